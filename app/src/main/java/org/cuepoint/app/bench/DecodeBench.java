package org.cuepoint.app.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cuepoint.core.job.JobContext;
import org.cuepoint.core.media.FrameSize;
import org.cuepoint.core.media.FrameSource;
import org.cuepoint.core.media.IndexedMedia;
import org.cuepoint.core.media.MediaLibrary;

/**
 * Measures how long it takes to decode a whole video in order and to scale it to view size, and the
 * same with the ffmpeg command: the same number of decoding threads, bilinear scaling, BGRA pixels,
 * thrown away. Both run several times, turn about; the medians count.
 */
public final class DecodeBench {

  private static final Pattern TIMES =
      Pattern.compile("bench: utime=([0-9.]+)s stime=([0-9.]+)s rtime=([0-9.]+)s");

  /** The most decoding threads of our reader. */
  private static final int MOST_THREADS = 4;

  /**
   * Time that decoding took.
   *
   * @param wallSeconds on the clock
   * @param cpuSeconds of all processors together; ours includes the Java machine's own work
   */
  public record Times(double wallSeconds, double cpuSeconds) {}

  /**
   * What one file gave.
   *
   * @param video name of the file
   * @param codec of the file
   * @param size as shown
   * @param view size of the pictures that were delivered
   * @param frames how many
   * @param threads decoding threads of each
   * @param runs how often each ran
   * @param ours our medians
   * @param theirs ffmpeg's medians, if it was asked
   * @param theirVersion how ffmpeg names itself; empty if it was not asked
   */
  public record Result(
      String video,
      String codec,
      FrameSize size,
      FrameSize view,
      int frames,
      int threads,
      int runs,
      Times ours,
      Optional<Times> theirs,
      String theirVersion) {}

  private DecodeBench() {}

  /**
   * Measures.
   *
   * @param media what reads
   * @param file the video
   * @param runs how often each runs
   * @param against whom to compare with
   * @param context told about runs; asked about cancellation
   */
  public static Result run(
      MediaLibrary media, Path file, int runs, Optional<Baseline> against, JobContext context)
      throws IOException {
    IndexedMedia indexed = media.index(file, new Quiet(context));
    FrameSize size = indexed.facts().displaySize();
    FrameSize view = size.fitInto(SeekBench.VIEW);
    int threads = Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors());
    String version = against.isPresent() ? against.get().version() : "";
    List<Times> ours = new ArrayList<>();
    List<Times> theirs = new ArrayList<>();
    // One run more, whose times do not count: it fills the file cache and lets Java compile.
    for (int run = 0; run <= runs; run++) {
      context.progress(run, runs + 1L, "Decoding " + file.getFileName());
      Times mine = ours(media, file, indexed, view, context);
      Optional<Times> other =
          against.isPresent() ? Optional.of(theirs(file, view, threads)) : Optional.empty();
      if (run > 0) {
        ours.add(mine);
        other.ifPresent(theirs::add);
      }
    }
    return new Result(
        String.valueOf(file.getFileName()),
        indexed.facts().codec(),
        size,
        view,
        indexed.index().frameCount(),
        threads,
        runs,
        median(ours),
        against.map(baseline -> median(theirs)),
        version);
  }

  private static Times ours(
      MediaLibrary media, Path file, IndexedMedia indexed, FrameSize view, JobContext context)
      throws IOException {
    OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    ByteBuffer pixels = ByteBuffer.allocateDirect(view.width() * view.height() * 4);
    long wall = System.nanoTime();
    long cpu = system.getProcessCpuTime();
    try (FrameSource source = media.openFrames(file, indexed, view)) {
      for (int frame = 0; frame < indexed.index().frameCount(); frame++) {
        context.throwIfCancelled();
        source.read(frame, pixels);
      }
    }
    return new Times((System.nanoTime() - wall) / 1e9, (system.getProcessCpuTime() - cpu) / 1e9);
  }

  private static Times theirs(Path file, FrameSize view, int threads) throws IOException {
    Process process =
        new ProcessBuilder(
                List.of(
                    Baseline.FFMPEG.program().toString(),
                    "-hide_banner",
                    "-nostdin",
                    "-benchmark",
                    "-y",
                    "-threads",
                    Integer.toString(threads),
                    "-i",
                    file.toAbsolutePath().toString(),
                    "-map",
                    "0:v:0",
                    "-vf",
                    "scale=" + view.width() + ":" + view.height() + ":flags=bilinear",
                    // Every frame as it is, none doubled or left out.
                    "-fps_mode",
                    "passthrough",
                    "-f",
                    "rawvideo",
                    "-pix_fmt",
                    "bgra",
                    nowhere()))
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    Matcher times = TIMES.matcher(said);
    if (!times.find()) {
      throw new IOException(
          "ffmpeg could not decode "
              + file.getFileName()
              + ": "
              + said.lines().reduce((first, second) -> second).orElse("it said nothing")
              + ".");
    }
    return new Times(
        Double.parseDouble(times.group(3)),
        Double.parseDouble(times.group(1)) + Double.parseDouble(times.group(2)));
  }

  private static String nowhere() {
    return File.separatorChar == '\\' ? "NUL" : "/dev/null";
  }

  private static Times median(List<Times> times) {
    return new Times(
        middle(times.stream().map(Times::wallSeconds).toList()),
        middle(times.stream().map(Times::cpuSeconds).toList()));
  }

  private static double middle(List<Double> values) {
    return values.stream().sorted(Comparator.naturalOrder()).toList().get(values.size() / 2);
  }
}
