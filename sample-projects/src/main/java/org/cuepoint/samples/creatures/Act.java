package org.cuepoint.samples.creatures;

import java.util.ArrayList;
import java.util.List;

/**
 * One way to move, for some seconds. Immutable.
 *
 * @param swings what the bones do
 * @param root what the whole body does
 * @param least shortest duration in seconds
 * @param most longest duration in seconds
 */
record Act(List<Swing> swings, Root root, double least, double most) {

  Act {
    swings = List.copyOf(swings);
  }

  /**
   * A bone held at an angle and swung about it.
   *
   * @param bone its position
   * @param hold the angle in the middle
   * @param amplitude of the swing
   * @param hertz swings a second
   * @param phase in radians
   */
  record Swing(int bone, double hold, double amplitude, double hertz, double phase) {

    double angle(double seconds) {
      return hold + amplitude * Math.sin(2 * Math.PI * hertz * seconds + phase);
    }
  }

  /**
   * What the whole body does.
   *
   * @param speed units a second ahead
   * @param turning radians a second
   * @param lean angle held meanwhile
   * @param rock amplitude of rocking about it
   * @param hop height of hopping
   * @param hertz hops and rocks a second
   * @param tall height held meanwhile as a share, 1 for no change
   */
  record Root(
      double speed,
      double turning,
      double lean,
      double rock,
      double hop,
      double hertz,
      double tall) {

    static final Root STILL = new Root(0, 0, 0, 0, 0, 1, 1);

    static Root moving(double speed, double hop, double hertz) {
      return new Root(speed, 0, 0, 0, hop, hertz, 1);
    }

    static Root turning(double speed, double turning) {
      return new Root(speed, turning, 0, 0, 0, 1, 1);
    }

    static Root leaning(double lean, double rock, double hertz) {
      return new Root(0, 0, lean, rock, 0, hertz, 1);
    }

    static Root tall(double tall) {
      return new Root(0, 0, 0, 0, 0, 1, tall);
    }

    Root withTall(double share) {
      return new Root(speed, turning, lean, rock, hop, hertz, share);
    }
  }

  /** Collects the swings of an act. */
  static final class Builder {
    private final List<Swing> swings = new ArrayList<>();

    Builder hold(List<Integer> bones, double angle) {
      return swing(bones, angle, 0, 1, 0);
    }

    Builder swing(List<Integer> bones, double hold, double amplitude, double hertz, double phase) {
      for (int bone : bones) {
        swings.add(new Swing(bone, hold, amplitude, hertz, phase));
      }
      return this;
    }

    /** Swings bones one after the other, as a wave runs along a tail. */
    Builder wave(List<Integer> bones, double amplitude, double hertz, double lag) {
      for (int i = 0; i < bones.size(); i++) {
        swings.add(new Swing(bones.get(i), 0, amplitude, hertz, -lag * i));
      }
      return this;
    }

    Act lasting(Root root, double least, double most) {
      return new Act(swings, root, least, most);
    }
  }
}
