package org.cuepoint.core.train;

import java.util.Map;

/** What happens in a training, in the order in which it happens. */
public sealed interface TrainingEvent {

  /** Number of the step that the event belongs to. */
  int step();

  /**
   * It begins or goes on.
   *
   * @param step the first step of this process
   * @param steps how many there will be
   */
  record Started(int step, int steps) implements TrainingEvent {}

  /**
   * Some steps were made.
   *
   * @param step the latest
   * @param curves means since the last such event by name; {@code loss} and its parts, {@code
   *     gradient} (norm before clipping), {@code learning rate}
   */
  record Stepped(int step, Map<String, Double> curves) implements TrainingEvent {
    /** Copies the map. */
    public Stepped {
      curves = Map.copyOf(curves);
    }
  }

  /** Something was measured besides the loss, for example guards against collapse. */
  record Measured(int step, Map<String, Double> values) implements TrainingEvent {
    /** Copies the map. */
    public Measured {
      values = Map.copyOf(values);
    }
  }

  /** All that is needed to go on from {@code step} is on disk. */
  record Checkpointed(int step) implements TrainingEvent {}

  /** Something a person should know, in a sentence. */
  record Warned(int step, String message) implements TrainingEvent {}

  /**
   * It is done.
   *
   * @param step number of steps made
   * @param seconds spent in all processes together
   */
  record Finished(int step, double seconds) implements TrainingEvent {}
}
