package org.cuepoint.samples.creatures;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.cuepoint.samples.creatures.Act.Root;
import org.cuepoint.samples.creatures.Rig.Bone;
import org.cuepoint.samples.creatures.Rig.Role;
import org.cuepoint.samples.creatures.Rig.Side;

/** A small long body seen from above, heading right: rodents, lizards, fish. */
final class Crawler implements Species {

  @Override
  public Seen seen() {
    return Seen.ABOVE;
  }

  @Override
  public Rig body(RandomGenerator random, Palette palette) {
    Rig rig = new Rig();
    Color coat = palette.next(random);
    Color bare = palette.next(random);
    int segments = random.nextInt(2, 5);
    double length = random.nextDouble(0.4, 0.7) / segments;
    double thick = random.nextDouble(0.08, 0.2);
    int[] trunk = new int[segments];
    for (int i = 0; i < segments; i++) {
      double share = (i + 0.5) / segments;
      double radius = thick * (0.75 + 0.35 * Math.sin(Math.PI * share));
      trunk[i] =
          rig.add(
              new Bone(
                  i == 0 ? -1 : trunk[i - 1],
                  1,
                  0,
                  Role.TRUNK,
                  Side.MIDDLE,
                  length,
                  0,
                  radius,
                  radius,
                  coat,
                  0));
    }
    int front = trunk[segments - 1];
    double head = random.nextDouble(0.1, 0.18);
    int skull =
        rig.add(
            new Bone(
                front,
                1,
                0,
                Role.HEAD,
                Side.MIDDLE,
                head,
                0,
                thick * 0.75,
                thick * 0.25,
                coat,
                -0.1));
    double paw = random.nextDouble(0.05, 0.16);
    for (Side side : List.of(Side.LEFT, Side.RIGHT)) {
      double s = side == Side.LEFT ? -1 : 1;
      rig.add(
          new Bone(
              skull,
              0.1,
              s * thick * 0.5,
              Role.EAR,
              side,
              0.05,
              s * 1.9,
              random.nextDouble(0.02, 0.06),
              0.02,
              bare,
              -0.2));
      rig.add(
          new Bone(
              front,
              0.7,
              s * thick * 0.8,
              Role.UPPER_ARM,
              side,
              paw,
              s * 0.9,
              0.025,
              0.02,
              bare,
              0.2));
      rig.add(
          new Bone(
              trunk[0],
              0.1,
              s * thick * 0.8,
              Role.THIGH,
              side,
              paw * 1.3,
              s * 1.7,
              0.04,
              0.02,
              bare,
              0.2));
    }
    int parent = trunk[0];
    double at = 0;
    double tail = random.nextDouble(0.02, 0.16);
    for (int i = 0; i < 4; i++) {
      double radius = 0.03 - 0.006 * i;
      parent =
          rig.add(
              new Bone(
                  parent,
                  at,
                  0,
                  Role.TAIL,
                  Side.MIDDLE,
                  tail,
                  i == 0 ? Math.PI : 0,
                  radius,
                  radius - 0.005,
                  bare,
                  0.3));
      at = 1;
    }
    return rig;
  }

  @Override
  public List<Act> repertoire(RandomGenerator random, Rig rig) {
    List<Act> acts = new ArrayList<>();
    acts.add(new Act.Builder().lasting(Root.STILL, 0.6, 4));
    acts.add(crawl(random, rig, 0.25, 0));
    acts.add(crawl(random, rig, 0.7, random.nextDouble(-0.6, 0.6)));
    acts.add(crawl(random, rig, 1.6, random.nextDouble(-0.8, 0.8)));
    for (double s : new double[] {-1, 1}) {
      acts.add(
          new Act.Builder()
              .hold(rig.find(Role.TRUNK), s * random.nextDouble(0.15, 0.4))
              .hold(rig.find(Role.HEAD), s * random.nextDouble(0.2, 0.6))
              .wave(rig.find(Role.TAIL), 0.3, 1, 0.5)
              .lasting(Root.turning(0.12, s * random.nextDouble(1, 3)), 0.5, 1.8));
      acts.add(
          new Act.Builder()
              .hold(rig.find(Role.TRUNK), s * random.nextDouble(0.4, 0.8))
              .swing(rig.find(Role.HEAD), s * 0.7, 0.25, random.nextDouble(2, 5), 0)
              .lasting(Root.STILL, 0.8, 3));
    }
    acts.add(
        new Act.Builder()
            .swing(
                rig.find(Role.HEAD), 0, random.nextDouble(0.3, 0.7), random.nextDouble(0.5, 2), 0)
            .lasting(Root.STILL, 0.8, 3));
    double groom = random.nextDouble(3, 6);
    acts.add(
        new Act.Builder()
            .swing(rig.find(Role.HEAD), 0, 0.15, groom, 0)
            .swing(rig.find(Role.UPPER_ARM, Side.LEFT), 0.9, 0.6, groom, 0)
            .swing(rig.find(Role.UPPER_ARM, Side.RIGHT), -0.9, 0.6, groom, 0.5)
            .lasting(Root.tall(random.nextDouble(0.6, 0.8)), 1, 4));
    acts.add(
        new Act.Builder()
            .swing(rig.find(Role.HEAD), 0, 0.3, random.nextDouble(0.5, 1.5), 0)
            .hold(rig.find(Role.UPPER_ARM, Side.LEFT), 0.7)
            .hold(rig.find(Role.UPPER_ARM, Side.RIGHT), -0.7)
            .lasting(Root.tall(random.nextDouble(0.3, 0.55)), 0.8, 3));
    acts.add(
        new Act.Builder()
            .swing(rig.find(Role.UPPER_ARM, Side.LEFT), 0.5, 0.7, 4, 0)
            .swing(rig.find(Role.UPPER_ARM, Side.RIGHT), -0.5, 0.7, 4, 0)
            .lasting(Root.leaning(0, 0.06, 4), 0.8, 2.5));
    acts.add(
        new Act.Builder()
            .wave(rig.find(Role.TRUNK), random.nextDouble(0.2, 0.5), random.nextDouble(2, 4), 1)
            .lasting(Root.STILL, 0.5, 1.5));
    acts.add(
        new Act.Builder()
            .wave(rig.find(Role.TAIL), random.nextDouble(0.3, 0.8), random.nextDouble(0.6, 2), 0.8)
            .lasting(Root.tall(random.nextDouble(0.8, 1.1)), 0.8, 3));
    return acts;
  }

  private static Act crawl(RandomGenerator random, Rig rig, double speed, double turning) {
    double hertz = 1 + 2 * speed;
    Act.Builder act = new Act.Builder();
    for (Side side : List.of(Side.LEFT, Side.RIGHT)) {
      double phase = side == Side.LEFT ? 0 : Math.PI;
      act.swing(rig.find(Role.UPPER_ARM, side), 0, 0.6, hertz, phase)
          .swing(rig.find(Role.THIGH, side), 0, 0.6, hertz, phase + Math.PI);
    }
    double winding = random.nextDouble(0.02, 0.3);
    act.wave(rig.find(Role.TRUNK), winding, hertz, 1)
        .wave(rig.find(Role.TAIL), winding + 0.1, hertz, 0.8);
    return act.lasting(Root.turning(speed * random.nextDouble(0.7, 1.3), turning), 0.6, 3);
  }
}
