package org.cuepoint.core.experiment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cuepoint.core.eval.BoundaryError;
import org.cuepoint.core.eval.Calibration;
import org.cuepoint.core.eval.ConfusionMatrix;
import org.cuepoint.core.eval.Evaluation;
import org.cuepoint.core.eval.LabelRuns;
import org.cuepoint.core.eval.LabelledVideo;
import org.cuepoint.core.eval.Reliability;
import org.cuepoint.core.eval.SegmentationScores;
import org.cuepoint.core.experiment.ExperimentResult.Detail;
import org.cuepoint.core.experiment.LabelledFolder.Entry;
import org.cuepoint.core.train.DatasetSnapshot.Target;

/**
 * Gathers predictions of videos and judges them: frames and segments on the videos' own frames,
 * probabilities and edges on ticks. One thread at a time.
 */
final class SegmentationFigures {

  private final LabelledFolder data;
  private final List<LabelledVideo> onFrames = new ArrayList<>();
  private final List<LabelledVideo> onTicks = new ArrayList<>();
  private final List<double[]> probabilities = new ArrayList<>();
  private final List<Integer> truths = new ArrayList<>();
  private double trainingSeconds = Double.NaN;

  SegmentationFigures(LabelledFolder data) {
    this.data = data;
  }

  /**
   * Adds a video.
   *
   * @param labels one a tick: position of the class, or background
   * @param perTick probabilities, shape (ticks, 1 + classes), background first; empty if a system
   *     gives none
   */
  void add(Entry video, int[] labels, Optional<double[][]> perTick) {
    onFrames.add(
        new LabelledVideo(
            video.name(),
            Optional.of(video.group()),
            data.truth(video),
            data.onFrames(video, labels)));
    int[] truth = data.tickLabels(video);
    List<String> wanted = new ArrayList<>();
    List<String> said = new ArrayList<>();
    for (int tick = 0; tick < truth.length; tick++) {
      wanted.add(truth[tick] == Target.NOT_KNOWN ? LabelRuns.LEFT_OUT : name(truth[tick]));
      said.add(name(labels[tick]));
      if (perTick.isPresent() && truth[tick] != Target.NOT_KNOWN) {
        probabilities.add(perTick.get()[tick]);
        truths.add(truth[tick] + 1);
      }
    }
    onTicks.add(
        new LabelledVideo(
            video.name(),
            Optional.of(video.group()),
            LabelRuns.ofFrames(wanted),
            LabelRuns.ofFrames(said)));
  }

  private String name(int label) {
    return label >= 0 ? data.classes().get(label) : LabelledFolder.BACKGROUND;
  }

  /** Tells how long the training behind the predictions took. */
  void trainedFor(double seconds) {
    trainingSeconds = seconds;
  }

  /** Returns the figures of all videos so far, by name. */
  Map<String, Double> figures() {
    SegmentationScores all = SegmentationScores.of(onFrames, java.util.Set.of());
    SegmentationScores actions = SegmentationScores.of(onFrames, Evaluation.BACKGROUND);
    ConfusionMatrix confusion = ConfusionMatrix.of(onFrames);
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put("MoF", all.mof());
    figures.put("macro F1", confusion.macroF1());
    figures.put("edit", actions.edit());
    actions.f1().forEach((overlap, value) -> figures.put("F1@" + overlap, value));
    figures.put("edit, background counted", all.edit());
    all.f1()
        .forEach((overlap, value) -> figures.put("F1@" + overlap + ", background counted", value));
    figures.put("kappa", confusion.kappa());
    BoundaryError edges =
        BoundaryError.of(onTicks, Evaluation.BACKGROUND).inSeconds(data.clock().hertz());
    figures.put("edge error, mean s", edges.mean());
    figures.put("edge error, median s", edges.median());
    if (!truths.isEmpty()) {
      Calibration calibration = Calibration.of(rows(), truth());
      figures.put("ECE", 100 * calibration.error());
      figures.put("NLL", calibration.logLoss());
      figures.put("Brier", calibration.brier());
    }
    if (Double.isFinite(trainingSeconds)) {
      figures.put("training, s", trainingSeconds);
    }
    return figures;
  }

  /** Adds what another gathered. */
  void addAll(SegmentationFigures other) {
    onFrames.addAll(other.onFrames);
    onTicks.addAll(other.onTicks);
    probabilities.addAll(other.probabilities);
    truths.addAll(other.truths);
  }

  /** Returns what plots need. */
  Detail detail(String system, String condition) {
    return new Detail(
        system,
        condition,
        Optional.of(ConfusionMatrix.of(onFrames)),
        truths.isEmpty() ? Optional.empty() : Optional.of(Reliability.of(rows(), truth())),
        onFrames);
  }

  private double[][] rows() {
    return probabilities.toArray(double[][]::new);
  }

  private int[] truth() {
    return truths.stream().mapToInt(Integer::intValue).toArray();
  }
}
