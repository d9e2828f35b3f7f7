package org.cuepoint.app.timeline;

import java.util.ArrayList;
import java.util.List;
import org.cuepoint.app.timeline.LaneDemand.Extra;
import org.cuepoint.app.timeline.LaneSection.Strip;

/**
 * Where everything lies on the canvas, in pixels. Fixed lanes stand above and below; tracks and
 * suggestions share what is left and scroll when they do not fit. Where there is little room, the
 * fixed lanes shrink first, then the pictures fold away, then the sound. Immutable.
 *
 * @param width of the canvas
 * @param height of the canvas
 * @param plotLeft right edge of the names, left edge of time
 * @param minimap the whole video
 * @param ruler times and frame numbers
 * @param filmstrip pictures; without height when folded
 * @param waveform sound; without height when folded
 * @param tracks the tracks
 * @param suggestions the lanes of suggestions
 * @param uncertainty the strip of uncertainty
 * @param viewport the frames between {@code plotLeft} and {@code width}
 * @param frameCount frames of the whole video
 */
record TimelineLayout(
    double width,
    double height,
    double plotLeft,
    Strip minimap,
    Strip ruler,
    Strip filmstrip,
    Strip waveform,
    LaneSection tracks,
    LaneSection suggestions,
    Strip uncertainty,
    Viewport viewport,
    int frameCount) {

  static final double SMALLEST_TRACK = 18;
  static final double LARGEST_TRACK = 32;
  static final double SMALLEST_ROW = 15;
  static final double LARGEST_UNCERTAINTY = 72;

  /**
   * How far the lanes are scrolled, in pixels.
   *
   * @param tracks the tracks
   * @param suggestions the suggestions
   */
  record Scroll(double tracks, double suggestions) {
    static final Scroll NONE = new Scroll(0, 0);
  }

  /** Heights of the fixed lanes, from roomy to tight. */
  private record Fixed(
      double minimap, double ruler, double filmstrip, double waveform, double uncertainty) {

    static final List<Fixed> CHOICES =
        List.of(
            new Fixed(22, 36, 46, 36, 30),
            new Fixed(16, 30, 46, 36, 18),
            new Fixed(16, 30, 32, 22, 18),
            new Fixed(16, 30, 0, 22, 18),
            new Fixed(16, 30, 0, 0, 18));

    Fixed without(LaneDemand demand) {
      return new Fixed(
          minimap,
          ruler,
          demand.filmstrip() == Extra.SHOWN ? filmstrip : 0,
          demand.waveform() == Extra.SHOWN ? waveform : 0,
          uncertainty);
    }

    double sum() {
      return minimap + ruler + filmstrip + waveform + uncertainty;
    }
  }

  static TimelineLayout of(
      double width,
      double height,
      Scroll scroll,
      LaneDemand demand,
      Viewport viewport,
      int frameCount) {
    double least = sum(trackHeights(demand, SMALLEST_TRACK));
    double leastSuggestions = sum(suggestionHeights(demand, SMALLEST_ROW));
    Fixed fixed = Fixed.CHOICES.getLast().without(demand);
    for (Fixed choice : Fixed.CHOICES) {
      Fixed candidate = choice.without(demand);
      double wanted =
          candidate.sum()
              + Math.min(least, Math.max(3 * SMALLEST_TRACK, 0.4 * height))
              + Math.min(leastSuggestions, Math.max(SMALLEST_ROW + 3, 0.2 * height));
      if (wanted <= height) {
        fixed = candidate;
        break;
      }
    }
    double room = Math.max(0, height - fixed.sum());
    double rowHeight = room >= least + leastSuggestions * 1.4 ? 22 : SMALLEST_ROW + 2;
    List<Double> suggestionHeights = suggestionHeights(demand, rowHeight);
    double suggestionRoom = suggestionRoom(suggestionHeights, room, least);
    double trackRoom = Math.max(0, room - suggestionRoom);
    List<Double> heights = trackHeights(demand, Math.floor(trackRoom / weights(demand)));
    double tracksHeight =
        Math.min(trackRoom, heights.isEmpty() ? LARGEST_TRACK * 1.5 : sum(heights));

    Strip minimap = new Strip(0, fixed.minimap());
    Strip ruler = new Strip(minimap.bottom(), fixed.ruler());
    Strip filmstrip = new Strip(ruler.bottom(), fixed.filmstrip());
    Strip waveform = new Strip(filmstrip.bottom(), fixed.waveform());
    double tracksTop = waveform.bottom();
    double tracksBottom = tracksTop + tracksHeight;
    double suggestionsBottom = tracksBottom + suggestionRoom;
    return new TimelineLayout(
        width,
        height,
        Math.round(Math.clamp(width * 0.12, 64, 128)),
        minimap,
        ruler,
        filmstrip,
        waveform,
        LaneSection.of(tracksTop, tracksBottom, scroll.tracks(), heights, demand.trackRows()),
        LaneSection.of(
            tracksBottom,
            suggestionsBottom,
            scroll.suggestions(),
            suggestionHeights,
            demand.suggestionRows()),
        new Strip(
            suggestionsBottom,
            Math.clamp(
                height - suggestionsBottom,
                fixed.uncertainty(),
                Math.max(fixed.uncertainty(), LARGEST_UNCERTAINTY))),
        viewport,
        frameCount);
  }

  /** Suggestions get what the tracks leave, but no less than a third; always one lane. */
  private static double suggestionRoom(List<Double> heights, double room, double leastTracks) {
    double fair = Math.max(room / 3, room - leastTracks);
    return Math.min(room, Math.min(sum(heights), Math.max(heights.getFirst(), fair)));
  }

  private static double weights(LaneDemand demand) {
    return Math.max(1, demand.trackRows().stream().mapToDouble(TimelineLayout::weight).sum());
  }

  private static double weight(int rows) {
    return 1 + 0.7 * (rows - 1);
  }

  private static List<Double> trackHeights(LaneDemand demand, double each) {
    List<Double> heights = new ArrayList<>();
    double base = Math.clamp(each, SMALLEST_TRACK, LARGEST_TRACK);
    for (int rows : demand.trackRows()) {
      heights.add(Math.floor(base * weight(rows)));
    }
    return heights;
  }

  private static List<Double> suggestionHeights(LaneDemand demand, double rowHeight) {
    return demand.suggestionRows().stream().map(rows -> rows * rowHeight + 3).toList();
  }

  private static double sum(List<Double> heights) {
    return heights.stream().mapToDouble(Double::doubleValue).sum();
  }

  /** Returns the height that shows every lane without scrolling. */
  static double comfortableHeight(int tracks) {
    return Fixed.CHOICES.getFirst().sum() + Math.max(1, tracks) * LARGEST_TRACK + 25;
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

  /** Returns the lower edge of the last lane. */
  double bottom() {
    return uncertainty.bottom();
  }
}
