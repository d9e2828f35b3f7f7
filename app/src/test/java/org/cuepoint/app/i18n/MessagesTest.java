package org.cuepoint.app.i18n;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cuepoint.core.active.RankedClip;
import org.cuepoint.core.active.Signal;
import org.cuepoint.core.annotation.LabelState;
import org.cuepoint.core.session.AnnotationExchange;
import org.cuepoint.core.session.Labelling;
import org.cuepoint.core.session.RegionEditing;
import org.junit.jupiter.api.Test;

/** Every key that the sources name is in the bundle, and the other way round. */
class MessagesTest {

  private static final Pattern KEY = Pattern.compile("\"([a-z][a-z0-9]*(?:[.-][a-z0-9-]+)+)\"");
  private static final Pattern COMMAND = Pattern.compile("named\\(\\s*\"([a-z0-9.-]+)\"");
  private static final Pattern LOOKED_UP =
      Pattern.compile("(?:text|heading|row|step|menu|textColumn)\\(\\s*\"([a-z0-9.-]+[a-z0-9])\"");

  private static Properties bundle() throws IOException {
    Properties texts = new Properties();
    try (InputStream in = Messages.class.getResourceAsStream("messages.properties")) {
      texts.load(new java.io.InputStreamReader(in, StandardCharsets.UTF_8));
    }
    return texts;
  }

  /** The packages that take their texts from this bundle; others have bundles of their own. */
  private static String sources() throws IOException {
    Path root = Path.of("src/main/java/org/cuepoint/app");
    Set<String> others = Set.of("cli", "demo", "platform", "player", "timeline");
    try (Stream<Path> files = Files.walk(root)) {
      StringBuilder all = new StringBuilder();
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
        if (!others.contains(root.relativize(file).getName(0).toString())) {
          all.append(Files.readString(file));
        }
      }
      return all.toString();
    }
  }

  private static Set<String> found(Pattern pattern, String sources) {
    Set<String> keys = new TreeSet<>();
    Matcher matcher = pattern.matcher(sources);
    while (matcher.find()) {
      keys.add(matcher.group(1));
    }
    return keys;
  }

  /** Keys that are put together at run time. */
  private static Set<String> composed(String sources) {
    Set<String> keys = new TreeSet<>();
    Set<String> commands = found(COMMAND, sources);
    commands.forEach(id -> keys.add("command." + id));
    commands.forEach(id -> keys.add("keys." + id.substring(0, id.indexOf('.'))));
    for (Labelling.Action action : Labelling.Action.values()) {
      keys.add("step." + action.key());
    }
    for (RegionEditing.Action action : RegionEditing.Action.values()) {
      keys.add("step." + action.key());
    }
    keys.add("step." + AnnotationExchange.IMPORT_ACTION);
    for (LabelState state : LabelState.values()) {
      keys.add("state." + state.name().toLowerCase(Locale.ROOT));
    }
    for (Signal signal : Signal.values()) {
      keys.add("queue.part." + signal.word());
    }
    keys.add("queue.part." + RankedClip.RARE);
    keys.add("queue.part." + RankedClip.EDGE_SECONDS);
    for (String chooser : Set.of("max-herding", "uncertainty")) {
      keys.add("queue.chooser." + chooser);
    }
    for (String part : Set.of("entropy", "margin")) {
      keys.add("inspector.part." + part);
    }
    keys.add("inspector.part.confidence");
    return keys;
  }

  @Test
  void everyKeyThatIsLookedUpIsThere() throws IOException {
    String sources = sources();
    Set<String> wanted = found(LOOKED_UP, sources);
    wanted.addAll(composed(sources));
    wanted.removeAll(bundle().stringPropertyNames());
    assertEquals(Set.of(), wanted);
  }

  @Test
  void everyKeyThatIsThereIsLookedUp() throws IOException {
    String sources = sources();
    Set<String> unused = new TreeSet<>(bundle().stringPropertyNames());
    unused.removeAll(found(KEY, sources));
    unused.removeAll(composed(sources));
    assertEquals(Set.of(), unused);
  }

  @Test
  void everyTextIsAWellFormedPattern() throws IOException {
    Properties texts = bundle();
    Set<String> malformed =
        texts.stringPropertyNames().stream()
            .filter(key -> !isWellFormed(texts.getProperty(key)))
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(Set.of(), malformed);
  }

  private static boolean isWellFormed(String text) {
    // A straight apostrophe quotes in a pattern and is lost; the typographic one is meant.
    if (text.isBlank() || text.contains("'") || text.contains("!")) {
      return false;
    }
    try {
      return !new MessageFormat(text, Locale.ENGLISH).format(new Object[] {1, 2, 3}).isBlank();
    } catch (IllegalArgumentException malformed) {
      return false;
    }
  }
}
