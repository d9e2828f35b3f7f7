package org.cuepoint.core.session;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.cuepoint.core.annotation.ModelVersionId;
import org.cuepoint.core.engine.EngineClient;
import org.cuepoint.core.engine.EngineProtocol;
import org.cuepoint.core.job.JobContext;
import org.cuepoint.core.media.AnalysisRegion;
import org.cuepoint.core.media.RegionId;
import org.cuepoint.core.media.VideoId;
import org.cuepoint.core.project.ProjectStore;
import org.cuepoint.core.recognition.EncoderDescription;
import org.cuepoint.core.recognition.ModelVersion;
import org.cuepoint.core.recognition.ProbabilityFile;
import org.cuepoint.core.recognition.ProbabilityTrack;
import org.cuepoint.core.taxonomy.ClassId;
import org.cuepoint.core.taxonomy.LabelScheme;
import org.cuepoint.core.train.DatasetSnapshot;

/**
 * Asks models what they see and keeps the probabilities of each model, in files under {@code
 * features/predictions}. A file is named by the features that it was made from: when a region's
 * crop moves, what was said of the old one is not found any more, and is found again when the move
 * is undone. Thread-safe.
 */
final class Predictions {

  private static final String ENDING = ".probabilities";
  private static final String KEY = "-[0-9a-f]{32}\\..*";

  private final ProjectStore project;
  private final EngineClient engine;
  private final FeatureCatalog features;
  private final ModelRegistry models;
  private final Scratch scratch;

  Predictions(
      ProjectStore project,
      EngineClient engine,
      FeatureCatalog features,
      ModelRegistry models,
      Scratch scratch) {
    this.project = project;
    this.engine = engine;
    this.features = features;
    this.models = models;
    this.scratch = scratch;
  }

  /**
   * Predicts and decodes.
   *
   * @param places with features
   * @param constraints labels that bind the decoder
   * @param out where the files of probabilities go
   */
  EngineProtocol.Predicted predict(
      ModelVersion model,
      List<FeatureCatalog.Place> places,
      DatasetSnapshot constraints,
      Path out,
      JobContext context)
      throws IOException {
    return ask(
        request(
            model,
            places,
            constraints,
            out,
            EngineProtocol.Information.WHERE_FREE,
            EngineProtocol.Labels.BIND),
        context);
  }

  /**
   * Predicts and decodes as if nobody had labelled the places.
   *
   * @param known labels of which the decoder learns how long things last
   * @param out where the files of probabilities go
   */
  EngineProtocol.Predicted predictUnlabelled(
      ModelVersion model,
      List<FeatureCatalog.Place> places,
      DatasetSnapshot known,
      Path out,
      JobContext context)
      throws IOException {
    return ask(
        request(
            model,
            places,
            known,
            out,
            EngineProtocol.Information.WHERE_FREE,
            EngineProtocol.Labels.HIDDEN),
        context);
  }

  private EngineProtocol.Predict request(
      ModelVersion model,
      List<FeatureCatalog.Place> places,
      DatasetSnapshot known,
      Path out,
      EngineProtocol.Information information,
      EngineProtocol.Labels labels) {
    return new EngineProtocol.Predict(
        scratch.snapshot(known),
        models.file(model),
        models.file(models.encoderOf(model)),
        features.folder().toString(),
        places.stream().map(features::source).toList(),
        out.toString(),
        information,
        labels);
  }

  private EngineProtocol.Predicted ask(EngineProtocol.Predict request, JobContext context)
      throws IOException {
    return engine.call(context, service -> service.predict(request));
  }

  /** Predicts, decodes and keeps the probabilities until the model says others of a place. */
  EngineProtocol.Predicted predictAndKeep(
      ModelVersion model,
      List<FeatureCatalog.Place> places,
      DatasetSnapshot constraints,
      JobContext context)
      throws IOException {
    return predictAndKeep(
        model, places, constraints, EngineProtocol.Information.WHERE_FREE, context);
  }

  /** Does the same and asks, if wanted, how much versions of the model contradict each other. */
  EngineProtocol.Predicted predictAndKeep(
      ModelVersion model,
      List<FeatureCatalog.Place> places,
      DatasetSnapshot constraints,
      EngineProtocol.Information information,
      JobContext context)
      throws IOException {
    Path out = scratch.folder("suggest");
    try {
      EngineProtocol.Predicted predicted =
          ask(
              request(
                  model, places, constraints, out, information, EngineProtocol.Labels.BIND),
              context);
      List<EngineProtocol.Prediction> kept = new ArrayList<>();
      for (int i = 0; i < places.size(); i++) {
        EngineProtocol.Prediction said = predicted.predictions().get(i);
        Path file = keep(Path.of(said.probabilityFile()), model, places.get(i));
        kept.add(
            new EngineProtocol.Prediction(
                said.video(), said.region(), file.toString(), said.segments()));
      }
      return new EngineProtocol.Predicted(kept, predicted.seconds(), predicted.peakBytes());
    } finally {
      Scratch.delete(out);
    }
  }

  /** Keeps what a model said of a place until it says something else. */
  Path keep(Path made, ModelVersion model, FeatureCatalog.Place place) throws IOException {
    Path folder = Files.createDirectories(folder(model));
    Path target = file(model, place);
    String name = place.key();
    Path information = ProbabilityFile.information(target);
    DirectoryStream.Filter<Path> former =
        file -> {
          String other = file.getFileName().toString();
          return other.startsWith(name) && other.substring(name.length()).matches(KEY);
        };
    try (var files = Files.newDirectoryStream(folder, former)) {
      for (Path file : files) {
        if (!file.equals(target) && !file.equals(information)) {
          Files.deleteIfExists(file);
        }
      }
    }
    Path madeInformation = ProbabilityFile.information(made);
    if (Files.exists(madeInformation)) {
      Files.move(madeInformation, information, StandardCopyOption.REPLACE_EXISTING);
    }
    return Files.move(made, target, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Says whether it is known how much versions of the model contradict each other at a place. */
  boolean hasInformation(ModelVersion model, FeatureCatalog.Place place) {
    return Files.exists(ProbabilityFile.information(file(model, place)));
  }

  /** Says whether the model has said something of the place as it is now. */
  boolean has(ModelVersion model, FeatureCatalog.Place place) {
    return Files.exists(file(model, place));
  }

  /** Returns where the probabilities of a place are; its video must have been hashed. */
  Path file(ModelVersion model, FeatureCatalog.Place place) {
    return file(model, EncoderDescription.of(models.encoderOf(model)), place);
  }

  /** Returns the file of each place, or nothing where the model has not been asked. */
  List<String> files(ModelVersion model, List<FeatureCatalog.Place> places) {
    EncoderDescription encoder = EncoderDescription.of(models.encoderOf(model));
    return places.stream()
        .map(place -> file(model, encoder, place))
        .map(file -> Files.exists(file) ? file.toString() : "")
        .toList();
  }

  private Path file(ModelVersion model, EncoderDescription encoder, FeatureCatalog.Place place) {
    return folder(model)
        .resolve(place.key() + "-" + features.key(place, encoder).fileName() + ENDING);
  }

  /** Returns what a model said of a video or region as it is now. */
  Optional<ProbabilityTrack> track(ModelVersion model, VideoId video, Optional<RegionId> region) {
    Optional<Path> file =
        place(video, region).map(place -> file(model, place)).filter(Files::exists);
    try {
      return file.isEmpty()
          ? Optional.empty()
          : Optional.of(ProbabilityFile.read(file.get(), classes(models.scheme(model))));
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  private Optional<FeatureCatalog.Place> place(VideoId id, Optional<RegionId> region) {
    return project
        .video(id)
        .filter(video -> video.hash().isPresent())
        .flatMap(
            video -> {
              Optional<AnalysisRegion> found =
                  video.regions().stream()
                      .filter(each -> region.equals(Optional.of(each.id())))
                      .findFirst();
              return region.isPresent() && found.isEmpty()
                  ? Optional.empty()
                  : Optional.of(new FeatureCatalog.Place(video, found));
            });
  }

  /** Deletes what all models but these said; it can be computed again. */
  void forgetExcept(Set<ModelVersionId> kept) throws IOException {
    if (!Files.isDirectory(folder())) {
      return;
    }
    Set<String> names = kept.stream().map(ModelVersionId::toString).collect(Collectors.toSet());
    try (var folders = Files.newDirectoryStream(folder(), Files::isDirectory)) {
      for (Path folder : folders) {
        if (!names.contains(folder.getFileName().toString())) {
          Scratch.delete(folder);
        }
      }
    }
  }

  private Path folder(ModelVersion model) {
    return folder().resolve(model.id().toString());
  }

  private Path folder() {
    return folder(features);
  }

  /** Returns where what models said is kept: a folder each, by identity. */
  static Path folder(FeatureCatalog features) {
    return features.folder().resolve("predictions");
  }

  static List<ClassId> classes(LabelScheme scheme) {
    return scheme.classes().stream().map(c -> c.id()).toList();
  }
}
