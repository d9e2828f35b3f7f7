package org.cuepoint.app.workspace;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.ObjectBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import org.cuepoint.app.i18n.Messages;
import org.cuepoint.core.active.Answer;
import org.cuepoint.core.active.Blinding;
import org.cuepoint.core.active.QueueItem;
import org.cuepoint.core.active.QueueItemId;
import org.cuepoint.core.active.QueuePace;
import org.cuepoint.core.annotation.Annotator;
import org.cuepoint.core.annotation.Segment;
import org.cuepoint.core.annotation.Suggestion;
import org.cuepoint.core.edit.EditStep;
import org.cuepoint.core.media.Video;
import org.cuepoint.core.session.Answering;
import org.cuepoint.core.taxonomy.ActionClass;
import org.cuepoint.core.taxonomy.ClassId;
import org.cuepoint.core.time.FrameRange;
import org.jspecify.annotations.Nullable;

/**
 * The questions of the queue: showing one, answering it with one call, going on. The next question
 * comes up at once, while the answer is still being written. A question on screen stays there and
 * can be answered when the queue is ranked anew meanwhile. FX thread only.
 */
public final class QueueActions {

  private final Workspace workspace;
  private final InstantSource clock;
  private final ReadOnlyObjectWrapper<@Nullable QueueEntry> asked = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<QueuePace> pace = new ReadOnlyObjectWrapper<>(QueuePace.NONE);
  private final BooleanProperty hidingGuesses = new SimpleBooleanProperty();
  private final ReadOnlyBooleanWrapper guessHidden = new ReadOnlyBooleanWrapper();
  private final BooleanBinding canGoBack;
  private final ObjectBinding<Optional<String>> taken;

  /** Questions whose answers are being written. */
  private final Set<QueueItemId> answering = new HashSet<>();

  private Instant askedAt = Instant.EPOCH;

  QueueActions(Workspace workspace, InstantSource clock) {
    this.workspace = workspace;
    this.clock = clock;
    canGoBack =
        Bindings.createBooleanBinding(
            () -> asked.get() != null && pace.get().answered() > 0, asked, pace);
    OpenVideo video = workspace.video();
    taken =
        Bindings.createObjectBinding(
            this::taken,
            asked,
            guessHidden,
            video.selectionProperty(),
            video.selectedSegmentProperty(),
            video.suggestionIndexProperty(),
            workspace.schemeProperty());
    video.videoProperty().addListener((property, old, now) -> leaveUnless(now));
    hidingGuesses.addListener(
        (property, old, now) -> {
          if (!now) {
            hideGuess(Optional.empty());
          }
        });
  }

  /** Returns the question on screen, null when there is none. */
  public ReadOnlyObjectProperty<@Nullable QueueEntry> askedProperty() {
    return asked.getReadOnlyProperty();
  }

  /** Returns how far the person is through the questions. */
  public ReadOnlyObjectProperty<QueuePace> paceProperty() {
    return pace.getReadOnlyProperty();
  }

  /** Returns whether the guess is hidden of a share of the questions. */
  public BooleanProperty hidingGuessesProperty() {
    return hidingGuesses;
  }

  /** Returns whether the guess of the question on screen is hidden. */
  public ReadOnlyBooleanProperty guessHiddenProperty() {
    return guessHidden.getReadOnlyProperty();
  }

  /** Returns whether undo may take back an answer, of whatever video. */
  public BooleanBinding canGoBack() {
    return canGoBack;
  }

  /**
   * Returns the name of the class that {@link #accept} takes; empty when there is nothing to say
   * yes to. What a model suggests in the question's video may differ from the guess of the ranking.
   */
  public ObservableValue<Optional<String>> takenProperty() {
    return taken;
  }

  private Optional<String> taken() {
    QueueEntry entry = asked.get();
    if (entry == null) {
      return Optional.empty();
    }
    return workspace.video().selectedSuggestions().stream()
        .findFirst()
        .map(Suggestion::actionClass)
        .or(() -> madeHere(entry.item()).map(Segment::actionClass))
        .or(() -> proposed(entry.item()))
        .flatMap(workspace.schemeProperty().get()::find)
        .map(ActionClass::name);
  }

  /** Says whether the guess of a question is hidden now. */
  public boolean hidesGuess(QueueItem item) {
    return hidingGuesses.get() && Blinding.hides(item.id());
  }

  /** Whoever opens another video no longer answers: Enter would label what is not on screen. */
  private void leaveUnless(@Nullable Video shown) {
    QueueEntry entry = asked.get();
    if (entry != null && shown != null && !shown.id().equals(entry.item().video())) {
      leave();
    }
  }

  void reset() {
    leave();
    answering.clear();
    pace.set(QueuePace.NONE);
  }

  /** Leaves the question on screen open, without going on. */
  void leave() {
    asked.set(null);
    hideGuess(Optional.empty());
  }

  /** Takes in what the project says; a question that is being answered does not come back. */
  List<QueueEntry> follow(QueueContents read) {
    pace.set(read.pace());
    return read.entries().stream().filter(e -> !answering.contains(e.item().id())).toList();
  }

  /** Shows the place of a question, with its suggestion selected when it has one. */
  public void ask(QueueEntry entry) {
    QueueItem item = entry.item();
    workspace.openVideo(
        item.video(),
        () -> {
          hideGuess(Optional.of(item).filter(this::hidesGuess));
          asked.set(entry);
          askedAt = clock.instant();
          workspace.marking().selectNothing();
          workspace.regions().drawingProperty().set(false);
          workspace.region().choose(item.region());
          workspace.navigation().show(item.range().frames());
          workspace.navigation().seek(item.range().frames().start());
          suggestionOf(item).ifPresent(workspace.video()::select);
        });
  }

  private void hideGuess(Optional<QueueItem> of) {
    guessHidden.set(of.isPresent());
    workspace.video().hideSuggestions(of.map(item -> item.range().frames()));
  }

  /**
   * Returns the suggestion a question is about; else the one that covers most of its place, those
   * of the class that the question's row names before others.
   */
  private Optional<Suggestion> suggestionOf(QueueItem item) {
    FrameRange place = item.range().frames();
    Optional<ClassId> named = guessed(item);
    return workspace.video().suggestions().stream()
        .filter(s -> item.suggestion().filter(s.id()::equals).isPresent())
        .findFirst()
        .or(
            () ->
                workspace.video().suggestions().stream()
                    .filter(s -> s.region().equals(item.region()))
                    .filter(s -> s.range().frames().overlaps(place))
                    .max(
                        Comparator.comparing(
                                (Suggestion s) -> named.filter(s.actionClass()::equals).isPresent())
                            .thenComparingInt(
                                s ->
                                    s.range()
                                        .frames()
                                        .intersection(place)
                                        .map(FrameRange::length)
                                        .orElse(0))));
  }

  /** Shows the question after the one on screen, or the first; the first of a new round. */
  public void next() {
    QueueEntry now = asked.get();
    boolean onScreen =
        now != null
            && workspace.queue().stream()
                .anyMatch(entry -> entry.item().round().equals(now.item().round()));
    int rank = now != null && onScreen ? now.item().rank() : -1;
    workspace.queue().stream()
        .filter(entry -> entry.item().rank() > rank)
        .findFirst()
        .or(() -> workspace.queue().stream().findFirst())
        .ifPresentOrElse(
            this::ask,
            () -> {
              leave();
              tellEmpty();
            });
  }

  private void tellEmpty() {
    if (workspace.queue().isEmpty() && asked.get() == null) {
      workspace.tell(Notice.information(Messages.text("notice.queue-empty")));
    }
  }

  /**
   * Says yes: to the selected suggestion, to the segment that it became when its edges were
   * trimmed, or to the class that is guessed.
   */
  public void accept() {
    QueueEntry entry = asked.get();
    if (entry == null) {
      return;
    }
    List<Suggestion> selected = workspace.video().selectedSuggestions();
    Optional<Segment> made = madeHere(entry.item());
    Optional<ClassId> proposed = proposed(entry.item());
    if (!selected.isEmpty()) {
      workspace.decisions().accept(selected);
    } else if (made.isPresent()) {
      Answer.Decision decision = decision(made.get(), entry.item());
      answer(entry, (answers, look) -> answers.settle(entry.item(), decision, look));
    } else if (proposed.isPresent()) {
      happens(proposed.get());
    } else {
      workspace.tell(Notice.information(Messages.text("notice.nothing-proposed")));
    }
  }

  /** Returns the selected segment when it lies at the question's place. */
  private Optional<Segment> madeHere(QueueItem item) {
    return Optional.ofNullable(workspace.video().selectedSegmentProperty().get())
        .filter(s -> s.video().equals(item.video()) && s.region().equals(item.region()))
        .filter(s -> s.range().frames().overlaps(item.range().frames()));
  }

  private Answer.Decision decision(Segment made, QueueItem item) {
    if (!(made.origin() instanceof Annotator.Model)) {
      return Answer.Decision.LABELLED;
    }
    return guessed(item).filter(c -> !c.equals(made.actionClass())).isPresent()
        ? Answer.Decision.OTHER_CLASS
        : Answer.Decision.TRIMMED;
  }

  /** Returns the class that is guessed and seen, unless nothing at all is more probable. */
  private Optional<ClassId> proposed(QueueItem item) {
    double all = item.guess().values().stream().mapToDouble(Double::doubleValue).sum();
    double best = item.guess().values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
    return best >= 1 - all ? guessed(item) : Optional.empty();
  }

  private Optional<ClassId> guessed(QueueItem item) {
    return guessHidden.get()
        ? Optional.empty()
        : item.proposed().flatMap(workspace.schemeProperty().get()::find).map(ActionClass::id);
  }

  /** Takes a suggestion that the question on screen is about. */
  void accept(Suggestion suggestion, FrameRange frames, ClassId actionClass) {
    QueueEntry entry = asked.get();
    if (entry != null) {
      answer(
          entry,
          (answers, look) -> answers.accept(entry.item(), suggestion, frames, actionClass, look));
    }
  }

  /** Says whether the key of a class answers the question on screen. */
  public boolean takesClass() {
    QueueEntry entry = asked.get();
    OpenVideo video = workspace.video();
    return entry != null
        && video.shows(entry.item().video())
        && video.selectionProperty().get().isEmpty()
        && video.draftProperty().get().isEmpty()
        && video.heldProperty().get().isEmpty();
  }

  /** Says that a class happens somewhere at the question's place. */
  void happens(ClassId actionClass) {
    QueueEntry entry = asked.get();
    if (entry == null) {
      return;
    }
    Answer.Decision decision =
        guessHidden.get()
            ? Answer.Decision.LABELLED
            : guessed(entry.item()).filter(actionClass::equals).isPresent()
                ? Answer.Decision.ACCEPTED
                : Answer.Decision.OTHER_CLASS;
    answer(entry, (answers, look) -> answers.happens(entry.item(), actionClass, decision, look));
  }

  /** Says that what is proposed does not happen. */
  public void reject() {
    QueueEntry entry = asked.get();
    if (entry == null) {
      return;
    }
    Optional<ClassId> guessed = guessed(entry.item());
    if (!workspace.video().selectedSuggestions().isEmpty()) {
      workspace.decisions().reject(workspace.video().selectedSuggestions());
    } else if (guessed.isPresent()) {
      answer(entry, (answers, look) -> answers.reject(entry.item(), guessed.get(), look));
    } else {
      workspace.tell(Notice.information(Messages.text("notice.nothing-proposed")));
    }
  }

  /** Refuses a suggestion that the question on screen is about. */
  void reject(Suggestion suggestion) {
    QueueEntry entry = asked.get();
    if (entry != null) {
      answer(entry, (answers, look) -> answers.reject(entry.item(), suggestion, look));
    }
  }

  /** Says that nothing else happens at the question's place. */
  public void done() {
    QueueEntry entry = asked.get();
    if (entry != null) {
      answer(entry, (answers, look) -> answers.done(entry.item(), look));
    }
  }

  /** Says that nobody can tell what happens at the question's place. */
  public void leaveOpen() {
    QueueEntry entry = asked.get();
    if (entry != null) {
      Optional<Suggestion> about = workspace.video().selectedSuggestions().stream().findFirst();
      Optional<Suggestion> suggestion = about.filter(this::asksAbout);
      answer(entry, (answers, look) -> answers.leaveOpen(entry.item(), suggestion, look));
    }
  }

  /** Goes on without an answer. */
  public void skip() {
    QueueEntry entry = asked.get();
    if (entry != null) {
      answer(entry, (answers, look) -> answers.skip(entry.item(), look));
    }
  }

  /** Says whether the question on screen is about this suggestion. */
  boolean asksAbout(Suggestion suggestion) {
    QueueEntry entry = asked.get();
    return entry != null
        && entry.item().video().equals(suggestion.video())
        && (entry.item().suggestion().filter(suggestion.id()::equals).isPresent()
            || standsFor(suggestion, entry.item()));
  }

  /** A model that learnt meanwhile may have replaced the suggestion by one nearby. */
  private boolean standsFor(Suggestion suggestion, QueueItem item) {
    return suggestion.region().equals(item.region())
        && suggestion.range().frames().overlaps(item.range().frames())
        && workspace.video().selectionProperty().get().contains(suggestion.key());
  }

  /** Answers the question when the suggestion it is about was one of several decided together. */
  void decided(Suggestion suggestion, Answer.Decision decision, EditStep step) {
    QueueEntry entry = asked.get();
    if (entry != null && (asksAbout(suggestion) || covers(suggestion, entry.item()))) {
      answer(entry, (answers, look) -> answers.record(entry.item(), decision, step, look));
    }
  }

  private static boolean covers(Suggestion suggestion, QueueItem item) {
    FrameRange decided = suggestion.range().frames();
    FrameRange place = item.range().frames();
    return suggestion.video().equals(item.video())
        && suggestion.region().equals(item.region())
        && decided.start() <= place.start()
        && decided.end() >= place.end();
  }

  /** Goes on at once, and records the answer meanwhile; when that fails, the question is back. */
  private void answer(QueueEntry entry, BiConsumer<Answering, Answering.Look> how) {
    if (!workspace.editableProperty().get()) {
      workspace.tell(Notice.problem(Messages.text("notice.read-only")));
      return;
    }
    QueueItem item = entry.item();
    Answering.Look look =
        new Answering.Look(
            Duration.between(askedAt, clock.instant()).toMillis() / 1000.0,
            guessHidden.get() ? Answer.View.BLIND : Answer.View.SUGGESTED);
    answering.add(item.id());
    workspace.queue().removeIf(other -> other.item().id().equals(item.id()));
    goOn();
    workspace.edit(
        item.video(),
        session -> {
          how.accept(session.answering(), look);
          return true;
        },
        recorded -> settled(item, this::tellEmpty),
        () -> settled(item, () -> ask(entry)));
  }

  private void goOn() {
    if (workspace.queue().isEmpty()) {
      leave();
      workspace.video().clearSelection();
    } else {
      next();
    }
  }

  private void settled(QueueItem item, Runnable then) {
    answering.remove(item.id());
    workspace.refreshQueue(then);
  }

  /** Follows an undo: the question that the step answered is open again, and is asked. */
  void undone(Answering.Turned turned) {
    turned.question().ifPresent(item -> workspace.refreshQueue(() -> askAgain(item)));
  }

  private void askAgain(QueueItem item) {
    workspace.queue().stream()
        .filter(entry -> entry.item().id().equals(item.id()))
        .findFirst()
        .ifPresentOrElse(
            this::ask,
            // It is of a round before: the queue does not list it, but it can be answered.
            () -> workspace.readEntry(item, this::ask));
  }

  /** Follows a redo: the question that the step answers is left. */
  void redone(Answering.Turned turned) {
    turned
        .question()
        .ifPresent(
            item ->
                workspace.refreshQueue(
                    () -> {
                      QueueEntry entry = asked.get();
                      if (entry != null && entry.item().id().equals(item.id())) {
                        goOn();
                      }
                    }));
  }
}
