package org.cuepoint.app.timeline;

import org.cuepoint.core.annotation.Segment;
import org.cuepoint.core.time.FrameRange;

/**
 * A track and what lies on it. Immutable.
 *
 * @param track which one
 * @param segments its segments
 * @param reviewed what was looked at for all of its classes, without overlaps
 */
record TrackLane(TimelineTrack track, SpanLane<Segment> segments, SpanLane<FrameRange> reviewed) {}
