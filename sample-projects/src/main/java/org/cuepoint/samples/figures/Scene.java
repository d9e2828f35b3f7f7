package org.cuepoint.samples.figures;

import java.util.random.RandomGenerator;
import org.cuepoint.core.media.FrameSize;

/**
 * A place to perform in, with the camera that stands there. Each has a seat behind the performer.
 */
interface Scene {

  /** Returns the camera; the same for all videos of the scene. */
  Camera camera(FrameSize size);

  /** Returns the tag that names the camera. */
  String cameraTag();

  /** Paints everything that does not move. */
  void paint(Brush brush, RandomGenerator random);

  /** Returns how far a performer may go from the middle, metres. */
  double reach();

  /** Returns how far from the middle somebody at {@link #nearZ()} is out of the picture, metres. */
  double outside();

  /** Returns where things pass in front of the performer. */
  double nearZ();
}
