package org.cuepoint.app.jobs;

import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.cuepoint.app.fx.FxJobBridge;
import org.cuepoint.core.job.JobHandle;
import org.jspecify.annotations.Nullable;

/** The jobs of this session, newest first; ended ones stay for a while. FX thread only. */
public final class JobList {

  private static final int KEPT = 20;

  private final FxJobBridge bridge;
  private final ObservableList<JobEntry> entries = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<@Nullable JobEntry> current = new ReadOnlyObjectWrapper<>();

  /** Makes an empty list. */
  public JobList(FxJobBridge bridge) {
    this.bridge = bridge;
  }

  /** Shows a job under a name for people, and returns its handle. */
  public <T> JobHandle<T> show(String name, JobHandle<T> handle) {
    JobEntry entry = new JobEntry(handle, name);
    entries.addFirst(entry);
    while (entries.size() > KEPT && entries.getLast().isDone()) {
      entries.removeLast();
    }
    bridge.watch(
        handle,
        state -> {
          entry.update(state);
          chooseCurrent();
        });
    chooseCurrent();
    return handle;
  }

  private void chooseCurrent() {
    // The oldest open job is the one that runs or runs next.
    current.set(
        entries.reversed().stream().filter(entry -> !entry.isDone()).findFirst().orElse(null));
  }

  /** Returns the entry of a job, or empty when it was forgotten. */
  public Optional<JobEntry> find(JobHandle<?> handle) {
    return entries.stream().filter(entry -> entry.isOf(handle)).findFirst();
  }

  /** Returns all entries, newest first. */
  public ObservableList<JobEntry> entries() {
    return entries;
  }

  /** Returns the job that the status bar shows, null when none is open. */
  public ReadOnlyObjectProperty<@Nullable JobEntry> currentProperty() {
    return current.getReadOnlyProperty();
  }

  /** Forgets the jobs that have ended. */
  public void clearEnded() {
    entries.removeIf(JobEntry::isDone);
  }
}
