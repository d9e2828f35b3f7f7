package org.cuepoint.app.player;

import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.util.StringConverter;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * The controls under the picture, in two groups that stand side by side, or one over the other
 * where the player is narrow. No control takes the focus: keys belong to the picture and the menus,
 * so that Space always plays. FX thread only.
 */
final class TransportBar extends FlowPane {

  private final PlayerViewModel viewModel;
  // Kept in a field, since bindings hold it weakly.
  private final ObjectProperty<Double> speedValue;

  TransportBar(PlayerViewModel viewModel) {
    this.viewModel = viewModel;
    speedValue = viewModel.speedProperty().asObject();
    getStyleClass().add("player-transport");
    setAlignment(Pos.CENTER);
    prefWrapLengthProperty().bind(widthProperty());
    getChildren().addAll(buttons(), labels());
  }

  private HBox buttons() {
    HBox buttons =
        new HBox(
            button("start", "mdi2s-skip-backward", viewModel::toStart),
            button("boundary.previous", "mdi2s-skip-previous", viewModel::toPreviousBoundary),
            button("second.back", "mdi2r-rewind", () -> viewModel.skip(-1)),
            button("step.back", "mdi2s-step-backward", () -> viewModel.step(-1)),
            play(),
            button("step.forward", "mdi2s-step-forward", () -> viewModel.step(1)),
            button("second.forward", "mdi2f-fast-forward", () -> viewModel.skip(1)),
            button("boundary.next", "mdi2s-skip-next", viewModel::toNextBoundary),
            button("end", "mdi2s-skip-forward", viewModel::toEnd),
            toggle("loop", "mdi2r-repeat", viewModel.loopingProperty()),
            toggle("lock", "mdi2l-lock-outline", viewModel.lockedProperty()));
    buttons.setAlignment(Pos.CENTER);
    buttons.getStyleClass().add("player-buttons");
    return buttons;
  }

  private HBox labels() {
    Label time = label("player-time");
    time.textProperty().bind(viewModel.timeTextProperty());
    Label frame = label("player-frame");
    frame.textProperty().bind(viewModel.frameTextProperty());
    HBox labels = new HBox(mute(), volume(), speed(), rate(), time, frame);
    labels.setAlignment(Pos.CENTER_LEFT);
    labels.getStyleClass().add("player-labels");
    return labels;
  }

  private static Label label(String style) {
    Label label = new Label();
    label.getStyleClass().add(style);
    label.setMinWidth(USE_PREF_SIZE);
    return label;
  }

  private Button play() {
    Button play = button("play", "mdi2p-play", viewModel::togglePlay);
    FontIcon icon = (FontIcon) play.getGraphic();
    Tooltip tip = play.getTooltip();
    play.getStyleClass().add("player-play");
    viewModel
        .playingProperty()
        .addListener(
            (property, before, playing) -> {
              icon.setIconLiteral(playing ? "mdi2p-pause" : "mdi2p-play");
              tip.setText(PlayerTexts.get(playing ? "pause" : "play"));
              play.setAccessibleText(tip.getText());
            });
    return play;
  }

  /** What the shuttle does; the chosen speed stands beside it anyway. */
  private Label rate() {
    Label rate = label("player-rate");
    rate.textProperty()
        .bind(
            Bindings.createStringBinding(
                () -> PlayerTexts.speed(viewModel.rateProperty().get()), viewModel.rateProperty()));
    rate.visibleProperty()
        .bind(
            viewModel
                .playingProperty()
                .and(viewModel.rateProperty().isNotEqualTo(viewModel.speedProperty())));
    rate.managedProperty().bind(rate.visibleProperty());
    return rate;
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

  private ToggleButton mute() {
    ToggleButton mute = new ToggleButton();
    FontIcon icon = dress(mute, "mute", "mdi2v-volume-high");
    mute.selectedProperty().bindBidirectional(viewModel.mutedProperty());
    mute.disableProperty().bind(viewModel.soundAvailableProperty().not());
    mute.selectedProperty()
        .addListener(
            (property, before, muted) ->
                icon.setIconLiteral(muted ? "mdi2v-volume-off" : "mdi2v-volume-high"));
    // A disabled button shows no tooltip, so the hint is the text of the group around it.
    viewModel
        .soundHintProperty()
        .addListener(
            (property, before, hint) -> {
              icon.setIconLiteral(hint.isEmpty() ? "mdi2v-volume-high" : "mdi2v-volume-off");
              mute.setAccessibleText(hint.isEmpty() ? PlayerTexts.get("mute") : hint);
              Tooltip.install(
                  mute.getParent(), hint.isEmpty() ? mute.getTooltip() : new Tooltip(hint));
            });
    return mute;
  }

  private Slider volume() {
    Slider volume = new Slider(0, 1, 1);
    volume.valueProperty().bindBidirectional(viewModel.volumeProperty());
    volume.disableProperty().bind(viewModel.soundAvailableProperty().not());
    volume.setFocusTraversable(false);
    volume.setTooltip(new Tooltip(PlayerTexts.get("volume")));
    volume.setAccessibleText(PlayerTexts.get("volume"));
    volume.getStyleClass().add("player-volume");
    return volume;
  }

  private ToggleButton toggle(String key, String icon, BooleanProperty property) {
    ToggleButton toggle = new ToggleButton();
    dress(toggle, key, icon);
    toggle.selectedProperty().bindBidirectional(property);
    toggle.disableProperty().bind(viewModel.openProperty().not());
    return toggle;
  }

  private Button button(String key, String icon, Runnable run) {
    Button button = new Button();
    dress(button, key, icon);
    button.disableProperty().bind(viewModel.openProperty().not());
    button.setOnAction(event -> run.run());
    return button;
  }

  private static FontIcon dress(ButtonBase button, String key, String icon) {
    FontIcon graphic = new FontIcon(icon);
    graphic.getStyleClass().add("player-icon");
    button.setGraphic(graphic);
    button.setId("player-" + key.replace('.', '-'));
    button.setTooltip(new Tooltip(PlayerTexts.get(key)));
    button.setAccessibleText(PlayerTexts.get(key));
    button.getStyleClass().add("player-button");
    button.setFocusTraversable(false);
    return graphic;
  }
}
