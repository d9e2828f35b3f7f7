package org.cuepoint.samples.figures;

import java.util.random.RandomGenerator;
import org.cuepoint.samples.figures.Pose.Channel;
import org.cuepoint.samples.figures.Pose.Paired;

/** Makes the movements of each class as one performer does them, every time a little different. */
final class Actions {

  private static final double GRAVITY = 9.81;

  private final Performer performer;
  private final RandomGenerator random;
  private final double height;

  Actions(Performer performer, RandomGenerator random) {
    this.performer = performer;
    this.random = random;
    this.height = performer.height();
  }

  /**
   * Makes one performance of an action that stays at its place.
   *
   * @param kind any but the walks
   * @param stance what the performer starts from
   * @param place where along x
   */
  Motion make(ActionKind kind, Stance stance, double place) {
    Pose rest = stance.rest(performer, place);
    return switch (kind) {
      case WAVE -> wave(rest);
      case RAISE_HAND -> raiseHand(rest);
      case CLAP -> clap(rest);
      case SQUAT -> squat(rest);
      case JUMP -> jump(rest);
      case KICK -> kick(rest);
      case SIT_DOWN -> sitDown(place);
      case STAND_UP -> standUp(place);
      case WALK_LEFT, WALK_RIGHT ->
          throw new IllegalArgumentException("A walk needs a place to go to");
    };
  }

  Motion walk(double from, double to) {
    double step = between(0.48, 0.57) / performer.tempo();
    return new Walk(performer, from, to, step, size());
  }

  private Motion wave(Pose rest) {
    Side side = usedHand();
    double size = size();
    Pose up =
        rest.with(side, new Arm(between(88, 108), between(12, 28), 92, 82))
            .plus(Channel.TORSO_ROLL, -3 * side.sign() * size)
            .plus(Channel.HEAD_ROLL, 5 * side.sign())
            .plus(Channel.HEAD_YAW, 6 * side.sign());
    double swing = 31 * size;
    Pose out = up.plus(side, Paired.ELBOW, -swing).plus(side, Paired.RAISE, 5 * size);
    Pose in = up.plus(side, Paired.ELBOW, swing);
    Keyframes.Builder keys = Keyframes.from(rest, tempo()).to(out, 0.5);
    double beat = between(0.2, 0.27);
    int times = random.nextInt(3, 6);
    for (int i = 0; i < times; i++) {
      keys.to(in, beat).to(out, beat);
    }
    return keys.to(rest, 0.55).build();
  }

  private Motion raiseHand(Pose rest) {
    Side side = usedHand();
    Pose up =
        rest.with(side, new Arm(between(158, 172), between(35, 60), 20, between(6, 18)))
            .plus(Channel.TORSO_ROLL, -3.5 * side.sign() * size())
            .plus(Channel.HEAD_PITCH, -5);
    Pose settled = up.plus(side, Paired.RAISE, -4).plus(side, Paired.ELBOW, 5);
    return Keyframes.from(rest, tempo())
        .to(up, between(0.55, 0.75))
        .to(settled, between(0.6, 1.5))
        .to(rest, between(0.55, 0.75))
        .build();
  }

  private Motion clap(Pose rest) {
    double size = size();
    double up = between(-0.06, 0.0) * height;
    double forward = 0.185 * height;
    Pose apart = rest.plus(Channel.HEAD_PITCH, 4);
    Pose together = apart;
    for (Side side : Side.values()) {
      double in = -performer.shoulderHalf();
      apart = apart.with(side, reach(in + 0.115 * height * size, up + 0.01 * height, forward));
      together = together.with(side, reach(in + 0.022 * height, up, forward + 0.012 * height));
    }
    Keyframes.Builder keys = Keyframes.from(rest, tempo()).to(apart, 0.45);
    double beat = between(0.15, 0.2);
    int times = random.nextInt(4, 8);
    for (int i = 0; i < times; i++) {
      keys.to(together, beat, Ease.IN).to(apart, beat * 1.15, Ease.OUT);
    }
    return keys.to(rest, 0.5).build();
  }

  private Arm reach(double out, double up, double forward) {
    return Arm.reaching(
        new Vec3(out, up, forward),
        performer.upperArm(),
        performer.foreArm(),
        new Vec3(0.75, -1, -0.1));
  }

  private Motion squat(Pose rest) {
    double size = size();
    Pose down =
        rest.plus(Channel.PELVIS_Y, -0.215 * height * size)
            .plus(Channel.PELVIS_Z, -0.1 * height * size)
            .plus(Channel.TORSO_PITCH, 33 * size)
            .plus(Channel.HEAD_PITCH, -12);
    for (Side side : Side.values()) {
      down = down.with(side, new Arm(78 * Math.min(1.1, size), 78, 0, 12));
    }
    Keyframes.Builder keys = Keyframes.from(rest, tempo());
    int times = random.nextInt(1, 3);
    for (int i = 0; i < times; i++) {
      keys.to(down, between(0.7, 0.9)).hold(between(0.08, 0.3));
      keys.to(i + 1 < times ? rest.towards(down, 0.06) : rest, between(0.65, 0.85));
    }
    return keys.build();
  }

  private Motion jump(Pose rest) {
    double size = size();
    Pose crouch =
        arms(rest, new Arm(-34, 82, 0, 14))
            .plus(Channel.PELVIS_Y, -0.115 * height)
            .plus(Channel.PELVIS_Z, -0.03 * height)
            .plus(Channel.TORSO_PITCH, 24);
    Pose launch = arms(rest, new Arm(96, 76, 0, 20)).plus(Channel.TORSO_PITCH, -3);
    double leap = Math.clamp(0.155 * height * size, 0.18, 0.34);
    Pose top = arms(launch, new Arm(138, 58, 0, 18)).plus(Channel.PELVIS_Y, leap);
    for (Side side : Side.values()) {
      launch = launch.with(side, Paired.FOOT_PITCH, 22);
      top = top.with(side, Paired.FOOT_Y, leap + 0.02).with(side, Paired.FOOT_PITCH, 34);
    }
    Pose landing =
        arms(rest, new Arm(46, 60, 0, 24))
            .plus(Channel.PELVIS_Y, -0.085 * height)
            .plus(Channel.TORSO_PITCH, 18);
    Pose touch = arms(rest, new Arm(80, 60, 0, 22)).plus(Channel.PELVIS_Y, -0.01 * height);
    double flight = Math.sqrt(2 * leap / GRAVITY);
    Keyframes.Builder keys = Keyframes.from(rest, tempo());
    int times = random.nextInt(1, 4);
    for (int i = 0; i < times; i++) {
      keys.to(crouch, i == 0 ? 0.42 : 0.3)
          .to(launch, 0.16, Ease.IN)
          .falling(top, flight, Ease.OUT)
          .falling(touch, flight, Ease.IN)
          .to(landing, 0.15, Ease.OUT);
    }
    return keys.to(rest, 0.45).build();
  }

  private static Pose arms(Pose pose, Arm arm) {
    return pose.with(Side.LEFT, arm).with(Side.RIGHT, arm);
  }

  private Motion kick(Pose rest) {
    Side leg = usedHand();
    Side other = leg.other();
    double size = size();
    // Turned, so that the leg is seen from the side.
    double yaw = (random.nextBoolean() ? 1 : -1) * between(48, 66);
    Frame3 facing = Frame3.upright(yaw);
    double support = rest.get(other, Paired.FOOT_X) - rest.get(Channel.PELVIS_X);
    Pose ready =
        rest.plus(Channel.PELVIS_X, 0.75 * support)
            .with(Channel.YAW, 0.7 * yaw)
            .with(other, Paired.FOOT_YAW, 0.7 * yaw)
            .with(leg, Paired.FOOT_YAW, 0.9 * yaw)
            .plus(Channel.PELVIS_Y, -0.012 * height);
    Pose back =
        foot(ready.with(Channel.YAW, 0.8 * yaw), leg, facing, -0.2 * height, 0.12 * height, 40)
            .plus(Channel.TORSO_PITCH, 8)
            .with(other, new Arm(42, 85, 0, 30))
            .with(leg, new Arm(-30, 85, 0, 25));
    Pose through =
        foot(
                ready.with(Channel.YAW, yaw),
                leg,
                facing,
                0.37 * height,
                0.3 * height * Math.min(1.1, size),
                18)
            .plus(Channel.TORSO_PITCH, -12)
            .with(other, new Arm(-25, 70, 0, 30))
            .with(leg, new Arm(52, 50, 0, 30));
    Pose down =
        foot(ready, leg, facing, 0.08 * height, 0.06 * height, 5).plus(Channel.TORSO_PITCH, 3);
    Keyframes.Builder keys = Keyframes.from(rest, tempo());
    int times = random.nextInt(1, 4);
    for (int i = 0; i < times; i++) {
      keys.to(back, i == 0 ? 0.5 : 0.34).to(through, 0.24, Ease.IN_OUT).hold(0.06);
      keys.to(down, 0.3);
    }
    return keys.to(rest, 0.36).build();
  }

  private static Pose foot(
      Pose pose, Side side, Frame3 facing, double forward, double up, double pitch) {
    Vec3 by = facing.forward().times(forward);
    return pose.plus(side, Paired.FOOT_X, by.x())
        .plus(side, Paired.FOOT_Z, by.z())
        .with(side, Paired.FOOT_Y, up)
        .with(side, Paired.FOOT_PITCH, pitch);
  }

  private Motion sitDown(double place) {
    Pose standing = Stance.STANDING.rest(performer, place);
    Pose seated = Stance.SEATED.rest(performer, place);
    double lean = between(26, 36) * size();
    Pose bent =
        standing.towards(seated, 0.32).with(Channel.TORSO_PITCH, lean).plus(Channel.HEAD_PITCH, 6);
    Pose touching = standing.towards(seated, 0.97).with(Channel.TORSO_PITCH, 0.75 * lean);
    return Keyframes.from(standing, tempo())
        .to(bent, between(0.45, 0.6), Ease.IN)
        .to(touching, between(0.5, 0.7), Ease.OUT)
        .to(seated, between(0.4, 0.55))
        .build();
  }

  private Motion standUp(double place) {
    Pose standing = Stance.STANDING.rest(performer, place);
    Pose seated = Stance.SEATED.rest(performer, place);
    double lean = between(34, 44) * size();
    Pose bent = seated.towards(standing, 0.04).with(Channel.TORSO_PITCH, lean);
    Pose rising = seated.towards(standing, 0.5).with(Channel.TORSO_PITCH, 0.8 * lean);
    return Keyframes.from(seated, tempo())
        .to(bent, between(0.4, 0.55))
        .to(rising, between(0.34, 0.45), Ease.IN)
        .to(standing, between(0.5, 0.65), Ease.OUT)
        .build();
  }

  private Side usedHand() {
    return random.nextDouble() < 0.85 ? performer.hand() : performer.hand().other();
  }

  private double tempo() {
    return 0.88 * performer.tempo() * between(0.88, 1.14);
  }

  private double size() {
    return performer.amplitude() * between(0.9, 1.08);
  }

  private double between(double low, double high) {
    return random.nextDouble(low, high);
  }
}
