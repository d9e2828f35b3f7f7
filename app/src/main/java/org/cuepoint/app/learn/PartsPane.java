package org.cuepoint.app.learn;

import javafx.geometry.Insets;
import javafx.scene.control.CheckBox;
import javafx.scene.layout.VBox;
import org.cuepoint.app.i18n.Messages;
import org.cuepoint.app.workspace.TaskNames;
import org.cuepoint.core.chain.ChainTask;
import org.cuepoint.core.recognition.ModelKind;

/** Which students, or which steps of a chain. FX thread only. */
final class PartsPane extends VBox {

  private static final double INDENT = 22;

  private final StartViewModel model;

  PartsPane(StartViewModel model) {
    super(6);
    this.model = model;
    if (model.sheet() == LearnSheet.CHAIN) {
      getChildren().add(box(ChainTask.Pretrain.WORD, Messages.text("task.pretrain")));
      getChildren().add(box(ChainTask.Tune.WORD, Messages.text("task.tune")));
      getChildren().add(box(ChainTask.Teach.WORD, Messages.text("task.teacher")));
      CheckBox all = box(ChainTask.STUDENTS, Messages.text("learn.all-students"));
      getChildren().add(all);
      for (ModelKind kind : ModelKind.students()) {
        CheckBox one = box(kind.word(), TaskNames.student(kind));
        VBox.setMargin(one, new Insets(0, 0, 0, INDENT));
        one.visibleProperty().bind(all.selectedProperty().not());
        one.managedProperty().bind(one.visibleProperty());
        getChildren().add(one);
      }
      getChildren().add(box(ChainTask.Evaluate.WORD, Messages.text("task.evaluate")));
    } else {
      for (ModelKind kind : ModelKind.students()) {
        getChildren().add(box(kind.word(), TaskNames.student(kind)));
      }
    }
  }

  private CheckBox box(String word, String text) {
    CheckBox box = new CheckBox(text);
    box.setId("part-" + word);
    box.setMnemonicParsing(false);
    box.setSelected(model.parts().contains(word));
    box.setOnAction(
        event -> {
          if (box.isSelected()) {
            model.parts().add(word);
          } else {
            model.parts().remove(word);
          }
        });
    return box;
  }
}
