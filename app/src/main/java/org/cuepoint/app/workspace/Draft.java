package org.cuepoint.app.workspace;

import java.util.Optional;
import java.util.OptionalInt;
import org.cuepoint.core.taxonomy.ClassId;
import org.cuepoint.core.time.FrameRange;

/**
 * A segment that is being marked: its first frame, perhaps its end, perhaps its class. Immutable.
 *
 * @param start the first frame, once marked
 * @param end the frame after the last, once marked
 * @param actionClass the class whose key started it, or empty when only the edges are marked
 */
public record Draft(OptionalInt start, OptionalInt end, Optional<ClassId> actionClass) {

  /** Nothing is being marked. */
  public static final Draft NONE =
      new Draft(OptionalInt.empty(), OptionalInt.empty(), Optional.empty());

  /** Returns a draft that a class key started. */
  public static Draft started(ClassId actionClass, int frame) {
    return new Draft(OptionalInt.of(frame), OptionalInt.empty(), Optional.of(actionClass));
  }

  /** Says whether nothing is being marked. */
  public boolean isEmpty() {
    return start.isEmpty() && end.isEmpty();
  }

  /** Returns the draft with its first frame marked. */
  public Draft from(int frame) {
    return new Draft(OptionalInt.of(frame), end, actionClass);
  }

  /** Returns the draft with its last frame marked. */
  public Draft through(int frame) {
    return new Draft(start, OptionalInt.of(frame + 1), actionClass);
  }

  /**
   * Returns the frames from the start through the frame on screen, or through the marked end;
   * turned round when they were marked backwards. Empty when no start or end is marked.
   */
  public Optional<FrameRange> frames(int playhead) {
    if (isEmpty()) {
      return Optional.empty();
    }
    int first = start.orElse(playhead);
    int last = end.isPresent() ? end.getAsInt() - 1 : playhead;
    return Optional.of(new FrameRange(Math.min(first, last), Math.max(first, last) + 1));
  }
}
