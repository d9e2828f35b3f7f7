package org.cuepoint.core.media.javacv;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.cuepoint.core.job.JobCancelledException;
import org.cuepoint.core.job.JobContext;
import org.cuepoint.core.media.AudioSource;
import org.cuepoint.core.media.IndexedMedia;
import org.cuepoint.core.media.UnreadableMediaException;
import org.cuepoint.core.media.VideoWriter;
import org.cuepoint.core.media.Waveform;
import org.cuepoint.core.media.check.NumberedClip;
import org.cuepoint.core.time.TimeBase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Listens to clips whose sound says where it belongs. */
class AudioTest {

  private static final int SEEKS = 40;
  private static final int HEARD = 2048;

  @TempDir Path folder;
  private final JavaCvMediaLibrary library = new JavaCvMediaLibrary();

  /** Containers and codecs; Matroska's milliseconds are 24 samples to either side. */
  static List<SoundClip> clips() {
    return List.of(
        SoundClip.of("aac.mp4", 48_000, 2, 0, "-c:a", "aac", "-b:a", "192k"),
        SoundClip.of("aac.mp4", 44_100, 1, 0, "-c:a", "aac", "-b:a", "128k"),
        SoundClip.of("late.mp4", 48_000, 2, 0, "-c:a", "aac", "-movie_timescale", "48000")
            .withSound(2.5, 5),
        SoundClip.of("early.mp4", 48_000, 2, 0, "-c:a", "aac").withSound(-1.25, 10),
        SoundClip.of("long.mp4", 48_000, 2, 0, "-c:a", "aac").withSound(0, 14),
        SoundClip.of(
            "fragments.mp4", 48_000, 2, 0, "-c:a", "aac", "-movflags", "frag_keyframe+delay_moov"),
        SoundClip.of("pcm.mov", 22_050, 2, 0, "-c:a", "pcm_s16le"),
        SoundClip.of("pcm.avi", 48_000, 2, 0, "-c:a", "pcm_s16le"),
        SoundClip.of("mp3.mp4", 44_100, 2, 0, "-c:a", "libmp3lame"),
        SoundClip.of("pcm.mkv", 48_000, 2, 24, "-c:a", "pcm_s16le"),
        SoundClip.of("high.mkv", 96_000, 2, 24, "-c:a", "pcm_s16le"),
        SoundClip.of("aac.mkv", 48_000, 2, 24, "-c:a", "aac"),
        SoundClip.of("flac.mkv", 44_100, 2, 24, "-c:a", "flac"),
        SoundClip.of("aac.ts", 48_000, 2, 1, "-c:a", "aac"),
        SoundClip.of("opus.webm", 48_000, 2, 24, "-c:a", "libopus", "-b:a", "160k"),
        SoundClip.of("vorbis.webm", 44_100, 2, 30, "-c:a", "vorbis", "-strict", "-2"));
  }

  @ParameterizedTest
  @MethodSource("clips")
  void hearsEverySampleAtItsPlaceAfterAnySeek(SoundClip clip) throws IOException {
    Path file = clip.write(library, folder);
    IndexedMedia media = library.index(file, JobContext.NONE);
    short[] noise = clip.noise();
    Random random = new Random(5);
    try (AudioSource sound = library.openAudio(file, media)) {
      int rate = sound.sampleRate();
      assertEquals(Math.min(48_000, clip.rate()), rate);
      assertEquals(clip.channels(), sound.channels());
      int shift = (int) Math.round(clip.offset() * rate);
      int last = noise.length / (clip.rate() / rate) + shift - HEARD - 2_000;
      int first = Math.max(0, shift) + 2_000;
      int place = first;
      for (int n = 0; n < SEEKS; n++) {
        if (n % 3 != 1) {
          place = first + random.nextInt(last - first);
          sound.seek((double) place / rate);
        } // else reads on
        if (place > last) {
          continue;
        }
        short[] heard = left(sound, HEARD);
        int expected = (place - shift) * (clip.rate() / rate);
        int off = offset(noise, heard, expected, clip.rate() / rate);
        assertTrue(
            Math.abs(off) <= clip.tolerance() * (clip.rate() / rate),
            off + " samples off at " + place + " (" + n + ")");
        place += HEARD;
      }
    }
  }

  @ParameterizedTest
  @MethodSource("clips")
  void isSilentWhereThereIsNoSoundAndEndsWithBoth(SoundClip clip) throws IOException {
    Path file = clip.write(library, folder);
    IndexedMedia media = library.index(file, JobContext.NONE);
    try (AudioSource sound = library.openAudio(file, media)) {
      int rate = sound.sampleRate();
      sound.seek(-0.5);
      double silentTo = Math.max(0, clip.offset()) + 0.5;
      if (clip.offset() >= 0) {
        short[] before = left(sound, (int) (rate * silentTo) - 2_500);
        assertArrayEquals(new short[before.length], before);
      }
      sound.seek(0);
      ByteBuffer bytes = buffer(sound, 10_000);
      long samples = 0;
      for (int read = sound.read(bytes); read > 0; read = sound.read(bytes.clear())) {
        samples += read;
      }
      double end = Math.max(clip.seconds(), clip.offset() + clip.soundSeconds());
      // Encoders fill their last packet.
      assertEquals(end, (double) samples / rate, 0.06);
      assertEquals(0, sound.read(bytes.clear()));
      sound.seek(end + 5);
      assertEquals(0, sound.read(bytes.clear()));
      sound.seek(clip.seconds() / 2.0);
      assertEquals(10_000, sound.read(bytes.clear()));
    }
  }

  @Test
  void drawsTheOutlineOfTheSound() throws IOException {
    SoundClip clip =
        SoundClip.of("late.mp4", 48_000, 2, 0, "-c:a", "pcm_s16le", "-f", "mov").withSound(2, 4);
    Path file = clip.write(library, folder);
    IndexedMedia media = library.index(file, JobContext.NONE);
    Waveform waveform = library.waveform(file, media, JobContext.NONE);
    assertEquals(10 * Waveform.PARTS_PER_SECOND, waveform.parts());
    for (int p = 0; p < waveform.parts(); p++) {
      if (p < 2 * Waveform.PARTS_PER_SECOND || p >= 6 * Waveform.PARTS_PER_SECOND) {
        assertEquals(0, waveform.lowest()[p] + waveform.highest()[p]);
      }
    }
    short[] noise = clip.noise();
    int part = clip.rate() / Waveform.PARTS_PER_SECOND;
    for (int p = 0; p < 4 * Waveform.PARTS_PER_SECOND; p++) {
      int low = 0;
      int high = 0;
      for (int i = p * part; i < (p + 1) * part; i++) {
        int right = (short) (-noise[i] / 2);
        low = Math.min(low, Math.min(noise[i], right));
        high = Math.max(high, Math.max(noise[i], right));
      }
      int at = 2 * Waveform.PARTS_PER_SECOND + p;
      assertEquals(low >> 8, waveform.lowest()[at]);
      assertEquals(high >> 8, waveform.highest()[at]);
    }
  }

  @Test
  void stopsDrawingWhenAsked() throws IOException {
    Path file = SoundClip.of("a.mp4", 48_000, 2, 0, "-c:a", "aac").write(library, folder);
    IndexedMedia media = library.index(file, JobContext.NONE);
    JobContext stop =
        new JobContext() {
          private int asked;

          @Override
          public void progress(long done, long total, String message) {}

          @Override
          public boolean isCancelled() {
            return ++asked > 3;
          }
        };
    assertThrows(JobCancelledException.class, () -> library.waveform(file, media, stop));
  }

  @Test
  void saysThatThereIsNoSound() throws IOException {
    Path file = folder.resolve("silent.mp4");
    NumberedClip.write(
        library,
        file,
        new TimeBase(1, 25),
        new long[] {0, 1, 2, 3},
        new VideoWriter.Settings("mpeg4", 100_000, 2, 0, Map.of()));
    IndexedMedia media = library.index(file, JobContext.NONE);
    UnreadableMediaException problem =
        assertThrows(UnreadableMediaException.class, () -> library.openAudio(file, media));
    assertEquals("silent.mp4 has no sound; it is played silently.", problem.getMessage());
  }

  private static ByteBuffer buffer(AudioSource sound, int samples) {
    return ByteBuffer.allocate(samples * sound.channels() * Short.BYTES)
        .order(ByteOrder.LITTLE_ENDIAN);
  }

  private static short[] left(AudioSource sound, int samples) throws IOException {
    ByteBuffer bytes = buffer(sound, samples);
    assertEquals(samples, sound.read(bytes));
    assertEquals(0, bytes.remaining());
    short[] left = new short[samples];
    for (int i = 0; i < samples; i++) {
      left[i] = bytes.getShort(i * sound.channels() * Short.BYTES);
    }
    return left;
  }

  /** Returns by how many samples of the original the heard ones are off: where both agree best. */
  private static int offset(short[] noise, short[] heard, int expected, int every) {
    int best = 0;
    double bestLikeness = Double.NEGATIVE_INFINITY;
    for (int off = -1_200; off <= 1_200; off++) {
      double both = 0;
      double power = 1;
      for (int i = 0; i < heard.length; i++) {
        int at = expected + off + i * every;
        double original = at < 0 || at >= noise.length ? 0 : noise[at];
        both += original * heard[i];
        power += original * original;
      }
      double likeness = both / Math.sqrt(power);
      if (likeness > bestLikeness) {
        bestLikeness = likeness;
        best = off;
      }
    }
    double heardPower = 1;
    for (short sample : heard) {
      heardPower += (double) sample * sample;
    }
    assertTrue(
        bestLikeness / Math.sqrt(heardPower) > 0.9,
        "likeness only " + bestLikeness / Math.sqrt(heardPower));
    return best;
  }
}
