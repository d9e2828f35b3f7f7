package org.cuepoint.core.active;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.cuepoint.core.media.VideoId;
import org.cuepoint.core.recognition.ProbabilityTrack;
import org.cuepoint.core.taxonomy.ClassId;

/**
 * Chooses the places to ask about: best score first, no two close together, no video above its
 * share. Equal scores are ordered by place, so that a ranking repeats exactly. Thread-safe.
 */
public final class ClipRanker {

  private static final int GUESSES = 3;

  private ClipRanker() {}

  /**
   * Ranks places.
   *
   * @param candidates the places, in any order; may overlap
   * @param function scores them
   * @param settings how many, and how spread
   * @return at most {@code settings.count()} places, most worth asking first; fewer where spreading
   *     leaves no more
   * @throws IllegalStateException if the function gives a score that is no number; the message
   *     names the function
   */
  public static List<RankedClip> rank(
      List<Candidate> candidates, AcquisitionFunction function, RankerSettings settings) {
    List<Candidate> places = candidates.stream().sorted(Candidate.BY_PLACE).toList();
    double[] scores = function.score(places, new Random(settings.seed()));
    requireScores(function, scores, places.size());
    int most =
        settings.mostOfOneVideo((int) places.stream().map(Candidate::video).distinct().count());
    List<Integer> order =
        IntStream.range(0, scores.length)
            .boxed()
            // Stable: places of equal score keep the order of their identity.
            .sorted(Comparator.comparingDouble((Integer i) -> -scores[i]))
            .toList();
    List<RankedClip> chosen = new ArrayList<>();
    Map<VideoId, Integer> perVideo = new HashMap<>();
    for (int i : order) {
      Candidate place = places.get(i);
      if (chosen.size() == settings.count()) {
        break;
      }
      boolean full = perVideo.getOrDefault(place.video(), 0) >= most;
      if (!full && chosen.stream().noneMatch(c -> c.candidate().near(place, settings.gapTicks()))) {
        chosen.add(describe(place, scores[i]));
        perVideo.merge(place.video(), 1, Integer::sum);
      }
    }
    return List.copyOf(chosen);
  }

  /** Describes a place that was chosen in another way, for example at random for an audit. */
  public static RankedClip describe(Candidate place, double score) {
    Map<String, Double> parts =
        Map.of("entropy", Uncertainty.entropy(place), "margin", Uncertainty.margin(place));
    return new RankedClip(place, score, parts, guess(place));
  }

  private static Map<ClassId, Double> guess(Candidate place) {
    ProbabilityTrack track = place.probabilities();
    int columns = track.classes().size();
    double[] mean = new double[columns];
    for (int c = 0; c < columns; c++) {
      for (int t = place.startTick(); t < place.endTick(); t++) {
        mean[c] += track.at(t, c);
      }
      mean[c] /= place.endTick() - place.startTick();
    }
    Map<ClassId, Double> guess = new LinkedHashMap<>();
    IntStream.range(0, columns)
        .boxed()
        .sorted(Comparator.comparingDouble((Integer c) -> -mean[c]))
        .limit(GUESSES)
        .forEach(c -> guess.put(track.classes().get(c), mean[c]));
    return guess;
  }

  private static void requireScores(AcquisitionFunction function, double[] scores, int places) {
    boolean usable = scores.length == places;
    for (double score : scores) {
      usable &= Double.isFinite(score);
    }
    if (!usable) {
      throw new IllegalStateException(
          "The acquisition function '"
              + function.id()
              + "' did not give one number for each place; choose another one");
    }
  }
}
