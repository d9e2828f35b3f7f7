package org.cuepoint.app.command;

import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/**
 * A key known by the character it types. Which keys and modifiers type {@code [} or {@code ?}
 * differs between keyboards, so no key code can name them. Menus show it; {@link KeyRouter} matches
 * it, on the typed character.
 */
final class TypedKey extends KeyCombination {

  private final String character;

  TypedKey(String character) {
    this.character = character;
  }

  String character() {
    return character;
  }

  @Override
  public String getName() {
    return character;
  }

  @Override
  public String getDisplayText() {
    return character.toUpperCase(java.util.Locale.ROOT);
  }

  /** Never matches a press: the press comes before the character is known. */
  @Override
  public boolean match(KeyEvent event) {
    return false;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TypedKey that && character.equals(that.character);
  }

  @Override
  public int hashCode() {
    return character.hashCode();
  }
}
