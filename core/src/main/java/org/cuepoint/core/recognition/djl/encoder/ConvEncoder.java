package org.cuepoint.core.recognition.djl.encoder;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.convolutional.Conv2d;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cuepoint.core.provenance.ContentHash;
import org.cuepoint.core.recognition.EncoderDescription;
import org.cuepoint.core.recognition.EncoderSpec;
import org.cuepoint.core.recognition.FrameEncoder;
import org.cuepoint.core.recognition.TickFeatures;
import org.cuepoint.core.recognition.TokenPooling;
import org.cuepoint.core.recognition.djl.training.Scalars;

/**
 * An FE encoder for inference: convolutions with the batch normalisation folded into weights and
 * biases.
 *
 * <p>Input channels: R, G, B and the luminance difference to the previous tick (Rec. 601 luma),
 * each standardised with the statistics kept in the weights. Residual blocks as He et al., "Deep
 * Residual Learning for Image Recognition", 2016, basic form; where the shape changes, the shortcut
 * is a 1×1 convolution.
 */
public final class ConvEncoder implements FrameEncoder {

  /** Pictures per call of the network; bounds memory and keeps a cancel prompt. */
  static final int BATCH = 64;

  private final NDManager manager;
  private final String id;
  private final EncoderSpec spec;
  private final EncoderWeights weights;

  /** Takes over the manager and the weights that live in it. */
  ConvEncoder(NDManager manager, String id, EncoderWeights weights) {
    this.manager = manager;
    this.id = id;
    this.spec = weights.spec();
    this.weights = weights;
  }

  /** Reads weights; takes over the manager and closes it when they are none. */
  public static ConvEncoder open(NDManager own, Path weights) throws IOException {
    try {
      byte[] bytes = Files.readAllBytes(weights);
      EncoderWeights decoded = EncoderWeights.decode(own, bytes);
      return new ConvEncoder(own, id(decoded.spec(), ContentHash.of(bytes)), decoded);
    } catch (IOException | RuntimeException problem) {
      own.close();
      throw problem;
    }
  }

  /** Returns the id of an encoder with these weights, for example {@code FE-XS@1a2b3c4d5e6f}. */
  public static String id(EncoderSpec spec, ContentHash weights) {
    return spec.name() + "@" + weights.brief();
  }

  /** Says whether a file that begins with these bytes holds weights of the FE family. */
  public static boolean isEncoder(byte[] bytes) {
    return EncoderWeights.startsWithMagic(bytes);
  }

  @Override
  public EncoderDescription description() {
    return spec.description(id);
  }

  /** On a CPU large encoders take fewer, so that nobody waits long for a batch to end. */
  @Override
  public int batch() {
    if (manager.getDevice().isGpu()) {
      return BATCH;
    }
    return Math.clamp(4 * BATCH * EncoderSpec.FE_XS.multiplyAdds() / spec.multiplyAdds(), 8, BATCH);
  }

  @Override
  public TickFeatures encode(ByteBuffer rgb, int[] frames) {
    int ticks = frames.length;
    int size = spec.inputSize();
    int channels = spec.channels();
    int map = spec.tokens() * spec.tokens();
    float[] motion = new float[ticks];
    float[] pooled = new float[ticks * channels];
    float[] tokens = new float[ticks * map * channels];
    int bytesPerPicture = size * size * 3;
    int batch = batch();
    for (int from = 0; from < ticks; from += batch) {
      int count = Math.min(batch, ticks - from);
      try (NDManager scope = manager.newSubManager()) {
        ByteBuffer part =
            rgb.duplicate()
                .position(from * bytesPerPicture)
                .limit((from + count + 1) * bytesPerPicture)
                .slice();
        NDArray input = fourChannels(scope, part, count, size);
        copy(input.get(":, 3").abs().reshape(count, -1).mean(new int[] {1}), motion, from);
        NDArray out = forward(weights.standardise(input), weights);
        copy(out.reshape(count, channels, -1).mean(new int[] {2}), pooled, from * channels);
        copy(out.transpose(0, 2, 3, 1), tokens, from * map * channels);
      }
    }
    return new TickFeatures(frames, motion, pooled, tokens);
  }

  /**
   * Makes the input of the network.
   *
   * @param rgb shape (1 + count, size, size, 3), bytes
   * @return shape (count, 4, size, size), RGB 0 to 1 and luminance difference −1 to 1
   */
  public static NDArray fourChannels(NDManager scope, ByteBuffer rgb, int count, int size) {
    NDArray bytes =
        scope
            .create(rgb, new Shape(count + 1, size, size, 3), DataType.UINT8)
            .toType(DataType.FLOAT32, false);
    NDArray pictures = bytes.div(scope.create(255f)).transpose(0, 3, 1, 2);
    NDArray luma =
        Scalars.times(pictures.get(":, 0:1"), 0.299)
            .add(Scalars.times(pictures.get(":, 1:2"), 0.587))
            .add(Scalars.times(pictures.get(":, 2:3"), 0.114));
    NDArray difference = luma.get("1:").sub(luma.get(":" + count));
    return pictures.get("1:").concat(difference, 1);
  }

  /** Runs the network: (n, 4, size, size) to (n, C, tokens, tokens). */
  public static NDArray forward(NDArray input, EncoderWeights weights) {
    EncoderWeights.Cursor layers = weights.cursor();
    NDArray x = relu(layers.next().apply(input));
    for (EncoderSpec.Stage stage : weights.spec().stages()) {
      for (int block = 0; block < stage.blocks(); block++) {
        NDArray inner = relu(layers.next().apply(x));
        inner = layers.next().apply(inner);
        NDArray shortcut = block == 0 ? layers.next().apply(x) : x;
        x = relu(inner.add(shortcut));
      }
    }
    return pool(x, weights.spec());
  }

  /** Pools (n, C, map, map) to (n, C, tokens, tokens) where the map is larger. */
  public static NDArray pool(NDArray x, EncoderSpec spec) {
    int map = spec.map();
    int tokens = spec.tokens();
    if (map == tokens) {
      return x;
    }
    NDArray rows = x.getManager().create(TokenPooling.weights(map, tokens), new Shape(tokens, map));
    return rows.matMul(x).matMul(rows.transpose());
  }

  static NDArray relu(NDArray x) {
    return Scalars.positive(x);
  }

  /**
   * One folded convolution.
   *
   * @param weight shape (out, in, k, k)
   * @param bias shape (out)
   * @param stride step in both directions
   */
  public record Convolution(NDArray weight, NDArray bias, int stride) {
    NDArray apply(NDArray x) {
      long kernel = weight.getShape().get(2);
      NDList out =
          Conv2d.conv2d(
              x,
              weight,
              bias,
              new Shape(stride, stride),
              new Shape(kernel / 2, kernel / 2),
              new Shape(1, 1));
      return out.singletonOrThrow();
    }
  }

  private static void copy(NDArray from, float[] to, int offset) {
    float[] values = from.toFloatArray();
    System.arraycopy(values, 0, to, offset, values.length);
  }

  @Override
  public void close() {
    manager.close();
  }
}
