package org.cuepoint.core.session;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.cuepoint.core.engine.EngineClient;
import org.cuepoint.core.engine.EngineProtocol;
import org.cuepoint.core.engine.Urgency;
import org.cuepoint.core.job.JobContext;
import org.cuepoint.core.media.Video;
import org.cuepoint.core.media.VideoId;
import org.cuepoint.core.project.ProjectStore;
import org.cuepoint.core.recognition.ModelStore;
import org.cuepoint.core.recognition.ModelVersion;

/**
 * Brings videos to features: hashes them, makes the first encoder when there is none, and has the
 * engine compute what is missing. Thread-safe.
 */
final class Indexing {

  private final ProjectStore project;
  private final ModelStore known;
  private final VideoIntake intake;
  private final EngineClient engine;
  private final FeatureCatalog features;
  private final ModelRegistry models;
  private final EncoderTraining encoders;

  Indexing(
      ProjectPorts ports,
      VideoIntake intake,
      EngineClient engine,
      FeatureCatalog features,
      ModelRegistry models,
      EncoderTraining encoders) {
    this.project = ports.project();
    this.known = ports.models();
    this.intake = intake;
    this.engine = engine;
    this.features = features;
    this.models = models;
    this.encoders = encoders;
  }

  /** Computes missing features by the current encoder; an empty list means all videos. */
  LearningLoop.IndexSummary index(List<VideoId> videos, JobContext context) throws IOException {
    if (project.videos().isEmpty()) {
      throw new IllegalStateException("The project has no videos yet; add some first.");
    }
    return index(sources(videos, context), encoder(context), context);
  }

  /** Computes missing features by an encoder. */
  LearningLoop.IndexSummary index(
      List<EngineProtocol.Source> sources, ModelVersion encoder, JobContext context)
      throws IOException {
    return index(sources, models.file(encoder), context);
  }

  /** Computes missing features by the encoder in a file. */
  LearningLoop.IndexSummary index(
      List<EngineProtocol.Source> sources, String encoderFile, JobContext context)
      throws IOException {
    EngineProtocol.Indexed done =
        engine.call(
            Urgency.INDEXING,
            context,
            service ->
                service.index(
                    new EngineProtocol.Index(
                        encoderFile,
                        features.clock().hertz(),
                        features.folder().toString(),
                        sources)));
    return new LearningLoop.IndexSummary(
        done.sources(), done.encodedTicks(), done.encoder().id(), done.seconds());
  }

  /** Returns the current encoder; the starter fitted to the project's videos when there is none. */
  ModelVersion encoder(JobContext context) throws IOException {
    Optional<ModelVersion> current = known.activeEncoder();
    if (current.isPresent()) {
      return current.get();
    }
    ModelVersion first = models.add(encoders.first(sources(List.of(), context), context));
    models.activate(first);
    return first;
  }

  /** Returns what the engine is to read, after hashing; an empty list means all videos. */
  List<EngineProtocol.Source> sources(List<VideoId> videos, JobContext context) throws IOException {
    return places(videos, context).stream().map(features::source).toList();
  }

  /** Returns videos and their regions, after hashing; an empty list means all videos. */
  List<FeatureCatalog.Place> places(List<VideoId> videos, JobContext context) throws IOException {
    for (Video video : chosen(videos)) {
      var _ = intake.hash(video, context);
    }
    return FeatureCatalog.places(chosen(videos));
  }

  /**
   * Returns the videos and regions whose features are there for a model; a video of which one is
   * missing is left out. Computing more is a person's decision when it takes long.
   *
   * @param videos empty means all
   */
  List<FeatureCatalog.Place> indexedFor(ModelVersion model, List<VideoId> videos) {
    return indexedBy(models.encoderOf(model), videos);
  }

  /**
   * Returns the videos and regions whose features of an encoder are there; a video of which one is
   * missing is left out.
   *
   * @param videos empty means all
   */
  List<FeatureCatalog.Place> indexedBy(ModelVersion encoder, List<VideoId> videos) {
    return FeatureCatalog.places(
        chosen(videos).stream().filter(video -> isIndexed(video, encoder)).toList());
  }

  /**
   * Returns the videos and regions whose features are there for all of some models.
   *
   * @param videos empty means all
   */
  List<FeatureCatalog.Place> indexedForAll(List<ModelVersion> models, List<VideoId> videos) {
    List<FeatureCatalog.Place> places = new ArrayList<>(indexedFor(models.getFirst(), videos));
    for (ModelVersion model : models) {
      Set<String> own =
          indexedFor(model, videos).stream()
              .map(FeatureCatalog.Place::key)
              .collect(Collectors.toSet());
      places.removeIf(place -> !own.contains(place.key()));
    }
    return places;
  }

  /** Returns all that the engine can read features of for a model. */
  List<EngineProtocol.Source> indexedSources(ModelVersion model) {
    return indexedFor(model, List.of()).stream().map(features::source).toList();
  }

  boolean isIndexed(VideoId video) {
    Optional<ModelVersion> encoder = known.activeEncoder();
    return encoder.isPresent()
        && project.video(video).map(found -> isIndexed(found, encoder.get())).orElse(true);
  }

  private boolean isIndexed(Video video, ModelVersion encoder) {
    return FeatureCatalog.places(video).stream()
        .allMatch(place -> features.isIndexed(place, encoder));
  }

  private List<Video> chosen(List<VideoId> videos) {
    Set<VideoId> wanted = Set.copyOf(videos);
    return project.videos().stream()
        .filter(video -> wanted.isEmpty() || wanted.contains(video.id()))
        .toList();
  }
}
