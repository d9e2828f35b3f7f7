package org.cuepoint.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.cuepoint.core.active.Columns;
import org.cuepoint.core.active.Looks;
import org.cuepoint.core.active.Matrix;
import org.cuepoint.core.active.QueueItem;
import org.cuepoint.core.active.RankedClip;
import org.cuepoint.core.job.JobContext;
import org.cuepoint.core.recognition.ProbabilityFile;
import org.cuepoint.core.recognition.ProbabilityTrack;
import org.cuepoint.core.taxonomy.ClassId;
import org.cuepoint.core.time.FeatureClock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Ten windows of two seconds: an edge that takes a second in the third, a clear one in the sixth.
 */
final class RankingWorkTest {

  private static final int WINDOW = 16;
  private static final Columns COLUMNS = new Columns(List.of(List.of(0, 1)));

  /** Draws none at random and looks for no rare class, so that all is left to the function. */
  private static final long SEED = 1;

  private static final int TICKS = 10 * WINDOW;
  private static final int SLOW = 2 * WINDOW + 8;
  private static final int CLEAR = 5 * WINDOW + 8;

  /** The window about which the other model thinks otherwise. */
  private static final int OTHERWISE = 8;

  @TempDir Path folder;

  private static float[] said() {
    float[] values = new float[2 * TICKS];
    for (int t = 0; t < TICKS; t++) {
      float first = t < CLEAR ? Math.clamp((t - SLOW) / 8f + .5f, 0, 1) : 0;
      values[2 * t] = first * .98f;
      values[2 * t + 1] = t < CLEAR ? 0 : t / WINDOW == OTHERWISE ? .7f : .98f;
    }
    return values;
  }

  private static float[] saidByOther() {
    float[] values = said();
    for (int t = OTHERWISE * WINDOW; t < (OTHERWISE + 1) * WINDOW; t++) {
      values[2 * t] = .9f;
      values[2 * t + 1] = 0;
    }
    return values;
  }

  private static RankingWork.Sight sight(Optional<float[]> information) {
    return new RankingWork.Sight() {
      @Override
      public Matrix said(int source) {
        return COLUMNS.of(
            new ProbabilityTrack(
                FeatureClock.DEFAULT,
                List.of(ClassId.random(), ClassId.random()),
                RankingWorkTest.said()));
      }

      @Override
      public Looks kindOfLooks() {
        return Looks.CHANNELS;
      }

      @Override
      public int hertz() {
        return FeatureClock.DEFAULT.hertz();
      }

      @Override
      public Matrix looks(int source) {
        return Matrix.NONE;
      }

      @Override
      public Optional<float[]> information(int source) {
        return information;
      }
    };
  }

  private EngineProtocol.Rank request(String acquisition, EngineProtocol.@Nullable Beside beside) {
    return new EngineProtocol.Rank(
        List.of(List.of(0, 1)),
        List.of(
            new EngineProtocol.Source("v", null, "v.mp4", "", "", "", List.of(0.0, 0.0, 1.0, 1.0))),
        List.of(""),
        List.of(folder.resolve("said.probabilities").toString()),
        List.of(List.of()),
        List.of(List.of()),
        null,
        acquisition,
        WINDOW,
        4,
        SEED,
        beside,
        null);
  }

  private EngineProtocol.Beside beside(EngineProtocol.Beside.Use use) throws IOException {
    Path file = folder.resolve("other.probabilities");
    ProbabilityFile.write(file, FeatureClock.DEFAULT, 2, saidByOther());
    return new EngineProtocol.Beside("shift-attention", "teacher", List.of(file.toString()), use);
  }

  /** Returns the first window that was not drawn at random or for a rare class. */
  private static EngineProtocol.Window first(EngineProtocol.Ranked ranked) {
    return ranked.windows().stream()
        .filter(window -> window.audit() == QueueItem.Audit.NO)
        .filter(window -> !window.parts().containsKey(RankedClip.RARE))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void theUnclearEdgeIsAskedFirstAndSaysHowUnclearItIs() throws IOException {
    EngineProtocol.Ranked ranked =
        RankingWork.rank(request("boundary", null), sight(Optional.empty()), JobContext.NONE);
    assertNull(ranked.lacks());
    EngineProtocol.Window slow = first(ranked);
    assertEquals(2 * WINDOW, slow.startTick(), ranked.windows().toString());
    assertEquals(0.286, slow.parts().getOrDefault(RankedClip.EDGE_SECONDS, 0.0), 0.01);
    assertTrue(slow.parts().getOrDefault("boundary", 0.0) > 0.5, slow.parts().toString());
    assertEquals(List.of(), slow.opinions());
  }

  @Test
  void aStrategyThatLacksItsNumbersSaysWhatToTrain() throws IOException {
    for (String id : List.of("bald", "disagreement")) {
      EngineProtocol.Ranked ranked =
          RankingWork.rank(request(id, null), sight(Optional.empty()), JobContext.NONE);
      assertTrue(ranked.windows().isEmpty());
      String lacks = String.valueOf(ranked.lacks());
      assertTrue(lacks.contains("'" + id + "' needs") && lacks.contains("train"), lacks);
    }
    ProbabilityFile.write(
        folder.resolve("said.probabilities"), FeatureClock.DEFAULT, 2, RankingWorkTest.said());
    assertThrows(
        IllegalStateException.class,
        () -> RankingWork.rank(request("bald", null), JobContext.NONE),
        "a person who waits for nothing else is told at once");
  }

  @Test
  void whatWasKeptOfAModelsVersionsOrdersThePlaces() throws IOException {
    Path said = folder.resolve("said.probabilities");
    ProbabilityFile.write(said, FeatureClock.DEFAULT, 2, RankingWorkTest.said());
    float[] information = new float[TICKS];
    java.util.Arrays.fill(information, 6 * WINDOW, 7 * WINDOW, 0.3f);
    ProbabilityFile.write(ProbabilityFile.information(said), FeatureClock.DEFAULT, 1, information);
    EngineProtocol.Ranked ranked = RankingWork.rank(request("bald", null), JobContext.NONE);
    assertEquals(6 * WINDOW, first(ranked).startTick());
    assertEquals(0.3, first(ranked).parts().getOrDefault("bald", 0.0), 1e-6);
  }

  @Test
  void whereTwoModelsDisagreeIsAskedFirstAndBothAreQuoted() throws IOException {
    EngineProtocol.Ranked ranked =
        RankingWork.rank(
            request("disagreement", beside(EngineProtocol.Beside.Use.ORDER)),
            sight(Optional.empty()),
            JobContext.NONE);
    EngineProtocol.Window window = first(ranked);
    assertEquals(OTHERWISE * WINDOW, window.startTick());
    assertEquals(
        List.of("shift-attention 1", "teacher 0"),
        window.opinions().stream().map(said -> said.speaker() + " " + said.label()).toList());
    assertEquals(1, ranked.windows().stream().filter(each -> !each.opinions().isEmpty()).count());
  }

  @Test
  void anotherModelsWordIsToldWithoutChangingTheOrder() throws IOException {
    EngineProtocol.Rank plain = request("margin", null);
    EngineProtocol.Rank told = request("margin", beside(EngineProtocol.Beside.Use.WORDS));
    EngineProtocol.Ranked without =
        RankingWork.rank(plain, sight(Optional.empty()), JobContext.NONE);
    EngineProtocol.Ranked with = RankingWork.rank(told, sight(Optional.empty()), JobContext.NONE);
    assertEquals(
        without.windows().stream().map(EngineProtocol.Window::startTick).toList(),
        with.windows().stream().map(EngineProtocol.Window::startTick).toList());
    assertEquals(OTHERWISE * WINDOW, first(with).startTick(), "it has the least margin");
    assertEquals(2, first(with).opinions().size());
    assertFalse(first(with).parts().containsKey("disagreement"));
  }

  /** Sees pairs of ticks, the last of which is half one. */
  private static RankingWork.Sight coarse() {
    Stride pairs = new Stride(2);
    return new RankingWork.Sight() {
      private final RankingWork.Sight fine = sight(Optional.empty());

      @Override
      public Matrix said(int source) throws IOException {
        Matrix all = fine.said(source);
        return pairs.means(new Matrix(TICKS - 1, all.width(), all.values()));
      }

      @Override
      public Looks kindOfLooks() {
        return fine.kindOfLooks();
      }

      @Override
      public int hertz() {
        return fine.hertz();
      }

      @Override
      public Matrix looks(int source) {
        return Matrix.NONE;
      }

      @Override
      public Stride stride() {
        return pairs;
      }

      @Override
      public int ticks(int source) {
        return TICKS - 1;
      }
    };
  }

  @Test
  void whoLooksAtPairsOfTicksAsksAboutTheSamePlaces() throws IOException {
    EngineProtocol.Window slow =
        first(RankingWork.rank(request("boundary", null), coarse(), JobContext.NONE));
    assertEquals(2 * WINDOW, slow.startTick());
    assertEquals(3 * WINDOW, slow.endTick());
    assertEquals(0.286, slow.parts().getOrDefault(RankedClip.EDGE_SECONDS, 0.0), 0.05);
    EngineProtocol.Window unlike =
        first(
            RankingWork.rank(
                request("disagreement", beside(EngineProtocol.Beside.Use.ORDER)),
                coarse(),
                JobContext.NONE));
    assertEquals(OTHERWISE * WINDOW, unlike.startTick());
  }

  @Test
  void aRowThatIsCutShortEndsWithItsVideo() throws IOException {
    EngineProtocol.Rank whole = request("margin", null);
    EngineProtocol.Rank last =
        new EngineProtocol.Rank(
            whole.groups(),
            whole.sources(),
            whole.videoGroups(),
            whole.probabilityFiles(),
            List.of(List.of(0, 9 * WINDOW)),
            whole.labelled(),
            null,
            whole.acquisition(),
            WINDOW,
            whole.count(),
            SEED,
            null,
            null);
    List<EngineProtocol.Window> windows =
        RankingWork.rank(last, coarse(), JobContext.NONE).windows();
    assertEquals(
        List.of(TICKS - 1), windows.stream().map(EngineProtocol.Window::endTick).toList());
  }
}
