package org.cuepoint.app.player;

import java.util.Objects;
import javafx.animation.AnimationTimer;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;

/**
 * Shows a {@link PlayerViewModel}: one to four pictures, what stands over them, and the buttons. FX
 * thread only.
 *
 * <p>Keys belong to the window's commands. For a window without them, the view itself knows the few
 * that every player has: Space plays and stops, arrows step (with Shift a second), Home and End;
 * they act only when nobody has used the key before. Colours come from the looked-up colours {@code
 * -cue-…}.
 */
public final class PlayerView extends BorderPane {

  private final PlayerViewModel viewModel;
  private final AnimationTimer clock;

  /**
   * Makes a view.
   *
   * @param viewModel what it shows
   */
  public PlayerView(PlayerViewModel viewModel) {
    this.viewModel = viewModel;
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
    Companions companions = viewModel.companions();
    setCenter(
        new PictureGrid(
            picture(), companions, companion -> new CompanionTile(companion, companions)));
    setBottom(new TransportBar(viewModel));
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
    addEventFilter(
        MouseEvent.MOUSE_PRESSED,
        event -> {
          if (!isInTextField(event.getTarget())) {
            requestFocus();
          }
        });
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

    Label live = new Label();
    live.setId("live");
    live.getStyleClass().add("player-live");
    live.textProperty().bind(viewModel.liveProperty());
    live.visibleProperty().bind(viewModel.liveProperty().isNotEmpty());
    live.setMouseTransparent(true);
    StackPane.setAlignment(live, Pos.BOTTOM_LEFT);

    Label error = new Label();
    error.getStyleClass().add("player-error");
    error.setWrapText(true);
    error.textProperty().bind(viewModel.errorTextProperty());
    error.visibleProperty().bind(viewModel.errorTextProperty().isNotEmpty());
    StackPane.setAlignment(error, Pos.BOTTOM_CENTER);

    Label empty = new Label(PlayerTexts.get("empty"));
    empty.getStyleClass().add("player-empty");
    empty.visibleProperty().bind(viewModel.openProperty().not());

    PictureScreen screen = new PictureScreen(viewModel.feed());
    StackPane picture =
        new StackPane(
            screen,
            empty,
            new RegionLayer(screen, viewModel.regions()),
            overlay,
            live,
            RefiningBadge.of(viewModel.feed()),
            error);
    picture.getStyleClass().add("player-picture");
    picture.setMinSize(0, 0);
    return picture;
  }

  private static boolean isInTextField(Object target) {
    for (Node node = target instanceof Node start ? start : null;
        node != null;
        node = node.getParent()) {
      if (node instanceof TextInputControl) {
        return true;
      }
    }
    return false;
  }

  private void keyPressed(KeyEvent event) {
    if (event.isShortcutDown()
        || event.isAltDown()
        || event.isMetaDown()
        || isInTextField(event.getTarget())) {
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
