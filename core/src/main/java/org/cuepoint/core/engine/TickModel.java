package org.cuepoint.core.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.cuepoint.core.feature.FeatureReader;
import org.cuepoint.core.feature.FeatureStore;
import org.cuepoint.core.job.JobContext;
import org.cuepoint.core.media.MediaLibrary;
import org.cuepoint.core.recognition.FrameEncoder;
import org.cuepoint.core.recognition.djl.DjlBackend;
import org.cuepoint.core.recognition.djl.focal.FocalNets;
import org.cuepoint.core.time.FeatureClock;
import org.cuepoint.core.train.PixelPredictor;
import org.cuepoint.core.train.SparsePredictor;
import org.cuepoint.core.train.TickPredictor;

/** A model of a request, opened, whatever it looks at. One thread at a time. */
interface TickModel extends AutoCloseable {

  /** Returns the positions of the classes of each exclusive group. */
  List<List<Integer>> groups();

  /**
   * Predicts every tick of a source.
   *
   * @param classes number of classes of the scheme
   * @param context asked about cancellation
   */
  TickPredictor.Output say(EngineProtocol.Source source, int classes, JobContext context)
      throws IOException;

  @Override
  void close();

  /** Opens the model of a request. */
  static TickModel open(
      EngineProtocol.Predict request, FeatureClock clock, MediaLibrary media, DjlBackend backend)
      throws IOException {
    byte[] weights = Files.readAllBytes(Path.of(request.headFile()));
    if (FocalNets.accepts(weights)) {
      return new OnPictures(backend.focalNets().open(weights), clock, media);
    }
    FrameEncoder encoder = Encoders.open(Path.of(request.encoderFile()));
    try {
      FeatureStore store = new FeatureStore(Path.of(request.featureFolder()));
      return backend.students().isSparse(weights)
          ? new OnLooks(backend.students().openSparse(weights), encoder, store, clock, media)
          : new OnFeatures(
              backend.openPredictor(weights), request.information(), encoder, store, clock);
    } catch (IOException | RuntimeException problem) {
      encoder.close();
      throw problem;
    }
  }

  /** Reads the feature store. */
  record OnFeatures(
      TickPredictor model,
      EngineProtocol.Information information,
      FrameEncoder encoder,
      FeatureStore store,
      FeatureClock clock)
      implements TickModel {

    @Override
    public List<List<Integer>> groups() {
      return model.groups();
    }

    @Override
    public TickPredictor.Output say(EngineProtocol.Source source, int classes, JobContext context)
        throws IOException {
      try (FeatureReader features = SnapshotClips.features(store, source, clock, encoder)) {
        return switch (information) {
          case WHERE_FREE -> model.predict(features, classes);
          case WANTED -> model.predictWithInformation(features, classes);
        };
      }
    }

    @Override
    public void close() {
      model.close();
      encoder.close();
    }
  }

  /** Reads the feature store, and where it has nothing, the few ticks of the video it looks at. */
  record OnLooks(
      SparsePredictor model,
      FrameEncoder encoder,
      FeatureStore store,
      FeatureClock clock,
      MediaLibrary media)
      implements TickModel {

    @Override
    public List<List<Integer>> groups() {
      return model.groups();
    }

    @Override
    public TickPredictor.Output say(EngineProtocol.Source source, int classes, JobContext context)
        throws IOException {
      Optional<FeatureReader> kept = SnapshotClips.kept(store, source, clock, encoder);
      if (kept.isPresent()) {
        try (FeatureReader features = kept.get()) {
          return model.predict(features, classes);
        }
      }
      SourceMedia read = SourceMedia.read(source);
      try (SparseTokens tokens = new SparseTokens(media, read, clock, encoder, context)) {
        return model.predict(tokens, read.ticks(clock), classes, JobContext.NONE);
      }
    }

    @Override
    public void close() {
      model.close();
      encoder.close();
    }
  }

  /** Reads the video. */
  record OnPictures(PixelPredictor model, FeatureClock clock, MediaLibrary media)
      implements TickModel {

    @Override
    public List<List<Integer>> groups() {
      return model.groups();
    }

    @Override
    public TickPredictor.Output say(EngineProtocol.Source source, int classes, JobContext context)
        throws IOException {
      SourceMedia read = SourceMedia.read(source);
      try (PictureReading reading =
          new PictureReading(media, read, clock, model.inputSize(), 0, context)) {
        return model.predict(reading.open(), read.ticks(clock), classes, JobContext.NONE);
      }
    }

    @Override
    public void close() {
      model.close();
    }
  }
}
