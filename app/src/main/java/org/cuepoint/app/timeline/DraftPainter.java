package org.cuepoint.app.timeline;

import java.util.List;
import javafx.scene.paint.Color;
import org.cuepoint.app.timeline.LaneSection.Strip;
import org.cuepoint.core.annotation.Segment;
import org.cuepoint.core.annotation.Suggestion;
import org.cuepoint.core.taxonomy.ClassId;
import org.cuepoint.core.time.FrameRange;

/** Draws what a drag would make, and the rectangle that chooses. */
final class DraftPainter {

  /** Draws what would lie on tracks. */
  void onTracks(Brush brush, Picture picture) {
    TimelineModel model = picture.model();
    LaneSection section = picture.layout().tracks();
    model
        .draft()
        .ifPresent(
            draft -> {
              switch (draft) {
                case Draft.Created d -> {
                  box(brush, picture, d.actionClass(), d.frames(), section.lanes().get(d.track()));
                  length(brush, picture, d.frames(), section.lanes().get(d.track()));
                }
                case Draft.Trimmed d -> {
                  Strip row = row(picture, d.segment());
                  box(brush, picture, d.segment().actionClass(), d.frames(), row);
                  length(brush, picture, d.frames(), row);
                }
                case Draft.Moved d -> moved(brush, picture, d);
                case Draft.Taken d ->
                    d.track()
                        .ifPresent(
                            track ->
                                box(
                                    brush,
                                    picture,
                                    d.actionClass(),
                                    d.frames(),
                                    section.lanes().get(track)));
              }
            });
    model
        .band()
        .filter(band -> band.over() == Band.Over.TRACKS)
        .ifPresent(band -> band(brush, picture.layout(), section, band));
  }

  /** Draws what would stay on the lanes of suggestions. */
  void onSuggestions(Brush brush, Picture picture) {
    LaneSection section = picture.layout().suggestions();
    picture
        .model()
        .draft()
        .ifPresent(
            draft -> {
              if (draft instanceof Draft.Taken d && d.track().isEmpty()) {
                Strip row = row(picture, d.suggestion());
                box(brush, picture, d.actionClass(), d.frames(), row);
                length(brush, picture, d.frames(), row);
              }
            });
    picture
        .model()
        .band()
        .filter(band -> band.over() == Band.Over.SUGGESTIONS)
        .ifPresent(band -> band(brush, picture.layout(), section, band));
  }

  private static void moved(Brush brush, Picture picture, Draft.Moved d) {
    Viewport visible = picture.layout().viewport();
    for (Segment segment : d.segments()) {
      FrameRange old = segment.range().frames();
      if (old.end() + d.by() < visible.start() || old.start() + d.by() > visible.end()) {
        continue;
      }
      Strip strip = d.to().map(id -> trackOf(picture, id)).orElseGet(() -> row(picture, segment));
      FrameRange now = new FrameRange(old.start() + d.by(), old.end() + d.by());
      box(brush, picture, d.to().orElse(segment.actionClass()), now, strip);
    }
    if (d.segments().size() == 1 && d.to().isEmpty()) {
      length(brush, picture, d.frames(), row(picture, d.segments().getFirst()));
    }
  }

  private static Strip trackOf(Picture picture, ClassId id) {
    List<TrackLane> tracks = picture.model().tracks();
    for (int i = 0; i < tracks.size(); i++) {
      if (tracks.get(i).track().onlyClass().filter(c -> c.id().equals(id)).isPresent()) {
        return picture.layout().tracks().lanes().get(i);
      }
    }
    return picture.layout().tracks().lanes().getFirst();
  }

  private static Strip row(Picture picture, Segment segment) {
    List<TrackLane> tracks = picture.model().tracks();
    for (int i = 0; i < tracks.size(); i++) {
      int at = tracks.get(i).segments().position(segment);
      if (at >= 0) {
        return picture.layout().tracks().row(i, tracks.get(i).segments().row(at));
      }
    }
    return picture.layout().tracks().lanes().getFirst();
  }

  private static Strip row(Picture picture, Suggestion suggestion) {
    List<SuggestionLane> lanes = picture.model().suggestions();
    for (int i = 0; i < lanes.size(); i++) {
      int at = lanes.get(i).suggestions().position(suggestion);
      if (at >= 0) {
        return picture.layout().suggestions().row(i, lanes.get(i).suggestions().row(at));
      }
    }
    return picture.layout().suggestions().lanes().getFirst();
  }

  private static void box(
      Brush brush, Picture picture, ClassId actionClass, FrameRange frames, Strip row) {
    ClassLook look = picture.look(picture.model().scheme().indexOf(actionClass));
    double top = row.y() + 2;
    double height = Math.max(3, row.height() - 4);
    double x = brush.snap(picture.layout().x(frames.start()));
    Color edge = brush.palette.selection();
    if (frames.isPoint()) {
      double half = Math.min(6, height / 2);
      brush.diamond(edge, x, top + height / 2, half + 2);
      brush.diamond(look.fill(), x, top + height / 2, half);
      return;
    }
    double width = Math.max(1, brush.snap(picture.layout().x(frames.end())) - x);
    brush.fill(Brush.fade(look.fill(), 0.6), x, top, width, height);
    brush.outline(edge, x, top, width, height);
    if (width > 4) {
      brush.outline(edge, x - 1, top - 1, width + 2, height + 2);
    }
  }

  /** Writes how long it would be, beside the draft when it would cover it. */
  private static void length(Brush brush, Picture picture, FrameRange frames, Strip row) {
    if (frames.isPoint()) {
      return;
    }
    TimelineLayout layout = picture.layout();
    String length = picture.texts().length(picture.model().index(), frames);
    double wide = brush.letters.width(length, brush.letters.small) + 8;
    double x0 = layout.x(frames.start());
    double x1 = layout.x(frames.end());
    double beside = wide + 6 <= x1 - x0 ? Math.max(x0, layout.plotLeft()) + 3 : x1 + 4;
    double x =
        Math.clamp(beside, layout.plotLeft(), Math.max(layout.plotLeft(), layout.width() - wide));
    double middle = row.middle() - 0.5;
    brush.fill(brush.palette.surface(), x, middle - 7, wide, 14);
    brush.write(length, brush.letters.small, brush.palette.text(), x + 4, middle);
  }

  private static void band(Brush brush, TimelineLayout layout, LaneSection section, Band band) {
    if (band.firstLane() < 0 || band.lastLane() >= section.lanes().size()) {
      return;
    }
    double x0 = Math.max(layout.plotLeft(), layout.x(band.from()));
    double x1 = Math.max(x0 + 1, layout.x(band.to()));
    double top = section.lanes().get(band.firstLane()).y();
    double height = section.lanes().get(band.lastLane()).bottom() - top;
    brush.fill(Brush.fade(brush.palette.selection(), 0.14), x0, top, x1 - x0, height);
    brush.outline(brush.palette.selection(), x0, top, x1 - x0, height);
  }
}
