package org.cuepoint.core.recognition;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the rest of the program must know of an encoder to find and read its features, without
 * opening it.
 *
 * @param id names the encoder and the hash of its weights, for example {@code
 *     FE-XS@1a2b3c4d5e6f7a8b}
 * @param inputSize width and height of its pictures in pixels
 * @param shape what it gives for a tick
 * @param kind id of the {@link Backbone} that opens it, for example {@code fe}
 */
public record EncoderDescription(String id, int inputSize, FeatureShape shape, String kind) {

  /** Kind of the FE family. */
  public static final String FE = "fe";

  /** Setting of a model version's provenance that names its encoder. */
  public static final String ID = "encoder";

  private static final String INPUT = "encoder.input";
  private static final String CHANNELS = "encoder.channels";
  private static final String TOKENS = "encoder.tokens";
  private static final String KIND = "encoder.kind";

  /** Validates that there is an id and a picture. */
  public EncoderDescription {
    if (id.isBlank() || inputSize < 1) {
      throw new IllegalArgumentException("Not an encoder: '" + id + "', " + inputSize + " pixels");
    }
  }

  /** Returns the name without the hash, for example {@code FE-XS}. */
  public String name() {
    return name(id);
  }

  /** Returns the settings that a model version's provenance keeps of its encoder. */
  public Map<String, String> toSettings() {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put(ID, id);
    settings.put(INPUT, Integer.toString(inputSize));
    settings.put(CHANNELS, Integer.toString(shape.channels()));
    settings.put(TOKENS, Integer.toString(shape.tokens()));
    settings.put(KIND, kind);
    return settings;
  }

  /**
   * Returns the description of an encoder or backbone of a project.
   *
   * @throws IllegalArgumentException if the model is no encoder, or its record is not complete and
   *     its name none of the FE family's
   */
  public static EncoderDescription of(ModelVersion encoder) {
    if (!encoder.kind().encodes()) {
      throw new IllegalArgumentException(encoder.name() + " is no encoder");
    }
    Map<String, String> settings = encoder.provenance().settings();
    String id = Optional.ofNullable(settings.get(ID)).orElse("");
    String input = settings.get(INPUT);
    String channels = settings.get(CHANNELS);
    String tokens = settings.get(TOKENS);
    if (input == null || channels == null || tokens == null) {
      // Projects of the first version kept the id alone; then there was only the FE family.
      return EncoderSpec.named(name(id)).description(id);
    }
    return new EncoderDescription(
        id,
        Integer.parseInt(input),
        new FeatureShape(Integer.parseInt(channels), Integer.parseInt(tokens)),
        settings.getOrDefault(KIND, FE));
  }

  private static String name(String id) {
    int at = id.lastIndexOf('@');
    return at < 0 ? id : id.substring(0, at);
  }
}
