package org.cuepoint.app.shell;

import java.nio.file.Path;
import javafx.geometry.Pos;
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

/** A problem in one sentence, above everything else until it is closed or solved. */
final class NoticeStrip extends HBox {

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
    Button close = Icons.only(new Button(), MaterialDesignC.CLOSE, Messages.text("notice.close"));
    close.setOnAction(event -> workspace.tell(Notice.NONE));
    getChildren().addAll(Icons.small(MaterialDesignA.ALERT_CIRCLE_OUTLINE), text, look, close);
    workspace
        .noticeProperty()
        .subscribe(
            notice -> {
              boolean problem = notice.level() == Notice.Level.PROBLEM;
              text.setText(problem ? notice.text() : "");
              setVisible(problem);
              setManaged(problem);
            });
    projects
        .lockedProperty()
        .subscribe(
            (Path folder) -> {
              look.setVisible(folder != null);
              look.setManaged(folder != null);
            });
  }
}
