package org.cuepoint.app.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cuepoint.core.taxonomy.ActionClass;
import org.cuepoint.core.taxonomy.ClassId;
import org.cuepoint.core.taxonomy.ExclusiveGroup;
import org.cuepoint.core.taxonomy.GroupId;
import org.cuepoint.core.taxonomy.LabelScheme;

/** Classes that a file names. */
record SchemeFile(List<Entry> entries, List<Group> groups) {

  private static final Pattern MAPPING_LINE = Pattern.compile("\\s*\\d+[\\s,;]+(.*\\S)\\s*");

  record Entry(String name, Optional<String> colour, Optional<String> hotkey) {}

  record Group(String name, List<String> members) {}

  /** Reads a mapping file of MS-TCN or a scheme in JSON; the content tells which. */
  static SchemeFile read(Path file, String background) throws IOException {
    String text = Files.readString(file);
    return text.stripLeading().startsWith("{") ? json(file, text) : mapping(file, text, background);
  }

  private static SchemeFile mapping(Path file, String text, String background) {
    List<Entry> entries = new ArrayList<>();
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      if (line.isBlank()) {
        continue;
      }
      Matcher matcher = MAPPING_LINE.matcher(line);
      if (!matcher.matches()) {
        throw new CommandFailedException(
            "Line "
                + number
                + " of "
                + file
                + " is no number with a name; write for example '1 walk', or use JSON.");
      }
      if (!matcher.group(1).equals(background)) {
        entries.add(new Entry(matcher.group(1), Optional.empty(), Optional.empty()));
      }
    }
    return new SchemeFile(entries, List.of());
  }

  private static SchemeFile json(Path file, String text) {
    try {
      JsonObject document = JsonParser.parseString(text).getAsJsonObject();
      List<Entry> entries = new ArrayList<>();
      for (JsonElement element : document.getAsJsonArray("classes")) {
        if (element.isJsonPrimitive()) {
          entries.add(new Entry(element.getAsString(), Optional.empty(), Optional.empty()));
        } else {
          JsonObject each = element.getAsJsonObject();
          entries.add(
              new Entry(
                  each.get("name").getAsString(), text(each, "colour"), text(each, "hotkey")));
        }
      }
      List<Group> groups = new ArrayList<>();
      if (document.get("groups") instanceof JsonArray array) {
        for (JsonElement element : array) {
          JsonObject each = element.getAsJsonObject();
          groups.add(
              new Group(
                  each.get("name").getAsString(),
                  each.getAsJsonArray("classes").asList().stream()
                      .map(JsonElement::getAsString)
                      .toList()));
        }
      }
      return new SchemeFile(entries, groups);
    } catch (JsonParseException
        | IllegalStateException
        | NullPointerException
        | UnsupportedOperationException unfit) {
      throw new CommandFailedException(
          file + " is no scheme; it needs {\"classes\":[{\"name\":…}]} or lines such as '1 walk'.");
    }
  }

  private static Optional<String> text(JsonObject object, String name) {
    return Optional.ofNullable(object.get(name)).map(JsonElement::getAsString);
  }

  /** Returns the scheme with the classes that it does not have yet. */
  LabelScheme addTo(LabelScheme scheme) {
    LabelScheme more = scheme;
    for (Entry entry : entries) {
      if (more.find(entry.name).isEmpty()) {
        more = withEntry(more, entry);
      }
    }
    // Groups of the file count only in a project that had no classes: they say nothing of others.
    return scheme.classes().isEmpty() && !groups.isEmpty() ? withGroups(more) : more;
  }

  private static LabelScheme withEntry(LabelScheme scheme, Entry entry) {
    LabelScheme more = scheme.withClass(entry.name);
    ActionClass added = more.classes().getLast();
    boolean free =
        entry.hotkey.isPresent()
            && scheme.classes().stream().noneMatch(c -> c.hotkey().equals(entry.hotkey));
    ActionClass wanted =
        new ActionClass(
            added.id(),
            added.name(),
            entry.colour.orElse(added.colour()),
            free ? entry.hotkey : withoutClash(scheme, added.hotkey()),
            added.parent());
    List<ActionClass> classes = new ArrayList<>(scheme.classes());
    classes.add(wanted);
    return new LabelScheme(more.version(), classes, more.groups());
  }

  private static Optional<String> withoutClash(LabelScheme scheme, Optional<String> hotkey) {
    return hotkey.filter(
        key -> scheme.classes().stream().noneMatch(c -> c.hotkey().equals(Optional.of(key))));
  }

  private LabelScheme withGroups(LabelScheme scheme) {
    List<ExclusiveGroup> made = new ArrayList<>();
    for (Group group : groups) {
      List<ClassId> members =
          group.members.stream()
              .flatMap(m -> scheme.find(m).stream())
              .map(ActionClass::id)
              .toList();
      made.add(new ExclusiveGroup(GroupId.random(), group.name, members));
    }
    return new LabelScheme(scheme.version(), scheme.classes(), made);
  }
}
