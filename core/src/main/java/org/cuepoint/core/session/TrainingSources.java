package org.cuepoint.core.session;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.util.List;
import java.util.stream.Collectors;
import org.cuepoint.core.engine.EngineProtocol;
import org.cuepoint.core.media.Crop;
import org.cuepoint.core.provenance.ContentHash;
import org.jspecify.annotations.Nullable;

/**
 * Which videos and crops a training saw. Kept with the model, since videos come and go and regions
 * move: without it nobody could repeat the training.
 *
 * @param sources in the order in which the training read them
 */
record TrainingSources(List<Entry> sources) {

  /** Role of the file among those of a model version. */
  static final String ROLE = "sources";

  private static final Gson GSON = new GsonBuilder().setPrettyPrinting().create();

  /** Copies the list. */
  TrainingSources {
    sources = List.copyOf(sources);
  }

  /**
   * One video or region.
   *
   * @param video identity of the video in the project, as the labels name it
   * @param region identity of the region, or null for the whole frame
   * @param name for messages
   * @param contentHash of the video file
   * @param crop x, y, width, height as shares of the frame
   */
  record Entry(
      String video, @Nullable String region, String name, String contentHash, List<Double> crop) {

    /** Returns the part of the frame. */
    Crop part() {
      return new Crop(crop.get(0), crop.get(1), crop.get(2), crop.get(3));
    }
  }

  static TrainingSources of(List<EngineProtocol.Source> sources) {
    return new TrainingSources(
        sources.stream()
            .map(
                source ->
                    new Entry(
                        source.video(),
                        source.region(),
                        source.name(),
                        source.contentHash(),
                        source.crop()))
            .toList());
  }

  /** Names what is shown, free of this project's identities and of the order. */
  ContentHash hash() {
    return ContentHash.of(
        sources.stream()
            .map(entry -> entry.contentHash() + entry.crop() + "\n")
            .sorted()
            .collect(Collectors.joining()));
  }

  String toJson() {
    return GSON.toJson(this);
  }

  static TrainingSources fromJson(String json) {
    return GSON.fromJson(json, TrainingSources.class);
  }
}
