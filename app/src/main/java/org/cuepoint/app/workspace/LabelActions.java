package org.cuepoint.app.workspace;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.cuepoint.app.i18n.Messages;
import org.cuepoint.core.annotation.Annotation;
import org.cuepoint.core.annotation.AnnotationIndex;
import org.cuepoint.core.annotation.LabelState;
import org.cuepoint.core.annotation.Segment;
import org.cuepoint.core.annotation.Suggestion;
import org.cuepoint.core.edit.AnnotationEdit;
import org.cuepoint.core.edit.EditConflictException;
import org.cuepoint.core.edit.EditStep;
import org.cuepoint.core.media.Video;
import org.cuepoint.core.session.ProjectSession;
import org.cuepoint.core.taxonomy.ActionClass;
import org.cuepoint.core.taxonomy.ClassId;
import org.cuepoint.core.time.FrameIndex;
import org.cuepoint.core.time.FrameRange;
import org.jspecify.annotations.Nullable;

/**
 * What a person does with the labels of the video on screen. Each call returns at once; the lists
 * follow when the edit is durable. Calls that make no sense now do nothing. FX thread only.
 */
public final class LabelActions {

  private final Workspace workspace;
  private final InstantSource clock;
  private final ReadOnlyObjectWrapper<@Nullable ClassId> activeClass =
      new ReadOnlyObjectWrapper<>();

  LabelActions(Workspace workspace, InstantSource clock) {
    this.workspace = workspace;
    this.clock = clock;
  }

  /** Returns the class that was used last, null when none was. */
  public ReadOnlyObjectProperty<@Nullable ClassId> activeClassProperty() {
    return activeClass.getReadOnlyProperty();
  }

  /**
   * The meaning of a class's key, in this order: a selected suggestion is accepted as this class; a
   * selected segment becomes this class; marked edges become a segment; a segment of this class
   * that the key started ends at the frame on screen; otherwise one starts there. When a segment of
   * another class is being marked, it ends before the frame on screen and the new one starts.
   */
  public void useClass(ClassId actionClass) {
    activeClass.set(actionClass);
    OpenVideo video = workspace.video();
    if (video.current().isEmpty()) {
      return;
    }
    Suggestion suggestion = video.selectedSuggestionProperty().get();
    Segment segment = video.selectedSegmentProperty().get();
    Draft draft = video.draftProperty().get();
    int playhead = video.playheadProperty().get();
    if (suggestion != null) {
      acceptAs(suggestion, suggestion.range().frames(), actionClass);
    } else if (segment != null) {
      changeClass(segment, actionClass);
    } else if (draft.isEmpty()) {
      begin(actionClass, playhead);
    } else if (draft.actionClass().filter(c -> !c.equals(actionClass)).isPresent()) {
      int start = draft.start().orElse(playhead);
      if (start < playhead) {
        addSegment(draft.actionClass().get(), new FrameRange(start, playhead));
      }
      begin(actionClass, playhead);
    } else {
      video.setDraft(Draft.NONE);
      draft.frames(playhead).ifPresent(frames -> addSegment(actionClass, frames));
    }
  }

  private void begin(ClassId actionClass, int playhead) {
    workspace.video().setDraft(Draft.started(actionClass, playhead));
    String name =
        workspace.schemeProperty().get().find(actionClass).map(ActionClass::name).orElse("");
    workspace.tell(Notice.information(Messages.text("notice.draft", name)));
  }

  /** Marks the frame on screen as the first of the next segment. */
  public void markStart() {
    OpenVideo video = workspace.video();
    video.clearSelection();
    video.setDraft(video.draftProperty().get().from(video.playheadProperty().get()));
  }

  /** Marks the frame on screen as the last of the next segment. */
  public void markEnd() {
    OpenVideo video = workspace.video();
    Draft marked = video.draftProperty().get().through(video.playheadProperty().get());
    if (marked.actionClass().isPresent()) {
      video.setDraft(Draft.NONE);
      marked
          .frames(video.playheadProperty().get())
          .ifPresent(frames -> addSegment(marked.actionClass().get(), frames));
    } else {
      video.clearSelection();
      video.setDraft(marked);
    }
  }

  /** Deselects everything and forgets marked edges. */
  public void selectNone() {
    workspace.video().clearSelection();
    workspace.video().setDraft(Draft.NONE);
    workspace.tell(Notice.NONE);
  }

  /** Marks that a class happens in the frames. */
  public void addSegment(ClassId actionClass, FrameRange frames) {
    onVideo(
        (video, index) ->
            workspace.edit(
                video.id(),
                s -> s.labelling().add(video.id(), Optional.empty(), actionClass, index, frames),
                added -> {}));
  }

  /** Moves a segment's edges. */
  public void reshape(Segment segment, FrameRange frames) {
    change(segment, (s, index) -> s.labelling().reshape(segment, index, frames));
  }

  /** Gives a segment another class. */
  public void changeClass(Segment segment, ClassId actionClass) {
    if (!segment.actionClass().equals(actionClass)) {
      change(segment, (s, index) -> s.labelling().changeClass(segment, index, actionClass));
    }
  }

  /** Gives a segment another state. */
  public void changeState(Segment segment, LabelState state) {
    if (segment.state() != state) {
      change(segment, (s, index) -> s.labelling().changeState(segment, index, state));
    }
  }

  /** Gives a segment other notes. */
  public void changeNotes(Segment segment, String notes) {
    if (!segment.notes().equals(notes)) {
      change(segment, (s, index) -> s.labelling().changeNotes(segment, index, notes));
    }
  }

  private interface SegmentChange {
    Segment apply(ProjectSession session, FrameIndex index);
  }

  private void change(Segment segment, SegmentChange change) {
    onVideo(
        (video, index) ->
            workspace.edit(segment.video(), s -> change.apply(s, index), changed -> {}));
  }

  /** Removes segments. */
  public void remove(List<Segment> segments) {
    onVideo(
        (video, index) ->
            workspace.edit(
                video.id(),
                s -> {
                  s.labelling().remove(segments);
                  return true;
                },
                removed -> {}));
  }

  /** Takes a suggestion as it is, then selects the next one when it was selected. */
  public void accept(Suggestion suggestion) {
    acceptAs(suggestion, suggestion.range().frames(), suggestion.actionClass());
  }

  /** Takes a suggestion with other edges or another class. */
  public void acceptAs(Suggestion suggestion, FrameRange frames, ClassId actionClass) {
    acceptAs(suggestion, frames, actionClass, added -> selectAfter(suggestion));
  }

  private void acceptAs(
      Suggestion suggestion,
      FrameRange frames,
      ClassId actionClass,
      java.util.function.Consumer<Optional<Segment>> shown) {
    double seconds = secondsSpent(suggestion);
    onVideo(
        (video, index) ->
            workspace.edit(
                video.id(),
                s -> accepted(s, suggestion, index, frames, actionClass, seconds),
                added -> {
                  shown.accept(added);
                  workspace.questions().decided(suggestion);
                }));
  }

  /**
   * Accepts; when the model has replaced the suggestion just now, what the person said still
   * counts, as a segment of their own.
   */
  private static Optional<Segment> accepted(
      ProjectSession session,
      Suggestion suggestion,
      FrameIndex index,
      FrameRange frames,
      ClassId actionClass,
      double seconds) {
    try {
      return segmentAddedBy(
          session.labelling().acceptAs(suggestion, index, frames, actionClass, seconds));
    } catch (EditConflictException replaced) {
      if (session.ports().annotations().find(suggestion.key()).isPresent()) {
        throw replaced;
      }
      return Optional.of(
          session
              .labelling()
              .add(suggestion.video(), suggestion.region(), actionClass, index, frames));
    }
  }

  private static Optional<Segment> segmentAddedBy(EditStep step) {
    for (AnnotationEdit edit : step.edits().reversed()) {
      if (edit instanceof AnnotationEdit.Add(Annotation annotation)
          && annotation instanceof Segment segment) {
        return Optional.of(segment);
      }
    }
    return Optional.empty();
  }

  /** Refuses a suggestion: its class does not happen there. */
  public void reject(Suggestion suggestion) {
    double seconds = secondsSpent(suggestion);
    onVideo(
        (video, index) ->
            workspace.edit(
                video.id(),
                s -> s.labelling().reject(suggestion, seconds),
                step -> {
                  selectAfter(suggestion);
                  workspace.questions().decided(suggestion);
                }));
  }

  /** Selects the suggestion that comes after one that was decided, so that one key is enough. */
  private void selectAfter(Suggestion decided) {
    OpenVideo video = workspace.video();
    if (!video.selectionProperty().get().isEmpty() || workspace.questions().asksAbout(decided)) {
      return;
    }
    AnnotationIndex<Suggestion> waiting = video.suggestionIndexProperty().get();
    int next = waiting.firstStarting(decided.range().frames().start());
    if (next < waiting.size()) {
      video.select(waiting.item(next));
      workspace.navigation().seek(waiting.start(next));
    }
  }

  /** Moves the start of what is selected to the frame on screen; a suggestion becomes a segment. */
  public void trimStart() {
    int playhead = workspace.video().playheadProperty().get();
    trim(
        frames ->
            playhead < frames.end()
                ? Optional.of(new FrameRange(playhead, frames.end()))
                : Optional.empty());
  }

  /** Moves the end of what is selected behind the frame on screen; a suggestion becomes one too. */
  public void trimEnd() {
    int playhead = workspace.video().playheadProperty().get();
    trim(
        frames ->
            playhead + 1 > frames.start()
                ? Optional.of(new FrameRange(frames.start(), playhead + 1))
                : Optional.empty());
  }

  private void trim(Function<FrameRange, Optional<FrameRange>> cut) {
    Segment segment = workspace.video().selectedSegmentProperty().get();
    Suggestion suggestion = workspace.video().selectedSuggestionProperty().get();
    Optional<FrameRange> place =
        Optional.ofNullable(segment)
            .map(Segment::range)
            .or(() -> Optional.ofNullable(suggestion).map(Suggestion::range))
            .map(range -> range.frames());
    if (place.isEmpty()) {
      return;
    }
    Optional<FrameRange> trimmed = place.flatMap(cut);
    if (trimmed.isEmpty()) {
      workspace.tell(Notice.problem(Messages.text("notice.trim-outside")));
    } else if (segment != null) {
      reshape(segment, trimmed.get());
    } else if (suggestion != null) {
      acceptAs(
          suggestion,
          trimmed.get(),
          suggestion.actionClass(),
          added -> added.ifPresent(workspace.video()::select));
    }
  }

  /** Says that the person looked at all of the frames. */
  public void review(FrameRange frames) {
    onVideo(
        (video, index) ->
            workspace.edit(
                video.id(),
                s -> s.labelling().review(video.id(), Optional.empty(), index, frames),
                step -> workspace.tell(Notice.information(Messages.text("notice.reviewed")))));
  }

  /** Takes back this person's latest step in the video on screen. */
  public void undo() {
    onVideo(
        (video, index) ->
            workspace.edit(
                video.id(), s -> s.journal().undo(Optional.of(video.id())), this::tellUndone));
  }

  private void tellUndone(Optional<EditStep> step) {
    step.ifPresent(
        s ->
            workspace.tell(
                Notice.information(Messages.text("notice.undone", StepNames.of(s.action())))));
  }

  /** Does again the step that was undone last in the video on screen. */
  public void redo() {
    onVideo(
        (video, index) ->
            workspace.edit(video.id(), s -> s.journal().redo(Optional.of(video.id())), step -> {}));
  }

  private double secondsSpent(Suggestion suggestion) {
    OpenVideo video = workspace.video();
    return suggestion.equals(video.selectedSuggestionProperty().get())
        ? Duration.between(video.selectedAt(), clock.instant()).toMillis() / 1000.0
        : 0;
  }

  private interface VideoWork {
    void run(Video video, FrameIndex index);
  }

  private void onVideo(VideoWork work) {
    Optional<Video> video = workspace.video().current();
    Optional<FrameIndex> index = workspace.video().index();
    if (video.isPresent() && index.isPresent()) {
      work.run(video.get(), index.get());
    }
  }
}
