package org.cuepoint.core.eval;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Finds videos of which both sides of a split have a copy: the same file, or stretches of two
 * seconds that show the same movement in the same picture, as re-encoded, rescaled, brightened or
 * cut copies do.
 *
 * <p>Windows are compared by the correlation of what moves in them (see {@code MotionTrace}) and of
 * their mean picture, and by how much they differ in any part of it; a copy is the same everywhere.
 * Two performers in the same scene share the picture and not the movement; stretches in which
 * hardly anything moves are passed over, since an empty room looks the same whoever stands on which
 * side. Every window a second apart of one video is compared with every window of the other at half
 * ticks, first by a sketch of 48 numbers. Cost: 48 multiply-adds a pair of windows; one hour
 * against one hour takes about a second.
 *
 * <p>Limits: a mirrored, cropped, turned or sped-up copy is not found, nor is a copy whose movement
 * covers less than a hundredth of the picture's contrast. Pure functions.
 */
public final class LeakCheck {

  private static final double WINDOW_SECONDS = 2;

  /** Mean square of what moves, with the contrast of the picture as 1. */
  private static final double LEAST_ENERGY = 0.004;

  /** Correlation of sketches from which on windows are compared as a whole. */
  private static final double LIKELY = 0.85;

  // Measured on 36 videos of 6 groups in 8 shared scenes with following cameras: two different
  // stretches reach at most 0.944, and those above 0.9 differ by 0.75 or more in some block. Cut
  // copies at half the size, strongly compressed and brightened, or at another frame rate, reach
  // 0.979 or more with 0.34 or less.
  private static final double SAME_MOVEMENT = 0.95;
  private static final double MOST_DIFFERENCE = 0.45;
  private static final double SAME_PICTURE = 0.85;

  /** A copy goes on: a second earlier or later the movement must be alike, too. */
  private static final double GOES_ON = 0.85;

  private LeakCheck() {}

  /**
   * Two stretches that show the same.
   *
   * @param first name of one video
   * @param firstSeconds where it begins there
   * @param second name of the other
   * @param secondSeconds where it begins there
   * @param similarity correlation of what moves, 0 to 1; 1 for the same file
   */
  public record Leak(
      String first, double firstSeconds, String second, double secondSeconds, double similarity) {

    /** Returns what is wrong, as a sentence without its full stop. */
    public String text() {
      return similarity >= 1
          ? "'" + first + "' and '" + second + "' are the same file"
          : String.format(
              Locale.ROOT,
              "'%s' from %.1f s and '%s' from %.1f s show the same (similarity %.2f)",
              first,
              firstSeconds,
              second,
              secondSeconds,
              similarity);
    }
  }

  /**
   * Looks for copies across the sides of any fold.
   *
   * @param folds the split
   * @param fingerprints of the folds' videos, by the names that the folds use; all of one clock
   * @return the worst place of each pair of videos that has one, most similar first
   * @throws IllegalArgumentException if a video has no fingerprint or clocks differ
   */
  public static List<Leak> find(List<Fold> folds, Map<String, Fingerprint> fingerprints) {
    Map<String, Seen> seen = new TreeMap<>();
    for (Fold fold : folds) {
      for (Set<String> side : List.of(fold.train(), fold.test())) {
        side.forEach(video -> seen.computeIfAbsent(video, name -> seen(name, fingerprints)));
      }
    }
    if (seen.values().stream().map(each -> each.print.hertz()).distinct().count() > 1) {
      throw new IllegalArgumentException("Fingerprints of different clocks cannot be compared");
    }
    Set<String> done = new HashSet<>();
    List<Leak> leaks = new ArrayList<>();
    for (Fold fold : folds) {
      for (String test : fold.test()) {
        for (String train : fold.train()) {
          boolean ordered = test.compareTo(train) < 0;
          String first = ordered ? test : train;
          String second = ordered ? train : test;
          if (done.add(first + "\n" + second)) {
            worst(of(seen, first), of(seen, second)).ifPresent(leaks::add);
          }
        }
      }
    }
    leaks.sort(Comparator.comparingDouble(Leak::similarity).reversed());
    return List.copyOf(leaks);
  }

  /**
   * Refuses a split that has copies on both sides.
   *
   * @throws IllegalArgumentException if there is one; the message names the videos and times
   */
  public static void require(List<Fold> folds, Map<String, Fingerprint> fingerprints) {
    List<Leak> leaks = find(folds, fingerprints);
    if (!leaks.isEmpty()) {
      throw new IllegalArgumentException(
          "The split has the same pictures on both sides: "
              + leaks.getFirst().text()
              + (leaks.size() > 1 ? ", and " + (leaks.size() - 1) + " more pairs of videos" : "")
              + "; put both videos into one group, or leave one out.");
    }
  }

  private static Seen seen(String name, Map<String, Fingerprint> fingerprints) {
    return new Seen(
        Optional.ofNullable(fingerprints.get(name))
            .orElseThrow(
                () -> new IllegalArgumentException("The video '" + name + "' has no fingerprint")));
  }

  private static Seen of(Map<String, Seen> seen, String video) {
    return Optional.ofNullable(seen.get(video)).orElseThrow();
  }

  /** A video with what is computed of it once. */
  private static final class Seen {
    final Fingerprint print;
    final MotionTrace on;
    final MotionTrace half;
    final boolean[] moves;

    /** Shape (windows, SKETCH). */
    final float[] sketches;

    Seen(Fingerprint print) {
      this.print = print;
      int window = (int) Math.round(WINDOW_SECONDS * print.hertz());
      on = new MotionTrace(print, MotionTrace.Phase.ON, window);
      half = new MotionTrace(print, MotionTrace.Phase.HALF, window);
      moves = new boolean[on.windows()];
      sketches = new float[on.windows() * MotionTrace.SKETCH];
      for (int start = 0; start < moves.length; start++) {
        moves[start] = on.energy(start) >= LEAST_ENERGY;
        on.sketch(start, sketches, start * MotionTrace.SKETCH);
      }
    }
  }

  private static Optional<Leak> worst(Seen a, Seen b) {
    if (a.print.hash().equals(b.print.hash())) {
      return Optional.of(new Leak(a.print.video(), 0, b.print.video(), 0, 1));
    }
    Optional<Leak> worst = Optional.empty();
    double most = SAME_MOVEMENT;
    double hertz = a.print.hertz();
    for (int i = 0; i < a.moves.length; i += a.print.hertz()) {
      if (!a.moves[i]) {
        continue;
      }
      float[] moving = a.on.moving(i);
      float[] picture = a.on.mean(i);
      for (int j = 0; j < b.moves.length; j++) {
        if (!b.moves[j] || sketched(a, i, b, j) < LIKELY) {
          continue;
        }
        float[] then = b.on.moving(j);
        float[] later = b.half.moving(j);
        double on = MotionTrace.correlation(moving, then);
        double half = MotionTrace.correlation(moving, later);
        double similarity = Math.max(on, half);
        if (similarity >= most
            && MotionTrace.worstBlock(moving, on >= half ? then : later) <= MOST_DIFFERENCE
            && MotionTrace.correlation(picture, b.on.mean(j)) >= SAME_PICTURE
            && goesOn(a, i, b, j)) {
          // A copy in other bytes never has exactly 1, which stands for the same file.
          most = Math.min(similarity, 0.999);
          worst =
              Optional.of(new Leak(a.print.video(), i / hertz, b.print.video(), j / hertz, most));
        }
      }
    }
    return worst;
  }

  /** Says whether a neighbouring window is alike, or there is none in which anything moves. */
  private static boolean goesOn(Seen a, int i, Seen b, int j) {
    boolean found = false;
    for (int step : new int[] {-a.print.hertz(), a.print.hertz()}) {
      int left = i + step;
      int right = j + step;
      if (left >= 0
          && right >= 0
          && left < a.moves.length
          && right < b.moves.length
          && (a.moves[left] || b.moves[right])) {
        found = true;
        float[] moving = a.on.moving(left);
        if (Math.max(
                MotionTrace.correlation(moving, b.on.moving(right)),
                MotionTrace.correlation(moving, b.half.moving(right)))
            >= GOES_ON) {
          return true;
        }
      }
    }
    return !found;
  }

  private static float sketched(Seen a, int i, Seen b, int j) {
    float sum = 0;
    int left = i * MotionTrace.SKETCH;
    int right = j * MotionTrace.SKETCH;
    for (int k = 0; k < MotionTrace.SKETCH; k++) {
      sum += a.sketches[left + k] * b.sketches[right + k];
    }
    return sum;
  }
}
