package org.cuepoint.app.compare;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import org.cuepoint.app.i18n.Messages;
import org.cuepoint.core.saliency.Saliency;

/**
 * The picture at the playhead as one model sees it: what it says, and, once asked, where and when
 * it looked. FX thread only.
 */
final class Moment extends VBox {

  static final double WIDTH = 232;
  static final double HEIGHT = 174;
  private static final double STRIP = 14;
  private static final Color LOOKED = Color.web("#e69f00");

  private final ImageView picture = new ImageView();
  private final Canvas cells = new Canvas(WIDTH, HEIGHT);
  private final Canvas times = new Canvas(WIDTH, STRIP);
  private final Label says = new Label();
  private final Label check = new Label();
  private Optional<Saliency> saliency = Optional.empty();

  Moment(String name) {
    super(3);
    setAlignment(Pos.TOP_CENTER);
    Label title = new Label(name);
    title.getStyleClass().add("compare-chart-title");
    picture.setFitWidth(WIDTH);
    picture.setFitHeight(HEIGHT);
    picture.setPreserveRatio(true);
    StackPane both = new StackPane(picture, cells);
    both.setMinSize(WIDTH, HEIGHT);
    both.setMaxSize(WIDTH, HEIGHT);
    both.getStyleClass().add("compare-picture");
    check.getStyleClass().add("compare-scope");
    check.setWrapText(true);
    check.setMinHeight(Region.USE_PREF_SIZE);
    getChildren().addAll(title, both, times, says, check);
    setPrefWidth(WIDTH + 12);
    setMinWidth(WIDTH + 12);
  }

  void show(Image image) {
    picture.setImage(image);
    draw();
  }

  /** Shows what the model says, and forgets where it looked at another moment. */
  void say(String label, double probability) {
    says.setText(
        Messages.text("compare.says", label, String.format(Locale.ROOT, "%.2f", probability)));
  }

  void forget() {
    if (saliency.isPresent() || !check.getText().isEmpty()) {
      saliency = Optional.empty();
      check.setText("");
      draw();
    }
  }

  void waiting() {
    check.setText(Messages.text("compare.looking"));
  }

  void refuse(String why) {
    check.setText(why);
  }

  void explain(Saliency found) {
    saliency = Optional.of(found);
    check.setText(
        Messages.text(
            found.beatsChance() ? "compare.deletion.holds" : "compare.deletion.fails",
            String.format(Locale.ROOT, "%.2f", found.deletionArea()),
            String.format(Locale.ROOT, "%.2f", found.randomArea())));
    draw();
  }

  /** The picture stands in the middle of the canvas. */
  private void draw() {
    GraphicsContext pen = cells.getGraphicsContext2D();
    pen.clearRect(0, 0, WIDTH, HEIGHT);
    GraphicsContext strip = times.getGraphicsContext2D();
    strip.clearRect(0, 0, WIDTH, STRIP);
    if (saliency.isEmpty() || picture.getImage() == null) {
      return;
    }
    Saliency found = saliency.get();
    double scale =
        Math.min(WIDTH / picture.getImage().getWidth(), HEIGHT / picture.getImage().getHeight());
    double width = picture.getImage().getWidth() * scale;
    double height = picture.getImage().getHeight() * scale;
    double left = (WIDTH - width) / 2;
    double top = (HEIGHT - height) / 2;
    double most = most(found.place());
    int side = found.side();
    for (int cell = 0; cell < found.place().size(); cell++) {
      int row = cell / side;
      int column = cell % side;
      double share = Math.max(0, found.place().get(cell)) / most;
      pen.setFill(LOOKED.deriveColor(0, 1, 1, 0.75 * share));
      pen.fillRect(
          left + column * width / side, top + row * height / side, width / side, height / side);
    }
    double mostTime = most(found.time());
    double part = WIDTH / Math.max(1, found.time().size());
    for (int i = 0; i < found.time().size(); i++) {
      double share = Math.max(0, found.time().get(i)) / mostTime;
      strip.setFill(LOOKED.deriveColor(0, 1, 1, 0.1 + 0.9 * share));
      strip.fillRect(i * part, STRIP * (1 - Math.max(0.08, share)), part - 0.5, STRIP);
    }
  }

  private static double most(List<Double> values) {
    return Math.max(1e-6, values.stream().mapToDouble(Double::doubleValue).max().orElse(1));
  }
}
