package org.cuepoint.core.taxonomy;

import java.util.Optional;

/**
 * One action that can be labelled.
 *
 * @param id identity, kept through renaming
 * @param name what people read and formats carry; not blank, unique in its scheme
 * @param colour {@code #rrggbb}
 * @param hotkey one key that labels this class
 * @param parent a coarser class that this one refines
 */
public record ActionClass(
    ClassId id, String name, String colour, Optional<String> hotkey, Optional<ClassId> parent) {

  /** Validates name and colour. */
  public ActionClass {
    if (name.isBlank()) {
      throw new IllegalArgumentException("A class needs a name");
    }
    if (!colour.matches("#[0-9a-fA-F]{6}")) {
      throw new IllegalArgumentException("Not a colour of the form #rrggbb: " + colour);
    }
  }

  /** Returns the same class under another name. */
  public ActionClass withName(String newName) {
    return new ActionClass(id, newName, colour, hotkey, parent);
  }
}
