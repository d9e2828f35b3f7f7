package org.cuepoint.core.session;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cuepoint.core.active.Answer;
import org.cuepoint.core.active.QueueItem;
import org.cuepoint.core.active.QueueRound;
import org.cuepoint.core.annotation.LabelState;
import org.cuepoint.core.annotation.ModelVersionId;
import org.cuepoint.core.annotation.Refusals;
import org.cuepoint.core.annotation.Segment;
import org.cuepoint.core.annotation.Suggestion;
import org.cuepoint.core.annotation.SuggestionId;
import org.cuepoint.core.annotation.SuggestionStatus;
import org.cuepoint.core.edit.EditConflictException;
import org.cuepoint.core.edit.EditJournal;
import org.cuepoint.core.edit.EditStep;
import org.cuepoint.core.media.VideoId;
import org.cuepoint.core.taxonomy.ActionClass;
import org.cuepoint.core.taxonomy.ClassId;
import org.cuepoint.core.taxonomy.LabelScheme;
import org.cuepoint.core.time.FrameIndex;
import org.cuepoint.core.time.FrameRange;
import org.cuepoint.core.time.MediaRange;

/**
 * A person's answers to the questions of the queue. Each is one undo step in the question's video,
 * also where it labels nothing; undoing the step opens the question again. The questions may be of
 * any round. May be called from any thread but the FX thread.
 */
public final class Answering {

  private static final int TRIES = 3;

  private final ProjectPorts ports;
  private final EditJournal journal;
  private final Labelling labelling;
  private final InstantSource clock;

  Answering(ProjectPorts ports, EditJournal journal, Labelling labelling, InstantSource clock) {
    this.ports = ports;
    this.journal = journal;
    this.labelling = labelling;
    this.clock = clock;
  }

  /**
   * How a person looked at a question.
   *
   * @param seconds how long; 0 when not known
   * @param view whether the model's guess was on screen
   */
  public record Look(double seconds, Answer.View view) {}

  /**
   * A step that was undone or redone.
   *
   * @param step the step
   * @param question the question that it answered
   */
  public record Turned(EditStep step, Optional<QueueItem> question) {}

  /** Says that what a suggestion proposes happens, with these edges and as this class. */
  public Answer accept(
      QueueItem item, Suggestion suggestion, FrameRange frames, ClassId as, Look look) {
    Answer.Decision decision =
        !as.equals(suggestion.actionClass())
            ? Answer.Decision.OTHER_CLASS
            : frames.equals(suggestion.range().frames())
                ? Answer.Decision.ACCEPTED
                : Answer.Decision.TRIMMED;
    FrameIndex index = index(item);
    EditStep step =
        isOpen(suggestion)
            ? labelling.acceptAs(suggestion, index, frames, as, look.seconds())
            : add(suggestion, index, frames, as);
    return record(item, decision, step, look);
  }

  /** The model has replaced the suggestion meanwhile; what the person said counts all the same. */
  private EditStep add(Suggestion gone, FrameIndex index, FrameRange frames, ClassId as) {
    labelling.add(gone.video(), gone.region(), as, index, frames);
    return journal.undoable(Optional.of(gone.video())).orElseThrow();
  }

  /** Says that what a suggestion proposes does not happen. */
  public Answer reject(QueueItem item, Suggestion suggestion, Look look) {
    EditStep step =
        isOpen(suggestion)
            ? labelling.reject(suggestion, look.seconds())
            : say(item, suggestion.range(), suggestion.actionClass(), LabelState.NEGATIVE);
    return record(item, Answer.Decision.REJECTED, step, look);
  }

  /** Says that a class does not happen at the question's place. */
  public Answer reject(QueueItem item, ClassId proposed, Look look) {
    EditStep step = say(item, item.range(), proposed, LabelState.NEGATIVE);
    return record(item, Answer.Decision.REJECTED, step, look);
  }

  /**
   * Says that a class happens somewhere at the question's place, as a point in its middle: nobody
   * looked at the edges.
   *
   * @param decision whether that is what the model had proposed
   */
  public Answer happens(QueueItem item, ClassId actionClass, Answer.Decision decision, Look look) {
    FrameRange window = item.range().frames();
    int middle = window.start() + window.length() / 2;
    MediaRange point = index(item).range(new FrameRange(middle, middle));
    return record(item, decision, say(item, point, actionClass, LabelState.POSITIVE), look);
  }

  /**
   * Says that everything that happens at the place is labelled: it is reviewed as a whole. Counts
   * as {@link Answer.Decision#NOTHING} when nothing is; what was proposed there is rejected then.
   */
  public Answer done(QueueItem item, Look look) {
    FrameRange window = item.range().frames();
    boolean labelled =
        ports.annotations().segments(item.video()).stream()
            .filter(s -> s.region().equals(item.region()))
            .filter(s -> s.state() == LabelState.POSITIVE)
            .anyMatch(s -> touches(s, window));
    if (labelled) {
      EditStep step = labelling.review(item.video(), item.region(), index(item), window);
      return record(item, Answer.Decision.LABELLED, step, look);
    }
    for (int attempt = 1; ; attempt++) {
      try {
        return record(item, Answer.Decision.NOTHING, nothing(item), look);
      } catch (EditConflictException replaced) {
        // A model put others in the place of its proposals between reading and rejecting them.
        if (attempt == TRIES) {
          throw replaced;
        }
      }
    }
  }

  private EditStep nothing(QueueItem item) {
    List<Suggestion> proposed =
        ports.annotations().suggestions(item.video(), Set.of(SuggestionStatus.PROPOSED)).stream()
            .filter(s -> s.region().equals(item.region()))
            .filter(s -> Refusals.isMostlyIn(s.range().frames(), item.range().frames()))
            .toList();
    List<Suggestion> guess =
        OpenSuggestions.claimed(item, ports.project().project().scheme())
            .filter(c -> proposed.stream().noneMatch(s -> s.actionClass().equals(c)))
            .map(c -> refused(item, c))
            .stream()
            .toList();
    return labelling.nothing(item.video(), item.region(), item.range(), proposed, guess);
  }

  /** A guess that no suggestion stood for; it is refused as one would be. */
  private Suggestion refused(QueueItem item, ClassId actionClass) {
    LabelScheme scheme = ports.project().project().scheme();
    Map<ClassId, Double> probabilities = new HashMap<>();
    item.guess()
        .forEach((name, p) -> scheme.find(name).ifPresent(c -> probabilities.put(c.id(), p)));
    return new Suggestion(
        SuggestionId.random(),
        item.video(),
        item.region(),
        modelOf(item),
        item.range(),
        actionClass,
        probabilities,
        Map.of(),
        SuggestionStatus.REJECTED,
        Optional.empty(),
        0,
        0);
  }

  private ModelVersionId modelOf(QueueItem item) {
    return ports
        .queue()
        .currentRound()
        .filter(round -> round.id().equals(item.round()))
        .or(
            () ->
                ports.queue().rounds().stream()
                    .filter(round -> round.id().equals(item.round()))
                    .findFirst())
        .map(QueueRound::model)
        .orElseThrow();
  }

  private static boolean touches(Segment segment, FrameRange window) {
    FrameRange frames = segment.range().frames();
    return frames.start() < window.end()
        && window.start() < Math.max(frames.end(), frames.start() + 1);
  }

  /**
   * Says that nobody can tell what happens: the place is left out of training and metrics, for the
   * proposed class, or without one for every class.
   */
  public Answer leaveOpen(QueueItem item, Optional<Suggestion> suggestion, Look look) {
    EditStep step;
    if (suggestion.filter(this::isOpen).isPresent()) {
      step = labelling.leaveOpen(suggestion.get(), look.seconds());
    } else {
      LabelScheme scheme = ports.project().project().scheme();
      List<ClassId> classes =
          guessed(item)
              .map(List::of)
              .orElseGet(() -> scheme.classes().stream().map(ActionClass::id).toList());
      step =
          labelling.answer(item.video(), item.region(), classes, item.range(), LabelState.UNKNOWN);
    }
    return record(item, Answer.Decision.AMBIGUOUS, step, look);
  }

  /** Goes on without an answer. */
  public Answer skip(QueueItem item, Look look) {
    return record(item, Answer.Decision.SKIPPED, nothingSaid(item), look);
  }

  /** Says that what was labelled since the question came up is its answer. */
  public Answer settle(QueueItem item, Answer.Decision decision, Look look) {
    return record(item, decision, nothingSaid(item), look);
  }

  /** Notes that a step, made just now, answers a question. */
  public Answer record(QueueItem item, Answer.Decision decision, EditStep step, Look look) {
    Answer answer =
        new Answer(
            item.id(),
            decision,
            journal.person(),
            clock.instant(),
            look.seconds(),
            look.view(),
            Optional.of(step.id()));
    ports.queue().answer(answer);
    return answer;
  }

  private EditStep nothingSaid(QueueItem item) {
    return labelling.answer(
        item.video(), item.region(), List.of(), item.range(), LabelState.UNKNOWN);
  }

  private EditStep say(QueueItem item, MediaRange range, ClassId actionClass, LabelState state) {
    return labelling.answer(item.video(), item.region(), List.of(actionClass), range, state);
  }

  private Optional<ClassId> guessed(QueueItem item) {
    LabelScheme scheme = ports.project().project().scheme();
    return item.proposed().flatMap(scheme::find).map(ActionClass::id);
  }

  private boolean isOpen(Suggestion suggestion) {
    return ports
        .annotations()
        .find(suggestion.key())
        .filter(
            stored -> stored instanceof Suggestion now && now.status() == SuggestionStatus.PROPOSED)
        .isPresent();
  }

  private FrameIndex index(QueueItem item) {
    return ports.project().index(item.video()).index();
  }

  /**
   * Takes back what this person did last: the latest step in the video on screen or, when it is
   * older, the latest answer, which may be of another video.
   *
   * @throws EditConflictException if later edits depend on it; nothing is changed then
   */
  public Optional<Turned> undo(VideoId shown) {
    Optional<EditStep> here = journal.undoable(Optional.of(shown));
    Instant since = here.map(EditStep::when).orElse(Instant.MIN);
    Optional<VideoId> answered =
        ports.queue().answers().stream()
            .filter(answer -> answer.person().equals(journal.person()))
            .max(Comparator.comparing(Answer::when))
            .filter(answer -> !answer.when().isBefore(since))
            .flatMap(this::undoableIn);
    return undoIn(answered.orElse(shown));
  }

  /** An answer whose video has seen later edits is not the latest step any more. */
  private Optional<VideoId> undoableIn(Answer answer) {
    return ports
        .queue()
        .item(answer.item())
        .map(QueueItem::video)
        .filter(
            video -> journal.undoable(Optional.of(video)).map(EditStep::id).equals(answer.step()));
  }

  /** Takes back this person's latest step in a video. */
  public Optional<Turned> undoIn(VideoId video) {
    return journal.undo(Optional.of(video)).map(this::turned);
  }

  /** Does again the step of this person in a video that was undone last. */
  public Optional<Turned> redoIn(VideoId video) {
    return journal.redo(Optional.of(video)).map(this::turned);
  }

  private Turned turned(EditStep step) {
    return new Turned(step, ports.queue().answeredBy(step.id()));
  }
}
