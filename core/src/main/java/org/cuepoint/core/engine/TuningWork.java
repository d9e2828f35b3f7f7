package org.cuepoint.core.engine;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Optional;
import org.cuepoint.core.job.JobContext;
import org.cuepoint.core.media.MediaLibrary;
import org.cuepoint.core.recognition.EncoderDescription;
import org.cuepoint.core.recognition.FrameEncoder;
import org.cuepoint.core.recognition.djl.DjlBackend;
import org.cuepoint.core.recognition.djl.EncoderTuning;
import org.cuepoint.core.train.DatasetSnapshot;
import org.cuepoint.core.train.RunFolder;
import org.cuepoint.core.train.TuningPlan;

/** Tunes an encoder on pictures of what is labelled. One thread at a time. */
final class TuningWork {

  private final MediaLibrary media;
  private final DjlBackend backend;

  TuningWork(MediaLibrary media, DjlBackend backend) {
    this.media = media;
    this.backend = backend;
  }

  EngineProtocol.Tuned tune(EngineProtocol.Tune request, JobContext context) throws IOException {
    TuningPlan plan = TuningPlan.fromJson(request.plan());
    DatasetSnapshot snapshot = SnapshotClips.snapshot(request.snapshotFile());
    int size;
    String encoderId;
    try (FrameEncoder encoder = Encoders.open(Path.of(request.encoderFile()))) {
      size = encoder.inputSize();
      encoderId = encoder.id();
    }
    try (PictureClips pictures =
        new PictureClips(media, Path.of(request.pictureFolder()), snapshot)) {
      pictures.read(request.sources(), size, PictureClips.Which.AROUND_LABELS, context);
      RunFolder run = RunFolder.at(Path.of(request.runFolder()));
      run.writePlan(request.plan());
      EncoderTuning.Begin begin =
          new EncoderTuning.Begin(
              Path.of(request.encoderFile()),
              Optional.ofNullable(request.startFile()).map(Path::of));
      EncoderTuning.Tuned tuned =
          backend.tune(
              plan,
              snapshot.space(),
              pictures.clips(),
              begin,
              snapshot.hash().hex() + encoderId,
              run,
              context);
      WholeFile.write(Path.of(request.outFile()), tuned.weights());
      Optional<ByteBuffer> trainable = tuned.trainable();
      if (trainable.isPresent()) {
        WholeFile.write(Path.of(request.trainableFile()), trainable.get());
      }
      return new EngineProtocol.Tuned(
          request.outFile(),
          describe(Path.of(request.outFile())),
          trainable.isPresent() ? request.trainableFile() : null,
          tuned.result().plan().toJson(),
          tuned.result().words(),
          tuned.result().metrics(),
          tuned.result().outcome().seconds());
    }
  }

  private static EncoderDescription describe(Path file) throws IOException {
    try (FrameEncoder encoder = Encoders.open(file)) {
      return encoder.description();
    }
  }
}
