package org.cuepoint.core.chain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cuepoint.core.chain.StepEstimate.Basis;
import org.cuepoint.core.recognition.ModelKind;
import org.cuepoint.core.train.TrainingSchedule;

/**
 * Says how long the steps of a chain will take. The pace of a training is the median of earlier
 * ones of its kind on this computer; where there is none, what was measured elsewhere times how
 * much faster or slower other trainings were here. A training that a clock caps takes no longer
 * than that, and a tenth for its end. Reading videos and predicting come on top. Immutable.
 */
public final class ChainEstimator {

  /** The end of a capped training: its learning rate falls over a tenth of the steps. */
  private static final double COOLING = 1.1;

  /** Parameters, their mean gradient and its square: a checkpoint, written beside the old one. */
  private static final long CHECKPOINTS = 6;

  private final ProjectSize size;
  private final List<PastTraining> past;

  /**
   * Makes an estimator.
   *
   * @param past trainings on this computer, oldest first
   */
  public ChainEstimator(ProjectSize size, List<PastTraining> past) {
    this.size = size;
    this.past = List.copyOf(past);
  }

  /** Returns one estimate a task, in order. */
  public List<StepEstimate> estimate(List<ChainTask> tasks) {
    List<StepEstimate> estimates = new ArrayList<>();
    double missing = size.missingSeconds();
    int models = 0;
    for (ChainTask task : tasks) {
      boolean encodes = task instanceof ChainTask.Pretrain || task instanceof ChainTask.Tune;
      boolean onFeatures =
          task instanceof ChainTask.Teach
              || (task instanceof ChainTask.Distil && !looksAtPictures(task));
      double indexed = onFeatures ? missing : 0;
      estimates.add(estimate(task, indexed, Math.max(1, models)));
      if (encodes) {
        // What comes next needs features of the new encoder.
        missing = size.labelledSeconds();
      } else if (onFeatures) {
        missing = 0;
      }
      models += task.makes().isPresent() && !encodes ? 1 : 0;
    }
    return estimates;
  }

  private StepEstimate estimate(ChainTask task, double indexedSeconds, int models) {
    List<Double> same =
        past.stream()
            .filter(each -> each.task().equals(task.word()))
            .map(PastTraining::pace)
            .toList();
    boolean known = !same.isEmpty();
    double pace = known ? median(same) : ReferencePaces.pace(task.word()) * factor();
    double training = capped(task, TrainingWork.units(task) * pace);
    double beside =
        switch (task) {
          case ChainTask.Pretrain pretrain -> size.seconds() * ReferencePaces.READING;
          case ChainTask.Tune tune -> size.labelledSeconds() * ReferencePaces.READING;
          case ChainTask.Teach teach -> indexedSeconds * ReferencePaces.READING;
          case ChainTask.Distil distil ->
              indexedSeconds * ReferencePaces.READING
                  + size.seconds() * ReferencePaces.PREDICTING
                  + (looksAtPictures(task) ? size.seconds() * ReferencePaces.READING : 0);
          case ChainTask.Evaluate evaluate ->
              models * size.labelledSeconds() * ReferencePaces.PREDICTING;
        };
    Basis basis = known ? Basis.SAME_KIND : past.isEmpty() ? Basis.REFERENCE : Basis.OTHER_KINDS;
    return new StepEstimate(
        task,
        training + factor() * (ReferencePaces.STARTING + beside),
        ReferencePaces.model(task.word())
            + Math.round(indexedSeconds * size.clock() * size.featureBytes()),
        passing(task),
        basis,
        known ? same.size() : past.size());
  }

  private static double capped(ChainTask task, double seconds) {
    Optional<Double> cap =
        task.schedule().map(TrainingSchedule::maximumSeconds).filter(most -> most > 0);
    // The folds of a teacher take as many steps as the teacher, and its cap counts for one.
    int trainings = task instanceof ChainTask.Teach teach ? folds(teach) : 1;
    return cap.map(most -> Math.min(seconds, most * COOLING * trainings)).orElse(seconds);
  }

  private static int folds(ChainTask.Teach teach) {
    return 1 + teach.plan().calibration().trained();
  }

  private static boolean looksAtPictures(ChainTask task) {
    return task.makes().filter(kind -> kind == ModelKind.FOCAL_NANO).isPresent();
  }

  private long passing(ChainTask task) {
    long checkpoints =
        task.makes().isPresent() ? CHECKPOINTS * ReferencePaces.model(task.word()) : 0;
    double seen =
        switch (task) {
          case ChainTask.Pretrain pretrain -> size.seconds();
          case ChainTask.Tune tune -> size.labelledSeconds();
          case ChainTask.Teach teach -> 0;
          case ChainTask.Distil distil -> looksAtPictures(task) ? size.seconds() : 0;
          case ChainTask.Evaluate evaluate -> 0;
        };
    return checkpoints + Math.round(seen * size.clock() * ReferencePaces.PICTURE);
  }

  /** Returns how much slower trainings were here than on the computer that was measured. */
  private double factor() {
    List<Double> ratios =
        past.stream()
            .filter(each -> ReferencePaces.pace(each.task()) > 0)
            .map(each -> each.pace() / ReferencePaces.pace(each.task()))
            .toList();
    return ratios.isEmpty() ? 1 : median(ratios);
  }

  private static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }
}
