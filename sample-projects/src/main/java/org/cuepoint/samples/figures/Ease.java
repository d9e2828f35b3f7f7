package org.cuepoint.samples.figures;

/** How a movement goes from one key pose to the next. */
enum Ease {
  /** From rest to rest. */
  IN_OUT {
    @Override
    double share(double u) {
      return 0.5 - 0.5 * Math.cos(Math.PI * u);
    }
  },
  /** Gathers speed, as what falls does. */
  IN {
    @Override
    double share(double u) {
      return u * u;
    }
  },
  /** Loses speed, as what is thrown up does. */
  OUT {
    @Override
    double share(double u) {
      return u * (2 - u);
    }
  };

  /** Returns the share of the way done at the share {@code u} of the time. */
  abstract double share(double u);
}
