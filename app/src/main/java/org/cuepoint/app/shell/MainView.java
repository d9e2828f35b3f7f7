package org.cuepoint.app.shell;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import org.cuepoint.app.settings.WindowSettings;

/**
 * The middle of the window: panels at the left and right of the player, the timeline below. Each
 * side can be hidden, and dividers keep their places when it comes back.
 */
final class MainView extends BorderPane {

  private final SplitPane upper = new SplitPane();
  private final SplitPane whole = new SplitPane();
  private final SplitPane leftSide;
  private final Node centre;
  private final Node right;
  private final Node bottom;
  private final BooleanProperty leftShown = new SimpleBooleanProperty();
  private final BooleanProperty rightShown = new SimpleBooleanProperty();
  private final BooleanProperty bottomShown = new SimpleBooleanProperty();
  private double leftAt;
  private double rightAt;
  private double bottomAt;

  MainView(
      Node videos, Node classes, Node centre, Node right, Node bottom, WindowSettings settings) {
    this.leftSide = new SplitPane(videos, classes);
    leftSide.setOrientation(Orientation.VERTICAL);
    leftSide.setDividerPositions(settings.classes());
    leftSide.setMinWidth(180);
    this.centre = centre;
    this.right = right;
    this.bottom = bottom;
    leftAt = settings.left();
    rightAt = settings.right();
    bottomAt = settings.timeline();
    leftShown.set(settings.panels().left());
    rightShown.set(settings.panels().right());
    bottomShown.set(settings.panels().bottom());
    whole.setOrientation(Orientation.VERTICAL);
    // Resizing the window gives the room to the player, not to the lists.
    SplitPane.setResizableWithParent(leftSide, false);
    SplitPane.setResizableWithParent(right, false);
    SplitPane.setResizableWithParent(bottom, false);
    setCenter(whole);
    arrange();
    leftShown.addListener((property, old, now) -> rearrange());
    rightShown.addListener((property, old, now) -> rearrange());
    bottomShown.addListener((property, old, now) -> rearrange());
  }

  private void rearrange() {
    remember();
    arrange();
  }

  private void arrange() {
    List<Node> across = new ArrayList<>();
    if (leftShown.get()) {
      across.add(leftSide);
    }
    across.add(centre);
    if (rightShown.get()) {
      across.add(right);
    }
    upper.getItems().setAll(across);
    whole.getItems().setAll(bottomShown.get() ? List.of(upper, bottom) : List.of(upper));
    if (leftShown.get()) {
      upper.setDividerPosition(0, leftAt);
    }
    if (rightShown.get()) {
      upper.setDividerPosition(across.size() - 2, rightAt);
    }
    if (bottomShown.get()) {
      whole.setDividerPosition(0, bottomAt);
    }
  }

  /** Notes where the dividers are; those of hidden sides stay as they were. */
  private void remember() {
    List<Node> across = upper.getItems();
    double[] places = upper.getDividerPositions();
    if (across.contains(leftSide)) {
      leftAt = places[0];
    }
    if (across.contains(right)) {
      rightAt = places[places.length - 1];
    }
    if (whole.getItems().contains(bottom)) {
      bottomAt = whole.getDividerPositions()[0];
    }
  }

  /** Returns the settings with this view's dividers and sides. */
  WindowSettings in(WindowSettings other) {
    remember();
    return new WindowSettings(
        other.width(),
        other.height(),
        other.maximised(),
        leftAt,
        rightAt,
        bottomAt,
        leftSide.getDividerPositions()[0],
        other.theme(),
        new WindowSettings.Panels(leftShown.get(), rightShown.get(), bottomShown.get()));
  }

  BooleanProperty leftShownProperty() {
    return leftShown;
  }

  BooleanProperty rightShownProperty() {
    return rightShown;
  }

  BooleanProperty bottomShownProperty() {
    return bottomShown;
  }
}
