package org.cuepoint.samples.creatures;

import java.awt.Color;
import java.util.random.RandomGenerator;

/** Colours that go together, and others that stand out from them. Immutable. */
final class Palette {

  private final float hue;
  private final float spread;
  private final float saturation;
  private final float brightness;

  private Palette(float hue, float spread, float saturation, float brightness) {
    this.hue = hue;
    this.spread = spread;
    this.saturation = saturation;
    this.brightness = brightness;
  }

  static Palette any(RandomGenerator random) {
    return new Palette(
        random.nextFloat(),
        random.nextFloat(0.3f),
        random.nextFloat() * random.nextFloat(),
        random.nextFloat(0.15f, 0.95f));
  }

  /** Returns colours lighter or darker than these by enough to be seen. */
  Palette against(RandomGenerator random) {
    float apart = random.nextFloat(0.2f, 0.55f);
    boolean lighter = brightness + apart <= 1 && (brightness < 0.4f || random.nextBoolean());
    float value = lighter ? brightness + apart : Math.max(0.04f, brightness - apart);
    return new Palette(
        random.nextFloat(), random.nextFloat(0.5f), random.nextFloat(0.8f), Math.min(1, value));
  }

  Color next(RandomGenerator random) {
    return Color.getHSBColor(
        hue + spread * (random.nextFloat() - 0.5f),
        Math.clamp(saturation + 0.3f * (random.nextFloat() - 0.5f), 0f, 1f),
        Math.clamp(brightness + 0.25f * (random.nextFloat() - 0.5f), 0f, 1f));
  }

  static Color shade(Color colour, double factor) {
    return new Color(
        Math.clamp((int) (colour.getRed() * factor), 0, 255),
        Math.clamp((int) (colour.getGreen() * factor), 0, 255),
        Math.clamp((int) (colour.getBlue() * factor), 0, 255));
  }
}
