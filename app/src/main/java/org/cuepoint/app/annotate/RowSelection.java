package org.cuepoint.app.annotate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.cuepoint.app.workspace.OpenVideo;
import org.cuepoint.app.workspace.Workspace;
import org.cuepoint.core.annotation.AnnotationSelection;
import org.cuepoint.core.annotation.Segment;
import org.jspecify.annotations.Nullable;

/**
 * The selection of the open video as rows of a table: a click selects one, with Shift all up to it,
 * with Ctrl one more or less; Shift with the arrows extends, Ctrl+A takes all rows. FX thread only.
 *
 * <p>The table itself selects only the row that leads: with 100,000 rows selected, its own model of
 * several rows takes ten seconds to let go of them. The others are drawn as selected by the rows.
 */
final class RowSelection {

  private static final int ROWS_ABOVE = 3;

  private final Workspace workspace;
  private final OpenVideo video;
  private final TableView<Segment> table;
  private final ObservableList<Segment> rows;
  private final List<Row> drawn = new ArrayList<>();
  private @Nullable UUID anchor;
  private boolean following;
  private boolean pressing;

  RowSelection(Workspace workspace, TableView<Segment> table) {
    this.workspace = workspace;
    this.video = workspace.video();
    this.table = table;
    this.rows = table.getItems();
    table.getSelectionModel().setSelectionMode(SelectionMode.SINGLE);
    table.setRowFactory(
        view -> {
          Row row = new Row();
          drawn.add(row);
          return row;
        });
    table.addEventFilter(MouseEvent.MOUSE_PRESSED, this::press);
    table.addEventFilter(MouseEvent.MOUSE_RELEASED, event -> pressing = false);
    table.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    table
        .getSelectionModel()
        .selectedIndexProperty()
        .addListener((property, old, now) -> moved(now.intValue()));
    video.selectionProperty().addListener((property, old, now) -> follow(Scroll.TO_LEAD));
  }

  /** Whether the table goes to the row that leads. */
  enum Scroll {
    /** It does. */
    TO_LEAD,
    /** It stays where it is. */
    NOT
  }

  /** Changes the rows without taking the table's guesses about them for a person's choice. */
  void whileFollowing(Runnable change) {
    boolean before = following;
    following = true;
    try {
      change.run();
    } finally {
      following = before;
    }
    follow(Scroll.NOT);
  }

  /** Shows what is selected. */
  private void follow(Scroll scroll) {
    drawn.forEach(Row::show);
    if (following) {
      return;
    }
    int row = video.selectionProperty().get().lead().map(this::rowOf).orElse(-1);
    following = true;
    try {
      if (row < 0) {
        table.getSelectionModel().clearSelection();
      } else {
        table.getSelectionModel().clearAndSelect(row);
        if (scroll == Scroll.TO_LEAD) {
          table.scrollTo(Math.max(0, row - ROWS_ABOVE));
        }
      }
    } finally {
      following = false;
    }
  }

  /** The arrows, Home, End and the pages have moved the one row that the table knows. */
  private void moved(int row) {
    if (!following && !pressing && row >= 0 && row < rows.size()) {
      choose(rows.get(row));
    }
  }

  private void press(MouseEvent event) {
    pressing = true;
    Optional<Segment> hit = rowAt(event.getPickResult().getIntersectedNode());
    if (hit.isEmpty()) {
      return;
    }
    Segment segment = hit.get();
    if (event.getButton() != MouseButton.PRIMARY) {
      if (!video.selectionProperty().get().contains(segment.key())) {
        choose(segment);
      }
    } else if (event.isShiftDown()) {
      extendTo(rows.indexOf(segment));
      event.consume();
    } else if (event.isShortcutDown()) {
      anchor = segment.key();
      select(video.selectionProperty().get().toggled(segment));
      event.consume();
    } else {
      choose(segment);
    }
    if (event.isConsumed()) {
      table.requestFocus();
    }
  }

  private static Optional<Segment> rowAt(@Nullable Node node) {
    for (Node at = node; at != null; at = at.getParent()) {
      if (at instanceof TextInputControl) {
        return Optional.empty();
      }
      if (at instanceof Row row) {
        return Optional.ofNullable(row.getItem());
      }
    }
    return Optional.empty();
  }

  private void key(KeyEvent event) {
    if (event.getTarget() instanceof TextInputControl) {
      return;
    }
    if (event.getCode() == KeyCode.A && event.isShortcutDown() && !event.isShiftDown()) {
      select(AnnotationSelection.ofSegments(rows));
      event.consume();
    } else if (event.isShiftDown() && !event.isShortcutDown() && !rows.isEmpty()) {
      int lead = table.getSelectionModel().getSelectedIndex();
      int next =
          switch (event.getCode()) {
            case UP -> lead - 1;
            case DOWN -> lead + 1;
            case HOME -> 0;
            case END -> rows.size() - 1;
            default -> Integer.MIN_VALUE;
          };
      if (next != Integer.MIN_VALUE) {
        extendTo(Math.clamp(next, 0, rows.size() - 1));
        event.consume();
      }
    }
  }

  /** Selects from the row where the selection began to this one, which leads. */
  private void extendTo(int row) {
    int began = anchor == null ? -1 : rowOf(anchor);
    int from = began < 0 ? row : began;
    List<Segment> chosen =
        new ArrayList<>(rows.subList(Math.min(from, row), Math.max(from, row) + 1));
    if (row < from) {
      chosen = chosen.reversed();
    }
    anchor = rows.get(from).key();
    select(AnnotationSelection.ofSegments(chosen));
  }

  private int rowOf(UUID key) {
    for (int i = 0; i < rows.size(); i++) {
      if (rows.get(i).key().equals(key)) {
        return i;
      }
    }
    return -1;
  }

  private void choose(Segment segment) {
    anchor = segment.key();
    select(AnnotationSelection.of(segment));
    workspace.seekTo(segment.range().frames().start());
  }

  private void select(AnnotationSelection selection) {
    video.selectionProperty().set(selection);
  }

  /** A row that is drawn as selected when its segment is. */
  private final class Row extends TableRow<Segment> {

    void show() {
      updateSelected(false);
    }

    @Override
    protected void updateItem(@Nullable Segment item, boolean empty) {
      super.updateItem(item, empty);
      show();
    }

    @Override
    public void updateSelected(boolean asTheTableThinks) {
      Segment item = getItem();
      super.updateSelected(
          !isEmpty() && item != null && video.selectionProperty().get().contains(item.key()));
    }
  }
}
