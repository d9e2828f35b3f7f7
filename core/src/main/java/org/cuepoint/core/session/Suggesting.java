package org.cuepoint.core.session;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.cuepoint.core.annotation.AnnotationStore;
import org.cuepoint.core.annotation.ModelVersionId;
import org.cuepoint.core.annotation.Suggestion;
import org.cuepoint.core.engine.EngineProtocol;
import org.cuepoint.core.job.JobContext;
import org.cuepoint.core.media.RegionId;
import org.cuepoint.core.media.Video;
import org.cuepoint.core.media.VideoId;
import org.cuepoint.core.project.ProjectStore;
import org.cuepoint.core.recognition.ModelKind;
import org.cuepoint.core.recognition.ModelStore;
import org.cuepoint.core.recognition.ModelVersion;
import org.cuepoint.core.recognition.ProbabilityFile;
import org.cuepoint.core.suggest.DecodedSegment;
import org.cuepoint.core.suggest.DecoderSettings;
import org.cuepoint.core.suggest.Proposer;
import org.cuepoint.core.taxonomy.ClassId;
import org.cuepoint.core.taxonomy.LabelScheme;
import org.cuepoint.core.time.FrameIndex;
import org.cuepoint.core.train.DatasetSnapshot;
import org.cuepoint.core.train.SnapshotBuilder;

/**
 * Turns what a model says of videos into proposals around what a person has labelled, or into plain
 * predictions as if nobody had. Thread-safe.
 */
final class Suggesting {

  private final ProjectStore project;
  private final AnnotationStore annotations;
  private final ModelStore known;
  private final Indexing indexing;
  private final FeatureCatalog features;
  private final SnapshotSource labels;
  private final ModelRegistry models;
  private final SecondOpinion second;
  private final Predictions predictions;
  private final Scratch scratch;

  Suggesting(
      ProjectPorts ports,
      Indexing indexing,
      FeatureCatalog features,
      SnapshotSource labels,
      ModelRegistry models,
      Predictions predictions,
      Scratch scratch) {
    this.project = ports.project();
    this.annotations = ports.annotations();
    this.known = ports.models();
    this.indexing = indexing;
    this.features = features;
    this.labels = labels;
    this.models = models;
    this.second = new SecondOpinion(ports.models());
    this.predictions = predictions;
    this.scratch = scratch;
  }

  /**
   * Suggests with the active model and takes back the proposals of its kind's earlier versions and
   * of heads.
   *
   * @param videos empty means all
   */
  LearningLoop.SuggestSummary suggest(List<VideoId> videos, JobContext context) throws IOException {
    ModelVersion model = models.active();
    LearningLoop.SuggestSummary made = suggest(model, videos, context);
    Map<ModelVersionId, ModelVersion> versions = new HashMap<>();
    known.models().forEach(version -> versions.put(version.id(), version));
    Set<ModelVersionId> beside = new HashSet<>(Set.of(model.id()));
    Set<VideoId> asked =
        indexing.indexedFor(model, videos).stream()
            .map(place -> place.video().id())
            .collect(Collectors.toSet());
    for (Video video : project.videos()) {
      for (ModelVersionId other : annotations.proposedCounts(video.id()).keySet()) {
        ModelVersion version = versions.get(other);
        // What heads said in between gives way to whoever took more time.
        boolean superseded =
            version == null
                || version.kind() == model.kind()
                || version.kind() == ModelKind.LIVE_HEAD
                || version.kind() == ModelKind.FAST_HEAD;
        if (asked.contains(video.id()) && superseded && !other.equals(model.id())) {
          annotations.replaceProposed(video.id(), other, List.of());
        } else {
          beside.add(other);
        }
      }
    }
    second.beside(model).map(ModelVersion::id).ifPresent(beside::add);
    predictions.forgetExcept(beside);
    return made;
  }

  /**
   * Suggests with a model; those of all others stay.
   *
   * @param videos empty means all
   */
  LearningLoop.SuggestSummary suggest(ModelVersion model, List<VideoId> videos, JobContext context)
      throws IOException {
    if (!model.kind().predicts()) {
      throw new IllegalStateException(
          "The model " + model.name() + " cannot suggest; choose one that knows classes.");
    }
    LabelScheme scheme = models.scheme(model);
    DatasetSnapshot constraints = labels.of(scheme, Set.of());
    EngineProtocol.Predicted predicted =
        predictions.predictAndKeep(model, indexing.indexedFor(model, videos), constraints, context);
    Map<VideoId, List<Suggestion>> byVideo = new LinkedHashMap<>();
    List<ClassId> classes = Predictions.classes(scheme);
    for (EngineProtocol.Prediction prediction : predicted.predictions()) {
      VideoId video = VideoId.parse(prediction.video());
      byVideo
          .computeIfAbsent(video, key -> new ArrayList<>())
          .addAll(proposals(model, prediction, classes, constraints));
    }
    byVideo.forEach((video, made) -> annotations.replaceProposed(video, model.id(), made));
    return new LearningLoop.SuggestSummary(
        model, byVideo.values().stream().flatMap(List::stream).toList(), predicted.seconds());
  }

  /**
   * The engine has decoded; what is left is to cut away what a person has labelled, and to name
   * frames.
   */
  List<Suggestion> proposals(
      ModelVersion model,
      EngineProtocol.Prediction prediction,
      List<ClassId> classes,
      DatasetSnapshot constraints)
      throws IOException {
    VideoId video = VideoId.parse(prediction.video());
    Optional<RegionId> region = Optional.ofNullable(prediction.region()).map(RegionId::parse);
    FrameIndex index = project.index(video).index();
    List<DatasetSnapshot.Target> known =
        constraints.clips().stream()
            .filter(
                clip ->
                    clip.video().equals(prediction.video())
                        && Optional.ofNullable(clip.region())
                            .equals(Optional.ofNullable(prediction.region())))
            .findFirst()
            .map(DatasetSnapshot.Clip::targets)
            .orElse(List.of());
    List<DecodedSegment> decoded =
        prediction.segments().stream().map(EngineProtocol.Run::segment).toList();
    return new Proposer((track, groups, targets) -> decoded, DecoderSettings.defaults())
        .propose(
            new Proposer.Place(video, region, index),
            model.id(),
            ProbabilityFile.read(Path.of(prediction.probabilityFile()), classes),
            constraints.groups(),
            known,
            SnapshotBuilder.leftOutTicks(
                features.clock(), index, region, annotations.segments(video)));
  }

  /** Predicts videos as if nobody had labelled them; features that are missing are computed. */
  List<LearningLoop.Prediction> predict(
      ModelVersion model, List<VideoId> videos, JobContext context) throws IOException {
    LabelScheme scheme = models.scheme(model);
    List<FeatureCatalog.Place> places = indexing.places(videos, context);
    var _ =
        indexing.index(
            places.stream().map(features::source).toList(), models.encoderOf(model), context);
    Path folder = scratch.folder("predict");
    try {
      EngineProtocol.Predicted predicted =
          predictions.predict(
              model, places, labels.of(scheme, Set.copyOf(videos)), folder, context);
      List<LearningLoop.Prediction> said = new ArrayList<>();
      for (EngineProtocol.Prediction prediction : predicted.predictions()) {
        Path file = Path.of(prediction.probabilityFile());
        said.add(
            new LearningLoop.Prediction(
                VideoId.parse(prediction.video()),
                Optional.ofNullable(prediction.region()).map(RegionId::parse),
                ProbabilityFile.read(file, Predictions.classes(scheme)),
                prediction.segments().stream().map(EngineProtocol.Run::segment).toList()));
      }
      return List.copyOf(said);
    } finally {
      Scratch.delete(folder);
    }
  }
}
