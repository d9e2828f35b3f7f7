package org.cuepoint.samples.figures;

import java.util.ArrayList;
import java.util.List;
import org.cuepoint.samples.figures.Pose.Channel;
import org.cuepoint.samples.figures.Pose.Paired;

/**
 * Steps sideways through the picture: turn, walk, turn back. A foot on the ground does not move;
 * the pelvis goes along evenly; the arms swing against the legs.
 */
final class Walk implements Motion {

  private static final double HEADING = 78;

  private record Footfall(Side side, double start, double end, double x, double z, double yaw) {}

  private final Performer performer;
  private final Pose from;
  private final Pose to;
  private final double stepSeconds;
  private final double swing;
  private final int direction;
  private final List<Footfall> footfalls = new ArrayList<>();

  /**
   * Plans a walk.
   *
   * @param performer who walks
   * @param start place along x
   * @param end another place along x
   * @param stepSeconds time of one step
   * @param swing size of the arms' movement, 1 is usual
   */
  Walk(Performer performer, double start, double end, double stepSeconds, double swing) {
    this.performer = performer;
    this.from = Stance.STANDING.rest(performer, start);
    this.to = Stance.STANDING.rest(performer, end);
    this.stepSeconds = stepSeconds;
    this.swing = swing;
    this.direction = end > start ? 1 : -1;
    int steps = Math.max(2, (int) Math.round(Math.abs(end - start) / (0.3 * performer.height())));
    Side side = direction > 0 ? Side.LEFT : Side.RIGHT;
    for (int k = 1; k <= steps + 1; k++) {
      boolean home = k >= steps;
      double beside = -direction * side.sign() * 0.7 * performer.hipHalf();
      double begin = (k - 1) * stepSeconds;
      footfalls.add(
          new Footfall(
              side,
              begin,
              begin + 0.94 * stepSeconds,
              home ? to.get(side, Paired.FOOT_X) : start + (end - start) * k / steps,
              home ? 0 : beside,
              home ? to.get(side, Paired.FOOT_YAW) : direction * HEADING));
      side = side.other();
    }
  }

  @Override
  public double seconds() {
    return footfalls.size() * stepSeconds;
  }

  @Override
  public Pose at(double seconds) {
    if (seconds <= 0) {
      return from;
    }
    if (seconds >= seconds()) {
      return to;
    }
    Pose pose = from;
    for (Side side : Side.values()) {
      pose = foot(pose, side, seconds);
    }
    double x = pelvis(seconds);
    double going = envelope(seconds);
    double bob = Math.cos(2 * Math.PI * seconds / stepSeconds);
    pose =
        pose.with(Channel.PELVIS_X, x)
            .plus(Channel.PELVIS_Y, -going * performer.height() * (0.014 + 0.007 * bob))
            .with(Channel.YAW, going * direction * HEADING)
            .plus(Channel.TORSO_PITCH, 4 * going);
    double stride = 0.3 * performer.height();
    for (Side side : Side.values()) {
      double ahead = direction * (pose.get(side.other(), Paired.FOOT_X) - x) / stride;
      double reach = going * swing * Math.clamp(ahead, -1.2, 1.2);
      pose =
          pose.plus(side, Paired.RAISE, 27 * reach - 5 * going)
              .plus(side, Paired.AZIMUTH, 34 * going)
              .plus(side, Paired.ELBOW, going * (10 + 12 * Math.max(0, reach)))
              .plus(Channel.TORSO_TWIST, -5 * side.sign() * reach);
    }
    return pose;
  }

  private Pose foot(Pose start, Side side, double seconds) {
    double x = start.get(side, Paired.FOOT_X);
    double z = start.get(side, Paired.FOOT_Z);
    double yaw = start.get(side, Paired.FOOT_YAW);
    double lift = 0;
    double pitch = 0;
    for (Footfall fall : footfalls) {
      if (fall.side != side || seconds <= fall.start) {
        continue;
      }
      double u = Math.min(1, (seconds - fall.start) / (fall.end - fall.start));
      double share = Ease.IN_OUT.share(u);
      x += (fall.x - x) * share;
      z += (fall.z - z) * share;
      yaw += (fall.yaw - yaw) * share;
      lift = 0.045 * performer.height() * Math.sin(Math.PI * u);
      pitch = Math.sin(2 * Math.PI * u) * (u < 0.5 ? 30 : 16);
    }
    return start
        .with(side, Paired.FOOT_X, x)
        .with(side, Paired.FOOT_Z, z)
        .with(side, Paired.FOOT_YAW, yaw)
        .with(side, Paired.FOOT_Y, lift)
        .with(side, Paired.FOOT_PITCH, pitch);
  }

  /** Even speed with one step to gather it and one to lose it. */
  private double pelvis(double seconds) {
    double total = seconds();
    double ramp = stepSeconds;
    double way;
    if (seconds < ramp) {
      way = seconds * seconds / (2 * ramp);
    } else if (seconds > total - ramp) {
      double left = total - seconds;
      way = total - ramp - left * left / (2 * ramp);
    } else {
      way = seconds - ramp / 2;
    }
    double start = from.get(Channel.PELVIS_X);
    return start + (to.get(Channel.PELVIS_X) - start) * way / (total - ramp);
  }

  private double envelope(double seconds) {
    double turn = 1.1 * stepSeconds;
    double u = Math.min(seconds, seconds() - seconds) / turn;
    return Ease.IN_OUT.share(Math.clamp(u, 0, 1));
  }
}
