package org.cuepoint.storage.store;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.cuepoint.core.annotation.Annotation;
import org.cuepoint.core.annotation.Annotator;
import org.cuepoint.core.annotation.NamedPoint;
import org.cuepoint.core.annotation.RegionLayout;
import org.cuepoint.core.annotation.ReviewedRange;
import org.cuepoint.core.annotation.Segment;
import org.cuepoint.core.annotation.Suggestion;
import org.cuepoint.core.annotation.TimestampLabel;
import org.cuepoint.core.annotation.WeakTag;
import org.cuepoint.core.edit.AnnotationEdit;
import org.cuepoint.core.edit.EditConflictException;
import org.cuepoint.core.edit.EditStep;
import org.cuepoint.core.edit.JournalEntry;
import org.cuepoint.core.edit.JournalStore;
import org.cuepoint.core.edit.StepId;
import org.cuepoint.core.media.VideoId;
import org.cuepoint.core.time.MediaRange;
import org.cuepoint.storage.sql.Database;

/**
 * {@link JournalStore} on SQL. Thread-safe.
 *
 * <p>Each step remembers the number of the latest entry about it. The step to undo is the one that
 * was done or redone last, the step to redo the one that was undone last, so both are the largest
 * number among the steps in that state; this also holds after a step was undone out of order.
 */
public final class SqlJournalStore implements JournalStore {

  private final Database database;
  private final AnnotationTables tables;
  private final JournalSteps steps;
  private final InstantSource clock;

  /**
   * Makes the store.
   *
   * @param clock dates undo and redo; a new step brings its own time
   */
  public SqlJournalStore(Database database, InstantSource clock) {
    this.database = database;
    this.tables = new AnnotationTables(database);
    this.steps = new JournalSteps(database);
    this.clock = clock;
  }

  @Override
  public void apply(EditStep step) {
    database.write(
        () -> {
          if (steps.state(step.id()).isPresent()) {
            throw new EditConflictException("This step was made already.");
          }
          step.video().ifPresent(video -> requireVideo(video, new HashSet<>()));
          apply(step.edits());
          steps.dropUndone(step.video(), step.person());
          long number = steps.nextEntry();
          steps.insert(step, number);
          enter(number, JournalEntry.Kind.DONE, step.when(), step.id());
        });
  }

  @Override
  public Optional<EditStep> lastDone(Optional<VideoId> video, Annotator.Person person) {
    return steps.latest(JournalSteps.State.DONE, video, person);
  }

  @Override
  public Optional<EditStep> lastUndone(Optional<VideoId> video, Annotator.Person person) {
    return steps.latest(JournalSteps.State.UNDONE, video, person);
  }

  @Override
  public void undo(EditStep step) {
    turn(step, JournalSteps.State.DONE, JournalSteps.State.UNDONE, JournalEntry.Kind.UNDONE);
  }

  @Override
  public void redo(EditStep step) {
    turn(step, JournalSteps.State.UNDONE, JournalSteps.State.DONE, JournalEntry.Kind.REDONE);
  }

  private void turn(
      EditStep asked, JournalSteps.State from, JournalSteps.State to, JournalEntry.Kind kind) {
    database.write(
        () -> {
          if (!steps.state(asked.id()).equals(Optional.of(from))) {
            throw new EditConflictException(
                from == JournalSteps.State.DONE
                    ? "This step cannot be undone: it was undone already or never made."
                    : "This step cannot be redone: it was not undone, or a new edit came after"
                        + " it.");
          }
          EditStep step = steps.step(asked.id());
          apply(to == JournalSteps.State.DONE ? step.edits() : step.inverse());
          long number = steps.nextEntry();
          steps.turn(step.id(), to, number);
          enter(number, kind, clock.instant(), step.id());
        });
  }

  @Override
  public List<JournalEntry> history(int limit) {
    record Line(long number, JournalEntry.Kind kind, Instant when, StepId step) {}
    List<Line> lines =
        database
            .sql(
                """
                select number, kind, entered_at, step_id from journal_entry
                order by number desc fetch first :limit rows only
                """)
            .with("limit", limit)
            .list(
                row ->
                    new Line(
                        row.bigInteger("number"),
                        row.constant("kind", JournalEntry.Kind.class),
                        row.instant("entered_at"),
                        new StepId(row.uuid("step_id"))));
    return lines.stream()
        .map(line -> new JournalEntry(line.number, line.kind, line.when, steps.step(line.step)))
        .toList();
  }

  private void enter(long number, JournalEntry.Kind kind, Instant when, StepId step) {
    database
        .sql(
            """
            insert into journal_entry (number, kind, entered_at, step_id)
            values (:number, :kind, :when, :step)
            """)
        .with("number", number)
        .with("kind", kind)
        .with("when", when)
        .with("step", step.value())
        .update();
  }

  /** Checks the edits one after the other, then writes what they come to. */
  private void apply(List<AnnotationEdit> edits) {
    Set<VideoId> known = new HashSet<>();
    Map<UUID, Annotation> stored = tables.find(edits.stream().map(AnnotationEdit::key).toList());
    Map<UUID, Annotation> now = new LinkedHashMap<>(stored);
    for (AnnotationEdit edit : edits) {
      Optional<Annotation> found = Optional.ofNullable(now.get(edit.key()));
      switch (edit) {
        case AnnotationEdit.Add(var annotation) -> {
          if (found.isPresent()) {
            throw new EditConflictException(
                said(annotation) + " is there already, so nothing was changed.");
          }
          requireVideo(annotation.video(), known);
          now.put(annotation.key(), annotation);
        }
        case AnnotationEdit.Remove(var annotation) -> {
          requireUnchanged(annotation, found);
          now.remove(annotation.key());
        }
        case AnnotationEdit.Replace(var before, var after) -> {
          requireUnchanged(before, found);
          requireVideo(after.video(), known);
          now.put(after.key(), after);
        }
      }
    }
    stored.forEach(
        (key, before) -> {
          Annotation after = now.get(key);
          if (after == null) {
            tables.delete(before);
          } else if (!after.equals(before)) {
            tables.replace(after);
          }
        });
    now.forEach(
        (key, after) -> {
          if (!stored.containsKey(key)) {
            tables.insert(after);
          }
        });
    stored.forEach(
        (key, before) -> {
          if (before instanceof RegionLayout was && now.get(key) instanceof RegionLayout is) {
            tables.regions.requireUnused(was, is);
          }
        });
  }

  private void requireVideo(VideoId video, Set<VideoId> known) {
    if (!known.add(video)) {
      return;
    }
    boolean found =
        database
            .sql("select id from video where id = :video")
            .with("video", video.value())
            .first(row -> true)
            .isPresent();
    if (!found) {
      throw new EditConflictException(
          "The video of this edit is not in the project, so nothing was changed.");
    }
  }

  private static void requireUnchanged(Annotation before, Optional<Annotation> stored) {
    if (stored.isEmpty()) {
      throw new EditConflictException(
          said(before) + " is no longer there, so nothing was changed.");
    }
    if (!stored.get().equals(before)) {
      throw new EditConflictException(
          said(before) + " was changed in the meantime, so nothing was changed now.");
    }
  }

  private static String said(Annotation annotation) {
    return switch (annotation) {
      case Segment segment -> "The segment" + at(segment.range());
      case Suggestion suggestion -> "The suggestion" + at(suggestion.range());
      case ReviewedRange range -> "The reviewed range" + at(range.range());
      case WeakTag tag -> "The weak tag" + tag.range().map(SqlJournalStore::at).orElse("");
      case TimestampLabel label -> "The timestamp label" + at(label.point());
      case NamedPoint point -> "The point '" + point.name() + "'" + at(point.point());
      case RegionLayout layout -> "The division into regions";
    };
  }

  private static String at(MediaRange range) {
    return range.isPoint()
        ? " at frame " + range.frames().start()
        : " at frames " + range.frames().start() + " to " + (range.frames().end() - 1);
  }
}
