package org.cuepoint.core.recognition.djl.pretrain;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.JniUtils;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import org.cuepoint.core.feature.FeatureKey;
import org.cuepoint.core.feature.PictureCache;
import org.cuepoint.core.feature.Pictures;
import org.cuepoint.core.job.JobCancelledException;
import org.cuepoint.core.job.JobContext;
import org.cuepoint.core.media.Crop;
import org.cuepoint.core.provenance.ContentHash;
import org.cuepoint.core.recognition.EncoderSpec;
import org.cuepoint.core.recognition.FrameEncoder;
import org.cuepoint.core.recognition.TickFeatures;
import org.cuepoint.core.recognition.djl.DjlBackend;
import org.cuepoint.core.time.FeatureClock;
import org.cuepoint.core.train.LearningRate;
import org.cuepoint.core.train.PretrainingPlan;
import org.cuepoint.core.train.RunFolder;
import org.cuepoint.core.train.TrainingSchedule;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PretrainingTest {

  private static final int CLOCK = 8;
  private static final EncoderSpec TINY =
      new EncoderSpec(
          "FE-XS", 32, 8, List.of(new EncoderSpec.Stage(8, 1), new EncoderSpec.Stage(12, 1)));

  @TempDir private Path folder;
  private NDManager manager;
  private final List<VideoPictures> videos = new ArrayList<>();

  @BeforeEach
  void makePictures() throws IOException {
    manager = NDManager.newBaseManager("PyTorch");
    JniUtils.setGradMode(false);
    for (int v = 0; v < 3; v++) {
      videos.add(new VideoPictures(v, 0, movingSpot(v, 160)));
    }
  }

  @AfterEach
  void close() {
    videos.forEach(video -> video.pictures().close());
    manager.close();
  }

  @Test
  void theLossFallsAndTheFeaturesDoNotCollapse() throws IOException {
    RunFolder run = RunFolder.at(folder.resolve("run"));
    Pretraining.Result result =
        pretraining(plan(60)).run(Optional.empty(), "", run, event -> {}, JobContext.NONE);
    NavigableMap<Integer, Double> loss = Objects.requireNonNull(run.curves().get("local"));
    assertTrue(loss.lastEntry().getValue() < loss.firstEntry().getValue(), "the loss went " + loss);
    assertTrue(result.outcome().curves().getOrDefault("effective rank", 0.0) > 1.5);
    assertTrue(result.outcome().curves().getOrDefault("feature deviation", 0.0) > 0.01);

    Path weights = folder.resolve("weights");
    Files.write(weights, bytes(result.weights()));
    try (DjlBackend backend = new DjlBackend();
        FrameEncoder encoder = backend.openEncoder(weights)) {
      TickFeatures features =
          encoder.encode(ByteBuffer.allocateDirect(3 * 32 * 32 * 3), new int[] {0, 1});
      assertEquals(2, features.ticks());
    }
  }

  @Test
  void aPausedRunEndsWithTheSameWeights() throws IOException {
    byte[] undisturbed =
        bytes(
            pretraining(plan(12))
                .run(
                    Optional.empty(),
                    "",
                    RunFolder.at(folder.resolve("a")),
                    event -> {},
                    JobContext.NONE)
                .trainable());
    RunFolder run = RunFolder.at(folder.resolve("b"));
    for (int stop : new int[] {3, 8}) {
      assertThrows(
          JobCancelledException.class,
          () ->
              pretraining(plan(12)).run(Optional.empty(), "", run, event -> {}, new StopAt(stop)));
    }
    byte[] resumed =
        bytes(
            pretraining(plan(12))
                .run(Optional.empty(), "", run, event -> {}, JobContext.NONE)
                .trainable());
    assertArrayEquals(undisturbed, resumed);
  }

  @Test
  void goesOnFromGivenWeights() throws IOException {
    Pretraining.Result first =
        pretraining(plan(5))
            .run(
                Optional.empty(),
                "",
                RunFolder.at(folder.resolve("a")),
                event -> {},
                JobContext.NONE);
    byte[] start = bytes(first.trainable());
    Pretraining.Result second =
        pretraining(plan(1, 1e-12))
            .run(
                Optional.of(start),
                "",
                RunFolder.at(folder.resolve("b")),
                event -> {},
                JobContext.NONE);
    try (NDManager scope = manager.newSubManager()) {
      float[] before =
          Pretraining.decode(scope, TINY, start).parameters().get("stem.weight").toFloatArray();
      float[] after =
          Pretraining.decode(scope, TINY, bytes(second.trainable()))
              .parameters()
              .get("stem.weight")
              .toFloatArray();
      assertArrayEquals(before, after, 1e-6f);
    }
  }

  @Test
  void videosThatAreTooShortAreRefusedInASentence() throws IOException {
    Pictures two = movingSpot(9, 2);
    IllegalStateException refused =
        assertThrows(
            IllegalStateException.class,
            () ->
                new Pretraining(
                        manager, plan(1), TINY, CLOCK, List.of(new VideoPictures(0, 0, two)))
                    .run(
                        Optional.empty(),
                        "",
                        RunFolder.at(folder.resolve("c")),
                        event -> {},
                        JobContext.NONE));
    two.close();
    assertTrue(String.valueOf(refused.getMessage()).contains("too short"), refused.getMessage());
  }

  private Pretraining pretraining(PretrainingPlan plan) {
    return new Pretraining(manager, plan, TINY, CLOCK, videos);
  }

  private static PretrainingPlan plan(int steps) {
    return plan(steps, 3e-3);
  }

  private static PretrainingPlan plan(int steps, double rate) {
    return new PretrainingPlan(
        "FE-XS",
        3,
        2,
        3,
        32,
        2,
        new PretrainingPlan.Weights(0.5, 1, 0.3, 0.2),
        new PretrainingPlan.View(0.8, 0.2, 0.2, 0.1, 0.1, 0.01),
        TrainingSchedule.of(steps, LearningRate.cosine(rate), 1e-2, 3));
  }

  /** A bright spot that goes round, at another pace in each video. */
  private Pictures movingSpot(int video, int ticks) throws IOException {
    int size = 32;
    FeatureKey key =
        new FeatureKey(
            ContentHash.of("video " + video), Crop.WHOLE, size, new FeatureClock(CLOCK), "");
    int[] tick = {0};
    return new PictureCache(folder.resolve("pictures"))
        .pictures(
            key,
            0,
            ticks,
            () ->
                rgb -> {
                  double angle = tick[0] * 0.1 * (1 + video) + video;
                  tick[0]++;
                  for (int y = 0; y < size; y++) {
                    for (int x = 0; x < size; x++) {
                      double dx = x - 16 - 10 * Math.cos(angle);
                      double dy = y - 16 - 10 * Math.sin(angle);
                      byte value = (byte) (40 + 200 * Math.exp(-(dx * dx + dy * dy) / 12));
                      int at = (y * size + x) * 3;
                      rgb.put(at, value).put(at + 1, (byte) 60).put(at + 2, (byte) (30 * video));
                    }
                  }
                });
  }

  private static byte[] bytes(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    return bytes;
  }

  private static final class StopAt implements JobContext {
    private final int step;
    private long done;

    StopAt(int step) {
      this.step = step;
    }

    @Override
    public void progress(long now, long total, String message) {
      done = now;
    }

    @Override
    public boolean isCancelled() {
      return done >= step;
    }
  }
}
