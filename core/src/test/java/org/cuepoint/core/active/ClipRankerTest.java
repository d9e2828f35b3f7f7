package org.cuepoint.core.active;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.cuepoint.core.media.VideoId;
import org.cuepoint.core.recognition.ProbabilityTrack;
import org.cuepoint.core.taxonomy.ClassId;
import org.cuepoint.core.time.FeatureClock;
import org.junit.jupiter.api.Test;

final class ClipRankerTest {

  private static final List<ClassId> CLASSES = List.of(ClassId.random(), ClassId.random());
  private static final List<List<Integer>> GROUPS = List.of(List.of(0, 1));

  private static ProbabilityTrack track(float... values) {
    return new ProbabilityTrack(FeatureClock.DEFAULT, CLASSES, values);
  }

  private static Candidate candidate(ProbabilityTrack track) {
    return new Candidate(VideoId.random(), Optional.empty(), 0, track.ticks(), track, GROUPS);
  }

  private static VideoId video(int number) {
    return new VideoId(new UUID(0, number));
  }

  private static double scoreOf(AcquisitionFunction function, Candidate candidate) {
    return function.score(List.of(candidate), new Random(0))[0];
  }

  /** Twenty windows of eight ticks in each of some videos; the same doubt everywhere. */
  private static List<Candidate> windows(int videos) {
    List<Candidate> all = new ArrayList<>();
    ProbabilityTrack track = track(new float[2 * 160]);
    for (int v = 0; v < videos; v++) {
      all.addAll(new Windows(8).cut(video(v), Optional.empty(), track, GROUPS, new BitSet()));
    }
    return all;
  }

  @Test
  void entropyIsInNatsAndCountsBackground() {
    double expected =
        (Math.log(3) - (.5 * Math.log(.5) + .3 * Math.log(.3) + .2 * Math.log(.2))) / 2;
    Candidate candidate = candidate(track(1 / 3f, 1 / 3f, .5f, .3f));
    assertEquals(expected, scoreOf(new Entropy(), candidate), 1e-6);
  }

  @Test
  void entropyIsTheMeanOverGroups() {
    Candidate alone =
        new Candidate(
            VideoId.random(),
            Optional.empty(),
            0,
            1,
            track(.5f, 0f),
            List.of(List.of(0), List.of(1)));
    assertEquals(Math.log(2) / 2, scoreOf(new Entropy(), alone), 1e-6);
  }

  @Test
  void marginAndLeastConfidenceGrowWithDoubt() {
    Candidate candidate = candidate(track(.5f, .3f, .1f, .1f));
    assertEquals(1 - (.2 + .7) / 2, scoreOf(new Margin(), candidate), 1e-6);
    assertEquals(1 - (.5 + .8) / 2, scoreOf(new LeastConfidence(), candidate), 1e-6);
  }

  @Test
  void theMostUncertainPlaceComesFirstAndSaysWhy() {
    Candidate sure = candidate(track(.98f, .01f));
    Candidate torn = candidate(track(.3f, .6f));
    List<RankedClip> ranked =
        ClipRanker.rank(List.of(sure, torn), new Entropy(), RankerSettings.defaults());
    assertEquals(List.of(torn, sure), ranked.stream().map(RankedClip::candidate).toList());
    assertEquals(ranked.getFirst().score(), ranked.getFirst().parts().get("entropy"));
    assertEquals(.3, ranked.getFirst().parts().getOrDefault("margin", 0.0), 1e-6);
    assertEquals(
        List.of(CLASSES.get(1), CLASSES.get(0)),
        List.copyOf(ranked.getFirst().guess().keySet()),
        "most probable first");
  }

  @Test
  void neighboursAreNotBothAsked() {
    List<RankedClip> ranked =
        ClipRanker.rank(windows(1), new Entropy(), new RankerSettings(20, 1, 8, 1));
    // Windows of 8 ticks that are at least 8 apart: every second one.
    assertEquals(10, ranked.size());
    for (RankedClip one : ranked) {
      for (RankedClip other : ranked) {
        assertTrue(one.equals(other) || !one.candidate().near(other.candidate(), 8));
      }
    }
  }

  @Test
  void noVideoHasMoreThanItsShare() {
    List<RankedClip> ranked =
        ClipRanker.rank(windows(5), new Entropy(), new RankerSettings(10, .3, 0, 1));
    assertEquals(10, ranked.size());
    Map<VideoId, Long> counts =
        ranked.stream()
            .collect(Collectors.groupingBy(r -> r.candidate().video(), Collectors.counting()));
    assertEquals(3, Collections.max(counts.values()));
  }

  @Test
  void aSingleVideoStillFillsTheQueue() {
    assertEquals(
        10, ClipRanker.rank(windows(1), new Entropy(), new RankerSettings(10, .3, 0, 1)).size());
  }

  @Test
  void theOrderOfCandidatesDoesNotMatter() {
    List<Candidate> candidates = new ArrayList<>(windows(4));
    for (AcquisitionFunction function : List.of(new Entropy(), new RandomChoice())) {
      Function<List<Candidate>, List<Candidate>> rank =
          list ->
              ClipRanker.rank(list, function, RankerSettings.defaults()).stream()
                  .map(RankedClip::candidate)
                  .toList();
      List<Candidate> first = rank.apply(candidates);
      Collections.shuffle(candidates, new Random(7));
      assertEquals(first, rank.apply(candidates), function.id());
    }
  }

  @Test
  void anotherSeedDrawsOtherPlaces() {
    RankerSettings settings = RankerSettings.defaults();
    assertNotEquals(
        ClipRanker.rank(windows(4), new RandomChoice(), settings),
        ClipRanker.rank(windows(4), new RandomChoice(), settings.withSeed(2)));
  }

  @Test
  void nothingToAskGivesAnEmptyRanking() {
    assertEquals(List.of(), ClipRanker.rank(List.of(), new Entropy(), RankerSettings.defaults()));
  }

  @Test
  void aFunctionThatGivesNoNumbersIsNamed() {
    AcquisitionFunction broken =
        new AcquisitionFunction() {
          @Override
          public String id() {
            return "broken";
          }

          @Override
          public String displayName() {
            return "Broken";
          }

          @Override
          public int apiVersion() {
            return API_VERSION;
          }

          @Override
          public double[] score(List<Candidate> candidates, RandomGenerator random) {
            return new double[] {Double.NaN};
          }
        };
    IllegalStateException thrown =
        assertThrows(
            IllegalStateException.class,
            () ->
                ClipRanker.rank(
                    List.of(candidate(track(.5f, .5f))), broken, RankerSettings.defaults()));
    assertTrue(String.valueOf(thrown.getMessage()).contains("'broken'"));
  }

  @Test
  void windowsCoverWhatIsNotSeenAndLeaveCrumbs() {
    BitSet seen = new BitSet();
    seen.set(21, 30);
    seen.set(33, 50);
    List<Candidate> windows =
        new Windows(8).cut(video(1), Optional.empty(), track(new float[2 * 64]), GROUPS, seen);
    int[][] ranges =
        windows.stream().map(w -> new int[] {w.startTick(), w.endTick()}).toArray(int[][]::new);
    int[][] expected = {{0, 8}, {8, 16}, {16, 21}, {50, 58}, {58, 64}};
    assertEquals(expected.length, ranges.length);
    for (int i = 0; i < expected.length; i++) {
      assertArrayEquals(expected[i], ranges[i]);
    }
  }

  @Test
  void aShortRestJoinsTheWindowBefore() {
    List<Candidate> windows =
        new Windows(8)
            .cut(video(1), Optional.empty(), track(new float[2 * 19]), GROUPS, new BitSet());
    assertEquals(2, windows.size());
    assertEquals(19, windows.getLast().endTick());
    assertEquals(8, windows.getLast().startTick());
  }

  @Test
  void aVideoShorterThanHalfAWindowIsOneWindow() {
    assertEquals(
        1,
        new Windows(16)
            .cut(video(1), Optional.empty(), track(new float[2 * 3]), GROUPS, new BitSet())
            .size());
  }
}
