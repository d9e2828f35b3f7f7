package org.cuepoint.app.taxonomy;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.ObjectBinding;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.cuepoint.app.fx.ShortTime;
import org.cuepoint.app.i18n.Messages;
import org.cuepoint.app.workspace.Draft;
import org.cuepoint.app.workspace.Workspace;
import org.cuepoint.core.taxonomy.ActionClass;
import org.cuepoint.core.taxonomy.ClassId;
import org.cuepoint.core.taxonomy.LabelScheme;

/** The classes as a palette: which keys work, which class is being marked. FX thread only. */
public final class ClassPaletteViewModel {

  private final Workspace workspace;
  private final Predicate<String> takenKeys;
  private final ObservableList<ActionClass> classes = FXCollections.observableArrayList();
  private final ObjectBinding<Optional<ClassId>> marking;

  /**
   * Makes the model.
   *
   * @param workspace whose classes
   * @param takenKeys says whether a command has a character; a class's key does not work when it is
   *     one
   */
  public ClassPaletteViewModel(Workspace workspace, Predicate<String> takenKeys) {
    this.workspace = workspace;
    this.takenKeys = takenKeys;
    workspace.schemeProperty().addListener((property, old, now) -> update(now));
    update(workspace.schemeProperty().get());
    marking =
        Bindings.createObjectBinding(
            () -> workspace.video().draftProperty().get().actionClass(),
            workspace.video().draftProperty());
  }

  private void update(LabelScheme scheme) {
    if (!classes.equals(scheme.classes())) {
      classes.setAll(scheme.classes());
    }
  }

  /** Returns the classes in display order. */
  public ObservableList<ActionClass> classes() {
    return classes;
  }

  /** Returns the key of a class, when it works here. */
  public Optional<String> key(ActionClass actionClass) {
    return actionClass.hotkey().filter(key -> !takenKeys.test(key));
  }

  /** Shows the keys again: commands have taken or left some. */
  public void keysChanged() {
    classes.setAll(List.copyOf(classes));
  }

  /** Returns the class that has a key, when the key works here. */
  public Optional<ActionClass> withKey(String character) {
    return classes.stream()
        .filter(c -> key(c).filter(character::equalsIgnoreCase).isPresent())
        .findFirst();
  }

  /** Says whether classes can be used now. */
  public boolean canUse() {
    return workspace.editableProperty().get();
  }

  /** Does what the class's key does. */
  public void use(ClassId id) {
    if (canUse()) {
      workspace.marking().useClass(id);
    }
  }

  /** Returns the class of which a segment is being marked. */
  public ObjectBinding<Optional<ClassId>> marking() {
    return marking;
  }

  /** Says since when the class is being marked, for example {@code from 0:12.4}. */
  public String markingText() {
    Draft draft = workspace.video().draftProperty().get();
    return workspace
        .video()
        .index()
        .filter(index -> draft.start().isPresent())
        .map(
            index ->
                Messages.text(
                    "classes.marking", ShortTime.place(index.secondsAt(draft.start().getAsInt()))))
        .orElse("");
  }

  /** Adds a class. */
  public void add(String name) {
    if (classes.stream().anyMatch(c -> c.name().equalsIgnoreCase(name.strip()))) {
      workspace.tell(
          org.cuepoint.app.workspace.Notice.problem(
              Messages.text("notice.class-exists", name.strip())));
    } else {
      workspace.project().addClass(name);
    }
  }

  /** Gives a class another name. */
  public void rename(ClassId id, String name) {
    workspace.project().renameClass(id, name);
  }
}
