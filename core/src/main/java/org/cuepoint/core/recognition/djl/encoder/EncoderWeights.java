package org.cuepoint.core.recognition.djl.encoder;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import com.google.gson.Gson;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.cuepoint.core.recognition.EncoderSpec;

/**
 * The numbers of an FE encoder: statistics of the input and the folded convolutions in the order of
 * the forward pass. The arrays belong to the manager that made them.
 */
public final class EncoderWeights {

  private static final String MAGIC = "cuepoint-encoder-1";
  private static final Gson GSON = new Gson();

  private final EncoderSpec spec;
  private final NDArray mean;
  private final NDArray deviation;
  private final List<ConvEncoder.Convolution> layers;

  /**
   * Takes over the arrays.
   *
   * @param mean shape (1, 4, 1, 1)
   * @param deviation shape (1, 4, 1, 1)
   */
  EncoderWeights(
      EncoderSpec spec, NDArray mean, NDArray deviation, List<ConvEncoder.Convolution> layers) {
    this.spec = spec;
    this.mean = mean;
    this.deviation = deviation;
    this.layers = List.copyOf(layers);
  }

  /** Returns the shape. */
  public EncoderSpec spec() {
    return spec;
  }

  /** Returns the mean of the input channels, shape (1, 4, 1, 1). */
  public NDArray mean() {
    return mean;
  }

  /** Returns the deviation of the input channels, shape (1, 4, 1, 1). */
  public NDArray deviation() {
    return deviation;
  }

  /** Returns the convolutions in the order of the forward pass. */
  public List<ConvEncoder.Convolution> layers() {
    return layers;
  }

  NDArray standardise(NDArray input) {
    return input.sub(mean).div(deviation);
  }

  /** Returns a walk through the convolutions. */
  public Cursor cursor() {
    Iterator<ConvEncoder.Convolution> iterator = layers.iterator();
    return iterator::next;
  }

  /** Walks through the layers in order. */
  public interface Cursor {
    /** Returns the next one. */
    ConvEncoder.Convolution next();
  }

  byte[] encode() throws IOException {
    NDList arrays = new NDList(mean, deviation);
    List<Integer> strides = new ArrayList<>();
    for (ConvEncoder.Convolution layer : layers) {
      arrays.add(layer.weight());
      arrays.add(layer.bias());
      strides.add(layer.stride());
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeUTF(MAGIC);
      out.writeUTF(GSON.toJson(new Header(spec, strides)));
      out.write(arrays.encode());
    }
    return bytes.toByteArray();
  }

  /**
   * Reads weights.
   *
   * @param manager owns the arrays
   * @throws IOException if these are no weights of an encoder
   */
  public static EncoderWeights decode(NDManager manager, byte[] bytes) throws IOException {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      if (!startsWithMagic(bytes)) {
        throw new IOException("This is no file of encoder weights");
      }
      in.readUTF();
      Header header = GSON.fromJson(in.readUTF(), Header.class);
      NDList arrays = NDList.decode(manager, in);
      List<ConvEncoder.Convolution> layers = new ArrayList<>();
      for (int i = 0; i < header.strides().size(); i++) {
        layers.add(
            new ConvEncoder.Convolution(
                arrays.get(2 + 2 * i), arrays.get(3 + 2 * i), header.strides().get(i)));
      }
      return new EncoderWeights(header.spec(), arrays.get(0), arrays.get(1), layers);
    }
  }

  static boolean startsWithMagic(byte[] bytes) {
    byte[] magic = MAGIC.getBytes(StandardCharsets.UTF_8);
    if (bytes.length < 2 + magic.length) {
      return false;
    }
    for (int i = 0; i < magic.length; i++) {
      if (bytes[2 + i] != magic[i]) {
        return false;
      }
    }
    return true;
  }

  private record Header(EncoderSpec spec, List<Integer> strides) {}
}
