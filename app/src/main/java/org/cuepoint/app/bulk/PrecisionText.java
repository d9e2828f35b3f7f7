package org.cuepoint.app.bulk;

import org.cuepoint.app.i18n.Messages;
import org.cuepoint.core.active.audit.ExpectedPrecision;
import org.cuepoint.core.active.audit.Share;

/** What checked answers say of how many suggestions are right, in words. */
final class PrecisionText {

  private PrecisionText() {}

  /** Returns the one thing to know, for example {@code About 92 % are right}. */
  static String title(ExpectedPrecision precision) {
    return precision.isTellable()
        ? Messages.text("bulk.precision.title", percent(precision.right().value()))
        : Messages.text("bulk.precision.unknown");
  }

  /** Returns what it rests on, and how far it may be wrong. */
  static String ground(ExpectedPrecision precision) {
    Share right = precision.right();
    if (right.total() == 0) {
      return Messages.text("bulk.precision.none", precision.threshold());
    }
    String low = percent(right.low());
    String high = percent(right.high());
    return precision.isTellable()
        ? Messages.text(
            "bulk.precision.enough", low, high, right.hits(), right.total(), precision.threshold())
        : Messages.text(
            "bulk.precision.few", right.total(), precision.threshold(), right.hits(), low, high);
  }

  private static String percent(double share) {
    return Long.toString(Math.round(100 * share));
  }
}
