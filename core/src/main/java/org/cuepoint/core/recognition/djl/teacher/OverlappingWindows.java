package org.cuepoint.core.recognition.djl.teacher;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;
import org.cuepoint.core.feature.FeatureReader;
import org.cuepoint.core.train.TeacherSpec;

/**
 * Runs a network over the windows of a whole clip, some at a time, and averages tick by tick what
 * it says where windows overlap. One thread at a time.
 */
final class OverlappingWindows {

  /** Windows that run at a time; bounds memory. */
  private static final int AT_A_TIME = 32;

  private final NDManager manager;
  private final TeacherSpec spec;
  private final TokenBatch tokens;
  private final int stride;

  /**
   * Makes the windows.
   *
   * @param stride ticks from one window to the next
   */
  OverlappingWindows(NDManager manager, TeacherSpec spec, TokenBatch tokens, int stride) {
    this.manager = manager;
    this.spec = spec;
    this.tokens = tokens;
    this.stride = stride;
  }

  /** What runs on windows. */
  interface Network {

    /**
     * Runs.
     *
     * @param x standardised tokens, shape (windows, ticks, tokens, C)
     * @return arrays of shape (windows, ticks, …)
     */
    List<NDArray> run(NDArray x);
  }

  /** Returns the mean of each of the network's arrays, shape (ticks of the clip, …). */
  List<float[]> mean(FeatureReader features, Network network) {
    int ticks = features.ticks();
    int length = spec.windowTicks();
    int latest = Math.max(0, ticks - length);
    int count = 1 + (latest + stride - 1) / stride;
    int channels = tokens.channels(features.shape());
    int values = TokenBatch.values(features.shape());
    List<float[]> sums = new ArrayList<>();
    int[] times = new int[ticks];
    for (int first = 0; first < count; first += AT_A_TIME) {
      int many = Math.min(AT_A_TIME, count - first);
      float[] in = new float[many * length * values];
      int[] starts = new int[many];
      for (int w = 0; w < many; w++) {
        starts[w] = Math.min(latest, (first + w) * stride);
        tokens.read(features, starts[w], length, 1, in, w * length * values);
      }
      try (NDManager scope = manager.newSubManager()) {
        List<NDArray> out = network.run(tokens.windows(scope, in, channels));
        for (int i = 0; i < out.size(); i++) {
          float[] said = out.get(i).toFloatArray();
          int width = said.length / (many * length);
          if (sums.size() == i) {
            sums.add(new float[ticks * width]);
          }
          add(said, starts, length, width, sums.get(i));
        }
      }
      for (int start : starts) {
        for (int t = start; t < Math.min(ticks, start + length); t++) {
          times[t]++;
        }
      }
    }
    sums.forEach(sum -> divide(sum, times));
    return sums;
  }

  private static void add(float[] from, int[] starts, int length, int width, float[] to) {
    for (int w = 0; w < starts.length; w++) {
      int at = starts[w] * width;
      int many = Math.min(length * width, to.length - at);
      for (int i = 0; i < many; i++) {
        to[at + i] += from[w * length * width + i];
      }
    }
  }

  private static void divide(float[] sums, int[] times) {
    int width = times.length == 0 ? 1 : sums.length / times.length;
    for (int i = 0; i < sums.length; i++) {
      sums[i] /= times[i / width];
    }
  }
}
