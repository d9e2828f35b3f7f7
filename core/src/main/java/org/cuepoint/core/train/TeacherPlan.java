package org.cuepoint.core.train;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;

/**
 * How a teacher is built and trained. Serialises to JSON that people can read and change.
 *
 * @param spec the transformer
 * @param refinement the stages over the whole video
 * @param schedule steps, learning rate, time cap and seed; the ends of the cycles are the snapshots
 *     that vote; the cap counts for the teacher, and the folds of the calibration take as many
 *     steps
 * @param pieceTicks ticks of a piece of video in a batch; a multiple of the window
 * @param batch pieces in a batch
 * @param strideTicks from window to window in inference; where windows overlap they are averaged
 * @param regularisation what keeps it from learning by heart
 * @param loss weights of the loss
 * @param calibration how the temperature is found
 */
public record TeacherPlan(
    TeacherSpec spec,
    RefinementSpec refinement,
    TrainingSchedule schedule,
    int pieceTicks,
    int batch,
    int strideTicks,
    Regularisation regularisation,
    Loss loss,
    Calibrating calibration) {

  private static final Gson GSON = new GsonBuilder().setPrettyPrinting().create();

  /** Validates that pieces are whole windows and that a window has no gap to the next. */
  public TeacherPlan {
    if (pieceTicks < spec.windowTicks() || pieceTicks % spec.windowTicks() != 0 || batch < 1) {
      throw new IllegalArgumentException(
          "A piece of " + pieceTicks + " ticks is not made of windows of " + spec.windowTicks());
    }
    if (strideTicks < 1 || strideTicks > spec.windowTicks()) {
      throw new IllegalArgumentException("Windows must follow each other without a gap");
    }
  }

  /**
   * What keeps a teacher from learning by heart.
   *
   * @param dropout share of inner values dropped
   * @param tickDropout share of ticks whose tokens are hidden
   * @param inputDropout share of a piece's input values dropped, the same at all of its ticks
   * @param adapter width of residual adapters on the tokens, 0 for none
   */
  public record Regularisation(
      double dropout, double tickDropout, double inputDropout, int adapter) {}

  /**
   * Weights of the loss.
   *
   * @param smoothing of the truncated smoothness
   * @param boundary of the boundary curve
   * @param boundaryTicks ticks to either side of an edge over which the target falls to 0
   * @param labelSmoothing share of the target that is spread over a group
   * @param noiseExponent q of the generalised cross entropy (Zhang and Sabuncu, NeurIPS 2018); 0
   *     for plain cross entropy
   * @param tags of video tags
   * @param timestamps of the confidence around timestamps
   * @param pseudoFrom share of the steps after which ticks between timestamps get labels
   */
  public record Loss(
      double smoothing,
      double boundary,
      int boundaryTicks,
      double labelSmoothing,
      double noiseExponent,
      double tags,
      double timestamps,
      double pseudoFrom) {}

  /**
   * How the temperature is found: the clips are dealt out into folds by group (or video), and for
   * some of the folds a teacher is trained on the others.
   *
   * @param folds number of folds
   * @param trained on how many of them a teacher is tested; 0 for no calibration
   */
  public record Calibrating(int folds, int trained) {
    /** Validates that what is tested exists. */
    public Calibrating {
      if (trained < 0 || folds < 2 || trained > folds) {
        throw new IllegalArgumentException(
            "Calibration needs at least 2 folds and tests at most all of them");
      }
    }
  }

  /**
   * Returns what the program uses for a profile unless told otherwise. Chosen for T-CPU on
   * motion-theatre with the starter encoder, mostly on one held-out group with one seed; over all
   * six groups with one seed, 300 steps of this gave MoF 57.2 and F1@50 44.2, and 300 steps in
   * three cycles with label smoothing 0.1, dropout 0.1 and the two stages of eight layers with 32
   * maps of MS-TCN 52.9 and 38.8. More steps (400, 600) and larger rates gained nothing there. It
   * ends with one cycle, since short cycles cost more than their snapshots gain.
   */
  public static TeacherPlan of(TeacherSpec spec) {
    double peak = 2e-3 * TeacherSpec.T_CPU.width() / spec.width();
    return new TeacherPlan(
        spec,
        new RefinementSpec(1, 5, 64),
        TrainingSchedule.of(300, new LearningRate(peak, 0.05, 1), 5e-2, 1),
        128,
        8,
        8,
        new Regularisation(0.2, 0.1, 0.3, 0),
        new Loss(0.15, 0.5, 2, 0, 0, 0.5, 0.075, 0.3),
        new Calibrating(4, 1));
  }

  /** Returns the same plan with another schedule. */
  public TeacherPlan withSchedule(TrainingSchedule other) {
    return new TeacherPlan(
        spec, refinement, other, pieceTicks, batch, strideTicks, regularisation, loss, calibration);
  }

  /** Returns the same plan with another calibration. */
  public TeacherPlan withCalibration(Calibrating other) {
    return new TeacherPlan(
        spec, refinement, schedule, pieceTicks, batch, strideTicks, regularisation, loss, other);
  }

  /**
   * Returns the same plan with other adapters.
   *
   * @param width of residual adapters on the tokens, 0 for none
   */
  public TeacherPlan withAdapter(int width) {
    Regularisation other =
        new Regularisation(
            regularisation.dropout(),
            regularisation.tickDropout(),
            regularisation.inputDropout(),
            width);
    return new TeacherPlan(
        spec, refinement, schedule, pieceTicks, batch, strideTicks, other, loss, calibration);
  }

  /** Returns the same plan for token maps of another size. */
  public TeacherPlan fitting(int tokens) {
    return new TeacherPlan(
        spec.fitting(tokens),
        refinement,
        schedule,
        pieceTicks,
        batch,
        strideTicks,
        regularisation,
        loss,
        calibration);
  }

  /** Returns the JSON form. */
  public String toJson() {
    return GSON.toJson(this);
  }

  /** Reads the JSON form. */
  public static TeacherPlan fromJson(String json) {
    return GSON.fromJson(json, TeacherPlan.class);
  }
}
