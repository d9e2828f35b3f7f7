package org.cuepoint.core.recognition;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The weights file of an encoder that can be trained further: named arrays of numbers, free of any
 * engine. Layout, big-endian: a magic word and the name of the encoder's shape as UTF, the bytes of
 * a number (4 or 2), the count of arrays, and for each its name, its dimensions and its numbers.
 * One thread at a time.
 */
public final class TrainableWeights {

  /** Role of such a file among those of a model version. */
  public static final String ROLE = "trainable";

  private static final String MAGIC = "cuepoint-trainable-encoder-2";
  private static final int MOST_DIMENSIONS = 8;

  /** How numbers are kept. */
  public enum Precision {
    /** IEEE 754 binary32, as they were trained. */
    SINGLE(4),
    /** IEEE 754 binary16: half the size; filters keep three digits, which is enough to start. */
    HALF(2);

    private final int bytes;

    Precision(int bytes) {
      this.bytes = bytes;
    }
  }

  /** Receives arrays. */
  @FunctionalInterface
  public interface Visitor {

    /**
     * Receives one array.
     *
     * @param name unique in the file
     * @param shape its dimensions
     * @param values row by row
     */
    void visit(String name, long[] shape, float[] values);
  }

  private static final class Named {
    private final String name;
    private final long[] shape;
    private final float[] values;

    Named(String name, long[] shape, float[] values) {
      this.name = name;
      this.shape = shape;
      this.values = values;
    }
  }

  private final String encoder;
  private final List<Named> arrays = new ArrayList<>();

  /**
   * Makes an empty file.
   *
   * @param encoder name of the encoder's shape, for example {@code FE-XS}
   */
  public TrainableWeights(String encoder) {
    this.encoder = encoder;
  }

  /** Returns the name of the encoder's shape. */
  public String encoder() {
    return encoder;
  }

  /**
   * Adds an array; it is copied.
   *
   * @throws IllegalArgumentException if the numbers do not fit the shape
   */
  public void add(String name, long[] shape, float[] numbers) {
    if (size(shape) != numbers.length) {
      throw new IllegalArgumentException("'" + name + "' has " + numbers.length + " numbers");
    }
    arrays.add(new Named(name, shape.clone(), numbers.clone()));
  }

  /** Shows all arrays in the order in which they were added. */
  public void visit(Visitor visitor) {
    for (Named array : arrays) {
      visitor.visit(array.name, array.shape.clone(), array.values.clone());
    }
  }

  /** Returns the file's bytes; equal weights give equal bytes. */
  public byte[] encode(Precision precision) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeUTF(MAGIC);
      out.writeUTF(encoder);
      out.writeByte(precision.bytes);
      out.writeInt(arrays.size());
      for (Named array : arrays) {
        out.writeUTF(array.name);
        out.writeByte(array.shape.length);
        for (long dimension : array.shape) {
          out.writeInt(Math.toIntExact(dimension));
        }
        for (float number : array.values) {
          if (precision == Precision.HALF) {
            out.writeShort(Float.floatToFloat16(number));
          } else {
            out.writeFloat(number);
          }
        }
      }
    }
    return bytes.toByteArray();
  }

  /** Says whether bytes begin as this layout does. */
  public static boolean isOne(byte[] bytes) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      return in.readUTF().equals(MAGIC);
    } catch (IOException other) {
      return false;
    }
  }

  /**
   * Reads a file's bytes.
   *
   * @throws IOException if they are of no such file or cut off
   */
  public static TrainableWeights decode(byte[] bytes) throws IOException {
    if (!isOne(bytes)) {
      throw new IOException("This is no file of an encoder that can be trained further");
    }
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      in.readUTF();
      TrainableWeights weights = new TrainableWeights(in.readUTF());
      boolean half = in.readByte() == Precision.HALF.bytes;
      int count = in.readInt();
      for (int i = 0; i < count; i++) {
        String name = in.readUTF();
        int dimensions = in.readByte();
        if (dimensions < 0 || dimensions > MOST_DIMENSIONS) {
          throw new IOException("The array '" + name + "' of the encoder's weights is damaged");
        }
        long[] shape = new long[dimensions];
        for (int d = 0; d < dimensions; d++) {
          shape[d] = in.readInt();
        }
        long size = size(shape);
        if (size < 0 || size > bytes.length) {
          throw new IOException("The array '" + name + "' of the encoder's weights is damaged");
        }
        float[] numbers = new float[(int) size];
        for (int n = 0; n < numbers.length; n++) {
          numbers[n] = half ? Float.float16ToFloat(in.readShort()) : in.readFloat();
        }
        weights.add(name, shape, numbers);
      }
      return weights;
    }
  }

  private static long size(long[] shape) {
    long size = 1;
    for (long dimension : shape) {
      size *= dimension;
    }
    return size;
  }
}
