package org.cuepoint.app.map;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Circle;
import org.cuepoint.app.i18n.Messages;

/** The colours of a map by name; a click lets one of them stand out. FX thread only. */
final class LegendView extends ScrollPane {

  private static final double WIDTH = 220;

  /** What says most first; a scale begins with its upper end. */
  private static final Comparator<LegendEntry> READING =
      Comparator.comparing(LegendEntry::kind)
          .reversed()
          .thenComparingInt(
              entry -> entry.kind() == LegendEntry.Kind.LEVEL ? -entry.place() : entry.place());

  private final EmbeddingMapViewModel model;
  private final VBox rows = new VBox(1);

  LegendView(EmbeddingMapViewModel model) {
    this.model = model;
    setId("map-legend");
    getStyleClass().add("map-legend");
    setContent(rows);
    setFitToWidth(true);
    setHbarPolicy(ScrollBarPolicy.NEVER);
    setPrefWidth(WIDTH);
    setMinWidth(WIDTH);
    rows.getStyleClass().add("class-rows");
  }

  void show(MapPalette palette) {
    rows.getChildren().clear();
    List<LegendEntry> entries = new ArrayList<>(model.legendProperty().get().entries());
    entries.sort(READING);
    for (LegendEntry entry : entries) {
      rows.getChildren().add(row(entry, palette));
    }
  }

  private ToggleButton row(LegendEntry entry, MapPalette palette) {
    Label name = new Label(entry.text());
    name.setTextOverrun(OverrunStyle.ELLIPSIS);
    Label count = new Label(Messages.text("map.count", entry.count()));
    count.getStyleClass().addAll("muted", "small");
    count.setMinWidth(Region.USE_PREF_SIZE);
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox content = new HBox(8, new Circle(5, palette.of(entry)), name, gap, count);
    content.setAlignment(Pos.CENTER_LEFT);
    content.prefWidthProperty().bind(rows.widthProperty().subtract(26));
    ToggleButton row = new ToggleButton();
    row.setGraphic(content);
    row.getStyleClass().addAll("class-row", "map-legend-row");
    row.setMaxWidth(Double.MAX_VALUE);
    row.setAccessibleText(Messages.text("map.legend.row", entry.text(), entry.count()));
    row.setTooltip(new Tooltip(Messages.text("map.legend.tip", entry.text())));
    row.setSelected(model.standsOut(entry));
    row.setOnAction(event -> model.toggle(entry));
    return row;
  }
}
