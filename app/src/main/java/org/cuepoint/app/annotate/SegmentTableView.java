package org.cuepoint.app.annotate;

import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.cell.ChoiceBoxTableCell;
import javafx.scene.control.cell.TextFieldTableCell;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Rectangle;
import javafx.util.StringConverter;
import org.cuepoint.app.fx.EmptyState;
import org.cuepoint.app.i18n.Messages;
import org.cuepoint.app.workspace.Workspace;
import org.cuepoint.core.annotation.LabelState;
import org.cuepoint.core.annotation.Segment;
import org.cuepoint.core.taxonomy.ActionClass;
import org.cuepoint.core.taxonomy.ClassId;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;

/** The segments of the video on screen; every column is edited in place. FX thread only. */
public final class SegmentTableView extends StackPane {

  private final Workspace workspace;
  private final SegmentEditing editing;
  private final TableView<Segment> table;
  private final ObservableList<ClassId> classes = FXCollections.observableArrayList();
  private boolean following;

  /** Makes the table. */
  public SegmentTableView(Workspace workspace) {
    this.workspace = workspace;
    this.editing = new SegmentEditing(workspace);
    this.table = new TableView<>(workspace.video().segments());
    table.setId("segments");
    table.setAccessibleText(Messages.text("segments.title"));
    table.setPlaceholder(
        new EmptyState(
            MaterialDesignF.FORMAT_LIST_BULLETED,
            Messages.text("segments.empty.title"),
            Messages.text("segments.empty.text")));
    table.editableProperty().bind(workspace.editableProperty());
    table.getColumns().add(classColumn());
    table.getColumns().add(textColumn("segments.start", editing::start, editing::setStart, 88));
    table.getColumns().add(textColumn("segments.end", editing::end, editing::setEnd, 88));
    table.getColumns().add(stateColumn());
    table
        .getColumns()
        .add(textColumn("segments.notes", Segment::notes, this::changeNotes, 120));
    workspace
        .schemeProperty()
        .subscribe(
            scheme -> {
              classes.setAll(scheme.classes().stream().map(ActionClass::id).toList());
              table.refresh();
            });
    follow();
    getChildren().add(table);
  }

  private void changeNotes(Segment segment, String notes) {
    workspace.labels().changeNotes(List.of(segment), notes);
  }

  private void follow() {
    table
        .getSelectionModel()
        .selectedItemProperty()
        .addListener(
            (property, old, now) -> {
              if (now != null && !following) {
                workspace.video().select(now);
                workspace.seekTo(now.range().frames().start());
              }
            });
    workspace
        .video()
        .selectedSegmentProperty()
        .addListener(
            (property, old, now) -> {
              following = true;
              try {
                if (now == null) {
                  table.getSelectionModel().clearSelection();
                } else {
                  table.getSelectionModel().select(now);
                  table.scrollTo(Math.max(0, table.getSelectionModel().getSelectedIndex() - 3));
                }
              } finally {
                following = false;
              }
            });
  }

  private TableColumn<Segment, ClassId> classColumn() {
    TableColumn<Segment, ClassId> column = new TableColumn<>(Messages.text("segments.class"));
    column.setPrefWidth(92);
    column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue().actionClass()));
    column.setCellFactory(view -> new ClassCell());
    column.setOnEditCommit(
        event -> workspace.labels().changeClass(List.of(event.getRowValue()), event.getNewValue()));
    return column;
  }

  private final class ClassCell extends ChoiceBoxTableCell<Segment, ClassId> {
    private final Rectangle swatch = new Rectangle(10, 10);

    ClassCell() {
      super(converter(editing::className), classes);
      swatch.setArcWidth(5);
      swatch.setArcHeight(5);
    }

    @Override
    public void updateItem(ClassId item, boolean empty) {
      super.updateItem(item, empty);
      if (!isEditing()) {
        if (!empty && item != null) {
          swatch.setFill(javafx.scene.paint.Color.web(editing.colour(item)));
        }
        setGraphic(empty ? null : swatch);
      }
    }

    @Override
    public void cancelEdit() {
      super.cancelEdit();
      setGraphic(swatch);
    }
  }

  private TableColumn<Segment, LabelState> stateColumn() {
    TableColumn<Segment, LabelState> column = new TableColumn<>(Messages.text("segments.state"));
    column.setPrefWidth(70);
    column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue().state()));
    column.setCellFactory(
        view ->
            new ChoiceBoxTableCell<>(
                converter(SegmentEditing::stateName),
                FXCollections.observableArrayList(Arrays.asList(LabelState.values()))));
    column.setOnEditCommit(
        event -> workspace.labels().changeState(List.of(event.getRowValue()), event.getNewValue()));
    return column;
  }

  private static TableColumn<Segment, String> textColumn(
      String key, Function<Segment, String> read, BiConsumer<Segment, String> write, double width) {
    TableColumn<Segment, String> column = new TableColumn<>(Messages.text(key));
    column.setPrefWidth(width);
    column.setCellValueFactory(row -> new ReadOnlyStringWrapper(read.apply(row.getValue())));
    column.setCellFactory(
        view -> {
          TableCell<Segment, String> cell = TextFieldTableCell.<Segment>forTableColumn().call(view);
          cell.getStyleClass().add("text-cell");
          return cell;
        });
    column.setOnEditCommit(
        event -> {
          if (!event.getNewValue().equals(event.getOldValue())) {
            write.accept(event.getRowValue(), event.getNewValue());
          }
          event.getTableView().refresh();
        });
    return column;
  }

  private static <T> StringConverter<T> converter(Function<T, String> name) {
    return new StringConverter<>() {
      @Override
      public String toString(T value) {
        return value == null ? "" : name.apply(value);
      }

      @Override
      public T fromString(String text) {
        throw new UnsupportedOperationException("Values are chosen, not typed");
      }
    };
  }
}
