package org.cuepoint.app.timeline;

import java.util.List;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.cuepoint.core.annotation.Annotation;
import org.cuepoint.core.annotation.AnnotationIndex;
import org.cuepoint.core.annotation.AnnotationSelection;
import org.cuepoint.core.annotation.Segment;
import org.cuepoint.core.annotation.Suggestion;
import org.cuepoint.core.recognition.ProbabilityTrack;
import org.cuepoint.core.time.FrameIndex;
import org.cuepoint.core.time.FrameRange;

/**
 * What the timeline shows and what a person does with it. The window fills the {@link
 * TimelineInputs}; what the person asks for goes to {@link TimelineActions}. FX thread only.
 */
public final class TimelineViewModel extends TimelineInputs {

  private final TimelineActions actions;
  private final TimelineTexts texts = new TimelineTexts();
  private final TimelineLanes lanes = new TimelineLanes();
  private final TimelineZoom zoom = new TimelineZoom(this::frameCount);
  private final TimelineChoice choice;
  private final TimelineGestures gestures;

  private final ReadOnlyStringWrapper hoverText = new ReadOnlyStringWrapper("");
  private final ReadOnlyIntegerWrapper revision = new ReadOnlyIntegerWrapper();
  private List<SuggestionLane> suggestionLanes = List.of();
  private UncertaintyStrip uncertainty = UncertaintyStrip.NONE;

  /**
   * Makes an empty timeline.
   *
   * @param actions what a person asks for goes here
   */
  public TimelineViewModel(TimelineActions actions) {
    this.actions = actions;
    choice = new TimelineChoice(this, lanes::tracks, () -> suggestionLanes, actions);
    gestures = new TimelineGestures(this, lanes, choice, zoom, actions, this::draftChanged);
    frameIndexProperty().addListener((property, before, now) -> videoChanged());
    schemeProperty().addListener((property, before, now) -> planChanged());
    regionsProperty().addListener((property, before, now) -> planChanged());
    trackingProperty().addListener((property, before, now) -> planChanged());
    filterProperty().addListener((property, before, now) -> planChanged());
    segmentsProperty().addListener((property, before, now) -> segmentsChanged(now));
    suggestionsProperty().addListener((property, before, now) -> suggestionsChanged(now));
    reviewed().addListener((InvalidationListener) change -> reviewedChanged());
    suggestionModels().addListener((InvalidationListener) change -> suggestionLanesChanged());
    activeModelProperty().addListener((property, before, now) -> suggestionLanesChanged());
    modelNameProperty().addListener((property, before, now) -> suggestionLanesChanged());
    modelNoteProperty().addListener((property, before, now) -> suggestionLanesChanged());
    probabilitiesProperty().addListener((property, before, now) -> predictionsChanged());
    playheadProperty().addListener((property, before, now) -> playheadMoved(now.intValue()));
    selectionProperty().addListener((property, before, now) -> changed());
    waveformProperty().addListener((property, before, now) -> changed());
    playRangeProperty().addListener((property, before, now) -> changed());
    askedProperty().addListener((property, before, now) -> changed());
    filmstripShownProperty().addListener((property, before, now) -> changed());
    waveformShownProperty().addListener((property, before, now) -> changed());
    zoom.visibleProperty().addListener((property, before, now) -> changed());
  }

  // View

  /** The visible part. */
  public ObjectProperty<Viewport> visibleProperty() {
    return zoom.visibleProperty();
  }

  /** What lies under the mouse, or what a drag would make; empty when neither. */
  public ReadOnlyStringProperty hoverTextProperty() {
    return hoverText.getReadOnlyProperty();
  }

  /** A number that changes whenever there is something new to draw besides the playhead. */
  public ReadOnlyIntegerProperty revisionProperty() {
    return revision.getReadOnlyProperty();
  }

  /** Zooms in around the playhead, or around the middle when the playhead is not visible. */
  public void zoomIn() {
    zoom.in(playheadProperty().get());
  }

  /** Zooms out around the playhead, or around the middle when the playhead is not visible. */
  public void zoomOut() {
    zoom.out(playheadProperty().get());
  }

  /**
   * Zooms so that a place stays where it is on screen, as far as the ends of the video let it.
   *
   * @param frame the place, in frames
   * @param factor above 1 shows less, below 1 shows more
   */
  public void zoomAt(double frame, double factor) {
    zoom.at(frame, factor);
  }

  /** Moves the visible part by frames, to the right when positive. */
  public void pan(double frames) {
    zoom.pan(frames);
  }

  /** Shows the whole video. */
  public void fit() {
    zoom.fit();
  }

  /** Shows all that is chosen with some of what is around; nothing without a selection. */
  public void zoomToSelection() {
    choice.frames().ifPresent(this::zoomTo);
  }

  /** Shows the frames with some of what is around. */
  public void zoomTo(FrameRange frames) {
    zoom.to(frames);
  }

  /** Centres on the frame when it cannot be seen. */
  public void reveal(int frame) {
    if (!zoom.visible().contains(frame)) {
      zoom.centre(frame);
    }
  }

  // Choosing

  /**
   * Chooses every segment that passes the filter; every shown suggestion when one is chosen now.
   */
  public void selectAll() {
    choice.all();
  }

  /**
   * Chooses the next one in time of the kind that is chosen now, or whichever comes first from the
   * playhead on; shows it.
   */
  public void selectNext() {
    choice.step(TimelineChoice.Direction.NEXT).ifPresent(frames -> reveal(frames.start()));
  }

  /** Chooses the one before in time. */
  public void selectPrevious() {
    choice.step(TimelineChoice.Direction.PREVIOUS).ifPresent(frames -> reveal(frames.start()));
  }

  /** Chooses the shortest segment at the playhead, or else the shortest suggestion. */
  public void selectAtPlayhead() {
    choice.atPlayhead();
  }

  /** Chooses nothing. */
  public void selectNone() {
    choice.choose(AnnotationSelection.NONE);
  }

  /** Returns the chosen segments, ordered by range. */
  public List<Segment> selectedSegments() {
    return choice.chosenSegments();
  }

  /** Returns the chosen suggestions, ordered by range. */
  public List<Suggestion> selectedSuggestions() {
    return choice.chosenSuggestions();
  }

  // Asking

  /** Asks for the leading chosen one to begin at the playhead; nothing when it ends before. */
  public void trimStartToPlayhead() {
    int start = playheadProperty().get();
    choice
        .lead()
        .ifPresent(
            lead -> {
              FrameRange old = frames(lead);
              if (start < old.end() && start != old.start()) {
                trim(lead, new FrameRange(start, old.end()));
              }
            });
  }

  /** Asks for the leading chosen one to end with the frame on screen; nothing when it is later. */
  public void trimEndToPlayhead() {
    int end = playheadProperty().get() + 1;
    choice
        .lead()
        .ifPresent(
            lead -> {
              FrameRange old = frames(lead);
              if (end > old.start() && end != old.end()) {
                trim(lead, new FrameRange(old.start(), end));
              }
            });
  }

  private void trim(Annotation lead, FrameRange frames) {
    if (lead instanceof Segment segment) {
      gestures.reshape(segment, frames);
    } else if (lead instanceof Suggestion suggestion) {
      gestures.acceptAs(suggestion, frames, suggestion.actionClass());
    }
  }

  private static FrameRange frames(Annotation annotation) {
    return annotation instanceof Suggestion suggestion
        ? suggestion.range().frames()
        : ((Segment) annotation).range().frames();
  }

  /** Asks to take the chosen suggestions as they are. */
  public void acceptSelected() {
    List<Suggestion> chosen = choice.chosenSuggestions();
    if (!chosen.isEmpty()) {
      actions.accept(chosen);
    }
  }

  /** Asks to remove the chosen segments, or to refuse the chosen suggestions. */
  public void removeSelected() {
    List<Segment> segments = choice.chosenSegments();
    List<Suggestion> suggestions = choice.chosenSuggestions();
    if (!segments.isEmpty()) {
      actions.remove(segments);
    } else if (!suggestions.isEmpty()) {
      actions.reject(suggestions);
    }
  }

  /** Asks for the frame that lies {@code frames} after the one on screen. */
  public void step(int frames) {
    if (frameIndexProperty().get() != null) {
      gestures.seek(playheadProperty().get() + (double) frames);
    }
  }

  /** Asks for the first frame. */
  public void seekToStart() {
    step(-playheadProperty().get());
  }

  /** Asks for the last frame. */
  public void seekToEnd() {
    step(frameCount() - 1 - playheadProperty().get());
  }

  /**
   * Gives up the drag that is going on; nothing changes.
   *
   * @return whether there was one
   */
  public boolean cancelDrag() {
    return gestures.cancel();
  }

  // For the view

  TimelineTexts texts() {
    return texts;
  }

  TimelineGestures gestures() {
    return gestures;
  }

  TimelineChoice choice() {
    return choice;
  }

  /** Tells how many pixels the visible frames take, so that pixels mean the same at every zoom. */
  void setPlotWidth(double pixels) {
    gestures.setPlotWidth(pixels);
  }

  /** Returns what to draw; empty when no video is open. */
  Optional<TimelineModel> model() {
    FrameIndex index = frameIndexProperty().get();
    if (index == null) {
      return Optional.empty();
    }
    return Optional.of(
        new TimelineModel(
            index,
            schemeProperty().get(),
            lanes.tracks(),
            suggestionLanes,
            uncertainty,
            waveformProperty().get(),
            playRangeProperty().get(),
            askedProperty().get(),
            selectionProperty().get(),
            gestures.draft(),
            gestures.band(),
            gestures.snappedTo(),
            zoom.visible()));
  }

  /** Says what lies under the mouse. */
  void hover(TimelineHit hit, double frame) {
    if (gestures.isIdle()) {
      hoverText.set(
          model()
              .map(
                  m -> {
                    String drawn =
                        hit instanceof TimelineHit.EmptyTrack(int track)
                            ? texts.name(m, gestures.drawClass(track))
                            : "";
                    return texts.describe(hit, m, frame, modelNameProperty().get(), drawn);
                  })
              .orElse(""));
    }
  }

  void hoverNothing() {
    if (gestures.isIdle()) {
      hoverText.set("");
    }
  }

  private void draftChanged() {
    Optional<TimelineModel> model = model();
    if (model.isPresent() && !gestures.isIdle()) {
      model.get().draft().ifPresent(d -> hoverText.set(texts.describe(d, model.get())));
      model.get().band().ifPresent(b -> hoverText.set(texts.chosen(choice.count(b))));
    }
    changed();
  }

  private int frameCount() {
    FrameIndex index = frameIndexProperty().get();
    return index == null ? 1 : index.frameCount();
  }

  private void videoChanged() {
    cancelDrag();
    if (!selectionProperty().get().isEmpty()) {
      selectionProperty().set(AnnotationSelection.NONE);
    }
    hoverText.set("");
    fit();
    predictionsChanged();
  }

  private void predictionsChanged() {
    FrameIndex index = frameIndexProperty().get();
    ProbabilityTrack track = probabilitiesProperty().get();
    uncertainty =
        index == null || track == null ? UncertaintyStrip.NONE : UncertaintyStrip.of(track, index);
    changed();
  }

  private void planChanged() {
    cancelDrag();
    lanes.plan(
        TrackPlan.of(
            trackingProperty().get(),
            schemeProperty().get(),
            regionsProperty().get(),
            texts.get("track.whole")),
        filterProperty().get(),
        schemeProperty().get());
    lanes.reviewed(reviewed());
    suggestionLanesChanged();
  }

  private void segmentsChanged(AnnotationIndex<Segment> now) {
    forgetDraft();
    choice.drop(lanes.segments(now).gone());
    changed();
  }

  private void suggestionsChanged(AnnotationIndex<Suggestion> now) {
    forgetDraft();
    choice.drop(lanes.suggestions(now).gone());
    suggestionLanesChanged();
  }

  private void suggestionLanesChanged() {
    suggestionLanes =
        lanes.suggestions(
            suggestionModels(),
            activeModelProperty().get(),
            modelNameProperty().get(),
            modelNoteProperty().get());
    changed();
  }

  private void reviewedChanged() {
    lanes.reviewed(reviewed());
    changed();
  }

  private void forgetDraft() {
    if (gestures.isDraftPending()) {
      gestures.clearDraft();
    }
  }

  private void playheadMoved(int frame) {
    if (followPlayheadProperty().get() && !seekingProperty().get() && gestures.isIdle()) {
      zoom.follow(frame);
    }
  }

  private void changed() {
    revision.set(revision.get() + 1);
  }
}
