package org.cuepoint.core.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cuepoint.core.feature.FeatureStore;
import org.cuepoint.core.feature.FeatureWriter;
import org.cuepoint.core.job.JobContext;
import org.cuepoint.core.media.FrameSize;
import org.cuepoint.core.media.MediaLibrary;
import org.cuepoint.core.media.SamplingPlan;
import org.cuepoint.core.recognition.FrameEncoder;
import org.cuepoint.core.recognition.TickFeatures;
import org.cuepoint.core.time.FeatureClock;
import org.jspecify.annotations.Nullable;

/**
 * Fills the feature store in slices: each {@link #step} encodes one batch of pictures, and between
 * steps the thread is free for other requests, while the next pictures are being decoded. One
 * thread at a time.
 *
 * <p>Batches begin at multiples of the encoder's batch and blocks at multiples of {@link #BLOCK},
 * so that a run that was cut off goes on at the same places and gives the same bits.
 */
final class IndexingRun implements AutoCloseable {

  /** Ticks that are made durable together: 32 s at 8 Hz, since the disk takes its time for each. */
  static final int BLOCK = 256;

  private final MediaLibrary media;
  private final FeatureStore store;
  private final FeatureClock clock;
  private final FrameEncoder encoder;
  private final List<SourceMedia> sources = new ArrayList<>();
  private final long started = System.nanoTime();
  private long total;
  private long before;
  private long encoded;
  private double decodeSeconds;
  private double encodeSeconds;
  private int next;
  private @Nullable Filling filling;

  /** Opens the encoder and reads the sources' indexes. */
  IndexingRun(MediaLibrary media, EngineProtocol.Index request) throws IOException {
    this.media = media;
    this.clock = new FeatureClock(request.clock());
    this.store = new FeatureStore(Path.of(request.featureFolder()));
    for (EngineProtocol.Source source : request.sources()) {
      SourceMedia read = SourceMedia.read(source);
      sources.add(read);
      total += read.ticks(clock);
    }
    this.encoder = Encoders.open(Path.of(request.encoderFile()));
  }

  /** Returns the largest power of two that the encoder takes and that divides a block. */
  private static int batch(FrameEncoder encoder) {
    return Math.clamp(Integer.highestOneBit(encoder.batch()), 1, BLOCK);
  }

  /** Opens a source for an encoder from a tick on; the caller closes. */
  static SliceReader reader(
      MediaLibrary media, SourceMedia source, FeatureClock clock, FrameEncoder encoder, int first)
      throws IOException {
    int size = encoder.inputSize();
    return new SliceReader(
        media.openTicks(
            Path.of(source.source().file()),
            source.media(),
            new SamplingPlan(clock, source.crop(), new FrameSize(size, size))),
        new SliceReader.Plan(
            first, source.ticks(clock), batch(encoder), encoder.history(), size * size * 3));
  }

  /**
   * Encodes the next batch.
   *
   * @return false when nothing was left to do
   */
  boolean step(JobContext context) throws IOException {
    context.throwIfCancelled();
    Filling current = filling;
    while (current == null) {
      if (next == sources.size()) {
        return false;
      }
      current = begin(sources.get(next));
      next++;
      context.progress(before, total, sources.get(next - 1).source().name());
    }
    filling = current;
    if (current.step(context)) {
      context.progress(before + current.done(), total, current.name());
    } else {
      filling = null;
      finish(current);
      context.progress(before, total, current.name());
    }
    return true;
  }

  /** Returns the filling of a source, or null if it has all its features. */
  private @Nullable Filling begin(SourceMedia source) throws IOException {
    int ticks = source.ticks(clock);
    FeatureWriter writer =
        store.write(
            source.key(encoder.inputSize(), clock, encoder.id()),
            encoder.shape(),
            ticks,
            source.source().name());
    if (writer.isComplete()) {
      writer.close();
      before += ticks;
      return null;
    }
    try {
      return new Filling(source, writer, ticks);
    } catch (IOException | RuntimeException problem) {
      writer.close();
      throw problem;
    }
  }

  private void finish(Filling done) throws IOException {
    done.close();
    before += done.ticks;
    encoded += done.ticks - done.first;
    decodeSeconds += done.reader.seconds();
  }

  /** Returns what was done; asked when {@link #step} has returned false. */
  EngineProtocol.Indexed result() {
    return new EngineProtocol.Indexed(
        encoder.description(),
        sources.size(),
        encoded,
        (System.nanoTime() - started) / 1e9,
        decodeSeconds,
        encodeSeconds);
  }

  @Override
  public void close() throws IOException {
    try (encoder) {
      Filling current = filling;
      if (current != null) {
        current.close();
      }
    }
  }

  /** One source on its way into the store. */
  private final class Filling {
    private final SourceMedia source;
    private final FeatureWriter writer;
    private final SliceReader reader;
    private final int ticks;
    private final int first;
    private final List<TickFeatures> block = new ArrayList<>();
    private int done;

    Filling(SourceMedia source, FeatureWriter writer, int ticks) throws IOException {
      this.source = source;
      this.writer = writer;
      this.ticks = ticks;
      this.first = writer.nextTick();
      this.done = first;
      this.reader = reader(media, source, clock, encoder, first);
    }

    String name() {
      return source.source().name();
    }

    int done() {
      return done;
    }

    boolean step(JobContext context) throws IOException {
      SliceReader.Slice slice = reader.take(context);
      long from = System.nanoTime();
      block.add(encoder.encode(slice.rgb(), slice.frames()));
      done += slice.frames().length;
      reader.recycle(slice);
      if ((done - first) % BLOCK == 0 || done == ticks) {
        writer.append(block);
        block.clear();
      }
      encodeSeconds += (System.nanoTime() - from) / 1e9;
      return done < ticks;
    }

    void close() throws IOException {
      try (writer) {
        reader.close();
      }
    }
  }
}
