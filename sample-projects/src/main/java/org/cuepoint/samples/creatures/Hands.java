package org.cuepoint.samples.creatures;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.cuepoint.samples.creatures.Act.Root;
import org.cuepoint.samples.creatures.Rig.Bone;
import org.cuepoint.samples.creatures.Rig.Role;
import org.cuepoint.samples.creatures.Rig.Side;

/** One or two arms that come into the picture, with fingers, close to the camera. */
final class Hands implements Species {

  @Override
  public Seen seen() {
    return Seen.CLOSE;
  }

  @Override
  public Rig body(RandomGenerator random, Palette palette) {
    Rig rig = new Rig();
    Color skin = palette.next(random);
    Color sleeve = random.nextBoolean() ? skin : palette.next(random);
    double apart = random.nextDouble(0.4, 0.9);
    double thick = random.nextDouble(0.06, 0.13);
    // An unseen bone across, from which the arms rise.
    int base =
        rig.add(
            new Bone(-1, 0, 0, Role.TRUNK, Side.MIDDLE, 0.01, -Math.PI / 2, 0.01, 0.01, sleeve, 1));
    List<Side> sides =
        random.nextDouble() < 0.7
            ? List.of(Side.LEFT, Side.RIGHT)
            : List.of(random.nextBoolean() ? Side.LEFT : Side.RIGHT);
    for (Side side : sides) {
      double s = side == Side.LEFT ? -1 : 1;
      int upper =
          rig.add(
              new Bone(
                  base,
                  0,
                  s * apart,
                  Role.UPPER_ARM,
                  side,
                  random.nextDouble(0.3, 0.5),
                  -s * random.nextDouble(0.5),
                  thick * 1.2,
                  thick,
                  sleeve,
                  0.2));
      int lower =
          rig.add(
              new Bone(
                  upper,
                  1,
                  0,
                  Role.LOWER_ARM,
                  side,
                  random.nextDouble(0.25, 0.45),
                  -s * random.nextDouble(0.4),
                  thick,
                  thick * 0.8,
                  random.nextBoolean() ? skin : sleeve,
                  0.1));
      int hand =
          rig.add(
              new Bone(
                  lower, 1, 0, Role.HAND, side, thick * 1.4, 0, thick * 0.9, thick * 0.9, skin, 0));
      double finger = thick * random.nextDouble(0.7, 1.3);
      for (int f = 0; f < 5; f++) {
        double spread = (f - 2) * 0.35;
        int first =
            rig.add(
                new Bone(
                    hand,
                    f == 0 ? 0.3 : 1,
                    s * (f - 2) * thick * 0.4,
                    Role.FINGER,
                    side,
                    finger,
                    s * (f == 0 ? -0.9 : spread * 0.7),
                    thick * 0.3,
                    thick * 0.24,
                    skin,
                    -0.1 - 0.01 * f));
        rig.add(
            new Bone(
                first,
                1,
                0,
                Role.FINGER,
                side,
                finger * 0.8,
                0,
                thick * 0.24,
                thick * 0.2,
                Palette.shade(skin, 0.95),
                -0.2));
      }
      if (random.nextDouble() < 0.4) {
        rig.add(
            new Bone(
                hand,
                0.8,
                0,
                Role.PROP,
                side,
                random.nextDouble(0.1, 0.6),
                random.nextDouble(-1.6, 1.6),
                random.nextDouble(0.02, 0.12),
                random.nextDouble(0.02, 0.12),
                palette.next(random),
                -0.05));
      }
    }
    return rig;
  }

  @Override
  public List<Act> repertoire(RandomGenerator random, Rig rig) {
    List<Act> acts = new ArrayList<>();
    acts.add(
        new Act.Builder()
            .swing(rig.find(Role.LOWER_ARM), 0, random.nextDouble(0.05), 0.4, 0)
            .lasting(Root.STILL, 0.5, 3));
    for (Side side : List.of(Side.LEFT, Side.RIGHT)) {
      double s = side == Side.LEFT ? -1 : 1;
      double rate = random.nextDouble(0.8, 3);
      acts.add(
          new Act.Builder()
              .swing(rig.find(Role.LOWER_ARM, side), s * 0.1, random.nextDouble(0.2, 0.6), rate, 0)
              .lasting(Root.STILL, 0.8, 3));
      acts.add(
          new Act.Builder()
              .swing(rig.find(Role.FINGER, side), s * 0.2, 0.4, rate, 0)
              .lasting(Root.STILL, 0.8, 3));
      acts.add(
          new Act.Builder()
              .hold(rig.find(Role.FINGER, side), s * 1.5)
              .swing(rig.find(Role.HAND, side), 0, random.nextDouble(0.5), rate, 0)
              .lasting(Root.STILL, 0.8, 3));
      acts.add(
          new Act.Builder()
              .swing(rig.find(Role.UPPER_ARM, side), -s * 0.4, 0.35, rate * 0.4, 0)
              .swing(rig.find(Role.LOWER_ARM, side), -s * 0.4, 0.35, rate * 0.4, 1.5)
              .lasting(Root.STILL, 1, 4));
      acts.add(
          new Act.Builder()
              .hold(rig.find(Role.UPPER_ARM, side), s * random.nextDouble(0.6, 1.4))
              .lasting(Root.STILL, 0.8, 3));
      acts.add(
          new Act.Builder()
              .hold(rig.find(Role.LOWER_ARM, side), -s * random.nextDouble(0.6, 1.4))
              .swing(rig.find(Role.HAND, side), -s * 0.5, 0.7, rate, 0)
              .lasting(Root.STILL, 0.8, 3));
    }
    double rate = random.nextDouble(0.6, 2.5);
    acts.add(
        new Act.Builder()
            .swing(rig.find(Role.LOWER_ARM, Side.LEFT), 0.3, 0.3, rate, 0)
            .swing(rig.find(Role.LOWER_ARM, Side.RIGHT), -0.3, 0.3, rate, Math.PI)
            .lasting(Root.STILL, 0.8, 3));
    acts.add(
        new Act.Builder()
            .hold(rig.find(Role.FINGER), random.nextDouble(-0.3, 0.3))
            .lasting(new Root(0, 0, 0, 0, random.nextDouble(0.1, 0.3), rate, 1), 0.8, 3));
    acts.add(new Act.Builder().lasting(Root.tall(random.nextDouble(0.5, 0.8)), 0.8, 3));
    acts.add(
        new Act.Builder().lasting(Root.leaning(random.nextDouble(-0.4, 0.4), 0.1, rate), 0.8, 3));
    return acts;
  }
}
