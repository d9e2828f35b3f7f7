package org.cuepoint.core.session;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cuepoint.core.engine.EngineProtocol;
import org.cuepoint.core.media.AnalysisRegion;
import org.cuepoint.core.media.Crop;
import org.cuepoint.core.media.Video;
import org.cuepoint.core.project.BlobStore;
import org.cuepoint.core.project.ProjectStore;
import org.cuepoint.core.provenance.ContentHash;
import org.cuepoint.core.recognition.EncoderDescription;
import org.cuepoint.core.recognition.ModelVersion;
import org.cuepoint.core.train.DatasetSnapshot;

/** Finds the videos and crops that a model was trained on, wherever they are now. Thread-safe. */
final class FormerSources {

  private final ProjectStore project;
  private final BlobStore blobs;
  private final FeatureCatalog features;

  FormerSources(ProjectPorts ports, FeatureCatalog features) {
    this.project = ports.project();
    this.blobs = ports.blobs();
    this.features = features;
  }

  /** Returns the list that a model keeps; empty for models that were made before there was one. */
  Optional<TrainingSources> find(ModelVersion model) {
    ContentHash hash = model.files().get(TrainingSources.ROLE);
    return Optional.ofNullable(hash)
        .flatMap(blobs::find)
        .map(
            file -> {
              try {
                return TrainingSources.fromJson(Files.readString(file));
              } catch (IOException problem) {
                throw new UncheckedIOException(problem);
              }
            });
  }

  /**
   * Returns the list that a model keeps.
   *
   * @throws IllegalStateException if it keeps none
   */
  TrainingSources kept(ModelVersion model) {
    return find(model)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "Nothing says which videos "
                        + model.name()
                        + " was trained on, so its training cannot be repeated; train a new one."));
  }

  /** Returns what labels speak of, with the crops of today. */
  TrainingSources labelled(ModelVersion model, DatasetSnapshot labels) {
    List<TrainingSources.Entry> entries = new ArrayList<>();
    for (DatasetSnapshot.Clip clip : labels.clips()) {
      Video video = video(model, clip.video(), clip.contentHash(), clip.video());
      Optional<AnalysisRegion> region =
          video.regions().stream()
              .filter(each -> each.id().toString().equals(clip.region()))
              .findFirst();
      if (clip.region() != null && region.isEmpty()) {
        throw new IllegalStateException(
            "A region of " + video.name() + " that " + model.name() + " was trained on is gone.");
      }
      Crop crop = region.map(AnalysisRegion::crop).orElse(Crop.WHOLE);
      entries.add(
          new TrainingSources.Entry(
              clip.video(),
              clip.region(),
              video.name() + region.map(each -> ", " + each.name()).orElse(""),
              clip.contentHash(),
              List.of(crop.x(), crop.y(), crop.width(), crop.height())));
    }
    return new TrainingSources(entries);
  }

  /**
   * Returns what the engine is to read.
   *
   * @throws IllegalStateException if a video is gone; the message names it
   */
  List<EngineProtocol.Source> of(ModelVersion model, TrainingSources wanted) {
    List<EngineProtocol.Source> sources = new ArrayList<>();
    for (TrainingSources.Entry entry : wanted.sources()) {
      Video video = video(model, entry.video(), entry.contentHash(), entry.name());
      requireFile(model, video);
      sources.add(source(video, entry));
    }
    return sources;
  }

  /**
   * Returns what the engine is to read for an encoder; a video's file is needed only when features
   * are missing.
   *
   * @throws IllegalStateException if a video is gone; the message names it
   */
  List<EngineProtocol.Source> of(
      ModelVersion model, TrainingSources wanted, EncoderDescription encoder) {
    List<EngineProtocol.Source> sources = new ArrayList<>();
    for (TrainingSources.Entry entry : wanted.sources()) {
      Video video = video(model, entry.video(), entry.contentHash(), entry.name());
      if (!features.isIndexed(video, entry.part(), encoder)) {
        requireFile(model, video);
      }
      sources.add(source(video, entry));
    }
    return sources;
  }

  /** The same video may have another identity by now: what counts is what it shows. */
  private Video video(ModelVersion model, String id, String hash, String name) {
    Optional<ContentHash> content = Optional.of(new ContentHash(hash));
    List<Video> same =
        project.videos().stream().filter(video -> video.hash().equals(content)).toList();
    return same.stream()
        .filter(video -> video.id().toString().equals(id))
        .findFirst()
        .or(() -> same.stream().findFirst())
        .orElseThrow(
            () ->
                new IllegalStateException(
                    model.name()
                        + " was trained on "
                        + name
                        + ", which is not in the project any more; add that file again."));
  }

  private void requireFile(ModelVersion model, Video video) {
    Path file = project.file(video);
    if (!Files.exists(file)) {
      throw new IllegalStateException(
          model.name()
              + " was trained on "
              + video.name()
              + ", which must be read again and is not at '"
              + file
              + "' any more; put it back there.");
    }
  }

  private EngineProtocol.Source source(Video video, TrainingSources.Entry entry) {
    return new EngineProtocol.Source(
        entry.video(),
        entry.region(),
        entry.name(),
        project.file(video).toString(),
        project.indexFile(video.id()).toString(),
        entry.contentHash(),
        entry.crop());
  }
}
