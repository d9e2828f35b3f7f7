package org.cuepoint.core.experiment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Collectors;
import org.cuepoint.core.engine.EngineProtocol;
import org.cuepoint.core.eval.Fold;
import org.cuepoint.core.experiment.LabelledFolder.Entry;
import org.cuepoint.core.job.JobContext;
import org.cuepoint.core.provenance.ContentHash;
import org.cuepoint.core.recognition.HistogramBackbone;

/**
 * Makes the weights files of encoders and keeps them, under names that say all that they depend on.
 * One thread at a time.
 */
final class EncoderFiles {

  private final ExperimentTools tools;
  private final LabelledFolder data;

  EncoderFiles(ExperimentTools tools, LabelledFolder data) {
    this.tools = tools;
    this.data = data;
  }

  /**
   * Returns the weights file of an encoder, which is made if it is not there yet.
   *
   * @param choice the encoder
   * @param seed of the run
   * @param fold its training side is what an encoder with {@link
   *     EncoderChoice.Scope#EACH_SEED_AND_FOLD} may see
   */
  Path file(EncoderChoice choice, long seed, Fold fold, JobContext context) throws IOException {
    Path folder = Files.createDirectories(tools.work().resolve("encoders"));
    return switch (choice) {
      case EncoderChoice.HistogramDifference() -> {
        Path file = folder.resolve("histogram-difference.json");
        HistogramBackbone.write(file);
        yield file;
      }
      case EncoderChoice.Random random ->
          random(random.spec(), random.seed().orElse(seed), folder, context);
      case EncoderChoice.Weights(Path path) -> {
        if (!Files.isRegularFile(path)) {
          throw new IOException("There is no encoder file '" + path + "'.");
        }
        yield path;
      }
    };
  }

  /** Normalised on all videos: that uses no labels, and one encoder serves every fold. */
  private Path random(String spec, long seed, Path folder, JobContext context) throws IOException {
    List<EngineProtocol.Source> sources = data.videos().stream().map(Entry::source).toList();
    String videos =
        sources.stream().map(EngineProtocol.Source::contentHash).collect(Collectors.joining(" "));
    String name =
        String.format(
            "random-%s-seed%d-%dhz-%s.fe",
            spec, seed, data.clock().hertz(), ContentHash.of(videos).brief());
    Path file = folder.resolve(name);
    if (!Files.exists(file)) {
      Path part = folder.resolve(name + ".part");
      tools
          .engine()
          .call(
              context,
              service ->
                  service.calibrate(
                      new EngineProtocol.Calibrate(
                          spec, data.clock().hertz(), seed, sources, part.toString())));
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    }
    return file;
  }
}
