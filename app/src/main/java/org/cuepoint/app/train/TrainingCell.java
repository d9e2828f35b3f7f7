package org.cuepoint.app.train;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.cuepoint.app.i18n.Messages;
import org.cuepoint.app.workspace.TrainingActions;
import org.cuepoint.core.recognition.ModelKind;
import org.cuepoint.core.session.UnfinishedTraining;
import org.cuepoint.core.train.TrainingRequest;
import org.jspecify.annotations.Nullable;

/** One training with what can be done about it. */
final class TrainingCell extends ListCell<UnfinishedTraining> {

  private final TrainingActions trainings;
  private final Label name = new Label();
  private final Label facts = new Label();
  private final ProgressBar bar = new ProgressBar();
  private final Button resume = new Button(Messages.text("training.resume"));
  private final Button discard = new Button(Messages.text("training.discard"));
  private final HBox choices;
  private final VBox content;
  private @Nullable UnfinishedTraining shown;

  TrainingCell(TrainingActions trainings) {
    this.trainings = trainings;
    name.getStyleClass().add("row-title");
    facts.getStyleClass().addAll("muted", "small");
    facts.setWrapText(true);
    bar.getStyleClass().add("thin-progress");
    bar.setMaxWidth(Double.MAX_VALUE);
    resume.setOnAction(event -> act(trainings::resume));
    discard.setOnAction(event -> act(trainings::discard));
    choices = new HBox(8, resume, discard);
    content = new VBox(4, name, bar, facts, choices);
    content.setPrefWidth(0);
    content.setMinHeight(Region.USE_PREF_SIZE);
  }

  private static String title(TrainingRequest request) {
    ModelKind kind = ModelKind.ofWord(request.kind());
    return switch (kind) {
      // Pretraining asks for no labels.
      case ENCODER ->
          Messages.text(
              request.labels().isPresent() ? "training.kind.tuning" : "training.kind.encoder");
      case TEACHER -> Messages.text("training.kind.teacher");
      case TEMPORAL -> Messages.text("training.kind.temporal");
      case SEE_VERY_LITTLE, SHIFT_ATTENTION, ATTENTION_LSTM, FOCAL_NANO ->
          Messages.text("training.kind.student", kind.word());
      case BACKBONE, FAST_HEAD, LIVE_HEAD -> kind.word();
    };
  }

  private void act(java.util.function.Consumer<UnfinishedTraining> what) {
    UnfinishedTraining training = shown;
    if (training != null) {
      what.accept(training);
    }
  }

  @Override
  protected void updateItem(UnfinishedTraining training, boolean empty) {
    super.updateItem(training, empty);
    shown = empty ? null : training;
    if (empty || training == null) {
      setGraphic(null);
      return;
    }
    boolean running = trainings.runs(training);
    name.setText(title(training.request()));
    facts.setText(
        Messages.text(
            running ? "training.at" : "training.paused-at", training.step(), training.steps()));
    bar.setProgress(training.steps() == 0 ? 0 : (double) training.step() / training.steps());
    boolean idle = trainings.runningProperty().get() == null;
    resume.setDisable(!idle);
    choices.setVisible(!running);
    choices.setManaged(!running);
    setAccessibleText(name.getText() + ", " + facts.getText());
    setGraphic(content);
  }
}
