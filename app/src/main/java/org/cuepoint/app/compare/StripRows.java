package org.cuepoint.app.compare;

import java.util.ArrayList;
import java.util.List;
import org.cuepoint.core.compare.ComparedVideo;
import org.cuepoint.core.compare.Comparison;

/**
 * What stands below what: labels, each model's segments, the band of disagreement, then for each
 * class a thin line a model. Heights in pixels. Immutable.
 *
 * @param rows from top to bottom
 * @param height of all
 */
record StripRows(List<Row> rows, int height) {

  private static final int SEGMENTS = 16;
  private static final int BAND = 28;
  private static final int THIN = 7;
  private static final int GAP = 4;
  private static final int WIDE_GAP = 8;

  /** One row and where it is. */
  record Row(Kind kind, int model, int group, int actionClass, int top, int height) {
    int bottom() {
      return top + height;
    }
  }

  /** What a row shows. */
  enum Kind {
    /** What a person labelled. */
    LABELS,
    /** What a model takes to happen. */
    SEGMENTS,
    /** How much the models contradict each other. */
    BAND,
    /** How probable a class is to a model. */
    PROBABILITY
  }

  static StripRows of(Comparison comparison, ComparedVideo video) {
    List<Row> rows = new ArrayList<>();
    int top = GAP;
    int models = video.voices().size();
    for (int group = 0; group < comparison.groups().size(); group++) {
      rows.add(new Row(Kind.LABELS, -1, group, -1, top, SEGMENTS));
      top += SEGMENTS + GAP;
      for (int m = 0; m < models; m++) {
        rows.add(new Row(Kind.SEGMENTS, m, group, -1, top, SEGMENTS));
        top += SEGMENTS + GAP;
      }
    }
    rows.add(new Row(Kind.BAND, -1, -1, -1, top, BAND));
    top += BAND + WIDE_GAP;
    for (int c = 0; c < comparison.scheme().classes().size(); c++) {
      for (int m = 0; m < models; m++) {
        rows.add(new Row(Kind.PROBABILITY, m, -1, c, top, THIN - 1));
        top += THIN;
      }
      top += GAP;
    }
    return new StripRows(List.copyOf(rows), top);
  }
}
