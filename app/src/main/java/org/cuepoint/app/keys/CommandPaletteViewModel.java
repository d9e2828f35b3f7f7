package org.cuepoint.app.keys;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.cuepoint.app.command.Command;
import org.cuepoint.app.command.CommandRegistry;
import org.cuepoint.app.command.Key;
import org.cuepoint.app.i18n.Messages;
import org.cuepoint.app.taxonomy.ClassPaletteViewModel;
import org.cuepoint.core.taxonomy.ActionClass;
import org.jspecify.annotations.Nullable;

/** Finds any command or class by some letters of its name, and runs it. FX thread only. */
public final class CommandPaletteViewModel {

  /**
   * Something that can be run.
   *
   * @param title for people
   * @param group for people
   * @param keys that do the same
   * @param possible whether it can be done now
   * @param run does it
   */
  public record Entry(String title, String group, List<Key> keys, boolean possible, Runnable run) {
    /** Copies the list. */
    public Entry {
      keys = List.copyOf(keys);
    }
  }

  private final StringProperty search = new SimpleStringProperty("");
  private final ObservableList<Entry> found = FXCollections.observableArrayList();
  private final ObjectProperty<@Nullable Entry> selected = new SimpleObjectProperty<>();
  private final List<Entry> all = new ArrayList<>();

  /**
   * Makes the palette as things are now; another is made when it is opened again.
   *
   * @param more what can be run besides commands and classes
   */
  public CommandPaletteViewModel(
      CommandRegistry commands, ClassPaletteViewModel classes, Supplier<List<Entry>> more) {
    for (Command command : commands.all()) {
      all.add(
          new Entry(
              command.titleProperty().get(),
              KeyTexts.group(command.group()),
              command.keys(),
              command.enabledProperty().get(),
              command::run));
    }
    for (ActionClass actionClass : classes.classes()) {
      all.add(
          new Entry(
              Messages.text("keys.label-class", actionClass.name()),
              Messages.text("keys.classes"),
              classes.key(actionClass).map(Key::typed).stream().toList(),
              classes.canUse(),
              () -> classes.use(actionClass.id())));
    }
    all.addAll(more.get());
    search.addListener((property, old, now) -> update());
    update();
  }

  private void update() {
    String wanted = search.get().strip().toLowerCase(Locale.ROOT);
    List<Entry> matching =
        new ArrayList<>(
            all.stream()
                .filter(e -> KeyTexts.matches(wanted, e.title(), e.group(), e.keys()))
                .toList());
    matching.sort(
        Comparator.comparing((Entry e) -> !e.possible())
            .thenComparing(e -> !e.title().toLowerCase(Locale.ROOT).startsWith(wanted)));
    found.setAll(matching);
    selected.set(matching.isEmpty() ? null : matching.getFirst());
  }

  /** Returns what is searched for. */
  public StringProperty searchProperty() {
    return search;
  }

  /** Returns what is found: what is possible first, then what begins like the search. */
  public ObservableList<Entry> found() {
    return found;
  }

  /** Returns the entry that Enter runs, null when nothing is found. */
  public ObjectProperty<@Nullable Entry> selectedProperty() {
    return selected;
  }

  /** Selects the entry so many rows further down, within the list. */
  void move(int rows) {
    if (!found.isEmpty()) {
      int now = found.indexOf(selected.get());
      selected.set(found.get(Math.clamp((long) now + rows, 0, found.size() - 1)));
    }
  }

  /** Returns the entry to run, or empty when it is not possible now. */
  Optional<Entry> chosen() {
    return Optional.ofNullable(selected.get()).filter(Entry::possible);
  }
}
