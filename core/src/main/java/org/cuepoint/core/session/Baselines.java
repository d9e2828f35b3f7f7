package org.cuepoint.core.session;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cuepoint.core.feature.FeatureReader;
import org.cuepoint.core.media.VideoId;
import org.cuepoint.core.recognition.EncoderDescription;
import org.cuepoint.core.recognition.ModelVersion;
import org.cuepoint.core.recognition.ProbabilityTrack;
import org.cuepoint.core.suggest.DecodedSegment;
import org.cuepoint.core.taxonomy.ClassId;
import org.cuepoint.core.train.DatasetSnapshot;
import org.cuepoint.core.train.DatasetSnapshot.Target;
import org.cuepoint.core.train.NearestCentroid;
import org.cuepoint.core.train.TrainingClip;

/**
 * Predictions of the simplest methods, in the form of a model's predictions, so that reports can
 * show what learning is worth. They learn from the project's labels without those of the videos
 * they predict. May be called from any thread.
 */
public final class Baselines {

  private final ProjectPorts ports;
  private final FeatureCatalog features;

  /** Makes the baselines of a project whose videos have features. */
  public Baselines(ProjectPorts ports) {
    this.ports = ports;
    this.features = new FeatureCatalog(ports.project());
  }

  /** Predicts the most frequent label (background included) of each exclusive group everywhere. */
  public List<LearningLoop.Prediction> majority(List<VideoId> videos) {
    DatasetSnapshot labels = labelsWithout(videos);
    int[] winners = new int[labels.groups().size()];
    for (int g = 0; g < winners.length; g++) {
      long[] ticks = new long[labels.classes().size() + 1];
      for (DatasetSnapshot.Clip clip : labels.clips()) {
        for (Target target : clip.targets()) {
          if (target.group() == g && target.label() != Target.NOT_KNOWN) {
            ticks[target.label() + 1] += target.end() - target.start();
          }
        }
      }
      for (int label = 0; label < ticks.length; label++) {
        if (ticks[label] > ticks[winners[g] + 1]) {
          winners[g] = label - 1;
        }
      }
      if (ticks[winners[g] + 1] == 0) {
        winners[g] = Target.BACKGROUND;
      }
    }
    List<LearningLoop.Prediction> predictions = new ArrayList<>();
    for (FeatureCatalog.Place place : places(videos)) {
      int ticks = ticks(place);
      List<int[]> perGroup = new ArrayList<>();
      for (int winner : winners) {
        int[] everywhere = new int[ticks];
        Arrays.fill(everywhere, winner);
        perGroup.add(everywhere);
      }
      predictions.add(prediction(place, labels, perGroup));
    }
    return predictions;
  }

  /**
   * Predicts the nearest centroid of each tick.
   *
   * @throws IOException if features are missing; the message says of which video
   */
  public List<LearningLoop.Prediction> nearestCentroid(List<VideoId> videos) throws IOException {
    DatasetSnapshot labels = labelsWithout(videos);
    List<TrainingClip> clips = new ArrayList<>();
    try {
      for (DatasetSnapshot.Clip clip : labels.clips()) {
        for (FeatureCatalog.Place place : places(List.of(VideoId.parse(clip.video())))) {
          if (Optional.ofNullable(clip.region())
              .equals(place.region().map(region -> region.id().toString()))) {
            clips.add(new TrainingClip(open(place), clip.targets()));
          }
        }
      }
      List<NearestCentroid> centroids = new ArrayList<>();
      for (int g = 0; g < labels.groups().size(); g++) {
        centroids.add(NearestCentroid.of(g, labels.groups().get(g), clips));
      }
      List<LearningLoop.Prediction> predictions = new ArrayList<>();
      for (FeatureCatalog.Place place : places(videos)) {
        try (FeatureReader reader = open(place)) {
          List<int[]> perGroup = new ArrayList<>();
          for (int g = 0; g < centroids.size(); g++) {
            List<Integer> members = labels.groups().get(g);
            perGroup.add(
                Arrays.stream(centroids.get(g).predict(reader))
                    .map(output -> output == 0 ? Target.BACKGROUND : members.get(output - 1))
                    .toArray());
          }
          predictions.add(prediction(place, labels, perGroup));
        }
      }
      return predictions;
    } finally {
      clips.forEach(clip -> clip.features().close());
    }
  }

  private LearningLoop.Prediction prediction(
      FeatureCatalog.Place place, DatasetSnapshot labels, List<int[]> perGroup) {
    List<ClassId> classes = labels.classes().stream().map(ClassId::parse).toList();
    int columns = classes.size();
    int ticks = ticks(place);
    float[] values = new float[ticks * columns];
    List<DecodedSegment> segments = new ArrayList<>();
    for (int[] labelsOfTicks : perGroup) {
      int start = 0;
      for (int tick = 0; tick < ticks; tick++) {
        if (labelsOfTicks[tick] >= 0) {
          values[tick * columns + labelsOfTicks[tick]] = 1;
        }
        boolean last = tick + 1 == ticks || labelsOfTicks[tick + 1] != labelsOfTicks[start];
        if (last) {
          if (labelsOfTicks[start] >= 0) {
            Double[] certain = new Double[columns];
            Arrays.fill(certain, 0.0);
            certain[labelsOfTicks[start]] = 1.0;
            segments.add(
                new DecodedSegment(labelsOfTicks[start], start, tick + 1, List.of(certain), 0, 1));
          }
          start = tick + 1;
        }
      }
    }
    return new LearningLoop.Prediction(
        place.video().id(),
        place.region().map(region -> region.id()),
        new ProbabilityTrack(features.clock(), classes, values),
        segments);
  }

  private DatasetSnapshot labelsWithout(List<VideoId> videos) {
    return new SnapshotSource(ports.project(), ports.annotations())
        .of(ports.project().project().scheme(), Set.copyOf(videos));
  }

  private List<FeatureCatalog.Place> places(List<VideoId> videos) {
    return FeatureCatalog.places(
        videos.stream().flatMap(id -> ports.project().video(id).stream()).toList());
  }

  private int ticks(FeatureCatalog.Place place) {
    return features.ticks(place.video());
  }

  private FeatureReader open(FeatureCatalog.Place place) throws IOException {
    ModelVersion encoder =
        ports
            .models()
            .activeEncoder()
            .orElseThrow(() -> new IOException("There are no features yet; index features first."));
    EncoderDescription description = EncoderDescription.of(encoder);
    return features
        .store()
        .read(features.key(place, description), description.shape(), ticks(place))
        .orElseThrow(
            () ->
                new IOException(
                    "There are no features of "
                        + place.video().name()
                        + " yet; index features first."));
  }
}
