package org.cuepoint.app.timeline;

import java.util.List;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.TextAlignment;
import org.cuepoint.core.taxonomy.LabelScheme;
import org.jspecify.annotations.Nullable;

/**
 * Draws everything but the playhead: hands the picture to one painter per kind of lane. FX thread
 * only.
 */
final class TimelinePainter {

  private final TimelineTexts texts;
  private final Lettering letters = new Lettering("System");
  private final Hatching hatching = new Hatching();
  private final FilmstripPainter filmstrip = new FilmstripPainter();
  private final List<LanePainter> painters =
      List.of(
          new TracksPainter(),
          new SuggestionsPainter(),
          new UncertaintyPainter(),
          filmstrip,
          new WaveformPainter(),
          new RulerPainter(),
          new MinimapPainter());

  private @Nullable LabelScheme lookedScheme;
  private @Nullable TimelinePalette lookedPalette;
  private List<ClassLook> looks = List.of();

  TimelinePainter(TimelineTexts texts) {
    this.texts = texts;
  }

  Lettering letters() {
    return letters;
  }

  void setFilmstrip(@Nullable Filmstrip pictures) {
    filmstrip.setFilmstrip(pictures);
  }

  /**
   * Draws a model.
   *
   * @param scale pixels of the screen per pixel of the canvas
   */
  void paint(
      GraphicsContext g,
      TimelinePalette palette,
      TimelineModel model,
      TimelineLayout layout,
      double scale) {
    if (!model.scheme().equals(lookedScheme) || !palette.equals(lookedPalette)) {
      looks = ClassLook.of(model.scheme(), palette);
      lookedScheme = model.scheme();
      lookedPalette = palette;
    }
    Brush brush = new Brush(g, palette, letters, hatching, scale);
    Picture picture = new Picture(model, layout, looks, ClassLook.unknown(palette), texts);
    brush.fill(palette.background(), 0, 0, layout.width(), layout.height());
    RulerPainter.grid(brush, picture);
    for (LanePainter painter : painters) {
      painter.paint(brush, picture);
    }
    RulerPainter.askedEdges(brush, picture);
    snapping(brush, picture);
    brush.fill(palette.line(), layout.plotLeft() - 1, 0, 1, layout.bottom());
    brush.fill(palette.line(), 0, layout.bottom(), layout.width(), 1);
  }

  private static void snapping(Brush brush, Picture picture) {
    TimelineLayout layout = picture.layout();
    picture
        .model()
        .snappedTo()
        .ifPresent(
            frame -> {
              double x = layout.x(frame);
              for (double y = layout.tracks().top(); y < layout.bottom(); y += 8) {
                brush.fill(brush.palette.selection(), x - 1, y, 2, 5);
              }
            });
  }

  /** Draws one sentence instead of a timeline. */
  void paintEmpty(
      GraphicsContext g, TimelinePalette palette, String sentence, double width, double height) {
    Brush brush = new Brush(g, palette, letters, hatching, 1);
    brush.fill(palette.background(), 0, 0, width, height);
    g.setTextAlign(TextAlignment.CENTER);
    brush.write(
        letters.fit(sentence, letters.normal, width - 24),
        letters.normal,
        palette.muted(),
        width / 2,
        height / 2);
  }
}
