package org.cuepoint.app.learn;

import java.util.function.Consumer;
import javafx.beans.InvalidationListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.cuepoint.app.i18n.Messages;
import org.cuepoint.core.chain.ChainTask;
import org.cuepoint.core.recognition.ModelVersion;
import org.cuepoint.core.session.ChainOutlook;

/** Which models are compared with which truth, on which groups. FX thread only. */
final class EvaluationPane extends VBox {

  private static final double MOST_HEIGHT_OF_MODELS = 120;

  private final StartViewModel model;
  private final TextField file = new TextField();
  private final FlowPane groups = new FlowPane(12, 6);

  EvaluationPane(StartViewModel model, Consumer<Consumer<String>> chooseTruth) {
    super(8);
    this.model = model;
    if (model.sheet() == LearnSheet.EVALUATE) {
      getChildren().addAll(StartView.heading(Messages.text("learn.evaluate.models")), models());
    }
    getChildren()
        .addAll(
            StartView.heading(Messages.text("learn.truth")),
            truth(chooseTruth),
            StartView.heading(Messages.text("learn.groups")),
            groups,
            seen());
    model.viewProperty().subscribe(this::showGroups);
  }

  Node firstFocus() {
    return file;
  }

  /** Folds it away, and shows it only while a chain evaluates. */
  Node onlyWhenAsked() {
    TitledPane folded = new TitledPane(Messages.text("learn.evaluate.settings"), this);
    folded.setId("learn-evaluation");
    folded.setExpanded(false);
    folded.setAnimated(false);
    InvalidationListener update =
        change -> {
          boolean asked = model.parts().contains(ChainTask.Evaluate.WORD);
          folded.setVisible(asked);
          folded.setManaged(asked);
        };
    model.parts().addListener(update);
    update.invalidated(model.parts());
    return folded;
  }

  private Node models() {
    VBox list = new VBox(4);
    for (ModelVersion version : model.predicting()) {
      CheckBox box = new CheckBox(version.name());
      box.setMnemonicParsing(false);
      box.setSelected(model.evaluation().models().contains(version.id()));
      box.setOnAction(
          event -> {
            if (box.isSelected()) {
              model.evaluation().models().add(version.id());
            } else {
              model.evaluation().models().remove(version.id());
            }
          });
      list.getChildren().add(box);
    }
    ScrollPane scroll = new ScrollPane(list);
    scroll.setId("evaluate-models");
    scroll.setFitToWidth(true);
    scroll.setMaxHeight(MOST_HEIGHT_OF_MODELS);
    return scroll;
  }

  private Node truth(Consumer<Consumer<String>> chooseTruth) {
    file.setId("evaluate-truth");
    file.setPromptText(Messages.text("learn.truth.own"));
    file.setAccessibleText(Messages.text("learn.truth"));
    file.textProperty().bindBidirectional(model.evaluation().truthProperty());
    HBox.setHgrow(file, Priority.ALWAYS);
    TextField rate = new TextField();
    rate.setId("evaluate-rate");
    rate.setPrefColumnCount(5);
    rate.setPromptText(Messages.text("learn.rate"));
    rate.setAccessibleText(Messages.text("learn.rate"));
    rate.textProperty().bindBidirectional(model.evaluation().lineRateProperty());
    rate.disableProperty().bind(model.evaluation().truthProperty().isEmpty());
    Button choose = new Button(Messages.text("learn.truth.choose"));
    choose.setMinWidth(Region.USE_PREF_SIZE);
    choose.setOnAction(event -> chooseTruth.accept(model.evaluation().truthProperty()::set));
    HBox row = new HBox(8, file, rate, choose);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  private void showGroups(ChainOutlook.View view) {
    groups.getChildren().clear();
    if (view == null || view.groups().isEmpty()) {
      groups.getChildren().add(StartView.wrapped(Messages.text("learn.groups.none")));
      return;
    }
    for (String group : view.groups()) {
      CheckBox box = new CheckBox(group);
      box.setMnemonicParsing(false);
      box.setSelected(model.evaluation().groups().contains(group));
      box.setOnAction(
          event -> {
            if (box.isSelected()) {
              model.evaluation().groups().add(group);
            } else {
              model.evaluation().groups().remove(group);
            }
          });
      groups.getChildren().add(box);
    }
  }

  private Node seen() {
    CheckBox box = new CheckBox(Messages.text("learn.seen"));
    box.setId("evaluate-seen");
    box.setWrapText(true);
    box.selectedProperty().bindBidirectional(model.evaluation().allowSeenProperty());
    return box;
  }
}
