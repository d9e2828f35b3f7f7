package org.cuepoint.core.recognition;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.cuepoint.core.recognition.BackboneDescription.ChannelOrder;

/**
 * Turns what a backbone gives into the pooled vector and the token map of the store. The map's
 * vector is its mean; that of tokens is the first class token where there is one. Immutable.
 */
final class BackboneTokens {

  private final BackboneDescription backbone;
  private final long[] shape;
  private final int channels;
  private final int height;
  private final int width;
  private final int tokens;

  /**
   * Reads the shape of an output.
   *
   * @param outputShape with the batch first
   * @throws IllegalArgumentException if it is not what the description says
   */
  BackboneTokens(BackboneDescription backbone, long[] outputShape) {
    this.backbone = backbone;
    this.shape = outputShape.clone();
    int axes = trimmed(outputShape);
    switch (backbone.output().kind()) {
      case VECTOR -> {
        require(axes == 2, "vector");
        channels = axis(1);
        height = 1;
        width = 1;
      }
      case MAP -> {
        require(outputShape.length == 4, "map");
        boolean first = backbone.output().order() == ChannelOrder.CHW;
        channels = axis(first ? 1 : 3);
        height = axis(first ? 2 : 1);
        width = axis(first ? 3 : 2);
      }
      case TOKENS -> {
        require(outputShape.length == 3, "tokens");
        channels = axis(2);
        int places = axis(1) - backbone.output().classTokens();
        int side = (int) Math.round(Math.sqrt(Math.max(0, places)));
        if (side < 1 || side * side != places) {
          throw new IllegalArgumentException(
              "the output has "
                  + axis(1)
                  + " tokens, of which "
                  + places
                  + " are of the picture; they must fill a square, so check output.class_tokens");
        }
        height = side;
        width = side;
      }
      default -> throw new IllegalStateException();
    }
    this.tokens = Math.min(backbone.tokens(), Math.min(height, width));
  }

  /** Returns the number of axes without those of length 1 at the end. */
  private static int trimmed(long[] shape) {
    int axes = shape.length;
    while (axes > 2 && shape[axes - 1] == 1) {
      axes--;
    }
    return axes;
  }

  private int axis(int index) {
    return Math.toIntExact(shape[index]);
  }

  private void require(boolean fits, String kind) {
    if (!fits) {
      throw new IllegalArgumentException(
          "its output has the shape "
              + text(shape)
              + ", which is no "
              + kind
              + " (batch first); check output.kind and output.name");
    }
  }

  FeatureShape features() {
    return new FeatureShape(channels, tokens);
  }

  /**
   * Checks that a batch came back in the shape that the first picture had.
   *
   * @throws IllegalStateException if it did not
   */
  void requireSameShape(long[] batch) {
    if (batch.length != shape.length
        || !Arrays.equals(batch, 1, batch.length, shape, 1, shape.length)) {
      throw new IllegalStateException(
          "The backbone "
              + backbone.name()
              + " gave the shape "
              + text(batch)
              + " where it gave "
              + text(shape)
              + " at first");
    }
  }

  /** Pools one item of a batch. */
  void pool(float[] values, int item, float[] pooled, int pooledAt, float[] map, int mapAt) {
    int perItem = 1;
    for (int i = 1; i < shape.length; i++) {
      perItem *= axis(i);
    }
    int offset = item * perItem;
    int before = backbone.output().classTokens();
    TokenPooling.Layout layout =
        switch (backbone.output().kind()) {
          case VECTOR -> TokenPooling.Layout.channelsLast(1, 1, channels, offset);
          case MAP ->
              backbone.output().order() == ChannelOrder.CHW
                  ? TokenPooling.Layout.channelsFirst(channels, height, width, offset)
                  : TokenPooling.Layout.channelsLast(height, width, channels, offset);
          case TOKENS ->
              TokenPooling.Layout.channelsLast(height, width, channels, offset + before * channels);
        };
    TokenPooling.pool(values, layout, tokens, map, mapAt);
    if (before > 0) {
      System.arraycopy(values, offset, pooled, pooledAt, channels);
    } else {
      TokenPooling.pool(values, layout, 1, pooled, pooledAt);
    }
  }

  private static String text(long[] shape) {
    return Arrays.stream(shape).mapToObj(Long::toString).collect(Collectors.joining("×"));
  }
}
