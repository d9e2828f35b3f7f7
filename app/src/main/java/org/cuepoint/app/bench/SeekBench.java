package org.cuepoint.app.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import org.cuepoint.core.job.JobContext;
import org.cuepoint.core.media.FrameSize;
import org.cuepoint.core.media.FrameSource;
import org.cuepoint.core.media.IndexedMedia;
import org.cuepoint.core.media.MediaLibrary;
import org.cuepoint.core.time.FrameIndex;

/**
 * Measures how long it takes from asking for a random frame until its picture is there at view
 * size, and the same with mpv on the same file and frames, turn about, so that whatever else the
 * computer does weighs on both. mpv decodes the frame and throws it away; ours is scaled and
 * converted for the screen, too.
 */
public final class SeekBench {

  /** The box that pictures are fitted into. */
  public static final FrameSize VIEW = new FrameSize(960, 540);

  private static final int WARM_UP = 10;

  /**
   * What one file gave.
   *
   * @param video name of the file
   * @param codec of the file
   * @param size as shown
   * @param view size of the pictures that were delivered
   * @param frames how many it has
   * @param gop mean number of frames from one key frame to the next
   * @param ours our times
   * @param theirs mpv's times, if it was asked
   * @param theirsOff how often mpv showed another frame than asked for
   */
  public record Result(
      String video,
      String codec,
      FrameSize size,
      FrameSize view,
      int frames,
      double gop,
      Quantiles ours,
      Optional<Quantiles> theirs,
      int theirsOff) {}

  private SeekBench() {}

  /**
   * Writes a Full HD clip to measure with.
   *
   * @param folder where
   * @param keyFrameDistance frames from one key frame to the next
   * @param frames how many
   */
  public static Path makeClip(
      MediaLibrary media, Path folder, int keyFrameDistance, int frames, JobContext context)
      throws IOException {
    Path file = folder.resolve("gop-" + keyFrameDistance + ".mp4");
    new MovingClip().write(media, file, frames, keyFrameDistance, context);
    return file;
  }

  /**
   * Measures.
   *
   * @param media what reads
   * @param file the video
   * @param targets how many frames to go to
   * @param against whom to compare with
   * @param folder where mpv's socket is put
   * @param context told about targets; asked about cancellation
   */
  public static Result run(
      MediaLibrary media,
      Path file,
      int targets,
      Optional<Baseline> against,
      Path folder,
      JobContext context)
      throws IOException {
    IndexedMedia indexed = media.index(file, new Quiet(context));
    FrameIndex index = indexed.index();
    FrameSize size = indexed.facts().displaySize();
    FrameSize view = size.fitInto(VIEW);
    ByteBuffer pixels = ByteBuffer.allocateDirect(view.width() * view.height() * 4);
    int[] frames = new Random(1).ints(WARM_UP + targets, 0, index.frameCount()).toArray();
    long[] ours = new long[targets];
    long[] theirs = new long[targets];
    int off = 0;
    Optional<MpvPlayer> mpv =
        against.isPresent() ? Optional.of(MpvPlayer.open(file, folder)) : Optional.empty();
    try (FrameSource source = media.openFrames(file, indexed, view)) {
      for (int i = 0; i < frames.length; i++) {
        context.throwIfCancelled();
        context.progress(i, frames.length, "Seeking in " + file.getFileName());
        long start = System.nanoTime();
        source.read(frames[i], pixels);
        long took = System.nanoTime() - start;
        if (i >= WARM_UP) {
          ours[i - WARM_UP] = took;
        }
        if (mpv.isPresent()) {
          long theirsTook = mpv.get().seek(index.secondsAt(frames[i]));
          if (i >= WARM_UP) {
            theirs[i - WARM_UP] = theirsTook;
            off += index.frameAtSeconds(mpv.get().time()) == frames[i] ? 0 : 1;
          }
        }
      }
    } finally {
      if (mpv.isPresent()) {
        mpv.get().close();
      }
    }
    return new Result(
        String.valueOf(file.getFileName()),
        indexed.facts().codec(),
        size,
        view,
        index.frameCount(),
        (double) index.frameCount() / Math.max(1, index.keyFrames().cardinality()),
        Quantiles.of(ours),
        mpv.map(player -> Quantiles.of(theirs)),
        off);
  }
}
