package org.cuepoint.core.chain;

import java.util.Optional;
import org.cuepoint.core.train.FeatureStudentPlan;
import org.cuepoint.core.train.FocalPlan;
import org.cuepoint.core.train.PretrainingPlan;
import org.cuepoint.core.train.TeacherPlan;
import org.cuepoint.core.train.TeacherSpec;
import org.cuepoint.core.train.TrainingSchedule;
import org.cuepoint.core.train.TuningPlan;

/**
 * How much a training computes, in units that only trainings of one kind share: so many thousand
 * ticks that pass through its network. Pure functions.
 */
final class TrainingWork {

  private static final double THOUSAND = 1000;

  /** Width and height of a crop in the quick pretraining, in pixels. */
  private static final double CROP = 48;

  private TrainingWork() {}

  /** Returns the work of a task; 0 if it trains nothing. */
  static double units(ChainTask task) {
    return task.schedule().map(TrainingSchedule::steps).orElse(0) * unitsAStep(task);
  }

  static double unitsAStep(ChainTask task) {
    return switch (task) {
      case ChainTask.Pretrain(PretrainingPlan plan, Optional<String> start) -> {
        double crop = plan.cropSize() / CROP;
        yield 2.0 * plan.videos() * plan.clips() * plan.clipTicks() * crop * crop / THOUSAND;
      }
      case ChainTask.Tune(TuningPlan plan) -> (double) plan.clips() * plan.clipTicks() / THOUSAND;
      case ChainTask.Teach(TeacherPlan plan, String variant) -> {
        int trainings = 1 + plan.calibration().trained();
        double size = macsATick(plan.spec()) / macsATick(TeacherSpec.T_CPU);
        yield trainings * size * plan.batch() * plan.pieceTicks() / THOUSAND;
      }
      case ChainTask.Distil(FeatureStudentPlan plan, TeacherChoice teacher, String variant) ->
          (double) plan.batch() * plan.pieceTicks() / THOUSAND;
      case ChainTask.Distil(FocalPlan plan, TeacherChoice teacher, String variant) ->
          (double) plan.batch() * plan.network().frames() / THOUSAND;
      case ChainTask.Evaluate evaluate -> 0;
    };
  }

  private static double macsATick(TeacherSpec spec) {
    return (double) spec.blockMacs() / spec.windowTicks();
  }
}
