package org.cuepoint.app.bench;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * mpv with one file open, paused, without window and sound, driven over its JSON socket
 * (--input-ipc-server). One thread at a time.
 */
final class MpvPlayer implements AutoCloseable {

  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);
  private static final long POLL_MILLIS = 20;

  private final Process process;
  private final SocketChannel channel;
  private final Selector selector;
  private final ByteBuffer received = ByteBuffer.allocate(1 << 16);
  private final StringBuilder partial = new StringBuilder();
  private final Queue<JsonObject> messages = new ArrayDeque<>();
  private int requests;

  private MpvPlayer(Process process, SocketChannel channel, Selector selector) {
    this.process = process;
    this.channel = channel;
    this.selector = selector;
  }

  /**
   * Starts mpv and waits until it shows the first frame.
   *
   * @param file the video
   * @param folder where its socket is put
   */
  static MpvPlayer open(Path file, Path folder) throws IOException {
    Path socket = folder.resolve("mpv.sock");
    Files.deleteIfExists(socket);
    Process process =
        new ProcessBuilder(
                List.of(
                    Baseline.MPV.program().toString(),
                    "--no-config",
                    "--no-terminal",
                    "--vo=null",
                    "--no-audio",
                    "--hwdec=no",
                    "--hr-seek=yes",
                    "--pause",
                    "--keep-open=yes",
                    "--input-ipc-server=" + socket,
                    "--",
                    file.toAbsolutePath().toString()))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      SocketChannel channel = connect(process, socket);
      channel.configureBlocking(false);
      Selector selector = Selector.open();
      channel.register(selector, SelectionKey.OP_READ);
      MpvPlayer player = new MpvPlayer(process, channel, selector);
      // It may have been ready before we listened: then it has a time.
      long deadline = System.nanoTime() + PATIENCE_NANOS;
      while (!player.hasTime()) {
        if (System.nanoTime() > deadline) {
          throw new IOException("mpv did not open " + file.getFileName() + " within a minute.");
        }
        pause();
      }
      return player;
    } catch (IOException | RuntimeException problem) {
      process.destroyForcibly();
      throw problem;
    }
  }

  private static SocketChannel connect(Process process, Path socket) throws IOException {
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    while (true) {
      SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
      try {
        channel.connect(UnixDomainSocketAddress.of(socket));
        return channel;
      } catch (IOException notYet) {
        channel.close();
        if (!process.isAlive()) {
          throw new IOException("mpv ended at once; can it play this file?", notYet);
        }
        if (System.nanoTime() > deadline) {
          throw new IOException("mpv did not open its control socket within a minute.", notYet);
        }
        pause();
      }
    }
  }

  private static void pause() throws IOException {
    try {
      TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException("Stopped while waiting for mpv.", stopped);
    }
  }

  /**
   * Seeks exactly and waits until the frame is there.
   *
   * @return nanoseconds from the command to mpv's report that it shows the frame
   */
  long seek(double seconds) throws IOException {
    messages.clear();
    long start = System.nanoTime();
    int request = send("seek", seconds, "absolute+exact");
    JsonObject answer = await(message -> isAnswer(message, request));
    if (!answer.get("error").getAsString().equals("success")) {
      throw new IOException("mpv refuses to seek: " + answer.get("error").getAsString() + ".");
    }
    await(MpvPlayer::isRestart);
    return System.nanoTime() - start;
  }

  /** Returns the time of the frame that is shown, in seconds. */
  double time() throws IOException {
    int request = send("get_property", "time-pos");
    return await(message -> isAnswer(message, request)).get("data").getAsDouble();
  }

  private boolean hasTime() throws IOException {
    int request = send("get_property", "time-pos");
    return await(message -> isAnswer(message, request)).has("data");
  }

  private static boolean isAnswer(JsonObject message, int request) {
    return message.has("request_id")
        && message.get("request_id").getAsInt() == request
        && !message.has("event");
  }

  private static boolean isRestart(JsonObject message) {
    return message.has("event") && message.get("event").getAsString().equals("playback-restart");
  }

  private int send(Object... words) throws IOException {
    JsonArray command = new JsonArray();
    for (Object word : words) {
      if (word instanceof Number number) {
        command.add(number);
      } else {
        command.add(word.toString());
      }
    }
    JsonObject message = new JsonObject();
    message.add("command", command);
    message.addProperty("request_id", ++requests);
    ByteBuffer bytes = ByteBuffer.wrap((message + "\n").getBytes(StandardCharsets.UTF_8));
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
    return requests;
  }

  private JsonObject await(Predicate<JsonObject> wanted) throws IOException {
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    while (true) {
      for (JsonObject next = messages.poll(); next != null; next = messages.poll()) {
        if (wanted.test(next)) {
          return next;
        }
      }
      long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
      if (left <= 0) {
        throw new IOException("mpv did not answer within a minute.");
      }
      selector.select(left);
      selector.selectedKeys().clear();
      receive();
    }
  }

  private void receive() throws IOException {
    int read = channel.read(received.clear());
    if (read < 0) {
      throw new IOException("mpv ended in the middle of the measurement.");
    }
    // Only the line ends matter here, and mpv escapes what is not ASCII in what we read.
    partial.append(StandardCharsets.UTF_8.decode(received.flip()));
    int end = partial.indexOf("\n");
    while (end >= 0) {
      messages.add(JsonParser.parseString(partial.substring(0, end)).getAsJsonObject());
      partial.delete(0, end + 1);
      end = partial.indexOf("\n");
    }
  }

  @Override
  public void close() throws IOException {
    selector.close();
    channel.close();
    process.destroy();
    try {
      if (!process.waitFor(5, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException stopped) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
