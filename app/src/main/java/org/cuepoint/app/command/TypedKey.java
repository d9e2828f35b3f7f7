package org.cuepoint.app.command;

import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/**
 * A {@link Key} known by the character it types, in the shape that menus show. {@link KeyRouter}
 * matches the character itself.
 */
final class TypedKey extends KeyCombination {

  private final String character;

  TypedKey(String character) {
    this.character = character;
  }

  @Override
  public String getName() {
    return character;
  }

  @Override
  public String getDisplayText() {
    return Key.typed(character).displayText();
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
