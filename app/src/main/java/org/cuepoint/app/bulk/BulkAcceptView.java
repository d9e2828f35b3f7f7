package org.cuepoint.app.bulk;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import javafx.beans.InvalidationListener;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;
import org.cuepoint.app.bulk.BulkAcceptViewModel.Scope;
import org.cuepoint.app.i18n.Messages;
import org.cuepoint.core.media.Video;
import org.cuepoint.core.session.BulkOffer;
import org.cuepoint.core.session.BulkOffer.Standing;
import org.cuepoint.core.taxonomy.ActionClass;
import org.cuepoint.core.taxonomy.ClassId;
import org.cuepoint.core.taxonomy.LabelScheme;

/**
 * Takes suggestions from a threshold on: which videos and classes, how sure, and what would come of
 * it while the threshold moves. FX thread only.
 */
public final class BulkAcceptView extends VBox {

  private static final double WIDTH = 540;
  private static final double FINE = 0.01;
  private static final double COARSE = 0.05;
  private static final double MOST_HEIGHT_OF_VIDEOS = 112;
  private static final double MOST_HEIGHT_OF_COUNTS = 240;
  private static final double TWO_LINES = 34;

  private final BulkAcceptViewModel model;
  private final LabelScheme scheme;
  private final Slider slider = new Slider(0, 1, 0);
  private final Label threshold = new Label();
  private final GridPane counts = new GridPane();
  private final Label leftOut = new Label();
  private final Label precision = new Label();
  private final IntervalBar interval = new IntervalBar();
  private final Label ground = new Label();
  private final Label sum = new Label();
  private final Button accept = new Button();

  /**
   * Makes the sheet.
   *
   * @param done called after the person has accepted
   */
  public BulkAcceptView(BulkAcceptViewModel model, LabelScheme scheme, Runnable done) {
    super(12);
    this.model = model;
    this.scheme = scheme;
    getStyleClass().addAll("page", "bulk-accept");
    setPrefWidth(WIDTH);
    accept.setId("bulk-accept");
    accept.getStyleClass().add("primary");
    accept.setDefaultButton(true);
    accept.disableProperty().bind(model.takeableProperty().not());
    accept.setOnAction(
        event -> {
          model.accept();
          done.run();
        });
    sum.setId("bulk-sum");
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox footer = new HBox(8, sum, gap, accept);
    footer.setAlignment(Pos.CENTER_LEFT);
    getChildren().addAll(scopes(), videos(), thresholds(), expectation(), outcome(), footer);
    model.previewProperty().subscribe(preview -> show());
  }

  /** Wrapped lines need the width to be known, which a scrolling sheet does not ask with. */
  @Override
  protected double computePrefHeight(double width) {
    return super.computePrefHeight(width < 0 ? WIDTH : width);
  }

  /** Returns what wants the focus. */
  public Node firstFocus() {
    return slider;
  }

  private Node scopes() {
    ToggleGroup group = new ToggleGroup();
    HBox row = new HBox(14);
    row.setAlignment(Pos.CENTER_LEFT);
    for (Scope scope : Scope.values()) {
      RadioButton choice = new RadioButton(name(scope));
      choice.setId("bulk-" + scope.name().toLowerCase(Locale.ROOT).replace('_', '-'));
      choice.setToggleGroup(group);
      choice.setSelected(model.scopeProperty().get() == scope);
      choice.setDisable(scope == Scope.THIS_VIDEO && !model.hasVideo());
      choice.setOnAction(event -> model.scopeProperty().set(scope));
      choice.setMinWidth(Region.USE_PREF_SIZE);
      row.getChildren().add(choice);
    }
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    row.getChildren().addAll(gap, classes());
    return row;
  }

  private static String name(Scope scope) {
    return switch (scope) {
      case THIS_VIDEO -> Messages.text("bulk.this-video");
      case CHOSEN_VIDEOS -> Messages.text("bulk.chosen-videos");
      case ALL_VIDEOS -> Messages.text("bulk.all-videos");
    };
  }

  private Node classes() {
    MenuButton menu = new MenuButton();
    menu.setId("bulk-classes");
    menu.setMinWidth(Region.USE_PREF_SIZE);
    for (ActionClass each : scheme.classes()) {
      CheckMenuItem item = new CheckMenuItem(each.name());
      item.setMnemonicParsing(false);
      item.setOnAction(
          event -> {
            if (item.isSelected()) {
              model.classes().add(each.id());
            } else {
              model.classes().remove(each.id());
            }
          });
      menu.getItems().add(item);
    }
    InvalidationListener update =
        change -> menu.setText(Messages.text("segments.classes", model.classes().size()));
    model.classes().addListener(update);
    update.invalidated(model.classes());
    return menu;
  }

  private Node videos() {
    VBox list = new VBox(4);
    for (Video video : model.allVideos()) {
      CheckBox box = new CheckBox(video.name());
      box.setMnemonicParsing(false);
      box.setSelected(model.videos().contains(video.id()));
      box.setOnAction(
          event -> {
            if (box.isSelected()) {
              model.videos().add(video.id());
            } else {
              model.videos().remove(video.id());
            }
          });
      list.getChildren().add(box);
    }
    ScrollPane scroll = new ScrollPane(list);
    scroll.setId("bulk-videos");
    scroll.setFitToWidth(true);
    scroll.setMaxHeight(MOST_HEIGHT_OF_VIDEOS);
    scroll.visibleProperty().bind(model.scopeProperty().isEqualTo(Scope.CHOSEN_VIDEOS));
    scroll.managedProperty().bind(scroll.visibleProperty());
    return scroll;
  }

  private Node thresholds() {
    slider.setId("bulk-threshold");
    slider.setAccessibleText(Messages.text("bulk.threshold"));
    slider.setBlockIncrement(FINE);
    slider.setMajorTickUnit(COARSE);
    slider.setValue(model.threshold());
    slider.valueProperty().bindBidirectional(model.thresholdProperty());
    HBox.setHgrow(slider, Priority.ALWAYS);
    threshold.getStyleClass().add("bulk-number");
    threshold.setMinWidth(Region.USE_PREF_SIZE);
    Label title = new Label(Messages.text("bulk.threshold"));
    title.setMinWidth(Region.USE_PREF_SIZE);
    HBox row = new HBox(10, title, slider, threshold);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  private Node expectation() {
    precision.setId("bulk-precision");
    precision.getStyleClass().add("row-title");
    ground.setId("bulk-ground");
    ground.getStyleClass().addAll("muted", "small");
    wrap(ground);
    ground.setPrefHeight(TWO_LINES);
    VBox box = new VBox(6, precision, interval, ground);
    box.getStyleClass().add("bulk-expectation");
    return box;
  }

  private Node outcome() {
    counts.setId("bulk-counts");
    counts.setHgap(10);
    counts.setVgap(4);
    ColumnConstraints grow = new ColumnConstraints();
    grow.setHgrow(Priority.ALWAYS);
    ColumnConstraints right = new ColumnConstraints();
    right.setHalignment(HPos.RIGHT);
    counts.getColumnConstraints().addAll(new ColumnConstraints(), grow, right, right);
    leftOut.setId("bulk-left-out");
    leftOut.getStyleClass().addAll("muted", "small");
    wrap(leftOut);
    leftOut.setPrefHeight(TWO_LINES);
    ScrollPane scroll = new ScrollPane(counts);
    scroll.setFitToWidth(true);
    scroll.setMaxHeight(MOST_HEIGHT_OF_COUNTS);
    return new VBox(8, scroll, leftOut);
  }

  private static void wrap(Label label) {
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
  }

  private void show() {
    threshold.setText(String.format(Locale.ROOT, "%.2f", model.threshold()));
    BulkOffer.Preview preview = model.previewProperty().get();
    counts.getChildren().clear();
    if (preview == null) {
      accept.setText(Messages.text("bulk.accept", 0));
      return;
    }
    precision.setText(PrecisionText.title(preview.precision()));
    ground.setText(PrecisionText.ground(preview.precision()));
    interval.show(preview.precision().right());
    fill(preview);
    leftOut.setText(leftOut(preview));
    accept.setText(Messages.text("bulk.accept", preview.accepted().size()));
  }

  /** A row stays while the threshold moves, so that the sheet keeps its size under the mouse. */
  private void fill(BulkOffer.Preview preview) {
    Map<ClassId, BulkOffer.PerClass> taken = new HashMap<>();
    preview.classes().forEach(each -> taken.put(each.actionClass(), each));
    List<BulkOffer.PerClass> everything = model.everything();
    for (BulkOffer.PerClass all : everything) {
      BulkOffer.PerClass own =
          taken.getOrDefault(all.actionClass(), new BulkOffer.PerClass(all.actionClass(), 0, 0));
      scheme
          .find(all.actionClass())
          .ifPresent(
              found ->
                  row(
                      new Rectangle(10, 10, Color.web(found.colour())),
                      new Label(found.name()),
                      own,
                      all.count()));
    }
    int all = everything.stream().mapToInt(BulkOffer.PerClass::count).sum();
    sum.setText(
        Messages.text(
            "bulk.sum",
            preview.accepted().size(),
            all,
            Messages.text("unit.seconds", preview.seconds())));
  }

  private void row(Node swatch, Label name, BulkOffer.PerClass own, int all) {
    String style = own.count() == 0 ? "muted" : "label";
    name.getStyleClass().add(style);
    counts.addRow(
        counts.getRowCount(),
        swatch,
        name,
        number(Messages.text("bulk.count", own.count(), all), style),
        number(Messages.text("unit.seconds", own.seconds()), style));
  }

  private static Label number(String text, String style) {
    Label label = new Label(text);
    label.getStyleClass().add(style);
    label.setMinWidth(Region.USE_PREF_SIZE);
    return label;
  }

  private static String leftOut(BulkOffer.Preview preview) {
    List<String> reasons = new ArrayList<>();
    for (Standing standing : Standing.values()) {
      int count = Objects.requireNonNullElse(preview.leftOut().get(standing), 0);
      if (count > 0) {
        reasons.add(
            switch (standing) {
              case FREE -> "";
              case LABELLED -> Messages.text("bulk.left.labelled", count);
              case REFUSED -> Messages.text("bulk.left.refused", count);
              case LESS_SURE -> Messages.text("bulk.left.less-sure", count);
            });
      }
    }
    return String.join(" ", reasons);
  }
}
