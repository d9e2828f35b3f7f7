package org.cuepoint.core.recognition.djl.pretrain;

import java.util.random.RandomGenerator;
import org.cuepoint.core.feature.Pictures;
import org.cuepoint.core.train.PretrainingPlan;

/**
 * Makes a changed view of a clip: one crop, one change of colours for all its pictures, so that
 * what differs between pictures is the video's own. Nothing is mirrored: left and right are classes
 * to many users. One thread at a time.
 */
public final class ViewMaker {

  private static final float RED = 0.299f;
  private static final float GREEN = 0.587f;
  private static final float BLUE = 0.114f;

  private final PretrainingPlan.View view;
  private final int out;
  private final int in;
  private final byte[] raw;
  private final float[] before;
  private final float[] now;

  /**
   * Makes a maker.
   *
   * @param in width and height of the pictures
   * @param out width and height of the views
   */
  public ViewMaker(PretrainingPlan.View view, int in, int out) {
    this.view = view;
    this.in = in;
    this.out = out;
    this.raw = new byte[in * in * 3];
    this.before = new float[out * out];
    this.now = new float[out * out];
  }

  /**
   * Writes a view.
   *
   * @param pictures where the clip is
   * @param ticks one more than the clip has: the one before the first, then those of the clip
   * @param values receives shape (ticks, 4, out, out), from {@code offset} on
   */
  public void make(
      Pictures pictures, int[] ticks, float[] values, int offset, RandomGenerator random) {
    double share = view.smallest() + (1 - view.smallest()) * random.nextDouble();
    double stretch = Math.exp((random.nextDouble() - 0.5) * 0.2);
    double width = Math.min(in, share * in * stretch);
    double height = Math.min(in, share * in / stretch);
    double left = (in - width) * random.nextDouble();
    double top = (in - height) * random.nextDouble();
    Colours colours = Colours.draw(view, random);
    int plane = out * out;
    for (int t = 0; t < ticks.length; t++) {
      pictures.copy(ticks[t], raw);
      int at = offset + (t - 1) * 4 * plane;
      for (int y = 0; y < out; y++) {
        double sourceY = top + (y + 0.5) * height / out - 0.5;
        for (int x = 0; x < out; x++) {
          double sourceX = left + (x + 0.5) * width / out - 0.5;
          pixel(sourceX, sourceY, colours, random, t > 0 ? values : null, at, y * out + x);
        }
      }
      if (t > 0) {
        for (int i = 0; i < plane; i++) {
          values[at + 3 * plane + i] = now[i] - before[i];
        }
      }
      System.arraycopy(now, 0, before, 0, plane);
    }
  }

  private void pixel(
      double x,
      double y,
      Colours colours,
      RandomGenerator random,
      float @org.jspecify.annotations.Nullable [] values,
      int at,
      int i) {
    int x0 = Math.clamp((int) Math.floor(x), 0, in - 1);
    int y0 = Math.clamp((int) Math.floor(y), 0, in - 1);
    int x1 = Math.min(x0 + 1, in - 1);
    int y1 = Math.min(y0 + 1, in - 1);
    float fx = (float) Math.clamp(x - x0, 0, 1);
    float fy = (float) Math.clamp(y - y0, 0, 1);
    float r = sample(x0, x1, y0, y1, fx, fy, 0);
    float g = sample(x0, x1, y0, y1, fx, fy, 1);
    float b = sample(x0, x1, y0, y1, fx, fy, 2);
    if (colours.grey()) {
      float luma = RED * r + GREEN * g + BLUE * b;
      r = luma;
      g = luma;
      b = luma;
    }
    r = colours.red() * r + colours.lift();
    g = colours.green() * g + colours.lift();
    b = colours.blue() * b + colours.lift();
    now[i] = RED * r + GREEN * g + BLUE * b;
    if (values != null) {
      int plane = out * out;
      float noise = colours.noise() == 0 ? 0 : colours.noise() * (random.nextFloat() - 0.5f);
      values[at + i] = r + noise;
      values[at + plane + i] = g + noise;
      values[at + 2 * plane + i] = b + noise;
    }
  }

  private float sample(int x0, int x1, int y0, int y1, float fx, float fy, int channel) {
    float a = raw[(y0 * in + x0) * 3 + channel] & 0xff;
    float b = raw[(y0 * in + x1) * 3 + channel] & 0xff;
    float c = raw[(y1 * in + x0) * 3 + channel] & 0xff;
    float d = raw[(y1 * in + x1) * 3 + channel] & 0xff;
    float top = a + (b - a) * fx;
    float bottom = c + (d - c) * fx;
    return (top + (bottom - top) * fy) / 255f;
  }

  /** One change of colours: {@code channel * gain + lift}. */
  private record Colours(
      float red, float green, float blue, float lift, boolean grey, float noise) {

    static Colours draw(PretrainingPlan.View view, RandomGenerator random) {
      double contrast = 1 + view.contrast() * sign(random);
      double lift = view.brightness() * 0.5 * sign(random) + 0.5 * (1 - contrast);
      return new Colours(
          (float) (contrast * (1 + view.colour() * sign(random))),
          (float) (contrast * (1 + view.colour() * sign(random))),
          (float) (contrast * (1 + view.colour() * sign(random))),
          (float) lift,
          random.nextDouble() < view.grey(),
          // Uniform noise of the wanted deviation.
          (float) (view.noise() * Math.sqrt(12)));
    }

    private static double sign(RandomGenerator random) {
      return 2 * random.nextDouble() - 1;
    }
  }
}
