package org.cuepoint.samples.figures;

import org.cuepoint.samples.figures.Pose.Channel;
import org.cuepoint.samples.figures.Pose.Paired;

/** The poses of rest. */
enum Stance {
  STANDING {
    @Override
    Pose rest(Performer performer, double place) {
      Pose pose = Pose.ZERO.with(Channel.PELVIS_X, place).with(Channel.PELVIS_Y, -0.004);
      for (Side side : Side.values()) {
        pose =
            pose.with(side, new Arm(9, 50, 0, 15))
                .with(side, Paired.FOOT_X, place + side.sign() * (performer.hipHalf() + 0.035))
                .with(side, Paired.FOOT_YAW, side.sign() * 14);
      }
      return pose;
    }
  },
  SEATED {
    @Override
    Pose rest(Performer performer, double place) {
      double height = performer.height();
      Pose pose =
          STANDING
              .rest(performer, place)
              .with(Channel.PELVIS_Y, SEAT_HEIGHT + 0.055 * height - performer.standing())
              .with(Channel.PELVIS_Z, -performer.thigh())
              .with(Channel.TORSO_PITCH, -3);
      Arm onThigh =
          Arm.reaching(
              new Vec3(-0.02 * height, -0.205 * height, 0.16 * height),
              performer.upperArm(),
              performer.foreArm(),
              new Vec3(0.8, -0.3, -0.6));
      for (Side side : Side.values()) {
        pose =
            pose.with(side, onThigh)
                .with(side, Paired.FOOT_Z, 0.03)
                .plus(side, Paired.FOOT_X, side.sign() * 0.02);
      }
      return pose;
    }
  };

  /** Height of the seat that stands behind the performer in every scene, metres. */
  static final double SEAT_HEIGHT = 0.44;

  /** Half the width of the seat, metres. */
  static final double SEAT_HALF = 0.8;

  /** Returns the pose of rest at a place along x. */
  abstract Pose rest(Performer performer, double place);
}
