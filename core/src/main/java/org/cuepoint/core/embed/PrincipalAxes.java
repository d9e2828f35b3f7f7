package org.cuepoint.core.embed;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.cuepoint.core.active.Matrix;
import org.cuepoint.core.active.RowBlocks;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/** Projects rows onto the directions in which they differ most. No state. */
final class PrincipalAxes {

  /** The axes are learnt from at most so many rows, evenly spread: more would hardly turn them. */
  private static final int ROWS = 4000;

  private static final int BLOCK = 256;

  private PrincipalAxes() {}

  /**
   * Returns the rows on their first principal axes, most variance first, about their mean. Each
   * axis points to where its greatest part is positive, so that the result does not depend on
   * chance. Columns beyond the width of the rows are zero.
   *
   * @param dimensions how many axes, at least 1
   */
  static Matrix project(Matrix rows, int dimensions) {
    double[] mean = mean(rows);
    List<double[]> axes = axes(rows, mean, Math.min(dimensions, rows.width()));
    float[] values = new float[rows.count() * dimensions];
    RowBlocks.each(
        rows.count(),
        BLOCK,
        (from, to) -> {
          for (int row = from; row < to; row++) {
            for (int axis = 0; axis < axes.size(); axis++) {
              values[row * dimensions + axis] = (float) along(rows, row, mean, axes.get(axis));
            }
          }
        });
    return new Matrix(rows.count(), dimensions, values);
  }

  private static double along(Matrix rows, int row, double[] mean, double[] axis) {
    double sum = 0;
    for (int i = 0; i < axis.length; i++) {
      sum += (rows.at(row, i) - mean[i]) * axis[i];
    }
    return sum;
  }

  private static double[] mean(Matrix rows) {
    double[] mean = new double[rows.width()];
    for (int row = 0; row < rows.count(); row++) {
      for (int i = 0; i < mean.length; i++) {
        mean[i] += rows.at(row, i) / rows.count();
      }
    }
    return mean;
  }

  private static List<double[]> axes(Matrix rows, double[] mean, int count) {
    int used = Math.min(ROWS, rows.count());
    DMatrixRMaj centred = new DMatrixRMaj(used, rows.width());
    for (int i = 0; i < used; i++) {
      int row = (int) ((2L * i + 1) * rows.count() / (2L * used));
      for (int column = 0; column < mean.length; column++) {
        centred.set(i, column, rows.at(row, column) - mean[column]);
      }
    }
    DMatrixRMaj covariance = new DMatrixRMaj(rows.width(), rows.width());
    CommonOps_DDRM.multInner(centred, covariance);
    EigenDecomposition_F64<DMatrixRMaj> parts =
        DecompositionFactory_DDRM.eig(rows.width(), true, true);
    if (!parts.decompose(covariance)) {
      throw new IllegalStateException(
          "The features have no principal axes; index them again, since some may be no numbers.");
    }
    return IntStream.range(0, rows.width())
        .boxed()
        .sorted(Comparator.comparingDouble(i -> -parts.getEigenvalue(i).getReal()))
        .limit(count)
        .map(i -> upright(parts.getEigenVector(i)))
        .toList();
  }

  private static double[] upright(DMatrixRMaj vector) {
    double[] axis = new double[vector.getNumElements()];
    double greatest = 0;
    for (int i = 0; i < axis.length; i++) {
      axis[i] = vector.get(i);
      greatest = Math.abs(axis[i]) > Math.abs(greatest) ? axis[i] : greatest;
    }
    for (int i = 0; greatest < 0 && i < axis.length; i++) {
      axis[i] = -axis[i];
    }
    return axis;
  }
}
