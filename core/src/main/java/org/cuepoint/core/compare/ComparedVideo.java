package org.cuepoint.core.compare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.cuepoint.core.media.RegionId;
import org.cuepoint.core.media.VideoId;
import org.cuepoint.core.recognition.ProbabilityTrack;

/**
 * What several models say of one video or region, on the same ticks. Immutable as long as nobody
 * changes the array.
 *
 * @param video the video
 * @param region the analysis region, or empty for the whole frame
 * @param name what people read
 * @param unit the group that splits keep together; empty when it has none
 * @param truth what a person said
 * @param voices what each model says, in the order of the comparison
 * @param divergence how much they contradict each other at each tick, 0 to 1
 */
// Handed over and never compared; a list of boxed numbers of hours of video would be wasteful.
@SuppressWarnings("ArrayRecordComponent")
public record ComparedVideo(
    VideoId video,
    Optional<RegionId> region,
    String name,
    Optional<String> unit,
    TickLabels truth,
    List<Voice> voices,
    float[] divergence) {

  /** Validates that all speak of the same ticks. */
  public ComparedVideo {
    voices = List.copyOf(voices);
    for (Voice voice : voices) {
      if (voice.probabilities().ticks() != truth.ticks()) {
        throw new IllegalArgumentException(
            "Models can be compared on the same ticks only; of '"
                + name
                + "' there are "
                + truth.ticks()
                + " and one speaks of "
                + voice.probabilities().ticks());
      }
    }
  }

  /** Makes a video with its divergence. */
  public static ComparedVideo of(
      VideoId video,
      Optional<RegionId> region,
      String name,
      Optional<String> unit,
      TickLabels truth,
      List<Voice> voices,
      List<List<Integer>> groups) {
    List<ProbabilityTrack> tracks = voices.stream().map(Voice::probabilities).toList();
    return new ComparedVideo(
        video, region, name, unit, truth, voices, Divergence.of(tracks, groups));
  }

  /** Returns how many ticks there are. */
  public int ticks() {
    return truth.ticks();
  }

  /**
   * Returns the stretches in which not all models take the same to happen, in order of time.
   *
   * @param among positions of the models that are looked at
   */
  public List<Stretch> stretches(Set<Integer> among) {
    List<Integer> models = among.stream().sorted().toList();
    List<Stretch> found = new ArrayList<>();
    for (int group = 0; group < truth.groups(); group++) {
      int start = 0;
      for (int t = 1; t <= ticks(); t++) {
        if (t == ticks() || !said(models, group, t).equals(said(models, group, start))) {
          List<Integer> labels = said(models, group, start);
          if (labels.stream().distinct().count() > 1) {
            found.add(new Stretch(group, start, t, labels, mean(start, t)));
          }
          start = t;
        }
      }
    }
    found.sort(Comparator.comparingInt(Stretch::startTick).thenComparingInt(Stretch::group));
    return List.copyOf(found);
  }

  private List<Integer> said(List<Integer> models, int group, int tick) {
    return models.stream().map(model -> voices.get(model).labels().at(group, tick)).toList();
  }

  private double mean(int start, int end) {
    return IntStream.range(start, end).mapToDouble(t -> divergence[t]).average().orElse(0);
  }

  /** Returns the share of ticks and groups at which two models take different things to happen. */
  public double differing(int one, int other) {
    TickLabels first = voices.get(one).labels();
    TickLabels second = voices.get(other).labels();
    long differ = 0;
    for (int group = 0; group < truth.groups(); group++) {
      for (int t = 0; t < ticks(); t++) {
        differ += first.at(group, t) == second.at(group, t) ? 0 : 1;
      }
    }
    return ticks() == 0 ? 0 : (double) differ / ticks() / truth.groups();
  }

  /** Returns the mean divergence, 0 to 1. */
  public double meanDivergence() {
    return mean(0, ticks());
  }
}
