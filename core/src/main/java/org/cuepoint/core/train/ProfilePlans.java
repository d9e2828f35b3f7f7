package org.cuepoint.core.train;

import org.cuepoint.core.recognition.ModelKind;
import org.cuepoint.core.train.PretrainingPlan.Profile;

/**
 * The plans of the three profiles, which say how much time a training gets. Pure functions.
 *
 * <table>
 *   <caption>Settings; a cap of time counts for the training itself, without reading videos</caption>
 *   <tr><th></th><th>quick</th><th>standard</th><th>thorough</th></tr>
 *   <tr><td>encoder, tuning</td><td>600 steps, 5 min</td><td>2000 steps, 30 min</td>
 *       <td>10000 steps, 4 h</td></tr>
 *   <tr><td>teacher</td><td>150 steps, 5 min</td><td>300 steps, 30 min</td>
 *       <td>600 steps, 4 h, all four folds calibrate</td></tr>
 *   <tr><td>students on features</td><td>200 steps, 5 min</td><td>600 steps, 30 min</td>
 *       <td>1500 steps, 2 h</td></tr>
 *   <tr><td>focal-nano</td><td>250 steps, 5 min</td><td>1000 steps, 30 min</td>
 *       <td>3000 steps, 4 h</td></tr>
 * </table>
 *
 * <p>Standard is what {@link TeacherPlan#of} and {@link StudentPlan#of} were tuned for. More steps
 * gained nothing for a teacher on six videos a group; thorough is for projects with more.
 */
public final class ProfilePlans {

  private static final double MINUTE = 60;
  private static final double HOUR = 3600;

  private ProfilePlans() {}

  /** Returns how an encoder is pretrained. */
  public static PretrainingPlan pretraining(Profile profile) {
    return PretrainingPlan.of(profile);
  }

  /** Returns how an encoder is tuned. */
  public static TuningPlan tuning(Profile profile) {
    return TuningPlan.of(profile);
  }

  /** Returns how a teacher of a size is trained. */
  public static TeacherPlan teacher(TeacherSpec spec, Profile profile) {
    TeacherPlan usual = TeacherPlan.of(spec);
    return switch (profile) {
      case QUICK -> usual.withSchedule(lasting(usual.schedule(), 150, 5 * MINUTE));
      case STANDARD -> usual.withSchedule(lasting(usual.schedule(), 300, 30 * MINUTE));
      case THOROUGH ->
          usual
              .withSchedule(lasting(usual.schedule(), 600, 4 * HOUR))
              .withCalibration(
                  new TeacherPlan.Calibrating(
                      usual.calibration().folds(), usual.calibration().folds()));
    };
  }

  /**
   * Returns how a student is trained.
   *
   * @throws IllegalArgumentException if it is no kind of student
   */
  public static StudentPlan student(ModelKind kind, Profile profile) {
    StudentPlan usual = StudentPlan.of(kind);
    boolean pictures = kind == ModelKind.FOCAL_NANO;
    return usual.withSchedule(
        switch (profile) {
          case QUICK -> lasting(usual.schedule(), pictures ? 250 : 200, 5 * MINUTE);
          case STANDARD -> lasting(usual.schedule(), pictures ? 1000 : 600, 30 * MINUTE);
          case THOROUGH ->
              lasting(usual.schedule(), pictures ? 3000 : 1500, pictures ? 4 * HOUR : 2 * HOUR);
        });
  }

  private static TrainingSchedule lasting(TrainingSchedule usual, int steps, double seconds) {
    return usual.withSteps(steps).withMaximumSeconds(seconds);
  }
}
