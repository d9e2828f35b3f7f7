package org.cuepoint.app.player;

import javafx.animation.PauseTransition;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;

/** Says that the picture is not yet the wanted one, when that takes long enough to be noticed. */
final class RefiningBadge {

  private static final Duration NOTICED = Duration.millis(80);

  private RefiningBadge() {}

  static Label of(PictureFeed feed) {
    Label badge = new Label();
    badge.getStyleClass().add("player-refining");
    badge.setVisible(false);
    badge.setMouseTransparent(true);
    badge
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                () -> PlayerTexts.wanted(feed.wantedProperty().get()), feed.wantedProperty()));
    PauseTransition wait = new PauseTransition(NOTICED);
    wait.setOnFinished(done -> badge.setVisible(feed.refiningProperty().get()));
    feed.refiningProperty()
        .addListener(
            (property, before, refining) -> {
              if (refining) {
                wait.playFromStart();
              } else {
                wait.stop();
                badge.setVisible(false);
              }
            });
    StackPane.setAlignment(badge, Pos.TOP_RIGHT);
    return badge;
  }
}
