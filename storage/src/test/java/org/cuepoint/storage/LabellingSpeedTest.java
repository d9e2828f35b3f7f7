package org.cuepoint.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.cuepoint.core.annotation.Edge;
import org.cuepoint.core.annotation.ModelVersionId;
import org.cuepoint.core.annotation.Segment;
import org.cuepoint.core.annotation.Suggestion;
import org.cuepoint.core.annotation.SuggestionId;
import org.cuepoint.core.annotation.SuggestionStatus;
import org.cuepoint.core.edit.AnnotationEdit;
import org.cuepoint.core.edit.EditJournal;
import org.cuepoint.core.media.IndexedMedia;
import org.cuepoint.core.media.Video;
import org.cuepoint.core.session.Labelling;
import org.cuepoint.core.session.ProjectPorts;
import org.cuepoint.core.taxonomy.ActionClass;
import org.cuepoint.core.taxonomy.ClassId;
import org.cuepoint.core.taxonomy.LabelScheme;
import org.cuepoint.core.testing.Fixtures;
import org.cuepoint.core.testing.InMemoryProject;
import org.cuepoint.core.time.FeatureClock;
import org.cuepoint.core.time.FrameIndex;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Measures labelling in one video with 100,000 segments and 100,000 suggestions, and asserts
 * nothing about time: {@code mvn -Pslow} writes the figures to the log.
 */
@Tag("slow")
class LabellingSpeedTest {

  private static final Logger LOG = LoggerFactory.getLogger(LabellingSpeedTest.class);
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final int COUNT = 100_000;
  private static final int SPACING = 20;
  private static final int CLASSES = 12;
  private static final int MANY = 500;

  @TempDir private Path temporary;

  private final LabelScheme scheme =
      LabelScheme.exclusive(IntStream.range(0, CLASSES).mapToObj(i -> "class " + i).toList());
  private final List<ClassId> classes = scheme.classes().stream().map(ActionClass::id).toList();
  private final IndexedMedia media = Fixtures.media(COUNT * SPACING);
  private final FrameIndex index = media.index();
  private final Video video = Fixtures.video("one.mp4", media);
  private final ModelVersionId model = ModelVersionId.random();
  private final SplittableRandom random = new SplittableRandom(7);

  @Test
  void inAProjectFolder() throws IOException {
    try (ProjectPorts ports =
        new H2ProjectOpener().create(temporary.resolve("p"), "Speed", FeatureClock.DEFAULT)) {
      measure("H2", ports);
    }
  }

  @Test
  void inMemory() {
    try (InMemoryProject ports = new InMemoryProject()) {
      measure("memory", ports);
    }
  }

  private void measure(String where, ProjectPorts ports) {
    ports.project().saveScheme(new LabelScheme(2, scheme.classes(), scheme.groups()));
    ports.project().addVideo(video, media);
    EditJournal journal = new EditJournal(ports.journal(), Fixtures.ADA, InstantSource.system());
    Labelling labelling = new Labelling(ports.annotations(), journal, () -> scheme);
    List<AnnotationEdit> edits = new ArrayList<>();
    List<Suggestion> suggestions = new ArrayList<>();
    for (int i = 0; i < COUNT; i++) {
      int start = i * SPACING;
      edits.add(
          new AnnotationEdit.Add(
              Fixtures.segment(video.id(), classes.get(i % CLASSES), start, start + 10)));
      suggestions.add(suggestion(classes.get((i + 1) % CLASSES), start + 8, start + 18));
    }
    timed(
        where + ": add 100,000 segments in one step",
        1,
        i -> journal.apply(video.id(), "t", edits));
    timed(
        where + ": replace 100,000 suggestions",
        1,
        i -> ports.annotations().replaceProposed(video.id(), model, suggestions));
    timed(where + ": read the segments", 5, i -> ports.annotations().segments(video.id()));
    timed(
        where + ": read the suggestions",
        5,
        i -> ports.annotations().suggestions(video.id(), Set.of(SuggestionStatus.PROPOSED)));
    scope = Optional.of(video.id());
    edit(where, journal, labelling, suggestions);
    List<Segment> some = ports.annotations().segments(video.id()).subList(3000, 3000 + MANY);
    timed(
        where + ": nudge 500",
        5,
        i -> labelling.nudge(read(ports).subList(9000, 9000 + MANY), index, Edge.END, 1));
    assertEquals(MANY, some.size());
    labelling.add(
        video.id(),
        Optional.empty(),
        classes.getFirst(),
        index,
        new org.cuepoint.core.time.FrameRange(SPACING * 5, SPACING * COUNT / 2));
    edit(where + ", with one that covers half the video", journal, labelling, suggestions);
  }

  private Optional<org.cuepoint.core.media.VideoId> scope = Optional.empty();
  private int next = COUNT;

  private List<Segment> read(ProjectPorts ports) {
    return ports.annotations().segments(video.id());
  }

  private void edit(
      String where, EditJournal journal, Labelling labelling, List<Suggestion> suggestions) {
    timed(
        where + ": accept one, with what can be undone and redone",
        200,
        i -> {
          labelling.accept(List.of(suggestions.get(--next)), index, 1);
          journal.undoable(scope);
          journal.redoable(scope);
        });
    timed(where + ": undo one", 50, i -> journal.undo(scope));
    timed(where + ": redo one", 50, i -> journal.redo(scope));
    for (int round = 0; round < 3; round++) {
      next -= MANY;
      List<Suggestion> run = suggestions.subList(next, next + MANY);
      timed(where + ": accept 500 in a row", 1, i -> labelling.accept(run, index, 1));
      timed(where + ": undo that", 1, i -> journal.undo(scope));
      timed(where + ": redo that", 1, i -> journal.redo(scope));
      List<Suggestion> spread = new ArrayList<>();
      for (int i = 0; i < MANY; i++) {
        spread.add(suggestions.get((round + 1) * 11 + i * 80));
      }
      timed(where + ": accept 500 all over", 1, i -> labelling.accept(spread, index, 1));
      timed(where + ": undo that", 1, i -> journal.undo(scope));
    }
  }

  private Suggestion suggestion(ClassId actionClass, int start, int end) {
    Map<ClassId, Double> probabilities = new HashMap<>();
    classes.forEach(c -> probabilities.put(c, random.nextDouble() / CLASSES));
    return new Suggestion(
        SuggestionId.random(),
        video.id(),
        Optional.empty(),
        model,
        index.range(start, end),
        actionClass,
        probabilities,
        Map.of("entropy", random.nextDouble(), "margin", random.nextDouble()),
        SuggestionStatus.PROPOSED,
        Optional.empty(),
        0,
        0);
  }

  private static void timed(String what, int times, IntConsumer work) {
    double[] milliseconds = new double[times];
    double[] computed = new double[times];
    for (int i = 0; i < times; i++) {
      long start = System.nanoTime();
      long before = THREADS.getCurrentThreadCpuTime();
      work.accept(i);
      computed[i] = (THREADS.getCurrentThreadCpuTime() - before) / 1e6;
      milliseconds[i] = (System.nanoTime() - start) / 1e6;
    }
    Arrays.sort(milliseconds);
    Arrays.sort(computed);
    LOG.info(
        String.format(
            Locale.ROOT,
            "%s: p50 %.1f ms, p95 %.1f ms (of processor time %.1f, %.1f)",
            what,
            milliseconds[times / 2],
            milliseconds[times * 95 / 100],
            computed[times / 2],
            computed[times * 95 / 100]));
  }
}
