package org.cuepoint.samples.creatures;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.cuepoint.samples.creatures.Act.Root;
import org.cuepoint.samples.creatures.Rig.Bone;
import org.cuepoint.samples.creatures.Rig.Role;
import org.cuepoint.samples.creatures.Rig.Side;

/** Two legs, two arms, seen from the front or slightly from the side. */
final class Upright implements Species {

  private static final List<Side> SIDES = List.of(Side.LEFT, Side.RIGHT);

  @Override
  public Seen seen() {
    return Seen.SIDE;
  }

  @Override
  public Rig body(RandomGenerator random, Palette palette) {
    Rig rig = new Rig();
    double trunk = random.nextDouble(0.24, 0.42);
    double wide = random.nextDouble(0.06, 0.15);
    double shoulders = wide * random.nextDouble(0.8, 1.5);
    double hips = wide * random.nextDouble(0.4, 0.9);
    Color coat = palette.next(random);
    Color trousers = random.nextBoolean() ? coat : palette.next(random);
    Color skin = palette.next(random);
    int body =
        rig.add(
            new Bone(
                -1, 0, 0, Role.TRUNK, Side.MIDDLE, trunk, -Math.PI / 2, hips, shoulders, coat, 0));
    int neck =
        rig.add(new Bone(body, 1, 0, Role.NECK, Side.MIDDLE, 0.1, 0, 0.03, 0.03, skin, -0.1));
    double head = random.nextDouble(0.05, 0.12);
    rig.add(new Bone(neck, 1, 0, Role.HEAD, Side.MIDDLE, head, 0, head, 0.8 * head, skin, -0.2));
    double arm = random.nextDouble(0.14, 0.26);
    double thick = random.nextDouble(0.02, 0.05);
    double leg = random.nextDouble(0.16, 0.3);
    for (Side side : SIDES) {
      // Angles of the left (the viewer's left) are those of the right mirrored.
      double s = side == Side.LEFT ? -1 : 1;
      double depth = random.nextBoolean() ? -0.3 : 0.1;
      int upper =
          rig.add(
              new Bone(
                  body,
                  0.95,
                  s * shoulders,
                  Role.UPPER_ARM,
                  side,
                  arm,
                  s * (Math.PI - 0.25),
                  thick * 1.2,
                  thick,
                  coat,
                  depth));
      int lower =
          rig.add(
              new Bone(
                  upper,
                  1,
                  0,
                  Role.LOWER_ARM,
                  side,
                  arm,
                  -s * 0.15,
                  thick,
                  thick * 0.8,
                  random.nextBoolean() ? coat : skin,
                  depth - 0.01));
      int hand =
          rig.add(
              new Bone(
                  lower, 1, 0, Role.HAND, side, 0.05, 0, thick * 1.1, thick, skin, depth - 0.02));
      if (random.nextDouble() < 0.2) {
        rig.add(
            new Bone(
                hand,
                1,
                0,
                Role.PROP,
                side,
                random.nextDouble(0.08, 0.35),
                random.nextDouble(-1.6, 1.6),
                random.nextDouble(0.01, 0.06),
                random.nextDouble(0.01, 0.06),
                palette.next(random),
                depth - 0.03));
      }
      int thigh =
          rig.add(
              new Bone(
                  body,
                  0,
                  s * hips,
                  Role.THIGH,
                  side,
                  leg,
                  s * (Math.PI - 0.06),
                  thick * 1.7,
                  thick * 1.3,
                  trousers,
                  0.2));
      int shin =
          rig.add(
              new Bone(thigh, 1, 0, Role.SHIN, side, leg, 0, thick * 1.2, thick, trousers, 0.19));
      rig.add(
          new Bone(
              shin,
              1,
              0,
              Role.FOOT,
              side,
              0.08,
              -s * 1.2,
              thick,
              thick * 0.7,
              Palette.shade(trousers, 0.6),
              0.18));
    }
    return rig;
  }

  @Override
  public List<Act> repertoire(RandomGenerator random, Rig rig) {
    List<Act> acts = new ArrayList<>();
    acts.add(
        new Act.Builder()
            .swing(rig.find(Role.TRUNK), 0, random.nextDouble(0.03), 0.3, 0)
            .lasting(Root.STILL, 0.5, 4));
    for (Side side : SIDES) {
      acts.add(wave(random, rig, side));
      acts.add(reach(random, rig, side));
      acts.add(kick(random, rig, side));
      acts.add(touch(random, rig, side));
    }
    acts.add(stride(random, rig, 1, 0.4));
    acts.add(stride(random, rig, 1.8, 1));
    acts.add(both(random, rig));
    acts.add(clap(random, rig));
    acts.add(bow(random, rig));
    acts.add(squat(random, rig));
    acts.add(
        new Act.Builder()
            .swing(rig.find(Role.NECK), 0, random.nextDouble(0.2, 0.5), pace(random), 0)
            .lasting(Root.leaning(0, random.nextDouble(0.15), pace(random)), 0.6, 2.5));
    acts.add(
        new Act.Builder()
            .swing(rig.find(Role.UPPER_ARM, Side.LEFT), -1, 0.3, pace(random), 0)
            .swing(rig.find(Role.UPPER_ARM, Side.RIGHT), 1, 0.3, pace(random), 0)
            .lasting(Root.moving(0, random.nextDouble(0.1, 0.3), pace(random)), 0.8, 3));
    return acts;
  }

  private static double pace(RandomGenerator random) {
    return random.nextDouble(0.6, 2.6);
  }

  private static double sign(Side side) {
    return side == Side.LEFT ? -1 : 1;
  }

  private static Act wave(RandomGenerator random, Rig rig, Side side) {
    double s = sign(side);
    return new Act.Builder()
        .hold(rig.find(Role.UPPER_ARM, side), -s * random.nextDouble(1.2, 2.4))
        .swing(
            rig.find(Role.LOWER_ARM, side),
            -s * random.nextDouble(0.1, 1),
            random.nextDouble(0.3, 0.8),
            pace(random),
            0)
        .lasting(Root.STILL, 0.8, 3);
  }

  private static Act reach(RandomGenerator random, Rig rig, Side side) {
    double s = sign(side);
    double slow = random.nextDouble(0.3, 0.9);
    return new Act.Builder()
        .swing(
            rig.find(Role.UPPER_ARM, side),
            -s * random.nextDouble(0.8, 1.6),
            random.nextDouble(0.2, 0.7),
            slow,
            random.nextDouble(6))
        .hold(rig.find(Role.LOWER_ARM, side), -s * random.nextDouble(-0.3, 0.3))
        .hold(rig.find(Role.TRUNK), s * random.nextDouble(0.3))
        .lasting(Root.STILL, 0.8, 3);
  }

  private static Act touch(RandomGenerator random, Rig rig, Side side) {
    double s = sign(side);
    return new Act.Builder()
        .hold(rig.find(Role.UPPER_ARM, side), -s * random.nextDouble(-0.3, 0.6))
        .swing(
            rig.find(Role.LOWER_ARM, side),
            -s * random.nextDouble(1.8, 2.7),
            random.nextDouble(0.25),
            pace(random),
            0)
        .lasting(Root.STILL, 0.8, 3);
  }

  private static Act kick(RandomGenerator random, Rig rig, Side side) {
    double s = sign(side);
    return new Act.Builder()
        .swing(rig.find(Role.THIGH, side), -s * 0.5, random.nextDouble(0.3, 0.8), pace(random), 0)
        .swing(rig.find(Role.SHIN, side), s * 0.3, 0.4, pace(random), 1)
        .lasting(Root.leaning(-s * 0.1, 0.03, 1), 0.6, 2);
  }

  private static Act stride(RandomGenerator random, Rig rig, double hertz, double speed) {
    double rate = hertz * random.nextDouble(0.7, 1.3);
    double wide = random.nextDouble(0.3, 0.6);
    Act.Builder act = new Act.Builder();
    for (Side side : SIDES) {
      double phase = side == Side.LEFT ? 0 : Math.PI;
      act.swing(rig.find(Role.THIGH, side), 0, wide, rate, phase)
          .swing(rig.find(Role.SHIN, side), 0.3, 0.4, rate, phase - 1)
          .swing(rig.find(Role.UPPER_ARM, side), 0, wide, rate, phase + Math.PI)
          .swing(rig.find(Role.LOWER_ARM, side), -0.4 * speed, 0.2, rate, phase);
    }
    return act.lasting(
        Root.moving(speed * random.nextDouble(0.6, 1.4), 0.03 * hertz, 2 * rate), 1, 4);
  }

  private static Act both(RandomGenerator random, Rig rig) {
    double high = random.nextDouble(1, 2.8);
    double rate = pace(random) * 0.6;
    return new Act.Builder()
        .swing(rig.find(Role.UPPER_ARM, Side.LEFT), high, 0.4, rate, 0)
        .swing(rig.find(Role.UPPER_ARM, Side.RIGHT), -high, 0.4, rate, Math.PI)
        .lasting(Root.STILL, 0.8, 3);
  }

  private static Act clap(RandomGenerator random, Rig rig) {
    double rate = pace(random);
    return new Act.Builder()
        .swing(rig.find(Role.UPPER_ARM, Side.LEFT), 0.3, 0.1, rate, 0)
        .swing(rig.find(Role.UPPER_ARM, Side.RIGHT), -0.3, 0.1, rate, Math.PI)
        .swing(rig.find(Role.LOWER_ARM, Side.LEFT), -1.4, 0.5, rate, 0)
        .swing(rig.find(Role.LOWER_ARM, Side.RIGHT), 1.4, 0.5, rate, Math.PI)
        .lasting(Root.STILL, 0.8, 3);
  }

  private static Act bow(RandomGenerator random, Rig rig) {
    double down = random.nextDouble(0.4, 1.2) * (random.nextBoolean() ? 1 : -1);
    return new Act.Builder()
        .swing(rig.find(Role.TRUNK), down, 0.15, random.nextDouble(0.3, 1), 0)
        .hold(rig.find(Role.THIGH), -down)
        .lasting(Root.STILL, 0.8, 2.5);
  }

  private static Act squat(RandomGenerator random, Rig rig) {
    double bend = random.nextDouble(0.5, 1.2);
    return new Act.Builder()
        .hold(rig.find(Role.THIGH, Side.LEFT), bend)
        .hold(rig.find(Role.THIGH, Side.RIGHT), -bend)
        .hold(rig.find(Role.SHIN, Side.LEFT), -1.7 * bend)
        .hold(rig.find(Role.SHIN, Side.RIGHT), 1.7 * bend)
        .lasting(Root.tall(random.nextDouble(0.75, 1)), 0.8, 3);
  }
}
