package org.cuepoint.app.preview;

import java.nio.file.Path;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.cuepoint.core.job.Job;
import org.cuepoint.core.job.JobHandle;
import org.cuepoint.core.job.JobRunner;
import org.cuepoint.core.job.JobState;
import org.cuepoint.core.media.AudioLibrary;
import org.cuepoint.core.media.IndexedMedia;
import org.cuepoint.core.media.Waveform;
import org.jspecify.annotations.Nullable;

/**
 * Loads the outline of the sound of the video on screen, in the background. A video without sound,
 * or with sound that cannot be decoded, has none; the runner logs why. FX thread only.
 */
public final class WaveformLoader {

  private final AudioLibrary library;
  private final JobRunner runner;
  private final Executor fxThread;
  private final ReadOnlyObjectWrapper<@Nullable Waveform> waveform = new ReadOnlyObjectWrapper<>();
  private @Nullable JobHandle<Waveform> loading;

  /**
   * Makes a loader without a video.
   *
   * @param library decodes sound
   * @param runner where it is decoded; nothing that a person waits for
   * @param fxThread runs things on the FX thread
   */
  public WaveformLoader(AudioLibrary library, JobRunner runner, Executor fxThread) {
    this.library = library;
    this.runner = runner;
    this.fxThread = fxThread;
  }

  /** The outline; null until it is there, and for a video without sound. */
  public ReadOnlyObjectProperty<@Nullable Waveform> waveformProperty() {
    return waveform.getReadOnlyProperty();
  }

  /** Loads the outline of a video, instead of the one before. */
  public void open(Path file, IndexedMedia media) {
    close();
    if (!media.facts().audio()) {
      return;
    }
    JobHandle<Waveform> job =
        runner.submit(
            new Job<>(
                "Read the sound of " + file.getFileName(),
                context -> library.waveform(file, media, context)));
    loading = job;
    job.onChange(
        state -> {
          if (state instanceof JobState.Succeeded<Waveform>(Waveform result)) {
            fxThread.execute(
                () -> {
                  if (loading == job) {
                    loading = null;
                    waveform.set(result);
                  }
                });
          }
        });
  }

  /** Forgets the video and stops what is under way. */
  public void close() {
    JobHandle<Waveform> job = loading;
    loading = null;
    if (job != null) {
      job.cancel();
    }
    waveform.set(null);
  }
}
