package org.cuepoint.app.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cuepoint.core.job.JobContext;
import org.cuepoint.core.media.MediaLibrary;
import org.cuepoint.core.media.check.ClipZoo;
import org.cuepoint.core.media.check.ExactnessCheck;
import org.cuepoint.core.media.check.NumberedClip;

/**
 * Checks on this computer that the frame on screen is the frame asked for: writes numbered clips of
 * every kind with the encoders that are shipped, and reads them in any order through what the
 * player reads with.
 */
public final class ExactnessBench {

  /**
   * What was found.
   *
   * @param clips one result a clip
   * @param seconds the whole took, writing included
   */
  public record Result(List<ExactnessCheck.Result> clips, double seconds) {

    /** Copies the list. */
    public Result {
      clips = List.copyOf(clips);
    }

    /** Returns how many pictures were read. */
    public int checks() {
      return clips.stream().mapToInt(ExactnessCheck.Result::checks).sum();
    }

    /** Returns how many pictures, times and counts were not as written. */
    public int wrong() {
      return clips.stream().mapToInt(ExactnessCheck.Result::wrong).sum();
    }
  }

  private ExactnessBench() {}

  /**
   * Runs the check.
   *
   * @param media what writes and reads
   * @param folder where a clip at a time is put
   * @param checks how many pictures to read at least
   * @param seed of the order in which they are read
   * @param context told about clips; asked about cancellation
   */
  public static Result run(
      MediaLibrary media, Path folder, int checks, long seed, JobContext context)
      throws IOException {
    long start = System.nanoTime();
    List<NumberedClip> clips = ClipZoo.clips();
    List<ExactnessCheck.Result> results = new ArrayList<>();
    for (NumberedClip clip : clips) {
      context.throwIfCancelled();
      context.progress(results.size(), clips.size(), clip.name());
      Path file = folder.resolve(clip.name());
      clip.write(media, file);
      int reads = Math.ceilDiv(checks, clips.size());
      results.add(ExactnessCheck.run(media, clip, file, reads, seed, new Quiet(context)));
      Files.delete(file);
    }
    return new Result(results, (System.nanoTime() - start) / 1e9);
  }
}
