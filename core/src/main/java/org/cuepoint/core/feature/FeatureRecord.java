package org.cuepoint.core.feature;

import org.cuepoint.core.recognition.FeatureShape;

/**
 * The fixed-size record of a tick: frame ordinal, motion, pooled vector and token map in half
 * precision.
 */
final class FeatureRecord {

  private FeatureRecord() {}

  static int bytes(FeatureShape shape) {
    return Integer.BYTES + Float.BYTES + Short.BYTES * (shape.channels() + shape.tokenValues());
  }
}
