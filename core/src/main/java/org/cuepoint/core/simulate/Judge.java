package org.cuepoint.core.simulate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cuepoint.core.active.Matrix;
import org.cuepoint.core.eval.Evaluation;
import org.cuepoint.core.eval.LabelRuns;
import org.cuepoint.core.eval.LabelledVideo;
import org.cuepoint.core.eval.SegmentationScores;
import org.cuepoint.core.recognition.ProbabilityTrack;
import org.cuepoint.core.suggest.BoundaryScores;
import org.cuepoint.core.suggest.SegmentStatistics;
import org.cuepoint.core.suggest.SemiMarkovDecoder;
import org.cuepoint.core.suggest.SemiMarkovSettings;
import org.cuepoint.core.taxonomy.ClassId;
import org.cuepoint.core.time.FeatureClock;
import org.cuepoint.core.train.DatasetSnapshot;
import org.cuepoint.core.train.DatasetSnapshot.Target;
import org.cuepoint.core.train.LabelSpace;

/** Makes segments of what a model says, and compares them with the truth. One thread at a time. */
final class Judge {

  private final DatasetSnapshot scheme;
  private final LabelSpace space;
  private final List<ClassId> classes;
  private SemiMarkovDecoder decoder;

  Judge(DatasetSnapshot scheme, SegmentStatistics statistics) {
    this.scheme = scheme;
    this.space = scheme.space();
    this.classes = scheme.classes().stream().map(ClassId::parse).toList();
    this.decoder = new SemiMarkovDecoder(SemiMarkovSettings.defaults(), statistics);
  }

  /** Goes on with what more labels say of durations. */
  void learn(SegmentStatistics statistics) {
    decoder = new SemiMarkovDecoder(SemiMarkovSettings.defaults(), statistics);
  }

  /**
   * Returns the label of each tick, for each group.
   *
   * @param said what the model says of a clip
   * @param constraints what is known of it
   */
  List<int[]> decode(Matrix said, List<Target> constraints) {
    float[] rows = new float[said.count() * classes.size()];
    for (int t = 0; t < said.count(); t++) {
      for (int g = 0; g < space.groups().size(); g++) {
        for (int i = 1; i < space.size(g); i++) {
          rows[t * classes.size() + space.groups().get(g).get(i - 1)] =
              said.at(t, space.offset(g) + i);
        }
      }
    }
    return decoder.labels(
        new ProbabilityTrack(new FeatureClock(scheme.clock()), classes, rows),
        space.groups(),
        constraints,
        space.groups().stream().map(group -> BoundaryScores.absent()).toList());
  }

  /**
   * Judges what a model says of clips, ticks as frames, groups as videos of their own.
   *
   * @param clips what is held out
   * @param said what the model says of each of them
   * @return figures by name, in per cent
   */
  Map<String, Double> figures(List<Clip> clips, List<Matrix> said) {
    List<LabelledVideo> judged = new ArrayList<>();
    for (int c = 0; c < clips.size(); c++) {
      Clip clip = clips.get(c);
      List<int[]> labels = decode(said.get(c), List.of());
      for (int g = 0; g < labels.size(); g++) {
        judged.add(
            new LabelledVideo(
                clip.name(), Optional.of(clip.unit()), runs(clip.truth()[g]), runs(labels.get(g))));
      }
    }
    SegmentationScores scores = SegmentationScores.of(judged, Evaluation.BACKGROUND);
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put("MoF", scores.mof());
    figures.put("edit", scores.edit());
    scores.f1().forEach((overlap, value) -> figures.put("F1@" + overlap, value));
    return figures;
  }

  private LabelRuns runs(int[] labels) {
    List<String> names = new ArrayList<>();
    for (int label : labels) {
      names.add(
          label == Target.NOT_KNOWN
              ? LabelRuns.LEFT_OUT
              : label >= 0 ? scheme.classes().get(label) : Evaluation.BACKGROUND.iterator().next());
    }
    return LabelRuns.ofFrames(names);
  }
}
