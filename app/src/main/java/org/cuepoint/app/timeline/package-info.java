/**
 * The timeline: minimap, ruler, pictures, sound, tracks, suggestions of each model, uncertainty and
 * the playhead.
 *
 * <p>Entry: {@link org.cuepoint.app.timeline.TimelineView} shows a {@link
 * org.cuepoint.app.timeline.TimelineViewModel}, whose {@link
 * org.cuepoint.app.timeline.TimelineInputs} the window fills and which asks for changes through
 * {@link org.cuepoint.app.timeline.TimelineActions} and never makes them. The x axis is linear in
 * frames, since frames are what is labelled; times are placed through the video's own timestamps.
 *
 * <p>The way of an edit: a new index comes in; {@code IndexDifference} finds what changed by
 * comparing references; {@code LaneSet} makes anew only the lanes it touches; {@code TimelineLanes}
 * hands them to an immutable {@code TimelineModel}; {@code LevelOfDetail} turns them into no more
 * boxes than there are pixels; one {@code LanePainter} per kind of lane draws them. The playhead is
 * a layer of nodes above the canvas, so that playback paints no lanes. The way of a drag: {@code
 * TimelineHit} says what was pressed, {@code TimelineGestures} makes a {@code Gesture} of it, which
 * gives a {@code Draft} per move and one intent at the end. Layout, hits, snapping, level of detail
 * and gestures are tested without a window.
 *
 * <p>FX thread only, except for the values. Uses core's values; no store, no decoder, no other
 * screen.
 */
@NullMarked
package org.cuepoint.app.timeline;

import org.jspecify.annotations.NullMarked;
