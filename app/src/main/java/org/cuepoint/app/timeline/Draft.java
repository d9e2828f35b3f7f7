package org.cuepoint.app.timeline;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import org.cuepoint.core.annotation.Segment;
import org.cuepoint.core.annotation.Suggestion;
import org.cuepoint.core.taxonomy.ClassId;
import org.cuepoint.core.time.FrameRange;

/** What a drag would make if the button were released now. Immutable. */
sealed interface Draft {

  /** Returns the frames under the hand. */
  FrameRange frames();

  /** Says whether it changes the annotation with that identity. */
  boolean changes(UUID key);

  /**
   * A new segment.
   *
   * @param track where it is drawn
   * @param actionClass its class
   * @param frames its range
   */
  record Created(int track, ClassId actionClass, FrameRange frames) implements Draft {
    @Override
    public boolean changes(UUID key) {
      return false;
    }
  }

  /**
   * A segment with another edge.
   *
   * @param segment as it is
   * @param frames its range
   */
  record Trimmed(Segment segment, FrameRange frames) implements Draft {
    @Override
    public boolean changes(UUID key) {
      return segment.key().equals(key);
    }
  }

  /**
   * Segments at another place.
   *
   * @param segments as they are, ordered by range
   * @param keys their identities
   * @param by how many frames they move
   * @param to the class they get, when it is another one
   * @param frames the new range of the one under the hand
   */
  record Moved(
      List<Segment> segments, Set<UUID> keys, int by, Optional<ClassId> to, FrameRange frames)
      implements Draft {
    @Override
    public boolean changes(UUID key) {
      return keys.contains(key);
    }
  }

  /**
   * A suggestion taken with other edges or another class.
   *
   * @param suggestion as it is
   * @param frames its range
   * @param actionClass its class
   * @param track the track it is dropped on; empty while it stays on its lane
   */
  record Taken(Suggestion suggestion, FrameRange frames, ClassId actionClass, OptionalInt track)
      implements Draft {
    @Override
    public boolean changes(UUID key) {
      return suggestion.key().equals(key);
    }
  }
}
