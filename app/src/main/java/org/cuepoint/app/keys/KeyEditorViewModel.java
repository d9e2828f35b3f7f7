package org.cuepoint.app.keys;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.cuepoint.app.command.ClassKeyMode;
import org.cuepoint.app.command.Command;
import org.cuepoint.app.command.CommandRegistry;
import org.cuepoint.app.command.Key;
import org.cuepoint.app.command.Keymap;
import org.cuepoint.app.command.KeymapFile;
import org.cuepoint.app.command.KeymapPresets;
import org.cuepoint.app.i18n.Messages;
import org.cuepoint.app.taxonomy.ClassPaletteViewModel;
import org.cuepoint.core.taxonomy.ActionClass;

/** Changing keys: preset, search, one command at a time, conflicts in words. FX thread only. */
public final class KeyEditorViewModel {

  /**
   * A command and its keys.
   *
   * @param id of the command
   * @param group for people
   * @param title for people
   * @param keys in the keymap in use
   * @param changed whether they differ from the preset
   */
  public record Row(String id, String group, String title, List<Key> keys, boolean changed) {
    /** Copies the list. */
    public Row {
      keys = List.copyOf(keys);
    }
  }

  private record Asked(String command, Key key) {}

  private final CommandRegistry commands;
  private final KeyChoices choices;
  private final ClassPaletteViewModel classes;
  private final StringProperty search = new SimpleStringProperty("");
  private final ObservableList<Row> rows = FXCollections.observableArrayList();
  private final ObjectProperty<ClassKeyMode> mode = new SimpleObjectProperty<>();
  private final StringProperty preset = new SimpleStringProperty();
  private final ReadOnlyStringWrapper recording = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper asking = new ReadOnlyBooleanWrapper();
  private Optional<Asked> asked = Optional.empty();

  /** Makes the model. */
  public KeyEditorViewModel(
      CommandRegistry commands, KeyChoices choices, ClassPaletteViewModel classes) {
    this.commands = commands;
    this.choices = choices;
    this.classes = classes;
    update();
    commands.keymapProperty().addListener((property, old, now) -> update());
    search.addListener((property, old, now) -> update());
    preset.addListener((property, old, now) -> choosePreset(now));
    mode.addListener((property, old, now) -> chooseMode(now));
  }

  private void update() {
    Keymap keymap = choices.keymap();
    Keymap unchanged = choices.preset();
    List<Row> next = new ArrayList<>();
    for (Command command : commands.all()) {
      String title = command.titleProperty().get();
      List<Key> keys = keymap.of(command.id());
      String group = KeyTexts.group(command.group());
      if (KeyTexts.matches(search.get(), title, group, keys)) {
        boolean changed = !keys.equals(unchanged.of(command.id()));
        next.add(new Row(command.id(), group, title, keys, changed));
      }
    }
    show(next);
    preset.set(keymap.preset());
    mode.set(keymap.classKeys());
  }

  /** Replaces only what differs, so that the row a person is at stays selected. */
  private void show(List<Row> next) {
    if (!next.stream().map(Row::id).toList().equals(rows.stream().map(Row::id).toList())) {
      rows.setAll(next);
      return;
    }
    for (int i = 0; i < next.size(); i++) {
      if (!next.get(i).equals(rows.get(i))) {
        rows.set(i, next.get(i));
      }
    }
  }

  private void choosePreset(String id) {
    if (!id.equals(choices.keymap().preset())) {
      giveUp();
      choices.choose(id);
    }
  }

  private void chooseMode(ClassKeyMode next) {
    if (next != choices.keymap().classKeys()) {
      choices.use(choices.keymap().with(next));
    }
  }

  /** Returns the presets. */
  public List<Keymap> presets() {
    return KeymapPresets.all();
  }

  /** Returns the id of the preset in use; setting it changes to another. */
  public StringProperty presetProperty() {
    return preset;
  }

  /** Returns what class keys mean; setting it changes that. */
  public ObjectProperty<ClassKeyMode> modeProperty() {
    return mode;
  }

  /** Returns what is searched for. */
  public StringProperty searchProperty() {
    return search;
  }

  /** Returns the commands that are found, in menu order. */
  public ObservableList<Row> rows() {
    return rows;
  }

  /** Returns the id of the command that waits for its new key, or an empty text. */
  public ReadOnlyStringProperty recordingProperty() {
    return recording.getReadOnlyProperty();
  }

  /** Returns what is to be said: a conflict, a refusal, what was read or written. */
  public ReadOnlyStringProperty messageProperty() {
    return message.getReadOnlyProperty();
  }

  /** Returns whether the message asks about a key: {@link #take} or {@link #giveUp}. */
  public ReadOnlyBooleanProperty askingProperty() {
    return asking.getReadOnlyProperty();
  }

  private void ask(Optional<Asked> question) {
    asked = question;
    asking.set(question.isPresent());
  }

  /** Waits for the new key of a command. */
  public void record(String command) {
    giveUp();
    recording.set(command);
  }

  /** Takes the key that was pressed for the command that waits, or says what is in the way. */
  public void recorded(Key key) {
    String command = recording.get();
    if (command.isEmpty()) {
      return;
    }
    recording.set("");
    KeyCheck check =
        KeyCheck.of(choices.keymap(), key, command, commands.ids(), this::classWithKey);
    switch (check) {
      case KeyCheck.Free() -> give(command, key);
      case KeyCheck.Refused(KeyCheck.Reason reason) -> message.set(KeyTexts.refused(key, reason));
      case KeyCheck.Taken taken -> {
        message.set(KeyTexts.taken(key, taken, this::title, title(command)));
        ask(Optional.of(new Asked(command, key)));
      }
    }
  }

  private void give(String command, Key key) {
    choices.use(choices.keymap().taking(key, command));
    message.set(Messages.text("keys.given", key.displayText(), title(command)));
  }

  /** Takes the key away from whatever has it and gives it to the command that was asked about. */
  public void take() {
    Optional<Asked> question = asked;
    ask(Optional.empty());
    question.ifPresent(q -> give(q.command(), q.key()));
  }

  /** Stops waiting for a key, and leaves the key in question where it is. */
  public void giveUp() {
    recording.set("");
    ask(Optional.empty());
    message.set("");
  }

  /** Takes one key away from a command. */
  public void remove(String command, Key key) {
    giveUp();
    List<Key> left =
        choices.keymap().of(command).stream().filter(each -> !each.equals(key)).toList();
    choices.use(choices.keymap().with(command, left));
  }

  /** Gives a command the keys of the preset again, unless others have taken them meanwhile. */
  public void reset(String command) {
    giveUp();
    List<Key> before = choices.preset().of(command);
    List<Key> free = new ArrayList<>();
    List<String> taken = new ArrayList<>();
    for (Key key : before) {
      List<String> others = new ArrayList<>(choices.keymap().commandsOn(key));
      others.retainAll(commands.ids());
      others.remove(command);
      if (others.isEmpty() || choices.keymap().shared().contains(key)) {
        free.add(key);
      } else {
        taken.add(Messages.text("keys.reset.taken", key.displayText(), title(others.getFirst())));
      }
    }
    choices.use(choices.keymap().with(command, free));
    message.set(String.join(" ", taken));
  }

  /** Drops every change of the preset in use. */
  public void resetAll() {
    giveUp();
    choices.use(choices.preset());
    message.set(Messages.text("keys.reset.all.done", choices.preset().name()));
  }

  /** Says whether anything differs from the preset. */
  public boolean isChanged() {
    return choices.isChanged();
  }

  /** Reads a keymap file and uses it; says so, or why it cannot. */
  public void importFrom(Path file) {
    giveUp();
    try {
      Keymap read = KeymapPresets.read(Files.readString(file));
      choices.use(read);
      List<Keymap.Clash> clashes = read.clashes(commands.ids());
      message.set(
          clashes.isEmpty()
              ? Messages.text("keys.imported", file.getFileName())
              : Messages.text(
                  "keys.imported.clash",
                  file.getFileName(),
                  clashes.getFirst().key().displayText(),
                  KeyTexts.names(clashes.getFirst().commands(), this::title)));
    } catch (CharacterCodingException | IllegalArgumentException unreadable) {
      message.set(
          Messages.text("keys.import.not-understood", file.getFileName(), reason(unreadable)));
    } catch (IOException unreadable) {
      message.set(Messages.text("keys.import.unreadable", file, reason(unreadable)));
    }
  }

  /** Writes the keymap in use to a file; says so, or why it cannot. */
  public void exportTo(Path file) {
    giveUp();
    try {
      Files.writeString(file, KeymapFile.write(choices.keymap()));
      message.set(Messages.text("keys.exported", file));
    } catch (IOException unwritable) {
      message.set(Messages.text("keys.export.failed", file, reason(unwritable)));
    }
  }

  private static String reason(Exception problem) {
    return Objects.requireNonNullElse(problem.getMessage(), problem.toString());
  }

  private String title(String command) {
    return commands.find(command).map(c -> c.titleProperty().get()).orElse(command);
  }

  private Optional<String> classWithKey(String character) {
    return classes.classes().stream()
        .filter(c -> c.hotkey().filter(character::equalsIgnoreCase).isPresent())
        .map(ActionClass::name)
        .findFirst();
  }
}
