package org.cuepoint.app.workspace;

import java.util.List;
import org.cuepoint.core.media.Video;
import org.cuepoint.core.session.ProjectSession;
import org.cuepoint.core.time.FrameRange;

/**
 * A video and how far the work on it has come.
 *
 * @param video the video
 * @param segments how many segments it has
 * @param suggestions how many suggestions wait for a decision
 * @param seenFrames frames that lie in a segment or a reviewed range
 * @param features whether its features are there
 */
public record VideoEntry(
    Video video, int segments, int suggestions, int seenFrames, Features features) {

  /** Whether the engine has looked at a video. */
  public enum Features {
    /** Not yet. */
    MISSING,
    /** Its features are there. */
    READY
  }

  /** Returns the share of the video that somebody looked at, 0 to 1. */
  public double seenShare() {
    int frames = video.facts().frames();
    return frames == 0 ? 0 : Math.min(1, (double) seenFrames / frames);
  }

  /** Reads the state of a video; waits for the store. */
  static VideoEntry read(ProjectSession session, Video video) {
    return of(session, video, VideoLabels.read(session.ports().annotations(), video.id()));
  }

  /** Returns the state of a video whose labels are known; may look at the disk for its features. */
  static VideoEntry of(ProjectSession session, Video video, VideoLabels labels) {
    return new VideoEntry(
        video,
        labels.segments().size(),
        labels.suggestions().size(),
        labels.seenFrames(),
        session.learning().isIndexed(video.id()) ? Features.READY : Features.MISSING);
  }

  /** Returns how many frames lie in at least one of the ranges. */
  static int coveredFrames(List<FrameRange> ranges) {
    int covered = 0;
    int end = 0;
    for (FrameRange range : ranges.stream().sorted().toList()) {
      int from = Math.max(end, range.start());
      covered += Math.max(0, range.end() - from);
      end = Math.max(end, range.end());
    }
    return covered;
  }
}
