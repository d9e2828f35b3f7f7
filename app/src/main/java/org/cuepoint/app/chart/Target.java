package org.cuepoint.app.chart;

import org.cuepoint.core.media.VideoId;
import org.cuepoint.core.taxonomy.ClassId;

/** Where a click on a part of a chart leads. */
public sealed interface Target {

  /** Nowhere. */
  record Nowhere() implements Target {}

  /** A frame of a video. */
  record Moment(VideoId video, int frame) implements Target {}

  /** A class. */
  record OfClass(ClassId actionClass) implements Target {}

  /** The videos of one group; empty for those without one. */
  record OfGroup(String name) implements Target {}

  /** The videos of one subject; empty for those without one. */
  record OfSubject(String name) implements Target {}
}
