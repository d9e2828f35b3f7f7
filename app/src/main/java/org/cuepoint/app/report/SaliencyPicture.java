package org.cuepoint.app.report;

import java.util.List;
import org.cuepoint.core.saliency.Saliency;

/**
 * A picture under the map of what an answer hangs on, with the same over time below, as SVG.
 *
 * @param picture what was seen
 * @param saliency what the answer hangs on
 */
record SaliencyPicture(Picture picture, Saliency saliency) {

  private static final int STRIP = 14;
  private static final int GAP = 4;

  String svg() {
    int width = picture.size().width();
    int height = picture.size().height();
    StringBuilder svg = new StringBuilder();
    svg.append(
        Markup.format(
            "<svg viewBox=\"0 0 %d %d\" style=\"width:%dpx\" role=\"img\" aria-label=\"where the"
                + " model looked\"><image href=\"data:image/png;base64,%s\" width=\"%d\""
                + " height=\"%d\"/>",
            width, height + GAP + STRIP, width, picture.base64(), width, height));
    double most = most(saliency.place());
    int side = saliency.side();
    double across = (double) width / side;
    double down = (double) height / side;
    for (int cell = 0; cell < saliency.place().size(); cell++) {
      int row = cell / side;
      int column = cell % side;
      double share = Math.max(0, saliency.place().get(cell)) / most;
      if (share > 0.02) {
        svg.append(
            Markup.format(
                "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"%s\""
                    + " fill-opacity=\"%.2f\"/>",
                column * across, row * down, across, down, HtmlPage.COLOURS.get(4), 0.75 * share));
      }
    }
    double mostTime = most(saliency.time());
    double part = (double) width / Math.max(1, saliency.time().size());
    for (int i = 0; i < saliency.time().size(); i++) {
      double share = Math.max(0, saliency.time().get(i)) / mostTime;
      svg.append(
          Markup.format(
              "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"%s\"/>",
              i * part,
              height + GAP + STRIP * (1 - Math.max(0.06, share)),
              part * 0.9,
              STRIP * Math.max(0.06, share),
              HtmlPage.COLOURS.get(4)));
    }
    return svg.append("</svg>").toString();
  }

  private static double most(List<Double> values) {
    return Math.max(1e-6, values.stream().mapToDouble(Double::doubleValue).max().orElse(1));
  }
}
