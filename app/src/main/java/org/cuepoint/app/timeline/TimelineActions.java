package org.cuepoint.app.timeline;

import org.cuepoint.core.annotation.Segment;
import org.cuepoint.core.annotation.Suggestion;
import org.cuepoint.core.taxonomy.ClassId;
import org.cuepoint.core.time.FrameRange;

/**
 * What a person asks for on the timeline. Called on the FX thread; must return at once. The
 * timeline shows a change only when the lists it was given change.
 */
public interface TimelineActions {

  /** Asks to show a frame. */
  void seek(int frame);

  /** Asks for a new positive segment. */
  void addSegment(ClassId actionClass, FrameRange frames);

  /** Asks to move a segment or its edges; once per drag. */
  void reshape(Segment segment, FrameRange frames);

  /** Asks to take a suggestion with other edges or another class. */
  void acceptAs(Suggestion suggestion, FrameRange frames, ClassId actionClass);

  /** Asks to take a suggestion as it is. */
  void accept(Suggestion suggestion);

  /** Asks to refuse a suggestion. */
  void reject(Suggestion suggestion);

  /** Asks to remove a segment. */
  void remove(Segment segment);

  /** Tells that the selection changed by mouse; the view model's properties have it already. */
  void select(TimelineSelection selection);
}
