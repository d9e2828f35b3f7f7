package org.cuepoint.app.regions;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.cuepoint.app.i18n.Messages;
import org.cuepoint.app.workspace.VideoEntry;
import org.cuepoint.app.workspace.Workspace;
import org.cuepoint.core.media.FrameSize;
import org.cuepoint.core.media.Video;
import org.cuepoint.core.media.VideoId;

/**
 * Chooses the videos to which the regions of the one on screen are copied; those that were most
 * likely filmed alike (same size, same group) are chosen from the start. FX thread only.
 */
public final class CopyRegionsView extends VBox {

  private record Row(VideoId id, CheckBox box) {}

  private final List<Row> rows = new ArrayList<>();
  private final Button copy = new Button();

  /**
   * Makes the list of the other videos.
   *
   * @param chosen told which videos get the regions
   */
  public CopyRegionsView(Workspace workspace, Consumer<List<VideoId>> chosen) {
    super(8);
    getStyleClass().add("page");
    setPrefWidth(520);
    Optional<Video> source = workspace.video().current();
    for (VideoEntry entry : workspace.videos()) {
      source
          .filter(from -> !from.id().equals(entry.video().id()))
          .ifPresent(from -> add(from, entry.video()));
    }
    Label explanation = new Label(Messages.text("regions.copy.text"));
    explanation.setWrapText(true);
    explanation.setMinHeight(Region.USE_PREF_SIZE);
    getChildren().add(explanation);
    rows.forEach(row -> getChildren().add(row.box()));
    if (rows.isEmpty()) {
      getChildren().add(new Label(Messages.text("regions.copy.none")));
    }
    copy.setId("region-copy-to");
    copy.getStyleClass().add("primary");
    copy.setDefaultButton(true);
    copy.setOnAction(event -> chosen.accept(chosen()));
    Button all = new Button(Messages.text("regions.copy.all"));
    all.setOnAction(event -> rows.forEach(row -> row.box().setSelected(true)));
    Button none = new Button(Messages.text("regions.copy.nothing"));
    none.setOnAction(event -> rows.forEach(row -> row.box().setSelected(false)));
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox buttons = new HBox(8, all, none, gap, copy);
    buttons.setAlignment(Pos.CENTER_LEFT);
    getChildren().add(buttons);
    count();
  }

  private void add(Video source, Video video) {
    FrameSize size = video.facts().displaySize();
    List<String> facts = new ArrayList<>();
    video.group().ifPresent(facts::add);
    facts.add(Messages.text("regions.copy.size", size.width(), size.height()));
    if (!video.regions().isEmpty()) {
      facts.add(Messages.text("regions.copy.has", video.regions().size()));
    }
    CheckBox box = new CheckBox(video.name() + "  ·  " + String.join("  ·  ", facts));
    box.setMnemonicParsing(false);
    box.setSelected(isAlike(source, video));
    box.selectedProperty().addListener((property, old, now) -> count());
    rows.add(new Row(video.id(), box));
  }

  /** Says whether a video was most likely filmed by the same camera at the same place. */
  static boolean isAlike(Video source, Video other) {
    return source.facts().displaySize().equals(other.facts().displaySize())
        && source.group().equals(other.group());
  }

  private List<VideoId> chosen() {
    return rows.stream().filter(row -> row.box().isSelected()).map(Row::id).toList();
  }

  private void count() {
    int count = chosen().size();
    copy.setText(Messages.text("regions.copy.to", count));
    copy.setDisable(count == 0);
  }

  /** Returns what wants the focus. */
  public Node firstFocus() {
    return copy;
  }
}
