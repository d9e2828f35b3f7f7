package org.cuepoint.core.recognition.djl.tune;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGeneratorFactory;
import org.cuepoint.core.feature.FeatureKey;
import org.cuepoint.core.feature.PictureCache;
import org.cuepoint.core.feature.Pictures;
import org.cuepoint.core.media.Crop;
import org.cuepoint.core.provenance.ContentHash;
import org.cuepoint.core.recognition.EncoderSpec;
import org.cuepoint.core.recognition.djl.encoder.TrainableEncoder;
import org.cuepoint.core.recognition.djl.pretrain.PlainPictures;
import org.cuepoint.core.recognition.djl.pretrain.Pretraining;
import org.cuepoint.core.time.FeatureClock;
import org.cuepoint.core.train.DatasetSnapshot.Target;
import org.cuepoint.core.train.LabelSpace;
import org.cuepoint.core.train.WeakLabels;

/**
 * Videos of a striped patch anywhere in noise: upright stripes in runs of 8 ticks, level ones in
 * the runs between. No colour, no place and no change tells which.
 */
final class ToyPictures implements AutoCloseable {

  static final int SIZE = 32;
  static final int TICKS = 160;
  static final int RUN = 8;
  static final LabelSpace SPACE = LabelSpace.of(List.of(List.of(0, 1)));
  static final EncoderSpec TINY =
      new EncoderSpec(
          "FE-XS", SIZE, 12, List.of(new EncoderSpec.Stage(16, 1), new EncoderSpec.Stage(24, 1)));

  private final Path folder;
  private final List<Pictures> open = new ArrayList<>();

  ToyPictures(Path folder) {
    this.folder = folder;
  }

  List<LabelledPictures> videos(int count) throws IOException {
    List<LabelledPictures> clips = new ArrayList<>();
    for (int v = 0; v < count; v++) {
      List<Target> targets = new ArrayList<>();
      for (int start = 0; start < TICKS; start += RUN) {
        targets.add(new Target(0, start, start + RUN, start / RUN % 2, List.of()));
      }
      clips.add(new LabelledPictures(v, "video " + v, video(v), targets, WeakLabels.NONE));
    }
    return clips;
  }

  private Pictures video(int number) throws IOException {
    FeatureKey key =
        new FeatureKey(ContentHash.of("toy " + number), Crop.WHOLE, SIZE, new FeatureClock(8), "");
    Random random = new Random(number);
    int[] tick = {0};
    Pictures pictures =
        new PictureCache(folder)
            .pictures(
                key,
                0,
                TICKS,
                () ->
                    rgb -> {
                      boolean upright = tick[0]++ / RUN % 2 == 0;
                      int x = 2 + random.nextInt(SIZE - 13);
                      int y = 2 + random.nextInt(SIZE - 13);
                      int phase = random.nextInt(4);
                      for (int i = 0; i < SIZE * SIZE; i++) {
                        int column = i % SIZE - x;
                        int row = i / SIZE - y;
                        boolean inside = row >= 0 && row < 10 && column >= 0 && column < 10;
                        int along = (upright ? column : row) + phase;
                        int shade = 90 + random.nextInt(60);
                        if (inside) {
                          shade += along / 2 % 2 == 0 ? 50 : -50;
                        }
                        byte value = (byte) shade;
                        rgb.put(3 * i, value).put(3 * i + 1, value).put(3 * i + 2, value);
                      }
                    });
    open.add(pictures);
    return pictures;
  }

  /** A random encoder: its file for inference and the trainable one. */
  static final class Start {
    private final byte[] folded;
    private final byte[] trainable;

    private Start(byte[] folded, byte[] trainable) {
      this.folded = folded;
      this.trainable = trainable;
    }

    byte[] folded() {
      return folded;
    }

    byte[] trainable() {
      return trainable;
    }
  }

  Start randomEncoder(NDManager manager, List<LabelledPictures> clips) throws IOException {
    try (NDManager scope = manager.newSubManager()) {
      TrainableEncoder encoder =
          TrainableEncoder.random(
              scope, TINY, RandomGeneratorFactory.of("L64X128MixRandom").create(5));
      int count = 128;
      float[] values = new float[count * 4 * SIZE * SIZE];
      PlainPictures plain = new PlainPictures(SIZE);
      for (int i = 0; i < count; i++) {
        plain.copy(clips.get(i % clips.size()).pictures(), 1 + i, values, i * 4 * SIZE * SIZE);
      }
      NDArray input = scope.create(values, new Shape(count, 4, SIZE, SIZE));
      return new Start(encoder.fold(scope, input), Pretraining.encode(encoder));
    }
  }

  @Override
  public void close() {
    open.forEach(Pictures::close);
  }
}
