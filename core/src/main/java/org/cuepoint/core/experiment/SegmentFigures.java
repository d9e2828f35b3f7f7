package org.cuepoint.core.experiment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cuepoint.core.eval.Calibration;
import org.cuepoint.core.eval.ConfusionMatrix;
import org.cuepoint.core.eval.LabelRuns;
import org.cuepoint.core.eval.LabelledVideo;
import org.cuepoint.core.eval.Reliability;
import org.cuepoint.core.experiment.ExperimentResult.Detail;

/** Gathers the classes that were given to segments and judges them. One thread at a time. */
final class SegmentFigures {

  static final String ACCURACY = "accuracy";
  static final String MACRO_F1 = "macro F1";

  private final List<String> classes;
  private final List<String> wanted = new ArrayList<>();
  private final List<String> said = new ArrayList<>();
  private final List<Integer> truth = new ArrayList<>();
  private final List<double[]> probabilities = new ArrayList<>();

  SegmentFigures(List<String> classes) {
    this.classes = classes;
  }

  void add(int[] trueClasses, SegmentProbe.Said answers) {
    for (int i = 0; i < trueClasses.length; i++) {
      wanted.add(classes.get(trueClasses[i]));
      said.add(classes.get(answers.labels()[i]));
      truth.add(trueClasses[i]);
    }
    probabilities.addAll(List.of(answers.probabilities()));
  }

  void addAll(SegmentFigures other) {
    wanted.addAll(other.wanted);
    said.addAll(other.said);
    truth.addAll(other.truth);
    probabilities.addAll(other.probabilities);
  }

  Map<String, Double> figures() {
    ConfusionMatrix confusion = confusion();
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put(ACCURACY, confusion.accuracy());
    figures.put(MACRO_F1, confusion.macroF1());
    if (!probabilities.isEmpty()) {
      Calibration calibration = Calibration.of(rows(), truths());
      figures.put("ECE", 100 * calibration.error());
      figures.put("NLL", calibration.logLoss());
    }
    return figures;
  }

  Detail detail(String system, String condition) {
    return new Detail(
        system,
        condition,
        Optional.of(confusion()),
        probabilities.isEmpty() ? Optional.empty() : Optional.of(Reliability.of(rows(), truths())),
        List.of());
  }

  /** A segment counts as one frame here. */
  private ConfusionMatrix confusion() {
    return ConfusionMatrix.of(
        List.of(
            new LabelledVideo(
                "segments",
                Optional.empty(),
                LabelRuns.ofFrames(wanted),
                LabelRuns.ofFrames(said))));
  }

  private double[][] rows() {
    return probabilities.toArray(double[][]::new);
  }

  private int[] truths() {
    return truth.stream().mapToInt(Integer::intValue).toArray();
  }
}
