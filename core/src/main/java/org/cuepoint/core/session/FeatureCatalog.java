package org.cuepoint.core.session;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cuepoint.core.engine.EngineProtocol;
import org.cuepoint.core.feature.FeatureKey;
import org.cuepoint.core.feature.FeatureReader;
import org.cuepoint.core.feature.FeatureStore;
import org.cuepoint.core.media.AnalysisRegion;
import org.cuepoint.core.media.Crop;
import org.cuepoint.core.media.Video;
import org.cuepoint.core.project.ProjectStore;
import org.cuepoint.core.recognition.EncoderDescription;
import org.cuepoint.core.recognition.ModelVersion;
import org.cuepoint.core.time.FeatureClock;

/** Says which features a project's videos need and which are there. Thread-safe. */
final class FeatureCatalog {

  private final ProjectStore project;

  FeatureCatalog(ProjectStore project) {
    this.project = project;
  }

  /** What is analysed: a video's regions, or its whole frame when it has none. */
  record Place(Video video, Optional<AnalysisRegion> region) {
    Crop crop() {
      return region.map(AnalysisRegion::crop).orElse(Crop.WHOLE);
    }

    /** Returns text that no other place of the project has. */
    String key() {
      return video.id() + region.map(each -> "-" + each.id()).orElse("");
    }
  }

  static List<Place> places(Video video) {
    return video.regions().isEmpty()
        ? List.of(new Place(video, Optional.empty()))
        : video.regions().stream().map(region -> new Place(video, Optional.of(region))).toList();
  }

  static List<Place> places(List<Video> videos) {
    List<Place> places = new ArrayList<>();
    videos.forEach(video -> places.addAll(places(video)));
    return places;
  }

  Path folder() {
    return project.folder().resolve("features");
  }

  FeatureClock clock() {
    return project.project().clock();
  }

  /** Returns the place as the engine wants it; its video must have been hashed. */
  EngineProtocol.Source source(Place place) {
    Video video = place.video();
    Crop crop = place.crop();
    return new EngineProtocol.Source(
        video.id().toString(),
        place.region().map(region -> region.id().toString()).orElse(null),
        video.name() + place.region().map(region -> ", " + region.name()).orElse(""),
        project.file(video).toString(),
        project.indexFile(video.id()).toString(),
        video.hash().orElseThrow().hex(),
        List.of(crop.x(), crop.y(), crop.width(), crop.height()));
  }

  /** Says whether all ticks of the place are stored for the encoder. */
  boolean isIndexed(Place place, ModelVersion encoder) {
    return isIndexed(place.video(), place.crop(), EncoderDescription.of(encoder));
  }

  /** Says whether all ticks of a part of the frame are stored for the encoder. */
  boolean isIndexed(Video video, Crop crop, EncoderDescription encoder) {
    if (video.hash().isEmpty()) {
      return false;
    }
    FeatureKey key = FeatureKey.of(video.hash().get(), crop, clock(), encoder);
    try {
      return store().storedTicks(key) >= ticks(video);
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  /** Returns the key of a place's features; its video must have been hashed. */
  FeatureKey key(Place place, EncoderDescription encoder) {
    return FeatureKey.of(place.video().hash().orElseThrow(), place.crop(), clock(), encoder);
  }

  /**
   * Opens the features of a place.
   *
   * @throws IOException if they are not there; the message says of which video
   */
  FeatureReader open(Place place, EncoderDescription encoder) throws IOException {
    return store()
        .read(key(place, encoder), encoder.shape(), ticks(place.video()))
        .orElseThrow(
            () ->
                new IOException(
                    "There are no features of "
                        + place.video().name()
                        + " yet; index features first."));
  }

  int ticks(Video video) {
    return clock().ticks(project.index(video.id()).index());
  }

  FeatureStore store() {
    return new FeatureStore(folder());
  }

  /**
   * Returns the id of the encoder of a model: its own when it encodes, otherwise that of its
   * features.
   */
  static String encoderId(ModelVersion model) {
    return String.valueOf(model.provenance().settings().get("encoder"));
  }
}
