package org.cuepoint.core.recognition;

import java.util.List;

/**
 * The shape of a frame encoder of the FE family: a 3×3 stem with stride 2, then stages of residual
 * blocks that halve the size. Input: RGB and the luminance difference to the previous tick; output:
 * a token map of {@code tokens}×{@code tokens}.
 *
 * @param name for example {@code FE-XS}
 * @param inputSize width and height of the input in pixels
 * @param stem channels of the stem
 * @param stages the stages in order
 */
public record EncoderSpec(String name, int inputSize, int stem, List<Stage> stages) {

  /** The smallest: 64×64, 0.338M parameters, 9.7M multiply-adds a frame. */
  public static final EncoderSpec FE_XS =
      new EncoderSpec(
          "FE-XS", 64, 16, List.of(new Stage(24, 1), new Stage(48, 1), new Stage(96, 2)));

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

  /** Returns the number of output channels. */
  public int channels() {
    return stages.getLast().width();
  }

  /** Returns width and height of the token map. */
  public int tokens() {
    return inputSize >> (1 + stages.size());
  }
}
