package org.cuepoint.app.player;

import java.util.Locale;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.text.TextAlignment;
import org.kordamp.ikonli.javafx.FontIcon;

/** The picture of a companion with its name, its offset and a button to close it. */
final class CompanionTile extends StackPane {

  /** Makes tiles. */
  interface Factory {
    CompanionTile tile(Companion companion);
  }

  private static final double TENTH = 0.1;

  private final Companion companion;

  CompanionTile(Companion companion, Companions companions) {
    this.companion = companion;
    getStyleClass().addAll("player-picture", "player-companion");
    setMinSize(0, 0);
    Label outside = new Label();
    outside.getStyleClass().add("player-empty");
    outside.setWrapText(true);
    outside.setTextAlignment(TextAlignment.CENTER);
    outside.setPadding(new Insets(0, 12, 0, 12));
    outside.textProperty().bind(companion.outsideTextProperty());
    outside.visibleProperty().bind(companion.outsideTextProperty().isNotEmpty());

    Label name = new Label(companion.name());
    name.getStyleClass().add("player-plate");
    name.setTooltip(new Tooltip(companion.file().toString()));
    name.setMinWidth(0);
    Region gap = new Region();
    gap.setMouseTransparent(true);
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox top =
        new HBox(
            name,
            gap,
            button("companion.close", "mdi2c-close", () -> companions.closeByPerson(companion)));
    top.getStyleClass().add("player-plates");
    top.setPickOnBounds(false);
    top.setMaxHeight(USE_PREF_SIZE);
    StackPane.setAlignment(top, Pos.TOP_CENTER);

    HBox bottom =
        new HBox(
            button(
                "companion.tenth.back",
                "mdi2c-chevron-double-left",
                () -> companion.adjustOffset(companion.offsetProperty().get() - TENTH)),
            button(
                "companion.frame.back",
                "mdi2c-chevron-left",
                () -> companion.adjustOffsetByFrames(-1)),
            offset(),
            button(
                "companion.frame.forward",
                "mdi2c-chevron-right",
                () -> companion.adjustOffsetByFrames(1)),
            button(
                "companion.tenth.forward",
                "mdi2c-chevron-double-right",
                () -> companion.adjustOffset(companion.offsetProperty().get() + TENTH)));
    bottom.setAlignment(Pos.CENTER);
    bottom.getStyleClass().add("player-offset");
    bottom.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
    StackPane.setAlignment(bottom, Pos.BOTTOM_LEFT);

    getChildren()
        .addAll(
            new PictureScreen(companion.feed()),
            outside,
            RefiningBadge.of(companion.feed()),
            top,
            bottom);
  }

  Companion companion() {
    return companion;
  }

  private TextField offset() {
    TextField field = new TextField();
    field.setPrefColumnCount(7);
    field.getStyleClass().add("player-offset-field");
    field.setAccessibleText(PlayerTexts.named("companion.offset.accessible", companion.name()));
    field.setTooltip(new Tooltip(PlayerTexts.get("companion.offset")));
    Runnable restore = () -> field.setText(PlayerTexts.offset(companion.offsetProperty().get()));
    restore.run();
    companion.offsetProperty().addListener((property, before, now) -> restore.run());
    field.setOnAction(
        event -> {
          companion.adjustOffset(typed(field.getText()));
          restore.run();
          // Back to the picture, so that keys play again.
          getParent().requestFocus();
        });
    field
        .focusedProperty()
        .addListener(
            (property, before, focused) -> {
              if (!focused) {
                restore.run();
              }
            });
    return field;
  }

  /** Returns the seconds that a person typed; not a number when they are none. */
  static double typed(String text) {
    String plain =
        text.strip()
            .replace(',', '.')
            .replace('−', '-')
            .toLowerCase(Locale.ROOT)
            .replaceFirst("\\s*s$", "");
    try {
      return Double.parseDouble(plain);
    } catch (NumberFormatException none) {
      return Double.NaN;
    }
  }

  private Button button(String key, String icon, Runnable run) {
    Button button = new Button();
    FontIcon graphic = new FontIcon(icon);
    graphic.getStyleClass().add("player-icon");
    button.setGraphic(graphic);
    button.setTooltip(new Tooltip(PlayerTexts.get(key)));
    button.setAccessibleText(PlayerTexts.named(key + ".accessible", companion.name()));
    button.getStyleClass().addAll("player-button", "player-plate-button");
    button.setId("player-" + key.replace('.', '-'));
    button.setFocusTraversable(false);
    button.setOnAction(event -> run.run());
    return button;
  }
}
