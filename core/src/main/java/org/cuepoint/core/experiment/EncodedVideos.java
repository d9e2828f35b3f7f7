package org.cuepoint.core.experiment;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cuepoint.core.engine.EngineProtocol;
import org.cuepoint.core.experiment.LabelledFolder.Entry;
import org.cuepoint.core.feature.FeatureKey;
import org.cuepoint.core.feature.FeatureReader;
import org.cuepoint.core.feature.FeatureStore;
import org.cuepoint.core.job.JobContext;
import org.cuepoint.core.media.Crop;
import org.cuepoint.core.recognition.EncoderDescription;
import org.cuepoint.core.recognition.FeatureShape;

/** Features of all videos of an experiment by one encoder. One thread at a time. */
final class EncodedVideos implements AutoCloseable {

  private final EncoderDescription encoder;
  private final Map<String, FeatureReader> readers = new LinkedHashMap<>();

  private EncodedVideos(EncoderDescription encoder) {
    this.encoder = encoder;
  }

  /** Returns the folder of features in a work folder. */
  static Path folder(ExperimentTools tools) {
    return tools.work().resolve("features");
  }

  /** Computes what is missing and opens all. */
  static EncodedVideos open(
      ExperimentTools tools, LabelledFolder data, EncoderFiles.Made made, JobContext context)
      throws IOException {
    List<EngineProtocol.Source> sources = data.videos().stream().map(Entry::source).toList();
    EncoderDescription encoder = description(tools, data, made, sources, context);
    FeatureStore store = new FeatureStore(folder(tools));
    EncodedVideos opened = new EncodedVideos(encoder);
    try {
      for (Entry video : data.videos()) {
        FeatureKey key = FeatureKey.of(video.hash(), Crop.WHOLE, data.clock(), encoder);
        opened.readers.put(
            video.name(),
            store
                .read(key, encoder.shape(), data.ticks(video))
                .orElseThrow(
                    () -> new IOException("The features of " + video.name() + " are missing.")));
      }
      return opened;
    } catch (IOException | RuntimeException problem) {
      opened.close();
      throw problem;
    }
  }

  private static EncoderDescription description(
      ExperimentTools tools,
      LabelledFolder data,
      EncoderFiles.Made made,
      List<EngineProtocol.Source> sources,
      JobContext context)
      throws IOException {
    String file = made.encoder().toString();
    String features = folder(tools).toString();
    int clock = data.clock().hertz();
    EngineProtocol.Indexed indexed =
        tools
            .engine()
            .call(
                context,
                service -> service.index(new EngineProtocol.Index(file, clock, features, sources)));
    if (made.temporal().isEmpty()) {
      return indexed.encoder();
    }
    String temporal = made.temporal().get().toString();
    return tools
        .engine()
        .call(
            context,
            service ->
                service.embed(new EngineProtocol.Embed(temporal, file, clock, features, sources)))
        .description();
  }

  EncoderDescription encoder() {
    return encoder;
  }

  FeatureShape shape() {
    return encoder.shape();
  }

  FeatureReader of(Entry video) {
    return Optional.ofNullable(readers.get(video.name())).orElseThrow();
  }

  @Override
  public void close() {
    readers.values().forEach(FeatureReader::close);
  }
}
