package org.cuepoint.core.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The shape of a focal-modulation network on pictures: Video-FocalNet (Wasim et al., "Video-
 * FocalNets: Spatio-Temporal Focal Modulation for Video Action Recognition", ICCV 2023), whose
 * blocks gather context in space and in time side by side, and smaller ones of the same blocks. A
 * patch embedding, then stages of blocks; between stages 2×2 patches are merged. The multilayer
 * perceptron of a block is 4 times as wide as its stage.
 *
 * <p>The published sizes, all at 8×224² with 400 classes: T 49.6M parameters and 63 GMAC, S 88.7M
 * and 124 GMAC, B 157.4M, and the nano student of DVFL-Net (arXiv 2507.12426) 22.4M. All of them
 * follow from this arithmetic; for B it gives 221 GMAC, where the paper says 149.
 *
 * @param name for example {@code FocalNet-T}
 * @param widths channels of each stage
 * @param depths blocks of each stage
 * @param levels focal levels of each stage: how often context grows
 * @param windows kernel of the first level of each stage, odd; each further level's is 2 more
 * @param convolution how channels meet in the convolutions along time
 * @param sight whether time is seen both ways
 * @param layerScale first value of the factors of what a block adds; 0 for no such factors
 * @param patch width and height of a patch in pixels
 * @param frames pictures of a window
 * @param inputSize width and height of a picture in pixels
 * @param classes outputs of the linear layer on top
 */
public record FocalSpec(
    String name,
    List<Integer> widths,
    List<Integer> depths,
    List<Integer> levels,
    List<Integer> windows,
    TimeConvolution convolution,
    Sight sight,
    double layerScale,
    int patch,
    int frames,
    int inputSize,
    int classes) {

  /** Red, green and blue. */
  public static final int CHANNELS = 3;

  /** A block's perceptron is so many times as wide as the block. */
  public static final int EXPANSION = 4;

  private static final int KINETICS = 400;

  /** The smallest published teacher: 49.6M parameters, 63 GMAC. */
  public static final FocalSpec T = published("FocalNet-T", 96, List.of(2, 2, 6, 2));

  /** 88.7M parameters, 124 GMAC. */
  public static final FocalSpec S = published("FocalNet-S", 96, List.of(2, 2, 18, 2));

  /** The largest published teacher: 157.4M parameters. */
  public static final FocalSpec B = published("FocalNet-B", 128, List.of(2, 2, 18, 2));

  /** The student of DVFL-Net: 22.4M parameters. */
  public static final FocalSpec DVFL_NANO = published("DVFL-nano", 96, List.of(1, 1, 2, 1));

  /** Ours: with 16 outputs 0.946M parameters and 0.282 GMAC a window. */
  public static final FocalSpec NANO =
      new FocalSpec(
          "focal-nano",
          doubling(24),
          List.of(1, 1, 2, 1),
          List.of(2, 2, 2, 2),
          List.of(3, 3, 3, 3),
          TimeConvolution.DEPTHWISE,
          Sight.BOTH_WAYS,
          0,
          4,
          8,
          112,
          16);

  /** All that have a name. */
  public static final List<FocalSpec> FAMILY = List.of(NANO, DVFL_NANO, T, S, B);

  /** How channels meet in the convolutions along time. */
  public enum TimeConvolution {
    /** Each channel sees all, as published. */
    FULL,
    /** Each channel sees itself. */
    DEPTHWISE
  }

  /** What a tick knows of the others of its window. */
  public enum Sight {
    /** Those before and after it, as published. */
    BOTH_WAYS,
    /** Those before it. */
    CAUSAL
  }

  /** Copies the lists and validates that the stages fit. */
  public FocalSpec {
    widths = List.copyOf(widths);
    depths = List.copyOf(depths);
    levels = List.copyOf(levels);
    windows = List.copyOf(windows);
    int stages = widths.size();
    boolean alike =
        stages > 0
            && depths.size() == stages
            && levels.size() == stages
            && windows.size() == stages;
    boolean positive =
        IntStream.of(patch, frames, classes).allMatch(each -> each > 0)
            && widths.stream().allMatch(each -> each > 0)
            && depths.stream().allMatch(each -> each > 0)
            && levels.stream().allMatch(each -> each > 0);
    if (!alike || !positive || windows.stream().anyMatch(each -> each < 1 || each % 2 == 0)) {
      throw new IllegalArgumentException(
          "A focal network needs widths, depths, levels and odd windows for each of its stages");
    }
    if (layerScale < 0 || inputSize >> (stages - 1) < patch) {
      throw new IllegalArgumentException(
          "Pictures of " + inputSize + " pixels are too small for " + stages + " stages");
    }
  }

  private static FocalSpec published(String name, int width, List<Integer> depths) {
    return new FocalSpec(
        name,
        doubling(width),
        depths,
        List.of(2, 2, 2, 2),
        List.of(3, 3, 3, 3),
        TimeConvolution.FULL,
        Sight.BOTH_WAYS,
        0,
        4,
        8,
        224,
        KINETICS);
  }

  private static List<Integer> doubling(int width) {
    return List.of(width, 2 * width, 4 * width, 8 * width);
  }

  /**
   * Finds a network by its name in any case.
   *
   * @throws IllegalArgumentException if there is none; the message lists the names
   */
  public static FocalSpec named(String name) {
    return FAMILY.stream()
        .filter(spec -> spec.name().equalsIgnoreCase(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "There is no focal network '"
                        + name
                        + "'; there are "
                        + FAMILY.stream()
                            .map(spec -> spec.name().toLowerCase(Locale.ROOT))
                            .collect(Collectors.joining(", "))));
  }

  /** Returns the same with another number of outputs. */
  public FocalSpec withClasses(int other) {
    return new FocalSpec(
        name,
        widths,
        depths,
        levels,
        windows,
        convolution,
        sight,
        layerScale,
        patch,
        frames,
        inputSize,
        other);
  }

  /** Returns the same for pictures of another size. */
  public FocalSpec withInputSize(int pixels) {
    return new FocalSpec(
        name,
        widths,
        depths,
        levels,
        windows,
        convolution,
        sight,
        layerScale,
        patch,
        frames,
        pixels,
        classes);
  }

  /** Returns the same that sees time in another way. */
  public FocalSpec with(Sight other) {
    return new FocalSpec(
        name,
        widths,
        depths,
        levels,
        windows,
        convolution,
        other,
        layerScale,
        patch,
        frames,
        inputSize,
        classes);
  }

  /** Returns the number of stages. */
  public int stages() {
    return widths.size();
  }

  /** Returns the channels of the embedding. */
  public int width() {
    return widths.getLast();
  }

  /** Returns the kernel of a level of a stage. */
  public int kernel(int stage, int level) {
    return windows.get(stage) + 2 * level;
  }

  /** Returns width and height of a stage's map. */
  public int map(int stage) {
    return (inputSize / patch) >> stage;
  }

  /**
   * A part of the network.
   *
   * @param name what it is
   * @param parameters trained numbers
   * @param macs multiply-adds of one window; those of layers, not of norms and products
   */
  public record Part(String name, long parameters, long macs) {}

  /** Returns the parts in order: embedding, stages, merges between them, and the head. */
  public List<Part> parts() {
    List<Part> parts = new ArrayList<>();
    long positions = (long) frames * map(0) * map(0);
    parts.add(merge("patches", patch * patch * CHANNELS, widths.getFirst(), positions));
    for (int s = 0; s < stages(); s++) {
      positions = (long) frames * map(s) * map(s);
      if (s > 0) {
        parts.add(merge("merge " + s, 4 * widths.get(s - 1), widths.get(s), positions));
      }
      parts.add(blocks(s, positions));
    }
    long weights = (long) width() * classes;
    parts.add(new Part("norm", 2L * width(), 0));
    parts.add(new Part("head", weights + classes, frames * weights));
    return parts;
  }

  private static Part merge(String name, int in, int out, long positions) {
    long weights = (long) in * out;
    return new Part(name, weights + 3L * out, weights * positions);
  }

  private Part blocks(int stage, long positions) {
    long d = widths.get(stage);
    long gates = levels.get(stage) + 1L;
    int[] kernels = IntStream.range(0, levels.get(stage)).map(l -> kernel(stage, l)).toArray();
    long meeting = convolution == TimeConvolution.FULL ? d * d : d;
    long weights =
        // What the block reads of its input: query and context, context in time, and gates.
        d * (3 * d + 2 * gates)
            // Both modulators and the way out.
            + 3 * d * d
            + d * Arrays.stream(kernels).mapToLong(k -> (long) k * k).sum()
            + meeting * Arrays.stream(kernels).sum()
            + 2 * EXPANSION * d * d;
    long biases = 3 * d + 2 * gates + 3 * d + (EXPANSION + 1) * d;
    long others = 4 * d + (layerScale > 0 ? 2 * d : 0);
    int depth = depths.get(stage);
    return new Part(
        "stage " + (stage + 1), depth * (weights + biases + others), depth * weights * positions);
  }

  /** Returns the number of trained numbers. */
  public long parameters() {
    return sum(Part::parameters);
  }

  /** Returns the multiply-adds of one window with an output for each of its frames. */
  public long macs() {
    return sum(Part::macs);
  }

  private long sum(ToLongFunction<Part> count) {
    return parts().stream().mapToLong(count).sum();
  }
}
