package org.cuepoint.app.workspace;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.cuepoint.app.i18n.Messages;
import org.cuepoint.core.active.Answer;
import org.cuepoint.core.active.QueueItem;
import org.cuepoint.core.annotation.Suggestion;
import org.cuepoint.core.time.FrameRange;
import org.jspecify.annotations.Nullable;

/**
 * The questions of the queue: showing one, answering it, going on. A question is answered by saying
 * that its place is done (which reviews it), by deciding the suggestion it is about, or by skipping
 * it. FX thread only.
 */
public final class QueueActions {

  private final Workspace workspace;
  private final InstantSource clock;
  private final ReadOnlyObjectWrapper<@Nullable QueueEntry> asked = new ReadOnlyObjectWrapper<>();
  private Instant askedAt = Instant.EPOCH;

  QueueActions(Workspace workspace, InstantSource clock) {
    this.workspace = workspace;
    this.clock = clock;
  }

  /** Returns the question on screen, null when there is none. */
  public ReadOnlyObjectProperty<@Nullable QueueEntry> askedProperty() {
    return asked.getReadOnlyProperty();
  }

  void reset() {
    asked.set(null);
  }

  /** Shows the place of a question, with its suggestion selected when it has one. */
  public void ask(QueueEntry entry) {
    QueueItem item = entry.item();
    workspace.openVideo(
        item.video(),
        () -> {
          asked.set(entry);
          askedAt = clock.instant();
          workspace.marking().selectNone();
          workspace.regions().drawingProperty().set(false);
          workspace.region().choose(item.region());
          workspace.navigation().show(item.range().frames());
          workspace.navigation().seek(item.range().frames().start());
          suggestionOf(item).ifPresent(workspace.video()::select);
        });
  }

  /** Returns the suggestion a question is about; else the one that covers most of its place. */
  private Optional<Suggestion> suggestionOf(QueueItem item) {
    FrameRange place = item.range().frames();
    return workspace.video().suggestions().stream()
        .filter(s -> item.suggestion().filter(s.id()::equals).isPresent())
        .findFirst()
        .or(
            () ->
                workspace.video().suggestions().stream()
                    .filter(s -> s.region().equals(item.region()))
                    .filter(s -> s.range().frames().overlaps(place))
                    .max(
                        java.util.Comparator.comparingInt(
                            s ->
                                s.range()
                                    .frames()
                                    .intersection(place)
                                    .map(FrameRange::length)
                                    .orElse(0))));
  }

  /** Shows the question after the one on screen, or the first. */
  public void next() {
    QueueEntry now = asked.get();
    int rank = now == null ? -1 : now.item().rank();
    workspace.queue().stream()
        .filter(entry -> entry.item().rank() > rank)
        .findFirst()
        .or(() -> workspace.queue().stream().findFirst())
        .ifPresentOrElse(
            this::ask,
            () -> {
              asked.set(null);
              workspace.tell(Notice.information(Messages.text("notice.queue-empty")));
            });
  }

  /** Says that nothing else happens at the question's place, and goes on. */
  public void done() {
    QueueEntry entry = asked.get();
    if (entry == null) {
      return;
    }
    QueueItem item = entry.item();
    Answer answer = answer(item, Answer.Decision.LABELLED);
    workspace.edit(
        item.video(),
        session -> {
          session
              .labelling()
              .review(
                  item.video(),
                  item.region(),
                  session.ports().project().index(item.video()).index(),
                  item.range().frames());
          session.ports().queue().answer(answer);
          return true;
        },
        recorded -> goOn());
  }

  /** Leaves the question without an answer, and goes on. */
  public void skip() {
    QueueEntry entry = asked.get();
    if (entry != null) {
      record(answer(entry.item(), Answer.Decision.SKIPPED));
    }
  }

  /** Says whether the question on screen is about this suggestion. */
  boolean asksAbout(Suggestion suggestion) {
    QueueEntry entry = asked.get();
    return entry != null
        && entry.item().video().equals(suggestion.video())
        && (entry.item().suggestion().filter(suggestion.id()::equals).isPresent()
            || covers(suggestion, entry.item()));
  }

  private static boolean covers(Suggestion suggestion, QueueItem item) {
    FrameRange place = item.range().frames();
    FrameRange decided = suggestion.range().frames();
    return suggestion.region().equals(item.region())
        && decided.start() <= place.start()
        && decided.end() >= place.end();
  }

  /**
   * Answers the question when the suggestion it is about was decided. The place is not reviewed as
   * a whole then: the decision itself says what was seen.
   */
  void decided(Suggestion suggestion) {
    QueueEntry entry = asked.get();
    if (entry != null && asksAbout(suggestion)) {
      record(answer(entry.item(), Answer.Decision.LABELLED));
    }
  }

  private void record(Answer answer) {
    workspace.read(
        session -> {
          session.ports().queue().answer(answer);
          return true;
        },
        recorded -> goOn());
  }

  private void goOn() {
    workspace.refreshQueue(this::next);
  }

  private Answer answer(QueueItem item, Answer.Decision decision) {
    double seconds = Duration.between(askedAt, clock.instant()).toMillis() / 1000.0;
    var session = workspace.sessionProperty().get();
    if (session == null) {
      throw new IllegalStateException("No project is open");
    }
    return new Answer(
        item.id(),
        decision,
        session.journal().person(),
        clock.instant(),
        seconds,
        Answer.View.SUGGESTED);
  }
}
