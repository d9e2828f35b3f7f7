package org.cuepoint.core.media.javacv;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.bytedeco.ffmpeg.ffmpeg;
import org.bytedeco.javacpp.Loader;
import org.cuepoint.core.media.MediaLibrary;
import org.cuepoint.core.media.VideoWriter;
import org.cuepoint.core.media.check.NumberedClip;
import org.cuepoint.core.time.TimeBase;

/**
 * A numbered clip with noise for sound. Noise is like itself at one place only, so that any stretch
 * of what is heard tells where in the clip it comes from, to the sample. It is put into the file by
 * the ffmpeg program that comes with the libraries.
 *
 * @param name file name; the ending chooses the container
 * @param seconds length of the picture
 * @param soundSeconds length of the sound
 * @param offset when the sound starts, in seconds after the picture
 * @param rate samples per second
 * @param channels 1 or 2
 * @param encoding options for the sound
 * @param tolerance samples by which a place may be off
 */
record SoundClip(
    String name,
    int seconds,
    int soundSeconds,
    double offset,
    int rate,
    int channels,
    List<String> encoding,
    int tolerance) {

  /** Ten seconds of picture and sound that start together. */
  static SoundClip of(String name, int rate, int channels, int tolerance, String... encoding) {
    return new SoundClip(name, 10, 10, 0, rate, channels, List.of(encoding), tolerance);
  }

  /** Returns the same with sound at another place. */
  SoundClip withSound(double newOffset, int newSeconds) {
    return new SoundClip(name, seconds, newSeconds, newOffset, rate, channels, encoding, tolerance);
  }

  /** Returns the left channel as it was before encoding, smooth enough for any encoder. */
  short[] noise() {
    Random random = new Random(17);
    short[] samples = new short[soundSeconds * rate];
    double first = 0;
    double second = 0;
    for (int i = 0; i < samples.length; i++) {
      first += 0.3 * (random.nextGaussian() - first);
      second += 0.3 * (first - second);
      samples[i] = (short) Math.clamp(second * 12_000, -30_000, 30_000);
    }
    return samples;
  }

  /** Writes the clip into a folder. */
  Path write(MediaLibrary library, Path folder) throws IOException {
    Path picture = folder.resolve("picture.mkv");
    NumberedClip.write(
        library,
        picture,
        new TimeBase(1, 25),
        LongStream.range(0, seconds * 25L).toArray(),
        new VideoWriter.Settings(
            name.endsWith(".ts") ? "mpeg2video" : "mpeg4", 400_000, 50, 0, Map.of()));
    Path sound = folder.resolve("sound.raw");
    Files.write(sound, raw());
    Path file = folder.resolve(name);
    List<String> command = new ArrayList<>(List.of(Loader.load(ffmpeg.class)));
    command.addAll(List.of("-v", "error", "-nostdin", "-i", picture.toString()));
    command.addAll(List.of("-itsoffset", Double.toString(offset), "-f", "s16le"));
    command.addAll(List.of("-ar", Integer.toString(rate), "-ac", Integer.toString(channels)));
    command.addAll(List.of("-i", sound.toString(), "-map", "0:v", "-map", "1:a", "-c:v"));
    command.add(name.endsWith(".webm") ? "libvpx-vp9" : "copy");
    command.addAll(List.of("-deadline", "realtime", "-cpu-used", "8"));
    command.addAll(encoding);
    command.add(file.toString());
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      assertEquals(0, process.waitFor(), said);
    } catch (InterruptedException stopped) {
      throw new IOException(stopped);
    }
    return file;
  }

  private byte[] raw() {
    short[] left = noise();
    ByteBuffer bytes =
        ByteBuffer.allocate(left.length * channels * Short.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (short sample : left) {
      bytes.putShort(sample);
      if (channels == 2) {
        bytes.putShort((short) (-sample / 2));
      }
    }
    return bytes.array();
  }

  @Override
  public String toString() {
    return name + " " + rate + " " + channels + " " + offset;
  }
}
