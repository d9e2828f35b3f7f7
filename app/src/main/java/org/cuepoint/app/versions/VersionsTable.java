package org.cuepoint.app.versions;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ListChangeListener;
import javafx.collections.transformation.SortedList;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.cuepoint.app.fx.EmptyState;
import org.cuepoint.app.fx.Icons;
import org.cuepoint.app.i18n.Messages;
import org.cuepoint.app.workspace.VersionActions.Listed;
import org.cuepoint.core.annotation.ModelVersionId;
import org.cuepoint.core.recognition.ModelVersion;
import org.cuepoint.core.session.ModelVersions;
import org.cuepoint.core.session.SnapshotSummary;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;

/** The versions in rows; any number can be selected. FX thread only. */
final class VersionsTable extends TableView<Listed> {

  private final VersionsViewModel model;
  private boolean following;

  VersionsTable(VersionsViewModel model) {
    this.model = model;
    setId("versions-table");
    setAccessibleText(Messages.text("versions.title"));
    SortedList<Listed> sorted = new SortedList<>(model.found());
    sorted.comparatorProperty().bind(comparatorProperty());
    setItems(sorted);
    setPlaceholder(
        new EmptyState(
            MaterialDesignS.SOURCE_BRANCH,
            Messages.text("versions.empty.title"),
            Messages.text("versions.empty.text")));
    setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
    getColumns().add(name());
    getColumns().add(texts("versions.column.kind", 120, each -> each.model().kind().word()));
    getColumns().add(made());
    getColumns().add(labels());
    getColumns().add(texts("versions.column.figure", 110, VersionTexts::figure));
    getColumns()
        .add(
            texts(
                "versions.column.tags",
                80,
                each -> String.join(", ", each.entry().remarks().tags())));
    getColumns().add(texts("versions.column.note", 80, each -> note(each)));
    getSelectionModel()
        .getSelectedItems()
        .addListener(
            (ListChangeListener<Listed>)
                change -> {
                  if (!following && !model.isChanging()) {
                    model.select(selectedIds());
                  }
                });
    model.selection().addListener((ListChangeListener<ModelVersionId>) change -> followSelection());
    model.found().addListener((ListChangeListener<Listed>) change -> followSelection());
  }

  private List<ModelVersionId> selectedIds() {
    return List.copyOf(getSelectionModel().getSelectedItems()).stream()
        .filter(each -> each != null)
        .map(each -> each.model().id())
        .toList();
  }

  private void followSelection() {
    if (following || selectedIds().equals(model.selection())) {
      return;
    }
    following = true;
    getSelectionModel().clearSelection();
    for (int i = 0; i < getItems().size(); i++) {
      if (model.selection().contains(getItems().get(i).model().id())) {
        getSelectionModel().select(i);
        if (model.selection().size() == 1) {
          scrollTo(i);
        }
      }
    }
    following = false;
  }

  private static String note(Listed version) {
    return version.entry().remarks().note().replace('\n', ' ');
  }

  private TableColumn<Listed, Listed> name() {
    TableColumn<Listed, Listed> column =
        column("versions.column.name", 160, Comparator.comparing(VersionsTable::order));
    column.setCellFactory(
        ignored ->
            new TableCell<>() {
              @Override
              protected void updateItem(Listed version, boolean empty) {
                super.updateItem(version, empty);
                boolean shown = !empty && version != null;
                boolean active = shown && version.entry().use() == ModelVersions.Use.ACTIVE;
                setText(shown ? version.model().name() : null);
                setAccessibleText(
                    active ? Messages.text("versions.active", version.model().name()) : null);
                setGraphic(active ? accent() : null);
              }
            });
    return column;
  }

  private static javafx.scene.Node accent() {
    var icon = Icons.small(MaterialDesignC.CHECK_CIRCLE);
    icon.getStyleClass().add("accent-icon");
    return icon;
  }

  private static String order(Listed version) {
    ModelVersion of = version.model();
    return of.kind().word() + String.format(java.util.Locale.ROOT, "%08d", of.number());
  }

  private TableColumn<Listed, Listed> made() {
    return shown(
        column("versions.column.made", 120, Comparator.comparing(VersionsTable::created)),
        each -> VersionTexts.brief(each.model().created()));
  }

  private static Instant created(Listed version) {
    return version.model().created();
  }

  private TableColumn<Listed, Listed> labels() {
    return shown(
        column(
            "versions.column.labels",
            155,
            Comparator.comparing(
                each -> each.learnedFrom().map(SnapshotSummary::labelledSeconds).orElse(0.0))),
        VersionTexts::labels);
  }

  private static TableColumn<Listed, Listed> texts(
      String key, double width, Function<Listed, String> text) {
    return shown(column(key, width, Comparator.comparing(text)), text);
  }

  private static TableColumn<Listed, Listed> shown(
      TableColumn<Listed, Listed> column, Function<Listed, String> text) {
    column.setCellFactory(
        ignored ->
            new TableCell<>() {
              @Override
              protected void updateItem(Listed version, boolean empty) {
                super.updateItem(version, empty);
                setText(empty || version == null ? null : text.apply(version));
              }
            });
    return column;
  }

  private static TableColumn<Listed, Listed> column(
      String key, double width, Comparator<Listed> order) {
    TableColumn<Listed, Listed> column = new TableColumn<>(Messages.text(key));
    column.setPrefWidth(width);
    column.setMinWidth(60);
    column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
    column.setComparator(order);
    return column;
  }
}
