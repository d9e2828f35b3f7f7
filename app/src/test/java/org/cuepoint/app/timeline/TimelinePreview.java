package org.cuepoint.app.timeline;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.Image;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.scene.transform.Scale;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.cuepoint.core.annotation.AnnotationId;
import org.cuepoint.core.annotation.AnnotationSelection;
import org.cuepoint.core.annotation.ReviewedRange;
import org.cuepoint.core.annotation.Segment;
import org.cuepoint.core.annotation.SegmentFilter;
import org.cuepoint.core.media.AnalysisRegion;
import org.cuepoint.core.media.Crop;
import org.cuepoint.core.media.RegionId;
import org.cuepoint.core.time.FrameRange;

/**
 * Writes pictures of timelines for a person to look at. Arguments: the folder, and the scale of the
 * screen that the platform was told (1 or 2).
 */
public final class TimelinePreview extends Application {

  /** Starts without the checks of {@code Application} subclasses. */
  static final class Main {
    private Main() {}

    public static void main(String[] arguments) {
      Application.launch(TimelinePreview.class, arguments);
    }
  }

  private Path folder = Path.of("target");
  private double scale = 1;

  @Override
  public void start(Stage stage) throws IOException {
    folder = Path.of(getParameters().getRaw().get(0));
    scale = Double.parseDouble(getParameters().getRaw().get(1));
    Files.createDirectories(folder);
    for (String theme : List.of("light", "dark")) {
      shoot(stage, theme, "busy-far", 1600, 350, busy(9000, 20, 4000, 3000, 2));
      TimelineViewModel near = busy(9000, 20, 4000, 3000, 2);
      near.visibleProperty().set(new Viewport(4000, 4400));
      shoot(stage, theme, "busy-near", 1600, 420, near);
      shoot(stage, theme, "chosen", 1280, 230, chosen());
      shoot(stage, theme, "subjects", 1280, 300, subjects());
      shoot(stage, theme, "empty", 1280, 230, empty());
      TimelineViewModel huge = busy(900_000, 20, 100_000, 100_000, 2);
      shoot(stage, theme, "huge", 1600, 350, huge);
      huge.visibleProperty().set(new Viewport(400_000, 404_000));
      shoot(stage, theme, "huge-near", 1600, 350, huge);
    }
    Platform.exit();
  }

  private static TimelineViewModel timeline() {
    return new TimelineViewModel(new RecordedActions());
  }

  private static TimelineViewModel busy(
      int frames, int classes, int labels, int proposals, int models) {
    TimelineViewModel timeline = timeline();
    BusyVideo video = new BusyVideo(frames, classes, labels, proposals, models, 5);
    video.show(timeline);
    timeline.probabilitiesProperty().set(video.probabilities());
    timeline.waveformProperty().set(video.waveform());
    timeline.playheadProperty().set(frames / 2 - 300);
    timeline.playRangeProperty().set(Optional.of(new FrameRange(frames / 4, frames / 3)));
    return timeline;
  }

  private static TimelineViewModel chosen() {
    TimelineViewModel timeline = timeline();
    BusyVideo video = new BusyVideo(2000, 6, 60, 30, 1, 8);
    video.show(timeline);
    timeline.probabilitiesProperty().set(video.probabilities());
    timeline.waveformProperty().set(video.waveform());
    timeline
        .reviewed()
        .add(
            new ReviewedRange(
                AnnotationId.random(),
                SampleVideo.VIDEO,
                Optional.empty(),
                SampleVideo.ANNA,
                java.util.Set.of(),
                video.index.range(0, 700)));
    timeline.visibleProperty().set(new Viewport(100, 900));
    timeline.playheadProperty().set(420);
    timeline
        .pendingProperty()
        .set(
            List.of(
                new PendingSegment(
                    Optional.of(video.scheme.classes().get(1).id()), new FrameRange(360, 421))));
    List<Segment> some = video.segments.items().subList(8, 14);
    timeline.selectionProperty().set(AnnotationSelection.ofSegments(some));
    Segment grabbed = some.getFirst();
    timeline.gestures().setPlotWidth(1152);
    timeline
        .gestures()
        .press(new TimelineHit.SegmentBody(grabbed), grabbed.range().frames().start(), Pick.ONLY);
    timeline
        .gestures()
        .drag(
            new TimelineGestures.Pointer(grabbed.range().frames().start() + 40.0, -1, 0, 0),
            Snapping.Mode.SNAP);
    return timeline;
  }

  private static TimelineViewModel subjects() {
    TimelineViewModel timeline = timeline();
    BusyVideo video = new BusyVideo(2000, 6, 90, 30, 1, 8);
    video.show(timeline);
    List<AnalysisRegion> regions = new ArrayList<>();
    Random random = new Random(3);
    for (String name : List.of("cage 1", "cage 2", "left player")) {
      regions.add(
          new AnalysisRegion(RegionId.random(), name, Optional.of("mouse " + name), Crop.WHOLE));
    }
    List<Segment> spread = new ArrayList<>();
    for (Segment s : video.segments.items()) {
      spread.add(
          new Segment(
              s.id(),
              s.video(),
              Optional.of(regions.get(random.nextInt(3)).id()),
              s.actionClass(),
              s.range(),
              s.state(),
              s.origin(),
              s.annotator(),
              s.confidence(),
              s.notes()));
    }
    timeline.regionsProperty().set(regions);
    timeline.trackingProperty().set(TrackGrouping.SUBJECTS);
    timeline
        .segmentsProperty()
        .set(org.cuepoint.core.annotation.AnnotationIndex.ofSegments(spread));
    timeline
        .filterProperty()
        .set(
            new SegmentFilter(
                "", java.util.Set.of(video.scheme.classes().get(0).id()), java.util.Set.of()));
    timeline.visibleProperty().set(new Viewport(100, 900));
    return timeline;
  }

  private static TimelineViewModel empty() {
    TimelineViewModel timeline = timeline();
    timeline.schemeProperty().set(SampleVideo.SCHEME);
    timeline.frameIndexProperty().set(SampleVideo.INDEX);
    return timeline;
  }

  private void shoot(
      Stage stage, String theme, String name, double width, double height, TimelineViewModel shown)
      throws IOException {
    TimelineView view = new TimelineView(shown);
    view.setFilmstrip(new Painted());
    Scene scene = new Scene(view, width, height);
    for (String sheet : List.of("cuepoint.css", theme + ".css")) {
      scene
          .getStylesheets()
          .add(
              Objects.requireNonNull(
                      TimelinePreview.class.getResource("/org/cuepoint/app/theme/" + sheet))
                  .toExternalForm());
    }
    stage.setScene(scene);
    stage.show();
    view.applyCss();
    view.layout();
    view.paintNow();
    SnapshotParameters parameters = new SnapshotParameters();
    parameters.setTransform(new Scale(scale, scale));
    save(view.snapshot(parameters, null), folder.resolve(theme + "-" + name + ".png"));
  }

  private static void save(WritableImage image, Path file) throws IOException {
    int width = (int) image.getWidth();
    int height = (int) image.getHeight();
    BufferedImage copy = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        copy.setRGB(x, y, image.getPixelReader().getArgb(x, y));
      }
    }
    ImageIO.write(copy, "png", file.toFile());
  }

  /** Pictures in the colours of the time of day. */
  private static final class Painted implements Filmstrip {

    private final SimpleIntegerProperty revision = new SimpleIntegerProperty();

    @Override
    public double width(double height) {
      return height * 16 / 9;
    }

    @Override
    public Optional<Image> picture(int firstFrame, int endFrame) {
      WritableImage image = new WritableImage(96, 54);
      for (int y = 0; y < 54; y++) {
        for (int x = 0; x < 96; x++) {
          image
              .getPixelWriter()
              .setColor(
                  x, y, Color.hsb(firstFrame / 9.0, 0.3, 0.35 + y / 108.0 + (x % 16) / 150.0));
        }
      }
      return Optional.of(image);
    }

    @Override
    public ReadOnlyIntegerProperty revisionProperty() {
      return revision;
    }
  }
}
