package org.cuepoint.core.recognition.djl.focal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.cuepoint.core.feature.FeatureKey;
import org.cuepoint.core.feature.PictureCache;
import org.cuepoint.core.feature.Pictures;
import org.cuepoint.core.media.Crop;
import org.cuepoint.core.provenance.ContentHash;
import org.cuepoint.core.recognition.djl.tune.LabelledPictures;
import org.cuepoint.core.time.FeatureClock;
import org.cuepoint.core.train.DatasetSnapshot.Target;
import org.cuepoint.core.train.FocalPlan;
import org.cuepoint.core.train.FocalSpec;
import org.cuepoint.core.train.LabelSpace;
import org.cuepoint.core.train.LearningRate;
import org.cuepoint.core.train.Objective;
import org.cuepoint.core.train.PretrainingPlan;
import org.cuepoint.core.train.TrainingSchedule;
import org.cuepoint.core.train.WeakLabels;

/**
 * Clips of a bar that stands still (background), goes right (class 0), stands still, goes left
 * (class 1) and so on, each for so many ticks. No single picture tells which.
 */
final class MovingBars implements AutoCloseable {

  static final int TICKS = 128;
  static final int RUN = 16;
  static final int SIZE = 32;
  static final LabelSpace SPACE = LabelSpace.of(List.of(List.of(0, 1)));
  static final FocalSpec TINY =
      new FocalSpec(
          "tiny",
          List.of(16, 32),
          List.of(1, 1),
          List.of(2, 2),
          List.of(3, 3),
          FocalSpec.TimeConvolution.DEPTHWISE,
          FocalSpec.Sight.BOTH_WAYS,
          0,
          4,
          8,
          SIZE,
          4);

  private final Path folder;
  private final List<Pictures> open = new ArrayList<>();

  MovingBars(Path folder) {
    this.folder = folder;
  }

  /** Returns the label at a tick. */
  static int label(int tick) {
    return switch (tick / RUN % 4) {
      case 1 -> 0;
      case 3 -> 1;
      default -> Target.BACKGROUND;
    };
  }

  static List<Target> targets() {
    List<Target> targets = new ArrayList<>();
    for (int start = 0; start < TICKS; start += RUN) {
      targets.add(new Target(0, start, start + RUN, label(start), List.of()));
    }
    return targets;
  }

  /** Returns a reader of the pictures of a clip. */
  static PictureCache.Reader reader(int seed) {
    Random random = new Random(seed);
    double[] place = {random.nextInt(SIZE)};
    int[] tick = {0};
    return rgb -> {
      place[0] +=
          switch (label(tick[0]++)) {
            case 0 -> 2;
            case 1 -> -2;
            default -> 0;
          };
      draw(rgb, Math.floorMod((int) place[0], SIZE), random);
    };
  }

  private static void draw(ByteBuffer rgb, int place, Random random) {
    for (int y = 0; y < SIZE; y++) {
      for (int x = 0; x < SIZE; x++) {
        boolean bar = Math.floorMod(x - place, SIZE) < 5;
        int at = (y * SIZE + x) * 3;
        rgb.put(at, (byte) (bar ? 220 : 30 + random.nextInt(20)));
        rgb.put(at + 1, (byte) (bar ? 200 : 60));
        rgb.put(at + 2, (byte) 90);
      }
    }
  }

  LabelledPictures clip(int seed) throws IOException {
    FeatureKey key =
        new FeatureKey(ContentHash.of("bars " + seed), Crop.WHOLE, SIZE, FeatureClock.DEFAULT, "");
    Pictures pictures = new PictureCache(folder).pictures(key, 0, TICKS, () -> reader(seed));
    open.add(pictures);
    return new LabelledPictures(seed, "clip " + seed, pictures, targets(), WeakLabels.NONE);
  }

  List<LabelledPictures> clips(int count) throws IOException {
    List<LabelledPictures> clips = new ArrayList<>();
    for (int seed = 0; seed < count; seed++) {
      clips.add(clip(seed));
    }
    return clips;
  }

  static FocalPlan plan(int steps) {
    return plan(steps, 0.5);
  }

  static FocalPlan plan(int steps, double unlabelledShare) {
    return new FocalPlan(
        TINY,
        TrainingSchedule.of(steps, LearningRate.cosine(1e-2), 1e-2, 1),
        8,
        4,
        unlabelledShare,
        new PretrainingPlan.View(0.8, 0.2, 0.2, 0.1, 0.1, 0.01),
        0,
        Objective.distilling());
  }

  /** Returns the share of ticks whose most probable label is the right one. */
  static double accuracy(float[] p) {
    int right = 0;
    for (int tick = 0; tick < TICKS; tick++) {
      float rest = 1 - p[2 * tick] - p[2 * tick + 1];
      int best = p[2 * tick] > p[2 * tick + 1] ? 0 : 1;
      int said = rest > p[2 * tick + best] ? Target.BACKGROUND : best;
      right += said == label(tick) ? 1 : 0;
    }
    return (double) right / TICKS;
  }

  @Override
  public void close() {
    open.forEach(Pictures::close);
  }
}
