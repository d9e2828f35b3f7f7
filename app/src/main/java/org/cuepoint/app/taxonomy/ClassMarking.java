package org.cuepoint.app.taxonomy;

import java.util.function.BooleanSupplier;
import org.cuepoint.app.workspace.Draft;
import org.cuepoint.app.workspace.Workspace;
import org.cuepoint.core.taxonomy.ClassId;
import org.cuepoint.core.time.FrameRange;

/** What class keys do to labels. FX thread only. */
public interface ClassMarking {

  /** Begins, ends, or gives the class to what is selected; see {@code LabelActions.useClass}. */
  void use(ClassId actionClass);

  /** Says whether a segment of the class is being marked. */
  boolean isOpen(ClassId actionClass);

  /** Says whether a segment or suggestion is selected, which {@link #use} would change. */
  boolean hasSelection();

  /** Begins a segment of the class at the frame on screen. */
  void begin(ClassId actionClass);

  /**
   * Ends the segment of the class that is being marked.
   *
   * @param lastFrame its last frame
   */
  void end(ClassId actionClass, int lastFrame);

  /** Marks that the class happens at the frame on screen. */
  void point(ClassId actionClass);

  /** Returns the frame on screen. */
  int playhead();

  /** Says whether the video plays. */
  boolean isPlaying();

  /** Marks in the video that is open. */
  static ClassMarking in(Workspace workspace, BooleanSupplier playing) {
    return new ClassMarking() {
      @Override
      public void use(ClassId actionClass) {
        workspace.labels().useClass(actionClass);
      }

      @Override
      public boolean isOpen(ClassId actionClass) {
        return draft().actionClass().filter(actionClass::equals).isPresent();
      }

      private Draft draft() {
        return workspace.video().draftProperty().get();
      }

      @Override
      public boolean hasSelection() {
        return workspace.video().selectedSegmentProperty().get() != null
            || workspace.video().selectedSuggestionProperty().get() != null;
      }

      @Override
      public void begin(ClassId actionClass) {
        workspace.video().clearSelection();
        workspace.labels().useClass(actionClass);
      }

      @Override
      public void end(ClassId actionClass, int lastFrame) {
        Draft draft = draft();
        workspace.labels().selectNone();
        draft
            .frames(lastFrame)
            .ifPresent(frames -> workspace.labels().addSegment(actionClass, frames));
      }

      @Override
      public void point(ClassId actionClass) {
        int frame = playhead();
        workspace.labels().addSegment(actionClass, new FrameRange(frame, frame + 1));
      }

      @Override
      public int playhead() {
        return workspace.video().playheadProperty().get();
      }

      @Override
      public boolean isPlaying() {
        return playing.getAsBoolean();
      }
    };
  }
}
