package org.cuepoint.core.testing;

import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.UUID;
import org.cuepoint.core.annotation.Annotator;
import org.cuepoint.core.annotation.LabelState;
import org.cuepoint.core.annotation.ModelVersionId;
import org.cuepoint.core.annotation.Segment;
import org.cuepoint.core.annotation.SegmentId;
import org.cuepoint.core.annotation.Suggestion;
import org.cuepoint.core.annotation.SuggestionId;
import org.cuepoint.core.annotation.SuggestionStatus;
import org.cuepoint.core.media.IndexedMedia;
import org.cuepoint.core.media.MediaFacts;
import org.cuepoint.core.media.RegionId;
import org.cuepoint.core.media.Video;
import org.cuepoint.core.media.VideoId;
import org.cuepoint.core.taxonomy.ClassId;
import org.cuepoint.core.time.FrameIndex;
import org.cuepoint.core.time.FrameRange;
import org.cuepoint.core.time.MediaRange;
import org.cuepoint.core.time.TimeBase;
import org.cuepoint.core.time.TimeRange;

/** Small values that are right in themselves. */
public final class Fixtures {

  /** A person. */
  public static final Annotator.Person ADA = new Annotator.Person("ada");

  /** Another person. */
  public static final Annotator.Person BEN = new Annotator.Person("ben");

  /** The model of {@link #suggestion}. */
  public static final ModelVersionId MODEL = new ModelVersionId(new UUID(7, 7));

  private static final TimeBase TIME_BASE = new TimeBase(1, 12_800);
  private static final int TICKS = 512;

  private Fixtures() {}

  /** Returns an index of so many frames at 25 frames a second, with a key frame every 12. */
  public static IndexedMedia media(int frames) {
    long[] pts = new long[frames];
    BitSet keys = new BitSet();
    for (int i = 0; i < frames; i++) {
      pts[i] = (long) i * TICKS;
      keys.set(i, i % 12 == 0);
    }
    FrameIndex index = new FrameIndex(TIME_BASE, pts, (long) frames * TICKS, keys, new BitSet());
    MediaFacts facts =
        new MediaFacts(
            "mp4", "h264", 320, 180, 0, TIME_BASE, frames, 0, index.seconds(), false, false);
    return new IndexedMedia(facts, index);
  }

  /** Returns a video without subject, group, tags and regions. */
  public static Video video(String path, IndexedMedia media) {
    return new Video(
        VideoId.random(),
        path,
        Optional.empty(),
        media.facts(),
        Optional.empty(),
        Optional.empty(),
        Set.of(),
        List.of());
  }

  /** Returns a place in a video of {@link #media}. */
  public static MediaRange range(int start, int end) {
    return new MediaRange(
        new FrameRange(start, end), new TimeRange((long) start * TICKS, (long) end * TICKS));
  }

  /** Returns a positive segment by {@link #ADA}. */
  public static Segment segment(VideoId video, ClassId actionClass, int start, int end) {
    return Segment.positive(video, Optional.empty(), actionClass, range(start, end), ADA);
  }

  /** Returns a segment that uses every field. */
  public static Segment fullSegment(VideoId video, ClassId actionClass, int start, int end) {
    return new Segment(
        SegmentId.random(),
        video,
        Optional.of(RegionId.random()),
        actionClass,
        range(start, end),
        LabelState.UNKNOWN,
        new Annotator.Model(ModelVersionId.random(), "fast-head v7"),
        BEN,
        OptionalDouble.of(0.1 + 0.2),
        "it's \"unclear\"\n: ä 😀 <b> :name ?");
  }

  /** Returns a proposed suggestion of {@link #MODEL}. */
  public static Suggestion suggestion(VideoId video, ClassId actionClass, int start, int end) {
    return suggestion(video, MODEL, actionClass, start, end);
  }

  /** Returns a proposed suggestion of a model. */
  public static Suggestion suggestion(
      VideoId video, ModelVersionId model, ClassId actionClass, int start, int end) {
    return new Suggestion(
        SuggestionId.random(),
        video,
        Optional.empty(),
        model,
        range(start, end),
        actionClass,
        Map.of(actionClass, 1.0 / 3, ClassId.random(), 0.2),
        Map.of("entropy", 0.7, "margin", 0.1),
        SuggestionStatus.PROPOSED,
        Optional.empty(),
        0,
        0);
  }
}
