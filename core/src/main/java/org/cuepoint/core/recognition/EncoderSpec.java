package org.cuepoint.core.recognition;

import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/**
 * The shape of a frame encoder of the FE family: a 3×3 stem with stride 2, then stages of residual
 * blocks of two 3×3 convolutions that halve the size, with a 1×1 shortcut where the shape changes.
 * Input: RGB and the luminance difference to the previous tick; output: a token map of {@code
 * tokens}×{@code tokens}.
 *
 * @param name for example {@code FE-XS}
 * @param inputSize width and height of the input in pixels
 * @param stem channels of the stem
 * @param stages the stages in order
 */
public record EncoderSpec(String name, int inputSize, int stem, List<Stage> stages) {

  /** RGB and the luminance difference. */
  public static final int INPUT_CHANNELS = 4;

  /** The token map is pooled to this width and height where the last stage is larger. */
  public static final int MOST_TOKENS = 4;

  /** The smallest: 64×64, 0.338M parameters, 9.7M multiply-adds a frame. */
  public static final EncoderSpec FE_XS =
      new EncoderSpec(
          "FE-XS", 64, 16, List.of(new Stage(24, 1), new Stage(48, 1), new Stage(96, 2)));

  /** 112×112, 0.675M parameters, 67M multiply-adds a frame. */
  public static final EncoderSpec FE_S =
      new EncoderSpec(
          "FE-S", 112, 24, List.of(new Stage(32, 1), new Stage(64, 2), new Stage(128, 2)));

  /** For a GPU: 112×112, 2.76M parameters, 312M multiply-adds a frame. */
  public static final EncoderSpec FE_M =
      new EncoderSpec(
          "FE-M", 112, 32, List.of(new Stage(64, 2), new Stage(128, 2), new Stage(256, 2)));

  /** For a GPU: 224×224, 11.2M parameters, 1.74G multiply-adds a frame. */
  public static final EncoderSpec FE_L =
      new EncoderSpec(
          "FE-L",
          224,
          64,
          List.of(new Stage(64, 2), new Stage(128, 2), new Stage(256, 2), new Stage(512, 2)));

  /** The family, smallest first. */
  public static final List<EncoderSpec> FAMILY = List.of(FE_XS, FE_S, FE_M, FE_L);

  /** Copies the stages. */
  public EncoderSpec {
    stages = List.copyOf(stages);
  }

  /**
   * One stage.
   *
   * @param width channels
   * @param blocks residual blocks; the first halves the size
   */
  public record Stage(int width, int blocks) {}

  /**
   * Returns the encoder of the family with this name.
   *
   * @throws IllegalArgumentException if there is none; the message lists those that exist
   */
  public static EncoderSpec named(String name) {
    return FAMILY.stream()
        .filter(spec -> spec.name().equalsIgnoreCase(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "There is no encoder '"
                        + name
                        + "'; there are "
                        + FAMILY.stream()
                            .map(EncoderSpec::name)
                            .collect(Collectors.joining(", "))));
  }

  /** Returns the number of output channels. */
  public int channels() {
    return stages.getLast().width();
  }

  /** Returns width and height of what the last stage gives. */
  public int map() {
    return inputSize >> (1 + stages.size());
  }

  /** Returns width and height of the token map that is kept. */
  public int tokens() {
    return Math.min(MOST_TOKENS, map());
  }

  /** Returns what is kept of a tick. */
  public FeatureShape shape() {
    return new FeatureShape(channels(), tokens());
  }

  /** Returns the description of an encoder of this shape. */
  public EncoderDescription description(String id) {
    return new EncoderDescription(id, inputSize, shape(), EncoderDescription.FE);
  }

  /**
   * Returns the number of trained parameters: filters without biases, and scale and shift of the
   * batch normalisation after each. Folded for inference there is one number a channel less.
   */
  public long parameters() {
    return total(Convolution::parameters);
  }

  /** Returns the multiply-adds of the convolutions for one picture. */
  public long multiplyAdds() {
    return total(Convolution::multiplyAdds);
  }

  /** One convolution of the network; the size is that of its output. */
  private record Convolution(int in, int out, int kernel, int size) {
    long weights() {
      return (long) in * out * kernel * kernel;
    }

    long parameters() {
      return weights() + 2L * out;
    }

    long multiplyAdds() {
      return weights() * size * size;
    }
  }

  private long total(ToLongFunction<Convolution> count) {
    int size = inputSize / 2;
    long sum = count.applyAsLong(new Convolution(INPUT_CHANNELS, stem, 3, size));
    int width = stem;
    for (Stage stage : stages) {
      size /= 2;
      sum += count.applyAsLong(new Convolution(width, stage.width(), 1, size));
      for (int block = 0; block < stage.blocks(); block++) {
        sum += count.applyAsLong(new Convolution(width, stage.width(), 3, size));
        sum += count.applyAsLong(new Convolution(stage.width(), stage.width(), 3, size));
        width = stage.width();
      }
    }
    return sum;
  }
}
