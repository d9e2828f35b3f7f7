package org.cuepoint.app.compare;

import java.util.Arrays;
import java.util.List;
import org.cuepoint.core.compare.ComparedVideo;
import org.cuepoint.core.compare.Comparison;
import org.cuepoint.core.compare.TickLabels;

/** Paints the strips of one video as pixels. One thread at a time. */
final class StripPainter {

  /** The grey of what has no colour of its own, on light and dark alike. */
  private static final int NOTHING = premultiplied(0x808080, 36);

  private static final int BAND_COLOUR = 0xd55e00;
  private static final int OPAQUE = 255;

  private final ComparedVideo video;
  private final StripRows rows;
  private final int[] colours;
  private final List<ProbabilityPyramid> voices;
  private final ProbabilityPyramid divergence;

  StripPainter(Comparison comparison, ComparedVideo video) {
    this.video = video;
    this.rows = StripRows.of(comparison, video);
    this.colours =
        comparison.scheme().classes().stream()
            .mapToInt(each -> Integer.parseInt(each.colour().substring(1), 16))
            .toArray();
    this.voices =
        video.voices().stream()
            .map(voice -> ProbabilityPyramid.of(voice.probabilities()))
            .toList();
    this.divergence = ProbabilityPyramid.of(video.divergence());
  }

  StripRows rows() {
    return rows;
  }

  /**
   * Paints.
   *
   * @param pixels width × height of the rows, premultiplied ARGB, written whole
   * @param width of the picture in pixels
   */
  void paint(StripSpan span, int[] pixels, int width) {
    Arrays.fill(pixels, 0, width * rows.height(), 0);
    int[] line = new int[width];
    for (StripRows.Row row : rows.rows()) {
      switch (row.kind()) {
        case LABELS -> labels(video.truth(), row.group(), span, line);
        case SEGMENTS ->
            labels(video.voices().get(row.model()).labels(), row.group(), span, line);
        case PROBABILITY -> probabilities(row, span, line);
        case BAND -> {
          band(row, span, pixels, width);
          continue;
        }
      }
      for (int y = row.top(); y < row.bottom(); y++) {
        System.arraycopy(line, 0, pixels, y * width, width);
      }
    }
  }

  /** Of a column of many ticks the first that has a class is shown, so that nothing short is lost. */
  private void labels(TickLabels labels, int group, StripSpan span, int[] line) {
    for (int x = 0; x < line.length; x++) {
      int from = (int) span.tick(x, line.length);
      int to = Math.min(labels.ticks(), Math.max(from + 1, (int) span.tick(x + 1, line.length)));
      int step = Math.max(1, (to - from) / 8);
      int shown = from < labels.ticks() ? labels.at(group, from) : TickLabels.NOT_KNOWN;
      for (int t = from + step; t < to && shown < 0; t += step) {
        shown = Math.max(shown, labels.at(group, t));
      }
      line[x] =
          shown >= 0
              ? premultiplied(colours[shown], OPAQUE)
              : shown == TickLabels.BACKGROUND ? NOTHING : 0;
    }
  }

  private void probabilities(StripRows.Row row, StripSpan span, int[] line) {
    ProbabilityPyramid voice = voices.get(row.model());
    int colour = colours[row.actionClass()];
    for (int x = 0; x < line.length; x++) {
      int most = voice.most(from(span, x, line), to(span, x, line), row.actionClass());
      line[x] = most < 8 ? NOTHING : premultiplied(colour, most);
    }
  }

  private void band(StripRows.Row row, StripSpan span, int[] pixels, int width) {
    int[] line = new int[width];
    for (int x = 0; x < width; x++) {
      // The root of the divergence is a distance (Endres and Schindelin, 2003), and easier to see.
      double share = divergence.most(from(span, x, line), to(span, x, line), 0) / (double) OPAQUE;
      line[x] = (int) Math.round(OPAQUE * Math.sqrt(share));
    }
    int full = premultiplied(BAND_COLOUR, OPAQUE);
    for (int y = row.top(); y < row.bottom(); y++) {
      int above = OPAQUE * (row.bottom() - 1 - y) / row.height();
      for (int x = 0; x < width; x++) {
        pixels[y * width + x] = line[x] > above ? full : NOTHING;
      }
    }
  }

  private static int from(StripSpan span, int x, int[] line) {
    return (int) span.tick(x, line.length);
  }

  private static int to(StripSpan span, int x, int[] line) {
    int from = from(span, x, line);
    return Math.max(from + 1, (int) span.tick(x + 1, line.length));
  }

  private static int premultiplied(int colour, int alpha) {
    int red = (colour >> 16 & 255) * alpha / 255;
    int green = (colour >> 8 & 255) * alpha / 255;
    int blue = (colour & 255) * alpha / 255;
    return alpha << 24 | red << 16 | green << 8 | blue;
  }
}
