package org.cuepoint.app.timeline;

import java.util.Optional;
import javafx.scene.image.Image;
import org.cuepoint.app.timeline.LaneSection.Strip;
import org.jspecify.annotations.Nullable;

/**
 * Draws pictures of the video. Each stands for a power of two of frames and keeps its place in the
 * video, so that panning asks for few new ones.
 */
final class FilmstripPainter implements LanePainter {

  private @Nullable Filmstrip filmstrip;

  void setFilmstrip(@Nullable Filmstrip pictures) {
    filmstrip = pictures;
  }

  @Override
  public void paint(Brush brush, Picture picture) {
    TimelineLayout layout = picture.layout();
    Strip strip = layout.filmstrip();
    Filmstrip pictures = filmstrip;
    if (!strip.isShown() || pictures == null) {
      return;
    }
    TimelinePalette palette = brush.palette;
    double height = strip.height() - 2;
    double width = Math.max(8, pictures.width(height));
    int each = Math.max(1, Integer.highestOneBit((int) (width / layout.pixelsPerFrame())));
    brush.fill(palette.surface(), layout.plotLeft(), strip.y(), layout.plotWidth(), strip.height());
    brush.clipped(
        layout.plotLeft(),
        strip.y(),
        layout.plotWidth(),
        strip.height(),
        () -> {
          Viewport visible = layout.viewport();
          int begin = (int) visible.start();
          for (int first = begin - begin % each;
              first < Math.min(visible.end(), layout.frameCount());
              first += each) {
            int end = Math.min(first + each, layout.frameCount());
            double x0 = brush.snap(layout.x(first));
            double x1 = brush.snap(layout.x(end));
            Optional<Image> image = pictures.picture(first, end);
            if (image.isPresent() && x1 - x0 > 1) {
              brush.picture(image.get(), x0, strip.y() + 1, x1 - x0, height);
            }
            brush.fill(palette.line(), x1 - 1, strip.y() + 1, 1, height);
          }
        });
    picture.name(brush, picture.texts().get("lane.filmstrip"), strip);
  }
}
