package org.cuepoint.app.taxonomy;

import java.util.function.BooleanSupplier;
import org.cuepoint.app.workspace.Workspace;
import org.cuepoint.core.taxonomy.ClassId;

/** What class keys do to labels. FX thread only. */
public interface ClassMarking {

  /** Begins, ends, or gives the class to what is selected; see {@code Marking.useClass}. */
  void use(ClassId actionClass);

  /** Says whether a segment of the class is being marked. */
  boolean isOpen(ClassId actionClass);

  /** Says whether a segment or suggestion is selected, which {@link #use} would change. */
  boolean hasSelection();

  /** Says whether a class answers the question on screen, which {@link #use} would do. */
  default boolean answersQuestion() {
    return false;
  }

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
        workspace.marking().useClass(actionClass);
      }

      @Override
      public boolean isOpen(ClassId actionClass) {
        return isHeld(actionClass)
            || workspace
                .video()
                .draftProperty()
                .get()
                .actionClass()
                .filter(actionClass::equals)
                .isPresent();
      }

      private boolean isHeld(ClassId actionClass) {
        return workspace.video().heldProperty().get().containsKey(actionClass);
      }

      @Override
      public boolean hasSelection() {
        return !workspace.video().selectedSegments().isEmpty()
            || !workspace.video().selectedSuggestions().isEmpty();
      }

      @Override
      public boolean answersQuestion() {
        return workspace.questions().takesClass();
      }

      @Override
      public void begin(ClassId actionClass) {
        workspace.video().clearSelection();
        workspace.marking().beginClass(actionClass);
      }

      @Override
      public void end(ClassId actionClass, int lastFrame) {
        if (isHeld(actionClass)) {
          workspace.marking().endClass(actionClass, lastFrame);
        } else {
          // Begun while keys meant press and press.
          workspace.video().clearSelection();
          workspace.marking().useClass(actionClass);
        }
      }

      @Override
      public void point(ClassId actionClass) {
        workspace.marking().addPoint(actionClass);
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
