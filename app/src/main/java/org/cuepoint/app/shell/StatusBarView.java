package org.cuepoint.app.shell;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Separator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.controlsfx.control.StatusBar;
import org.cuepoint.app.fx.Icons;
import org.cuepoint.app.i18n.Messages;
import org.cuepoint.app.jobs.JobEntry;
import org.cuepoint.app.jobs.JobsView;
import org.cuepoint.app.workspace.Notice;
import org.cuepoint.app.workspace.Workspace;
import org.cuepoint.core.engine.EngineStatus;
import org.cuepoint.core.job.JobHandle;
import org.cuepoint.core.job.JobState;
import org.cuepoint.core.recognition.ModelVersion;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;

/** The line at the bottom: saved, model, engine, the job that runs, and the latest message. */
final class StatusBarView extends StatusBar {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneId.systemDefault());

  private final Workspace workspace;
  private final Button jobsButton = new Button();
  private final ProgressBar bar = new ProgressBar(0);
  private final Label jobName = new Label();
  private final HBox running;
  private final ObjectProperty<@Nullable JobEntry> training = new SimpleObjectProperty<>();
  private final ObjectProperty<@Nullable JobState<?>> trained = new SimpleObjectProperty<>();

  /**
   * Makes the bar.
   *
   * @param showJobs shows the list of jobs, or hides it
   */
  StatusBarView(Workspace workspace, Runnable showJobs) {
    this.workspace = workspace;
    setId("status");
    textProperty()
        .bind(
            Bindings.createStringBinding(
                () -> information(workspace.noticeProperty().get()), workspace.noticeProperty()));
    Icons.only(jobsButton, MaterialDesignF.FORMAT_LIST_CHECKS, Messages.text("command.view.jobs"));
    jobsButton.setId("jobs-button");
    jobsButton.setOnAction(event -> showJobs.run());
    Button cancel = Icons.only(new Button(), MaterialDesignC.CLOSE, Messages.text("jobs.cancel"));
    cancel.setId("cancel-job");
    cancel.setOnAction(event -> cancelCurrent());
    bar.setPrefWidth(120);
    bar.getStyleClass().add("status-progress");
    jobName.setMaxWidth(320);
    running = new HBox(8, jobName, bar, cancel);
    running.setAlignment(Pos.CENTER_LEFT);
    workspace.jobs().currentProperty().addListener((property, old, now) -> follow(now));
    follow(workspace.jobs().currentProperty().get());
    workspace
        .trainings()
        .runningProperty()
        .addListener((property, old, now) -> followTraining(now));
    followTraining(workspace.trainings().runningProperty().get());

    getLeftItems()
        .addAll(
            label("status-saved", saved()),
            line(),
            label("status-model", model()),
            line(),
            label("status-engine", engine()),
            line());
    getRightItems().addAll(running, jobsButton);
  }

  private static String information(Notice notice) {
    boolean above = notice.level() == Notice.Level.PROBLEM || notice.next().isPresent();
    return above ? "" : notice.text();
  }

  private static Label label(String id, StringBinding text) {
    Label label = new Label();
    label.setId(id);
    label.textProperty().bind(text);
    label.setMinWidth(Region.USE_PREF_SIZE);
    return label;
  }

  private static Node line() {
    return new Separator(Orientation.VERTICAL);
  }

  private StringBinding saved() {
    return Bindings.createStringBinding(
        () -> {
          if (workspace.sessionProperty().get() == null) {
            return Messages.text("status.no-project");
          }
          if (!workspace.editableProperty().get()) {
            return Messages.text("status.read-only");
          }
          var at = workspace.savedAtProperty().get();
          return at == null
              ? Messages.text("status.no-changes")
              : Messages.text("status.saved", TIME.format(at));
        },
        workspace.savedAtProperty(),
        workspace.sessionProperty(),
        workspace.editableProperty());
  }

  private StringBinding model() {
    return Bindings.createStringBinding(
        () -> {
          ModelVersion active = workspace.activeModelProperty().get();
          return active == null ? Messages.text("status.no-model") : active.name();
        },
        workspace.activeModelProperty());
  }

  private StringBinding engine() {
    return Bindings.createStringBinding(
        () ->
            switch (workspace.engineProperty().get()) {
              case EngineStatus.Stopped stopped -> Messages.text("status.engine.stopped");
              case EngineStatus.Starting starting -> Messages.text("status.engine.starting");
              case EngineStatus.Ready ready -> ready(device(ready.device()));
              case EngineStatus.Died died -> Messages.text("status.engine.died");
            },
        workspace.engineProperty(),
        workspace.learn().busyProperty(),
        training,
        trained);
  }

  private String ready(String device) {
    boolean busy = workspace.learn().busyProperty().get();
    JobEntry background = training.get();
    // Read from the property, since one that nobody reads does not tell of its next change.
    JobState<?> state = trained.get();
    if (background != null && state != null && !state.isDone()) {
      return Messages.text(
          busy ? "status.engine.busy-training" : "status.engine.training",
          device,
          background.name(),
          JobsView.share(background.progress()));
    }
    return Messages.text(busy ? "status.engine.busy" : "status.engine.idle", device);
  }

  private void followTraining(@Nullable JobHandle<?> handle) {
    trained.unbind();
    training.set(handle == null ? null : workspace.jobs().find(handle).orElse(null));
    JobEntry entry = training.get();
    if (entry != null) {
      trained.bind(entry.stateProperty());
    }
  }

  /** Returns {@code CPU} for {@code cpu()} and {@code GPU 0} for {@code gpu(0)}. */
  private static String device(String name) {
    return name.replace("()", "").replace('(', ' ').replace(")", "").toUpperCase(Locale.ROOT);
  }

  private void follow(@Nullable JobEntry now) {
    running.setVisible(now != null);
    running.setManaged(now != null);
    jobName.textProperty().unbind();
    bar.progressProperty().unbind();
    if (now != null) {
      jobName
          .textProperty()
          .bind(
              Bindings.createStringBinding(
                  () ->
                      Messages.text(
                          "status.job", now.name(), JobsView.describe(now.stateProperty().get())),
                  now.stateProperty()));
      bar.progressProperty()
          .bind(
              Bindings.createDoubleBinding(
                  () -> now.fraction().orElse(ProgressBar.INDETERMINATE_PROGRESS),
                  now.stateProperty()));
    }
  }

  private void cancelCurrent() {
    JobEntry current = workspace.jobs().currentProperty().get();
    if (current != null) {
      current.cancel();
    }
  }
}
