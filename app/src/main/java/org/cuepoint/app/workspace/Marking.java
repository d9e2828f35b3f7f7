package org.cuepoint.app.workspace;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.cuepoint.app.i18n.Messages;
import org.cuepoint.core.annotation.Segment;
import org.cuepoint.core.media.RegionId;
import org.cuepoint.core.taxonomy.ActionClass;
import org.cuepoint.core.taxonomy.ClassId;
import org.cuepoint.core.taxonomy.LabelScheme;
import org.cuepoint.core.time.FrameRange;
import org.jspecify.annotations.Nullable;

/**
 * Making new segments with keys while the video plays or stands: two presses, a held key, or marked
 * edges. Segments are of the chosen region. Calls that make no sense now do nothing. FX thread
 * only.
 */
public final class Marking {

  private final Workspace workspace;
  private final VideoEdits edits;
  private final ReadOnlyObjectWrapper<@Nullable ClassId> activeClass =
      new ReadOnlyObjectWrapper<>();

  Marking(Workspace workspace) {
    this.workspace = workspace;
    this.edits = new VideoEdits(workspace);
  }

  /** Returns the class that was used last, null when none was. */
  public ReadOnlyObjectProperty<@Nullable ClassId> activeClassProperty() {
    return activeClass.getReadOnlyProperty();
  }

  /**
   * The meaning of a class's key, in this order: selected suggestions are accepted as this class;
   * selected segments become this class; marked edges become a segment; a segment of this class
   * that the key started ends at the frame on screen; otherwise one starts there. When a segment of
   * another class is being marked, it ends before the frame on screen and the new one starts. While
   * a question is on screen and nothing is selected or begun, the key answers it.
   */
  public void useClass(ClassId actionClass) {
    activeClass.set(actionClass);
    OpenVideo video = workspace.video();
    if (video.current().isEmpty()) {
      return;
    }
    if (workspace.questions().takesClass()) {
      workspace.questions().happens(actionClass);
      return;
    }
    Draft draft = video.draftProperty().get();
    int playhead = playhead();
    switch (video.selectionProperty().get().kind()) {
      case SUGGESTIONS -> workspace.decisions().acceptAs(video.selectedSuggestions(), actionClass);
      case SEGMENTS -> workspace.labels().changeClass(video.selectedSegments(), actionClass);
      case NOTHING -> {
        if (draft.isEmpty()) {
          begin(actionClass, playhead);
        } else if (draft.actionClass().filter(c -> !c.equals(actionClass)).isPresent()) {
          int start = draft.start().orElse(playhead);
          if (start < playhead) {
            add(draft.actionClass().get(), new FrameRange(start, playhead));
          }
          begin(actionClass, playhead);
        } else {
          video.setDraft(Draft.NONE);
          draft.frames(playhead).ifPresent(frames -> add(actionClass, frames));
        }
      }
    }
  }

  private void begin(ClassId actionClass, int playhead) {
    workspace.video().setDraft(Draft.started(actionClass, playhead));
    workspace.tell(Notice.information(Messages.text("notice.draft", className(actionClass))));
  }

  private String className(ClassId id) {
    return workspace.schemeProperty().get().find(id).map(ActionClass::name).orElse("");
  }

  /**
   * Begins a segment at the frame on screen that {@link #endClass} ends. Several classes may be
   * begun at once; those that the new one excludes end before it.
   */
  public void beginClass(ClassId actionClass) {
    OpenVideo video = workspace.video();
    if (video.current().isEmpty() || video.heldProperty().get().containsKey(actionClass)) {
      return;
    }
    activeClass.set(actionClass);
    LabelScheme scheme = workspace.schemeProperty().get();
    Map<ClassId, Integer> held = new LinkedHashMap<>(video.heldProperty().get());
    for (Map.Entry<ClassId, Integer> other : List.copyOf(held.entrySet())) {
      if (scheme.exclude(other.getKey(), actionClass)) {
        held.remove(other.getKey());
        if (other.getValue() < playhead()) {
          add(other.getKey(), new FrameRange(other.getValue(), playhead()));
        }
      }
    }
    held.put(actionClass, playhead());
    video.setHeld(held);
  }

  /** Ends, with the frame on screen, the segment that {@link #beginClass} began. */
  public void endClass(ClassId actionClass) {
    endClass(actionClass, playhead());
  }

  /**
   * Ends the segment that {@link #beginClass} began.
   *
   * @param last its last frame; the frame on screen when the key went up, which is known only a
   *     moment later
   */
  public void endClass(ClassId actionClass, int last) {
    OpenVideo video = workspace.video();
    Map<ClassId, Integer> held = new LinkedHashMap<>(video.heldProperty().get());
    Integer start = held.remove(actionClass);
    if (start != null) {
      video.setHeld(held);
      Draft.started(actionClass, start).frames(last).ifPresent(frames -> add(actionClass, frames));
    }
  }

  /** Begins a segment of the class, or ends the one that was begun. */
  public void toggleClass(ClassId actionClass) {
    if (workspace.video().heldProperty().get().containsKey(actionClass)) {
      endClass(actionClass);
    } else {
      beginClass(actionClass);
    }
  }

  /** Marks that the class happens at the frame on screen, as a point event. */
  public void addPoint(ClassId actionClass) {
    activeClass.set(actionClass);
    add(actionClass, new FrameRange(playhead(), playhead()));
  }

  /** Marks a point event of the class that was used last. */
  public void addPoint() {
    withActiveClass(this::addPoint);
  }

  /**
   * Marks the class that was used last from the frame on screen to the next boundary of a segment
   * or suggestion, or to the end of the video.
   */
  public void addToNextBoundary() {
    withActiveClass(
        actionClass -> {
          OpenVideo video = workspace.video();
          int playhead = playhead();
          OptionalInt segment = video.segmentIndexProperty().get().boundaryAfter(playhead);
          OptionalInt suggestion = video.suggestionIndexProperty().get().boundaryAfter(playhead);
          int last = video.index().map(index -> index.frameCount()).orElse(playhead + 1);
          int end = Math.min(last, Math.min(segment.orElse(last), suggestion.orElse(last)));
          add(actionClass, new FrameRange(playhead, Math.max(playhead + 1, end)));
        });
  }

  private void withActiveClass(java.util.function.Consumer<ClassId> work) {
    ClassId active = activeClass.get();
    LabelScheme scheme = workspace.schemeProperty().get();
    if (active != null && scheme.find(active).isPresent()) {
      work.accept(active);
    } else {
      workspace.tell(Notice.problem(Messages.text("notice.no-active-class")));
    }
  }

  /** Marks the frame on screen as the first of the next segment. */
  public void markStart() {
    OpenVideo video = workspace.video();
    video.clearSelection();
    video.setDraft(video.draftProperty().get().from(playhead()));
  }

  /** Marks the frame on screen as the last of the next segment. */
  public void markEnd() {
    OpenVideo video = workspace.video();
    Draft marked = video.draftProperty().get().through(playhead());
    if (marked.actionClass().isPresent()) {
      video.setDraft(Draft.NONE);
      marked.frames(playhead()).ifPresent(frames -> add(marked.actionClass().get(), frames));
    } else {
      video.clearSelection();
      video.setDraft(marked);
    }
  }

  /**
   * Deselects everything and forgets what was being marked; when there is nothing of that, leaves
   * the question on screen, so that class keys mark segments again.
   */
  public void selectNone() {
    OpenVideo video = workspace.video();
    if (video.selectionProperty().get().isEmpty()
        && video.draftProperty().get().isEmpty()
        && video.heldProperty().get().isEmpty()) {
      workspace.questions().leave();
    }
    selectNothing();
  }

  void selectNothing() {
    OpenVideo video = workspace.video();
    video.clearSelection();
    video.setDraft(Draft.NONE);
    video.setHeld(Map.of());
    workspace.tell(Notice.NONE);
  }

  /** Marks that a class happens in the frames of the chosen region; a point when they are one. */
  public void add(ClassId actionClass, FrameRange frames) {
    add(actionClass, workspace.region().id(), frames);
  }

  /** Marks that a class happens in the frames of a region, or of the whole picture. */
  public void add(ClassId actionClass, Optional<RegionId> region, FrameRange frames) {
    edits.run(
        (session, video, index) ->
            session.labelling().add(video.id(), region, actionClass, index, frames),
        (Segment added) -> {});
  }

  private int playhead() {
    return workspace.video().playheadProperty().get();
  }
}
