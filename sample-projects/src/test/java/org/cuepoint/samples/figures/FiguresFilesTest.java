package org.cuepoint.samples.figures;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.cuepoint.core.job.JobContext;
import org.cuepoint.core.media.FrameSize;
import org.cuepoint.core.media.javacv.JavaCvMediaLibrary;
import org.cuepoint.core.time.FrameIndex;
import org.cuepoint.samples.SampleProject;
import org.cuepoint.samples.SampleProject.VideoEntry;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files in the repository against the generator. */
class FiguresFilesTest {

  private static final List<ProjectFiles.Made> MADE = new ArrayList<>();

  @BeforeAll
  static void planFilms() {
    MADE.clear();
    for (Take take : FiguresGenerator.TAKES) {
      Film film = new Film(take, new FrameSize(40, 30), FiguresGenerator.SEED);
      MADE.add(new ProjectFiles.Made(take, film, Path.of(take.file())));
    }
  }

  @Test
  void truthAndLabelsAreWhatTheGeneratorPlans() throws IOException {
    assertEquals(ProjectFiles.csv(MADE), text(SampleProject.TRUTH));
    List<ProjectFiles.Made> labelled =
        MADE.stream().filter(one -> FiguresGenerator.LABELLED.contains(one.take().file())).toList();
    assertEquals(ProjectFiles.csv(labelled), text(SampleProject.LABELS));
    assertEquals(ReadmeText.of(MADE), text(SampleProject.README));
  }

  @Test
  void videosHaveExactlyThePlannedTimestamps(@TempDir Path folder) throws IOException {
    SampleProject project = SampleProject.figures();
    List<VideoEntry> entries = project.description().videos();
    List<Path> videos = project.copyTo(folder).videos();
    JavaCvMediaLibrary library = new JavaCvMediaLibrary();
    assertEquals(MADE.size(), videos.size());
    for (int i = 0; i < videos.size(); i++) {
      Film film = MADE.get(i).film();
      FrameIndex index = library.index(videos.get(i), JobContext.NONE).index();
      long[] planned = IntStream.range(0, film.frames()).mapToLong(film::pts).toArray();
      String file = entries.get(i).file();
      assertEquals(Take.TIME_BASE, index.timeBase(), file);
      assertArrayEquals(planned, index.allPts(), file);
      assertEquals(film.frames(), entries.get(i).frames(), file);
      assertEquals(0, index.synthesised().cardinality(), file);
    }
  }

  @Test
  void segmentsDoNotOverlapAndLieInsideTheVideo() {
    for (ProjectFiles.Made one : MADE) {
      int end = 0;
      for (Film.Truth truth : one.film().truth()) {
        String where = one.take().file() + " " + truth;
        assertTrue(truth.frames().start() >= end, where);
        assertTrue(truth.frames().length() >= 20, where);
        end = truth.frames().end();
      }
      assertTrue(end < one.film().frames(), one.take().file());
    }
  }

  @Test
  void everyClassComesOftenAndFromSeveralPeople() {
    Map<ActionKind, Integer> counts = new EnumMap<>(ActionKind.class);
    Map<ActionKind, Set<String>> people = new EnumMap<>(ActionKind.class);
    for (ProjectFiles.Made one : MADE) {
      for (Film.Truth truth : one.film().truth()) {
        counts.merge(truth.kind(), 1, Integer::sum);
        people
            .computeIfAbsent(truth.kind(), kind -> new HashSet<>())
            .add(one.take().performer().name());
      }
    }
    for (ActionKind kind : ActionKind.values()) {
      assertTrue(counts.getOrDefault(kind, 0) >= 6, kind + ": " + counts);
      assertTrue(people.getOrDefault(kind, Set.of()).size() >= 2, kind + ": " + people);
    }
  }

  @Test
  void aboutAThirdOfTheTimeNothingHappens() {
    double all = 0;
    double acting = 0;
    for (ProjectFiles.Made one : MADE) {
      Film film = one.film();
      double seconds = film.seconds(film.frames());
      double busy =
          film.truth().stream()
              .mapToDouble(t -> film.seconds(t.frames().end()) - film.seconds(t.frames().start()))
              .sum();
      double idle = 1 - busy / seconds;
      assertTrue(idle > 0.25 && idle < 0.42, one.take().file() + ": " + idle);
      assertTrue(seconds >= 60 && seconds <= 90, one.take().file() + ": " + seconds);
      all += seconds;
      acting += busy;
    }
    double idle = 1 - acting / all;
    assertTrue(idle >= 0.28 && idle <= 0.4, "idle share " + idle);
  }

  @Test
  void everyVideoHasSomethingPassingInFront() {
    for (ProjectFiles.Made one : MADE) {
      assertTrue(!one.film().occlusions().isEmpty(), one.take().file());
    }
  }

  private static String text(String file) throws IOException {
    try (InputStream in = SampleProject.figures().open(file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
