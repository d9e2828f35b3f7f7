package org.cuepoint.samples.figures;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.cuepoint.core.media.FrameSize;
import org.cuepoint.core.time.FrameRange;

/** One video before it is encoded: its script, the times of its frames, and how each looks. */
final class Film {

  /**
   * A labelled stretch of frames.
   *
   * @param kind the class
   * @param frames from the first frame at which the pose has left rest to the first at which it is
   *     back
   */
  record Truth(ActionKind kind, FrameRange frames) {}

  private final Take take;
  private final Script script;
  private final Sensor sensor;
  private final Camera camera;
  private final Skeleton skeleton;
  private final BufferedImage background;
  private final BufferedImage canvas;
  private final List<Occlusion> occlusions = new ArrayList<>();
  private final List<Long> times = new ArrayList<>();

  /**
   * Plans a video and paints its background.
   *
   * @param take what to make
   * @param size of the pictures
   * @param seed of everything that is left to chance
   */
  Film(Take take, FrameSize size, long seed) {
    this.take = take;
    SplittableRandom random = new SplittableRandom(seed * 1_000_003 + take.number());
    this.script =
        new Script(random.split(), take.performer(), take.scene().reach(), take.seconds());
    Lighting lighting = new Lighting(random.split(), take.seconds());
    this.sensor = new Sensor(size, lighting, random.nextLong());
    this.camera = take.scene().camera(size);
    this.skeleton = new Skeleton(take.performer());
    planOcclusions(random.split());
    planTimes(random.split());
    this.background = new BufferedImage(size.width(), size.height(), BufferedImage.TYPE_INT_RGB);
    this.canvas = new BufferedImage(size.width(), size.height(), BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = background.createGraphics();
    // The same place in every video of a scene.
    take.scene().paint(new Brush(graphics, camera), new SplittableRandom(seed));
    graphics.dispose();
  }

  Script script() {
    return script;
  }

  List<Occlusion> occlusions() {
    return List.copyOf(occlusions);
  }

  int frames() {
    return times.size() - 1;
  }

  /** Returns the timestamp of a frame; that of the end of the video for {@link #frames()}. */
  long pts(int frame) {
    return times.get(frame);
  }

  double seconds(int frame) {
    return Take.TIME_BASE.seconds(pts(frame));
  }

  /** Returns what happens, in frames. */
  List<Truth> truth() {
    List<Truth> truth = new ArrayList<>();
    for (Script.Scheduled action : script.scheduled()) {
      int start = 0;
      while (start < frames() && seconds(start) <= action.start()) {
        start++;
      }
      int end = start;
      while (end < frames() && seconds(end) < action.end()) {
        end++;
      }
      truth.add(new Truth(action.kind(), new FrameRange(start, end)));
    }
    return truth;
  }

  /**
   * Draws a frame.
   *
   * @param frame its number
   * @param rgb receives width*height*3 bytes
   */
  void draw(int frame, ByteBuffer rgb) {
    sensor.record(paint(seconds(frame)), frame, seconds(frame), rgb);
  }

  /** Paints the scene at a time, before light and noise; the picture is used again. */
  BufferedImage paint(double seconds) {
    Graphics2D graphics = canvas.createGraphics();
    graphics.drawImage(background, 0, 0, null);
    Brush brush = new Brush(graphics, camera);
    FigurePainter painter = new FigurePainter(brush, take.performer(), take.performer().look());
    Body body = skeleton.solve(script.poseAt(seconds));
    painter.shadow(body);
    painter.paint(body, script.eyes(seconds));
    for (Occlusion occlusion : occlusions) {
      if (seconds >= occlusion.start() && seconds < occlusion.end()) {
        occlusion.paint(brush, seconds - occlusion.start());
      }
    }
    graphics.dispose();
    return canvas;
  }

  private void planOcclusions(RandomGenerator random) {
    Scene scene = take.scene();
    double at = random.nextDouble(5, 14);
    while (at < take.seconds() - 8) {
      Performer passerBy = Cast.PASSERS_BY.get(random.nextInt(Cast.PASSERS_BY.size()));
      double from = (random.nextBoolean() ? 1 : -1) * scene.outside();
      Occlusion next =
          random.nextDouble() < 0.65
              ? new Occlusion.PassBy(
                  passerBy,
                  at,
                  new Walk(passerBy, from, -from, random.nextDouble(0.4, 0.5), 0.9),
                  scene.nearZ())
              : new Occlusion.Ball(at, from, -from, scene.nearZ() - 0.3);
      occlusions.add(next);
      at = next.end() + random.nextDouble(16, 32);
    }
  }

  private void planTimes(RandomGenerator random) {
    long end = Take.TIME_BASE.ticks(take.seconds());
    long at = 0;
    while (at < end) {
      times.add(at);
      at += take.rhythm().ticks(random);
    }
    times.add(at);
  }
}
