package org.cuepoint.core.testing;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cuepoint.core.annotation.Annotator;
import org.cuepoint.core.edit.EditConflictException;
import org.cuepoint.core.edit.EditStep;
import org.cuepoint.core.edit.JournalEntry;
import org.cuepoint.core.edit.JournalStore;
import org.cuepoint.core.edit.StepId;
import org.cuepoint.core.media.VideoId;

/** The journal as a list of entries; a step's state is its last entry, unless it was dropped. */
final class InMemoryJournal implements JournalStore {

  private enum State {
    DONE,
    UNDONE,
    DROPPED
  }

  private final InMemoryAnnotations annotations;
  private final Memory memory;
  private final Map<StepId, State> states;
  private final List<JournalEntry> entries;

  InMemoryJournal(InMemoryAnnotations annotations, Memory memory) {
    this.annotations = annotations;
    this.memory = memory;
    states = memory.map();
    entries = memory.list();
  }

  @Override
  public void apply(EditStep step) {
    memory.run(
        () -> {
          if (states.containsKey(step.id())) {
            throw new EditConflictException("This step was made already.");
          }
          step.video().ifPresent(annotations::requireVideo);
          annotations.apply(step.edits());
          for (JournalEntry entry : entries) {
            EditStep other = entry.step();
            if (other.video().equals(step.video()) && other.person().equals(step.person())) {
              states.replace(other.id(), State.UNDONE, State.DROPPED);
            }
          }
          enter(step, JournalEntry.Kind.DONE, State.DONE, step.when());
        });
  }

  private void enter(EditStep step, JournalEntry.Kind kind, State state, Instant when) {
    states.put(step.id(), state);
    entries.add(new JournalEntry(entries.size() + 1L, kind, when, step));
  }

  @Override
  public Optional<EditStep> lastDone(Optional<VideoId> video, Annotator.Person person) {
    return latest(State.DONE, video, person);
  }

  @Override
  public Optional<EditStep> lastUndone(Optional<VideoId> video, Annotator.Person person) {
    return latest(State.UNDONE, video, person);
  }

  private Optional<EditStep> latest(State state, Optional<VideoId> video, Annotator.Person person) {
    return memory.read(
        () ->
            entries.reversed().stream()
                .map(JournalEntry::step)
                .filter(step -> step.video().equals(video) && step.person().equals(person))
                .filter(step -> states.get(step.id()) == state)
                .findFirst());
  }

  @Override
  public void undo(EditStep step) {
    memory.run(
        () -> {
          require(step, State.DONE);
          annotations.apply(step.inverse());
          enter(step, JournalEntry.Kind.UNDONE, State.UNDONE, Instant.now());
        });
  }

  @Override
  public void redo(EditStep step) {
    memory.run(
        () -> {
          require(step, State.UNDONE);
          annotations.apply(step.edits());
          enter(step, JournalEntry.Kind.REDONE, State.DONE, Instant.now());
        });
  }

  boolean isDone(StepId step) {
    return states.get(step) == State.DONE;
  }

  private void require(EditStep step, State state) {
    if (states.get(step.id()) != state) {
      throw new EditConflictException("This step is not " + state + ".");
    }
  }

  @Override
  public List<JournalEntry> history(int limit) {
    return memory.read(() -> entries.reversed().stream().limit(limit).toList());
  }
}
