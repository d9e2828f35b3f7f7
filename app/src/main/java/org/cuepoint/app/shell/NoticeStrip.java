package org.cuepoint.app.shell;

import java.nio.file.Path;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.cuepoint.app.fx.Icons;
import org.cuepoint.app.i18n.Messages;
import org.cuepoint.app.projects.ProjectsViewModel;
import org.cuepoint.app.workspace.Notice;
import org.cuepoint.app.workspace.Workspace;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

/**
 * A problem in one sentence, or something that was done and what to do next; above everything else
 * until it is closed or solved.
 */
final class NoticeStrip extends HBox {

  private static final PseudoClass DONE = PseudoClass.getPseudoClass("done");

  private final Workspace workspace;
  private final Label text = new Label();
  private final Button next = new Button();
  private final Node problemIcon = Icons.small(MaterialDesignA.ALERT_CIRCLE_OUTLINE);
  private final Node doneIcon = Icons.small(MaterialDesignC.CHECK_CIRCLE_OUTLINE);
  private Notice shown = Notice.NONE;

  NoticeStrip(Workspace workspace, ProjectsViewModel projects) {
    this.workspace = workspace;
    getStyleClass().add("notice");
    setId("notice");
    setAlignment(Pos.CENTER_LEFT);
    text.setId("notice-text");
    text.setWrapText(true);
    text.setMinHeight(Region.USE_PREF_SIZE);
    HBox.setHgrow(text, Priority.ALWAYS);
    text.setMaxWidth(Double.MAX_VALUE);
    Button look = new Button(Messages.text("notice.look"));
    look.setOnAction(event -> projects.openLockedForReading());
    next.setId("notice-next");
    next.setMinWidth(Region.USE_PREF_SIZE);
    Button close = Icons.only(new Button(), MaterialDesignC.CLOSE, Messages.text("notice.close"));
    close.setOnAction(event -> close());
    getChildren().addAll(problemIcon, doneIcon, text, next, look, close);
    workspace.noticeProperty().subscribe(this::follow);
    workspace.sessionProperty().addListener((property, old, now) -> close());
    projects.lockedProperty().subscribe((Path folder) -> show(look, folder != null));
  }

  /** What to do next stays until it is done or closed; what else is told meanwhile is small. */
  private void follow(Notice notice) {
    boolean problem = notice.level() == Notice.Level.PROBLEM;
    boolean offered = shown.level() == Notice.Level.INFORMATION && shown.next().isPresent();
    if (problem || notice.next().isPresent() || !offered) {
      show(notice);
    }
  }

  private void show(Notice notice) {
    shown = notice;
    boolean problem = notice.level() == Notice.Level.PROBLEM;
    // What was done stands in the status line, unless there is something to do next.
    boolean visible = problem || notice.next().isPresent();
    text.setText(visible ? notice.text() : "");
    show(this, visible);
    show(problemIcon, problem);
    show(doneIcon, !problem);
    pseudoClassStateChanged(DONE, !problem);
    show(next, notice.next().isPresent());
    notice.next().ifPresent(this::offer);
  }

  private void close() {
    show(Notice.NONE);
    workspace.tell(Notice.NONE);
  }

  private void offer(Notice.NextStep step) {
    next.setText(step.label());
    next.setOnAction(
        event -> {
          close();
          step.action().run();
        });
  }

  private static void show(Node node, boolean visible) {
    node.setVisible(visible);
    node.setManaged(visible);
  }
}
