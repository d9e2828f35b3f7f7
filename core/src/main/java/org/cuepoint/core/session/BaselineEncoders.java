package org.cuepoint.core.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.cuepoint.core.engine.EngineClient;
import org.cuepoint.core.engine.EngineProtocol;
import org.cuepoint.core.engine.Urgency;
import org.cuepoint.core.job.JobContext;
import org.cuepoint.core.recognition.EncoderDescription;
import org.cuepoint.core.recognition.EncoderSpec;
import org.cuepoint.core.recognition.HistogramBackbone;

/**
 * The encoders that models are measured against, and features by them. They are no models of the
 * project; their files lie under {@code features/baselines}, and their features count as those of
 * an encoder that is not in use, so that a clean-up may take them. Thread-safe.
 */
final class BaselineEncoders {

  private static final EncoderSpec RANDOM = EncoderSpec.FE_XS;
  private static final long SEED = 1;

  private final EngineClient engine;
  private final FeatureCatalog features;

  BaselineEncoders(EngineClient engine, FeatureCatalog features) {
    this.engine = engine;
    this.features = features;
  }

  /** Returns the file of colour histograms and frame differences, which learn nothing. */
  Path histogram() throws IOException {
    Path file = folder().resolve("histogram-difference.json");
    HistogramBackbone.write(file);
    return file;
  }

  /**
   * Returns the file of an encoder with random filters.
   *
   * @param sources its statistics are fitted to these pictures when it is made; afterwards it stays
   *     the same, so that features need not be computed again whenever a label is added
   */
  Path random(List<EngineProtocol.Source> sources, JobContext context) throws IOException {
    Path file = folder().resolve("random-" + RANDOM.name() + "-seed" + SEED + ".fe");
    if (!Files.exists(file)) {
      Path part = folder().resolve(file.getFileName() + ".part");
      EngineProtocol.Calibrate request =
          new EngineProtocol.Calibrate(
              RANDOM.name(), features.clock().hertz(), SEED, sources, part.toString(), null);
      engine.call(Urgency.INDEXING, context, service -> service.calibrate(request));
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    }
    return file;
  }

  /** Computes missing features by the encoder in a file. */
  EncoderDescription index(
      String encoderFile, List<EngineProtocol.Source> sources, JobContext context)
      throws IOException {
    return engine
        .call(
            Urgency.INDEXING,
            context,
            service ->
                service.index(
                    new EngineProtocol.Index(
                        encoderFile,
                        features.clock().hertz(),
                        features.folder().toString(),
                        sources)))
        .encoder();
  }

  private Path folder() throws IOException {
    return Files.createDirectories(features.folder().resolve("baselines"));
  }
}
