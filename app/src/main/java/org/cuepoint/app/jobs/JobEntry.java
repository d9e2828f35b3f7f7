package org.cuepoint.app.jobs;

import java.util.OptionalDouble;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.cuepoint.core.job.JobHandle;
import org.cuepoint.core.job.JobState;
import org.cuepoint.core.job.Progress;

/** One job as the screen sees it. FX thread only. */
public final class JobEntry {

  private final JobHandle<?> handle;
  private final String name;
  private final ReadOnlyObjectWrapper<JobState<?>> state;

  JobEntry(JobHandle<?> handle, String name) {
    this.handle = handle;
    this.name = name;
    this.state = new ReadOnlyObjectWrapper<>(handle.state());
  }

  /** Returns what a person reads. */
  public String name() {
    return name;
  }

  /** Returns where the job stands, updated about 20 times a second. */
  public ReadOnlyObjectProperty<JobState<?>> stateProperty() {
    return state.getReadOnlyProperty();
  }

  /** Returns the latest progress, {@link Progress#UNKNOWN} when it does not run. */
  public Progress progress() {
    return state.get() instanceof JobState.Running<?>(Progress progress)
        ? progress
        : Progress.UNKNOWN;
  }

  /** Returns the share done, 0 to 1, or empty when nobody knows. */
  public OptionalDouble fraction() {
    return progress().fraction();
  }

  /** Says whether the job has ended. */
  public boolean isDone() {
    return state.get().isDone();
  }

  boolean isOf(JobHandle<?> other) {
    return handle == other;
  }

  /** Asks the job to stop. */
  public void cancel() {
    handle.cancel();
  }

  void update(JobState<?> next) {
    state.set(next);
  }
}
