/**
 * The timeline: one canvas with a minimap, a ruler, a track per class, suggestions, uncertainty and
 * the playhead.
 *
 * <p>Entry: {@link org.cuepoint.app.timeline.TimelineView} shows a {@link
 * org.cuepoint.app.timeline.TimelineViewModel}, which asks for changes through {@link
 * org.cuepoint.app.timeline.TimelineActions} and never makes them. What is drawn is an immutable
 * {@code TimelineModel}; layout, hit testing, snapping and level of detail are pure functions of
 * it, tested without a window. The x axis is linear in frames, since frames are what is labelled;
 * times are placed through the video's own timestamps.
 *
 * <p>FX thread only, except for the values. Uses core's values; no store, no decoder, no other
 * screen.
 */
@NullMarked
package org.cuepoint.app.timeline;

import org.jspecify.annotations.NullMarked;
