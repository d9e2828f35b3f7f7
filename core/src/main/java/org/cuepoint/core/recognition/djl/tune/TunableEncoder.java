package org.cuepoint.core.recognition.djl.tune;

import ai.djl.ndarray.NDArray;
import java.util.function.Predicate;
import org.cuepoint.core.recognition.djl.training.ParameterSet;

/** An encoder whose weights can learn. One thread at a time. */
public interface TunableEncoder {

  /** Returns what gradients change; the same set at every call. */
  ParameterSet parameters();

  /** Returns what else changes (statistics); the same set at every call. */
  ParameterSet state();

  /** Says whether a parameter, or a layer of {@link #watch}, is of the last stage. */
  boolean isOfLastStage(String name);

  /** Returns width and height of its pictures. */
  int inputSize();

  /** Returns how many values the tokens of a tick have. */
  int values();

  /**
   * Encodes pictures; gradients go through.
   *
   * @param pictures shape (n, 4, size, size): RGB 0 to 1 and luminance difference −1 to 1
   * @return shape (n, values)
   */
  NDArray tokens(NDArray pictures);

  /** Chooses the layers whose statistics are looked at from now on. */
  default void watch(Predicate<String> layers) {}

  /** Moves the statistics of the layers that were looked at by a share towards what was seen. */
  default void follow(double pace) {}
}
