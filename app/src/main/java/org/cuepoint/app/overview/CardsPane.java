package org.cuepoint.app.overview;

import java.util.List;
import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Pane;

/**
 * Cards in as many columns as there is room for; each goes where there is most room left, in order.
 * FX thread only.
 */
final class CardsPane extends Pane {

  private static final double LEAST_WIDTH = 400;
  private static final int MOST_COLUMNS = 4;
  private static final double GAP = 12;

  CardsPane() {
    getStyleClass().add("cards");
  }

  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  @Override
  protected double computeMinWidth(double height) {
    return LEAST_WIDTH;
  }

  @Override
  protected double computePrefWidth(double height) {
    return 2 * LEAST_WIDTH;
  }

  @Override
  protected double computePrefHeight(double width) {
    return place(width < 0 ? getWidth() : width, false);
  }

  @Override
  protected void layoutChildren() {
    place(getWidth(), true);
  }

  private double place(double width, boolean move) {
    Insets insets = getInsets();
    double room = Math.max(LEAST_WIDTH, width - insets.getLeft() - insets.getRight());
    List<Node> cards = getManagedChildren();
    int columns = Math.clamp((long) ((room + GAP) / (LEAST_WIDTH + GAP)), 1, MOST_COLUMNS);
    double each = (room - (columns - 1) * GAP) / columns;
    double[] heights = new double[columns];
    for (Node card : cards) {
      int column = 0;
      for (int c = 1; c < columns; c++) {
        // A little more room is no reason to jump over the order.
        column = heights[c] < heights[column] - 1 ? c : column;
      }
      double height = Math.ceil(card.prefHeight(each));
      if (move) {
        card.resizeRelocate(
            Math.floor(insets.getLeft() + column * (each + GAP)),
            insets.getTop() + heights[column],
            Math.floor(each),
            height);
      }
      heights[column] += height + GAP;
    }
    double tallest = 0;
    for (double height : heights) {
      tallest = Math.max(tallest, height);
    }
    return tallest + insets.getTop() + insets.getBottom();
  }
}
