package org.cuepoint.app.timeline;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.cuepoint.core.annotation.Segment;
import org.cuepoint.core.taxonomy.LabelScheme;
import org.cuepoint.core.time.FrameIndex;
import org.cuepoint.core.time.FrameRange;

/**
 * Everything that the timeline draws. Immutable; cheap to make, since the lanes are shared between
 * models as long as the labels stay.
 *
 * @param index the video's frames
 * @param scheme the classes, one track each
 * @param segments one lane per class of the scheme, in its order
 * @param reviewed what was looked at, one lane per class of the scheme, without overlaps
 * @param suggestions what waits for a decision
 * @param uncertainty of the active model
 * @param playhead the frame on screen
 * @param selection what is selected
 * @param draft what a drag would make
 * @param snappedTo the frame boundary that a drag sticks to
 * @param viewport what is visible
 */
record TimelineModel(
    FrameIndex index,
    LabelScheme scheme,
    List<SpanLane<Segment>> segments,
    List<SpanLane<FrameRange>> reviewed,
    SuggestionRows suggestions,
    UncertaintyStrip uncertainty,
    int playhead,
    TimelineSelection selection,
    Optional<Draft> draft,
    OptionalInt snappedTo,
    Viewport viewport) {

  /** Returns the layout of this model on a canvas. */
  TimelineLayout layout(double width, double height, double scroll) {
    return TimelineLayout.of(
        width,
        height,
        scroll,
        scheme.classes().size(),
        suggestions.rows().size(),
        viewport,
        index.frameCount());
  }
}
