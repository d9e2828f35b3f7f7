package org.cuepoint.core.train;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import org.cuepoint.core.recognition.ModelKind;

/**
 * How a focal network is trained from pictures.
 *
 * @param network its shape; the number of classes follows from the labels
 * @param schedule steps, learning rate, time cap and seed
 * @param batch windows in a batch
 * @param strideTicks from window to window in inference; where windows overlap they are averaged
 * @param unlabelledShare share of the windows drawn from anywhere instead of around labels, 0 to 1;
 *     there only a teacher says what is right
 * @param view how the pictures of a window are changed in training, all alike
 * @param blockDropout share of windows for which the last block is left out; for those before it
 *     less, down to 0 (Huang et al., "Deep Networks with Stochastic Depth", ECCV 2016)
 * @param objective losses and their weights
 */
public record FocalPlan(
    FocalSpec network,
    TrainingSchedule schedule,
    int batch,
    int strideTicks,
    double unlabelledShare,
    PretrainingPlan.View view,
    double blockDropout,
    Objective objective)
    implements StudentPlan {

  static final String NETWORK = "network";

  private static final Gson GSON = new GsonBuilder().setPrettyPrinting().create();

  /** Validates that there is a batch and that a window has no gap to the next. */
  public FocalPlan {
    if (batch < 1 || strideTicks < 1 || strideTicks > network.frames()) {
      throw new IllegalArgumentException(
          "A training needs windows in a batch, and windows must follow each other without a gap");
    }
    if (!(blockDropout >= 0 && blockDropout < 1)
        || !(unlabelledShare >= 0 && unlabelledShare <= 1)) {
      throw new IllegalArgumentException(
          "Shares go from 0 to 1: blocks " + blockDropout + ", unlabelled " + unlabelledShare);
    }
  }

  /** Returns what the program uses for a network unless told otherwise. */
  public static FocalPlan of(FocalSpec network) {
    return new FocalPlan(
        network,
        TrainingSchedule.of(1000, LearningRate.cosine(2e-3), 5e-2, 1),
        8,
        Math.max(1, network.frames() / 2),
        0.5,
        new PretrainingPlan.View(0.7, 0.3, 0.3, 0.2, 0.1, 0.02),
        0.1,
        Objective.distilling());
  }

  @Override
  public ModelKind kind() {
    return ModelKind.FOCAL_NANO;
  }

  @Override
  public FocalPlan withSchedule(TrainingSchedule other) {
    return new FocalPlan(
        network, other, batch, strideTicks, unlabelledShare, view, blockDropout, objective);
  }

  /** Returns the same plan with another network. */
  public FocalPlan with(FocalSpec other) {
    return new FocalPlan(
        other, schedule, batch, strideTicks, unlabelledShare, view, blockDropout, objective);
  }

  /** Returns the same plan with another objective. */
  public FocalPlan with(Objective other) {
    return new FocalPlan(
        network, schedule, batch, strideTicks, unlabelledShare, view, blockDropout, other);
  }

  @Override
  public String toJson() {
    return GSON.toJson(this);
  }

  /** Reads the JSON form. */
  public static FocalPlan fromJson(String json) {
    return GSON.fromJson(json, FocalPlan.class);
  }
}
