package org.cuepoint.samples.figures;

import java.util.Arrays;

/** All degrees of freedom of a figure at one moment. Immutable; metres and degrees. */
@SuppressWarnings("EnumOrdinal") // Places in an array that lives only in memory.
final class Pose {

  /** What a body has once. */
  enum Channel {
    PELVIS_X,
    /** Above the height of standing. */
    PELVIS_Y,
    PELVIS_Z,
    /** Heading: 0 faces the viewer, 90 the viewer's right. */
    YAW,
    TORSO_PITCH,
    TORSO_ROLL,
    TORSO_TWIST,
    HEAD_PITCH,
    HEAD_ROLL,
    HEAD_YAW
  }

  /** What a body has on each side. */
  enum Paired {
    RAISE,
    AZIMUTH,
    TWIST,
    ELBOW,
    FOOT_X,
    /** Above the ground. */
    FOOT_Y,
    FOOT_Z,
    FOOT_YAW,
    /** Above 0 the toes point down. */
    FOOT_PITCH
  }

  static final Pose ZERO =
      new Pose(new double[Channel.values().length + 2 * Paired.values().length]);

  private static final int SINGLE = Channel.values().length;

  private final double[] values;

  private Pose(double[] values) {
    this.values = values;
  }

  double get(Channel channel) {
    return values[channel.ordinal()];
  }

  double get(Side side, Paired channel) {
    return values[index(side, channel)];
  }

  Pose with(Channel channel, double value) {
    return with(channel.ordinal(), value);
  }

  Pose with(Side side, Paired channel, double value) {
    return with(index(side, channel), value);
  }

  Pose plus(Channel channel, double value) {
    return with(channel, get(channel) + value);
  }

  Pose plus(Side side, Paired channel, double value) {
    return with(side, channel, get(side, channel) + value);
  }

  Pose with(Side side, Arm arm) {
    return with(side, Paired.RAISE, arm.raise())
        .with(side, Paired.AZIMUTH, arm.azimuth())
        .with(side, Paired.TWIST, arm.twist())
        .with(side, Paired.ELBOW, arm.elbow());
  }

  Arm arm(Side side) {
    return new Arm(
        get(side, Paired.RAISE),
        get(side, Paired.AZIMUTH),
        get(side, Paired.TWIST),
        get(side, Paired.ELBOW));
  }

  /** Adds all channels of another pose, for small movements on top of an action. */
  Pose plus(Pose other) {
    double[] sum = values.clone();
    for (int i = 0; i < sum.length; i++) {
      sum[i] += other.values[i];
    }
    return new Pose(sum);
  }

  /** Returns the pose on the way to {@code other}; share 0 is this one, 1 the other one. */
  Pose towards(Pose other, double share) {
    double[] mixed = values.clone();
    for (int i = 0; i < mixed.length; i++) {
      mixed[i] += (other.values[i] - mixed[i]) * share;
    }
    return new Pose(mixed);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Pose pose && Arrays.equals(values, pose.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return "Pose" + Arrays.toString(values);
  }

  private Pose with(int index, double value) {
    double[] changed = values.clone();
    changed[index] = value;
    return new Pose(changed);
  }

  private static int index(Side side, Paired channel) {
    return SINGLE + 2 * channel.ordinal() + side.ordinal();
  }
}
