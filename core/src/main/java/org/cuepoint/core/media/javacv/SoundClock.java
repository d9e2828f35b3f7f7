package org.cuepoint.core.media.javacv;

import java.util.ArrayList;
import java.util.List;

/**
 * Says where decoded sound lies on the video's time.
 *
 * <p>Containers with coarse timestamps (Matroska: milliseconds) round where a packet begins. For
 * codecs whose packets all hold the same number of samples the exact place is known nevertheless:
 * packets follow each other without a gap, so that all of them lie on a grid. The first ones give
 * its origin, as the mean of what each of them says. In other codecs a place found by a seek is
 * right to half a tick of the container. Immutable.
 */
final class SoundClock {

  /** What one decoded frame says. */
  record Sample(long pts, int samples) {}

  private static final double NO_GRID = Double.NaN;

  private final double tick;
  private final double start;
  private final int rate;
  private final int step;
  private final double origin;

  /**
   * Makes a clock.
   *
   * @param tick seconds per tick of the sound's timestamps
   * @param start seconds at which the video starts, by the same clock
   * @param rate samples per second as decoded
   * @param step samples in every packet, or 0 where that varies
   * @param first the first decoded frames
   */
  SoundClock(double tick, double start, int rate, int step, List<Sample> first) {
    this.tick = tick;
    this.start = start;
    this.rate = rate;
    this.step = step;
    origin = step > 0 && tick * rate > 1 ? origin(first) : NO_GRID;
  }

  /** Returns seconds from the start of the video to the beginning of a frame of sound. */
  double seconds(long pts, int samples) {
    double raw = raw(pts);
    if (samples != step || Double.isNaN(origin)) {
      return raw / rate;
    }
    double onGrid = origin + Math.rint((raw - origin) / step) * step;
    return (Math.abs(onGrid - raw) <= tick * rate ? onGrid : raw) / rate;
  }

  /** Returns the timestamp of a moment of the video. */
  long ticks(double seconds) {
    return Math.round((seconds + start) / tick);
  }

  private double raw(long pts) {
    return (pts * tick - start) * rate;
  }

  private double origin(List<Sample> first) {
    List<Double> offsets = new ArrayList<>();
    long index = 0;
    for (Sample frame : first) {
      // The first one may be shorter: what the encoder put before the sound is cut off.
      if (frame.samples() == step) {
        offsets.add(raw(frame.pts()) - (double) index * step);
        index++;
      } else if (!offsets.isEmpty()) {
        break;
      }
    }
    double mean = offsets.stream().mapToDouble(Double::doubleValue).average().orElse(NO_GRID);
    boolean regular = offsets.stream().allMatch(offset -> Math.abs(offset - mean) <= tick * rate);
    return regular ? mean : NO_GRID;
  }
}
