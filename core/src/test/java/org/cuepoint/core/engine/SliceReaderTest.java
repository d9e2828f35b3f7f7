package org.cuepoint.core.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.cuepoint.core.job.JobCancelledException;
import org.cuepoint.core.job.JobContext;
import org.cuepoint.core.media.TickSampler;
import org.cuepoint.core.media.UnreadableMediaException;
import org.junit.jupiter.api.Test;

class SliceReaderTest {

  private static final int TICKS = 23;

  /** One byte a picture: the number of its tick. */
  private static class Numbers implements TickSampler {
    final AtomicInteger read = new AtomicInteger();
    final AtomicBoolean closed = new AtomicBoolean();
    private int tick;

    @Override
    public int ticks() {
      return TICKS;
    }

    @Override
    public void seek(int newTick) {
      tick = newTick;
    }

    @Override
    public int next(ByteBuffer rgb) throws UnreadableMediaException {
      assertTrue(!closed.get(), "read after it was closed");
      read.incrementAndGet();
      rgb.put(0, (byte) tick);
      return 10 * tick++;
    }

    @Override
    public void close() {
      closed.set(true);
    }
  }

  @Test
  void eachSliceBeginsWithThePicturesBeforeIt() throws IOException {
    Numbers numbers = new Numbers();
    try (SliceReader reader = new SliceReader(numbers, new SliceReader.Plan(0, TICKS, 8, 3, 1))) {
      assertArrayEquals(new byte[] {0, 0, 0, 0, 1, 2, 3, 4, 5, 6, 7}, next(reader));
      assertArrayEquals(new byte[] {5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15}, next(reader));
      assertArrayEquals(new byte[] {13, 14, 15, 16, 17, 18, 19, 20, 21, 22}, next(reader));
      assertThrows(IllegalStateException.class, () -> reader.take(JobContext.NONE));
    }
    assertTrue(numbers.closed.get());
  }

  @Test
  void aRunThatGoesOnReadsWhatTheFirstOneWouldHaveRead() throws IOException {
    try (SliceReader whole =
            new SliceReader(new Numbers(), new SliceReader.Plan(0, TICKS, 8, 3, 1));
        SliceReader rest =
            new SliceReader(new Numbers(), new SliceReader.Plan(8, TICKS, 8, 3, 1))) {
      var _ = next(whole);
      assertArrayEquals(next(whole), next(rest));
      assertArrayEquals(next(whole), next(rest));
    }
  }

  @Test
  void aFewSlicesAreReadAheadAndNoMore() throws IOException {
    Numbers numbers = new Numbers();
    try (SliceReader reader = new SliceReader(numbers, new SliceReader.Plan(0, TICKS, 4, 1, 1))) {
      var _ = next(reader);
    }
    assertTrue(numbers.read.get() <= 1 + 3 * 4, numbers.read.get() + " pictures were read");
  }

  @Test
  void whatCannotBeReadIsToldToWhoWantsIt() {
    Numbers torn =
        new Numbers() {
          @Override
          public int next(ByteBuffer rgb) throws UnreadableMediaException {
            int frame = super.next(rgb);
            if (frame == 120) {
              throw new UnreadableMediaException(java.nio.file.Path.of("a"), "torn at 12");
            }
            return frame;
          }
        };
    try (SliceReader reader = new SliceReader(torn, new SliceReader.Plan(0, TICKS, 8, 1, 1))) {
      IOException told =
          assertThrows(
              IOException.class,
              () -> {
                var _ = next(reader);
                var _ = next(reader);
              });
      assertEquals("torn at 12", told.getMessage());
    }
    assertTrue(torn.closed.get());
  }

  @Test
  void aCancelDoesNotWaitForTheDecoder() {
    CountDownLatch release = new CountDownLatch(1);
    Numbers stuck =
        new Numbers() {
          @Override
          public int next(ByteBuffer rgb) throws UnreadableMediaException {
            try {
              release.await();
            } catch (InterruptedException interrupted) {
              Thread.currentThread().interrupt();
            }
            return super.next(rgb);
          }
        };
    AtomicBoolean asked = new AtomicBoolean();
    JobContext cancelledSoon =
        new JobContext() {
          @Override
          public void progress(long done, long total, String message) {}

          @Override
          public boolean isCancelled() {
            return asked.getAndSet(true);
          }
        };
    try (SliceReader reader = new SliceReader(stuck, new SliceReader.Plan(0, TICKS, 8, 1, 1))) {
      assertThrows(JobCancelledException.class, () -> reader.take(cancelledSoon));
      release.countDown();
    }
    assertTrue(stuck.closed.get());
  }

  private static byte[] next(SliceReader reader) throws IOException {
    SliceReader.Slice slice = reader.take(JobContext.NONE);
    byte[] bytes = new byte[slice.rgb().remaining()];
    slice.rgb().get(bytes);
    for (int i = 0; i < slice.frames().length; i++) {
      assertEquals(10 * bytes[bytes.length - slice.frames().length + i], slice.frames()[i]);
    }
    reader.recycle(slice);
    return bytes;
  }
}
