package org.cuepoint.app.annotate;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import javafx.beans.property.ObjectProperty;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.cuepoint.app.fx.EmptyState;
import org.cuepoint.app.fx.Icons;
import org.cuepoint.app.i18n.Messages;
import org.cuepoint.app.workspace.Workspace;
import org.cuepoint.core.annotation.LabelState;
import org.cuepoint.core.annotation.SegmentFilter;
import org.cuepoint.core.taxonomy.ActionClass;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;

/**
 * Says which segments are shown, in the table and wherever the filter of the open video is
 * followed. FX thread only.
 */
final class SegmentFilterBar extends VBox {

  private final ObjectProperty<SegmentFilter> filter;
  private final Workspace workspace;
  private final TextField search = new TextField();
  private final MenuButton classes = new MenuButton();
  private final MenuButton states = new MenuButton();
  private final Label count = new Label();
  private final Button all = new Button();

  SegmentFilterBar(Workspace workspace) {
    this.workspace = workspace;
    this.filter = workspace.video().filterProperty();
    search.setId("segment-search");
    search.setPromptText(Messages.text("segments.search"));
    search.setAccessibleText(Messages.text("segments.search"));
    search.textProperty().addListener((property, old, now) -> setText(now));
    search.addEventHandler(KeyEvent.KEY_PRESSED, this::leave);
    classes.setId("segment-classes");
    states.setId("segment-states");
    count.setId("segment-count");
    count.getStyleClass().add("muted");
    count.setMinWidth(Region.USE_PREF_SIZE);
    all.setId("segment-all");
    Icons.only(all, MaterialDesignC.CLOSE, Messages.text("segments.show-all"));
    all.setOnAction(event -> filter.set(SegmentFilter.ALL));
    HBox.setHgrow(search, Priority.ALWAYS);
    HBox first = new HBox(6, search, all);
    FlowPane second = new FlowPane(6, 4, classes, states, count);
    second.setRowValignment(VPos.CENTER);
    getStyleClass().add("filter-bar");
    setSpacing(6);
    getChildren().addAll(first, second);
    workspace.schemeProperty().subscribe(scheme -> offerClasses());
    filter.subscribe(this::show);
  }

  /** Puts the cursor into the search field. */
  void focusSearch() {
    search.requestFocus();
    search.selectAll();
  }

  /** Says how many of how many segments are shown. */
  void showCount(int shown, int there) {
    count.setText(
        filter.get().isAll()
            ? Messages.text("videos.segments", there)
            : Messages.text("segments.count", shown, there));
  }

  private void leave(KeyEvent event) {
    if (event.getCode() == KeyCode.ESCAPE && !search.getText().isEmpty()) {
      search.clear();
      event.consume();
    }
  }

  private void setText(String text) {
    SegmentFilter now = filter.get();
    if (!now.text().equals(text.strip())) {
      filter.set(new SegmentFilter(text, now.classes(), now.states()));
    }
  }

  private void offerClasses() {
    offer(
        classes,
        workspace.schemeProperty().get().classes(),
        ActionClass::name,
        each -> filter.get().classes().contains(each.id()),
        (each, chosen) -> {
          SegmentFilter now = filter.get();
          filter.set(
              new SegmentFilter(now.text(), with(now.classes(), each.id(), chosen), now.states()));
        });
    offer(
        states,
        Arrays.asList(LabelState.values()),
        SegmentEditing::stateName,
        each -> filter.get().states().contains(each),
        (each, chosen) -> {
          SegmentFilter now = filter.get();
          filter.set(
              new SegmentFilter(now.text(), now.classes(), with(now.states(), each, chosen)));
        });
    show(filter.get());
  }

  private interface Choice<T> {
    void set(T value, boolean chosen);
  }

  private static <T> void offer(
      MenuButton menu,
      List<T> values,
      Function<T, String> name,
      Predicate<T> chosen,
      Choice<T> choice) {
    menu.getItems().clear();
    for (T value : values) {
      CheckMenuItem item = new CheckMenuItem(name.apply(value));
      item.setUserData(value);
      item.setSelected(chosen.test(value));
      item.setOnAction(event -> choice.set(value, item.isSelected()));
      menu.getItems().add(item);
    }
    menu.setDisable(values.isEmpty());
  }

  private static <T> Set<T> with(Set<T> set, T value, boolean there) {
    Set<T> next = new HashSet<>(set);
    if (there) {
      next.add(value);
    } else {
      next.remove(value);
    }
    return next;
  }

  private void show(SegmentFilter now) {
    if (!search.getText().strip().equals(now.text())) {
      search.setText(now.text());
    }
    classes.setText(Messages.text("segments.classes", now.classes().size()));
    states.setText(Messages.text("segments.states", now.states().size()));
    tick(classes, value -> now.classes().contains(((ActionClass) value).id()));
    tick(states, value -> now.states().contains(value));
    all.setVisible(!now.isAll());
  }

  private static void tick(MenuButton menu, Predicate<Object> chosen) {
    menu.getItems()
        .forEach(item -> ((CheckMenuItem) item).setSelected(chosen.test(item.getUserData())));
  }

  /** Returns what the table shows when the filter hides everything. */
  Node nothingPasses() {
    Button again = new Button(Messages.text("segments.show-all"));
    again.setOnAction(event -> filter.set(SegmentFilter.ALL));
    return new EmptyState(
        MaterialDesignF.FILTER_OUTLINE,
        Messages.text("segments.none.title"),
        Messages.text("segments.none.text"),
        again);
  }
}
