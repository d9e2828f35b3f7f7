package org.cuepoint.app.workspace;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.cuepoint.app.i18n.Messages;
import org.cuepoint.core.annotation.Edge;
import org.cuepoint.core.annotation.LabelState;
import org.cuepoint.core.annotation.Segment;
import org.cuepoint.core.annotation.Suggestion;
import org.cuepoint.core.media.RegionId;
import org.cuepoint.core.session.Answering;
import org.cuepoint.core.taxonomy.ClassId;
import org.cuepoint.core.time.FrameRange;

/**
 * What a person does with the labels of the video on screen; each call is one undo step. Calls
 * return at once; the screen follows when the edit is durable. Calls that make no sense now do
 * nothing. FX thread only.
 */
public final class LabelActions {

  private final Workspace workspace;
  private final VideoEdits edits;

  LabelActions(Workspace workspace) {
    this.workspace = workspace;
    this.edits = new VideoEdits(workspace);
  }

  /** Moves a segment's edges. */
  public void reshape(Segment segment, FrameRange frames) {
    edits.run((session, video, index) -> session.labelling().reshape(segment, index, frames));
  }

  /** Moves segments by frames, as far as the video goes. */
  public void move(List<Segment> segments, int frames) {
    if (!segments.isEmpty() && frames != 0) {
      edits.run((session, video, index) -> session.labelling().move(segments, index, frames));
    }
  }

  /** Moves segments by frames and gives them a class. */
  public void moveTo(List<Segment> segments, int frames, ClassId actionClass) {
    if (!segments.isEmpty()) {
      edits.run(
          (session, video, index) ->
              session.labelling().moveTo(segments, index, frames, actionClass));
    }
  }

  /** Moves one edge of each selected segment; a suggestion becomes a segment with that edge. */
  public void nudgeSelected(Edge edge, int frames) {
    List<Segment> segments = workspace.video().selectedSegments();
    Suggestion suggestion = workspace.video().selectedSuggestionProperty().get();
    if (!segments.isEmpty()) {
      edits.run(
          (session, video, index) -> session.labelling().nudge(segments, index, edge, frames));
    } else if (suggestion != null) {
      FrameRange old = suggestion.range().frames();
      int start = edge == Edge.START ? Math.max(0, old.start() + frames) : old.start();
      int end = edge == Edge.END ? old.end() + frames : old.end();
      if (start < end && end <= frameCount()) {
        workspace.decisions().take(suggestion, new FrameRange(start, end));
      }
    }
  }

  /** Moves the selected segments by frames. */
  public void moveSelected(int frames) {
    move(workspace.video().selectedSegments(), frames);
  }

  /**
   * Cuts the selected segments in two before the frame on screen; without a selection, all there.
   */
  public void split() {
    int playhead = playhead();
    List<Segment> chosen = workspace.video().selectedSegments();
    List<Segment> there =
        chosen.isEmpty() ? workspace.video().segmentIndexProperty().get().at(playhead) : chosen;
    List<Segment> cut =
        there.stream()
            .filter(s -> !chosen.isEmpty() || s.region().equals(workspace.region().id()))
            .filter(s -> s.range().frames().start() < playhead)
            .filter(s -> s.range().frames().end() > playhead)
            .toList();
    if (cut.isEmpty()) {
      workspace.tell(Notice.problem(Messages.text("notice.nothing-to-split")));
    } else {
      edits.run((session, video, index) -> session.labelling().split(cut, index, playhead));
    }
  }

  /** Makes one segment of the selected ones, from the first to the last. */
  public void merge() {
    List<Segment> chosen = workspace.video().selectedSegments();
    if (chosen.size() < 2) {
      workspace.tell(Notice.problem(Messages.text("notice.merge-needs-two")));
    } else {
      edits.run((session, video, index) -> session.labelling().merge(chosen, index));
    }
  }

  /** Copies the selected segments to the frame on screen, in their distances. */
  public void duplicate() {
    List<Segment> chosen = workspace.video().selectedSegments();
    if (!chosen.isEmpty()) {
      int offset = playhead() - chosen.getFirst().range().frames().start();
      edits.run((session, video, index) -> session.labelling().duplicate(chosen, index, offset));
    }
  }

  /** Gives segments another class. */
  public void changeClass(List<Segment> segments, ClassId actionClass) {
    List<Segment> others =
        segments.stream().filter(s -> !s.actionClass().equals(actionClass)).toList();
    if (!others.isEmpty()) {
      edits.run(
          (session, video, index) -> session.labelling().changeClass(others, index, actionClass));
    }
  }

  /** Gives segments another state. */
  public void changeState(List<Segment> segments, LabelState state) {
    List<Segment> others = segments.stream().filter(s -> s.state() != state).toList();
    if (!others.isEmpty()) {
      edits.run((session, video, index) -> session.labelling().changeState(others, index, state));
    }
  }

  /** Gives segments other notes. */
  public void changeNotes(List<Segment> segments, String notes) {
    List<Segment> others = segments.stream().filter(s -> !s.notes().equals(notes)).toList();
    if (!others.isEmpty()) {
      edits.run((session, video, index) -> session.labelling().changeNotes(others, index, notes));
    }
  }

  /** Says how sure the person is of segments, 0 to 1, or takes that back. */
  public void changeConfidence(List<Segment> segments, OptionalDouble confidence) {
    List<Segment> others =
        segments.stream().filter(s -> !s.confidence().equals(confidence)).toList();
    if (!others.isEmpty()) {
      edits.run(
          (session, video, index) ->
              session.labelling().changeConfidence(others, index, confidence));
    }
  }

  /** Removes segments. */
  public void remove(List<Segment> segments) {
    if (!segments.isEmpty()) {
      edits.run(
          (session, video, index) -> {
            session.labelling().remove(segments);
            return true;
          });
    }
  }

  /**
   * Removes the selected segments, or refuses the selected suggestions; when nothing is selected,
   * refuses what the question on screen proposes.
   */
  public void deleteSelected() {
    switch (workspace.video().selectionProperty().get().kind()) {
      case NOTHING -> workspace.questions().reject();
      case SEGMENTS -> remove(workspace.video().selectedSegments());
      case SUGGESTIONS -> workspace.decisions().reject(workspace.video().selectedSuggestions());
    }
  }

  /** Moves the start of what is selected to the frame on screen; a suggestion becomes a segment. */
  public void trimStart() {
    int playhead = playhead();
    trim(
        frames ->
            playhead < frames.end()
                ? Optional.of(new FrameRange(playhead, frames.end()))
                : Optional.empty());
  }

  /** Moves the end of what is selected behind the frame on screen; a suggestion becomes one too. */
  public void trimEnd() {
    int playhead = playhead();
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
      workspace.decisions().take(suggestion, trimmed.get());
    }
  }

  /** Says that the person looked at all of the frames of the chosen region. */
  public void review(FrameRange frames) {
    Optional<RegionId> region = workspace.region().id();
    edits.run(
        (session, video, index) -> session.labelling().review(video.id(), region, index, frames),
        step -> workspace.tell(Notice.information(Messages.text("notice.reviewed"))));
  }

  /**
   * Takes back this person's latest step in the video on screen; while a question is on screen, an
   * answer that was given later in another video comes before it.
   */
  public void undo() {
    boolean asking = workspace.questions().askedProperty().get() != null;
    edits.run(
        (session, video, index) ->
            asking ? session.answering().undo(video.id()) : session.answering().undoIn(video.id()),
        (Optional<Answering.Turned> undone) ->
            undone.ifPresent(
                turned -> {
                  workspace.tell(
                      Notice.information(
                          Messages.text("notice.undone", StepNames.of(turned.step().action()))));
                  workspace.questions().undone(turned);
                }));
  }

  /** Does again the step that was undone last in the video on screen. */
  public void redo() {
    edits.run(
        (session, video, index) -> session.answering().redoIn(video.id()),
        (Optional<Answering.Turned> redone) -> redone.ifPresent(workspace.questions()::redone));
  }

  private int playhead() {
    return workspace.video().playheadProperty().get();
  }

  private int frameCount() {
    return workspace.video().index().map(index -> index.frameCount()).orElse(0);
  }
}
