package org.cuepoint.core.exchange;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.cuepoint.core.media.MediaFacts;
import org.cuepoint.core.media.Video;
import org.cuepoint.core.media.VideoId;
import org.cuepoint.core.provenance.ContentHash;
import org.cuepoint.core.time.FrameIndex;
import org.cuepoint.core.time.TimeBase;

/** Videos for tests of formats. */
final class KnownVideos {

  private KnownVideos() {}

  /** A video with {@code frames} frames of {@code numerator/denominator} seconds each. */
  static KnownVideo of(String path, int frames, int numerator, int denominator) {
    TimeBase base = new TimeBase(numerator, denominator);
    FrameIndex index =
        new FrameIndex(
            base, LongStream.range(0, frames).toArray(), frames, new BitSet(), new BitSet());
    MediaFacts facts =
        new MediaFacts("mp4", "h264", 64, 64, 0, base, frames, 0, index.seconds(), false, false);
    Video video =
        new Video(
            VideoId.random(),
            path,
            Optional.of(ContentHash.of(path)),
            facts,
            Optional.empty(),
            Optional.of("g1"),
            Set.of(),
            List.of());
    return new KnownVideo(video, index);
  }
}
