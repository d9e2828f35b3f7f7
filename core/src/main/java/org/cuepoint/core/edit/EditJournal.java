package org.cuepoint.core.edit;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.cuepoint.core.annotation.Annotator;
import org.cuepoint.core.media.VideoId;

/**
 * Applies edits and takes them back: per video, per person, unlimited, across restarts.
 * Thread-safe; listeners are called in the thread that made the change, after it is durable.
 */
public final class EditJournal {

  private final JournalStore store;
  private final Annotator.Person person;
  private final InstantSource clock;
  private final CopyOnWriteArrayList<Consumer<? super Change>> listeners =
      new CopyOnWriteArrayList<>();

  /**
   * What changed.
   *
   * @param step the step that was done, undone or redone
   * @param edits the edits that were applied just now, in order
   */
  public record Change(EditStep step, List<AnnotationEdit> edits) {
    /** Copies the edits. */
    public Change {
      edits = List.copyOf(edits);
    }
  }

  /**
   * Makes the journal of one person at work.
   *
   * @param store where steps are kept
   * @param person who edits
   * @param clock dates the steps
   */
  public EditJournal(JournalStore store, Annotator.Person person, InstantSource clock) {
    this.store = store;
    this.person = person;
    this.clock = clock;
  }

  /** Returns who edits. */
  public Annotator.Person person() {
    return person;
  }

  /** Calls {@code listener} after every change from now on. */
  public void onChange(Consumer<? super Change> listener) {
    listeners.add(listener);
  }

  /**
   * Applies a step in one video.
   *
   * @param video the video whose undo it joins
   * @param action what the person did, as a stable key
   * @param edits in order; none for a step that only answers a question
   * @throws EditConflictException if what it changes is no longer as it was; nothing is changed
   *     then
   */
  public EditStep apply(VideoId video, String action, List<AnnotationEdit> edits) {
    return apply(Optional.of(video), action, edits);
  }

  /** Applies a step over the whole project, for example an import. */
  public EditStep applyToProject(String action, List<AnnotationEdit> edits) {
    return apply(Optional.empty(), action, edits);
  }

  private EditStep apply(Optional<VideoId> video, String action, List<AnnotationEdit> edits) {
    EditStep step = new EditStep(StepId.random(), video, action, person, clock.instant(), edits);
    store.apply(step);
    tell(new Change(step, step.edits()));
    return step;
  }

  /** Returns what {@link #undo} would take back. */
  public Optional<EditStep> undoable(Optional<VideoId> scope) {
    return store.lastDone(scope, person);
  }

  /** Returns what {@link #redo} would do again. */
  public Optional<EditStep> redoable(Optional<VideoId> scope) {
    return store.lastUndone(scope, person);
  }

  /**
   * Takes back this person's latest step in the scope.
   *
   * @param scope a video, or empty for steps over the whole project
   * @return the step, or empty when there is none
   * @throws EditConflictException if later edits depend on it; nothing is changed then
   */
  public Optional<EditStep> undo(Optional<VideoId> scope) {
    Optional<EditStep> step = store.lastDone(scope, person);
    step.ifPresent(
        s -> {
          store.undo(s);
          tell(new Change(s, s.inverse()));
        });
    return step;
  }

  /**
   * Does again the step of this person that was undone last in the scope.
   *
   * @param scope a video, or empty for steps over the whole project
   * @return the step, or empty when there is none
   */
  public Optional<EditStep> redo(Optional<VideoId> scope) {
    Optional<EditStep> step = store.lastUndone(scope, person);
    step.ifPresent(
        s -> {
          store.redo(s);
          tell(new Change(s, s.edits()));
        });
    return step;
  }

  /** Returns the latest entries, newest first. */
  public List<JournalEntry> history(int limit) {
    return store.history(limit);
  }

  private void tell(Change change) {
    listeners.forEach(listener -> listener.accept(change));
  }
}
