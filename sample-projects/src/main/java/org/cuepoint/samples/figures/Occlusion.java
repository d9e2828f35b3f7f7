package org.cuepoint.samples.figures;

import java.awt.Color;
import java.awt.geom.Arc2D;
import org.cuepoint.samples.figures.Outline.Disc;
import org.cuepoint.samples.figures.Pose.Channel;
import org.cuepoint.samples.figures.Pose.Paired;

/** Something that passes between the camera and the performer; nobody labels it. Immutable. */
sealed interface Occlusion {

  double start();

  double seconds();

  /** Draws it as it is so long after its start. */
  void paint(Brush brush, double since);

  default double end() {
    return start() + seconds();
  }

  /**
   * Somebody who walks by.
   *
   * @param who this is
   * @param start when, in seconds
   * @param walk from one side to the other, far enough to begin and end outside the picture
   * @param z how near to the camera
   */
  record PassBy(Performer who, double start, Motion walk, double z) implements Occlusion {

    @Override
    public double seconds() {
      return walk.seconds();
    }

    @Override
    public void paint(Brush brush, double since) {
      Pose pose = walk.at(since).plus(Channel.PELVIS_Z, z);
      for (Side side : Side.values()) {
        pose = pose.plus(side, Paired.FOOT_Z, z);
      }
      Body body = new Skeleton(who).solve(pose);
      FigurePainter painter = new FigurePainter(brush, who, who.look().shaded(0.25));
      painter.shadow(body);
      painter.paint(body, Eyes.OPEN);
    }
  }

  /**
   * A big ball that bounces through.
   *
   * @param start when, in seconds
   * @param from where it comes in, along x
   * @param to where it goes out
   * @param z how near to the camera
   */
  record Ball(double start, double from, double to, double z) implements Occlusion {

    private static final double RADIUS = 0.27;
    private static final Color[] PANELS = {
      Tint.of(0xf4f1ea),
      Tint.of(0xe4572e),
      Tint.of(0xf4f1ea),
      Tint.of(0x2e86ab),
      Tint.of(0xf4f1ea),
      Tint.of(0xf2b632)
    };

    @Override
    public double seconds() {
      return Math.abs(to - from) / 1.9;
    }

    @Override
    public void paint(Brush brush, double since) {
      double share = since / seconds();
      double x = from + (to - from) * share;
      double beat = since / 0.95 + 0.3;
      double u = beat - Math.floor(beat);
      double y = RADIUS + 1.05 * 4 * u * (1 - u);
      brush.shadow(x + 0.05, 0, z, 0.3, 0.14, 0.5 - 0.25 * y);
      Disc disc = brush.disc(new Vec3(x, y, z), RADIUS);
      double turn = -Math.toDegrees((x - from) / RADIUS) * 0.6;
      for (int i = 0; i < PANELS.length; i++) {
        brush.fill(
            new Arc2D.Double(Brush.circle(disc).getBounds2D(), turn + 60 * i, 60.5, Arc2D.PIE),
            brush.round(Brush.circle(disc), PANELS[i]));
      }
      brush.fill(new Disc(disc.x(), disc.y(), 0.16 * disc.radius()), Tint.of(0xf4f1ea));
      brush.line(Brush.circle(disc), Tint.alpha(Tint.SHADE, 0.45), 1.3);
    }
  }
}
