package org.cuepoint.core.media;

import java.nio.file.Path;
import org.cuepoint.core.job.JobContext;

/** Reads the sound of video files. Thread-safe; what it opens belongs to one thread at a time. */
public interface AudioLibrary {

  /**
   * Opens the sound of a file.
   *
   * @param file the file
   * @param index its frames, from {@link MediaLibrary#index}
   * @throws UnreadableMediaException if it has no sound that can be decoded
   */
  AudioSource openAudio(Path file, IndexedMedia index) throws UnreadableMediaException;

  /**
   * Decodes all of the sound and keeps its outline.
   *
   * @param file the file
   * @param index its frames
   * @param context told about progress in seconds; asked about cancellation
   * @throws UnreadableMediaException if it has no sound that can be decoded
   */
  Waveform waveform(Path file, IndexedMedia index, JobContext context)
      throws UnreadableMediaException;
}
