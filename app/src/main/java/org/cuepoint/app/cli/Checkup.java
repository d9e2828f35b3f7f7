package org.cuepoint.app.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.cuepoint.app.platform.Display;
import org.cuepoint.app.platform.Places;
import org.cuepoint.core.job.JobContext;
import org.cuepoint.core.media.FrameSize;
import org.cuepoint.core.media.IndexedMedia;
import org.cuepoint.core.media.MediaLibrary;
import org.cuepoint.core.media.VideoWriter;
import org.cuepoint.core.time.TimeBase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The checks of {@code doctor}. Each one really does what it checks. */
final class Checkup {

  private static final Logger LOG = LoggerFactory.getLogger(Checkup.class);
  private static final long GIGABYTE = 1L << 30;

  private final CommandServices services;

  Checkup(CommandServices services) {
    this.services = services;
  }

  /** How a check ended. */
  enum Verdict {
    /** Works. */
    OK("ok"),
    /** Works, but something should be known. */
    REMARK("note"),
    /** Does not work and is needed. */
    BROKEN("BAD");

    private final String word;

    Verdict(String word) {
      this.word = word;
    }

    String word() {
      return word;
    }
  }

  /**
   * What a check found.
   *
   * @param advice what to do; empty when nothing is to be done
   */
  record Finding(String what, Verdict verdict, String found, String advice) {}

  /** One check. */
  @FunctionalInterface
  interface Check {
    Finding look();
  }

  List<Check> checks() {
    Places places = services.places();
    return List.of(
        Checkup::java,
        Checkup::memory,
        this::media,
        this::engine,
        Checkup::display,
        () -> folder("data folder", places.data()),
        () -> folder("settings folder", places.config()),
        () -> folder("log folder", places.logs()),
        () -> folder("cache folder", places.cache()),
        this::disk,
        this::crashes);
  }

  private static Finding java() {
    Runtime.Version version = Runtime.version();
    String found = version + " from " + System.getProperty("java.home");
    return version.feature() >= 25
        ? new Finding("Java", Verdict.OK, found, "")
        : new Finding("Java", Verdict.BROKEN, found, "Install Java 25 or newer.");
  }

  private static Finding memory() {
    return new Finding(
        "processors and heap",
        Verdict.OK,
        String.format(
            Locale.ROOT,
            "%d processors, up to %d MB for this process",
            Runtime.getRuntime().availableProcessors(),
            Runtime.getRuntime().maxMemory() >> 20),
        "");
  }

  /** Writes a tiny video and reads it back: the native libraries load and work. */
  private Finding media() {
    Path folder = null;
    try {
      folder = Files.createTempDirectory("cuepoint-doctor-");
      Path file = folder.resolve("check.mp4");
      MediaLibrary media = services.media();
      FrameSize size = new FrameSize(32, 32);
      try (VideoWriter writer =
          media.create(
              file,
              size,
              new TimeBase(1, 10),
              new VideoWriter.Settings("mpeg4", 100_000, 5, 0, Map.of()))) {
        ByteBuffer picture = ByteBuffer.allocateDirect(32 * 32 * 3);
        for (int frame = 0; frame < 5; frame++) {
          writer.write(picture, frame);
        }
      }
      IndexedMedia read = media.index(file, JobContext.NONE);
      return read.index().frameCount() == 5
          ? new Finding("FFmpeg", Verdict.OK, "wrote and read a video of 5 frames", "")
          : new Finding(
              "FFmpeg",
              Verdict.BROKEN,
              "wrote 5 frames and read " + read.index().frameCount(),
              "Report this with the log.");
    } catch (IOException | RuntimeException | LinkageError problem) {
      LOG.warn("The media check failed", problem);
      return new Finding(
          "FFmpeg",
          Verdict.BROKEN,
          String.valueOf(problem.getMessage()),
          "Unpack the program again for this platform (native libraries are missing or broken).");
    } finally {
      if (folder != null) {
        delete(folder);
      }
    }
  }

  private Finding engine() {
    try {
      CommandServices.EngineReport report = services.checkEngine();
      return new Finding(
          "engine process",
          Verdict.OK,
          String.format(
              Locale.ROOT,
              "started in %.1f s, libtorch %s on %s, %d threads",
              report.seconds(),
              report.library(),
              report.device(),
              report.threads()),
          "");
    } catch (Exception problem) {
      LOG.warn("The engine check failed", problem);
      return new Finding(
          "engine process",
          Verdict.BROKEN,
          String.valueOf(problem.getMessage()),
          "Look at the newest engine log in " + services.places().logs() + ".");
    }
  }

  private static Finding display() {
    Display display = Display.ofThisComputer();
    return display
        .found()
        .map(found -> new Finding("display", Verdict.OK, found, ""))
        .orElseGet(
            () ->
                new Finding(
                    "display",
                    Verdict.REMARK,
                    "none (neither DISPLAY nor WAYLAND_DISPLAY is set)",
                    "Commands work; for the window log in to a desktop or use 'xvfb-run'."));
  }

  private static Finding folder(String what, Path folder) {
    Path there = folder;
    while (!Files.exists(there) && there.getParent() != null) {
      there = there.getParent();
    }
    return Files.isDirectory(there) && Files.isWritable(there)
        ? new Finding(
            what, Verdict.OK, folder + (there.equals(folder) ? "" : " (made when needed)"), "")
        : new Finding(
            what, Verdict.BROKEN, folder + " cannot be written", "Allow writing to " + there + ".");
  }

  private Finding disk() {
    Path there = services.places().data();
    while (!Files.exists(there) && there.getParent() != null) {
      there = there.getParent();
    }
    try {
      long free = Files.getFileStore(there).getUsableSpace();
      String found =
          String.format(Locale.ROOT, "%.1f GB free at %s", (double) free / GIGABYTE, there);
      return free >= 2 * GIGABYTE
          ? new Finding("disk", Verdict.OK, found, "")
          : new Finding(
              "disk",
              Verdict.REMARK,
              found,
              "Make room: the engine unpacks 0.5 GB, an hour of video needs about 0.1 GB.");
    } catch (IOException problem) {
      return new Finding("disk", Verdict.REMARK, String.valueOf(problem.getMessage()), "");
    }
  }

  /** Crash reports of the engine that a person may want to send. */
  private Finding crashes() {
    Path logs = services.places().logs();
    if (!Files.isDirectory(logs)) {
      return new Finding("crash reports", Verdict.OK, "none", "");
    }
    try (Stream<Path> files = Files.list(logs)) {
      long count = files.filter(file -> file.getFileName().toString().startsWith("hs_err")).count();
      return count == 0
          ? new Finding("crash reports", Verdict.OK, "none", "")
          : new Finding(
              "crash reports",
              Verdict.REMARK,
              count + " of the engine in " + logs,
              "Labels are safe; send them with a bug report, or delete them.");
    } catch (IOException problem) {
      return new Finding("crash reports", Verdict.REMARK, String.valueOf(problem.getMessage()), "");
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException left) {
      LOG.debug("{} was not deleted", folder, left);
    }
  }
}
