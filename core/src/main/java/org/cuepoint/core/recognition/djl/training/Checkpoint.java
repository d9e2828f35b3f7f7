package org.cuepoint.core.recognition.djl.training;

import ai.djl.ndarray.NDManager;
import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;

/**
 * Everything that a training needs to go on: position, parameters, state, optimiser. The file is
 * written whole beside the old one, made durable and moved into its place, so that there is always
 * one that can be read; a check sum tells a torn one.
 */
final class Checkpoint {

  private static final String MAGIC = "cuepoint-checkpoint-1";
  private static final Gson GSON = new Gson();

  /**
   * Where a training stands.
   *
   * @param plan hash of the plan, the inputs and the seed; a checkpoint of another is not taken up
   * @param step the next step
   * @param optimiserSteps steps that the optimiser has taken
   * @param seconds spent so far, over all processes
   * @param coolFrom the step at which the last, falling part began, or -1
   * @param shrunk how often memory ran out and the batch was made smaller
   */
  record Position(
      String plan, int step, int optimiserSteps, double seconds, int coolFrom, int shrunk) {}

  /** What was read. */
  record Content(
      Position position, ParameterSet parameters, ParameterSet state, ParameterSet optimiser) {}

  private Checkpoint() {}

  static void write(Path file, Content content) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(head)) {
      out.writeUTF(MAGIC);
      out.writeUTF(GSON.toJson(content.position()));
    }
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try (FileChannel channel =
        FileChannel.open(
            part,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      OutputStream raw = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
      CheckedOutputStream checked = new CheckedOutputStream(raw, new CRC32C());
      DataOutputStream out = new DataOutputStream(checked);
      out.write(head.toByteArray());
      content.parameters().write(out);
      content.state().write(out);
      content.optimiser().write(out);
      out.flush();
      out.writeLong(checked.getChecksum().getValue());
      out.flush();
      channel.force(true);
    }
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /**
   * Reads a checkpoint.
   *
   * @param manager owns the arrays
   * @return empty if there is none or it is damaged
   */
  static Optional<Content> read(Path file, NDManager manager) throws IOException {
    try (CheckedInputStream checked =
            new CheckedInputStream(
                new BufferedInputStream(Files.newInputStream(file), 1 << 16), new CRC32C());
        DataInputStream in = new DataInputStream(checked)) {
      if (!in.readUTF().equals(MAGIC)) {
        return Optional.empty();
      }
      Position position = GSON.fromJson(in.readUTF(), Position.class);
      Content content =
          new Content(
              position,
              ParameterSet.read(manager, in),
              ParameterSet.read(manager, in),
              ParameterSet.read(manager, in));
      long sum = checked.getChecksum().getValue();
      return in.readLong() == sum ? Optional.of(content) : Optional.empty();
    } catch (NoSuchFileException none) {
      return Optional.empty();
    } catch (IOException | JsonParseException | IllegalArgumentException damaged) {
      return Optional.empty();
    }
  }
}
