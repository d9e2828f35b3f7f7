package org.cuepoint.core.session;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.cuepoint.core.recognition.ProbabilityTrack;
import org.cuepoint.core.suggest.DecodedSegment;
import org.cuepoint.core.taxonomy.ClassId;
import org.cuepoint.core.train.DatasetSnapshot;

/**
 * Gathers what is said of the single ticks of a place, one exclusive group after the other, and
 * joins equal neighbours to segments. One thread at a time.
 */
final class TickPrediction {

  private final FeatureCatalog features;
  private final FeatureCatalog.Place place;
  private final List<ClassId> classes;
  private final int ticks;
  private final float[] values;
  private final List<DecodedSegment> segments = new ArrayList<>();

  /**
   * Begins with nothing said.
   *
   * @param labels names the classes
   */
  TickPrediction(FeatureCatalog features, FeatureCatalog.Place place, DatasetSnapshot labels) {
    this.features = features;
    this.place = place;
    this.classes = labels.classes().stream().map(ClassId::parse).toList();
    this.ticks = features.ticks(place.video());
    this.values = new float[ticks * classes.size()];
  }

  int ticks() {
    return ticks;
  }

  /**
   * Adds a group of which only classes are known.
   *
   * @param said class of each tick as a position in the scheme, negative for background
   */
  void add(int[] said) {
    for (int tick = 0; tick < ticks; tick++) {
      if (said[tick] >= 0) {
        values[tick * classes.size() + said[tick]] = 1;
      }
    }
    join(said);
  }

  /**
   * Adds a group with probabilities.
   *
   * @param said class of each tick as a position in the group, negative for background
   * @param probabilities shape (ticks, 1 + members), background first
   * @param members positions of the group's classes in the scheme
   */
  void add(int[] said, double[][] probabilities, List<Integer> members) {
    for (int tick = 0; tick < ticks; tick++) {
      for (int m = 0; m < members.size(); m++) {
        values[tick * classes.size() + members.get(m)] = (float) probabilities[tick][1 + m];
      }
    }
    join(Arrays.stream(said).map(label -> label < 0 ? label : members.get(label)).toArray());
  }

  private void join(int[] said) {
    int start = 0;
    for (int tick = 1; tick <= ticks; tick++) {
      if (tick == ticks || said[tick] != said[start]) {
        if (said[start] >= 0) {
          Double[] certain = new Double[classes.size()];
          Arrays.fill(certain, 0.0);
          certain[said[start]] = 1.0;
          segments.add(new DecodedSegment(said[start], start, tick, List.of(certain), 0, 1));
        }
        start = tick;
      }
    }
  }

  LearningLoop.Prediction prediction() {
    return new LearningLoop.Prediction(
        place.video().id(),
        place.region().map(region -> region.id()),
        new ProbabilityTrack(features.clock(), classes, values),
        segments);
  }
}
