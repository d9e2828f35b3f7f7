package org.cuepoint.core.recognition.djl.focal;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.convolutional.Conv2d;
import java.util.ArrayList;
import java.util.List;
import org.cuepoint.core.recognition.djl.nn.Initial;
import org.cuepoint.core.recognition.djl.nn.Layers;
import org.cuepoint.core.recognition.djl.training.ParameterSet;
import org.cuepoint.core.train.FocalSpec;

/**
 * A focal-modulation network: patches, stages of {@link FocalBlock}s, a norm, the mean over
 * positions, and one linear layer. That layer is read at each tick for segmentation and at the mean
 * of the ticks for a window: being linear, the latter is the mean of the former. Holds no
 * parameters.
 */
final class FocalNetwork {

  private final FocalSpec spec;
  private final List<List<FocalBlock>> stages = new ArrayList<>();

  /**
   * Makes a network.
   *
   * @param blockDropout share of windows for which the last block is left out in training
   */
  FocalNetwork(FocalSpec spec, double blockDropout) {
    this.spec = spec;
    int all = spec.depths().stream().mapToInt(Integer::intValue).sum();
    int number = 0;
    for (int s = 0; s < spec.stages(); s++) {
      List<FocalBlock> blocks = new ArrayList<>();
      for (int b = 0; b < spec.depths().get(s); b++) {
        double share = all == 1 ? blockDropout : blockDropout * number / (all - 1);
        blocks.add(new FocalBlock(spec, s, "stage" + s + ".block" + b, share));
        number++;
      }
      stages.add(blocks);
    }
  }

  /**
   * What windows say.
   *
   * @param depths of each tick: the mean over positions after each stage, the last of them the
   *     embedding; shape (windows, frames, width of the stage)
   * @param outputs of each tick, shape (windows, frames, classes)
   */
  record Said(List<NDArray> depths, NDArray outputs) {

    /** Returns the embedding of each tick, shape (windows, frames, width). */
    NDArray embedding() {
      return depths.getLast();
    }

    /** Returns the embedding of each window, shape (windows, width). */
    NDArray windowEmbedding() {
      return embedding().mean(new int[] {1});
    }

    /** Returns the outputs for each window, shape (windows, classes). */
    NDArray windowOutputs() {
      return outputs.mean(new int[] {1});
    }
  }

  FocalSpec spec() {
    return spec;
  }

  void initialise(ParameterSet set, Initial initial) {
    int width = spec.widths().getFirst();
    merge(set, initial, "patches", FocalSpec.CHANNELS, width, spec.patch());
    for (int s = 0; s < spec.stages(); s++) {
      if (s > 0) {
        merge(set, initial, merge(s), spec.widths().get(s - 1), spec.widths().get(s), 2);
      }
      stages.get(s).forEach(block -> block.initialise(set, initial));
    }
    initial.norm("norm", spec.width());
    initial.linear("head", spec.width(), spec.classes(), 0.3);
  }

  private static String merge(int stage) {
    return "merge" + stage;
  }

  private static void merge(
      ParameterSet set, Initial initial, String name, int in, int out, int side) {
    double deviation = 1 / Math.sqrt((double) in * side * side);
    initial.values(name + ".w", new Shape(out, in, side, side), deviation);
    set.add(name + ".b", set.manager().zeros(new Shape(out)));
    initial.norm(name + ".norm", out);
  }

  /**
   * Runs.
   *
   * @param x standardised pictures, shape (windows, 3, frames, height, width)
   */
  Said run(Layers layers, NDArray x) {
    long windows = x.getShape().get(0);
    long size = x.getShape().get(3);
    NDArray pictures =
        x.transpose(0, 2, 1, 3, 4)
            .reshape(windows * spec.frames(), FocalSpec.CHANNELS, size, x.getShape().get(4));
    List<NDArray> depths = new ArrayList<>();
    NDArray y = merged(layers, "patches", pictures, spec.patch());
    for (int s = 0; s < spec.stages(); s++) {
      if (s > 0) {
        y = merged(layers, merge(s), y.transpose(0, 3, 1, 2), 2);
      }
      for (FocalBlock block : stages.get(s)) {
        y = block.run(layers, y);
      }
      boolean last = s + 1 == spec.stages();
      depths.add(pooled(last ? layers.norm("norm", y) : y, windows));
    }
    return new Said(depths, layers.linear("head", depths.getLast()));
  }

  private NDArray pooled(NDArray x, long windows) {
    long width = x.getShape().get(3);
    return x.reshape(windows * spec.frames(), -1, width)
        .mean(new int[] {1})
        .reshape(windows, spec.frames(), width);
  }

  /**
   * Turns squares of pixels into one position each.
   *
   * @param x shape (n, channels, height, width)
   * @return shape (n, height, width, channels)
   */
  private static NDArray merged(Layers layers, String name, NDArray x, int side) {
    NDArray y =
        Conv2d.conv2d(
                x,
                layers.set().get(name + ".w"),
                layers.set().get(name + ".b"),
                new Shape(side, side),
                new Shape(0, 0),
                new Shape(1, 1))
            .singletonOrThrow()
            .transpose(0, 2, 3, 1);
    return layers.norm(name + ".norm", y);
  }
}
