package org.cuepoint.app.annotate;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.TableView;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.cuepoint.app.fx.EmptyState;
import org.cuepoint.app.fx.SnapshotList;
import org.cuepoint.app.i18n.Messages;
import org.cuepoint.app.workspace.OpenVideo;
import org.cuepoint.app.workspace.Workspace;
import org.cuepoint.core.annotation.AnnotationIndex;
import org.cuepoint.core.annotation.Segment;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;

/**
 * The segments of the video on screen that pass its filter; every column that a person may change
 * is edited in place, and several rows are selected as on the timeline. FX thread only.
 *
 * <p>Rows are a snapshot that is replaced as a whole, so that an edit among 100,000 segments costs
 * the table no more than what it shows.
 */
public final class SegmentTableView extends VBox {

  private final Workspace workspace;
  private final OpenVideo video;
  private final SegmentColumns columns;
  private final SegmentFilterBar bar;
  private final RowSelection selection;
  private final SnapshotList<Segment> rows = new SnapshotList<>();
  private final TableView<Segment> table = new TableView<>(rows);
  private final Node nothingYet =
      new EmptyState(
          MaterialDesignF.FORMAT_LIST_BULLETED,
          Messages.text("segments.empty.title"),
          Messages.text("segments.empty.text"));
  private final Node nothingPasses;

  /** Makes the table. */
  public SegmentTableView(Workspace workspace) {
    this.workspace = workspace;
    this.video = workspace.video();
    this.columns = new SegmentColumns(workspace);
    this.bar = new SegmentFilterBar(workspace);
    this.nothingPasses = bar.nothingPasses();
    table.setId("segments");
    table.setAccessibleText(Messages.text("segments.title"));
    table.editableProperty().bind(workspace.editableProperty());
    table.setTableMenuButtonVisible(true);
    selection = new RowSelection(workspace, table);
    table.getColumns().setAll(columns.columns());
    table.setSortPolicy(
        view -> {
          update();
          return true;
        });
    table.setContextMenu(new SegmentMenu(workspace));
    setVgrow(table, Priority.ALWAYS);
    getChildren().addAll(bar, table);
    video.segmentIndexProperty().addListener((property, old, now) -> update());
    video.filterProperty().addListener((property, old, now) -> update());
    // Regions have other names now.
    video.scopeProperty().addListener((property, old, now) -> table.refresh());
    workspace
        .schemeProperty()
        .subscribe(
            scheme -> {
              update();
              table.refresh();
            });
  }

  /** Puts the cursor into the search field. */
  public void search() {
    bar.focusSearch();
  }

  private void update() {
    AnnotationIndex<Segment> all = video.segmentIndexProperty().get();
    List<Segment> next =
        SegmentRows.of(
            all,
            video.filterProperty().get(),
            workspace.schemeProperty().get(),
            columns.order(table.getSortOrder()));
    selection.whileFollowing(() -> rows.show(next));
    table.setPlaceholder(all.isEmpty() ? nothingYet : nothingPasses);
    bar.showCount(next.size(), all.size());
  }
}
