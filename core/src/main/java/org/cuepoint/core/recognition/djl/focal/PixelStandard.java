package org.cuepoint.core.recognition.djl.focal;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import org.cuepoint.core.feature.Pictures;
import org.cuepoint.core.train.FocalSpec;

/**
 * Mean and deviation of red, green and blue, 0 to 1, in the pictures that a network was trained on.
 * It goes with the network, so that any picture is seen as those were.
 */
public record PixelStandard(List<Double> mean, List<Double> deviation) {

  /** Pictures that are looked at, evenly spread. */
  private static final int LOOKS = 256;

  private static final double FLOOR = 1e-2;

  /** Copies the lists. */
  public PixelStandard {
    mean = List.copyOf(mean);
    deviation = List.copyOf(deviation);
  }

  /** Measures. */
  static PixelStandard of(List<Pictures> videos) {
    long all = videos.stream().mapToLong(Pictures::ticks).sum();
    long looks = Math.min(LOOKS, all);
    double[] sums = new double[FocalSpec.CHANNELS];
    double[] squares = new double[FocalSpec.CHANNELS];
    long values = 0;
    for (long i = 0; i < looks; i++) {
      long at = all * i / looks;
      for (Pictures video : videos) {
        if (at < video.ticks()) {
          byte[] rgb = new byte[video.size() * video.size() * FocalSpec.CHANNELS];
          video.copy((int) at, rgb);
          for (int k = 0; k < rgb.length; k++) {
            double value = (rgb[k] & 0xff) / 255.0;
            sums[k % FocalSpec.CHANNELS] += value;
            squares[k % FocalSpec.CHANNELS] += value * value;
          }
          values += rgb.length / FocalSpec.CHANNELS;
          break;
        }
        at -= video.ticks();
      }
    }
    List<Double> mean = new ArrayList<>();
    List<Double> deviation = new ArrayList<>();
    for (int c = 0; c < FocalSpec.CHANNELS; c++) {
      double middle = values == 0 ? 0 : sums[c] / values;
      double variance = values == 0 ? 0 : squares[c] / values - middle * middle;
      mean.add(middle);
      deviation.add(FLOOR + Math.sqrt(Math.max(0, variance)));
    }
    return new PixelStandard(mean, deviation);
  }

  /**
   * Returns pictures with mean 0 and deviation 1.
   *
   * @param x shape (…, 3, height, width) with 5 dimensions
   * @param most what the greatest value stands for: 1, or 255 for bytes
   */
  NDArray apply(NDArray x, double most) {
    NDManager manager = x.getManager();
    float[] middles = new float[FocalSpec.CHANNELS];
    float[] scales = new float[FocalSpec.CHANNELS];
    for (int c = 0; c < FocalSpec.CHANNELS; c++) {
      middles[c] = (float) (mean.get(c) * most);
      scales[c] = (float) (1 / (deviation.get(c) * most));
    }
    Shape channels = new Shape(1, 1, FocalSpec.CHANNELS, 1, 1);
    return x.sub(manager.create(middles, channels)).mul(manager.create(scales, channels));
  }
}
