package org.cuepoint.app.command;

import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanExpression;
import javafx.beans.binding.ObjectBinding;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableStringValue;
import javafx.scene.input.KeyCombination;
import org.cuepoint.app.i18n.Messages;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a person can do. Its keys are the keymap's business; the registry tells it. FX
 * thread only.
 */
public final class Command {

  /** What a held key means. */
  public enum Repeat {
    /** One press, one run. */
    ONCE,
    /** Runs as long as the key is held. */
    WHILE_HELD
  }

  private final String id;
  private final ReadOnlyObjectWrapper<List<Key>> keys = new ReadOnlyObjectWrapper<>(List.of());
  private ObservableStringValue title;
  private BooleanExpression enabled = new SimpleBooleanProperty(true);
  private Runnable work = () -> {};
  private Repeat repeat = Repeat.ONCE;
  private @Nullable BooleanProperty selected;

  private Command(String id, String title) {
    this.id = id;
    this.title = new javafx.beans.property.SimpleStringProperty(title);
  }

  /**
   * Makes a command that does nothing yet.
   *
   * @param id a group, a dot and a name, such as {@code edit.undo}; its text stands under {@code
   *     command.} plus the id
   */
  public static Command named(String id) {
    return new Command(id, Messages.text("command." + id));
  }

  /** Makes a command whose text is not in the bundle, for example the name of a file. */
  public static Command titled(String id, String title) {
    return new Command(id, title);
  }

  /** Lets the text follow a value. */
  public Command called(ObservableStringValue text) {
    title = text;
    return this;
  }

  /** Says when the command is possible. */
  public Command when(ObservableBooleanValue possible) {
    enabled = BooleanExpression.booleanExpression(possible);
    return this;
  }

  /** Says what runs. */
  public Command does(Runnable action) {
    work = action;
    return this;
  }

  /** Makes the command turn something on and off. */
  public Command toggles(BooleanProperty property) {
    selected = property;
    work = () -> property.set(!property.get());
    return this;
  }

  /** Lets the command run as long as its key is held. */
  public Command whileHeld() {
    repeat = Repeat.WHILE_HELD;
    return this;
  }

  /** Runs the command if it is possible now. */
  public void run() {
    if (enabled.get()) {
      work.run();
    }
  }

  /** Returns the stable id. */
  public String id() {
    return id;
  }

  /** Returns the group, for the key sheet. */
  public String group() {
    return id.substring(0, id.indexOf('.'));
  }

  /** Returns the text. */
  public ObservableStringValue titleProperty() {
    return title;
  }

  /** Returns whether the command is possible. */
  public BooleanExpression enabledProperty() {
    return enabled;
  }

  /** Returns what it turns on and off, or empty. */
  public Optional<BooleanProperty> selected() {
    return Optional.ofNullable(selected);
  }

  /** Returns its keys in the keymap that is in use, the one that menus show first. */
  public List<Key> keys() {
    return keys.get();
  }

  /** Returns its keys, which follow the keymap that is in use. */
  public ReadOnlyObjectProperty<List<Key>> keysProperty() {
    return keys.getReadOnlyProperty();
  }

  /** Returns the key that menus show, null when there is none; follows the keymap. */
  public ObjectBinding<@Nullable KeyCombination> acceleratorBinding() {
    return Bindings.createObjectBinding(
        () -> keys().stream().findFirst().map(Key::combination).orElse(null), keys);
  }

  /** Returns the text with the first key behind it, for tooltips; follows both. */
  public StringBinding tip() {
    return Bindings.createStringBinding(
        () ->
            keys().isEmpty()
                ? title.get()
                : Messages.text("keys.tip", title.get(), keys().getFirst().displayText()),
        title,
        keys);
  }

  void setKeys(List<Key> now) {
    keys.set(now);
  }

  Repeat repeat() {
    return repeat;
  }

  /** Returns a condition that holds when all of them do. */
  public static ObservableBooleanValue all(ObservableBooleanValue... conditions) {
    BooleanExpression result = new SimpleBooleanProperty(true);
    for (ObservableBooleanValue condition : conditions) {
      result = Bindings.and(result, condition);
    }
    return result;
  }
}
