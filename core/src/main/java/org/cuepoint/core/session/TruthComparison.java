package org.cuepoint.core.session;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.cuepoint.core.eval.LabelRuns;
import org.cuepoint.core.eval.LabelledVideo;
import org.cuepoint.core.exchange.FrameTruth;
import org.cuepoint.core.media.Video;
import org.cuepoint.core.project.ProjectStore;
import org.cuepoint.core.recognition.ProbabilityTrack;
import org.cuepoint.core.suggest.DecodedSegment;
import org.cuepoint.core.taxonomy.ActionClass;
import org.cuepoint.core.taxonomy.ClassId;
import org.cuepoint.core.taxonomy.LabelScheme;
import org.cuepoint.core.time.FrameIndex;
import org.cuepoint.core.time.FrameRange;
import org.cuepoint.core.train.SnapshotBuilder;

/**
 * Puts what is predicted of videos beside their truth. A video with analysis regions is one
 * sequence a region. May be called from any thread.
 */
final class TruthComparison {

  private final ProjectStore project;
  private final List<Pair> pairs;

  /** A video or region with its truth. */
  private record Pair(FeatureCatalog.Place place, FrameTruth truth) {
    String name() {
      return place.video().path() + place.region().map(region -> ", " + region.name()).orElse("");
    }
  }

  private TruthComparison(ProjectStore project, List<Pair> pairs) {
    this.project = project;
    this.pairs = pairs;
  }

  /**
   * Finds the truth of each video and region.
   *
   * @param source for messages
   * @throws IllegalArgumentException if one has none; the message names it
   */
  static TruthComparison of(
      ProjectStore project, List<Video> tested, List<FrameTruth> truths, String source) {
    List<Pair> pairs = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    for (Video video : tested) {
      List<FrameTruth> known =
          truths.stream().filter(t -> t.video().video().id().equals(video.id())).toList();
      for (FeatureCatalog.Place place : FeatureCatalog.places(video)) {
        Optional<FrameTruth> truth =
            known.stream().filter(each -> speaksOf(each, place)).findFirst();
        truth.ifPresent(found -> pairs.add(new Pair(place, found)));
        if (truth.isEmpty()) {
          missing.add(
              place
                  .region()
                  .map(region -> "the region '" + region.name() + "' of " + video.name())
                  .orElse(video.name()));
        }
      }
    }
    if (!missing.isEmpty()) {
      throw new IllegalArgumentException(
          "'" + source + "' says nothing of " + String.join(", ", missing) + ".");
    }
    return new TruthComparison(project, pairs);
  }

  /** A truth without regions can only be that of the one region that there is. */
  private static boolean speaksOf(FrameTruth truth, FeatureCatalog.Place place) {
    boolean only = place.video().regions().size() <= 1;
    return truth
        .region()
        .map(
            named -> place.region().filter(each -> each.name().equalsIgnoreCase(named)).isPresent())
        .orElse(only);
  }

  /** Returns truth and prediction of each video or region at the truth's own frames. */
  List<LabelledVideo> compared(List<LearningLoop.Prediction> predictions) {
    return pairs.stream()
        .map(pair -> pair.truth().against(pair.name(), painted(pair, predictions)))
        .toList();
  }

  /** Returns one label for each frame of the video. */
  private LabelRuns painted(Pair pair, List<LearningLoop.Prediction> predictions) {
    FrameIndex index = pair.truth().video().index();
    String[] frames = new String[index.frameCount()];
    Arrays.fill(frames, FrameTruth.BACKGROUND);
    LabelScheme scheme = project.project().scheme();
    for (LearningLoop.Prediction prediction : of(pair, predictions)) {
      List<ClassId> classes = prediction.probabilities().classes();
      for (DecodedSegment segment : prediction.segments()) {
        FrameRange place =
            prediction
                .probabilities()
                .clock()
                .frames(index, segment.startTick(), segment.endTick());
        Arrays.fill(
            frames, place.start(), place.end(), name(scheme, classes.get(segment.classIndex())));
      }
    }
    return LabelRuns.ofFrames(Arrays.asList(frames));
  }

  private static List<LearningLoop.Prediction> of(
      Pair pair, List<LearningLoop.Prediction> predictions) {
    return predictions.stream()
        .filter(
            prediction ->
                prediction.video().equals(pair.place().video().id())
                    && prediction.region().equals(pair.place().region().map(region -> region.id())))
        .toList();
  }

  /**
   * Returns the probabilities of each tick with its true label. Each exclusive group is judged on
   * its own, background being what is missing to 1; a tick whose truth is a class of another group
   * says nothing of this one.
   *
   * @param scheme the one that the probabilities' columns are of
   */
  ProbabilitySamples samples(List<LearningLoop.Prediction> predictions, LabelScheme scheme) {
    ProbabilitySamples samples = new ProbabilitySamples();
    LabelScheme current = project.project().scheme();
    List<List<Integer>> groups = SnapshotBuilder.groups(scheme);
    for (Pair pair : pairs) {
      String[] truth = onFrames(pair.truth());
      for (LearningLoop.Prediction prediction : of(pair, predictions)) {
        ProbabilityTrack track = prediction.probabilities();
        List<String> names = track.classes().stream().map(id -> name(current, id)).toList();
        for (List<Integer> group : groups) {
          for (int tick = 0; tick < track.ticks(); tick++) {
            int frame = track.clock().frame(pair.truth().video().index(), tick);
            int label = position(truth[frame], group, names);
            if (label >= 0) {
              samples.add(row(track, tick, group), label);
            }
          }
        }
      }
    }
    return samples;
  }

  /** Returns 0 for background, 1 + the position in the group, or -1 for what says nothing. */
  private static int position(String label, List<Integer> group, List<String> names) {
    if (label.equals(FrameTruth.BACKGROUND)) {
      return 0;
    }
    for (int m = 0; m < group.size(); m++) {
      if (names.get(group.get(m)).equals(label)) {
        return 1 + m;
      }
    }
    return -1;
  }

  private static double[] row(ProbabilityTrack track, int tick, List<Integer> group) {
    double[] row = new double[1 + group.size()];
    double sum = 0;
    for (int m = 0; m < group.size(); m++) {
      row[1 + m] = track.at(tick, group.get(m));
      sum += row[1 + m];
    }
    row[0] = Math.max(0, 1 - sum);
    return row;
  }

  /** Frames that no line shows are left out. */
  private static String[] onFrames(FrameTruth truth) {
    String[] frames = new String[truth.video().index().frameCount()];
    Arrays.fill(frames, LabelRuns.LEFT_OUT);
    List<String> lines = truth.labels().frames();
    for (int line = 0; line < lines.size(); line++) {
      frames[truth.frameOf(line)] = lines.get(line);
    }
    return frames;
  }

  private static String name(LabelScheme scheme, ClassId id) {
    return scheme.find(id).map(ActionClass::name).orElseGet(id::toString);
  }
}
