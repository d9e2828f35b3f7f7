package org.cuepoint.samples.creatures;

import java.util.List;
import java.util.random.RandomGenerator;

/** A kind of body and what it can do. */
interface Species {

  /** How the camera sees it. */
  enum Seen {
    /** From the side: up is up, and turning round mirrors it. */
    SIDE,
    /** From above: it may head anywhere. */
    ABOVE,
    /** Close: it stays where it comes into the picture. */
    CLOSE
  }

  Seen seen();

  /** Makes a body about 1 unit tall or long. */
  Rig body(RandomGenerator random, Palette palette);

  /** Makes the acts of one individual; the first is rest. */
  List<Act> repertoire(RandomGenerator random, Rig rig);
}
