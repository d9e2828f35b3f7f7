package org.cuepoint.core.recognition.djl.teacher;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.IdentityHashMap;
import org.cuepoint.core.feature.FeatureReader;
import org.cuepoint.core.recognition.FeatureShape;
import org.cuepoint.core.recognition.djl.supervision.ClipStandard;
import org.cuepoint.core.train.TeacherSpec;

/** Reads standardised tokens of clips; measures each clip once. One thread at a time. */
final class TokenBatch {

  private final TeacherSpec spec;
  private final IdentityHashMap<FeatureReader, ClipStandard> standards = new IdentityHashMap<>();

  TokenBatch(TeacherSpec spec) {
    this.spec = spec;
  }

  /** Returns the values of a tick. */
  static int values(FeatureShape shape) {
    return shape.tokenValues();
  }

  /** Returns the channels of a token after merging. */
  int channels(FeatureShape shape) {
    return shape.tokenValues() / spec.tickTokens();
  }

  /**
   * Copies ticks; past the end the last one is repeated.
   *
   * @param step ticks from one to the next
   * @param out shape (count, tokens, C) from {@code offset} on
   */
  void read(FeatureReader features, int start, int count, int step, float[] out, int offset) {
    ClipStandard standard =
        standards.computeIfAbsent(features, key -> ClipStandard.of(key, spec.side()));
    int values = standard.values();
    for (int t = 0; t < count; t++) {
      int tick = Math.min(start + t * step, features.ticks() - 1);
      standard.read(features, tick, out, offset + t * values);
    }
  }

  /** Makes the array of some windows, shape (windows, ticks, tokens, C). */
  NDArray windows(NDManager scope, float[] values, int channels) {
    int window = spec.windowTokens() * channels;
    return scope.create(
        values, new Shape(values.length / window, spec.windowTicks(), spec.tickTokens(), channels));
  }
}
