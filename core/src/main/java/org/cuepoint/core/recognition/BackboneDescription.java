package org.cuepoint.core.recognition;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What a network that a person brings wants to see and what it gives; {@link BackboneJson} reads
 * and writes it. Values reach the network as {@code (low + v/255 · (high − low) − mean) /
 * deviation} for a byte v, or as the bytes themselves.
 *
 * @param name what people read; letters, digits, dots and dashes
 * @param format id of the {@link Backbone} that opens the weights: {@code torchscript}, {@code
 *     onnx}
 * @param input what it wants
 * @param output what is taken from it
 * @param tokens the token map is pooled to at most this width and height, 1 to 4
 * @param clip pictures that it sees at a tick: 1, or for a network of video the last so many ticks
 */
public record BackboneDescription(
    String name, String format, Input input, Output output, int tokens, int clip) {

  /** The largest number of ticks that a network of video may see at a time. */
  public static final int MOST_CLIP = 64;

  /** Validates that the parts fit together. */
  public BackboneDescription {
    require(
        name.matches("[A-Za-z0-9][A-Za-z0-9._-]*"),
        "\"name\" must be of letters, digits, dots and dashes, not '" + name + "'");
    require(
        tokens >= 1 && tokens <= EncoderSpec.MOST_TOKENS,
        "\"tokens\" must be 1 to " + EncoderSpec.MOST_TOKENS + ", not " + tokens);
    require(clip >= 1 && clip <= MOST_CLIP, "\"clip\" must be 1 to " + MOST_CLIP + ", not " + clip);
    require(
        input.layout().isVideo() || clip == 1,
        "\"clip\" goes with a layout that has time (T), for example NCTHW");
  }

  /**
   * What a network wants.
   *
   * @param name of the input; empty for the only one
   * @param size width and height in pixels
   * @param layout order of the axes
   * @param colours order of the colours
   * @param type type of the values
   * @param low what a black byte becomes, before the mean is taken off
   * @param high what a white byte becomes
   * @param mean of each colour, in the network's order
   * @param deviation of each colour
   */
  public record Input(
      String name,
      int size,
      Layout layout,
      Colours colours,
      ValueType type,
      double low,
      double high,
      List<Double> mean,
      List<Double> deviation) {

    /** Copies the lists and validates the size and the normalisation. */
    public Input {
      mean = List.copyOf(mean);
      deviation = List.copyOf(deviation);
      require(size >= 8 && size <= 1024, "\"input.size\" must be 8 to 1024, not " + size);
      require(
          mean.size() == 3 && deviation.size() == 3,
          "\"input.mean\" and \"input.std\" need three numbers, one a colour");
      require(
          deviation.stream().allMatch(d -> d > 0 && Double.isFinite(d)),
          "\"input.std\" must be above 0");
      require(high > low, "\"input.range\" must be two numbers, the smaller first");
    }
  }

  /**
   * What is taken from a network.
   *
   * @param name of the output; empty for the only one. For TorchScript also its number, from 0
   * @param kind what it is
   * @param order of the axes of a map
   * @param classTokens tokens before those of the picture; the first is kept as the pooled vector
   */
  public record Output(String name, OutputKind kind, ChannelOrder order, int classTokens) {
    /** Validates the tokens. */
    public Output {
      require(
          classTokens >= 0 && (classTokens == 0 || kind == OutputKind.TOKENS),
          "\"output.class_tokens\" goes with kind tokens");
    }
  }

  /** Order of the axes of the input. */
  public enum Layout {
    /** Batch, colour, row, column. */
    NCHW,
    /** Batch, row, column, colour. */
    NHWC,
    /** Batch, colour, time, row, column. */
    NCTHW,
    /** Batch, time, colour, row, column. */
    NTCHW,
    /** Batch, time, row, column, colour. */
    NTHWC;

    /** Says whether there is an axis of time. */
    public boolean isVideo() {
      return name().indexOf('T') >= 0;
    }
  }

  /** Order of the colours. */
  public enum Colours {
    /** Red first. */
    RGB,
    /** Blue first. */
    BGR
  }

  /** Type of the input's values. */
  public enum ValueType {
    /** 32-bit floating point. */
    FLOAT32,
    /** The bytes as they are. */
    UINT8
  }

  /** What an output is. */
  public enum OutputKind {
    /** One vector of C values. */
    VECTOR,
    /** C values at each place. */
    MAP,
    /** N tokens of C values, those of the picture in rows. */
    TOKENS
  }

  /** Order of a map's axes. */
  public enum ChannelOrder {
    /** C×H×W. */
    CHW,
    /** H×W×C. */
    HWC
  }

  /** Returns the word of a JSON file for a value. */
  static String word(Enum<?> value) {
    return value instanceof Layout || value instanceof Colours || value instanceof ChannelOrder
        ? value.name()
        : value.name().toLowerCase(Locale.ROOT);
  }

  /**
   * Finds a value by its word.
   *
   * @throws IllegalArgumentException if there is none; the message lists the words that exist
   */
  static <E extends Enum<E>> E ofWord(Class<E> type, String key, String word) {
    E[] values = type.getEnumConstants();
    return Arrays.stream(values)
        .filter(value -> value.name().equalsIgnoreCase(word))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "\""
                        + key
                        + "\" must be one of "
                        + Arrays.stream(values)
                            .map(BackboneDescription::word)
                            .collect(Collectors.joining(", "))
                        + ", not '"
                        + word
                        + "'"));
  }

  private static void require(boolean holds, String message) {
    if (!holds) {
      throw new IllegalArgumentException(message);
    }
  }
}
