package org.cuepoint.core.recognition.djl;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.cuepoint.core.feature.FeatureKey;
import org.cuepoint.core.feature.FeatureReader;
import org.cuepoint.core.feature.FeatureStore;
import org.cuepoint.core.feature.FeatureWriter;
import org.cuepoint.core.job.JobCancelledException;
import org.cuepoint.core.job.JobContext;
import org.cuepoint.core.media.Crop;
import org.cuepoint.core.provenance.ContentHash;
import org.cuepoint.core.recognition.EncoderSpec;
import org.cuepoint.core.recognition.FeatureShape;
import org.cuepoint.core.recognition.FrameEncoder;
import org.cuepoint.core.recognition.TickFeatures;
import org.cuepoint.core.time.FeatureClock;
import org.cuepoint.core.train.DatasetSnapshot.Target;
import org.cuepoint.core.train.FastHeadPlan;
import org.cuepoint.core.train.LabelSpace;
import org.cuepoint.core.train.TickPredictor;
import org.cuepoint.core.train.TrainedHead;
import org.cuepoint.core.train.TrainingClip;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DjlBackendTest {

  private static final int SIZE = EncoderSpec.FE_XS.inputSize();
  private static final int PICTURE = SIZE * SIZE * 3;

  private static DjlBackend backend;

  @TempDir Path folder;

  @BeforeAll
  static void load() {
    backend = new DjlBackend();
  }

  @AfterAll
  static void close() {
    backend.close();
  }

  @Test
  void theSameSeedAndPicturesGiveTheSameEncoder() throws IOException {
    ByteBuffer pictures = noise(16, 1);
    byte[] first = backend.calibrateEncoder(EncoderSpec.FE_XS, pictures, 7);
    byte[] second = backend.calibrateEncoder(EncoderSpec.FE_XS, pictures, 7);
    byte[] other = backend.calibrateEncoder(EncoderSpec.FE_XS, pictures, 8);
    assertArrayEquals(first, second);
    assertTrue(!java.util.Arrays.equals(first, other));
  }

  @Test
  void calibratedFeaturesAreNeitherDeadNorExploding() throws IOException {
    Path weights = folder.resolve("encoder");
    Files.write(weights, backend.calibrateEncoder(EncoderSpec.FE_XS, noise(64, 1), 7));
    try (FrameEncoder encoder = backend.openEncoder(weights)) {
      TickFeatures features = encoder.encode(noise(10, 2), frames(19));
      assertEquals(new FeatureShape(96, 4), encoder.shape());
      int alive = 0;
      float largest = 0;
      for (float value : features.pooled()) {
        alive += value > 0 ? 1 : 0;
        largest = Math.max(largest, value);
      }
      assertTrue(alive > features.pooled().length / 2, alive + " of " + features.pooled().length);
      assertTrue(largest < 100, "largest " + largest);
    }
  }

  @Test
  void aLargerEncoderIsPooledToFourByFour() throws IOException {
    EncoderSpec spec = EncoderSpec.FE_S;
    int bytes = 2 * spec.inputSize() * spec.inputSize() * 3;
    Path weights = folder.resolve("encoder");
    Files.write(weights, backend.calibrateEncoder(spec, noiseBytes(8 * bytes, 1), 7));
    try (FrameEncoder encoder = backend.openEncoder(weights)) {
      TickFeatures features = encoder.encode(noiseBytes(2 * bytes, 2), frames(3));
      assertEquals(new FeatureShape(128, 4), encoder.shape());
      assertEquals(3 * 4 * 4 * 128, features.tokens().length);
      // The windows of seven rows weigh 2, 3, 3, 2 rows alike, so that the sums nearly agree.
      for (int channel = 0; channel < 128; channel++) {
        float mean = 0;
        for (int token = 0; token < 16; token++) {
          mean += features.tokens()[token * 128 + channel] / 16;
        }
        assertEquals(features.pooled()[channel], mean, 0.3f * features.pooled()[channel] + 0.3f);
      }
    }
  }

  @Test
  void aTickSeesItsPictureAndTheOneBeforeOnly() throws IOException {
    Path weights = folder.resolve("encoder");
    Files.write(weights, backend.calibrateEncoder(EncoderSpec.FE_XS, noise(32, 1), 7));
    ByteBuffer pictures = noise(40, 3);
    try (FrameEncoder encoder = backend.openEncoder(weights)) {
      TickFeatures all = encoder.encode(pictures, frames(79));
      TickFeatures part = encoder.encode(pictures.slice(70 * PICTURE, 3 * PICTURE), frames(2));
      for (int i = 0; i < 2 * 96; i++) {
        assertEquals(all.pooled()[70 * 96 + i], part.pooled()[i], 1e-4f);
      }
    }
  }

  @Test
  void theHeadLearnsWhatTheFeaturesTell() throws IOException {
    try (FeatureReader features = twoStateFeatures("train", 5);
        FeatureReader held = twoStateFeatures("held-out", 6)) {
      TrainedHead head =
          backend.trainHead(
              plan(80),
              LabelSpace.of(List.of(List.of(0))),
              List.of(clip(features)),
              JobContext.NONE);
      assertTrue(
          head.losses().getLast() < 0.5 * head.losses().getFirst(), head.losses().toString());
      float[] p = predict(head, held);
      int right = 0;
      for (int tick = 0; tick < held.ticks(); tick++) {
        right += (p[tick] > 0.5f) == isAction(tick) ? 1 : 0;
      }
      assertTrue(right > 0.9 * held.ticks(), right + " of " + held.ticks());
    }
  }

  @Test
  void aRunIsRepeatedByItsPlan() throws IOException {
    try (FeatureReader features = twoStateFeatures("train", 5)) {
      List<TrainingClip> clips = List.of(clip(features));
      TrainedHead first =
          backend.trainHead(plan(20), LabelSpace.of(List.of(List.of(0))), clips, JobContext.NONE);
      TrainedHead second =
          backend.trainHead(plan(20), LabelSpace.of(List.of(List.of(0))), clips, JobContext.NONE);
      assertEquals(first.losses(), second.losses());
      assertEquals(first.weights(), second.weights());
    }
  }

  @Test
  void unlabelledTicksHaveNoLoss() throws IOException {
    // Only the action is labelled; the rest is unlabelled and must not be learnt as background.
    try (FeatureReader features = twoStateFeatures("train", 5)) {
      List<Target> actions =
          targets(features.ticks()).stream().filter(target -> target.label() == 0).toList();
      TrainedHead head =
          backend.trainHead(
              plan(40),
              LabelSpace.of(List.of(List.of(0))),
              List.of(new TrainingClip(features, actions)),
              JobContext.NONE);
      float[] p = predict(head, features);
      for (int tick = 0; tick < features.ticks(); tick++) {
        assertTrue(p[tick] > 0.5f, "tick " + tick + " has " + p[tick]);
      }
    }
  }

  @Test
  void trainingStopsBetweenStepsWhenCancelled() throws IOException {
    try (FeatureReader features = twoStateFeatures("train", 5)) {
      int[] steps = new int[1];
      JobContext afterThree =
          new JobContext() {
            @Override
            public void progress(long done, long total, String message) {
              steps[0] = (int) done;
            }

            @Override
            public boolean isCancelled() {
              return steps[0] >= 3;
            }
          };
      assertThrows(
          JobCancelledException.class,
          () ->
              backend.trainHead(
                  plan(50),
                  LabelSpace.of(List.of(List.of(0))),
                  List.of(clip(features)),
                  afterThree));
      assertEquals(3, steps[0]);
    }
  }

  @Test
  void withoutLabelsTrainingSaysSo() {
    IllegalStateException refused =
        assertThrows(
            IllegalStateException.class,
            () ->
                backend.trainHead(
                    plan(5), LabelSpace.of(List.of(List.of(0))), List.of(), JobContext.NONE));
    assertTrue(String.valueOf(refused.getMessage()).contains("label"));
  }

  private static FastHeadPlan plan(int steps) {
    FastHeadPlan d = FastHeadPlan.defaults();
    return new FastHeadPlan(16, 2, 0, 0, 64, 4, steps, 5e-3, 1e-2, 0.05, d.seed());
  }

  private static boolean isAction(int tick) {
    return tick / 20 % 2 == 1;
  }

  /** Features in which the first value tells the action and the rest is noise. */
  private FeatureReader twoStateFeatures(String name, long seed) throws IOException {
    int ticks = 200;
    FeatureShape shape = new FeatureShape(4, 2);
    FeatureKey key =
        new FeatureKey(ContentHash.of(name), Crop.WHOLE, 64, FeatureClock.DEFAULT, "test");
    Random random = new Random(seed);
    float[] tokens = new float[ticks * shape.tokenValues()];
    for (int tick = 0; tick < ticks; tick++) {
      for (int i = 0; i < shape.tokenValues(); i++) {
        tokens[tick * shape.tokenValues() + i] =
            (float) (random.nextGaussian() + (i == 0 && isAction(tick) ? 4 : 0));
      }
    }
    FeatureStore store = new FeatureStore(folder);
    try (FeatureWriter writer = store.write(key, shape, ticks)) {
      writer.append(
          new TickFeatures(
              new int[ticks], new float[ticks], new float[ticks * shape.channels()], tokens));
    }
    return store.read(key, shape, ticks).orElseThrow();
  }

  private static TrainingClip clip(FeatureReader features) {
    return new TrainingClip(features, targets(features.ticks()));
  }

  private static List<Target> targets(int ticks) {
    return java.util.stream.IntStream.range(0, ticks / 20)
        .mapToObj(
            i -> new Target(0, i * 20, (i + 1) * 20, i % 2 == 1 ? 0 : Target.BACKGROUND, List.of()))
        .toList();
  }

  private static float[] predict(TrainedHead head, FeatureReader features) throws IOException {
    try (TickPredictor predictor = backend.openPredictor(bytes(head))) {
      return predictor.predict(features, 1).probabilities();
    }
  }

  private static byte[] bytes(TrainedHead head) {
    byte[] bytes = new byte[head.weights().remaining()];
    head.weights().duplicate().get(bytes);
    return bytes;
  }

  private static int[] frames(int count) {
    return new int[count];
  }

  /** Returns {@code 2 * pairs} pictures of noise. */
  private static ByteBuffer noise(int pairs, long seed) {
    return noiseBytes(pairs * 2 * PICTURE, seed);
  }

  private static ByteBuffer noiseBytes(int count, long seed) {
    byte[] bytes = new byte[count];
    new Random(seed).nextBytes(bytes);
    return ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
  }
}
