package org.cuepoint.core.engine;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.cuepoint.core.job.JobContext;
import org.cuepoint.core.media.TickSampler;
import org.cuepoint.core.media.UnreadableMediaException;

/**
 * Reads pictures on a thread of its own, a bounded number of slices ahead of whoever encodes them,
 * so that decoding the next ones overlaps encoding the last. The sampler is touched by that thread
 * only, also to close it. One thread at a time may take slices.
 */
final class SliceReader implements AutoCloseable {

  /** Slices that may wait; one more would only cost memory, since the slower side sets the pace. */
  private static final int AHEAD = 2;

  private static final long CANCEL_CHECK_MILLIS = 50;

  /**
   * Pictures for one call of the encoder.
   *
   * @param rgb shape (history + ticks, size, size, 3)
   * @param frames the frame ordinal of each tick
   */
  @SuppressWarnings("ArrayRecordComponent") // handed over and read once, never compared
  record Slice(ByteBuffer rgb, int[] frames) {}

  /**
   * What to read.
   *
   * @param first the first tick
   * @param ticks the tick after the last
   * @param batch ticks of a slice
   * @param history pictures before the first tick of each slice
   * @param pictureBytes size of one picture
   */
  record Plan(int first, int ticks, int batch, int history, int pictureBytes) {}

  private final TickSampler sampler;
  private final Plan plan;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().daemon().name("engine-decode").factory());
  private final Deque<Future<Slice>> ahead = new ArrayDeque<>();
  private final Deque<ByteBuffer> free = new ArrayDeque<>();
  private final AtomicLong nanos = new AtomicLong();
  private volatile boolean closing;
  private int asked;

  /** The decoding thread's own: the last pictures of the slice before. */
  private byte[] tail = new byte[0];

  /** Takes over the sampler. */
  SliceReader(TickSampler sampler, Plan plan) {
    this.sampler = sampler;
    this.plan = plan;
    this.asked = plan.first();
  }

  /**
   * Returns the next slice; waits until it is there. Give its buffer back with {@link #recycle}.
   *
   * @throws IOException if the video cannot be read
   * @throws org.cuepoint.core.job.JobCancelledException if the context is cancelled meanwhile
   * @throws IllegalStateException after the last slice
   */
  Slice take(JobContext context) throws IOException {
    askAhead();
    Future<Slice> next = ahead.peek();
    if (next == null) {
      throw new IllegalStateException("All slices were taken");
    }
    while (true) {
      context.throwIfCancelled();
      try {
        Slice slice = next.get(CANCEL_CHECK_MILLIS, TimeUnit.MILLISECONDS);
        ahead.remove();
        askAhead();
        return slice;
      } catch (TimeoutException decoding) {
        // Look whether to stop, then wait on.
      } catch (ExecutionException failed) {
        throw translate(failed);
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        throw new CancellationException();
      }
    }
  }

  /** Gives a slice's buffer back. */
  void recycle(Slice slice) {
    free.add(slice.rgb());
  }

  /** Returns how long the decoding thread has worked, in seconds. */
  double seconds() {
    return nanos.get() / 1e9;
  }

  private void askAhead() {
    while (ahead.size() < AHEAD && asked < plan.ticks()) {
      int from = asked;
      int count = Math.min(plan.batch(), plan.ticks() - from);
      ByteBuffer buffer =
          free.isEmpty()
              ? ByteBuffer.allocateDirect((plan.history() + plan.batch()) * plan.pictureBytes())
              : free.remove();
      ahead.add(thread.submit(() -> read(from, count, buffer)));
      asked += count;
    }
  }

  private Slice read(int from, int count, ByteBuffer buffer) throws UnreadableMediaException {
    long started = System.nanoTime();
    int picture = plan.pictureBytes();
    int before = plan.history();
    if (from == plan.first()) {
      readHistory(buffer);
    } else {
      buffer.put(0, tail);
    }
    int[] frames = new int[count];
    for (int k = 0; k < count; k++) {
      if (closing) {
        throw new CancellationException();
      }
      frames[k] = sampler.next(buffer.slice((before + k) * picture, picture));
    }
    tail = Arrays.copyOf(tail, before * picture);
    buffer.get(count * picture, tail);
    nanos.addAndGet(System.nanoTime() - started);
    return new Slice(buffer.slice(0, (before + count) * picture), frames);
  }

  /** Reads the pictures before the first tick; at the start of the video its own, repeated. */
  private void readHistory(ByteBuffer buffer) throws UnreadableMediaException {
    int picture = plan.pictureBytes();
    for (int k = 0; k < plan.history(); k++) {
      sampler.seek(Math.max(0, plan.first() - plan.history() + k));
      sampler.next(buffer.slice(k * picture, picture));
    }
    sampler.seek(plan.first());
  }

  private static IOException translate(ExecutionException failed) {
    if (failed.getCause() instanceof IOException problem) {
      return problem;
    }
    if (failed.getCause() instanceof RuntimeException problem) {
      throw problem;
    }
    throw new IllegalStateException(failed.getCause());
  }

  /** Stops at the picture that is being read, and closes the sampler. */
  @Override
  public void close() {
    closing = true;
    // In the decoding thread's own turn: a native decoder must not be closed while it decodes.
    thread.execute(sampler::close);
    thread.shutdown();
    boolean interrupted = false;
    while (true) {
      try {
        if (thread.awaitTermination(1, TimeUnit.SECONDS)) {
          break;
        }
      } catch (InterruptedException again) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
