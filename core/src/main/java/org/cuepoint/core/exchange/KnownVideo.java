package org.cuepoint.core.exchange;

import org.cuepoint.core.media.Video;
import org.cuepoint.core.time.FrameIndex;

/**
 * A video of the project with its frames.
 *
 * @param video the video
 * @param index its frames
 */
public record KnownVideo(Video video, FrameIndex index) {

  /** Returns the file name without folder and ending, as most formats name videos. */
  public String stem() {
    return stem(video.name());
  }

  static String stem(String name) {
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }
}
