package org.cuepoint.app.timeline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import org.cuepoint.app.timeline.LaneSection.Strip;
import org.cuepoint.core.time.FrameRange;
import org.jspecify.annotations.Nullable;

/**
 * Draws the whole video: in each column a bar of what is labelled, in the colours of the classes,
 * what was looked at below it, and which part is visible. The bars are kept as a picture; an edit
 * counts anew only the tracks that it touched. FX thread only.
 */
final class MinimapPainter implements LanePainter {

  private Map<SpanLane<?>, LabelDensity> densities = new HashMap<>();
  private @Nullable Key shown;
  private @Nullable WritableImage bars;

  /** What the picture of the bars depends on; a lane equals only itself. */
  private record Key(
      List<SpanLane<?>> lanes, int width, int height, int frames, List<ClassLook> classes) {}

  @Override
  public void paint(Brush brush, Picture picture) {
    TimelineLayout layout = picture.layout();
    TimelinePalette palette = brush.palette;
    Strip strip = layout.minimap();
    brush.fill(palette.surface(), 0, strip.y(), layout.width(), strip.height());
    reviewed(brush, picture);
    brush.pixels(bars(brush, picture), layout.plotLeft(), strip.y() + 2);
    double x0 = brush.snap(layout.minimapX(layout.viewport().start()));
    double x1 = brush.snap(layout.minimapX(layout.viewport().end()));
    double width = Math.max(4, x1 - x0);
    Color veil = Brush.fade(palette.background(), 0.5);
    brush.fill(veil, layout.plotLeft(), strip.y(), x0 - layout.plotLeft(), strip.height());
    brush.fill(veil, x0 + width, strip.y(), layout.width() - x0 - width, strip.height());
    brush.outline(palette.muted(), x0, strip.y(), width, strip.height() - 1);
    brush.outline(palette.muted(), x0 - 1, strip.y(), width + 2, strip.height() - 1);
    picture.name(brush, picture.texts().get("lane.overview"), strip);
    brush.fill(palette.line(), 0, strip.bottom() - 1, layout.width(), 1);
  }

  private static void reviewed(Brush brush, Picture picture) {
    TimelineLayout layout = picture.layout();
    List<TrackLane> tracks = picture.model().tracks();
    Strip strip = layout.minimap();
    // Time that was looked at for every class gets the same tint however many tracks there are.
    Color seen =
        Brush.fade(brush.palette.text(), 1 - Math.pow(0.85, 1.0 / Math.max(1, tracks.size())));
    for (TrackLane track : tracks) {
      SpanLane<FrameRange> lane = track.reviewed();
      for (int i = 0; i < lane.size(); i++) {
        double x0 = layout.minimapX(lane.start(i));
        double x1 = Math.max(x0 + 1, layout.minimapX(lane.end(i)));
        brush.fill(seen, x0, strip.y(), x1 - x0, strip.height());
      }
    }
  }

  private WritableImage bars(Brush brush, Picture picture) {
    TimelineLayout layout = picture.layout();
    List<SpanLane<?>> lanes = new ArrayList<>();
    picture.model().tracks().forEach(track -> lanes.add(track.segments()));
    int width = (int) Math.max(1, Math.floor(layout.plotWidth() * brush.scale()));
    int height = (int) Math.max(1, Math.floor((layout.minimap().height() - 4) * brush.scale()));
    Key key = new Key(lanes, width, height, layout.frameCount(), picture.classes());
    WritableImage known = bars;
    if (known != null && key.equals(shown)) {
      return known;
    }
    Map<SpanLane<?>, LabelDensity> next = new HashMap<>();
    boolean samePlace = shown != null && shown.width == width && shown.frames == key.frames;
    for (SpanLane<?> lane : lanes) {
      LabelDensity old = samePlace ? densities.get(lane) : null;
      next.put(lane, old != null ? old : LabelDensity.of(lane, width, key.frames));
    }
    densities = next;
    shown = key;
    WritableImage drawn = draw(key, picture);
    bars = drawn;
    return drawn;
  }

  private WritableImage draw(Key key, Picture picture) {
    int[] pixels = new int[key.width * key.height];
    List<float[]> shares = new ArrayList<>();
    List<Integer> colours = new ArrayList<>();
    float[] sums = new float[key.width];
    float most = 1;
    for (SpanLane<?> lane : key.lanes) {
      LabelDensity density = densities.get(lane);
      if (density == null) {
        continue;
      }
      density
          .shares()
          .forEach(
              (classAt, columns) -> {
                shares.add(columns);
                colours.add(argb(picture.look(classAt).readable()));
                for (int x = 0; x < columns.length; x++) {
                  sums[x] += columns[x];
                }
              });
    }
    for (float sum : sums) {
      most = Math.max(most, sum);
    }
    for (int x = 0; x < key.width; x++) {
      double y = key.height;
      for (int i = 0; i < shares.size(); i++) {
        float share = shares.get(i)[x];
        if (share > 0) {
          // What is there at all is seen.
          double to = Math.max(0, y - Math.max(1, share / most * key.height));
          for (int row = (int) Math.rint(to); row < (int) Math.rint(y); row++) {
            pixels[row * key.width + x] = colours.get(i);
          }
          y = to;
        }
      }
    }
    WritableImage image = new WritableImage(key.width, key.height);
    image
        .getPixelWriter()
        .setPixels(
            0, 0, key.width, key.height, PixelFormat.getIntArgbInstance(), pixels, 0, key.width);
    return image;
  }

  private static int argb(Color colour) {
    return 0xff000000
        | (int) Math.round(colour.getRed() * 255) << 16
        | (int) Math.round(colour.getGreen() * 255) << 8
        | (int) Math.round(colour.getBlue() * 255);
  }
}
