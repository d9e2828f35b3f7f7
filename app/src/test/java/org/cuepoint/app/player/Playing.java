package org.cuepoint.app.player;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.cuepoint.core.media.FrameSize;
import org.cuepoint.core.media.IndexedMedia;
import org.jspecify.annotations.Nullable;

/** A player with numbered pictures whose clock and decoder the test moves. */
final class Playing implements LongSupplier {

  static final long MILLI = 1_000_000;

  final NumberedFrames library = new NumberedFrames();
  final HeldJobs decoder = new HeldJobs();
  final List<Integer> shown = new ArrayList<>();
  final PlayerViewModel player;
  long now;

  Playing() {
    this(null);
  }

  Playing(SoundTrack.@Nullable Parts sound) {
    this(sound, NumberedFrames.media(), new FrameSize(64, 36), 64 << 20);
  }

  Playing(SoundTrack.@Nullable Parts sound, IndexedMedia media, FrameSize view, long cacheBytes) {
    player = new PlayerViewModel(library, decoder, Runnable::run, this, cacheBytes, sound);
    library.clock = nanos -> now += nanos;
    player.setViewSize(view);
    player.open(NumberedFrames.FILE, media);
    decoder.runAll();
    player.playheadProperty().addListener((p, before, frame) -> shown.add(frame.intValue()));
  }

  @Override
  public long getAsLong() {
    return now;
  }

  /** Lets time pass with a pulse every 10 ms, and the decoder work between them. */
  void run(long millis) {
    for (long end = now + millis * MILLI; now < end; ) {
      now += 10 * MILLI;
      player.pulse();
      decoder.runAll();
    }
  }

  /**
   * Lets time pass while the decoder works, with a pulse every 10 ms, and pauses in the end.
   *
   * @return the frame on screen just before the pause
   */
  int runWithSlowDecoder(long millis) {
    long end = now + millis * MILLI;
    int[] last = {-1};
    library.clock =
        nanos -> {
          for (long until = now + nanos; now < until && last[0] < 0; ) {
            now = Math.min(until, now + 10 * MILLI);
            player.pulse();
            if (now >= end) {
              last[0] = playhead();
              player.pause();
            }
          }
        };
    while (last[0] < 0) {
      library.clock.accept(10 * MILLI);
      decoder.runAll();
    }
    return last[0];
  }

  void at(int frame) {
    player.seek(frame);
    decoder.runAll();
  }

  int playhead() {
    return player.playheadProperty().get();
  }

  int numberOnScreen() {
    return number(player.pictureProperty().get());
  }

  static int number(@Nullable Picture picture) {
    assertNotNull(picture);
    return NumberedFrames.number(picture.pixels().order(ByteOrder.LITTLE_ENDIAN).getInt(0));
  }
}
