package org.cuepoint.core.media;

import org.cuepoint.core.time.TimeBase;

/**
 * What a video file says about itself, checked by indexing it.
 *
 * @param container short name of the container, as FFmpeg has it
 * @param codec short name of the video codec
 * @param width coded width in pixels, before rotation
 * @param height coded height in pixels, before rotation
 * @param rotation clockwise degrees to apply for display: 0, 90, 180 or 270
 * @param timeBase of the video stream
 * @param frames number of frames that can be decoded
 * @param synthesised how many of them needed a made-up timestamp
 * @param seconds from the first frame to the end of the last
 * @param variableFrameRate whether frame durations differ
 * @param audio whether there is an audio stream
 */
public record MediaFacts(
    String container,
    String codec,
    int width,
    int height,
    int rotation,
    TimeBase timeBase,
    int frames,
    int synthesised,
    double seconds,
    boolean variableFrameRate,
    boolean audio) {

  /** Returns the size as shown, after rotation. */
  public FrameSize displaySize() {
    return rotation % 180 == 0 ? new FrameSize(width, height) : new FrameSize(height, width);
  }
}
