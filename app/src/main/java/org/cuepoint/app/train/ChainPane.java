package org.cuepoint.app.train;

import java.util.List;
import java.util.Optional;
import javafx.beans.value.ChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.cuepoint.app.fx.Icons;
import org.cuepoint.app.i18n.Messages;
import org.cuepoint.app.jobs.JobEntry;
import org.cuepoint.app.train.ChainRows.Live;
import org.cuepoint.app.workspace.ChainActions;
import org.cuepoint.app.workspace.Notice;
import org.cuepoint.app.workspace.Workspace;
import org.cuepoint.core.annotation.ModelVersionId;
import org.cuepoint.core.chain.Chain;
import org.cuepoint.core.chain.ChainStep;
import org.cuepoint.core.job.JobHandle;
import org.cuepoint.core.job.JobState;
import org.cuepoint.core.job.Progress;
import org.cuepoint.core.recognition.ModelVersion;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;

/** The chain of trainings with its steps, and what can be done about it. FX thread only. */
final class ChainPane extends VBox {

  private final Workspace workspace;
  private final ChainActions chains;
  private final Label title = new Label();
  private final VBox steps = new VBox(4);
  private final Button pause = button("chain-pause", Messages.text("training.pause"));
  private final Button resume = button("chain-resume", Messages.text("training.resume"));
  private final Button skip = button("chain-skip", Messages.text("chain.skip"));
  private final Button cancel = button("chain-cancel", Messages.text("chain.cancel"));
  private final Button next = button("chain-next", Messages.text("chain.compare"));
  private final ChangeListener<JobState<?>> follow = (property, old, now) -> show();
  private @Nullable JobEntry followed;

  ChainPane(Workspace workspace) {
    super(6);
    this.workspace = workspace;
    this.chains = workspace.chains();
    setId("chain");
    getStyleClass().add("chain-pane");
    title.setId("chain-title");
    title.getStyleClass().add("row-title");
    title.setWrapText(true);
    title.setMinHeight(Region.USE_PREF_SIZE);
    pause.setOnAction(event -> chains.pause());
    resume.setOnAction(event -> chains.resume());
    skip.setOnAction(event -> chains.skip());
    cancel.setOnAction(event -> chains.cancel());
    FlowPane choices = new FlowPane(8, 6, pause, resume, skip, cancel, next);
    getChildren().addAll(title, steps, choices);
    chains.chainProperty().subscribe(chain -> show());
    chains.estimatesProperty().subscribe(estimates -> show());
    chains.runningProperty().subscribe(this::followJob);
    workspace.models().addListener((javafx.beans.Observable change) -> show());
    // The place for trainings may be taken by another one.
    workspace.trainings().runningProperty().subscribe(handle -> show());
  }

  private static Button button(String id, String text) {
    Button button = new Button(text);
    button.setId(id);
    return button;
  }

  private void followJob(@Nullable JobHandle<?> handle) {
    if (followed != null) {
      followed.stateProperty().removeListener(follow);
    }
    followed = handle == null ? null : workspace.jobs().find(handle).orElse(null);
    if (followed != null) {
      followed.stateProperty().addListener(follow);
    }
    show();
  }

  private void show() {
    Chain chain = chains.chainProperty().get();
    setVisible(chain != null);
    setManaged(chain != null);
    if (chain == null) {
      return;
    }
    Live live = chains.runningProperty().get() == null ? Live.NO : Live.YES;
    Progress progress = followed == null ? Progress.UNKNOWN : followed.progress();
    title.setText(ChainRows.title(chain, live));
    List<ChainRows.Row> rows =
        ChainRows.of(chain, live, progress, chains.estimatesProperty().get(), this::name);
    steps.getChildren().setAll(rows.stream().map(ChainPane::row).toList());
    boolean runs = live == Live.YES;
    boolean waits = !runs && chain.isOpen();
    boolean free = workspace.trainings().runningProperty().get() == null;
    boolean failed = chain.standing() == Chain.Standing.FAILED;
    visible(pause, runs);
    visible(resume, waits);
    resume.setText(failed ? Messages.text("chain.retry") : Messages.text("training.resume"));
    resume.setDisable(!free);
    visible(skip, waits);
    skip.setDisable(!free);
    visible(cancel, chain.isOpen());
    Optional<Notice.NextStep> after =
        chain.standing() == Chain.Standing.DONE ? chains.next(chain) : Optional.empty();
    visible(next, after.isPresent());
    after.ifPresent(step -> next.setOnAction(event -> step.action().run()));
  }

  private static void visible(Node node, boolean visible) {
    node.setVisible(visible);
    node.setManaged(visible);
  }

  private String name(ModelVersionId id) {
    return workspace.models().stream()
        .filter(model -> model.id().equals(id))
        .map(ModelVersion::name)
        .findFirst()
        .orElse("");
  }

  private static Node row(ChainRows.Row row) {
    Label name = new Label(row.name());
    Label facts = new Label(row.facts());
    facts.getStyleClass().addAll("muted", "small");
    facts.setWrapText(true);
    facts.setMinHeight(Region.USE_PREF_SIZE);
    VBox lines = new VBox(1, name, facts);
    lines.setMinWidth(0);
    if (row.share().isPresent()) {
      ProgressBar bar = new ProgressBar(row.share().getAsDouble());
      bar.getStyleClass().add("thin-progress");
      bar.setMaxWidth(Double.MAX_VALUE);
      lines.getChildren().add(1, bar);
    }
    HBox.setHgrow(lines, Priority.ALWAYS);
    HBox box = new HBox(8, Icons.small(icon(row.state())), lines);
    box.setAlignment(Pos.TOP_LEFT);
    box.getStyleClass().addAll("chain-step", style(row.state()));
    box.setAccessibleText(row.name() + ", " + row.facts());
    return box;
  }

  private static Ikon icon(ChainStep.State state) {
    return switch (state) {
      case WAITING -> MaterialDesignC.CHECKBOX_BLANK_CIRCLE_OUTLINE;
      case RUNNING -> MaterialDesignP.PLAY_CIRCLE_OUTLINE;
      case DONE -> MaterialDesignC.CHECK_CIRCLE_OUTLINE;
      case FAILED -> MaterialDesignA.ALERT_CIRCLE_OUTLINE;
      case SKIPPED -> MaterialDesignD.DEBUG_STEP_OVER;
    };
  }

  private static String style(ChainStep.State state) {
    return switch (state) {
      case WAITING -> "step-waiting";
      case RUNNING -> "step-running";
      case DONE -> "step-done";
      case FAILED -> "step-failed";
      case SKIPPED -> "step-waiting";
    };
  }
}
