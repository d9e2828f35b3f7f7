package org.cuepoint.app.projects;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.cuepoint.app.fx.Icons;
import org.cuepoint.app.fx.ShortTime;
import org.cuepoint.app.i18n.Messages;
import org.cuepoint.app.workspace.VideoEntry;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignV;

/** One video: name and length, group and work done, and how much of it was looked at. */
final class VideoCell extends ListCell<VideoEntry> {

  private final Label name = new Label();
  private final Label length = new Label();
  private final Label facts = new Label();
  private final Label seen = new Label();
  private final ProgressBar share = new ProgressBar();
  private final FontIcon indexed = Icons.small(MaterialDesignV.VECTOR_POLYLINE);
  private final VBox content;

  VideoCell() {
    name.getStyleClass().add("row-title");
    name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
    length.getStyleClass().add("muted");
    length.setMinWidth(Region.USE_PREF_SIZE);
    facts.getStyleClass().addAll("muted", "small");
    seen.getStyleClass().addAll("muted", "small");
    seen.setMinWidth(Region.USE_PREF_SIZE);
    indexed.getStyleClass().add("accent-icon");
    share.getStyleClass().add("thin-progress");
    share.setMaxWidth(Double.MAX_VALUE);
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    Region secondGap = new Region();
    HBox.setHgrow(secondGap, Priority.ALWAYS);
    HBox first = new HBox(6, name, gap, indexed, length);
    HBox second = new HBox(6, facts, secondGap, seen);
    content = new VBox(2, first, second, share);
    content.setMinWidth(0);
    content.setPrefWidth(0);
    Tooltip.install(indexed, new Tooltip(Messages.text("videos.indexed")));
  }

  @Override
  protected void updateItem(VideoEntry entry, boolean empty) {
    super.updateItem(entry, empty);
    if (empty || entry == null) {
      setGraphic(null);
      setAccessibleText(null);
      setTooltip(null);
      return;
    }
    name.setText(entry.video().name());
    length.setText(ShortTime.length(entry.video().facts().seconds()));
    List<String> parts = new ArrayList<>();
    entry.video().group().ifPresent(parts::add);
    parts.add(Messages.text("videos.segments", entry.segments()));
    facts.setText(String.join(" · ", parts));
    // Too long for the row of a narrow window.
    String suggested = Messages.text("videos.suggestions", entry.suggestions());
    seen.setText(Messages.text("videos.seen", entry.seenShare()));
    share.setProgress(entry.seenShare());
    indexed.setVisible(entry.features() == VideoEntry.Features.READY);
    indexed.setManaged(indexed.isVisible());
    setGraphic(content);
    String seenInWords = Messages.text("videos.seen.tip", entry.seenShare());
    setAccessibleText(
        String.join(
            ", ", name.getText(), length.getText(), facts.getText(), suggested, seenInWords));
    setTooltip(
        new Tooltip(
            String.join("\n", entry.video().path(), facts.getText(), suggested, seenInWords)));
  }
}
