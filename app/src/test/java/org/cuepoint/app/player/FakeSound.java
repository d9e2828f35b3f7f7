package org.cuepoint.app.player;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.cuepoint.core.job.InlineJobRunner;
import org.cuepoint.core.job.JobContext;
import org.cuepoint.core.media.AudioLibrary;
import org.cuepoint.core.media.AudioSource;
import org.cuepoint.core.media.IndexedMedia;
import org.cuepoint.core.media.UnreadableMediaException;
import org.cuepoint.core.media.Waveform;

/** A sound library and a device in one; the test says how much is heard. */
final class FakeSound implements AudioLibrary, SoundOutput {

  static final int RATE = 1000;
  private static final int BUFFER_FRAMES = 500;

  double sought = -1;
  int volumePercent = 100;
  boolean sounding;
  boolean closed;
  boolean deviceThere = true;
  boolean readable = true;
  long played;
  long buffered;
  int remaining = Integer.MAX_VALUE;

  SoundTrack.Parts parts() {
    return new SoundTrack.Parts(this, this::open, new InlineJobRunner());
  }

  private SoundOutput open(int rate, int channels) throws SoundUnavailableException {
    if (!deviceThere) {
      throw new SoundUnavailableException("none", new IllegalStateException());
    }
    closed = false;
    return this;
  }

  /** Lets the device sound for a while, as far as it has something to play. */
  void hear(int frames) {
    if (sounding) {
      long heard = Math.min(frames, buffered);
      played += heard;
      buffered -= heard;
    }
  }

  @Override
  public AudioSource openAudio(Path file, IndexedMedia index) throws UnreadableMediaException {
    if (!readable) {
      throw new UnreadableMediaException(file, "The sound of this file cannot be decoded.");
    }
    return new AudioSource() {
      @Override
      public int sampleRate() {
        return RATE;
      }

      @Override
      public int channels() {
        return 1;
      }

      @Override
      public void seek(double seconds) {
        sought = seconds;
      }

      @Override
      public int read(ByteBuffer target) {
        int frames = Math.min(remaining, target.remaining() / 2);
        remaining -= frames;
        target.position(target.position() + 2 * frames);
        return frames;
      }

      @Override
      public void close() {}
    };
  }

  @Override
  public Waveform waveform(Path file, IndexedMedia index, JobContext context) {
    throw new UnsupportedOperationException("The player draws no outline");
  }

  @Override
  public int room() {
    return (int) (BUFFER_FRAMES - buffered) * 2;
  }

  @Override
  public void write(byte[] samples, int bytes) {
    buffered += bytes / 2;
  }

  @Override
  public long played() {
    return played;
  }

  @Override
  public void begin() {
    sounding = true;
  }

  @Override
  public void halt() {
    sounding = false;
    buffered = 0;
  }

  @Override
  public void setVolume(double volume) {
    volumePercent = (int) Math.round(100 * volume);
  }

  @Override
  public void close() {
    closed = true;
    halt();
  }
}
