package org.cuepoint.core.recognition;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.cuepoint.core.provenance.ContentHash;
import org.jspecify.annotations.Nullable;

/**
 * The encoder that ships with the program, pretrained on videos of invented creatures, so that a
 * project's first features are useful before anything was trained. Its filters are trainable
 * weights without statistics; folded with those of a project's pictures they fit that project.
 * Immutable.
 */
public final class StarterEncoder {

  private static final String FOLDER = "starter/";

  private final EncoderSpec spec;
  private final byte[] weights;
  private final StarterProvenance provenance;

  private StarterEncoder(EncoderSpec spec, byte[] weights, StarterProvenance provenance) {
    this.spec = spec;
    this.weights = weights;
    this.provenance = provenance;
  }

  /**
   * Opens the starter of a shape.
   *
   * @return empty if none ships for this shape
   * @throws IOException if the installation is damaged
   */
  public static Optional<StarterEncoder> of(EncoderSpec spec) throws IOException {
    byte @Nullable [] weights = read(weightsName(spec));
    byte @Nullable [] text = read(provenanceName(spec));
    if (weights == null || text == null) {
      return Optional.empty();
    }
    StarterProvenance provenance =
        StarterProvenance.fromJson(new String(text, StandardCharsets.UTF_8));
    if (!ContentHash.of(weights).hex().equals(provenance.sha256())) {
      throw new IOException(
          "The starter encoder "
              + spec.name()
              + " is not the one that its provenance describes; install the program again.");
    }
    return Optional.of(new StarterEncoder(spec, weights, provenance));
  }

  /** Says whether a starter of a shape ships. */
  public static boolean ships(EncoderSpec spec) {
    return StarterEncoder.class.getResource(FOLDER + weightsName(spec)) != null;
  }

  /** Returns the file name of the weights of a shape's starter. */
  public static String weightsName(EncoderSpec spec) {
    return spec.name().toLowerCase(Locale.ROOT) + ".encoder";
  }

  /** Returns the file name of the provenance of a shape's starter. */
  public static String provenanceName(EncoderSpec spec) {
    return spec.name().toLowerCase(Locale.ROOT) + ".provenance.json";
  }

  /** Returns the shape. */
  public EncoderSpec spec() {
    return spec;
  }

  /** Returns the hash of the weights file. */
  public ContentHash hash() {
    return ContentHash.of(weights);
  }

  /** Returns where it comes from. */
  public StarterProvenance provenance() {
    return provenance;
  }

  /** Writes the trainable weights into a file. */
  public void writeTo(Path file) throws IOException {
    Files.write(file, weights);
  }

  private static byte @Nullable [] read(String name) throws IOException {
    try (InputStream in = StarterEncoder.class.getResourceAsStream(FOLDER + name)) {
      return in == null ? null : in.readAllBytes();
    }
  }
}
