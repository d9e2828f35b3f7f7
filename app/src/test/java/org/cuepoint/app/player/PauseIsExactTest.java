package org.cuepoint.app.player;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.cuepoint.core.job.JobContext;
import org.cuepoint.core.job.QueueJobRunner;
import org.cuepoint.core.media.FrameSize;
import org.cuepoint.core.media.IndexedMedia;
import org.cuepoint.core.media.MediaLibrary;
import org.cuepoint.core.media.VideoWriter;
import org.cuepoint.core.media.javacv.JavaCvMediaLibrary;
import org.cuepoint.core.time.TimeBase;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * On a real file, whose pictures carry their number: after pausing at any speed and in either
 * direction, the picture on screen, the playhead and the wanted frame are the same.
 */
class PauseIsExactTest {

  private static final FrameSize SIZE = new FrameSize(256, 64);
  private static final int FRAMES = 500;
  private static final int BITS = 16;

  @TempDir private Path folder;

  private final ConcurrentLinkedQueue<Runnable> fx = new ConcurrentLinkedQueue<>();

  private static void write(MediaLibrary library, Path file) throws IOException {
    ByteBuffer rgb = ByteBuffer.allocateDirect(SIZE.width() * SIZE.height() * 3);
    VideoWriter.Settings settings =
        new VideoWriter.Settings("libopenh264", 1_500_000, 60, 0, Map.of());
    try (VideoWriter writer = library.create(file, SIZE, new TimeBase(1, 50), settings)) {
      for (int frame = 0; frame < FRAMES; frame++) {
        for (int i = 0; i < SIZE.width() * SIZE.height(); i++) {
          int bit = i % SIZE.width() * BITS / SIZE.width();
          byte value = (byte) ((frame >> bit & 1) == 1 ? 235 : 20);
          rgb.put(3 * i, value).put(3 * i + 1, value).put(3 * i + 2, value);
        }
        writer.write(rgb, frame);
      }
    }
  }

  private static int number(Picture picture) {
    int number = 0;
    FrameSize size = picture.size();
    for (int bit = 0; bit < BITS; bit++) {
      int x = (2 * bit + 1) * size.width() / (2 * BITS);
      int at = (size.height() / 2 * size.width() + x) * 4;
      number |= (picture.pixels().get(at) & 0xff) > 128 ? 1 << bit : 0;
    }
    return number;
  }

  private void runFx() {
    for (Runnable next = fx.poll(); next != null; next = fx.poll()) {
      next.run();
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.5, 1, 4, 8, -1, -4})
  void thePictureIsThePlayheadIsTheFrameOfTheIndex(double speed) throws IOException {
    MediaLibrary library = new JavaCvMediaLibrary();
    Path file = folder.resolve("numbered.mp4");
    write(library, file);
    IndexedMedia media = library.index(file, JobContext.NONE);
    long[] now = {0};
    Random random = new Random(7);
    try (QueueJobRunner decoder = new QueueJobRunner("exact", 1)) {
      PlayerViewModel player =
          new PlayerViewModel(library, decoder, fx::add, () -> now[0], 4 << 20, null);
      player.setViewSize(SIZE);
      player.open(file, media);
      player
          .pictureProperty()
          .addListener(
              (property, before, picture) -> {
                if (picture != null) {
                  assertEquals(picture.frame(), number(picture), "the picture of another frame");
                }
              });
      for (int i = 0; i < 12; i++) {
        player.seek(random.nextInt(FRAMES));
        settle(player);
        if (speed < 0) {
          for (double times = 1; times <= -speed; times *= 2) {
            player.shuttleBack();
          }
        } else {
          player.speedProperty().set(speed);
          player.play();
        }
        int pulses = 3 + random.nextInt(25);
        for (int pulse = 0; pulse < pulses; pulse++) {
          now[0] += 16_000_000;
          player.pulse();
          runFx();
          Thread.onSpinWait();
        }
        player.pause();
        settle(player);
        Picture picture = player.pictureProperty().get();
        assertNotNull(picture);
        assertEquals(player.playheadProperty().get(), number(picture));
        assertEquals(player.playheadProperty().get(), player.wantedProperty().get());
      }
      player.close();
    }
  }

  private void settle(PlayerViewModel player) {
    do {
      runFx();
      Thread.onSpinWait();
    } while (player.refiningProperty().get() || player.pictureProperty().get() == null);
  }
}
