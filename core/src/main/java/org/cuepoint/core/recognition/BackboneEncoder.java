package org.cuepoint.core.recognition;

import java.io.IOException;
import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Arrays;
import org.cuepoint.core.recognition.BackboneDescription.ValueType;
import org.cuepoint.core.recognition.BackboneNetwork.Output;

/**
 * The frame encoder around a network that a person brought: lays out pictures, runs the network and
 * pools what it gives to a vector and a token map. Engine-free; {@link BackboneNetwork} is the
 * engine. One thread at a time.
 */
public final class BackboneEncoder implements FrameEncoder {

  private static final int BATCH = 16;

  private final BackboneDescription backbone;
  private final BackboneNetwork network;
  private final PictureTensor tensor;
  private final BackboneTokens tokens;
  private final EncoderDescription description;
  private final int batch;
  private final ByteBuffer input;

  /**
   * Takes over a network, and runs it once on a grey picture to learn what it gives.
   *
   * @throws IOException if the description does not fit the network; the message says what to
   *     change
   */
  public BackboneEncoder(BackboneFile file, BackboneNetwork network) throws IOException {
    this.backbone = file.description();
    this.network = network;
    this.tensor = new PictureTensor(backbone);
    this.batch = Math.min(BATCH, network.largestBatch());
    int bytes = backbone.input().type() == ValueType.UINT8 ? 1 : Float.BYTES;
    this.input =
        ByteBuffer.allocateDirect(batch * tensor.values() * bytes).order(ByteOrder.nativeOrder());
    try {
      int size = backbone.input().size();
      byte[] grey = new byte[backbone.clip() * size * size * 3];
      Arrays.fill(grey, (byte) 128);
      Output output = run(ByteBuffer.wrap(grey), 0, 1);
      this.tokens = new BackboneTokens(backbone, output.shape());
      this.description =
          new EncoderDescription(file.id(), size, tokens.features(), backbone.format());
    } catch (IllegalStateException | IllegalArgumentException refused) {
      network.close();
      throw new IOException(
          "The backbone " + backbone.name() + " cannot be used: " + refused.getMessage(), refused);
    }
  }

  @Override
  public EncoderDescription description() {
    return description;
  }

  @Override
  public int history() {
    return Math.max(1, backbone.clip() - 1);
  }

  @Override
  public int batch() {
    return BATCH;
  }

  @Override
  public TickFeatures encode(ByteBuffer rgb, int[] frames) {
    int ticks = frames.length;
    FeatureShape shape = description.shape();
    float[] motion = new float[ticks];
    float[] pooled = new float[ticks * shape.channels()];
    float[] map = new float[ticks * shape.tokenValues()];
    for (int from = 0; from < ticks; from += batch) {
      int count = Math.min(batch, ticks - from);
      Output output = run(rgb, history() + from - (backbone.clip() - 1), count);
      tokens.requireSameShape(output.shape());
      for (int k = 0; k < count; k++) {
        tokens.pool(
            output.values(),
            k,
            pooled,
            (from + k) * shape.channels(),
            map,
            (from + k) * shape.tokenValues());
      }
    }
    for (int k = 0; k < ticks; k++) {
      motion[k] = motion(rgb, history() + k);
    }
    return new TickFeatures(frames, motion, pooled, map);
  }

  /** Runs the network on the ticks whose windows begin at pictures {@code first} and after. */
  private Output run(ByteBuffer rgb, int first, int count) {
    Buffer filled;
    if (backbone.input().type() == ValueType.UINT8) {
      for (int k = 0; k < count; k++) {
        tensor.put(rgb, first + k, input, k * tensor.values());
      }
      filled = input.slice(0, count * tensor.values());
    } else {
      FloatBuffer floats = input.asFloatBuffer();
      for (int k = 0; k < count; k++) {
        tensor.put(rgb, first + k, floats, k * tensor.values());
      }
      filled = floats.slice(0, count * tensor.values());
    }
    return network.run(filled, tensor.shape(count));
  }

  /** Returns the mean absolute difference in Rec. 601 luma to the picture before, 0 to 1. */
  private float motion(ByteBuffer rgb, int picture) {
    int size = backbone.input().size();
    int bytes = size * size * 3;
    double sum = 0;
    for (int i = 0; i < bytes; i += 3) {
      sum += Math.abs(luma(rgb, picture * bytes + i) - luma(rgb, (picture - 1) * bytes + i));
    }
    return (float) (sum / (size * size * 255.0));
  }

  private static float luma(ByteBuffer rgb, int at) {
    return 0.299f * (rgb.get(at) & 0xff)
        + 0.587f * (rgb.get(at + 1) & 0xff)
        + 0.114f * (rgb.get(at + 2) & 0xff);
  }

  @Override
  public void close() {
    network.close();
  }
}
