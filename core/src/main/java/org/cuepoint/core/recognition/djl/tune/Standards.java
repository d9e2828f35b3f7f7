package org.cuepoint.core.recognition.djl.tune;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cuepoint.core.recognition.djl.training.ParameterSet;

/**
 * Mean and deviation of each token value over each video, as heads will standardise them. They are
 * kept among a training's state, since they are measured only now and then. One thread at a time.
 */
final class Standards {

  /** Pictures that are looked at in all, as far as each video gets its least. */
  private static final int PICTURES = 1500;

  private static final int LEAST = 8;
  private static final int MOST = 48;
  private static final double FLOOR = 1e-3;

  private final Map<Integer, List<LabelledPictures>> sources = new TreeMap<>();
  private final int values;
  private final ParameterSet state;
  private final Map<Integer, float[][]> read = new HashMap<>();

  /**
   * Makes standards that leave values as they are.
   *
   * @param values of a tick
   * @param state receives them
   */
  Standards(List<LabelledPictures> clips, int values, ParameterSet state) {
    this.values = values;
    this.state = state;
    for (LabelledPictures clip : clips) {
      sources.computeIfAbsent(clip.source(), key -> new ArrayList<>()).add(clip);
    }
    for (int source : sources.keySet()) {
      state.add(name(source), state.manager().create(new float[2 * values], new Shape(2, values)));
    }
  }

  private static String name(int source) {
    return "standard." + source;
  }

  /** Measures with the encoder as it is now. */
  void measure(PlainTokens tokens) {
    int each = Math.clamp(PICTURES / sources.size(), LEAST, MOST);
    sources.forEach(
        (source, clips) -> {
          List<PlainTokens.Place> places = spread(clips, each);
          float[] rows = tokens.of(places);
          float[] standard = new float[2 * values];
          for (int i = 0; i < values; i++) {
            double sum = 0;
            double squares = 0;
            for (int row = 0; row < places.size(); row++) {
              double value = rows[row * values + i];
              sum += value;
              squares += value * value;
            }
            double mean = sum / places.size();
            standard[i] = (float) mean;
            standard[values + i] =
                (float) (1 / Math.sqrt(Math.max(0, squares / places.size() - mean * mean) + FLOOR));
          }
          NDArray kept = state.get(name(source));
          try (NDManager scope = state.manager().newSubManager()) {
            scope.create(standard, new Shape(2, values)).copyTo(kept);
          }
        });
    read.clear();
  }

  private static List<PlainTokens.Place> spread(List<LabelledPictures> clips, int count) {
    long all = clips.stream().mapToLong(clip -> clip.pictures().ticks()).sum();
    List<PlainTokens.Place> places = new ArrayList<>();
    for (int i = 0; i < Math.min(count, all); i++) {
      long at = all * i / Math.min(count, all);
      for (LabelledPictures clip : clips) {
        if (at < clip.pictures().ticks()) {
          places.add(new PlainTokens.Place(clip, (int) at));
          break;
        }
        at -= clip.pictures().ticks();
      }
    }
    return places;
  }

  /** Forgets what was read, since the state was changed from outside. */
  void stateChanged() {
    read.clear();
  }

  private float[][] standard(int source) {
    return read.computeIfAbsent(
        source,
        key -> {
          float[] both = state.get(name(key)).toFloatArray();
          return new float[][] {
            Arrays.copyOf(both, values), Arrays.copyOfRange(both, values, 2 * values)
          };
        });
  }

  /** Copies the mean of a source. */
  void mean(int source, float[] out, int offset) {
    System.arraycopy(standard(source)[0], 0, out, offset, values);
  }

  /** Copies the factor of a source, one over its deviation. */
  void factor(int source, float[] out, int offset) {
    System.arraycopy(standard(source)[1], 0, out, offset, values);
  }

  /** Standardises a row in place. */
  void apply(int source, float[] row, int offset) {
    float[][] standard = standard(source);
    for (int i = 0; i < values; i++) {
      row[offset + i] = (row[offset + i] - standard[0][i]) * standard[1][i];
    }
  }
}
