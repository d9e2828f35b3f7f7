package org.cuepoint.app.timeline;

import java.util.Optional;
import java.util.UUID;
import org.cuepoint.core.annotation.Segment;
import org.cuepoint.core.annotation.Suggestion;
import org.cuepoint.core.taxonomy.ClassId;
import org.cuepoint.core.time.FrameRange;

/** What is selected on the timeline. */
sealed interface TimelineSelection {

  /** Returns the empty selection. */
  static TimelineSelection nothing() {
    return new Nothing();
  }

  /** Nothing is selected. */
  record Nothing() implements TimelineSelection {}

  /**
   * A segment is selected.
   *
   * @param segment which one
   */
  record OfSegment(Segment segment) implements TimelineSelection {}

  /**
   * A suggestion is selected.
   *
   * @param suggestion which one
   */
  record OfSuggestion(Suggestion suggestion) implements TimelineSelection {}

  /** Returns the frames of what is selected. */
  default Optional<FrameRange> frames() {
    return switch (this) {
      case Nothing n -> Optional.empty();
      case OfSegment(Segment segment) -> Optional.of(segment.range().frames());
      case OfSuggestion(Suggestion suggestion) -> Optional.of(suggestion.range().frames());
    };
  }

  /** Returns the class of what is selected. */
  default Optional<ClassId> actionClass() {
    return switch (this) {
      case Nothing n -> Optional.empty();
      case OfSegment(Segment segment) -> Optional.of(segment.actionClass());
      case OfSuggestion(Suggestion suggestion) -> Optional.of(suggestion.actionClass());
    };
  }

  /** Says whether this is the annotation with that identity. */
  default boolean is(UUID key) {
    return switch (this) {
      case Nothing n -> false;
      case OfSegment(Segment segment) -> segment.key().equals(key);
      case OfSuggestion(Suggestion suggestion) -> suggestion.key().equals(key);
    };
  }
}
