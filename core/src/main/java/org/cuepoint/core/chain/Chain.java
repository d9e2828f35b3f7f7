package org.cuepoint.core.chain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.IntStream;
import org.cuepoint.core.annotation.ModelVersionId;
import org.cuepoint.core.chain.ChainStep.State;

/**
 * Trainings that are made one after the other. Immutable; each method that changes something
 * returns the chain that comes of it.
 *
 * @param id identity
 * @param profile word of the profile, for people
 * @param created when it was asked for
 * @param standing whether it is to go on
 * @param steps in order, at least one
 */
public record Chain(
    UUID id, String profile, Instant created, Standing standing, List<ChainStep> steps) {

  /** So often a step is taken up again unasked, lest one that ends the program does so for ever. */
  public static final int MOST_TRIES = 4;

  /** Whether a chain is to go on. */
  public enum Standing {
    /** It is to go on: it runs, or the program ended while it ran. */
    RUNNING,
    /** A person wants it to wait. */
    PAUSED,
    /** A step failed; it waits for a person. */
    FAILED,
    /** A person ended it. */
    CANCELLED,
    /** All steps are done or skipped. */
    DONE
  }

  /** Copies the list and validates that there is something to do. */
  public Chain {
    steps = List.copyOf(steps);
    if (steps.isEmpty()) {
      throw new IllegalArgumentException("A chain needs at least one step");
    }
  }

  /** Makes a chain that is to run. */
  public static Chain of(String profile, Instant created, List<ChainTask> tasks) {
    return new Chain(
        UUID.randomUUID(),
        profile,
        created,
        Standing.RUNNING,
        tasks.stream().map(ChainStep::of).toList());
  }

  /** Says whether there may be something left to do for it. */
  public boolean isOpen() {
    return standing != Standing.DONE && standing != Standing.CANCELLED;
  }

  /** Returns the number of the step that runs or comes next, from 0; empty when all are over. */
  public OptionalInt next() {
    return IntStream.range(0, steps.size()).filter(i -> !steps.get(i).isOver()).findFirst();
  }

  /** Says whether it goes on by itself when its project is opened: nobody stopped it. */
  public boolean goesOnByItself() {
    return standing == Standing.RUNNING
        && next().stream().allMatch(i -> steps.get(i).tries() < MOST_TRIES);
  }

  /** Returns the models that its steps made, in order. */
  public List<ModelVersionId> made() {
    return steps.stream().flatMap(step -> step.made().stream()).toList();
  }

  /** Returns the teacher that its latest step of that kind made. */
  public Optional<ModelVersionId> teacher() {
    return steps.stream()
        .filter(step -> step.task() instanceof ChainTask.Teach)
        .flatMap(step -> step.made().stream())
        .reduce((first, second) -> second);
  }

  /** Returns the seconds worked so far. */
  public double seconds() {
    return steps.stream().mapToDouble(ChainStep::seconds).sum();
  }

  /** Returns the chain as a step is begun. */
  public Chain begin(int step, Instant now) {
    return standing(Standing.RUNNING).with(step, steps.get(step).begun(now));
  }

  /** Returns the chain with the work of a try that was stopped; the step can be taken up again. */
  public Chain stopped(int step, double seconds) {
    return with(step, steps.get(step).worked(seconds));
  }

  /** Returns the chain with a step that ended well; it is done when that was the last. */
  public Chain done(
      int step, double seconds, Instant now, Optional<ModelVersionId> made, String message) {
    return with(step, steps.get(step).worked(seconds).ended(State.DONE, now, made, message))
        .finishedIfOver();
  }

  /** Returns the chain with a step that failed; it waits for a person then. */
  public Chain failed(int step, double seconds, Instant now, String message) {
    return standing(Standing.FAILED)
        .with(
            step,
            steps.get(step).worked(seconds).ended(State.FAILED, now, Optional.empty(), message));
  }

  /** Returns the chain with the failed step as if it had not been tried. */
  public Chain retry() {
    int step = next().orElseThrow();
    return standing(Standing.RUNNING).with(step, steps.get(step).again());
  }

  /** Returns the chain without the step that comes next. */
  public Chain skip(Instant now) {
    int step = next().orElseThrow();
    ChainStep over =
        steps.get(step).ended(State.SKIPPED, now, Optional.empty(), steps.get(step).message());
    return standing(Standing.RUNNING).with(step, over).finishedIfOver();
  }

  /** Returns the chain with another standing. */
  public Chain standing(Standing now) {
    return new Chain(id, profile, created, now, steps);
  }

  private Chain with(int index, ChainStep step) {
    List<ChainStep> changed = new ArrayList<>(steps);
    changed.set(index, step);
    return new Chain(id, profile, created, standing, changed);
  }

  private Chain finishedIfOver() {
    return next().isEmpty() ? standing(Standing.DONE) : this;
  }
}
