package org.cuepoint.app.regions;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;
import org.cuepoint.app.fx.Icons;
import org.cuepoint.app.fx.RegionColours;
import org.cuepoint.app.i18n.Messages;
import org.cuepoint.app.workspace.RegionActions;
import org.cuepoint.app.workspace.RegionScope;
import org.cuepoint.app.workspace.Workspace;
import org.cuepoint.core.media.AnalysisRegion;
import org.cuepoint.core.media.RegionId;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;

/**
 * The regions of the video on screen as chips, above the picture: one click works in a region. Says
 * what becomes of labels of the whole frame, and asks where those of a removed region go. Hidden
 * while the video has no regions and none is drawn. FX thread only.
 */
public final class RegionBar extends VBox {

  /** Chips wrap where the bar ends, not before. */
  private static final double ONE_LINE = 4000;

  private final Workspace workspace;
  private final RegionActions regions;
  private final BooleanProperty allTracks;
  private final FlowPane chips = new FlowPane(6, 4);
  private final Label hint = new Label();
  private final HBox hintLine;
  private final FlowPane question = new FlowPane(8, 4);

  /**
   * Makes the bar.
   *
   * @param workspace whose regions
   * @param allTracks whether each region has a track of its own
   * @param copy asks where to copy the regions to
   */
  public RegionBar(Workspace workspace, BooleanProperty allTracks, Runnable copy) {
    this.workspace = workspace;
    this.regions = workspace.regions();
    this.allTracks = allTracks;
    setId("region-bar");
    getStyleClass().add("region-bar");
    chips.setAlignment(Pos.CENTER_LEFT);
    chips.setMinWidth(0);
    chips.setPrefWrapLength(ONE_LINE);
    HBox.setHgrow(chips, Priority.ALWAYS);
    Button copyButton =
        Icons.only(
            new Button(), MaterialDesignC.CONTENT_COPY, Messages.text("command.regions.copy"));
    copyButton.setId("region-copy");
    copyButton.setOnAction(event -> copy.run());
    copyButton
        .disableProperty()
        .bind(
            workspace
                .editableProperty()
                .not()
                .or(
                    Bindings.createBooleanBinding(
                        () -> scope().regions().isEmpty(), workspace.video().scopeProperty())));
    ToggleButton draw = new ToggleButton(Messages.text("regions.draw"));
    draw.setGraphic(Icons.small(MaterialDesignS.SHAPE_RECTANGLE_PLUS));
    draw.setId("region-draw");
    draw.getStyleClass().add("chip");
    draw.setMinWidth(Region.USE_PREF_SIZE);
    draw.setFocusTraversable(false);
    draw.selectedProperty().bindBidirectional(regions.drawingProperty());
    draw.disableProperty().bind(workspace.editableProperty().not());
    HBox first = new HBox(8, chips, draw, copyButton);
    first.setAlignment(Pos.TOP_LEFT);
    hint.setWrapText(true);
    hint.getStyleClass().addAll("muted", "small");
    hint.setMinHeight(Region.USE_PREF_SIZE);
    hintLine = new HBox(hint);
    question.getStyleClass().add("region-question");
    question.setId("region-question");
    question.setAlignment(Pos.CENTER_LEFT);
    getChildren().addAll(first, hintLine, question);

    workspace.video().scopeProperty().subscribe(this::update);
    workspace.video().segmentIndexProperty().addListener((property, old, now) -> updateTexts());
    workspace.editableProperty().subscribe(this::updateTexts);
    regions.drawingProperty().subscribe(this::update);
    regions.leavingProperty().subscribe(this::updateTexts);
    regions.wholeFrameLabelsProperty().subscribe(this::updateTexts);
    allTracks.subscribe(this::update);
  }

  private RegionScope scope() {
    return workspace.video().scopeProperty().get();
  }

  private void update() {
    RegionScope scope = scope();
    boolean used =
        scope.video().isPresent()
            && (!scope.regions().isEmpty() || regions.drawingProperty().get());
    setVisible(used);
    setManaged(used);
    List<Node> shown = new ArrayList<>();
    for (int i = 0; i < scope.regions().size(); i++) {
      AnalysisRegion region = scope.regions().get(i);
      Rectangle swatch = new Rectangle(10, 10, Color.web(RegionColours.of(i)));
      swatch.getStyleClass().add("region-swatch");
      ToggleButton chip = chip(region.name(), Optional.of(region.id()));
      chip.setGraphic(swatch);
      region.subject().ifPresent(subject -> chip.setTooltip(new Tooltip(subject)));
      shown.add(chip);
    }
    ToggleButton whole = chip(Messages.text("regions.whole"), Optional.empty());
    if (!scope.regions().isEmpty()) {
      whole.setTooltip(new Tooltip(Messages.text("regions.whole.tip")));
    }
    shown.add(whole);
    if (!scope.regions().isEmpty()) {
      ToggleButton all = new ToggleButton(Messages.text("regions.all"));
      all.setId("region-all");
      all.getStyleClass().add("chip");
      all.setFocusTraversable(false);
      all.setTooltip(new Tooltip(Messages.text("regions.all.tip")));
      all.setSelected(allTracks.get());
      all.setOnAction(event -> allTracks.set(all.isSelected()));
      shown.add(all);
    }
    chips.getChildren().setAll(shown);
    updateTexts();
  }

  private ToggleButton chip(String text, Optional<RegionId> region) {
    ToggleButton chip = new ToggleButton(text);
    chip.getStyleClass().add("chip");
    chip.setMnemonicParsing(false);
    chip.setFocusTraversable(false);
    chip.setSelected(scope().chosen().equals(region));
    chip.setOnAction(
        event -> {
          workspace.region().choose(region);
          chip.setSelected(scope().chosen().equals(region));
        });
    return chip;
  }

  private void updateTexts() {
    hint.setText(hintText());
    hintLine.setVisible(!hint.getText().isEmpty());
    hintLine.setManaged(hintLine.isVisible());
    List<Node> asked =
        regions
            .leavingProperty()
            .get()
            .map(this::whereTo)
            .orElseGet(() -> scope().video().isPresent() ? wholeFrame() : List.of());
    question.getChildren().setAll(asked);
    question.setVisible(!asked.isEmpty());
    question.setManaged(!asked.isEmpty());
  }

  private String hintText() {
    if (!regions.drawingProperty().get()) {
      return "";
    }
    int labels = scope().chosen().map(regions::labels).orElse(0);
    String how = Messages.text("regions.draw.hint");
    return labels == 0
        ? how
        : how + " " + Messages.text("regions.draw.labels", labels, regions.name(scope().chosen()));
  }

  /**
   * Labels of the whole frame teach nothing while there are regions; offers to give them to one.
   */
  private List<Node> wholeFrame() {
    int count = regions.wholeFrameLabelsProperty().get();
    if (count == 0) {
      return List.of();
    }
    List<Node> parts = new ArrayList<>();
    parts.add(sentence(Messages.text("regions.whole.labels", count)));
    // The chosen one is most likely meant; few videos have more than a handful.
    RegionId first = scope().chosen().orElseGet(() -> scope().regions().getFirst().id());
    Button give = new Button(Messages.text("regions.whole.give", regions.name(Optional.of(first))));
    give.setId("region-assign");
    give.setMnemonicParsing(false);
    give.setFocusTraversable(false);
    give.setOnAction(event -> regions.assignWholeFrame(first));
    give.disableProperty().bind(workspace.editableProperty().not());
    parts.add(give);
    return parts;
  }

  private List<Node> whereTo(AnalysisRegion gone) {
    List<Node> parts = new ArrayList<>();
    parts.add(sentence(Messages.text("regions.leaving", gone.name(), regions.labels(gone.id()))));
    for (AnalysisRegion other : scope().regions()) {
      if (!other.id().equals(gone.id())) {
        parts.add(to(other.name(), Optional.of(other.id())));
      }
    }
    parts.add(to(Messages.text("regions.whole"), Optional.empty()));
    Button keep = new Button(Messages.text("regions.leaving.keep", gone.name()));
    keep.setMnemonicParsing(false);
    keep.setFocusTraversable(false);
    keep.setOnAction(event -> regions.keepLeaving());
    parts.add(keep);
    return parts;
  }

  private Button to(String name, Optional<RegionId> region) {
    Button button = new Button(Messages.text("regions.leaving.to", name));
    button.setMnemonicParsing(false);
    button.setFocusTraversable(false);
    button.setOnAction(event -> regions.removeLeaving(region));
    return button;
  }

  private static Label sentence(String text) {
    Label label = new Label(text, Icons.small(MaterialDesignA.ALERT_CIRCLE_OUTLINE));
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }
}
