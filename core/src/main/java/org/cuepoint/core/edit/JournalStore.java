package org.cuepoint.core.edit;

import java.util.List;
import java.util.Optional;
import org.cuepoint.core.annotation.Annotator;
import org.cuepoint.core.media.VideoId;

/**
 * Keeps steps and applies them to the stored annotations. Every call is one transaction and is
 * durable when it returns.
 *
 * <p>Before an edit is applied, the stored annotation must equal the edit's {@code before} (or be
 * absent for an add); otherwise the whole call changes nothing and throws {@link
 * EditConflictException}. Thread-safe.
 */
public interface JournalStore {

  /**
   * Applies a new step and records it. Steps of the same person in the same scope that were undone
   * can no longer be redone.
   */
  void apply(EditStep step);

  /** Returns the latest step of this person in this scope that is done, or empty. */
  Optional<EditStep> lastDone(Optional<VideoId> video, Annotator.Person person);

  /**
   * Returns the step of this person in this scope that was undone last and can be redone, or empty.
   */
  Optional<EditStep> lastUndone(Optional<VideoId> video, Annotator.Person person);

  /** Applies the inverse of a step that is done, and records that. */
  void undo(EditStep step);

  /** Applies a step again that was undone, and records that. */
  void redo(EditStep step);

  /**
   * Returns the latest entries, newest first.
   *
   * @param limit at most so many
   */
  List<JournalEntry> history(int limit);
}
