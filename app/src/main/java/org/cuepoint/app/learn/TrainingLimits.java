package org.cuepoint.app.learn;

import java.util.Optional;
import javafx.beans.Observable;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.cuepoint.app.i18n.Messages;
import org.cuepoint.core.chain.ChainTask;
import org.cuepoint.core.train.TrainingSchedule;

/**
 * Steps, minutes and seed as a person types them; an empty field leaves the profile's. FX thread
 * only.
 */
public final class TrainingLimits {

  private static final int MOST_STEPS = 1_000_000;
  private static final double SECONDS_A_MINUTE = 60;

  private final StringProperty steps = new SimpleStringProperty("");
  private final StringProperty minutes = new SimpleStringProperty("");
  private final StringProperty seed = new SimpleStringProperty("");

  TrainingLimits() {}

  /** Returns the steps of each training. */
  public StringProperty stepsProperty() {
    return steps;
  }

  /** Returns after how many minutes each training ends. */
  public StringProperty minutesProperty() {
    return minutes;
  }

  /** Returns the seed of everything that is random. */
  public StringProperty seedProperty() {
    return seed;
  }

  Observable[] all() {
    return new Observable[] {steps, minutes, seed};
  }

  /** Returns what is wrong with a field, in a sentence; empty if nothing is. */
  Optional<String> problem() {
    if (!isBlank(steps) && whole(steps).filter(n -> n >= 1 && n <= MOST_STEPS).isEmpty()) {
      return Optional.of(Messages.text("learn.steps.wrong", Integer.toString(MOST_STEPS)));
    }
    if (!isBlank(minutes) && number(minutes).filter(m -> m > 0).isEmpty()) {
      return Optional.of(Messages.text("learn.minutes.wrong"));
    }
    if (!isBlank(seed) && whole(seed).isEmpty()) {
      return Optional.of(Messages.text("learn.seed.wrong"));
    }
    return Optional.empty();
  }

  /** Returns a task with what was typed; call only without a problem. */
  ChainTask applied(ChainTask task) {
    return task.schedule().map(usual -> task.withSchedule(applied(usual))).orElse(task);
  }

  private TrainingSchedule applied(TrainingSchedule usual) {
    TrainingSchedule changed = usual;
    if (!isBlank(steps)) {
      changed = changed.withSteps(whole(steps).orElseThrow().intValue());
    }
    if (!isBlank(minutes)) {
      changed = changed.withMaximumSeconds(number(minutes).orElseThrow() * SECONDS_A_MINUTE);
    }
    return isBlank(seed) ? changed : changed.withSeed(whole(seed).orElseThrow());
  }

  private static boolean isBlank(StringProperty field) {
    return field.get().isBlank();
  }

  private static Optional<Long> whole(StringProperty field) {
    try {
      return Optional.of(Long.parseLong(field.get().strip()));
    } catch (NumberFormatException wrong) {
      return Optional.empty();
    }
  }

  private static Optional<Double> number(StringProperty field) {
    try {
      double value = Double.parseDouble(field.get().strip().replace(',', '.'));
      return Double.isFinite(value) ? Optional.of(value) : Optional.empty();
    } catch (NumberFormatException wrong) {
      return Optional.empty();
    }
  }
}
