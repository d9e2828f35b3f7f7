package org.cuepoint.app.map;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.PauseTransition;
import javafx.animation.Timeline;
import javafx.beans.value.ObservableBooleanValue;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.cuepoint.app.fx.ShortTime;
import org.cuepoint.app.i18n.Messages;
import org.cuepoint.app.queue.LoopPreview;
import org.cuepoint.app.queue.Thumbnails;
import org.cuepoint.app.workspace.QueueEntry;
import org.cuepoint.core.embed.EmbeddingMap;
import org.cuepoint.core.embed.MapPoint;
import org.jspecify.annotations.Nullable;

/** What is known of the point under the mouse, with its moving picture. FX thread only. */
final class PointCard extends VBox {

  /** What a picture fits into. */
  static final int PICTURE_WIDTH = 208;

  static final int PICTURE_HEIGHT = 156;

  private static final Duration LOOP_STEP = Duration.millis(320);

  /** Whoever only passes over points wants no pictures of them. */
  private static final Duration REST = Duration.millis(120);

  private final EmbeddingMapViewModel model;
  private final Thumbnails thumbnails;
  private final LoopPreview preview;
  private final ImageView picture = new ImageView();
  private final Label title = new Label();
  private final Label facts = new Label();
  private final PauseTransition rest = new PauseTransition(REST);
  private @Nullable MapPoint shown;
  private @Nullable QueueEntry entry;

  PointCard(EmbeddingMapViewModel model, Thumbnails thumbnails, ObservableBooleanValue still) {
    super(6);
    this.model = model;
    this.thumbnails = thumbnails;
    this.preview = new LoopPreview(thumbnails, still);
    setId("map-card");
    getStyleClass().addAll("floating", "map-card");
    setMouseTransparent(true);
    setManaged(false);
    setVisible(false);
    title.getStyleClass().add("row-title");
    facts.getStyleClass().addAll("muted", "small");
    title.setMaxWidth(PICTURE_WIDTH);
    facts.setMaxWidth(PICTURE_WIDTH);
    facts.setWrapText(true);
    StackPane frame = new StackPane(picture);
    frame.getStyleClass().add("map-card-picture");
    frame.setAlignment(Pos.CENTER);
    frame.setMinSize(PICTURE_WIDTH, PICTURE_HEIGHT);
    frame.setMaxSize(PICTURE_WIDTH, PICTURE_HEIGHT);
    getChildren().addAll(frame, title, facts);
    rest.setOnFinished(done -> load());
    preview.revisionProperty().addListener((property, old, now) -> showPicture());
    thumbnails.revisionProperty().addListener((property, old, now) -> showPicture());
    Timeline clock = new Timeline(new KeyFrame(LOOP_STEP, event -> preview.step()));
    clock.setCycleCount(Animation.INDEFINITE);
    preview
        .movingProperty()
        .subscribe(
            moving -> {
              if (moving) {
                clock.playFromStart();
              } else {
                clock.stop();
              }
            });
    model.hoveredProperty().addListener((property, old, now) -> show(now));
  }

  private void show(@Nullable MapPoint point) {
    shown = point;
    entry = null;
    preview.hover(null);
    picture.setImage(null);
    setVisible(point != null);
    if (point == null) {
      rest.stop();
      return;
    }
    EmbeddingMap map = model.map();
    title.setText(name(point));
    facts.setText(facts(map, point));
    rest.playFromStart();
    place(point);
  }

  private String name(MapPoint point) {
    return model.workspace().videos().stream()
        .filter(each -> each.video().id().equals(point.place().video()))
        .findFirst()
        .map(each -> each.video().name())
        .orElse("");
  }

  private static String facts(EmbeddingMap map, MapPoint point) {
    StringBuilder lines = new StringBuilder();
    double second = 1.0 / map.hertz();
    lines.append(
        Messages.text(
            "map.card.time",
            ShortTime.place(point.place().startTick() * second),
            ShortTime.place(point.place().endTick() * second)));
    lines
        .append('\n')
        .append(
            Messages.text(
                "map.card.label", said(map, point.label(), Messages.text("map.unlabelled"))));
    if (Float.isFinite(point.confidence())) {
      lines
          .append('\n')
          .append(
              Messages.text(
                  "map.card.prediction",
                  said(map, point.prediction(), Messages.text("map.not-asked")),
                  two(point.confidence())));
      lines.append('\n').append(Messages.text("map.card.uncertainty", two(point.uncertainty())));
    }
    if (Float.isFinite(point.disagreement())) {
      lines.append('\n').append(Messages.text("map.card.disagreement", two(point.disagreement())));
    }
    if (!point.place().group().isEmpty()) {
      lines.append('\n').append(Messages.text("map.card.group", point.place().group()));
    }
    return lines.toString();
  }

  private static String said(EmbeddingMap map, int label, String unknown) {
    return switch (label) {
      case MapPoint.UNKNOWN -> unknown;
      case MapPoint.NOTHING -> Messages.text("map.nothing");
      default -> map.classes().get(label).name();
    };
  }

  private static String two(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }

  private void load() {
    MapPoint point = shown;
    if (point != null) {
      model
          .actions()
          .preview(
              point,
              read -> {
                if (Objects.equals(point, shown)) {
                  entry = read;
                  preview.hover(read);
                  showPicture();
                }
              });
    }
  }

  private void showPicture() {
    QueueEntry now = entry;
    if (now != null) {
      Optional<Image> moving = preview.picture(now);
      picture.setImage(moving.or(() -> thumbnails.picture(now)).orElse(null));
    }
  }

  /** Stands beside the point, where there is room. */
  private void place(MapPoint point) {
    Camera camera = model.cameraProperty().get();
    applyCss();
    double width = prefWidth(Region.USE_COMPUTED_SIZE);
    double height = prefHeight(width);
    double x = camera.toScreenX(point.x());
    double y = camera.toScreenY(point.y());
    double left = x + 18 + width > camera.width() ? x - 18 - width : x + 18;
    double top = Math.clamp(y - height / 2, 6, Math.max(6, camera.height() - height - 6));
    resizeRelocate(Math.max(6, left), top, width, height);
  }
}
