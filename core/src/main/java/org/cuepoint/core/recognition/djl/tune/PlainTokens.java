package org.cuepoint.core.recognition.djl.tune;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import org.cuepoint.core.recognition.djl.pretrain.PlainPictures;

/** Encodes pictures as they are, without gradients. One thread at a time. */
final class PlainTokens {

  private static final int BATCH = 64;

  private final NDManager manager;
  private final TunableEncoder encoder;
  private final PlainPictures plain;

  PlainTokens(NDManager manager, TunableEncoder encoder) {
    this.manager = manager;
    this.encoder = encoder;
    this.plain = new PlainPictures(encoder.inputSize());
  }

  /** A tick of a clip; ticks beyond its ends are those at its ends. */
  record Place(LabelledPictures clip, int tick) {}

  /** Returns the tokens of places, shape (places, values), not standardised. */
  float[] of(List<Place> places) {
    encoder.watch(layer -> false);
    int size = encoder.inputSize();
    int frame = 4 * size * size;
    float[] all = new float[places.size() * encoder.values()];
    for (int from = 0; from < places.size(); from += BATCH) {
      int count = Math.min(BATCH, places.size() - from);
      float[] input = new float[count * frame];
      for (int i = 0; i < count; i++) {
        Place place = places.get(from + i);
        // The first picture has none before it; it lends its neighbour's difference.
        int tick = Math.clamp(place.tick(), 1, Math.max(1, place.clip().pictures().ticks() - 1));
        plain.copy(place.clip().pictures(), tick, input, i * frame);
      }
      try (NDManager scope = manager.newSubManager()) {
        float[] tokens =
            encoder.tokens(scope.create(input, new Shape(count, 4, size, size))).toFloatArray();
        System.arraycopy(tokens, 0, all, from * encoder.values(), tokens.length);
      }
    }
    return all;
  }
}
