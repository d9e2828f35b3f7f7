package org.cuepoint.core.active.strategy;

/** Squared distances between the rows that there are to choose from. Thread-safe. */
interface Distances {

  /** Returns the number of rows. */
  int count();

  /** Writes the squared distance of each row from one of them. */
  void from(int row, float[] out);

  /** Returns the Euclidean distances of rows. */
  static Distances euclidean(DotProducts rows) {
    return new Distances() {
      @Override
      public int count() {
        return rows.count();
      }

      @Override
      public void from(int row, float[] out) {
        rows.distances(rows.row(row), out);
      }
    };
  }
}
