package org.cuepoint.core.active;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.cuepoint.core.media.VideoId;
import org.junit.jupiter.api.Test;

final class ClipRankerTest {

  private static final int WIDTH = 4;

  /** Nothing but the rules for neighbours, videos and groups. */
  private static final RankerSettings PLAIN =
      RankerSettings.defaults().withRareShare(0).withAuditShare(0);

  /** Chooses by entropy. */
  private static class ByEntropy implements AcquisitionFunction {
    @Override
    public String id() {
      return "test";
    }

    @Override
    public String displayName() {
      return "Test";
    }

    @Override
    public int apiVersion() {
      return API_VERSION;
    }

    @Override
    public Selection begin(Pool pool, RandomGenerator random) {
      float[] scores = pool.signal(Signal.ENTROPY).orElseThrow();
      return selection(
          allowed ->
              allowed.stream()
                  .boxed()
                  .max(
                      (a, b) ->
                          scores[a] == scores[b]
                              ? Integer.compare(b, a)
                              : Float.compare(scores[a], scores[b]))
                  .map(row -> new Selection.Pick(row, scores[row])));
    }
  }

  private static Selection selection(Function<BitSet, Optional<Selection.Pick>> next) {
    return new Selection() {
      @Override
      public Optional<Pick> next(BitSet allowed) {
        return next.apply(allowed);
      }

      @Override
      public String by() {
        return "inner";
      }
    };
  }

  private static final AcquisitionFunction ENTROPY = new ByEntropy();

  private static VideoId video(int number) {
    return new VideoId(new UUID(0, number));
  }

  /** Twenty windows of eight ticks in each of some videos. */
  private static List<Place> windows(int videos, Function<Integer, String> group) {
    List<Place> all = new ArrayList<>();
    for (int v = 0; v < videos; v++) {
      all.addAll(new Windows(8).cut(video(v), Optional.empty(), group.apply(v), 160, new BitSet()));
    }
    return all;
  }

  /** A pool with random distributions over background and three classes. */
  private static Pool pool(List<Place> places, int... labels) {
    Random random = new Random(11);
    float[] values = new float[places.size() * WIDTH];
    for (int row = 0; row < places.size(); row++) {
      float sum = 0;
      for (int c = 0; c < WIDTH; c++) {
        values[row * WIDTH + c] = random.nextFloat();
        sum += values[row * WIDTH + c];
      }
      for (int c = 0; c < WIDTH; c++) {
        values[row * WIDTH + c] /= sum;
      }
    }
    Matrix said = new Matrix(places.size(), WIDTH, values);
    List<Integer> starts = List.of(0);
    return new Pool(
        places,
        said,
        Matrix.NONE,
        Map.of(
            Signal.ENTROPY, Doubt.entropy(said, starts), Signal.MARGIN, Doubt.margin(said, starts)),
        new Pool.Known(Matrix.NONE, labels, WIDTH - 1));
  }

  private static Pool windows(int videos) {
    return pool(windows(videos, v -> ""));
  }

  private static List<RankedClip> rank(Pool pool, RankerSettings settings) {
    return ClipRanker.rank(pool, ENTROPY, settings).clips();
  }

  private static long most(List<RankedClip> clips, Function<Place, Object> by) {
    return Collections.max(
        clips.stream()
            .collect(Collectors.groupingBy(clip -> by.apply(clip.place()), Collectors.counting()))
            .values());
  }

  @Test
  void theMostUncertainPlaceComesFirstAndSaysWhy() {
    Pool pool = windows(6);
    RankedClip first = rank(pool, PLAIN).getFirst();
    float[] entropy = pool.signal(Signal.ENTROPY).orElseThrow();
    int row = pool.places().indexOf(first.place());
    for (float other : entropy) {
      assertTrue(other <= entropy[row]);
    }
    assertEquals(entropy[row], first.score());
    assertEquals(first.score(), first.parts().get("entropy"));
    assertEquals(
        1 - pool.signal(Signal.MARGIN).orElseThrow()[row],
        first.parts().getOrDefault("margin", 0.0),
        1e-6,
        "the margin itself");
    List<Double> guesses = List.copyOf(first.guess().values());
    assertEquals(3, guesses.size());
    assertFalse(first.guess().containsKey(0), "background is no guess");
    assertTrue(guesses.get(0) >= guesses.get(1) && guesses.get(1) >= guesses.get(2));
    assertEquals("inner", ClipRanker.rank(pool, ENTROPY, PLAIN).by());
  }

  @Test
  void neighboursAreNotBothAsked() {
    List<RankedClip> ranked = rank(windows(1), PLAIN.withMaxShareOfOneVideo(1));
    assertTrue(ranked.size() >= 7 && ranked.size() <= 10, ranked.size() + " of windows 8 apart");
    for (RankedClip one : ranked) {
      for (RankedClip other : ranked) {
        assertTrue(one.equals(other) || !one.place().near(other.place(), 8));
      }
    }
  }

  @Test
  void overlappingPlacesOfDifferentLengthAreNotBothAsked() {
    List<Place> places = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      places.add(new Place(video(1), Optional.empty(), "", 5 * i, 5 * i + 1 + (i * 7) % 40));
    }
    List<RankedClip> ranked = rank(pool(places), PLAIN.withMaxShareOfOneVideo(1).withGapTicks(2));
    assertTrue(ranked.size() > 3);
    for (RankedClip one : ranked) {
      for (RankedClip other : ranked) {
        assertTrue(one.equals(other) || !one.place().near(other.place(), 2));
      }
    }
  }

  @Test
  void noVideoHasMoreThanItsShare() {
    List<RankedClip> ranked = rank(windows(5), PLAIN.withCount(10).withGapTicks(0));
    assertEquals(10, ranked.size());
    assertTrue(most(ranked, Place::video) <= 3);
  }

  @Test
  void aSingleVideoStillFillsTheQueue() {
    assertEquals(10, rank(windows(1), PLAIN.withCount(10).withGapTicks(0)).size());
  }

  @Test
  void groupsAreAskedAboutEvenly() {
    // Nine videos of one person, and one of each of two others.
    Pool pool = pool(windows(11, v -> v < 9 ? "ann" : "person " + v));
    RankerSettings settings = PLAIN.withCount(20).withMaxShareOfOneVideo(1).withGapTicks(0);
    List<RankedClip> ranked = rank(pool, settings);
    assertEquals(20, ranked.size());
    assertEquals(10, most(ranked, Place::group), "one and a half times a third of 20");
    assertTrue(most(rank(pool, settings.withMaxTimesEqualShare(3)), Place::group) > 12);
  }

  @Test
  void videosOfNoGroupAreNotHeldBack() {
    assertEquals(20, rank(windows(8), PLAIN.withMaxTimesEqualShare(1).withGapTicks(0)).size());
  }

  @Test
  void auditsAreATenthDrawnWhateverTheirScore() {
    Pool pool = windows(40);
    Map<Place, Integer> drawn = new HashMap<>();
    int audits = 0;
    int questions = 0;
    for (int seed = 0; seed < 400; seed++) {
      for (RankedClip clip : rank(pool, RankerSettings.defaults().withCount(25).withSeed(seed))) {
        questions++;
        if (clip.audit() == QueueItem.Audit.YES) {
          audits++;
          drawn.merge(clip.place(), 1, Integer::sum);
          assertEquals(0, clip.score());
        }
      }
    }
    assertEquals(0.1, (double) audits / questions, 0.005, "2.5 of 25 in the mean");
    // 1,000 draws from 800 places: the share never drawn is exp(-1.25) = 0.287.
    assertEquals(0.287, 1 - drawn.size() / 800.0, 0.04);
    float[] entropy = pool.signal(Signal.ENTROPY).orElseThrow();
    double all = 0;
    for (float each : entropy) {
      all += each / entropy.length;
    }
    double seen =
        drawn.entrySet().stream()
                .mapToDouble(e -> e.getValue() * entropy[pool.places().indexOf(e.getKey())])
                .sum()
            / audits;
    assertEquals(all, seen, 0.02, "audits know nothing of doubt");
  }

  @Test
  void auditsAreTheSameForEveryFunction() {
    Pool pool = windows(10);
    AcquisitionFunction other =
        new ByEntropy() {
          @Override
          public Selection begin(Pool any, RandomGenerator random) {
            random.nextInt();
            return selection(
                allowed ->
                    allowed.stream().boxed().findFirst().map(row -> new Selection.Pick(row, 1)));
          }
        };
    assertEquals(
        audits(ClipRanker.rank(pool, ENTROPY, RankerSettings.defaults())),
        audits(ClipRanker.rank(pool, other, RankerSettings.defaults())));
  }

  private static List<Place> audits(ClipRanker.Ranking ranking) {
    return ranking.clips().stream()
        .filter(clip -> clip.audit() == QueueItem.Audit.YES)
        .map(RankedClip::place)
        .toList();
  }

  @Test
  void halfTheQueueHasHalfTheAudits() {
    List<RankedClip> ranked = rank(windows(10), PLAIN.withCount(40).withAuditShare(0.2));
    assertEquals(
        4, ranked.subList(0, 20).stream().filter(c -> c.audit() == QueueItem.Audit.YES).count());
  }

  @Test
  void rareClassesAreLookedForWhereTheyAreProbable() {
    int[] labels = new int[41];
    Arrays.fill(labels, 0, 20, 1);
    Arrays.fill(labels, 20, 40, 2);
    labels[40] = 3;
    Pool pool = pool(windows(10, v -> ""), labels);
    List<RankedClip> ranked = rank(pool, PLAIN.withCount(20).withRareShare(0.2));
    List<RankedClip> rare =
        ranked.stream().filter(clip -> clip.parts().containsKey(RankedClip.RARE)).toList();
    assertEquals(4, rare.size());
    for (RankedClip clip : rare) {
      int row = pool.places().indexOf(clip.place());
      assertEquals(pool.probabilities().at(row, 3), clip.parts().getOrDefault("rare", 0.0), 1e-9);
      assertTrue(clip.parts().getOrDefault("rare", 0.0) > 0.5, "the class is probable here");
    }
  }

  @Test
  void nothingIsRareWhereLabelsAreEvenOrThereAreNone() {
    for (int[] labels : List.of(new int[0], new int[] {1, 2, 3, 0, 0, 0})) {
      List<RankedClip> ranked = rank(pool(windows(10, v -> ""), labels), PLAIN.withRareShare(0.2));
      assertEquals(20, ranked.size());
      assertTrue(ranked.stream().noneMatch(clip -> clip.parts().containsKey(RankedClip.RARE)));
    }
  }

  @Test
  void aRankingRepeatsExactlyAndAnotherSeedDrawsOthers() {
    RankerSettings settings = RankerSettings.defaults();
    assertEquals(rank(windows(8), settings), rank(windows(8), settings));
    assertNotEquals(rank(windows(8), settings), rank(windows(8), settings.withSeed(2)));
  }

  @Test
  void nothingToAskGivesAnEmptyRanking() {
    assertEquals(List.of(), rank(pool(List.of()), RankerSettings.defaults()));
  }

  private static String complaint(Function<BitSet, Optional<Selection.Pick>> next) {
    AcquisitionFunction broken =
        new ByEntropy() {
          @Override
          public Selection begin(Pool pool, RandomGenerator random) {
            return selection(next);
          }
        };
    IllegalStateException thrown =
        assertThrows(IllegalStateException.class, () -> ClipRanker.rank(windows(1), broken, PLAIN));
    return String.valueOf(thrown.getMessage());
  }

  @Test
  void aFunctionThatBreaksItsWordIsNamed() {
    assertTrue(
        complaint(allowed -> Optional.of(new Selection.Pick(0, Double.NaN)))
            .contains("'test' gave a score that is no number"));
    assertTrue(
        complaint(allowed -> Optional.of(new Selection.Pick(3, 1)))
            .contains("'test' gave a place that it may not choose"));
  }
}
