package org.cuepoint.core.train;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;

/**
 * How a focal network is trained from pictures. Serialises to JSON that people can read and change.
 *
 * @param network its shape; the number of classes follows from the labels
 * @param schedule steps, learning rate, time cap and seed
 * @param batch windows in a batch
 * @param strideTicks from window to window in inference; where windows overlap they are averaged
 * @param view how the pictures of a window are changed in training, all alike
 * @param blockDropout share of windows for which the last block is left out; for those before it
 *     less, down to 0 (Huang et al., "Deep Networks with Stochastic Depth", ECCV 2016)
 * @param loss weights of the loss on labels
 * @param teaching what a teacher adds to the loss, when there is one
 */
public record FocalPlan(
    FocalSpec network,
    TrainingSchedule schedule,
    int batch,
    int strideTicks,
    PretrainingPlan.View view,
    double blockDropout,
    Loss loss,
    Teaching teaching) {

  private static final Gson GSON = new GsonBuilder().setPrettyPrinting().create();

  /** Validates that there is a batch and that a window has no gap to the next. */
  public FocalPlan {
    if (batch < 1 || strideTicks < 1 || strideTicks > network.frames()) {
      throw new IllegalArgumentException(
          "A training needs windows in a batch, and windows must follow each other without a gap");
    }
    if (!(blockDropout >= 0 && blockDropout < 1)) {
      throw new IllegalArgumentException("Not a share of blocks: " + blockDropout);
    }
  }

  /**
   * Weights of the loss on labels.
   *
   * @param smoothing of the truncated smoothness
   * @param boundary of the boundary curve
   * @param boundaryTicks ticks to either side of an edge over which the target falls to 0
   * @param labelSmoothing share of the target that is spread over a group
   */
  public record Loss(
      double smoothing, double boundary, int boundaryTicks, double labelSmoothing) {}

  /** The form of the divergence from the teacher's probabilities to the student's. */
  public enum Divergence {
    /** {@code Σ p (log p − log q)}. */
    TRUE,
    /**
     * {@code Σ p (log p − q)}, as the public code of DVFL-Net computes it: without a logarithm on
     * the student's side. Here to be compared with.
     */
    AS_PUBLISHED
  }

  /**
   * What a teacher adds to the loss.
   *
   * @param divergence its form
   * @param weight of {@code T²} times the divergence; 0 leaves it out
   * @param temperature T, which softens both sides
   * @param embedding weight of the distance of the embeddings, through a linear adapter; 0 leaves
   *     it out
   * @param anywhere share of the windows of a batch that are drawn from all ticks, labelled or not
   */
  public record Teaching(
      Divergence divergence,
      double weight,
      double temperature,
      double embedding,
      double anywhere) {

    /** Validates the ranges. */
    public Teaching {
      if (weight < 0 || embedding < 0 || !(temperature > 0) || !(anywhere >= 0 && anywhere <= 1)) {
        throw new IllegalArgumentException(
            "Teaching needs weights of at least 0, a temperature above 0 and a share up to 1");
      }
    }
  }

  /** Returns what the program uses for a network unless told otherwise. */
  public static FocalPlan of(FocalSpec network) {
    return new FocalPlan(
        network,
        TrainingSchedule.of(1000, LearningRate.cosine(2e-3), 5e-2, 1),
        8,
        Math.max(1, network.frames() / 2),
        new PretrainingPlan.View(0.7, 0.3, 0.3, 0.2, 0.1, 0.02),
        0.1,
        new Loss(0.15, 0.5, 2, 0.1),
        new Teaching(Divergence.TRUE, 1, 2, 0, 0.5));
  }

  /** Returns the same plan with another schedule. */
  public FocalPlan with(TrainingSchedule other) {
    return new FocalPlan(
        network, other, batch, strideTicks, view, blockDropout, loss, teaching);
  }

  /** Returns the same plan with another network. */
  public FocalPlan with(FocalSpec other) {
    return new FocalPlan(
        other, schedule, batch, strideTicks, view, blockDropout, loss, teaching);
  }

  /** Returns the same plan with another part of the teacher. */
  public FocalPlan with(Teaching other) {
    return new FocalPlan(network, schedule, batch, strideTicks, view, blockDropout, loss, other);
  }

  /** Returns the JSON form. */
  public String toJson() {
    return GSON.toJson(this);
  }

  /** Reads the JSON form. */
  public static FocalPlan fromJson(String json) {
    return GSON.fromJson(json, FocalPlan.class);
  }
}
