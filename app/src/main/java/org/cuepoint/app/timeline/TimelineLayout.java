package org.cuepoint.app.timeline;

import java.util.ArrayList;
import java.util.List;

/**
 * Where everything lies on the canvas, in pixels. Fixed lanes stand above and below; the class
 * tracks share what is left and scroll when they do not fit. Immutable.
 *
 * @param width of the canvas
 * @param height of the canvas
 * @param plotLeft right edge of the names, left edge of time
 * @param minimap lane of the whole video
 * @param ruler lane of times and frame numbers
 * @param tracks one lane per class, moved by the scroll; some may lie outside {@code tracksTop} to
 *     {@code tracksBottom} and are not seen
 * @param tracksTop upper edge of the tracks' window
 * @param tracksBottom lower edge of the tracks' window
 * @param suggestions lane of the suggestions, all rows
 * @param suggestionRows how many rows it has
 * @param uncertainty lane of the uncertainty strip
 * @param viewport the frames between {@code plotLeft} and {@code width}
 * @param frameCount frames of the whole video
 */
record TimelineLayout(
    double width,
    double height,
    double plotLeft,
    Lane minimap,
    Lane ruler,
    List<Lane> tracks,
    double tracksTop,
    double tracksBottom,
    Lane suggestions,
    int suggestionRows,
    Lane uncertainty,
    Viewport viewport,
    int frameCount) {

  static final double MINIMAP_HEIGHT = 22;
  static final double RULER_HEIGHT = 36;
  static final double SUGGESTION_ROW_HEIGHT = 22;
  static final double TIGHT_SUGGESTION_ROW_HEIGHT = 18;
  static final double UNCERTAINTY_HEIGHT = 30;
  static final double TIGHT_UNCERTAINTY_HEIGHT = 18;
  static final double SMALLEST_TRACK = 18;
  static final double LARGEST_TRACK = 32;
  static final double LARGEST_UNCERTAINTY = 72;

  /**
   * A horizontal strip.
   *
   * @param y upper edge
   * @param height its height
   */
  record Lane(double y, double height) {
    double bottom() {
      return y + height;
    }

    boolean contains(double py) {
      return py >= y && py < y + height;
    }
  }

  static TimelineLayout of(
      double width,
      double height,
      double scroll,
      int classes,
      int suggestionRows,
      Viewport viewport,
      int frameCount) {
    double plotLeft = Math.round(Math.clamp(width * 0.12, 64, 128));
    Lane minimap = new Lane(0, MINIMAP_HEIGHT);
    Lane ruler = new Lane(minimap.bottom(), RULER_HEIGHT);
    boolean tight =
        height
            < ruler.bottom()
                + classes * SMALLEST_TRACK
                + suggestionRows * SUGGESTION_ROW_HEIGHT
                + UNCERTAINTY_HEIGHT;
    double suggestionHeight =
        suggestionRows * (tight ? TIGHT_SUGGESTION_ROW_HEIGHT : SUGGESTION_ROW_HEIGHT) + 4;
    double uncertaintyHeight = tight ? TIGHT_UNCERTAINTY_HEIGHT : UNCERTAINTY_HEIGHT;
    double below = suggestionHeight + uncertaintyHeight;
    double room = Math.max(0, height - ruler.bottom() - below);
    double trackHeight =
        classes == 0 ? 0 : Math.floor(Math.clamp(room / classes, SMALLEST_TRACK, LARGEST_TRACK));
    double tracksBottom = ruler.bottom() + Math.min(room, trackHeight * classes);
    if (classes == 0) {
      tracksBottom = ruler.bottom() + Math.min(room, LARGEST_TRACK * 1.5);
    }
    double most = Math.max(0, trackHeight * classes - (tracksBottom - ruler.bottom()));
    double offset = Math.round(Math.clamp(scroll, 0, most));
    List<Lane> tracks = new ArrayList<>(classes);
    for (int i = 0; i < classes; i++) {
      tracks.add(new Lane(ruler.bottom() - offset + i * trackHeight, trackHeight));
    }
    Lane suggestions = new Lane(tracksBottom, suggestionHeight);
    return new TimelineLayout(
        width,
        height,
        plotLeft,
        minimap,
        ruler,
        List.copyOf(tracks),
        ruler.bottom(),
        tracksBottom,
        suggestions,
        suggestionRows,
        new Lane(
            suggestions.bottom(),
            Math.clamp(height - suggestions.bottom(), uncertaintyHeight, LARGEST_UNCERTAINTY)),
        viewport,
        frameCount);
  }

  /** Returns how far the tracks can scroll, in pixels. */
  double scrollRange() {
    double all = tracks.isEmpty() ? 0 : tracks.getLast().bottom() - tracks.getFirst().y();
    return Math.max(0, all - (tracksBottom - tracksTop));
  }

  /** Returns the height that shows every lane without scrolling. */
  static double comfortableHeight(int classes) {
    return MINIMAP_HEIGHT
        + RULER_HEIGHT
        + Math.max(1, classes) * LARGEST_TRACK
        + SUGGESTION_ROW_HEIGHT
        + 4
        + UNCERTAINTY_HEIGHT;
  }

  double plotWidth() {
    return Math.max(1, width - plotLeft);
  }

  double pixelsPerFrame() {
    return plotWidth() / viewport.span();
  }

  /** Returns where a place in frames lies; left of {@code plotLeft} when it is not visible. */
  double x(double frame) {
    return plotLeft + (frame - viewport.start()) * pixelsPerFrame();
  }

  /** Returns the place in frames under a pixel; the inverse of {@link #x}. */
  double frameAt(double x) {
    return viewport.start() + (x - plotLeft) / pixelsPerFrame();
  }

  /** Returns where a place lies on the minimap. */
  double minimapX(double frame) {
    return plotLeft + frame * plotWidth() / Math.max(1, frameCount);
  }

  /** Returns the place under a pixel of the minimap. */
  double minimapFrameAt(double x) {
    return (x - plotLeft) * Math.max(1, frameCount) / plotWidth();
  }

  /** Returns the lane of one row of suggestions. */
  Lane suggestionRow(int row) {
    double rowHeight = (suggestions.height() - 4) / suggestionRows;
    return new Lane(suggestions.y() + 2 + row * rowHeight, rowHeight);
  }

  /** Returns the class track at a height, or -1. */
  int trackAt(double y) {
    if (y < tracksTop || y >= tracksBottom) {
      return -1;
    }
    for (int i = 0; i < tracks.size(); i++) {
      if (tracks.get(i).contains(y)) {
        return i;
      }
    }
    return -1;
  }
}
