package org.cuepoint.core.recognition;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The baseline without learning: in each of 4×4 cells a colour histogram and the energy of the
 * luminance difference to the previous tick. What a network's features are worth shows against
 * these. Pure Java; thread-safe, its encoders belong to one thread at a time.
 */
public final class HistogramBackbone implements Backbone {

  private static final String ID = "histogram-difference";

  /** The whole weights file: there is nothing to learn. */
  private static final String FILE = "{\"encoder\":\"" + ID + "\",\"version\":1}\n";

  /** Made by ServiceLoader. */
  public HistogramBackbone() {}

  /** Writes the file that this provider accepts. */
  public static void write(Path file) throws IOException {
    Files.writeString(file, FILE);
  }

  @Override
  public String id() {
    return ID;
  }

  @Override
  public String displayName() {
    return "Colour histogram and frame difference";
  }

  @Override
  public int apiVersion() {
    return API_VERSION;
  }

  @Override
  public boolean accepts(Path weights) {
    byte[] whole = FILE.getBytes(StandardCharsets.UTF_8);
    try (InputStream in = Files.newInputStream(weights)) {
      return java.util.Arrays.equals(whole, in.readNBytes(whole.length + 1));
    } catch (IOException unreadable) {
      return false;
    }
  }

  @Override
  public FrameEncoder open(Path weights) throws IOException {
    if (!accepts(weights)) {
      throw new IOException(weights + " describes no histogram encoder");
    }
    return new Encoder();
  }

  /** Soft histograms, so that a value near the border of two bins does not jump between them. */
  private static final class Encoder implements FrameEncoder {

    private static final int SIZE = 64;
    private static final int TOKENS = 4;
    private static final int CELL = SIZE / TOKENS;
    private static final int LUMINANCE_BINS = 8;
    private static final int CHROMA_BINS = 4;
    private static final int CHANNELS = LUMINANCE_BINS + 2 * CHROMA_BINS + 4;
    private static final double CHANGED = 0.06;
    private static final EncoderDescription DESCRIPTION =
        new EncoderDescription(
            "histogram-difference@1", SIZE, new FeatureShape(CHANNELS, TOKENS), ID);

    @Override
    public EncoderDescription description() {
      return DESCRIPTION;
    }

    @Override
    public TickFeatures encode(ByteBuffer rgb, int[] frames) {
      int ticks = frames.length;
      float[] motion = new float[ticks];
      float[] pooled = new float[ticks * CHANNELS];
      float[] tokens = new float[ticks * TOKENS * TOKENS * CHANNELS];
      float[] before = luminance(rgb, 0);
      for (int k = 0; k < ticks; k++) {
        float[] now = luminance(rgb, k + 1);
        double moved = 0;
        for (int cell = 0; cell < TOKENS * TOKENS; cell++) {
          int at = (k * TOKENS * TOKENS + cell) * CHANNELS;
          moved += cell(rgb, k + 1, cell, before, now, tokens, at);
          for (int c = 0; c < CHANNELS; c++) {
            pooled[k * CHANNELS + c] += tokens[at + c] / (TOKENS * TOKENS);
          }
        }
        motion[k] = (float) (moved / (TOKENS * TOKENS));
        before = now;
      }
      return new TickFeatures(frames, motion, pooled, tokens);
    }

    private static float[] luminance(ByteBuffer rgb, int picture) {
      float[] luminance = new float[SIZE * SIZE];
      for (int pixel = 0; pixel < luminance.length; pixel++) {
        luminance[pixel] = light(rgb, (picture * SIZE * SIZE + pixel) * 3);
      }
      return luminance;
    }

    /** Rec. ITU-R BT.601, 0 to 1. */
    private static float light(ByteBuffer rgb, int at) {
      return (0.299f * (rgb.get(at) & 0xff)
              + 0.587f * (rgb.get(at + 1) & 0xff)
              + 0.114f * (rgb.get(at + 2) & 0xff))
          / 255;
    }

    /** Describes one cell and returns its mean absolute difference. */
    private static double cell(
        ByteBuffer rgb, int picture, int cell, float[] before, float[] now, float[] out, int at) {
      int top = cell / TOKENS * CELL;
      int left = cell % TOKENS * CELL;
      double absolute = 0;
      double squares = 0;
      double brighter = 0;
      double changed = 0;
      for (int y = top; y < top + CELL; y++) {
        for (int x = left; x < left + CELL; x++) {
          int pixel = y * SIZE + x;
          int byteAt = (picture * SIZE * SIZE + pixel) * 3;
          float light = now[pixel];
          float red = (rgb.get(byteAt) & 0xff) / 255f - light;
          float blue = (rgb.get(byteAt + 2) & 0xff) / 255f - light;
          vote(out, at, LUMINANCE_BINS, light);
          // Differences to the luminance beyond a quarter are rare.
          vote(out, at + LUMINANCE_BINS, CHROMA_BINS, 0.5f + 2 * red);
          vote(out, at + LUMINANCE_BINS + CHROMA_BINS, CHROMA_BINS, 0.5f + 2 * blue);
          double difference = light - before[pixel];
          absolute += Math.abs(difference);
          squares += difference * difference;
          brighter += Math.max(0, difference);
          changed += Math.abs(difference) > CHANGED ? 1 : 0;
        }
      }
      int pixels = CELL * CELL;
      int energies = at + CHANNELS - 4;
      for (int i = at; i < energies; i++) {
        // Square roots of shares make plain distances those of Hellinger.
        out[i] = (float) Math.sqrt(out[i] / pixels);
      }
      out[energies] = (float) (absolute / pixels);
      out[energies + 1] = (float) Math.sqrt(squares / pixels);
      out[energies + 2] = (float) (brighter / pixels);
      out[energies + 3] = (float) (changed / pixels);
      return absolute / pixels;
    }

    private static void vote(float[] out, int at, int bins, float value) {
      float place = Math.clamp(value, 0f, 1f) * (bins - 1);
      int low = Math.min((int) place, bins - 2);
      out[at + low] += 1 - (place - low);
      out[at + low + 1] += place - low;
    }

    @Override
    public void close() {
      // Nothing is held.
    }
  }
}
