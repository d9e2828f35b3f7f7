package org.cuepoint.core.session;

import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cuepoint.core.engine.EngineClient;
import org.cuepoint.core.engine.EngineProtocol;
import org.cuepoint.core.experiment.BaselineSystems;
import org.cuepoint.core.experiment.TickProbe;
import org.cuepoint.core.feature.FeatureReader;
import org.cuepoint.core.job.JobContext;
import org.cuepoint.core.media.Video;
import org.cuepoint.core.media.VideoId;
import org.cuepoint.core.recognition.EncoderDescription;
import org.cuepoint.core.recognition.ModelVersion;
import org.cuepoint.core.session.FeatureCatalog.Place;
import org.cuepoint.core.train.DatasetSnapshot;
import org.cuepoint.core.train.DatasetSnapshot.Target;
import org.cuepoint.core.train.NearestCentroid;
import org.cuepoint.core.train.TrainingClip;

/**
 * Predictions of the simplest methods, in the form of a model's predictions, so that reports can
 * show what learning is worth. They learn from the project's labels without those of the videos
 * they predict. May be called from any thread.
 */
final class Baselines {

  /** Name of the nearest class centre of each tick, on the features of the model. */
  static final String NEAREST_CENTROID = "nearest-centroid";

  private final ProjectPorts ports;
  private final VideoIntake intake;
  private final FeatureCatalog features;
  private final BaselineEncoders encoders;
  private final ModelRegistry models;

  Baselines(ProjectPorts ports, VideoIntake intake, EngineClient engine, InstantSource clock) {
    this.ports = ports;
    this.intake = intake;
    this.features = new FeatureCatalog(ports.project());
    this.encoders = new BaselineEncoders(engine, features);
    this.models = new ModelRegistry(ports, clock);
  }

  /** What a baseline says. */
  record Said(List<LearningLoop.Prediction> predictions, Certainty certainty) {}

  /** Whether a baseline's probabilities mean something. */
  enum Certainty {
    /** They do. */
    PROBABILITIES,
    /** It names classes and gives each of them all. */
    CLASSES_ONLY
  }

  /** What is learnt from and what is asked about. */
  private record Task(DatasetSnapshot labels, List<Learnt> learnt, List<Place> asked) {
    List<Place> places() {
      List<Place> places = new ArrayList<>(asked);
      learnt.forEach(each -> places.add(each.place()));
      return places;
    }
  }

  /** A labelled place. */
  private record Learnt(Place place, DatasetSnapshot.Clip clip) {}

  /**
   * Predicts videos.
   *
   * @param model the nearest centroid works on its features
   * @param test the videos; their labels are not used
   * @param wanted which baselines
   * @return by name; empty when only the tested videos have labels: there is nothing to learn from
   *     then
   */
  Map<String, Said> predict(
      ModelVersion model, List<VideoId> test, ModelEvaluation.Comparison wanted, JobContext context)
      throws IOException {
    Map<String, Said> said = new LinkedHashMap<>();
    Task task = task(test, context);
    if (wanted == ModelEvaluation.Comparison.NONE || task.learnt().isEmpty()) {
      return said;
    }
    said.put(BaselineSystems.MAJORITY, majority(task));
    ModelVersion encoder = models.encoderOf(model);
    said.put(NEAREST_CENTROID, nearestCentroid(task, models.file(encoder), context));
    if (wanted == ModelEvaluation.Comparison.ALL) {
      List<EngineProtocol.Source> sources = sources(task);
      said.put(
          BaselineSystems.HISTOGRAM_PROBE, probe(task, encoders.histogram().toString(), context));
      said.put(
          BaselineSystems.RANDOM_PROBE,
          probe(task, encoders.random(sources, context).toString(), context));
    }
    return said;
  }

  private Task task(List<VideoId> test, JobContext context) throws IOException {
    SnapshotSource source = new SnapshotSource(ports.project(), ports.annotations());
    DatasetSnapshot labels = source.of(ports.project().project().scheme(), Set.copyOf(test));
    List<Learnt> learnt = new ArrayList<>();
    for (DatasetSnapshot.Clip clip : labels.clips()) {
      if (clip.targets().isEmpty()) {
        continue;
      }
      for (Place place : places(List.of(VideoId.parse(clip.video())), context)) {
        Optional<String> region = place.region().map(each -> each.id().toString());
        if (region.equals(Optional.ofNullable(clip.region()))) {
          learnt.add(new Learnt(place, clip));
        }
      }
    }
    return new Task(labels, learnt, places(test, context));
  }

  private List<Place> places(List<VideoId> videos, JobContext context) throws IOException {
    List<Place> places = new ArrayList<>();
    for (VideoId id : videos) {
      for (Video video : ports.project().video(id).stream().toList()) {
        var _ = intake.hash(video, context);
      }
      ports.project().video(id).ifPresent(hashed -> places.addAll(FeatureCatalog.places(hashed)));
    }
    return places;
  }

  private List<EngineProtocol.Source> sources(Task task) {
    return task.places().stream().map(features::source).toList();
  }

  /** Predicts the most frequent label (background included) of each exclusive group everywhere. */
  private Said majority(Task task) {
    DatasetSnapshot labels = task.labels();
    int[] winners = new int[labels.groups().size()];
    for (int g = 0; g < winners.length; g++) {
      winners[g] = winner(labels, g);
    }
    List<LearningLoop.Prediction> predictions = new ArrayList<>();
    for (Place place : task.asked()) {
      TickPrediction said = new TickPrediction(features, place, labels);
      for (int winner : winners) {
        int[] everywhere = new int[said.ticks()];
        Arrays.fill(everywhere, winner);
        said.add(everywhere);
      }
      predictions.add(said.prediction());
    }
    return new Said(predictions, Certainty.CLASSES_ONLY);
  }

  private static int winner(DatasetSnapshot labels, int group) {
    // Background stands first, so that it wins where nothing was seen.
    long[] ticks = new long[labels.classes().size() + 1];
    for (DatasetSnapshot.Clip clip : labels.clips()) {
      for (Target target : clip.targets()) {
        if (target.group() == group && target.label() != Target.NOT_KNOWN) {
          ticks[target.label() + 1] += target.end() - target.start();
        }
      }
    }
    int most = 0;
    for (int label = 0; label < ticks.length; label++) {
      most = ticks[label] > ticks[most] ? label : most;
    }
    return most - 1;
  }

  private Said nearestCentroid(Task task, String encoderFile, JobContext context)
      throws IOException {
    DatasetSnapshot labels = task.labels();
    EncoderDescription encoder = encoders.index(encoderFile, sources(task), context);
    List<TrainingClip> clips = new ArrayList<>();
    try {
      for (Learnt learnt : task.learnt()) {
        clips.add(
            new TrainingClip(features.open(learnt.place(), encoder), learnt.clip().targets()));
      }
      List<NearestCentroid> centroids = new ArrayList<>();
      for (int g = 0; g < labels.groups().size(); g++) {
        centroids.add(NearestCentroid.of(g, labels.groups().get(g), clips));
      }
      List<LearningLoop.Prediction> predictions = new ArrayList<>();
      for (Place place : task.asked()) {
        context.throwIfCancelled();
        TickPrediction said = new TickPrediction(features, place, labels);
        try (FeatureReader reader = features.open(place, encoder)) {
          for (int g = 0; g < centroids.size(); g++) {
            List<Integer> members = labels.groups().get(g);
            said.add(
                Arrays.stream(centroids.get(g).predict(reader))
                    .map(output -> output == 0 ? Target.BACKGROUND : members.get(output - 1))
                    .toArray());
          }
        }
        predictions.add(said.prediction());
      }
      return new Said(predictions, Certainty.CLASSES_ONLY);
    } finally {
      clips.forEach(clip -> clip.features().close());
    }
  }

  /** Classifies each tick by logistic regression on the features of an encoder. */
  private Said probe(Task task, String encoderFile, JobContext context) throws IOException {
    DatasetSnapshot labels = task.labels();
    EncoderDescription encoder = encoders.index(encoderFile, sources(task), context);
    Map<Place, FeatureReader> readers = new LinkedHashMap<>();
    try {
      for (Place place : task.places()) {
        readers.put(place, features.open(place, encoder));
      }
      Map<Place, TickPrediction> said = new LinkedHashMap<>();
      Map<String, FeatureReader> asked = new LinkedHashMap<>();
      for (Place place : task.asked()) {
        said.put(place, new TickPrediction(features, place, labels));
        asked.put(place.key(), reader(readers, place));
      }
      for (int g = 0; g < labels.groups().size(); g++) {
        List<Integer> members = labels.groups().get(g);
        List<TickProbe.Clip> clips = new ArrayList<>();
        for (Learnt learnt : task.learnt()) {
          clips.add(
              new TickProbe.Clip(
                  learnt.place().key(),
                  learnt.clip().unit(),
                  reader(readers, learnt.place()),
                  ticks(learnt.clip(), g, members)));
        }
        Map<String, TickProbe.Said> answers =
            new TickProbe(members.size(), features.clock(), context).predict(clips, asked);
        said.forEach(
            (place, prediction) ->
                Optional.ofNullable(answers.get(place.key()))
                    .ifPresent(
                        answer ->
                            prediction.add(answer.labels(), answer.probabilities(), members)));
      }
      return new Said(
          said.values().stream().map(TickPrediction::prediction).toList(), Certainty.PROBABILITIES);
    } finally {
      readers.values().forEach(FeatureReader::close);
    }
  }

  private static FeatureReader reader(Map<Place, FeatureReader> readers, Place place) {
    return Optional.ofNullable(readers.get(place)).orElseThrow();
  }

  /** Returns the label of each tick in one group: a position in it, background or not known. */
  private static int[] ticks(DatasetSnapshot.Clip clip, int group, List<Integer> members) {
    int[] labels = new int[clip.ticks()];
    Arrays.fill(labels, Target.NOT_KNOWN);
    for (Target target : clip.targets()) {
      if (target.group() == group && target.label() != Target.NOT_KNOWN) {
        int label =
            target.label() == Target.BACKGROUND
                ? Target.BACKGROUND
                : members.indexOf(target.label());
        Arrays.fill(labels, target.start(), target.end(), label);
      }
    }
    return labels;
  }
}
