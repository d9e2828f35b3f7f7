package org.cuepoint.core.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cuepoint.core.active.QueueItem;
import org.cuepoint.core.active.QueueRound;
import org.cuepoint.core.annotation.Suggestion;
import org.cuepoint.core.engine.EngineClient;
import org.cuepoint.core.engine.EngineSettings;
import org.cuepoint.core.job.Job;
import org.cuepoint.core.job.JobContext;
import org.cuepoint.core.media.AnalysisRegion;
import org.cuepoint.core.media.Crop;
import org.cuepoint.core.media.FrameSize;
import org.cuepoint.core.media.RegionId;
import org.cuepoint.core.media.Video;
import org.cuepoint.core.media.VideoWriter;
import org.cuepoint.core.media.javacv.JavaCvMediaLibrary;
import org.cuepoint.core.recognition.ModelVersion;
import org.cuepoint.core.taxonomy.ClassId;
import org.cuepoint.core.taxonomy.LabelScheme;
import org.cuepoint.core.testing.Fixtures;
import org.cuepoint.core.testing.InMemoryProject;
import org.cuepoint.core.time.FeatureClock;
import org.cuepoint.core.time.FrameIndex;
import org.cuepoint.core.time.FrameRange;
import org.cuepoint.core.time.TimeBase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two cages in one picture, on the real engine: in each a square moves right, moves left or rests,
 * and whenever the one moves, the other rests. What is found in a cage is what happens there.
 */
class RegionsLearningTest {

  private static final int FPS = 10;
  private static final int PERIOD = 3 * FPS;
  private static final int FRAMES = 20 * PERIOD;
  private static final int LABELLED = 12 * PERIOD;
  private static final int SIDE = 96;

  @TempDir private static Path folder;

  @Test
  void featuresLabelsSuggestionsAndQuestionsFollowTheRegion() throws Exception {
    try (EngineClient engine =
        new EngineClient(
            EngineSettings.ofThisMachine(
                Path.of("target/test-home/engine-cache").toAbsolutePath(),
                folder.resolve("log")))) {
      InMemoryProject project =
          new InMemoryProject(
              Files.createTempDirectory(folder, "project"), "Cages", FeatureClock.DEFAULT);
      JavaCvMediaLibrary media = new JavaCvMediaLibrary();
      EngineLearningLoop loop =
          new EngineLearningLoop(project, media, engine, InstantSource.system());
      ProjectSession session =
          new ProjectSession(project, media, loop, Fixtures.ADA, InstantSource.system());
      LabelScheme scheme = LabelScheme.exclusive(List.of("right", "left"));
      project.project().saveScheme(new LabelScheme(2, scheme.classes(), scheme.groups()));
      run(session.intake().add(List.of(clip()), VideoIntake.Details.NONE));
      Video video = project.project().videos().getFirst();
      List<AnalysisRegion> cages =
          List.of(
              session
                  .regions()
                  .add(video.id(), "left cage", Optional.empty(), new Crop(0, 0, 0.5, 1)),
              session
                  .regions()
                  .add(video.id(), "right cage", Optional.empty(), new Crop(0.5, 0, 0.5, 1)));

      label(session, video, cages, scheme);
      assertEquals(2, run(loop.index(List.of())).videos(), "a region is a place of its own");
      ModelVersion model = run(loop.learnFastHead());
      List<Suggestion> suggested = run(loop.suggest(List.of())).suggestions();

      for (int cage = 0; cage < 2; cage++) {
        Optional<RegionId> region = Optional.of(cages.get(cage).id());
        List<Suggestion> here = suggested.stream().filter(s -> s.region().equals(region)).toList();
        int hits = 0;
        int crossed = 0;
        int frames = 0;
        for (Suggestion suggestion : here) {
          FrameRange place = suggestion.range().frames();
          int wanted = suggestion.actionClass().equals(scheme.classes().getFirst().id()) ? 1 : -1;
          for (int frame = place.start(); frame < place.end(); frame++) {
            hits += direction(cage, frame) == wanted ? 1 : 0;
            crossed += direction(1 - cage, frame) == wanted ? 1 : 0;
            frames++;
          }
        }
        String found = cages.get(cage).name() + ": " + hits + "/" + crossed + "/" + frames;
        assertTrue(here.size() >= 2, found + here);
        assertTrue(hits > 0.7 * frames, found);
        assertTrue(crossed < 0.2 * frames, found);
        assertTrue(loop.probabilities(video.id(), region).isPresent());
      }
      assertTrue(loop.probabilities(video.id(), Optional.empty()).isEmpty(), "not analysed whole");

      QueueRound round = run(loop.rank(new LearningLoop.RankRequest("entropy", 6, 1, List.of())));
      for (QueueItem item : round.items()) {
        assertTrue(item.region().isPresent(), "asked about the whole frame");
        assertTrue(item.range().frames().start() >= LABELLED - FPS, "asked about what is labelled");
      }
      assertEquals(2, round.items().stream().map(QueueItem::region).distinct().count());

      // Moving a region keeps its labels and makes its features anew, and only its own.
      session.regions().reshape(video.id(), cages.get(1).id(), new Crop(0.5, 0.125, 0.5, 0.75));
      assertFalse(loop.isIndexed(video.id()));
      Optional<RegionId> moved = Optional.of(cages.get(1).id());
      assertTrue(
          loop.probabilities(video.id(), moved).isEmpty(), "what was said of the old crop is used");
      assertTrue(loop.probabilities(video.id(), Optional.of(cages.get(0).id())).isPresent());
      session.regions().reshape(video.id(), cages.get(1).id(), cages.get(1).crop());
      assertTrue(loop.probabilities(video.id(), moved).isPresent(), "it is back where it was");
      session.regions().reshape(video.id(), cages.get(1).id(), new Crop(0.5, 0.125, 0.5, 0.75));
      long ticks = run(loop.index(List.of())).ticks();
      assertEquals(FRAMES / FPS * 8, ticks);
      assertTrue(session.regions().use(video.id(), moved).isLabelled());
      run(loop.rank(new LearningLoop.RankRequest("entropy", 6, 1, List.of())));
      assertTrue(loop.probabilities(video.id(), moved).isPresent(), "ranking asked the model anew");

      Repetition again = run(loop.repeat(model, Repetition.Then.DROP));
      assertEquals(
          Repetition.Weights.EQUAL, again.weights(), "a training is repeated on the crops of then");
    }
  }

  private static void label(
      ProjectSession session, Video video, List<AnalysisRegion> cages, LabelScheme scheme) {
    FrameIndex index = session.ports().project().index(video.id()).index();
    for (int cage = 0; cage < 2; cage++) {
      Optional<RegionId> region = Optional.of(cages.get(cage).id());
      for (int start = 0; start < LABELLED; start += PERIOD) {
        int direction = direction(cage, start);
        if (direction != 0) {
          ClassId named = scheme.classes().get(direction > 0 ? 0 : 1).id();
          session
              .labelling()
              .add(video.id(), region, named, index, new FrameRange(start, start + PERIOD));
        }
      }
      session.labelling().review(video.id(), region, index, new FrameRange(0, LABELLED));
    }
  }

  /** Returns 1 while the square of a cage moves right, -1 while it moves left, 0 while it rests. */
  private static int direction(int cage, int frame) {
    return switch ((frame / PERIOD + cage) % 4) {
      case 0 -> 1;
      case 2 -> -1;
      default -> 0;
    };
  }

  private static Path clip() throws Exception {
    Path file = folder.resolve("cages.mp4");
    ByteBuffer picture = ByteBuffer.allocateDirect(2 * SIDE * SIDE * 3);
    try (VideoWriter writer =
        new JavaCvMediaLibrary()
            .create(
                file,
                new FrameSize(2 * SIDE, SIDE),
                new TimeBase(1, FPS),
                new VideoWriter.Settings("mpeg4", 1_600_000, 20, 0, Map.of()))) {
      int[] at = {30, 50};
      for (int frame = 0; frame < FRAMES; frame++) {
        for (int cage = 0; cage < 2; cage++) {
          at[cage] = Math.floorMod(at[cage] + 2 * direction(cage, frame), SIDE);
        }
        for (int i = 0; i < 2 * SIDE * SIDE; i++) {
          int x = i % (2 * SIDE);
          int y = i / (2 * SIDE);
          boolean inside = Math.floorMod(x % SIDE - at[x / SIDE], SIDE) < 24 && y >= 36 && y < 60;
          byte shade = (byte) (inside ? 220 : 40 + y / 4);
          picture.put(3 * i, shade).put(3 * i + 1, shade).put(3 * i + 2, shade);
        }
        writer.write(picture.rewind(), frame);
      }
    }
    return file;
  }

  private static <T> T run(Job<T> job) throws Exception {
    return job.work().run(JobContext.NONE);
  }
}
