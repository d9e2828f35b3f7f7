package org.cuepoint.samples.figures;

import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.Area;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.cuepoint.samples.figures.Look.Detail;
import org.cuepoint.samples.figures.Look.Legwear;
import org.cuepoint.samples.figures.Look.Sleeves;

/** Draws a dressed figure: limbs as tapered capsules, far parts first. */
final class FigurePainter {

  private record Part(double depth, Runnable draw) {}

  private final Brush brush;
  private final Performer performer;
  private final Look look;
  private final double unit;

  /**
   * Makes a painter for one picture.
   *
   * @param look usually the performer's own
   */
  FigurePainter(Brush brush, Performer performer, Look look) {
    this.brush = brush;
    this.performer = performer;
    this.look = look;
    this.unit = performer.height() * performer.girth();
  }

  void shadow(Body body) {
    Vec3 left = body.leftLeg().end();
    Vec3 right = body.rightLeg().end();
    Vec3 middle = left.towards(right, 0.5).towards(body.pelvis(), 0.35);
    double lifted = Math.max(0, Math.min(left.y(), right.y()) - performer.ankle());
    double spread = Math.abs(left.x() - right.x()) / 2;
    double size = 0.3 + 0.5 * spread - 0.25 * lifted;
    brush.shadow(middle.x() + 0.1, 0, middle.z() + 0.02, size, 0.2, 0.5 - 0.6 * lifted);
    for (Side side : Side.values()) {
      Body.Limb leg = body.leg(side);
      double up = Math.max(0, leg.end().y() - performer.ankle());
      Vec3 foot = leg.end().towards(leg.tip(), 0.45);
      brush.shadow(foot.x() + 0.02, 0, foot.z(), 0.12, 0.09, Math.max(0, 0.45 - 2 * up));
    }
  }

  void paint(Body body, Eyes eyes) {
    List<Part> parts = new ArrayList<>();
    for (Side side : Side.values()) {
      Body.Limb arm = body.arm(side);
      Body.Limb leg = body.leg(side);
      double armDepth = (depth(arm.root()) + depth(arm.middle()) + 2 * depth(arm.tip())) / 4;
      parts.add(new Part(armDepth - 0.06, () -> arm(arm)));
      double legDepth = (depth(leg.root()) + depth(leg.middle())) / 2;
      parts.add(new Part(legDepth + 0.02, () -> leg(leg)));
    }
    double torso = depth(body.pelvis().towards(body.neck(), 0.5));
    parts.add(new Part(depth(body.pelvis()), () -> hips(body)));
    parts.add(new Part(torso - 0.015, () -> torso(body)));
    HeadPainter head = new HeadPainter(brush, performer, look, body);
    parts.add(new Part(torso + (head.facesAway() ? -0.02 : 0.2), head::behind));
    parts.add(new Part(Math.min(torso - 0.03, depth(body.head())), () -> head.paint(eyes)));
    parts.sort(Comparator.comparingDouble(Part::depth).reversed());
    parts.forEach(part -> part.draw.run());
  }

  private double depth(Vec3 point) {
    return brush.camera().see(point).depth();
  }

  private void arm(Body.Limb arm) {
    Color skin = look.skin();
    boolean bare = look.sleeves() == Sleeves.SHORT;
    Color lower = bare ? skin : look.top();
    Path2D upperShape = brush.capsule(arm.root(), 0.033 * unit, arm.middle(), 0.025 * unit);
    Path2D lowerShape = brush.capsule(arm.middle(), 0.0255 * unit, arm.end(), 0.018 * unit);
    Vec3 knuckles = arm.end().towards(arm.tip(), 0.85);
    Path2D hand = brush.capsule(arm.end(), 0.018 * unit, knuckles, 0.0235 * unit);
    Vec3 hem = arm.root().towards(arm.middle(), 0.68);
    Path2D sleeve = brush.capsule(arm.root(), 0.0385 * unit, hem, 0.035 * unit);
    edge(look.top(), sleeve);
    edge(lower, lowerShape, upperShape);
    edge(skin, hand);
    brush.fill(hand, brush.round(arm.end(), arm.tip(), 0.024 * unit, skin));
    brush.fill(
        upperShape, brush.round(arm.root(), arm.middle(), 0.033 * unit, bare ? skin : look.top()));
    brush.fill(lowerShape, brush.round(arm.middle(), arm.end(), 0.025 * unit, lower));
    if (bare) {
      brush.fill(sleeve, brush.round(arm.root(), hem, 0.0385 * unit, look.top()));
    } else {
      brush.fill(
          brush.capsule(arm.root(), 0.0365 * unit, arm.middle(), 0.029 * unit),
          brush.round(arm.root(), arm.middle(), 0.038 * unit, look.top()));
      Vec3 cuff = arm.middle().towards(arm.end(), 0.88);
      brush.fill(
          brush.capsule(arm.middle(), 0.029 * unit, cuff, 0.0235 * unit),
          brush.round(arm.middle(), cuff, 0.029 * unit, look.top()));
    }
  }

  private void leg(Body.Limb leg) {
    shoe(leg);
    boolean bare = look.legwear() != Legwear.TROUSERS;
    Color lower = look.legwear() == Legwear.SHORTS ? look.skin() : look.bottom();
    if (look.legwear() == Legwear.SKIRT) {
      lower = Tint.darker(look.shoes(), 0.1);
    }
    double hem = bare ? 0.023 : 0.032;
    Path2D thigh = brush.capsule(leg.root(), 0.052 * unit, leg.middle(), 0.038 * unit);
    Vec3 ankle = leg.end().towards(leg.middle(), bare ? 0 : 0.06);
    Path2D shin = brush.capsule(leg.middle(), (bare ? 0.034 : 0.038) * unit, ankle, hem * unit);
    edge(lower, thigh, shin);
    brush.fill(shin, brush.round(leg.middle(), ankle, 0.037 * unit, lower));
    brush.fill(thigh, brush.round(leg.root(), leg.middle(), 0.052 * unit, lower));
    if (bare) {
      Vec3 end = leg.root().towards(leg.middle(), 0.82);
      double wide = look.legwear() == Legwear.SKIRT ? 0.064 : 0.05;
      Path2D shorts = brush.capsule(leg.root(), 0.055 * unit, end, wide * unit);
      edge(look.bottom(), shorts);
      brush.fill(shorts, brush.round(leg.root(), end, 0.055 * unit, look.bottom()));
    }
  }

  private void shoe(Body.Limb leg) {
    double height = performer.height();
    Vec3 along = leg.tip().minus(leg.end());
    Vec3 sole = leg.end().plus(new Vec3(0, -0.018 * height, 0)).plus(along, -0.16);
    Vec3 toe = leg.tip();
    Path2D shape =
        Outline.around(
            brush.disc(leg.end(), 0.022 * height),
            brush.disc(sole, 0.022 * height),
            brush.disc(toe, 0.0235 * height),
            brush.disc(leg.end().towards(toe, 0.6), 0.0245 * height));
    edge(look.shoes(), shape);
    brush.fill(shape, brush.round(shape, look.shoes()));
    Vec3 down = new Vec3(0, -0.015 * height, 0);
    brush.line(
        lineBetween(sole.plus(down), toe.plus(down.times(0.9))),
        Tint.lighter(look.shoes(), 0.75),
        Math.max(1, 0.008 * height * brush.camera().see(toe).pixelsPerMetre()));
  }

  private Path2D lineBetween(Vec3 from, Vec3 to) {
    Path2D path = new Path2D.Double();
    var a = brush.camera().see(from).point();
    var b = brush.camera().see(to).point();
    path.moveTo(a.getX(), a.getY());
    path.lineTo(b.getX(), b.getY());
    return path;
  }

  private void hips(Body body) {
    Vec3 across = body.hipFrame().left().times(0.8 * performer.hipHalf());
    Vec3 low = body.pelvis();
    Vec3 high = body.pelvis().towards(body.waist(), 0.6);
    List<Outline.Disc> discs =
        new ArrayList<>(
            List.of(
                brush.disc(low.plus(across), 0.052 * unit),
                brush.disc(low.minus(across), 0.052 * unit),
                brush.disc(high.plus(across, 0.55), 0.05 * unit),
                brush.disc(high.minus(across.times(0.55)), 0.05 * unit)));
    if (look.legwear() == Legwear.SKIRT) {
      for (Side side : Side.values()) {
        Body.Limb leg = body.leg(side);
        discs.add(brush.disc(leg.root().towards(leg.middle(), 0.9), 0.066 * unit));
      }
    }
    Path2D shape = Outline.around(discs);
    if (look.legwear() == Legwear.SKIRT) {
      edge(look.bottom(), shape);
    }
    brush.fill(shape, brush.round(shape, look.bottom()));
  }

  private void torso(Body body) {
    Frame3 chest = body.chestFrame();
    double height = performer.height();
    Vec3 shoulderLine = body.neck().plus(chest.up(), -0.034 * height);
    Vec3 out = chest.left().times(performer.shoulderHalf() - 0.012 * height);
    Vec3 middle = body.waist().towards(body.neck(), 0.52);
    Vec3 rib = chest.left().times(0.052 * height * performer.shoulders());
    Vec3 side = body.hipFrame().left().times(0.034 * height * performer.hips());
    Path2D upper =
        Outline.around(
            brush.disc(shoulderLine.plus(out), 0.033 * unit),
            brush.disc(shoulderLine.minus(out), 0.033 * unit),
            brush.disc(body.neck().plus(chest.up(), -0.016 * height), 0.034 * unit),
            brush.disc(middle.plus(rib), 0.062 * unit),
            brush.disc(middle.minus(rib), 0.062 * unit),
            brush.disc(body.waist().plus(side), 0.056 * unit),
            brush.disc(body.waist().minus(side), 0.056 * unit));
    Vec3 hem = body.pelvis().towards(body.waist(), 0.34);
    Vec3 hemSide = body.hipFrame().left().times(0.9 * performer.hipHalf());
    Path2D lower =
        Outline.around(
            brush.disc(body.waist().plus(side), 0.056 * unit),
            brush.disc(body.waist().minus(side), 0.056 * unit),
            brush.disc(hem.plus(hemSide), 0.053 * unit),
            brush.disc(hem.minus(hemSide), 0.053 * unit));
    Area shirt = new Area(upper);
    shirt.add(new Area(lower));
    edge(look.top(), shirt);
    brush.fill(shirt, brush.round(shirt, look.top()));
    decorate(shirt, body);
  }

  private void decorate(Area shirt, Body body) {
    Frame3 chest = body.chestFrame();
    double height = performer.height();
    double facing = brush.camera().turn(chest.forward()).z();
    if (look.details().contains(Detail.STRIPE)) {
      for (double share : new double[] {0.3, 0.62}) {
        Vec3 at = body.waist().towards(body.neck(), share);
        Path2D band =
            brush.capsule(
                at.plus(chest.left(), 0.2 * height), 0.018 * height,
                at.plus(chest.left(), -0.2 * height), 0.018 * height);
        Area clipped = new Area(band);
        clipped.intersect(shirt);
        brush.fill(clipped, brush.round(shirt, look.accent()));
      }
    }
    if (look.details().contains(Detail.VEST) && facing > 0.1) {
      Vec3 front = chest.forward().times(0.055 * unit);
      Vec3 top = body.neck().plus(front);
      Vec3 bottom = body.pelvis().towards(body.waist(), 0.1).plus(front);
      Area panel =
          new Area(
              brush.polygon(
                  top.plus(chest.left(), 0.03 * height),
                  bottom.plus(chest.left(), 0.035 * height),
                  bottom.plus(chest.left(), -0.035 * height),
                  top.plus(chest.left(), -0.03 * height)));
      panel.intersect(shirt);
      brush.fill(panel, brush.round(shirt, look.accent()));
      brush.line(panel, Tint.alpha(Tint.darker(look.top(), 0.5), 0.5), 0.8);
    }
  }

  /** Draws a thin dark rim around the union of some shapes, which their fills then cover inside. */
  private void edge(Color colour, Shape... shapes) {
    for (Shape shape : shapes) {
      brush.line(shape, Tint.alpha(Tint.darker(colour, 0.55), 0.55), 1.7);
    }
  }
}
