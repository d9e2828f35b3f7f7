package org.cuepoint.samples.creatures;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;

/** A body: a tree of bones. Immutable once built. */
final class Rig {

  /** What a bone is for, so that motions find it. */
  enum Role {
    TRUNK,
    NECK,
    HEAD,
    EAR,
    UPPER_ARM,
    LOWER_ARM,
    HAND,
    FINGER,
    PROP,
    THIGH,
    SHIN,
    FOOT,
    TAIL
  }

  /** Which of two like bones; fore and hind limbs are told apart by their role. */
  enum Side {
    LEFT,
    RIGHT,
    MIDDLE
  }

  /**
   * One bone, drawn as a capsule.
   *
   * @param parent position of the bone it hangs on, or −1
   * @param at where on the parent, 0 start to 1 end
   * @param aside how far beside the parent's axis
   * @param rest angle to the parent
   * @param from radius at the start
   * @param to radius at the end
   * @param depth bones of greater depth are drawn first
   */
  record Bone(
      int parent,
      double at,
      double aside,
      Role role,
      Side side,
      double length,
      double rest,
      double from,
      double to,
      Color colour,
      double depth) {}

  /** Where a bone lies. */
  record Placed(Bone bone, double x0, double y0, double x1, double y1, double angle) {}

  private final List<Bone> bones = new ArrayList<>();

  /** Adds a bone and returns its position. */
  int add(Bone bone) {
    bones.add(bone);
    return bones.size() - 1;
  }

  int size() {
    return bones.size();
  }

  Bone bone(int position) {
    return bones.get(position);
  }

  /** Returns the positions of bones of a role, of one side. */
  List<Integer> find(Role role, Side side) {
    List<Integer> found = new ArrayList<>();
    for (int i = 0; i < bones.size(); i++) {
      if (bones.get(i).role() == role && bones.get(i).side() == side) {
        found.add(i);
      }
    }
    return found;
  }

  /** Returns the positions of all bones of a role. */
  List<Integer> find(Role role) {
    List<Integer> found = new ArrayList<>();
    for (int i = 0; i < bones.size(); i++) {
      if (bones.get(i).role() == role) {
        found.add(i);
      }
    }
    return found;
  }

  /**
   * Places the bones.
   *
   * @param turn of the whole body
   * @param angles of each bone, added to its rest
   * @return in the order of the bones, the root's start at (0, 0)
   */
  List<Placed> place(double turn, double[] angles) {
    List<Placed> placed = new ArrayList<>();
    for (int i = 0; i < bones.size(); i++) {
      Bone bone = bones.get(i);
      double angle = bone.rest() + angles[i];
      double x = 0;
      double y = 0;
      if (bone.parent() < 0) {
        angle += turn;
      } else {
        Placed parent = placed.get(bone.parent());
        angle += parent.angle();
        x =
            parent.x0()
                + bone.at() * (parent.x1() - parent.x0())
                - bone.aside() * Math.sin(parent.angle());
        y =
            parent.y0()
                + bone.at() * (parent.y1() - parent.y0())
                + bone.aside() * Math.cos(parent.angle());
      }
      placed.add(
          new Placed(
              bone,
              x,
              y,
              x + bone.length() * Math.cos(angle),
              y + bone.length() * Math.sin(angle),
              angle));
    }
    return placed;
  }
}
