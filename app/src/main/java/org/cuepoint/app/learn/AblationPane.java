package org.cuepoint.app.learn;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.collections.FXCollections;
import javafx.geometry.Pos;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ChoiceBox;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.cuepoint.app.i18n.Messages;
import org.cuepoint.app.workspace.TaskNames;
import org.cuepoint.core.chain.Ablation;
import org.cuepoint.core.recognition.ModelKind;

/** Which model, and which of its parts are left out. FX thread only. */
final class AblationPane extends VBox {

  private final StartViewModel model;
  private final VBox variants = new VBox(6);

  AblationPane(StartViewModel model) {
    super(8);
    this.model = model;
    List<ModelKind> kinds = new ArrayList<>(ModelKind.students());
    kinds.add(ModelKind.TEACHER);
    ChoiceBox<ModelKind> of = new ChoiceBox<>(FXCollections.observableArrayList(kinds));
    of.setId("ablation-model");
    of.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(ModelKind kind) {
            return kind == ModelKind.TEACHER
                ? Messages.text("training.kind.teacher")
                : TaskNames.student(kind);
          }

          @Override
          public ModelKind fromString(String text) {
            throw new UnsupportedOperationException(text);
          }
        });
    of.setValue(ModelKind.SHIFT_ATTENTION);
    of.valueProperty()
        .addListener(
            (property, old, now) -> {
              model.parts().clear();
              if (now != ModelKind.TEACHER) {
                model.parts().add(now.word());
              }
              fill();
            });
    HBox row = new HBox(10, StartView.heading(Messages.text("learn.ablation.model")), of);
    row.setAlignment(Pos.CENTER_LEFT);
    getChildren().addAll(row, variants);
    fill();
  }

  private void fill() {
    variants.getChildren().clear();
    for (Ablation part : model.leavable()) {
      CheckBox box = new CheckBox(TaskNames.of(part));
      box.setId("ablation-" + part.word().toLowerCase(Locale.ROOT));
      box.setSelected(model.leftOut().contains(part));
      box.setOnAction(
          event -> {
            if (box.isSelected()) {
              model.leftOut().add(part);
            } else {
              model.leftOut().remove(part);
            }
          });
      variants.getChildren().add(box);
    }
  }
}
