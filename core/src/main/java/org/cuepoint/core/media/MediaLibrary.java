package org.cuepoint.core.media;

import java.io.IOException;
import java.nio.file.Path;
import org.cuepoint.core.job.JobContext;
import org.cuepoint.core.time.TimeBase;

/** Reads and writes video files. Thread-safe; what it opens belongs to one thread at a time. */
public interface MediaLibrary {

  /**
   * Lists every frame by one demux pass, checked by decoding where the file looks suspect.
   *
   * @param file the file
   * @param context told about progress in bytes; asked about cancellation
   * @throws UnreadableMediaException if it is no video that can be decoded
   */
  IndexedMedia index(Path file, JobContext context) throws UnreadableMediaException;

  /**
   * Opens a file for playing and stepping.
   *
   * @param file the file
   * @param index its frames, from {@link #index}
   * @param viewSize the size of the pictures to deliver, rotation applied
   * @throws UnreadableMediaException if it cannot be opened any more
   */
  FrameSource openFrames(Path file, IndexedMedia index, FrameSize viewSize)
      throws UnreadableMediaException;

  /**
   * Opens a file for analysis: one picture per tick of the feature clock, in order.
   *
   * @param file the file
   * @param index its frames
   * @param plan clock, crop and picture size
   * @throws UnreadableMediaException if it cannot be opened any more
   */
  TickSampler openTicks(Path file, IndexedMedia index, SamplingPlan plan)
      throws UnreadableMediaException;

  /**
   * Opens a camera; its pictures come as they are taken.
   *
   * @param plan clock, crop and picture size
   * @throws IOException if there is no such camera or it cannot be used; the message says what to
   *     do
   */
  default TickPictures openCamera(CameraAddress camera, SamplingPlan plan) throws IOException {
    throw new IOException("There are no cameras here, so " + camera + " cannot be opened.");
  }

  /**
   * Starts a new video file.
   *
   * @param file must not exist; the ending chooses the container
   * @param size even width and height
   * @param timeBase the stream's time base
   * @param settings codec, quality and key frame distance
   */
  VideoWriter create(Path file, FrameSize size, TimeBase timeBase, VideoWriter.Settings settings)
      throws IOException;
}
