package org.cuepoint.core.media.javacv;

import java.io.IOException;
import java.nio.file.Path;
import org.cuepoint.core.job.JobContext;
import org.cuepoint.core.media.AudioLibrary;
import org.cuepoint.core.media.AudioSource;
import org.cuepoint.core.media.CameraAddress;
import org.cuepoint.core.media.FrameSize;
import org.cuepoint.core.media.FrameSource;
import org.cuepoint.core.media.IndexedMedia;
import org.cuepoint.core.media.MediaLibrary;
import org.cuepoint.core.media.SamplingPlan;
import org.cuepoint.core.media.TickPictures;
import org.cuepoint.core.media.TickSampler;
import org.cuepoint.core.media.UnreadableMediaException;
import org.cuepoint.core.media.VideoWriter;
import org.cuepoint.core.media.Waveform;
import org.cuepoint.core.time.TimeBase;

/**
 * Reads and writes videos, and reads their sound, with FFmpeg. Thread-safe; what it opens belongs
 * to one thread.
 */
public final class JavaCvMediaLibrary implements MediaLibrary, AudioLibrary {

  /** Makes a library; loads FFmpeg. */
  public JavaCvMediaLibrary() {
    Ffmpeg.load();
  }

  @Override
  public IndexedMedia index(Path file, JobContext context) throws UnreadableMediaException {
    return new StreamIndexer(file, context).index();
  }

  @Override
  public FrameSource openFrames(Path file, IndexedMedia index, FrameSize viewSize)
      throws UnreadableMediaException {
    return new FfmpegFrameSource(file, index, viewSize);
  }

  @Override
  public TickSampler openTicks(Path file, IndexedMedia index, SamplingPlan plan)
      throws UnreadableMediaException {
    return new FfmpegTickSampler(file, index, plan);
  }

  @Override
  public TickPictures openCamera(CameraAddress camera, SamplingPlan plan) throws IOException {
    return new CameraPictures(camera, plan);
  }

  @Override
  public VideoWriter create(
      Path file, FrameSize size, TimeBase timeBase, VideoWriter.Settings settings)
      throws IOException {
    return new FfmpegVideoWriter(file, size, timeBase, settings);
  }

  @Override
  public AudioSource openAudio(Path file, IndexedMedia index) throws UnreadableMediaException {
    return new FfmpegAudioSource(file, index);
  }

  @Override
  public Waveform waveform(Path file, IndexedMedia index, JobContext context)
      throws UnreadableMediaException {
    return new WaveformScan(file, index, context).scan();
  }
}
