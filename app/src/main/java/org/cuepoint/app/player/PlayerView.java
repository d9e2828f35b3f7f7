package org.cuepoint.app.player;

import java.util.Objects;
import javafx.animation.AnimationTimer;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.util.StringConverter;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * Shows a {@link PlayerViewModel}: the picture, what stands over it, and the buttons. FX thread
 * only.
 *
 * <p>Keys, when the picture has the focus: Space plays and stops, arrows step (with Shift a
 * second), Home and End. Colours come from the looked-up colours {@code -cue-…}.
 */
public final class PlayerView extends BorderPane {

  private final PlayerViewModel viewModel;
  private final PictureScreen screen;
  private final AnimationTimer clock;
  // Kept in a field, since bindings hold it weakly.
  private final ObjectProperty<Double> speedValue;

  /**
   * Makes a view.
   *
   * @param viewModel what it shows
   */
  public PlayerView(PlayerViewModel viewModel) {
    this.viewModel = viewModel;
    screen = new PictureScreen(viewModel);
    speedValue = viewModel.speedProperty().asObject();
    clock =
        new AnimationTimer() {
          @Override
          public void handle(long now) {
            viewModel.pulse();
          }
        };
    viewModel
        .playingProperty()
        .addListener(
            (property, before, playing) -> {
              if (playing) {
                clock.start();
              } else {
                clock.stop();
              }
            });
    getStyleClass().add("player");
    setCenter(picture());
    setBottom(transport());
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.NODE);
    accessibleTextProperty()
        .bind(
            Bindings.createStringBinding(
                () ->
                    viewModel.openProperty().get()
                        ? PlayerTexts.get("accessible.picture")
                        : PlayerTexts.get("empty"),
                viewModel.openProperty()));
    // A filter, since buttons keep their clicks to themselves.
    addEventFilter(MouseEvent.MOUSE_PRESSED, event -> requestFocus());
    setOnKeyPressed(this::keyPressed);
    setMinSize(240, 160);
  }

  @Override
  public String getUserAgentStylesheet() {
    return Objects.requireNonNull(PlayerView.class.getResource("player.css")).toExternalForm();
  }

  private Node picture() {
    Label overlay = new Label();
    overlay.getStyleClass().add("player-overlay");
    overlay.textProperty().bind(viewModel.overlayProperty());
    overlay.visibleProperty().bind(viewModel.overlayProperty().isNotEmpty());
    overlay.setMouseTransparent(true);
    StackPane.setAlignment(overlay, Pos.TOP_LEFT);

    Label error = new Label();
    error.getStyleClass().add("player-error");
    error.setWrapText(true);
    error.textProperty().bind(viewModel.errorTextProperty());
    error.visibleProperty().bind(viewModel.errorTextProperty().isNotEmpty());
    StackPane.setAlignment(error, Pos.BOTTOM_CENTER);

    Label empty = new Label(PlayerTexts.get("empty"));
    empty.getStyleClass().add("player-empty");
    empty.visibleProperty().bind(viewModel.openProperty().not());

    StackPane picture = new StackPane(screen, empty, overlay, error);
    picture.getStyleClass().add("player-picture");
    picture.setMinSize(0, 0);
    return picture;
  }

  private Node transport() {
    Button play = button("play", "mdi2p-play", viewModel::togglePlay);
    FontIcon playIcon = (FontIcon) play.getGraphic();
    Tooltip playTip = play.getTooltip();
    play.getStyleClass().add("player-play");
    viewModel
        .playingProperty()
        .addListener(
            (property, before, playing) -> {
              playIcon.setIconLiteral(playing ? "mdi2p-pause" : "mdi2p-play");
              playTip.setText(PlayerTexts.get(playing ? "pause" : "play"));
              play.setAccessibleText(playTip.getText());
            });
    HBox buttons =
        new HBox(
            button("start", "mdi2s-skip-backward", viewModel::toStart),
            button("boundary.previous", "mdi2s-skip-previous", viewModel::toPreviousBoundary),
            button("second.back", "mdi2r-rewind", () -> viewModel.skip(-1)),
            button("step.back", "mdi2s-step-backward", () -> viewModel.step(-1)),
            play,
            button("step.forward", "mdi2s-step-forward", () -> viewModel.step(1)),
            button("second.forward", "mdi2f-fast-forward", () -> viewModel.skip(1)),
            button("boundary.next", "mdi2s-skip-next", viewModel::toNextBoundary),
            button("end", "mdi2s-skip-forward", viewModel::toEnd));
    buttons.setAlignment(Pos.CENTER);
    buttons.getStyleClass().add("player-buttons");

    Label time = new Label();
    time.getStyleClass().add("player-time");
    time.textProperty().bind(viewModel.timeTextProperty());
    time.setMinWidth(USE_PREF_SIZE);
    Label frame = new Label();
    frame.getStyleClass().add("player-frame");
    frame.textProperty().bind(viewModel.frameTextProperty());
    frame.setMinWidth(USE_PREF_SIZE);
    HBox labels = new HBox(speed(), time, frame);
    labels.setAlignment(Pos.CENTER_LEFT);
    labels.getStyleClass().add("player-labels");

    // Two groups that stand side by side, or one over the other in a narrow window.
    FlowPane bar = new FlowPane(buttons, labels);
    bar.setAlignment(Pos.CENTER);
    bar.getStyleClass().add("player-transport");
    HBox.setHgrow(labels, Priority.NEVER);
    bar.prefWrapLengthProperty().bind(widthProperty());
    return bar;
  }

  private ComboBox<Double> speed() {
    ComboBox<Double> speed = new ComboBox<>();
    speed.getItems().setAll(PlayerViewModel.SPEEDS);
    speed.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(Double value) {
            return PlayerTexts.speed(value);
          }

          @Override
          public Double fromString(String text) {
            return Double.valueOf(text.replace("×", "").strip());
          }
        });
    speed.valueProperty().bindBidirectional(speedValue);
    speed.setFocusTraversable(false);
    speed.setTooltip(new Tooltip(PlayerTexts.get("speed")));
    speed.setAccessibleText(PlayerTexts.get("speed"));
    speed.getStyleClass().add("player-speed");
    return speed;
  }

  /** Keys belong to the picture and the menus, so that Space always plays: no focus on buttons. */
  private Button button(String key, String icon, Runnable run) {
    Button button = new Button();
    FontIcon graphic = new FontIcon(icon);
    graphic.getStyleClass().add("player-icon");
    button.setGraphic(graphic);
    button.setId("player-" + key.replace('.', '-'));
    button.setTooltip(new Tooltip(PlayerTexts.get(key)));
    button.setAccessibleText(PlayerTexts.get(key));
    button.getStyleClass().add("player-button");
    button.setFocusTraversable(false);
    button.disableProperty().bind(viewModel.openProperty().not());
    button.setOnAction(event -> run.run());
    return button;
  }

  private void keyPressed(KeyEvent event) {
    if (event.isShortcutDown() || event.isAltDown() || event.isMetaDown()) {
      return;
    }
    boolean used = true;
    KeyCode code = event.getCode();
    switch (code) {
      case SPACE -> viewModel.togglePlay();
      case LEFT, RIGHT -> {
        int direction = code == KeyCode.LEFT ? -1 : 1;
        if (event.isShiftDown()) {
          viewModel.skip(direction);
        } else {
          viewModel.step(direction);
        }
      }
      case HOME -> viewModel.toStart();
      case END -> viewModel.toEnd();
      default -> used = false;
    }
    if (used) {
      event.consume();
    }
  }
}
