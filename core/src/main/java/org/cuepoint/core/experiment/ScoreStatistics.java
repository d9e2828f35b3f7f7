package org.cuepoint.core.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.cuepoint.core.recognition.ProbabilityTrack;
import org.cuepoint.core.suggest.BoundaryScores;
import org.cuepoint.core.suggest.SegmentStatistics;
import org.cuepoint.core.taxonomy.ClassId;
import org.cuepoint.core.time.FeatureClock;
import org.cuepoint.core.train.DatasetSnapshot;
import org.cuepoint.core.train.DatasetSnapshot.Clip;
import org.cuepoint.core.train.DatasetSnapshot.Target;

/**
 * All that is learned from videos with truth before settings are chosen: the calibration, durations
 * and transitions, and where edges are likely. Class 0 takes the decoder's place of background.
 *
 * @param calibration of the scores
 * @param segments durations and transitions
 * @param change where edges are likely
 * @param clock the frames
 * @param classes identities of the classes from 1 on
 */
record ScoreStatistics(
    ScoreCalibration calibration,
    SegmentStatistics segments,
    ScoreChange change,
    FeatureClock clock,
    List<ClassId> classes) {

  /** Learns from videos. */
  static ScoreStatistics learn(List<ScoredVideo> videos, FeatureClock clock) {
    int count = videos.getFirst().classes();
    List<ClassId> classes =
        IntStream.range(1, count).mapToObj(c -> new ClassId(new UUID(0, c))).toList();
    List<Clip> clips = videos.stream().map(ScoreStatistics::clip).toList();
    DatasetSnapshot snapshot =
        new DatasetSnapshot(
            clock.hertz(),
            1,
            classes.stream().map(ClassId::toString).toList(),
            groups(count),
            clips);
    ScoreCalibration calibration = ScoreCalibration.fit(videos);
    return new ScoreStatistics(
        calibration,
        SegmentStatistics.learn(snapshot),
        ScoreChange.fit(videos, calibration),
        clock,
        classes);
  }

  /** Returns the one exclusive group of all classes from 1 on. */
  static List<List<Integer>> groups(int classes) {
    return List.of(IntStream.range(0, classes - 1).boxed().toList());
  }

  private static Clip clip(ScoredVideo video) {
    List<Target> targets = new ArrayList<>();
    int[] truth = video.truth();
    int start = 0;
    for (int t = 1; t <= truth.length; t++) {
      if (t == truth.length || truth[t] != truth[start]) {
        targets.add(new Target(0, start, t, truth[start] - 1, List.of()));
        start = t;
      }
    }
    return new Clip(video.name(), video.name(), null, video.split(), truth.length, targets);
  }

  /** Returns the probabilities of the classes from 1 on. */
  ProbabilityTrack track(ScoredVideo video) {
    int columns = video.classes() - 1;
    float[] values = new float[video.frames() * columns];
    for (int t = 0; t < video.frames(); t++) {
      double[] p = calibration.probabilities(video.scores()[t]);
      for (int c = 0; c < columns; c++) {
        values[t * columns + c] = (float) p[c + 1];
      }
    }
    return new ProbabilityTrack(clock, classes, values);
  }

  /** Returns where edges of a video are likely. */
  BoundaryScores boundaries(ScoredVideo video) {
    return change.of(video, calibration);
  }
}
