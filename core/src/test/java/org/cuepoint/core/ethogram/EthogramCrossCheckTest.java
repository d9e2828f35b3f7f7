package org.cuepoint.core.ethogram;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.cuepoint.core.annotation.LabelState;
import org.cuepoint.core.annotation.Segment;
import org.cuepoint.core.ethogram.TransitionMatrix.Background;
import org.cuepoint.core.taxonomy.LabelScheme;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random labels, counted once more frame by frame with nothing but an array of letters. */
class EthogramCrossCheckTest {

  private static final int FRAMES = 400;
  private static final double FRAME = 1 / 25.0;
  private static final String NAMES = "abc";

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void figuresAreThoseOfAnIndependentCount(long seed) {
    Watched watched = random(new Random(seed));
    char[] frames = letters(watched);
    Ethogram seen = watched.ethogram();
    TimeBudget budget = seen.all().budgets().getFirst();
    for (int c = 0; c < NAMES.length(); c++) {
      char letter = NAMES.charAt(c);
      List<Integer> lengths = lengths(frames, letter);
      BehaviourStatistics statistics = seen.all().statistics().get(c);
      String what = "seed " + seed + ", " + letter;
      assertEquals(lengths.size(), statistics.bouts(), what);
      assertEquals(count(frames, letter) * FRAME, statistics.totalSeconds(), 1e-6, what);
      assertEquals(count(frames, letter) * FRAME, budget.happening().get(c), 1e-6, what);
      assertEquals(
          lengths.isEmpty() ? Double.NaN : lengths.stream().sorted().toList().get(0) * FRAME,
          statistics.durations().least(),
          1e-6,
          what);
    }
    assertEquals(count(frames, '-') * FRAME, budget.background(), 1e-6);
    assertEquals(count(frames, '?') * FRAME, budget.unclear(), 1e-6);
    assertEquals(count(frames, 'x') * FRAME, budget.ignored(), 1e-6);
    assertEquals(count(frames, ' ') * FRAME, budget.unlabelled(), 1e-6);
    assertEquals(transitions(frames, ""), rows(seen, Background.LEFT_OUT), "seed " + seed);
    assertEquals(transitions(frames, "-"), rows(seen, Background.STATE), "seed " + seed);
  }

  private static List<List<Integer>> rows(Ethogram seen, Background background) {
    return seen.all().transitions(background).getFirst().counts();
  }

  private static Watched random(Random random) {
    Watched watched = new Watched(LabelScheme.exclusive(List.of("a", "b", "c")), FRAMES);
    for (int i = 0; i < 5; i++) {
      int start = random.nextInt(FRAMES - 100);
      watched.review(start, start + 20 + random.nextInt(80));
    }
    for (int i = 0; i < 18; i++) {
      int start = random.nextInt(FRAMES - 40);
      LabelState state =
          random.nextInt(5) > 0
              ? LabelState.POSITIVE
              : List.of(LabelState.NEGATIVE, LabelState.UNKNOWN, LabelState.IGNORE)
                  .get(random.nextInt(3));
      watched.label(
          NAMES.substring(i % 3, i % 3 + 1),
          start,
          start + 1 + random.nextInt(30),
          state,
          Optional.empty());
    }
    return watched;
  }

  /** The table of the semantics, read for one frame at a time. */
  private static char[] letters(Watched watched) {
    char[] frames = new char[FRAMES];
    for (int f = 0; f < FRAMES; f++) {
      int frame = f;
      boolean ignored = said(watched, frame, LabelState.IGNORE).length() > 0;
      String happens = said(watched, frame, LabelState.POSITIVE);
      String denied = said(watched, frame, LabelState.NEGATIVE);
      boolean looked =
          watched.reviewed().stream().anyMatch(range -> range.range().frames().contains(frame));
      long different = happens.chars().distinct().count();
      boolean contradicted = happens.chars().anyMatch(c -> denied.indexOf(c) >= 0);
      boolean all = looked || denied.chars().distinct().count() == NAMES.length();
      if (ignored) {
        frames[f] = 'x';
      } else if (said(watched, frame, LabelState.UNKNOWN).length() > 0
          || different > 1
          || contradicted) {
        frames[f] = '?';
      } else if (different == 1) {
        frames[f] = happens.charAt(0);
      } else {
        frames[f] = all ? '-' : ' ';
      }
    }
    return frames;
  }

  private static String said(Watched watched, int frame, LabelState state) {
    StringBuilder letters = new StringBuilder();
    for (Segment segment : watched.segments()) {
      if (segment.state() == state && segment.range().frames().contains(frame)) {
        letters.append(watched.scheme.find(segment.actionClass()).orElseThrow().name());
      }
    }
    return letters.toString();
  }

  private static long count(char[] frames, char letter) {
    return new String(frames).chars().filter(c -> c == letter).count();
  }

  private static List<Integer> lengths(char[] frames, char letter) {
    List<Integer> lengths = new ArrayList<>();
    for (String run : new String(frames).split("[^" + letter + "]+", -1)) {
      if (!run.isEmpty()) {
        lengths.add(run.length());
      }
    }
    return lengths;
  }

  /** Runs of letters as text: a change counts unless unknown time lies between. */
  private static List<List<Integer>> transitions(char[] frames, String background) {
    String states = NAMES + background;
    int[][] counts = new int[states.length()][states.length()];
    for (String stretch : new String(frames).split("[ ?x]+", -1)) {
      String letters = background.isEmpty() ? stretch.replace("-", "") : stretch;
      for (int i = 1; i < letters.length(); i++) {
        if (letters.charAt(i) != letters.charAt(i - 1)) {
          counts[states.indexOf(letters.charAt(i - 1))][states.indexOf(letters.charAt(i))]++;
        }
      }
    }
    return Arrays.stream(counts).map(row -> Arrays.stream(row).boxed().toList()).toList();
  }
}
