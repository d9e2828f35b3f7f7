package org.cuepoint.samples.figures;

import org.cuepoint.samples.figures.Pose.Channel;
import org.cuepoint.samples.figures.Pose.Paired;

/**
 * Turns a pose into joints: forward from the pelvis through spine, head and arms; the legs are bent
 * so that the feet stay where the pose puts them, since a planted foot must not slide.
 */
final class Skeleton {

  private final Performer performer;

  Skeleton(Performer performer) {
    this.performer = performer;
  }

  Body solve(Pose pose) {
    double height = performer.height();
    Frame3 hips = Frame3.upright(pose.get(Channel.YAW));
    double pitch = pose.get(Channel.TORSO_PITCH);
    double roll = pose.get(Channel.TORSO_ROLL);
    double twist = pose.get(Channel.TORSO_TWIST);
    Frame3 belly = hips.leaning(pitch * 0.6, roll * 0.6, twist * 0.4);
    Frame3 chest = hips.leaning(pitch, roll, twist);
    Frame3 face =
        chest.leaning(
            pose.get(Channel.HEAD_PITCH) - 0.45 * pitch,
            pose.get(Channel.HEAD_ROLL) - 0.3 * roll,
            pose.get(Channel.HEAD_YAW));

    Vec3 pelvis =
        new Vec3(
            pose.get(Channel.PELVIS_X),
            performer.standing() + pose.get(Channel.PELVIS_Y),
            pose.get(Channel.PELVIS_Z));
    Vec3 waist = pelvis.plus(belly.up(), 0.105 * height);
    Vec3 neck = waist.plus(chest.up(), 0.185 * height);
    Vec3 head =
        neck.plus(chest.up(), 0.034 * height)
            .plus(face.up(), 0.9 * performer.headRadius())
            .plus(face.forward(), 0.012 * height);
    return new Body(
        pelvis,
        waist,
        neck,
        head,
        hips,
        chest,
        face,
        arm(pose, Side.LEFT, neck, chest),
        arm(pose, Side.RIGHT, neck, chest),
        leg(pose, Side.LEFT, pelvis, hips),
        leg(pose, Side.RIGHT, pelvis, hips));
  }

  private Body.Limb arm(Pose pose, Side side, Vec3 neck, Frame3 chest) {
    Arm arm = pose.arm(side);
    // A shoulder rises with the arm.
    double lift =
        0.022 * performer.height() * Math.max(0, Math.sin(Math.toRadians(arm.raise() - 60)));
    Vec3 shoulder =
        neck.plus(
            chest.at(
                side.sign() * (performer.shoulderHalf() - 0.5 * lift),
                -0.027 * performer.height() + lift,
                0));
    Vec3 upper = inWorld(chest, side, arm.upperDirection());
    Vec3 lower = inWorld(chest, side, arm.lowerDirection());
    Vec3 elbow = shoulder.plus(upper, performer.upperArm());
    Vec3 wrist = elbow.plus(lower, performer.foreArm());
    return new Body.Limb(shoulder, elbow, wrist, wrist.plus(lower, 0.042 * performer.height()));
  }

  private static Vec3 inWorld(Frame3 frame, Side side, Vec3 outUpForward) {
    return frame.at(side.sign() * outUpForward.x(), outUpForward.y(), outUpForward.z());
  }

  private Body.Limb leg(Pose pose, Side side, Vec3 pelvis, Frame3 hips) {
    Vec3 hip = pelvis.plus(hips.left(), side.sign() * performer.hipHalf());
    double footYaw = pose.get(side, Paired.FOOT_YAW);
    Frame3 foot = Frame3.upright(footYaw).leaning(pose.get(side, Paired.FOOT_PITCH), 0, 0);
    Vec3 ankle =
        new Vec3(
            pose.get(side, Paired.FOOT_X),
            performer.ankle() + pose.get(side, Paired.FOOT_Y),
            pose.get(side, Paired.FOOT_Z));
    double thigh = performer.thigh();
    double shin = performer.shin();
    Vec3 to = ankle.minus(hip);
    Vec3 direction = to.unit(new Vec3(0, -1, 0));
    double distance = Math.clamp(to.length(), Math.abs(thigh - shin) + 1e-3, thigh + shin);
    double along = (thigh * thigh - shin * shin + distance * distance) / (2 * distance);
    double beside = Math.sqrt(Math.max(0, thigh * thigh - along * along));
    Vec3 kneeTowards =
        hips.forward()
            .plus(Frame3.upright(footYaw).forward())
            .plus(hips.left(), 0.35 * side.sign())
            .squareTo(direction)
            .unit(hips.forward());
    Vec3 knee = hip.plus(direction, along).plus(kneeTowards, beside);
    Vec3 end = hip.plus(direction, distance);
    Vec3 toes =
        end.plus(foot.forward(), 0.095 * performer.height())
            .plus(foot.up(), -0.55 * performer.ankle());
    return new Body.Limb(hip, knee, end, toes);
  }
}
