package org.cuepoint.core.recognition.djl.focal;

import org.cuepoint.core.recognition.djl.training.ParameterSet;
import org.cuepoint.core.train.FocalSpec;

/** A block of the first stage, written from the formula with loops. */
final class PlainBlock {

  private final FocalSpec spec;
  private final ParameterSet set;
  private final int side;
  private final int width;
  private final int levels;

  PlainBlock(FocalSpec spec, ParameterSet set, int side) {
    this.spec = spec;
    this.set = set;
    this.side = side;
    this.width = spec.widths().getFirst();
    this.levels = spec.levels().getFirst();
  }

  private float[] get(String name) {
    return set.get("b." + name).toFloatArray();
  }

  /** Runs on shape (pictures, side, side, width). */
  double[] run(float[] x) {
    int positions = x.length / width;
    double[] in = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      in[i] = x[i];
    }
    double[] read = linear("read", norm("norm1", in), width);
    int all = 3 * width + 2 * (levels + 1);
    double[] query = columns(read, all, 0, width);
    double[] spaceGates = columns(read, all, 2 * width, levels + 1);
    double[] timeGates = columns(read, all, 3 * width + levels + 1, levels + 1);
    double[] space = space(columns(read, all, width, width), spaceGates);
    double[] time = time(columns(read, all, 2 * width + levels + 1, width), timeGates);
    double[] product = new double[positions * width];
    double[] one = linear("space", space, width);
    double[] two = linear("time", time, width);
    for (int i = 0; i < product.length; i++) {
      product[i] = query[i] * one[i] * two[i];
    }
    double[] y = plus(in, linear("mix", product, width), get("scale1"));
    double[] inner = linear("up", norm("norm2", y), width);
    for (int i = 0; i < inner.length; i++) {
      inner[i] = gelu(inner[i]);
    }
    return plus(y, linear("down", inner, 4 * width), get("scale2"));
  }

  private double[] space(double[] first, double[] gates) {
    int pictures = first.length / (side * side * width);
    double[] context = first;
    double[] sum = new double[first.length];
    for (int l = 0; l < levels; l++) {
      int k = spec.kernel(0, l);
      float[] w = get("space." + l);
      double[] next = new double[first.length];
      for (int n = 0; n < pictures; n++) {
        for (int r = 0; r < side; r++) {
          for (int s = 0; s < side; s++) {
            for (int c = 0; c < width; c++) {
              double value = 0;
              for (int i = 0; i < k; i++) {
                for (int j = 0; j < k; j++) {
                  int row = r + i - k / 2;
                  int column = s + j - k / 2;
                  if (row >= 0 && row < side && column >= 0 && column < side) {
                    value += context[at(n, row, column) + c] * w[(c * k + i) * k + j];
                  }
                }
              }
              next[at(n, r, s) + c] = gelu(value);
            }
          }
        }
      }
      context = next;
      gate(sum, context, gates, l);
    }
    double[] mean = new double[first.length];
    for (int n = 0; n < pictures; n++) {
      for (int c = 0; c < width; c++) {
        double value = 0;
        for (int p = 0; p < side * side; p++) {
          value += context[(n * side * side + p) * width + c] / (side * side);
        }
        for (int p = 0; p < side * side; p++) {
          mean[(n * side * side + p) * width + c] = gelu(value);
        }
      }
    }
    gate(sum, mean, gates, levels);
    return sum;
  }

  private double[] time(double[] first, double[] gates) {
    int frames = spec.frames();
    int area = side * side;
    int windows = first.length / (frames * area * width);
    boolean causal = spec.sight() == FocalSpec.Sight.CAUSAL;
    boolean full = spec.convolution() == FocalSpec.TimeConvolution.FULL;
    double[] context = first;
    double[] sum = new double[first.length];
    for (int l = 0; l < levels; l++) {
      int k = spec.kernel(0, l);
      float[] w = get("time." + l);
      int before = causal ? k - 1 : k / 2;
      double[] next = new double[first.length];
      for (int b = 0; b < windows; b++) {
        for (int t = 0; t < frames; t++) {
          for (int p = 0; p < area; p++) {
            for (int c = 0; c < width; c++) {
              double value = 0;
              for (int i = 0; i < k; i++) {
                int tick = t + i - before;
                if (tick < 0 || tick >= frames) {
                  continue;
                }
                int from = ((b * frames + tick) * area + p) * width;
                if (full) {
                  for (int d = 0; d < width; d++) {
                    value += context[from + d] * w[(c * width + d) * k + i];
                  }
                } else {
                  value += context[from + c] * w[c * k + i];
                }
              }
              next[((b * frames + t) * area + p) * width + c] = gelu(value);
            }
          }
        }
      }
      context = next;
      gate(sum, context, gates, l);
    }
    double[] mean = new double[first.length];
    for (int b = 0; b < windows; b++) {
      for (int t = 0; t < frames; t++) {
        int seen = causal ? t + 1 : frames;
        for (int i = 0; i < area * width; i++) {
          double value = 0;
          for (int tick = 0; tick < seen; tick++) {
            value += context[(b * frames + tick) * area * width + i] / seen;
          }
          mean[(b * frames + t) * area * width + i] = gelu(value);
        }
      }
    }
    gate(sum, mean, gates, levels);
    return sum;
  }

  private void gate(double[] sum, double[] context, double[] gates, int level) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += context[i] * gates[i / width * (levels + 1) + level];
    }
  }

  private int at(int picture, int row, int column) {
    return ((picture * side + row) * side + column) * width;
  }

  private static double[] columns(double[] x, int of, int from, int count) {
    double[] columns = new double[x.length / of * count];
    for (int i = 0; i < columns.length; i++) {
      columns[i] = x[i / count * of + from + i % count];
    }
    return columns;
  }

  private double[] linear(String name, double[] x, int in) {
    float[] w = get(name + ".w");
    float[] b = get(name + ".b");
    double[] y = new double[x.length / in * b.length];
    for (int i = 0; i < y.length; i++) {
      int row = i / b.length;
      int out = i % b.length;
      y[i] = b[out];
      for (int j = 0; j < in; j++) {
        y[i] += w[out * in + j] * x[row * in + j];
      }
    }
    return y;
  }

  private double[] norm(String name, double[] x) {
    float[] g = get(name + ".g");
    float[] b = get(name + ".b");
    double[] y = new double[x.length];
    for (int row = 0; row < x.length / width; row++) {
      double mean = 0;
      double square = 0;
      for (int c = 0; c < width; c++) {
        mean += x[row * width + c] / width;
        square += x[row * width + c] * x[row * width + c] / width;
      }
      for (int c = 0; c < width; c++) {
        double even = (x[row * width + c] - mean) / Math.sqrt(square - mean * mean + 1e-5);
        y[row * width + c] = even * g[c] + b[c];
      }
    }
    return y;
  }

  private static double[] plus(double[] x, double[] more, float[] scale) {
    double[] y = x.clone();
    for (int i = 0; i < y.length; i++) {
      y[i] += more[i] * scale[i % scale.length];
    }
    return y;
  }

  private static double gelu(double x) {
    return x * 0.5 * (1 + erf(x / Math.sqrt(2)));
  }

  /** The series, which is exact to 1e-9 for what occurs here. */
  private static double erf(double x) {
    double z = Math.clamp(x, -4, 4);
    double term = z;
    double sum = z;
    for (int n = 1; n < 80; n++) {
      term *= -z * z / n;
      sum += term / (2 * n + 1);
    }
    return 2 / Math.sqrt(Math.PI) * sum;
  }
}
