package org.cuepoint.core.active.strategy;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.cuepoint.core.active.AcquisitionFunction;
import org.cuepoint.core.active.Doubt;
import org.cuepoint.core.active.Matrix;
import org.cuepoint.core.active.Place;
import org.cuepoint.core.active.Pool;
import org.cuepoint.core.active.Selection;
import org.cuepoint.core.active.Signal;
import org.cuepoint.core.media.VideoId;

/** Pools of random places. */
final class Pools {

  static final int CLASSES = 5;
  static final int WIDTH = 7;

  private Pools() {}

  static List<Place> places(int count) {
    List<Place> places = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      places.add(new Place(new VideoId(new UUID(0, 1)), Optional.empty(), "", i, i + 1));
    }
    return places;
  }

  /** Rows of unit length. */
  static Matrix looks(int count, int width, Random random) {
    float[] values = new float[count * width];
    for (int row = 0; row < count; row++) {
      double square = 0;
      for (int i = row * width; i < (row + 1) * width; i++) {
        values[i] = (float) random.nextGaussian();
        square += values[i] * values[i];
      }
      for (int i = row * width; i < (row + 1) * width; i++) {
        values[i] /= (float) Math.sqrt(square);
      }
    }
    return new Matrix(count, width, values);
  }

  /** Background and classes, of one group. */
  static Matrix distributions(int count, Random random) {
    int width = CLASSES + 1;
    float[] values = new float[count * width];
    for (int row = 0; row < count; row++) {
      float sum = 0;
      for (int i = row * width; i < (row + 1) * width; i++) {
        values[i] = (float) Math.pow(random.nextFloat(), 3);
        sum += values[i];
      }
      for (int i = row * width; i < (row + 1) * width; i++) {
        values[i] /= sum;
      }
    }
    return new Matrix(count, width, values);
  }

  static Pool.Known nothing() {
    return Pool.Known.nothing(CLASSES);
  }

  /** So many labelled stretches, the classes in turn. */
  static Pool.Known labelled(int count, Random random) {
    int[] labels = new int[count];
    for (int i = 0; i < count; i++) {
      labels[i] = 1 + i % CLASSES;
    }
    return new Pool.Known(looks(count, WIDTH, random), labels, CLASSES);
  }

  /** All that a pool can hold. */
  static Pool full(int count, long seed, int known) {
    Random random = new Random(seed);
    Matrix said = distributions(count, random);
    Map<Signal, float[]> signals = new EnumMap<>(Signal.class);
    signals.put(Signal.ENTROPY, Doubt.entropy(said, List.of(0)));
    signals.put(Signal.MARGIN, Doubt.margin(said, List.of(0)));
    signals.put(Signal.LEAST_CONFIDENCE, Doubt.leastConfidence(said, List.of(0)));
    for (Signal signal : List.of(Signal.BOUNDARY, Signal.BALD, Signal.DISAGREEMENT)) {
      signals.put(signal, Draws.each(count, random));
    }
    return new Pool(
        places(count),
        said,
        looks(count, WIDTH, random),
        signals,
        known == 0 ? nothing() : labelled(known, random));
  }

  static BitSet all(int count) {
    BitSet all = new BitSet();
    all.set(0, count);
    return all;
  }

  /** Chooses so many from all places. */
  static List<Selection.Pick> choose(AcquisitionFunction function, Pool pool, int count) {
    Selection selection = function.begin(pool, new Random(3));
    List<Selection.Pick> picks = new ArrayList<>();
    BitSet all = all(pool.size());
    for (int i = 0; i < count; i++) {
      picks.add(selection.next(all).orElseThrow());
    }
    return picks;
  }

  static double squaredDistance(Matrix a, int row, Matrix b, int other) {
    double sum = 0;
    for (int i = 0; i < a.width(); i++) {
      double difference = a.at(row, i) - b.at(other, i);
      sum += difference * difference;
    }
    return sum;
  }
}
