package org.cuepoint.app.keys;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.cuepoint.app.command.Key;

/** Keys drawn as caps. */
final class KeyCaps {

  private KeyCaps() {}

  static HBox of(List<Key> keys) {
    HBox caps = new HBox(4);
    caps.setAlignment(Pos.CENTER_LEFT);
    caps.setMinWidth(Region.USE_PREF_SIZE);
    keys.forEach(key -> caps.getChildren().add(cap(key.displayText())));
    return caps;
  }

  static Label cap(String text) {
    Label cap = new Label(text);
    cap.getStyleClass().add("key-cap");
    cap.setMinWidth(Region.USE_PREF_SIZE);
    return cap;
  }
}
