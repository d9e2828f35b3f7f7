package org.cuepoint.app.fx;

import javafx.scene.AccessibleRole;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/** Makes icons whose size and colour the style sheets decide. FX thread only. */
public final class Icons {

  private Icons() {}

  /** Returns an icon of 16 pixels. */
  public static FontIcon small(Ikon ikon) {
    FontIcon icon = new FontIcon(ikon);
    icon.setIconSize(16);
    icon.setAccessibleRole(AccessibleRole.NODE);
    return icon;
  }

  /** Returns an icon of 40 pixels for empty states. */
  public static FontIcon large(Ikon ikon) {
    FontIcon icon = new FontIcon(ikon);
    icon.setIconSize(40);
    icon.getStyleClass().add("large-icon");
    return icon;
  }

  /**
   * Turns a button into one that shows only an icon; its text becomes tooltip and accessible name.
   */
  public static <B extends ButtonBase> B only(B button, Ikon ikon, String name) {
    button.setGraphic(small(ikon));
    button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    button.setText(name);
    button.setAccessibleText(name);
    button.setTooltip(new Tooltip(name));
    button.getStyleClass().add("icon-button");
    return button;
  }
}
