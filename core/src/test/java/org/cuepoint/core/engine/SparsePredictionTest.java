package org.cuepoint.core.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cuepoint.core.feature.FeatureReader;
import org.cuepoint.core.feature.FeatureStore;
import org.cuepoint.core.feature.TokensOnDemand;
import org.cuepoint.core.job.JobContext;
import org.cuepoint.core.media.MediaLibrary;
import org.cuepoint.core.media.javacv.JavaCvMediaLibrary;
import org.cuepoint.core.recognition.EncoderSpec;
import org.cuepoint.core.recognition.FrameEncoder;
import org.cuepoint.core.recognition.ModelKind;
import org.cuepoint.core.recognition.djl.DjlBackend;
import org.cuepoint.core.taxonomy.ClassId;
import org.cuepoint.core.time.FeatureClock;
import org.cuepoint.core.train.DatasetSnapshot;
import org.cuepoint.core.train.FeatureStudentPlan;
import org.cuepoint.core.train.LabelSpace;
import org.cuepoint.core.train.SparsePredictor;
import org.cuepoint.core.train.StudentSpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A student that looks at few ticks, on a video of which there are no features. */
class SparsePredictionTest {

  private static final FeatureClock CLOCK = FeatureClock.DEFAULT;
  private static final LabelSpace SPACE = LabelSpace.of(List.of(List.of(0, 1)));
  private static final JobContext NOBODY = JobContext.NONE;

  @TempDir private Path folder;

  private final MediaLibrary media = new JavaCvMediaLibrary();
  private DjlBackend backend;
  private EngineProtocol.Source source;
  private Path encoder;

  @BeforeEach
  void prepare() throws IOException {
    backend = new DjlBackend();
    source = EngineClips.movingBars(folder, "a", 100);
    encoder = folder.resolve("encoder");
    var _ =
        new FeatureIndexing(media, backend)
            .calibrate(
                new EngineProtocol.Calibrate(
                    EncoderSpec.FE_XS.name(),
                    CLOCK.hertz(),
                    1,
                    List.of(source),
                    encoder.toString()),
                NOBODY);
  }

  @AfterEach
  void close() {
    backend.close();
  }

  private byte[] student() throws IOException {
    return backend
        .students()
        .untrained(
            FeatureStudentPlan.of(StudentSpec.of(ModelKind.SEE_VERY_LITTLE)),
            SPACE,
            EncoderSpec.FE_XS.shape());
  }

  @Test
  void aTickOnDemandIsWhatTheStoreHas() throws IOException {
    Path store = folder.resolve("features");
    var _ =
        new FeatureIndexing(media, backend)
            .index(
                new EngineProtocol.Index(
                    encoder.toString(), CLOCK.hertz(), store.toString(), List.of(source)),
                NOBODY);
    SourceMedia read = SourceMedia.read(source);
    try (FrameEncoder frames = Encoders.open(encoder);
        FeatureReader features =
            SnapshotClips.features(new FeatureStore(store), source, CLOCK, frames);
        SparseTokens tokens = new SparseTokens(media, read, CLOCK, frames, NOBODY)) {
      float[] kept = new float[features.shape().tokenValues()];
      float[] asked = new float[kept.length];
      // Forwards, back, and at both ends.
      for (int tick : new int[] {5, 40, 41, 12, 0, features.ticks() - 1}) {
        features.tokens(tick, kept, 0);
        tokens.read(tick, asked, 0);
        assertArrayEquals(kept, asked, 2e-2f, "tick " + tick);
      }
    }
  }

  @Test
  void looksOnceAtTheCheapestTickOfEachPartOfAWindow() throws IOException {
    int ticks = 70;
    List<Integer> asked = new ArrayList<>();
    TokensOnDemand tokens =
        new TokensOnDemand() {
          @Override
          public void read(int tick, float[] out, int offset) {
            asked.add(tick);
            out[offset] = tick;
          }

          @Override
          public int walk(int tick) {
            return 1 + tick % 25;
          }
        };
    try (SparsePredictor student = backend.students().openSparse(student())) {
      float[] said = student.predict(tokens, ticks, 2, NOBODY).probabilities();
      assertEquals(2 * ticks, said.length);
    }
    // Parts of windows of 32 ticks begin at 0, 10 and 21; every 25th tick costs nothing more. Past
    // the end the last tick stands for all.
    assertEquals(List.of(0, 10, 25, 32, 50, 53, 64, 69), asked);
  }

  @Test
  void aVideoWithoutFeaturesIsPredictedFromItsFile() throws IOException {
    List<String> classes = List.of(ClassId.random().toString(), ClassId.random().toString());
    int ticks = SourceMedia.read(source).ticks(CLOCK);
    DatasetSnapshot snapshot =
        new DatasetSnapshot(CLOCK.hertz(), 1, classes, List.of(List.of(0, 1)), List.of());
    Path labels = Files.writeString(folder.resolve("labels"), snapshot.toJson());
    Path model = Files.write(folder.resolve("student"), student());
    EngineProtocol.Predicted predicted =
        new PredictionWork(media, backend)
            .predict(
                new EngineProtocol.Predict(
                    labels.toString(),
                    model.toString(),
                    encoder.toString(),
                    folder.resolve("nothing").toString(),
                    List.of(source),
                    folder.resolve("out").toString()),
                NOBODY);
    Path file = Path.of(predicted.predictions().getFirst().probabilityFile());
    assertTrue(Files.size(file) > 2L * ticks);
  }
}
