package org.cuepoint.core.media;

import java.nio.ByteBuffer;

/**
 * The sound of one video as signed 16-bit samples, little endian, channels interleaved, at the
 * video's own time: second 0 is the start of the first video frame. Where the file has no sound
 * (before it begins, in a gap, after it ends) there is silence. One thread at a time.
 */
public interface AudioSource extends AutoCloseable {

  /** Returns samples per second and channel. */
  int sampleRate();

  /** Returns the number of channels, 1 or 2. */
  int channels();

  /**
   * Goes to a time, exact to the sample.
   *
   * @param seconds after the start of the first video frame; may be negative
   * @throws UnreadableMediaException if the file cannot be read any more
   */
  void seek(double seconds) throws UnreadableMediaException;

  /**
   * Fills the rest of {@code target} with whole sample frames and moves its position.
   *
   * @return how many sample frames, 0 once both picture and sound have ended
   * @throws UnreadableMediaException if the sound cannot be decoded
   */
  int read(ByteBuffer target) throws UnreadableMediaException;

  @Override
  void close();
}
