package org.cuepoint.app.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.cuepoint.core.engine.EngineClient;
import org.cuepoint.core.engine.EngineProtocol;
import org.cuepoint.core.job.JobContext;
import org.cuepoint.core.media.FrameIndexCodec;
import org.cuepoint.core.media.IndexedMedia;
import org.cuepoint.core.media.MediaLibrary;
import org.cuepoint.core.provenance.ContentHash;
import org.cuepoint.core.recognition.EncoderSpec;
import org.cuepoint.core.time.FeatureClock;

/**
 * A video to measure with, indexed, and an encoder whose normalisation fits it.
 *
 * @param source as the engine wants it
 * @param media its frames
 * @param encoderFile untrained
 */
record BenchVideo(EngineProtocol.Source source, IndexedMedia media, String encoderFile) {

  private static final int CLIP_FRAMES = 600;
  private static final int KEY_FRAMES = 60;

  /**
   * Prepares a video.
   *
   * @param video empty to make 20 s in Full HD
   * @param encoder its name
   * @param folder where clip, index and encoder go
   */
  static BenchVideo prepare(
      EngineClient engine,
      MediaLibrary media,
      Optional<Path> video,
      String encoder,
      Path folder,
      JobContext context)
      throws IOException {
    Path file = video.orElse(folder.resolve("moving.mp4"));
    if (video.isEmpty()) {
      new MovingClip().write(media, file, CLIP_FRAMES, KEY_FRAMES, context);
    }
    IndexedMedia indexed = media.index(file, new Quiet(context));
    Path index = Files.write(folder.resolve("index"), FrameIndexCodec.encode(indexed));
    EngineProtocol.Source source =
        new EngineProtocol.Source(
            UUID.randomUUID().toString(),
            null,
            String.valueOf(file.getFileName()),
            file.toAbsolutePath().toString(),
            index.toString(),
            ContentHash.of(file, bytes -> context.throwIfCancelled()).hex(),
            List.of(0.0, 0.0, 1.0, 1.0));
    EngineProtocol.EncoderFile made =
        engine.call(
            context,
            service ->
                service.calibrate(
                    new EngineProtocol.Calibrate(
                        EncoderSpec.named(encoder).name(),
                        FeatureClock.DEFAULT.hertz(),
                        1,
                        List.of(source),
                        folder.resolve("encoder").toString())));
    return new BenchVideo(source, indexed, made.file());
  }

  /** Times indexing it in parts and as a whole. */
  EngineProtocol.IndexingMeasured indexing(EngineClient engine, Path folder, JobContext context)
      throws IOException {
    return engine.call(
        context,
        service ->
            service.measureIndexing(
                new EngineProtocol.MeasureIndexing(
                    encoderFile,
                    FeatureClock.DEFAULT.hertz(),
                    folder.resolve("features").toString(),
                    source)));
  }

  /** Times what a student that looks at few ticks takes for it. */
  EngineProtocol.LooksMeasured looks(EngineClient engine, JobContext context) throws IOException {
    return engine.call(
        context,
        service ->
            service.measureLooks(
                new EngineProtocol.MeasureLooks(
                    encoderFile, FeatureClock.DEFAULT.hertz(), source)));
  }

  /** Returns the size of its frames, for people. */
  String size() {
    return media.facts().displaySize().width() + "x" + media.facts().displaySize().height();
  }
}
