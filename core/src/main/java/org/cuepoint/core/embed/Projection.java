package org.cuepoint.core.embed;

import org.cuepoint.core.active.Looks;
import org.cuepoint.core.active.Matrix;
import org.cuepoint.core.active.Standardising;
import org.cuepoint.core.job.JobContext;

/** Finds places in the plane for rows of features. No state. */
public final class Projection {

  /** So many principal axes are kept for the layout; more of them are mostly noise. */
  static final int AXES = 50;

  /** With fewer rows there are no neighbourhoods to keep. */
  private static final int FEWEST = 5;

  private Projection() {}

  /**
   * Returns a place for each row, shape (rows, 2). Rows are standardised and made of unit length
   * first, as in a ranking, so that near means alike here and there. Equal rows and settings give
   * equal places.
   *
   * @param rows features, shape (rows, channels)
   * @throws org.cuepoint.core.job.JobCancelledException if the job is cancelled meanwhile
   */
  public static Matrix of(Matrix rows, MapSettings settings, JobContext context) {
    if (rows.count() == 0) {
      return new Matrix(0, 2, new float[0]);
    }
    Matrix alike = Standardising.of(rows, Looks.CHANNELS).unit(rows);
    boolean plain = settings.method() == Method.PCA || rows.count() < FEWEST;
    context.throwIfCancelled();
    Matrix reduced = PrincipalAxes.project(alike, plain ? 2 : AXES);
    context.throwIfCancelled();
    return plain ? reduced : NeighbourMap.of(reduced, settings.seed(), context);
  }
}
