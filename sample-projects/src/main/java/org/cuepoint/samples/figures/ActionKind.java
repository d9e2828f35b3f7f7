package org.cuepoint.samples.figures;

import java.util.Locale;

/** The classes of the sample project, in the order people see them. */
enum ActionKind {
  WAVE("#e69f00", "1"),
  RAISE_HAND("#0072b2", "2"),
  CLAP("#cc79a7", "3"),
  SQUAT("#009e73", "4"),
  JUMP("#d55e00", "5"),
  KICK("#7a5195", "6"),
  WALK_LEFT("#56b4e9", "7"),
  WALK_RIGHT("#3f7f93", "8"),
  SIT_DOWN("#b2a300", "9"),
  STAND_UP("#a6503a", "0");

  private final String colour;
  private final String hotkey;

  ActionKind(String colour, String hotkey) {
    this.colour = colour;
    this.hotkey = hotkey;
  }

  /** Returns the name of the class in files and on screen. */
  String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** Returns {@code #rrggbb}. */
  String colour() {
    return colour;
  }

  String hotkey() {
    return hotkey;
  }

  /** Says whether only arms and head take part, so that it can be done on a seat. */
  boolean seatedToo() {
    return this == WAVE || this == RAISE_HAND || this == CLAP;
  }
}
