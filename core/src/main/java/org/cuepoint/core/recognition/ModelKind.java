package org.cuepoint.core.recognition;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The kinds of models of SEMANTICS, with the words that commands and files use. */
public enum ModelKind {
  /** Frames to features. */
  ENCODER("encoder"),
  /** An encoder that a person brought. */
  BACKBONE("backbone"),
  /** The temporal module of teachers, pretrained without labels. */
  TEMPORAL("temporal"),
  /** A light head on cached features, trained in seconds while labelling. */
  FAST_HEAD("fast-head"),
  /** What learns between two key presses; it lives in the engine and is never stored. */
  LIVE_HEAD("live-head"),
  /** Sees all, both directions. */
  TEACHER("teacher"),
  /** Student that looks at few frames. */
  SEE_VERY_LITTLE("see-very-little"),
  /** Streaming student with temporal-shift attention. */
  SHIFT_ATTENTION("shift-attention"),
  /** Streaming student with spatial attention and LSTM. */
  ATTENTION_LSTM("attention-lstm"),
  /** Student on pixels with focal modulation. */
  FOCAL_NANO("focal-nano");

  private final String word;

  ModelKind(String word) {
    this.word = word;
  }

  /** Returns the word that commands and files use. */
  public String word() {
    return word;
  }

  /** Says whether models of this kind can be asked to suggest and rank. */
  public boolean predicts() {
    return !encodes() && this != TEMPORAL && this != LIVE_HEAD;
  }

  /** Says whether models of this kind turn frames into features. */
  public boolean encodes() {
    return this == ENCODER || this == BACKBONE;
  }

  /** Says whether models of this kind can watch a stream, one tick after the other. */
  public boolean streams() {
    return this == SHIFT_ATTENTION || this == ATTENTION_LSTM;
  }

  /** Returns the kinds of students, those that stream first. */
  public static List<ModelKind> students() {
    return List.of(SHIFT_ATTENTION, ATTENTION_LSTM, SEE_VERY_LITTLE, FOCAL_NANO);
  }

  /**
   * Finds a kind by its word.
   *
   * @throws IllegalArgumentException if there is none; the message lists the words that exist
   */
  public static ModelKind ofWord(String word) {
    return Arrays.stream(values())
        .filter(kind -> kind.word.equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "There is no model kind '"
                        + word
                        + "'; there are "
                        + Arrays.stream(values())
                            .map(ModelKind::word)
                            .collect(Collectors.joining(", "))));
  }
}
