package org.cuepoint.app.train;

import java.util.List;
import java.util.Optional;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.binding.Bindings;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.util.Duration;
import org.cuepoint.app.fx.EmptyState;
import org.cuepoint.app.i18n.Messages;
import org.cuepoint.app.workspace.TrainingActions;
import org.cuepoint.app.workspace.Workspace;
import org.cuepoint.core.recognition.ModelKind;
import org.cuepoint.core.session.UnfinishedTraining;
import org.cuepoint.core.train.PretrainingPlan;
import org.cuepoint.core.train.TeacherSpec;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

/** The trainings of the project and the curves of the chosen one. FX thread only. */
public final class TrainingView extends BorderPane {

  private static final Duration LOOK_AGAIN = Duration.seconds(2);

  private final TrainingActions trainings;
  private final ListView<UnfinishedTraining> list = new ListView<>();
  private final CurvesView curves = new CurvesView();
  private final Timeline timer = new Timeline(new KeyFrame(LOOK_AGAIN, event -> lookAgain()));

  /** Makes the view. */
  public TrainingView(Workspace workspace) {
    this.trainings = workspace.trainings();
    setId("training");
    list.setId("trainings");
    list.setAccessibleText(Messages.text("training.title"));
    list.setItems(trainings.unfinished());
    list.setCellFactory(view -> new TrainingCell(trainings));
    list.setPlaceholder(
        new EmptyState(
            MaterialDesignC.CHART_LINE,
            Messages.text("training.empty.title"),
            Messages.text("training.empty.text")));
    list.getSelectionModel().selectedItemProperty().addListener((p, old, now) -> showCurves());
    trainings.unfinished().addListener((javafx.beans.Observable change) -> keepSelection());
    SplitPane halves = new SplitPane(list, curves);
    halves.setOrientation(Orientation.VERTICAL);
    halves.setDividerPositions(0.4);
    curves.visibleProperty().bind(Bindings.isNotEmpty(trainings.unfinished()));
    setTop(starters(workspace));
    setCenter(halves);
    timer.setCycleCount(Animation.INDEFINITE);
    sceneProperty().addListener((property, old, scene) -> watch());
  }

  /** Says that the view is on screen, or not: only then does it read the logs. */
  public void shown(Shown shown) {
    if (shown == Shown.YES) {
      trainings.refresh();
      timer.play();
    } else {
      timer.stop();
    }
  }

  /** Whether a person can see the view. */
  public enum Shown {
    /** It is on screen. */
    YES,
    /** It is hidden. */
    NO
  }

  private void watch() {
    if (getScene() == null) {
      timer.stop();
    }
  }

  private Node starters(Workspace workspace) {
    MenuButton pretrain = new MenuButton(Messages.text("training.pretrain"));
    pretrain.setId("start-pretraining");
    for (PretrainingPlan.Profile profile : PretrainingPlan.Profile.values()) {
      MenuItem item = new MenuItem(Messages.text("command.learn.pretrain-" + profile.word()));
      item.setOnAction(event -> trainings.pretrain(profile));
      pretrain.getItems().add(item);
    }
    MenuButton tune = new MenuButton(Messages.text("training.tune"));
    tune.setId("start-tuning");
    for (PretrainingPlan.Profile profile : PretrainingPlan.Profile.values()) {
      MenuItem item = new MenuItem(Messages.text("command.learn.tune-" + profile.word()));
      item.setOnAction(event -> trainings.tune(profile));
      tune.getItems().add(item);
    }
    MenuButton teacher = new MenuButton(Messages.text("training.teacher"));
    teacher.setId("start-teacher");
    for (TeacherSpec spec : List.of(TeacherSpec.T_CPU, TeacherSpec.T_CPU_PLUS, TeacherSpec.T_GPU)) {
      MenuItem item = new MenuItem(spec.name());
      item.setOnAction(event -> trainings.trainTeacher(spec));
      teacher.getItems().add(item);
    }
    MenuButton student = new MenuButton(Messages.text("training.student"));
    student.setId("start-student");
    for (ModelKind kind : ModelKind.students()) {
      MenuItem item = new MenuItem(Messages.text("command.learn.student-" + kind.word()));
      item.setOnAction(event -> trainings.trainStudent(kind));
      student.getItems().add(item);
    }
    Button pause = new Button(Messages.text("training.pause"));
    pause.setId("pause-training");
    pause.setOnAction(event -> trainings.pause());
    var running = trainings.runningProperty().isNotNull();
    pause.disableProperty().bind(running.not());
    var cannotStart =
        running.or(workspace.editableProperty().not()).or(Bindings.isEmpty(workspace.videos()));
    pretrain.disableProperty().bind(cannotStart);
    tune.disableProperty().bind(cannotStart);
    teacher.disableProperty().bind(cannotStart);
    student.disableProperty().bind(cannotStart);
    FlowPane row = new FlowPane(8, 8, pretrain, tune, teacher, student, pause);
    row.getStyleClass().add("panel-footer");
    return row;
  }

  private void lookAgain() {
    trainings.refresh();
    showCurves();
  }

  private void keepSelection() {
    if (list.getSelectionModel().isEmpty() && !trainings.unfinished().isEmpty()) {
      list.getSelectionModel().select(0);
    }
  }

  private void showCurves() {
    Optional<UnfinishedTraining> chosen =
        Optional.ofNullable(list.getSelectionModel().getSelectedItem());
    chosen.ifPresent(training -> trainings.curves(training, curves::show));
  }
}
