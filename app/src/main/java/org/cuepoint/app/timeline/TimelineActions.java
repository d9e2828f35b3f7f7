package org.cuepoint.app.timeline;

import java.util.List;
import java.util.Optional;
import org.cuepoint.core.annotation.AnnotationSelection;
import org.cuepoint.core.annotation.Segment;
import org.cuepoint.core.annotation.Suggestion;
import org.cuepoint.core.media.RegionId;
import org.cuepoint.core.taxonomy.ClassId;
import org.cuepoint.core.time.FrameRange;

/**
 * What a person asks for on the timeline; a drag asks once, so that it is one step of undo. Called
 * on the FX thread; must return at once. The timeline shows a change only when the properties that
 * it was given change. Lists are immutable and never empty.
 */
public interface TimelineActions {

  /** Asks to show a frame. */
  void seek(int frame);

  /**
   * Asks for a new positive segment.
   *
   * @param actionClass its class
   * @param region the subject whose track it was drawn on; empty where tracks are no subjects
   * @param frames where; a point when it starts where it ends
   */
  void add(ClassId actionClass, Optional<RegionId> region, FrameRange frames);

  /** Asks to move the edges of a segment. */
  void reshape(Segment segment, FrameRange frames);

  /**
   * Asks to move segments.
   *
   * @param frames by how many, to the left when negative; all of them stay inside the video
   */
  void move(List<Segment> segments, int frames);

  /** Asks to give segments another class. */
  void changeClass(List<Segment> segments, ClassId actionClass);

  /** Asks to move segments and to give them another class, in one step. */
  void moveTo(List<Segment> segments, int frames, ClassId actionClass);

  /** Asks to take a suggestion with other edges or another class. */
  void acceptAs(Suggestion suggestion, FrameRange frames, ClassId actionClass);

  /** Asks to take suggestions as they are. */
  void accept(List<Suggestion> suggestions);

  /** Asks to refuse suggestions. */
  void reject(List<Suggestion> suggestions);

  /** Asks to remove segments. */
  void remove(List<Segment> segments);

  /** Tells that the selection changed here; the view model's property has it already. */
  void select(AnnotationSelection selection);
}
