package org.cuepoint.app.testing;

import java.nio.file.Path;
import org.cuepoint.core.job.JobContext;
import org.cuepoint.core.media.AudioLibrary;
import org.cuepoint.core.media.AudioSource;
import org.cuepoint.core.media.IndexedMedia;
import org.cuepoint.core.media.UnreadableMediaException;
import org.cuepoint.core.media.Waveform;

/** No video has any sound. */
public final class SilentAudio implements AudioLibrary {

  /** Makes a library. */
  public SilentAudio() {}

  @Override
  public AudioSource openAudio(Path file, IndexedMedia index) throws UnreadableMediaException {
    throw silent(file);
  }

  @Override
  public Waveform waveform(Path file, IndexedMedia index, JobContext context)
      throws UnreadableMediaException {
    throw silent(file);
  }

  private static UnreadableMediaException silent(Path file) {
    return new UnreadableMediaException(file, file.getFileName() + " has no sound.");
  }
}
