package org.cuepoint.core.annotation;

import java.util.UUID;
import org.cuepoint.core.media.VideoId;

/** Anything that can be said about a video and that an edit can add, remove or replace. */
public sealed interface Annotation
    permits NamedPoint, RegionLayout, ReviewedRange, Segment, Suggestion, TimestampLabel, WeakTag {

  /** Returns the identity, unique among all annotations. */
  UUID key();

  /** Returns the video. */
  VideoId video();
}
