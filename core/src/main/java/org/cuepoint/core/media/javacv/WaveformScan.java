package org.cuepoint.core.media.javacv;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import org.cuepoint.core.job.JobContext;
import org.cuepoint.core.media.AudioSource;
import org.cuepoint.core.media.IndexedMedia;
import org.cuepoint.core.media.UnreadableMediaException;
import org.cuepoint.core.media.Waveform;

/** One pass over the sound that keeps the extremes of every part. One thread at a time. */
final class WaveformScan {

  private static final int SAMPLES_AT_ONCE = 16_384;

  private final Path file;
  private final IndexedMedia media;
  private final JobContext context;
  private byte[] lowest;
  private byte[] highest;

  WaveformScan(Path file, IndexedMedia media, JobContext context) {
    this.file = file;
    this.media = media;
    this.context = context;
    int parts = (int) Math.ceil(media.index().seconds() * Waveform.PARTS_PER_SECOND);
    lowest = new byte[Math.max(1, parts)];
    highest = new byte[lowest.length];
  }

  Waveform scan() throws UnreadableMediaException {
    try (AudioSource sound = new FfmpegAudioSource(file, media)) {
      int channels = sound.channels();
      ByteBuffer bytes =
          ByteBuffer.allocate(SAMPLES_AT_ONCE * channels * Short.BYTES)
              .order(ByteOrder.LITTLE_ENDIAN);
      long done = 0;
      sound.seek(0);
      while (true) {
        report(done / sound.sampleRate());
        int read = sound.read(bytes.clear());
        if (read == 0) {
          int parts = (int) part(done - 1, sound.sampleRate()) + 1;
          return new Waveform(Arrays.copyOf(lowest, parts), Arrays.copyOf(highest, parts));
        }
        ShortBuffer samples = bytes.flip().asShortBuffer();
        for (int i = 0; i < read; i++) {
          int part = (int) part(done + i, sound.sampleRate());
          for (int channel = 0; channel < channels; channel++) {
            keep(part, samples.get(i * channels + channel));
          }
        }
        done += read;
      }
    }
  }

  private static long part(long sample, int rate) {
    return sample * Waveform.PARTS_PER_SECOND / rate;
  }

  private void keep(int part, short sample) {
    if (part >= lowest.length) {
      // The sound goes on after the picture.
      lowest = Arrays.copyOf(lowest, part * 2);
      highest = Arrays.copyOf(highest, part * 2);
    }
    byte value = (byte) (sample >> Byte.SIZE);
    if (value < lowest[part]) {
      lowest[part] = value;
    }
    if (value > highest[part]) {
      highest[part] = value;
    }
  }

  private void report(long seconds) {
    context.throwIfCancelled();
    long total = Math.max(1, Math.round(media.index().seconds()));
    context.progress(Math.min(seconds, total), total, "Listening to " + file.getFileName());
  }
}
