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
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

/**
 * A problem in one sentence, or something that was done and what to do next; above everything else
 * until it is closed or solved.
 */
final class NoticeStrip extends HBox {

  private static final PseudoClass DONE = PseudoClass.getPseudoClass("done");

  NoticeStrip(Workspace workspace, ProjectsViewModel projects) {
    getStyleClass().add("notice");
    setId("notice");
    setAlignment(Pos.CENTER_LEFT);
    Label text = new Label();
    text.setId("notice-text");
    text.setWrapText(true);
    text.setMinHeight(Region.USE_PREF_SIZE);
    HBox.setHgrow(text, Priority.ALWAYS);
    text.setMaxWidth(Double.MAX_VALUE);
    Button look = new Button(Messages.text("notice.look"));
    look.setOnAction(event -> projects.openLockedForReading());
    Button next = new Button();
    next.setId("notice-next");
    next.setMinWidth(Region.USE_PREF_SIZE);
    Button close = Icons.only(new Button(), MaterialDesignC.CLOSE, Messages.text("notice.close"));
    close.setOnAction(event -> workspace.tell(Notice.NONE));
    FontIcon problemIcon = Icons.small(MaterialDesignA.ALERT_CIRCLE_OUTLINE);
    FontIcon doneIcon = Icons.small(MaterialDesignC.CHECK_CIRCLE_OUTLINE);
    getChildren().addAll(problemIcon, doneIcon, text, next, look, close);
    workspace
        .noticeProperty()
        .subscribe(
            notice -> {
              boolean problem = notice.level() == Notice.Level.PROBLEM;
              // What was done stands in the status line, unless there is something to do next.
              boolean shown = problem || notice.next().isPresent();
              text.setText(shown ? notice.text() : "");
              show(this, shown);
              show(problemIcon, problem);
              show(doneIcon, !problem);
              pseudoClassStateChanged(DONE, !problem);
              show(next, notice.next().isPresent());
              notice.next().ifPresent(step -> offer(next, step, workspace));
            });
    projects
        .lockedProperty()
        .subscribe(
            (Path folder) -> {
              look.setVisible(folder != null);
              look.setManaged(folder != null);
            });
  }

  private static void offer(Button button, Notice.NextStep step, Workspace workspace) {
    button.setText(step.label());
    button.setOnAction(
        event -> {
          workspace.tell(Notice.NONE);
          step.action().run();
        });
  }

  private static void show(Node node, boolean shown) {
    node.setVisible(shown);
    node.setManaged(shown);
  }
}
