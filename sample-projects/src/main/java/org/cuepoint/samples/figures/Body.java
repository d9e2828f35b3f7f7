package org.cuepoint.samples.figures;

/**
 * Where the parts of a figure are in the world.
 *
 * @param pelvis centre of the hips
 * @param waist between hips and chest
 * @param neck base of the neck
 * @param head centre of the head
 * @param hipFrame directions of the hips
 * @param chestFrame directions of the chest
 * @param headFrame directions of the head
 * @param leftArm shoulder, elbow, wrist, middle of the hand
 * @param rightArm the same on the right
 * @param leftLeg hip, knee, ankle, toes
 * @param rightLeg the same on the right
 */
record Body(
    Vec3 pelvis,
    Vec3 waist,
    Vec3 neck,
    Vec3 head,
    Frame3 hipFrame,
    Frame3 chestFrame,
    Frame3 headFrame,
    Limb leftArm,
    Limb rightArm,
    Limb leftLeg,
    Limb rightLeg) {

  /** Three bones in a row. */
  record Limb(Vec3 root, Vec3 middle, Vec3 end, Vec3 tip) {}

  Limb arm(Side side) {
    return side == Side.LEFT ? leftArm : rightArm;
  }

  Limb leg(Side side) {
    return side == Side.LEFT ? leftLeg : rightLeg;
  }
}
