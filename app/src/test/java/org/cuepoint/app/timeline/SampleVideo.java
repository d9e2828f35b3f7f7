package org.cuepoint.app.timeline;

import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.cuepoint.core.annotation.AnnotationIndex;
import org.cuepoint.core.annotation.Annotator;
import org.cuepoint.core.annotation.ModelVersionId;
import org.cuepoint.core.annotation.Segment;
import org.cuepoint.core.annotation.Suggestion;
import org.cuepoint.core.annotation.SuggestionId;
import org.cuepoint.core.annotation.SuggestionParts;
import org.cuepoint.core.annotation.SuggestionStatus;
import org.cuepoint.core.media.VideoId;
import org.cuepoint.core.taxonomy.ActionClass;
import org.cuepoint.core.taxonomy.ClassId;
import org.cuepoint.core.taxonomy.LabelScheme;
import org.cuepoint.core.time.FrameIndex;
import org.cuepoint.core.time.TimeBase;

/** A video of 1000 frames at 25 frames a second with three classes. */
final class SampleVideo {

  static final int FRAMES = 1000;
  static final FrameIndex INDEX = index(FRAMES);
  static final LabelScheme SCHEME = LabelScheme.exclusive(List.of("walk", "wave", "turn"));
  static final ActionClass WALK = SCHEME.classes().get(0);
  static final ActionClass WAVE = SCHEME.classes().get(1);
  static final ActionClass TURN = SCHEME.classes().get(2);
  static final ModelVersionId MODEL = ModelVersionId.random();
  static final VideoId VIDEO = VideoId.random();
  static final Annotator.Person ANNA = new Annotator.Person("anna");

  private SampleVideo() {}

  static FrameIndex index(int frames) {
    return new FrameIndex(
        new TimeBase(1, 25),
        LongStream.range(0, frames).toArray(),
        frames,
        new BitSet(),
        new BitSet());
  }

  static Segment segment(ActionClass of, int start, int end) {
    return Segment.positive(VIDEO, Optional.empty(), of.id(), INDEX.range(start, end), ANNA);
  }

  static Suggestion suggestion(ActionClass of, int start, int end) {
    return suggestion(of, start, end, SuggestionStatus.PROPOSED);
  }

  static Suggestion suggestion(ActionClass of, int start, int end, SuggestionStatus status) {
    return suggestion(of, start, end, status, Map.of(SuggestionParts.ENTROPY, 0.4));
  }

  /** Returns a suggestion whose edges may lie so many frames to each side. */
  static Suggestion blurred(ActionClass of, int start, int end, int frames) {
    return suggestion(
        of,
        start,
        end,
        SuggestionStatus.PROPOSED,
        Map.of(
            SuggestionParts.START_LOW,
            (double) start - frames,
            SuggestionParts.START_HIGH,
            (double) start + frames,
            SuggestionParts.END_LOW,
            (double) end - frames,
            SuggestionParts.END_HIGH,
            (double) end + frames));
  }

  private static Suggestion suggestion(
      ActionClass of, int start, int end, SuggestionStatus status, Map<String, Double> parts) {
    ClassId id = of.id();
    return new Suggestion(
        SuggestionId.random(),
        VIDEO,
        Optional.empty(),
        MODEL,
        INDEX.range(start, end),
        id,
        Map.of(id, 0.83),
        parts,
        status,
        Optional.empty(),
        0,
        0);
  }

  /** Returns a timeline of this video that is 1128 pixels wide: one frame a pixel. */
  static TimelineViewModel timeline(TimelineActions actions) {
    TimelineViewModel timeline = new TimelineViewModel(actions);
    timeline.schemeProperty().set(SCHEME);
    timeline.frameIndexProperty().set(INDEX);
    timeline.setPlotWidth(FRAMES);
    return timeline;
  }

  /** Returns the layout that goes with {@link #timeline}. */
  static TimelineLayout layout(TimelineViewModel timeline) {
    TimelineModel model = timeline.model().orElseThrow();
    return layout(
        300,
        model.demand(LaneDemand.Extra.HIDDEN, LaneDemand.Extra.HIDDEN),
        model.viewport(),
        FRAMES);
  }

  /** Returns a layout 1128 pixels wide, a thousand of them for time. */
  static TimelineLayout layout(
      double height, LaneDemand demand, Viewport viewport, int frameCount) {
    return TimelineLayout.of(
        1128, height, TimelineLayout.Scroll.NONE, demand, viewport, frameCount);
  }

  /** Returns what so many tracks of one row need, with one lane of suggestions. */
  static LaneDemand tracks(int count) {
    return new LaneDemand(
        Collections.nCopies(count, 1),
        List.of(1),
        LaneDemand.Extra.HIDDEN,
        LaneDemand.Extra.HIDDEN);
  }

  static void setSegments(TimelineViewModel timeline, Segment... segments) {
    timeline.segmentsProperty().set(AnnotationIndex.ofSegments(List.of(segments)));
  }

  static void addSegment(TimelineViewModel timeline, Segment segment) {
    timeline
        .segmentsProperty()
        .set(timeline.segmentsProperty().get().changed(Set.of(), List.of(segment)));
  }

  static void setSuggestions(TimelineViewModel timeline, Suggestion... suggestions) {
    timeline.suggestionsProperty().set(AnnotationIndex.ofSuggestions(List.of(suggestions)));
  }

  static void addSuggestion(TimelineViewModel timeline, Suggestion suggestion) {
    timeline
        .suggestionsProperty()
        .set(timeline.suggestionsProperty().get().changed(Set.of(), List.of(suggestion)));
  }
}
