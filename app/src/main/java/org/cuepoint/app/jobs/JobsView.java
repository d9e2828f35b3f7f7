package org.cuepoint.app.jobs;

import javafx.beans.value.ChangeListener;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.cuepoint.app.fx.EmptyState;
import org.cuepoint.app.fx.Icons;
import org.cuepoint.app.i18n.Messages;
import org.cuepoint.core.job.JobState;
import org.cuepoint.core.job.Progress;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignR;

/** The jobs with progress, result and a button to stop each. FX thread only. */
public final class JobsView extends BorderPane {

  /** Makes the view. */
  public JobsView(JobList jobs) {
    ListView<JobEntry> list = new ListView<>(jobs.entries());
    list.setId("jobs");
    list.setAccessibleText(Messages.text("jobs.title"));
    list.setCellFactory(view -> new Cell());
    list.setPlaceholder(
        new EmptyState(
            MaterialDesignR.ROBOT_OUTLINE,
            Messages.text("jobs.empty.title"),
            Messages.text("jobs.empty.text")));
    Button clear = new Button(Messages.text("jobs.clear"));
    clear.setOnAction(event -> jobs.clearEnded());
    HBox footer = new HBox(clear);
    footer.getStyleClass().add("panel-footer");
    setCenter(list);
    setBottom(footer);
  }

  /** Returns one line that says where a job stands. */
  public static String describe(JobState<?> state) {
    return switch (state) {
      case JobState.Queued<?> queued -> Messages.text("jobs.queued");
      case JobState.Running<?>(Progress progress) -> describe(progress);
      case JobState.Succeeded<?> succeeded -> Messages.text("jobs.succeeded");
      case JobState.Failed<?>(Exception problem) ->
          Messages.text("jobs.failed", String.valueOf(problem.getMessage()));
      case JobState.Cancelled<?> cancelled -> Messages.text("jobs.cancelled");
    };
  }

  /** Returns how much is done, for people. */
  public static String share(Progress progress) {
    return progress.fraction().isPresent()
        ? Messages.text("jobs.percent", progress.fraction().getAsDouble())
        : Messages.text("jobs.running");
  }

  private static String describe(Progress progress) {
    String share = share(progress);
    return progress.message().isBlank() ? share : share + " · " + progress.message();
  }

  private static final class Cell extends ListCell<JobEntry> {
    private final Label name = new Label();
    private final Label facts = new Label();
    private final ProgressBar bar = new ProgressBar();
    private final Button cancel =
        Icons.only(new Button(), MaterialDesignC.CLOSE, Messages.text("jobs.cancel"));
    private final HBox content;
    private final ChangeListener<JobState<?>> follow = (property, old, now) -> show(now);
    private @Nullable JobEntry shown;

    Cell() {
      name.getStyleClass().add("row-title");
      facts.getStyleClass().addAll("muted", "small");
      facts.setWrapText(true);
      bar.getStyleClass().add("thin-progress");
      bar.setMaxWidth(Double.MAX_VALUE);
      VBox lines = new VBox(2, name, bar, facts);
      HBox.setHgrow(lines, Priority.ALWAYS);
      lines.setMinWidth(0);
      content = new HBox(8, lines, cancel);
      content.setPrefWidth(0);
      content.setMinHeight(Region.USE_PREF_SIZE);
    }

    @Override
    protected void updateItem(JobEntry entry, boolean empty) {
      super.updateItem(entry, empty);
      JobEntry before = shown;
      if (before != null) {
        before.stateProperty().removeListener(follow);
      }
      shown = empty ? null : entry;
      if (empty || entry == null) {
        setGraphic(null);
        return;
      }
      name.setText(entry.name());
      cancel.setOnAction(event -> entry.cancel());
      entry.stateProperty().addListener(follow);
      show(entry.stateProperty().get());
      setGraphic(content);
    }

    private void show(JobState<?> state) {
      facts.setText(describe(state));
      boolean open = !state.isDone();
      bar.setVisible(open);
      bar.setManaged(open);
      cancel.setVisible(open);
      double fraction =
          state instanceof JobState.Running<?>(Progress progress)
              ? progress.fraction().orElse(ProgressBar.INDETERMINATE_PROGRESS)
              : 0;
      bar.setProgress(fraction);
      setAccessibleText(name.getText() + ", " + facts.getText());
    }
  }
}
