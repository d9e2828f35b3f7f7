package org.cuepoint.app.annotate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.cuepoint.core.annotation.AnnotationIndex;
import org.cuepoint.core.annotation.Segment;
import org.cuepoint.core.annotation.SegmentFilter;
import org.cuepoint.core.taxonomy.LabelScheme;

/** Which segments the table shows, and in which order. */
final class SegmentRows {

  private SegmentRows() {}

  /**
   * Returns the segments that pass; in the order of the index, which is the same list when all
   * pass, unless another order is given.
   */
  static List<Segment> of(
      AnnotationIndex<Segment> all,
      SegmentFilter filter,
      LabelScheme scheme,
      Optional<Comparator<Segment>> order) {
    AnnotationIndex<Segment> passing =
        filter.isAll() ? all : all.filtered(segment -> filter.passes(segment, scheme));
    if (order.isEmpty()) {
      return passing.items();
    }
    List<Segment> sorted = new ArrayList<>(passing.items());
    sorted.sort(order.get());
    return sorted;
  }
}
