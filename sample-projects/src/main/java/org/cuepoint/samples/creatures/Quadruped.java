package org.cuepoint.samples.creatures;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.cuepoint.samples.creatures.Act.Root;
import org.cuepoint.samples.creatures.Rig.Bone;
import org.cuepoint.samples.creatures.Rig.Role;
import org.cuepoint.samples.creatures.Rig.Side;

/** Four legs seen from the side, heading right. Fore legs are arms here, hind legs are legs. */
final class Quadruped implements Species {

  @Override
  public Seen seen() {
    return Seen.SIDE;
  }

  @Override
  public Rig body(RandomGenerator random, Palette palette) {
    Rig rig = new Rig();
    double length = random.nextDouble(0.35, 0.6);
    double thick = random.nextDouble(0.07, 0.16);
    double leg = random.nextDouble(0.1, 0.24);
    double thin = random.nextDouble(0.02, 0.05);
    Color coat = palette.next(random);
    Color other = random.nextDouble() < 0.6 ? coat : palette.next(random);
    int body =
        rig.add(
            new Bone(
                -1,
                0,
                0,
                Role.TRUNK,
                Side.MIDDLE,
                length,
                random.nextDouble(-0.12, 0.08),
                thick,
                thick * random.nextDouble(0.8, 1.2),
                coat,
                0));
    int neck =
        rig.add(
            new Bone(
                body,
                1,
                0,
                Role.NECK,
                Side.MIDDLE,
                random.nextDouble(0.08, 0.28),
                -random.nextDouble(0.4, 1.2),
                thick * 0.7,
                thick * 0.5,
                coat,
                -0.1));
    int head =
        rig.add(
            new Bone(
                neck,
                1,
                0,
                Role.HEAD,
                Side.MIDDLE,
                random.nextDouble(0.08, 0.18),
                random.nextDouble(0.6, 1.3),
                thick * 0.6,
                thick * 0.35,
                other,
                -0.2));
    rig.add(
        new Bone(
            head,
            0,
            0,
            Role.EAR,
            Side.MIDDLE,
            random.nextDouble(0.05, 0.14),
            -random.nextDouble(1.6, 2.6),
            0.03,
            0.01,
            Palette.shade(other, 0.7),
            -0.3));
    int parent = body;
    double at = 0;
    double tail = random.nextDouble(0.05, 0.16);
    double bend = random.nextDouble(-0.5, 0.5);
    for (int i = 0; i < 3; i++) {
      parent =
          rig.add(
              new Bone(
                  parent,
                  at,
                  0,
                  Role.TAIL,
                  Side.MIDDLE,
                  tail,
                  i == 0 ? Math.PI + bend : bend * 0.6,
                  thin * (1 - 0.2 * i),
                  thin * (0.8 - 0.2 * i),
                  other,
                  0.3));
      at = 1;
    }
    for (Side side : List.of(Side.LEFT, Side.RIGHT)) {
      double depth = side == Side.LEFT ? 0.4 : -0.05;
      Color shaded = side == Side.LEFT ? Palette.shade(other, 0.7) : other;
      int fore =
          rig.add(
              new Bone(
                  body,
                  0.95,
                  thick * 0.5,
                  Role.UPPER_ARM,
                  side,
                  leg,
                  Math.PI / 2,
                  thin * 1.6,
                  thin,
                  shaded,
                  depth));
      rig.add(
          new Bone(fore, 1, 0, Role.LOWER_ARM, side, leg, 0.1, thin, thin * 0.8, shaded, depth));
      int hind =
          rig.add(
              new Bone(
                  body,
                  0.05,
                  thick * 0.4,
                  Role.THIGH,
                  side,
                  leg,
                  Math.PI / 2 - 0.2,
                  thin * 2,
                  thin,
                  shaded,
                  depth));
      rig.add(new Bone(hind, 1, 0, Role.SHIN, side, leg, 0.4, thin, thin * 0.8, shaded, depth));
    }
    return rig;
  }

  @Override
  public List<Act> repertoire(RandomGenerator random, Rig rig) {
    List<Act> acts = new ArrayList<>();
    acts.add(
        new Act.Builder()
            .wave(rig.find(Role.TAIL), random.nextDouble(0.2), 0.4, 0.5)
            .lasting(Root.STILL, 0.6, 4));
    acts.add(gait(random, rig, random.nextDouble(0.8, 1.4), 0.35, Math.PI / 2));
    acts.add(gait(random, rig, random.nextDouble(1.5, 2.5), 0.8, Math.PI));
    acts.add(gait(random, rig, random.nextDouble(2, 3), 1.4, 0.5));
    acts.add(
        new Act.Builder()
            .swing(rig.find(Role.NECK), random.nextDouble(0.9, 1.7), 0.12, 0.8, 0)
            .swing(rig.find(Role.HEAD), random.nextDouble(-0.4, 0.3), 0.2, 1.6, 0)
            .lasting(Root.STILL, 1, 4));
    acts.add(
        new Act.Builder()
            .swing(rig.find(Role.NECK), -0.2, 0.25, random.nextDouble(2, 4), 0)
            .swing(rig.find(Role.HEAD), 0, 0.5, random.nextDouble(2, 4), 1)
            .lasting(Root.leaning(0, 0.05, 3), 0.6, 2));
    acts.add(
        new Act.Builder()
            .wave(rig.find(Role.TAIL), random.nextDouble(0.4, 0.9), random.nextDouble(1, 3.5), 0.6)
            .lasting(Root.STILL, 0.8, 3));
    double up = random.nextDouble(0.5, 1.1);
    acts.add(
        new Act.Builder()
            .hold(rig.find(Role.THIGH), up)
            .swing(rig.find(Role.UPPER_ARM), -0.5, 0.4, random.nextDouble(0.5, 2), 0)
            .hold(rig.find(Role.LOWER_ARM), 1.1)
            .lasting(Root.leaning(-up, 0.05, 1), 1, 3));
    acts.add(
        new Act.Builder()
            .hold(rig.find(Role.UPPER_ARM), -1.1)
            .hold(rig.find(Role.LOWER_ARM), 2)
            .hold(rig.find(Role.THIGH), 1.1)
            .hold(rig.find(Role.SHIN), -2.2)
            .lasting(Root.STILL, 1, 4));
    acts.add(
        new Act.Builder()
            .hold(rig.find(Role.THIGH), -0.9)
            .hold(rig.find(Role.SHIN), 1.4)
            .lasting(Root.leaning(-random.nextDouble(0.3, 0.7), 0, 1), 1, 4));
    acts.add(
        new Act.Builder()
            .swing(rig.find(Role.THIGH, Side.RIGHT), -1.4, 0.3, random.nextDouble(2, 4), 0)
            .hold(rig.find(Role.NECK), 0.5)
            .lasting(Root.leaning(-0.2, 0.04, 3), 0.7, 2));
    acts.add(
        new Act.Builder()
            .swing(rig.find(Role.UPPER_ARM, Side.RIGHT), -0.6, 0.5, random.nextDouble(1, 3), 0)
            .swing(rig.find(Role.LOWER_ARM, Side.RIGHT), 0.5, 0.5, random.nextDouble(1, 3), 1)
            .lasting(Root.STILL, 0.7, 2.5));
    acts.add(
        new Act.Builder()
            .swing(rig.find(Role.THIGH), 0.3, 0.5, 1.5, 0)
            .swing(rig.find(Role.UPPER_ARM), -0.3, 0.5, 1.5, 0)
            .lasting(Root.moving(random.nextDouble(0.5), 0.25, 0.75), 0.7, 2));
    return acts;
  }

  private static Act gait(RandomGenerator random, Rig rig, double hertz, double speed, double lag) {
    double wide = random.nextDouble(0.3, 0.6);
    Act.Builder act = new Act.Builder();
    for (Side side : List.of(Side.LEFT, Side.RIGHT)) {
      double phase = side == Side.LEFT ? 0 : lag > 1 ? Math.PI : 0.6;
      act.swing(rig.find(Role.UPPER_ARM, side), 0, wide, hertz, phase)
          .swing(rig.find(Role.LOWER_ARM, side), 0.2, wide * 0.6, hertz, phase + 1)
          .swing(rig.find(Role.THIGH, side), 0, wide, hertz, phase + lag)
          .swing(rig.find(Role.SHIN, side), 0.2, wide * 0.6, hertz, phase + lag + 1);
    }
    act.swing(rig.find(Role.NECK), 0.1, 0.1, hertz, 0);
    return act.lasting(Root.moving(speed, 0.02 + 0.03 * speed, 2 * hertz), 0.8, 3.5);
  }
}
