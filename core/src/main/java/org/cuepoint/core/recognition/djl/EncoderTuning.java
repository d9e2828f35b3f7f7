package org.cuepoint.core.recognition.djl;

import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.cuepoint.core.job.JobContext;
import org.cuepoint.core.recognition.BackboneFile;
import org.cuepoint.core.recognition.EncoderSpec;
import org.cuepoint.core.recognition.TrainableWeights;
import org.cuepoint.core.recognition.djl.tune.FeTuning;
import org.cuepoint.core.recognition.djl.tune.Tuning;
import org.cuepoint.core.train.RunFolder;

/** Opens encoders for tuning, by their files. Stateless. */
public final class EncoderTuning {

  private EncoderTuning() {}

  /**
   * What a tuning begins with.
   *
   * @param weights the encoder's file
   * @param trainable its trainable weights; empty for a backbone, which is trainable itself
   */
  public record Begin(Path weights, Optional<Path> trainable) {}

  /**
   * What a tuning gave; when it did not help, the files are those that it began with.
   *
   * @param weights the encoder's file
   * @param trainable weights to go on from, where those are another file
   * @param result figures and verdict
   */
  public record Tuned(ByteBuffer weights, Optional<ByteBuffer> trainable, Tuning.Result result) {}

  static Tuned tune(
      NDManager scope, Begin begin, Tuning tuning, String inputs, RunFolder run, JobContext context)
      throws IOException {
    if (begin.trainable().isPresent()) {
      return fe(scope, begin, begin.trainable().get(), tuning, inputs, run, context);
    }
    BackboneFile backbone =
        BackboneFile.read(begin.weights())
            .orElseThrow(
                () ->
                    new IOException(
                        "This encoder cannot be tuned, since only its folded weights are kept;"
                            + " begin with the starter or another encoder."));
    if (!backbone.description().format().equals(TorchScriptBackbone.ID)) {
      throw new IOException(
          "The backbone "
              + backbone.description().name()
              + " is in the format '"
              + backbone.description().format()
              + "', whose networks cannot learn here; only TorchScript can.");
    }
    try (TorchScriptTuning encoder =
        TorchScriptTuning.open(scope, DjlBackend.bestDevice(), backbone)) {
      Tuning.Result result = tuning.run(encoder, inputs, run, event -> {}, context);
      byte[] packed =
          result.verdict() == Tuning.Verdict.DID_NOT_HELP
              ? Files.readAllBytes(begin.weights())
              : encoder.packed();
      return new Tuned(ByteBuffer.wrap(packed), Optional.empty(), result);
    }
  }

  private static Tuned fe(
      NDManager scope,
      Begin begin,
      Path trainable,
      Tuning tuning,
      String inputs,
      RunFolder run,
      JobContext context)
      throws IOException {
    byte[] folded = Files.readAllBytes(begin.weights());
    byte[] weights = Files.readAllBytes(trainable);
    EncoderSpec spec = EncoderSpec.named(TrainableWeights.decode(weights).encoder());
    FeTuning encoder = FeTuning.open(scope, spec, folded, weights);
    Tuning.Result result = tuning.run(encoder, inputs, run, event -> {}, context);
    return switch (result.verdict()) {
      case DID_NOT_HELP ->
          new Tuned(ByteBuffer.wrap(folded), Optional.of(ByteBuffer.wrap(weights)), result);
      case HELPED, NOT_JUDGED ->
          new Tuned(
              ByteBuffer.wrap(encoder.folded()),
              Optional.of(ByteBuffer.wrap(encoder.trainable())),
              result);
    };
  }
}
