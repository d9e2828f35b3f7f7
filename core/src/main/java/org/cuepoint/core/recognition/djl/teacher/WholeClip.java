package org.cuepoint.core.recognition.djl.teacher;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import org.cuepoint.core.feature.FeatureReader;
import org.cuepoint.core.recognition.djl.nn.Layers;
import org.cuepoint.core.recognition.djl.nn.Noise;
import org.cuepoint.core.recognition.djl.training.ParameterSet;
import org.cuepoint.core.train.TeacherPlan;

/**
 * Runs a teacher over whole clips: overlapping windows, averaged, then the refinement in parts that
 * see as far as it reaches. No gradients. One thread at a time.
 */
final class WholeClip {

  /** Ticks that are refined at a time. */
  private static final int REFINED = 8192;

  private final NDManager manager;
  private final TeacherNetwork network;
  private final TeacherPlan plan;
  private final TokenBatch tokens;

  WholeClip(NDManager manager, TeacherNetwork network, TeacherPlan plan, TokenBatch tokens) {
    this.manager = manager;
    this.network = network;
    this.plan = plan;
    this.tokens = tokens;
  }

  /**
   * What a clip's windows say on average.
   *
   * @param embedding shape (ticks, width)
   * @param outputs shape (ticks, outputs + groups)
   */
  // Handed over and never compared.
  @SuppressWarnings("ArrayRecordComponent")
  record Windowed(float[] embedding, float[] outputs) {}

  /**
   * What the last stage says.
   *
   * @param probabilities within each group, shape (ticks, outputs)
   * @param edges probabilities, shape (ticks, groups)
   */
  // Handed over and never compared.
  @SuppressWarnings("ArrayRecordComponent")
  record Said(float[] probabilities, float[] edges) {}

  Windowed windows(ParameterSet parameters, FeatureReader features) {
    Layers layers = new Layers(parameters, Noise.NONE);
    List<float[]> mean =
        new OverlappingWindows(manager, network.spec(), tokens, plan.strideTicks())
            .mean(
                features,
                x -> {
                  TeacherNetwork.Windows out = network.windows(layers, x);
                  return List.of(out.embedding(), out.outputs());
                });
    return new Windowed(mean.getFirst(), mean.getLast());
  }

  /** Runs windows and stages. */
  Said run(ParameterSet parameters, FeatureReader features) {
    Windowed windowed = windows(parameters, features);
    int ticks = features.ticks();
    int outputs = network.space().outputs();
    int groups = network.space().groups().size();
    Said said = new Said(new float[ticks * outputs], new float[ticks * groups]);
    int reach = plan.refinement().reach();
    for (int from = 0; from < ticks; from += REFINED) {
      int to = Math.min(ticks, from + REFINED);
      int start = Math.max(0, from - reach);
      int end = Math.min(ticks, to + reach);
      try (NDManager scope = manager.newSubManager()) {
        Layers layers = new Layers(parameters, Noise.NONE);
        NDArray embedding = part(scope, windowed.embedding(), start, end, network.spec().width());
        NDArray first = part(scope, windowed.outputs(), start, end, outputs + groups);
        List<TeacherNetwork.Stage> stages = network.refine(layers, embedding, first);
        NDArray p = network.probabilities(stages.getLast().logits()).squeeze(0).transpose(1, 0);
        NDArray e =
            ai.djl.nn.Activation.sigmoid(stages.getLast().edges()).squeeze(0).transpose(1, 0);
        copy(p.toFloatArray(), from - start, to - from, outputs, said.probabilities(), from);
        copy(e.toFloatArray(), from - start, to - from, groups, said.edges(), from);
      }
    }
    return said;
  }

  private static NDArray part(NDManager scope, float[] values, int start, int end, int width) {
    float[] part = java.util.Arrays.copyOfRange(values, start * width, end * width);
    return scope.create(part, new Shape(1, end - start, width)).transpose(0, 2, 1);
  }

  private static void copy(float[] from, int skipped, int ticks, int width, float[] to, int at) {
    System.arraycopy(from, skipped * width, to, at * width, ticks * width);
  }
}
