package org.cuepoint.core.recognition;

import java.util.Arrays;
import java.util.stream.Collectors;

/** What other programs read a model as. */
public enum ExportFormat {
  /** A graph that ONNX runtimes run. */
  ONNX("onnx"),
  /** Named arrays, and a JSON file that says what they are. */
  SAFETENSORS("safetensors");

  private final String word;

  ExportFormat(String word) {
    this.word = word;
  }

  /** Returns the word that commands use, which is the ending of its files too. */
  public String word() {
    return word;
  }

  /**
   * Finds a format by its word.
   *
   * @throws IllegalArgumentException if there is none; the message lists the words that exist
   */
  public static ExportFormat ofWord(String word) {
    return Arrays.stream(values())
        .filter(format -> format.word.equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "There is no format '"
                        + word
                        + "' for models; there are "
                        + Arrays.stream(values())
                            .map(ExportFormat::word)
                            .collect(Collectors.joining(", "))));
  }
}
