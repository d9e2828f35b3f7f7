package org.cuepoint.app.player;

import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.DataLine;
import javax.sound.sampled.FloatControl;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.SourceDataLine;
import org.jspecify.annotations.Nullable;

/** Sound by Java Sound, on the device that the system prefers. */
final class LineOutput implements SoundOutput {

  private static final double BUFFER_SECONDS = 0.5;

  private final SourceDataLine line;
  private final int bytesPerFrame;
  private final @Nullable FloatControl gain;
  private volatile double volume = 1;

  private LineOutput(SourceDataLine line) {
    this.line = line;
    this.bytesPerFrame = line.getFormat().getFrameSize();
    this.gain =
        line.isControlSupported(FloatControl.Type.MASTER_GAIN)
            ? (FloatControl) line.getControl(FloatControl.Type.MASTER_GAIN)
            : null;
  }

  /** The device that the system prefers. */
  static SoundOutput open(int sampleRate, int channels) throws SoundUnavailableException {
    AudioFormat format = new AudioFormat(sampleRate, 16, channels, true, false);
    try {
      SourceDataLine line =
          (SourceDataLine) AudioSystem.getLine(new DataLine.Info(SourceDataLine.class, format));
      int frames = (int) (sampleRate * BUFFER_SECONDS);
      line.open(format, frames * format.getFrameSize());
      return new LineOutput(line);
    } catch (LineUnavailableException | IllegalArgumentException | SecurityException none) {
      throw new SoundUnavailableException("No sound device is free", none);
    }
  }

  @Override
  public int room() {
    int bytes = line.available();
    return bytes - bytes % bytesPerFrame;
  }

  @Override
  public void write(byte[] samples, int bytes) {
    if (gain == null && volume < 1) {
      scale(samples, bytes);
    }
    line.write(samples, 0, bytes);
  }

  private void scale(byte[] samples, int bytes) {
    double factor = volume;
    for (int i = 0; i + 1 < bytes; i += 2) {
      int sample = (short) ((samples[i] & 0xff) | (samples[i + 1] << 8));
      int quieter = (int) Math.round(sample * factor);
      samples[i] = (byte) quieter;
      samples[i + 1] = (byte) (quieter >> 8);
    }
  }

  @Override
  public long played() {
    return line.getLongFramePosition();
  }

  @Override
  public void begin() {
    line.start();
  }

  @Override
  public void halt() {
    line.stop();
    line.flush();
  }

  @Override
  public void setVolume(double next) {
    volume = next;
    FloatControl control = gain;
    if (control != null) {
      float decibels = next <= 0 ? control.getMinimum() : (float) (20 * Math.log10(next));
      control.setValue(Math.clamp(decibels, control.getMinimum(), control.getMaximum()));
    }
  }

  @Override
  public void close() {
    line.stop();
    line.flush();
    line.close();
  }
}
