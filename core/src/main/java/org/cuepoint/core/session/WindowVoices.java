package org.cuepoint.core.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cuepoint.core.active.Columns;
import org.cuepoint.core.active.Contrast;
import org.cuepoint.core.active.Doubt;
import org.cuepoint.core.active.Matrix;
import org.cuepoint.core.active.Place;
import org.cuepoint.core.embed.MapPoint;

/** What models said of the ticks of one video or region, told window by window. Immutable. */
final class WindowVoices {

  private final Matrix first;
  private final Optional<Matrix> second;
  private final Columns columns;
  private final int[] positions;

  /**
   * What they say of a window; as in {@link MapPoint}.
   *
   * @param divergence NaN where there is no second model
   */
  record Said(int prediction, float confidence, float doubt, float divergence) {

    /** Nobody was asked. */
    static final Said NOTHING = new Said(MapPoint.UNKNOWN, Float.NaN, Float.NaN, Float.NaN);
  }

  /**
   * Makes voices.
   *
   * @param first the distributions of each tick by the model that predicts
   * @param second the same by another one, of as many ticks
   * @param positions of the models' classes in today's scheme, -1 where it has them no more
   */
  WindowVoices(Matrix first, Optional<Matrix> second, Columns columns, int[] positions) {
    this.first = first;
    this.second = second;
    this.columns = columns;
    this.positions = positions.clone();
  }

  List<Said> of(List<Place> windows) {
    Matrix means = means(windows);
    float[] doubt = Doubt.margin(means, columns.starts());
    Optional<float[]> divergence =
        second.map(other -> new Contrast(first, other, columns).divergence());
    List<Said> said = new ArrayList<>();
    for (int row = 0; row < windows.size(); row++) {
      Place window = windows.get(row);
      int column = best(means, row);
      said.add(
          new Said(
              prediction(column),
              means.at(row, column),
              doubt[row],
              divergence.map(ticks -> mean(ticks, window)).orElse(Float.NaN)));
    }
    return said;
  }

  private int prediction(int column) {
    int label = columns.classAt(column);
    if (label < 0) {
      return MapPoint.NOTHING;
    }
    return positions[label] < 0 ? MapPoint.UNKNOWN : positions[label];
  }

  private Matrix means(List<Place> windows) {
    float[] values = new float[windows.size() * first.width()];
    for (int row = 0; row < windows.size(); row++) {
      Place window = windows.get(row);
      int end = Math.min(window.endTick(), first.count());
      for (int tick = window.startTick(); tick < end; tick++) {
        for (int i = 0; i < first.width(); i++) {
          values[row * first.width() + i] += first.at(tick, i) / (end - window.startTick());
        }
      }
    }
    return new Matrix(windows.size(), first.width(), values);
  }

  /**
   * Returns the column of the most probable class of those that beat the background of their group;
   * else of the least probable background.
   */
  private int best(Matrix means, int row) {
    int best = -1;
    int background = 0;
    int nothing = 0;
    for (int column = 0; column < means.width(); column++) {
      float p = means.at(row, column);
      if (columns.classAt(column) < 0) {
        background = column;
        nothing = p < means.at(row, nothing) ? column : nothing;
      } else if (p > means.at(row, background) && (best < 0 || p > means.at(row, best))) {
        best = column;
      }
    }
    return best < 0 ? nothing : best;
  }

  private static float mean(float[] ticks, Place window) {
    int end = Math.min(window.endTick(), ticks.length);
    float sum = 0;
    for (int tick = window.startTick(); tick < end; tick++) {
      sum += ticks[tick] / (end - window.startTick());
    }
    return sum;
  }
}
