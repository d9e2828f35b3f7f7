package org.cuepoint.app.timeline;

import javafx.scene.paint.Color;
import org.cuepoint.app.timeline.LaneSection.Strip;
import org.cuepoint.core.annotation.Segment;
import org.cuepoint.core.time.FrameRange;

/** Draws the tracks: what was looked at, the segments, what a drag would make of them. */
final class TracksPainter implements LanePainter {

  private final SegmentPainter segments = new SegmentPainter();
  private final DraftPainter drafts = new DraftPainter();

  @Override
  public void paint(Brush brush, Picture picture) {
    TimelineLayout layout = picture.layout();
    LaneSection section = layout.tracks();
    if (picture.model().tracks().isEmpty()) {
      Strip all = new Strip(section.top(), section.height());
      brush.fill(brush.palette.surface(), 0, all.y(), layout.plotLeft(), all.height());
      picture.hint(brush, "empty.classes", all);
      return;
    }
    brush.clipped(
        0,
        section.top(),
        layout.width(),
        section.height(),
        () -> {
          for (int i = 0; i < section.lanes().size(); i++) {
            if (section.shows(i)) {
              track(brush, picture, i);
            }
          }
          drafts.onTracks(brush, picture);
          for (int i = 0; i < section.lanes().size(); i++) {
            if (section.shows(i)) {
              name(brush, picture, i);
            }
          }
        });
    if (picture.model().segmentCount() == 0 && picture.model().draft().isEmpty()) {
      picture.hint(brush, "empty.segments", section.lanes().getFirst());
    }
    scrollBar(brush, layout, section);
  }

  private void track(Brush brush, Picture picture, int at) {
    TimelineLayout layout = picture.layout();
    TrackLane track = picture.model().tracks().get(at);
    Strip strip = layout.tracks().lanes().get(at);
    Color seen = Brush.fade(brush.palette.text(), 0.07);
    SpanLane<FrameRange> reviewed = track.reviewed();
    LevelOfDetail.boxes(
        reviewed,
        layout,
        (item, count, x0, x1) -> brush.fill(seen, x0, strip.y(), x1 - x0, strip.height() - 1));
    SpanLane<Segment> lane = track.segments();
    SegmentPainter.Chosen chosen = new SegmentPainter.Chosen();
    LevelOfDetail.boxes(
        lane,
        layout,
        (item, count, x0, x1) -> {
          Strip row = layout.tracks().row(at, lane.row(item));
          segments.box(brush, picture, lane, item, count, x0, x1, row, chosen);
        });
    chosen.outline(brush);
    brush.fill(
        Brush.fade(brush.palette.line(), 0.6),
        layout.plotLeft(),
        strip.bottom() - 1,
        layout.plotWidth(),
        1);
  }

  private static void name(Brush brush, Picture picture, int at) {
    TimelineTrack track = picture.model().tracks().get(at).track();
    Strip strip = picture.layout().tracks().lanes().get(at);
    double left = picture.layout().plotLeft();
    TimelinePalette palette = brush.palette;
    brush.fill(palette.surface(), 0, strip.y(), left, strip.height());
    brush.fill(Brush.fade(palette.line(), 0.6), 0, strip.bottom() - 1, left, 1);
    double middle = strip.y() + (strip.height() - 1) / 2;
    double x = 6;
    if (track.onlyClass().isPresent()) {
      ClassLook look = picture.look(picture.model().scheme().indexOf(track.onlyClass().get().id()));
      double side = Math.min(16, strip.height() - 4);
      brush.round(look.fill(), x, middle - side / 2, side, side, 5);
      brush.centred(look.letter(), brush.letters.small, look.ink(), x + side / 2, middle);
      x += side + 6;
    }
    brush.text(track.name(), brush.letters.normal, palette.text(), x, middle, left - x - 9);
  }

  /** Draws how much of a section is seen, at the right of the names. */
  static void scrollBar(Brush brush, TimelineLayout layout, LaneSection section) {
    if (section.scrollRange() > 0) {
      double all = section.contentHeight();
      brush.round(
          Brush.fade(brush.palette.muted(), 0.7),
          layout.plotLeft() - 6,
          section.top() + section.scroll() / all * section.height(),
          4,
          Math.max(10, section.height() * section.height() / all),
          4);
    }
  }
}
