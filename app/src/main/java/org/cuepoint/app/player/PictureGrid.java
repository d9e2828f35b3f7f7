package org.cuepoint.app.player;

import javafx.collections.ListChangeListener;
import javafx.geometry.HPos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.layout.Pane;

/**
 * Lays out one to four pictures: one fills the room, two stand side by side or one over the other,
 * whichever leaves them larger, more in two rows. FX thread only.
 */
final class PictureGrid extends Pane {

  private static final double GAP = 2;

  /** What a video most likely looks like, to choose between beside and below. */
  private static final double SHAPE = 16.0 / 9;

  PictureGrid(Node leader, Companions companions, CompanionTile.Factory tiles) {
    getStyleClass().add("player-grid");
    setMinSize(0, 0);
    getChildren().add(leader);
    companions.list().forEach(companion -> getChildren().add(tiles.tile(companion)));
    companions
        .list()
        .addListener(
            (ListChangeListener<Companion>)
                change -> {
                  while (change.next()) {
                    change
                        .getRemoved()
                        .forEach(
                            gone ->
                                getChildren()
                                    .removeIf(
                                        node ->
                                            node instanceof CompanionTile tile
                                                && tile.companion() == gone));
                    change.getAddedSubList().forEach(added -> getChildren().add(tiles.tile(added)));
                  }
                });
  }

  @Override
  protected void layoutChildren() {
    int count = getChildren().size();
    int columns = columns(count, getWidth(), getHeight());
    int rows = (count + columns - 1) / columns;
    double width = (getWidth() - GAP * (columns - 1)) / columns;
    double height = (getHeight() - GAP * (rows - 1)) / rows;
    for (int i = 0; i < count; i++) {
      int column = i % columns;
      int row = i / columns;
      double x = column * (width + GAP);
      double y = row * (height + GAP);
      layoutInArea(
          getChildren().get(i),
          snapPositionX(x),
          snapPositionY(y),
          snapSizeX(width),
          snapSizeY(height),
          0,
          HPos.CENTER,
          VPos.CENTER);
    }
  }

  /** Returns into how many columns that many pictures go best. */
  static int columns(int count, double width, double height) {
    int best = 1;
    double most = -1;
    for (int columns = 1; columns <= count; columns++) {
      int rows = (count + columns - 1) / columns;
      double shown = Math.min(width / columns, height / rows * SHAPE);
      if (shown > most) {
        most = shown;
        best = columns;
      }
    }
    return best;
  }
}
