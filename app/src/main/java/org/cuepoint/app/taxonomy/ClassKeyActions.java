package org.cuepoint.app.taxonomy;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.cuepoint.app.command.ClassKeyMode;
import org.cuepoint.app.command.ClassKeys;
import org.cuepoint.core.taxonomy.ActionClass;
import org.cuepoint.core.taxonomy.ClassId;

/**
 * Turns presses and releases of class keys into labels, by the mode of the keymap. FX thread only.
 *
 * <p>When a key is held while nothing moves, it counts as a tap and its segment stays open,
 * whatever the mode: a person who pauses and steps could not mark anything else than single frames
 * otherwise.
 */
public final class ClassKeyActions implements ClassKeys {

  private record Press(ClassId actionClass, int frame) {}

  private final ClassPaletteViewModel palette;
  private final ClassMarking marking;
  private final Supplier<ClassKeyMode> mode;
  private final Map<String, Press> held = new HashMap<>();

  /**
   * Makes the actions.
   *
   * @param palette knows the keys of the classes
   * @param marking what happens to labels
   * @param mode what keys mean now
   */
  public ClassKeyActions(
      ClassPaletteViewModel palette, ClassMarking marking, Supplier<ClassKeyMode> mode) {
    this.palette = palette;
    this.marking = marking;
    this.mode = mode;
  }

  @Override
  public boolean pressed(String character) {
    Optional<ClassId> found = palette.withKey(character).map(ActionClass::id);
    found.filter(id -> palette.canUse()).ifPresent(id -> pressed(character, id));
    return found.isPresent();
  }

  private void pressed(String character, ClassId id) {
    if (marking.answersQuestion()) {
      marking.use(id);
      return;
    }
    switch (mode.get()) {
      case PRESS_PRESS -> marking.use(id);
      case PRESS_HOLD -> {
        if (marking.isOpen(id)) {
          marking.end(id, marking.playhead());
        } else if (marking.hasSelection()) {
          marking.use(id);
        } else {
          marking.begin(id);
          held.put(character, new Press(id, marking.playhead()));
        }
      }
      case STATES -> {
        if (marking.isOpen(id)) {
          marking.end(id, marking.playhead());
        } else if (marking.hasSelection() && !marking.isPlaying()) {
          marking.use(id);
        } else {
          marking.begin(id);
        }
      }
    }
  }

  @Override
  public boolean pressedAsPoint(String character) {
    Optional<ClassId> found = palette.withKey(character).map(ActionClass::id);
    found.filter(id -> palette.canUse()).ifPresent(marking::point);
    return found.isPresent();
  }

  @Override
  public Runnable released(String character) {
    Press press = held.get(character);
    if (press == null) {
      return () -> {};
    }
    int last = marking.playhead();
    return () -> {
      if (held.remove(character, press)
          && last != press.frame()
          && marking.isOpen(press.actionClass())) {
        marking.end(press.actionClass(), last);
      }
    };
  }
}
