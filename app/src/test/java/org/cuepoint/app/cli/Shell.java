package org.cuepoint.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Map;
import org.cuepoint.app.Workbench;
import org.cuepoint.app.platform.Places;
import org.cuepoint.core.media.FrameSize;
import org.cuepoint.core.media.VideoWriter;
import org.cuepoint.core.time.TimeBase;

/** Runs commands on the real parts, in a folder of its own. One thread at a time. */
final class Shell implements AutoCloseable {

  /** Frames a second of the clips. */
  static final int RATE = 10;

  private final Path folder;
  private final Workbench workbench;

  Shell(Path folder) {
    this.folder = folder;
    this.workbench =
        new Workbench(
            new Places(
                folder.resolve("data"),
                folder.resolve("config"),
                folder.resolve("logs"),
                // Shared by all runs: the native library is unpacked there.
                Path.of("target", "test-home", "cache").toAbsolutePath()));
  }

  /** What a command left behind. */
  record Outcome(int code, String out, String err) {
    JsonObject json() {
      return JsonParser.parseString(out).getAsJsonObject();
    }
  }

  Workbench workbench() {
    return workbench;
  }

  Path path(String name) {
    return folder.resolve(name);
  }

  Outcome run(Object... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    String[] words = new String[arguments.length];
    for (int i = 0; i < words.length; i++) {
      words[i] = arguments[i].toString();
    }
    int code =
        new CommandLineTool(
                workbench,
                new Console(new PrintWriter(out), new PrintWriter(err), Console.Kind.PLAIN))
            .run(words);
    return new Outcome(code, out.toString(), err.toString());
  }

  /** Runs a command that must succeed. */
  Outcome done(Object... arguments) {
    Outcome outcome = run(arguments);
    assertEquals(CommandLineTool.DONE, outcome.code(), outcome.err() + outcome.out());
    return outcome;
  }

  /** Runs a command that must be refused with a sentence. */
  String refused(Object... arguments) {
    Outcome outcome = run(arguments);
    assertEquals(CommandLineTool.FAILED, outcome.code(), outcome.err() + outcome.out());
    assertEquals(1, outcome.err().lines().count(), outcome.err());
    return outcome.err();
  }

  /**
   * Draws a clip in which a bright bar moves to the right in every odd second and stands still in
   * every even one.
   */
  Path clip(String name, int seconds) throws IOException {
    return bars(name, seconds, 0);
  }

  /** Draws the same with {@code more} further bars, which move at speeds of their own. */
  Path bars(String name, int seconds, int more) throws IOException {
    Path file = folder.resolve(name);
    FrameSize size = new FrameSize(64, 64);
    try (VideoWriter writer =
        workbench
            .media()
            .create(
                file,
                size,
                new TimeBase(1, RATE),
                new VideoWriter.Settings("mpeg4", 400_000, 10, 0, Map.of()))) {
      ByteBuffer rgb = ByteBuffer.allocateDirect(size.width() * size.height() * 3);
      for (int frame = 0; frame < seconds * RATE; frame++) {
        boolean moves = frame / RATE % 2 == 1;
        int left = moves ? 8 + 4 * (frame % RATE) : 8;
        for (int pixel = 0; pixel < size.width() * size.height(); pixel++) {
          int x = pixel % size.width();
          int y = pixel / size.width();
          boolean bright = x >= left && x < left + 10;
          for (int bar = 1; bar <= more; bar++) {
            int top = 10 + 14 * bar - (moves ? (bar + more) * (frame % RATE) / 2 : 0);
            bright ^= y >= top && y < top + 6;
          }
          byte value = (byte) (bright ? 230 : 40);
          rgb.put(3 * pixel, value).put(3 * pixel + 1, value).put(3 * pixel + 2, value);
        }
        writer.write(rgb, frame);
      }
    }
    return file;
  }

  @Override
  public void close() {
    workbench.close();
  }
}
