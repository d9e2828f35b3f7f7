package org.cuepoint.samples.figures;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.cuepoint.samples.figures.Pose.Channel;
import org.cuepoint.samples.figures.Pose.Paired;

/**
 * What nobody labels: breathing, sway, and now and then a fidget. Added on top of rest and actions
 * alike. Immutable after planning.
 */
final class Idling {

  private record Fidget(double start, double seconds, Pose peak) {}

  private final List<Fidget> fidgets = new ArrayList<>();
  private final double[] phases = new double[8];
  private final double strength;

  Idling(RandomGenerator random) {
    for (int i = 0; i < phases.length; i++) {
      phases[i] = random.nextDouble(2 * Math.PI);
    }
    strength = random.nextDouble(0.8, 1.25);
  }

  /** Plans a fidget inside a gap without action. */
  void fidget(RandomGenerator random, double start, double seconds) {
    double sign = random.nextBoolean() ? 1 : -1;
    Side side = random.nextBoolean() ? Side.LEFT : Side.RIGHT;
    Pose peak =
        switch (random.nextInt(5)) {
          case 0 -> Pose.ZERO.with(Channel.HEAD_YAW, sign * random.nextDouble(25, 45));
          case 1 -> Pose.ZERO.with(Channel.HEAD_PITCH, 18).with(Channel.HEAD_ROLL, 5 * sign);
          case 2 ->
              Pose.ZERO
                  .with(Channel.PELVIS_X, 0.03 * sign)
                  .with(Channel.TORSO_ROLL, 4 * sign)
                  .with(Channel.HEAD_ROLL, -4 * sign);
          case 3 ->
              Pose.ZERO
                  .with(side, Paired.ELBOW, random.nextDouble(30, 60))
                  .with(side, Paired.RAISE, 8)
                  .with(Channel.HEAD_PITCH, 12);
          default ->
              Pose.ZERO.with(Channel.TORSO_TWIST, 12 * sign).with(Channel.HEAD_YAW, 12 * sign);
        };
    fidgets.add(new Fidget(start, seconds, peak));
  }

  /** Returns what is added to every channel at a time. */
  Pose at(double seconds) {
    double sway = wave(seconds, 0.21, 0) + 0.6 * wave(seconds, 0.37, 1);
    double nod = wave(seconds, 0.16, 2) + 0.5 * wave(seconds, 0.43, 3);
    double breath = wave(seconds, 0.27, 4);
    Pose pose =
        Pose.ZERO
            .with(Channel.PELVIS_X, 0.007 * sway * strength)
            .with(Channel.TORSO_ROLL, 0.9 * sway * strength)
            .with(Channel.TORSO_PITCH, 0.5 * breath)
            .with(Channel.HEAD_YAW, 5 * nod * strength)
            .with(Channel.HEAD_ROLL, 1.5 * wave(seconds, 0.13, 5))
            .with(Channel.HEAD_PITCH, 1.5 * wave(seconds, 0.19, 6))
            .with(Side.LEFT, Paired.RAISE, 0.8 * breath + sway * strength)
            .with(Side.RIGHT, Paired.RAISE, 0.8 * breath - sway * strength)
            .with(Side.LEFT, Paired.ELBOW, 2 * wave(seconds, 0.17, 7))
            .with(Side.RIGHT, Paired.ELBOW, 2 * wave(seconds, 0.23, 6));
    for (Fidget fidget : fidgets) {
      double u = (seconds - fidget.start) / fidget.seconds;
      if (u > 0 && u < 1) {
        // Out, stay, back.
        double share = Ease.IN_OUT.share(Math.clamp(3 * Math.min(u, 1 - u), 0, 1));
        pose = pose.plus(Pose.ZERO.towards(fidget.peak, share));
      }
    }
    return pose;
  }

  Eyes eyes(double seconds) {
    double beat = seconds / 3.1 + phases[0];
    return beat - Math.floor(beat) < 0.045 ? Eyes.SHUT : Eyes.OPEN;
  }

  private double wave(double seconds, double hertz, int phase) {
    return Math.sin(2 * Math.PI * hertz * seconds + phases[phase]);
  }
}
