package org.cuepoint.app.annotate;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.cell.ChoiceBoxTableCell;
import javafx.scene.control.cell.TextFieldTableCell;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;
import javafx.util.StringConverter;
import org.cuepoint.app.i18n.Messages;
import org.cuepoint.app.workspace.Workspace;
import org.cuepoint.core.annotation.LabelState;
import org.cuepoint.core.annotation.Segment;
import org.cuepoint.core.taxonomy.ActionClass;
import org.cuepoint.core.taxonomy.ClassId;
import org.jspecify.annotations.Nullable;

/** The columns of the table, how they are edited and how rows are ordered by them. */
final class SegmentColumns {

  private final Workspace workspace;
  private final SegmentEditing editing;
  private final ObservableList<ClassId> classes = FXCollections.observableArrayList();
  private final List<TableColumn<Segment, ?>> columns;
  private final Map<TableColumn<Segment, ?>, Comparator<Segment>> orders = new HashMap<>();

  SegmentColumns(Workspace workspace) {
    this.workspace = workspace;
    this.editing = new SegmentEditing(workspace);
    workspace
        .schemeProperty()
        .subscribe(
            scheme -> classes.setAll(scheme.classes().stream().map(ActionClass::id).toList()));
    TableColumn<Segment, ClassId> actionClass = classColumn();
    TableColumn<Segment, String> start =
        textColumn("segments.start", editing::start, editing::setStart, 82);
    TableColumn<Segment, String> end =
        textColumn("segments.end", editing::end, editing::setEnd, 82);
    TableColumn<Segment, String> length = textColumn("segments.length", editing::length, 62);
    TableColumn<Segment, LabelState> state = stateColumn();
    TableColumn<Segment, String> confidence =
        textColumn(
            "segments.confidence",
            segment -> ConfidenceText.of(segment.confidence()),
            (segment, text) -> editing.setConfidence(List.of(segment), text),
            56);
    TableColumn<Segment, String> who =
        textColumn("segments.who", segment -> segment.annotator().name(), 60);
    TableColumn<Segment, String> notes =
        textColumn(
            "segments.notes",
            Segment::notes,
            (segment, text) -> workspace.labels().changeNotes(List.of(segment), text),
            120);
    TableColumn<Segment, String> region =
        textColumn("segments.region", segment -> workspace.regions().name(segment.region()), 92);
    TableColumn<Segment, String> subject =
        textColumn(
            "segments.subject", segment -> workspace.regions().subject(segment.region()), 70);
    subject.setVisible(false);
    // Videos without regions have nothing to say here.
    workspace
        .video()
        .scopeProperty()
        .subscribe(scope -> region.setVisible(!scope.regions().isEmpty()));
    columns =
        List.of(actionClass, region, subject, start, end, length, state, confidence, who, notes);
    orders.put(region, Comparator.comparing(s -> workspace.regions().name(s.region())));
    orders.put(subject, Comparator.comparing(s -> workspace.regions().subject(s.region())));
    orders.put(start, Comparator.comparingInt(s -> s.range().frames().start()));
    orders.put(end, Comparator.comparingInt(s -> s.range().frames().end()));
    orders.put(
        length, Comparator.comparingLong(s -> s.range().time().end() - s.range().time().start()));
    orders.put(state, Comparator.comparing(Segment::state));
    orders.put(confidence, Comparator.comparingDouble(s -> s.confidence().orElse(-1)));
    orders.put(who, Comparator.comparing(s -> s.annotator().name()));
    orders.put(notes, Comparator.comparing(Segment::notes));
  }

  List<TableColumn<Segment, ?>> columns() {
    return columns;
  }

  /** Returns the order that these columns ask for; empty for the order of the video. */
  Optional<Comparator<Segment>> order(List<TableColumn<Segment, ?>> by) {
    @Nullable Comparator<Segment> order = null;
    for (TableColumn<Segment, ?> column : by) {
      @Nullable Comparator<Segment> next = by(column);
      if (next != null && column.getSortType() == TableColumn.SortType.DESCENDING) {
        next = next.reversed();
      }
      order = order == null ? next : next == null ? order : order.thenComparing(next);
    }
    return Optional.ofNullable(order);
  }

  private @Nullable Comparator<Segment> by(TableColumn<Segment, ?> column) {
    if (column.equals(columns.getFirst())) {
      // Looked up once for each class, not once for each comparison.
      Map<ClassId, String> names = new HashMap<>();
      return Comparator.comparing(s -> names.computeIfAbsent(s.actionClass(), editing::className));
    }
    return orders.get(column);
  }

  private TableColumn<Segment, ClassId> classColumn() {
    TableColumn<Segment, ClassId> column = new TableColumn<>(Messages.text("segments.class"));
    column.setPrefWidth(112);
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
          swatch.setFill(Color.web(editing.colour(item)));
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
    column.setPrefWidth(86);
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
      String key, Function<Segment, String> read, double width) {
    TableColumn<Segment, String> column = new TableColumn<>(Messages.text(key));
    column.setPrefWidth(width);
    column.setCellValueFactory(row -> new ReadOnlyStringWrapper(read.apply(row.getValue())));
    column.setEditable(false);
    return column;
  }

  private static TableColumn<Segment, String> textColumn(
      String key, Function<Segment, String> read, BiConsumer<Segment, String> write, double width) {
    TableColumn<Segment, String> column = textColumn(key, read, width);
    column.setEditable(true);
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

  static <T> StringConverter<T> converter(Function<T, String> name) {
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
