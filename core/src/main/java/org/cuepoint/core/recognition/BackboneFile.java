package org.cuepoint.core.recognition;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UTFDataFormatException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.cuepoint.core.provenance.ContentHash;

/**
 * A network that a person brought, as the project keeps it: its description and its weights in one
 * file, so that neither is ever without the other and one hash names both. Immutable.
 *
 * @param file the file
 * @param description what the network wants and gives
 */
public record BackboneFile(Path file, BackboneDescription description) {

  private static final String MAGIC = "cuepoint-backbone-1";
  private static final int MOST_JSON = 1 << 20;

  /**
   * Writes such a file.
   *
   * @param weights the network's own file
   * @param out where to write; replaced when it exists
   */
  public static void write(BackboneDescription description, Path weights, Path out)
      throws IOException {
    byte[] json = BackboneJson.write(description).getBytes(StandardCharsets.UTF_8);
    try (InputStream in = Files.newInputStream(weights);
        DataOutputStream data =
            new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(out)))) {
      data.writeUTF(MAGIC);
      data.writeInt(json.length);
      data.write(json);
      in.transferTo(data);
    }
  }

  /** Reads the start of a file; empty when it is no such file. */
  public static Optional<BackboneFile> read(Path file) throws IOException {
    try (DataInputStream in = open(file)) {
      return description(in).map(found -> new BackboneFile(file, found));
    }
  }

  private static DataInputStream open(Path file) throws IOException {
    return new DataInputStream(new BufferedInputStream(Files.newInputStream(file)));
  }

  private static Optional<BackboneDescription> description(DataInputStream in) throws IOException {
    try {
      if (in.readUnsignedShort() != MAGIC.length()
          || !new String(in.readNBytes(MAGIC.length()), StandardCharsets.UTF_8).equals(MAGIC)) {
        return Optional.empty();
      }
      int length = in.readInt();
      if (length < 0 || length > MOST_JSON) {
        throw new IOException("The description in a backbone's file is damaged");
      }
      return Optional.of(
          BackboneJson.parse(new String(in.readNBytes(length), StandardCharsets.UTF_8)));
    } catch (EOFException | UTFDataFormatException other) {
      return Optional.empty();
    }
  }

  /** Opens the network's own bytes; the caller closes. */
  public InputStream weights() throws IOException {
    DataInputStream in = open(file);
    try {
      var _ = description(in);
      return in;
    } catch (IOException | RuntimeException problem) {
      in.close();
      throw problem;
    }
  }

  /** Returns the id of the encoder: its name and the hash of weights and description. */
  public String id() throws IOException {
    return description.name() + "@" + ContentHash.of(file, bytes -> {}).brief();
  }
}
