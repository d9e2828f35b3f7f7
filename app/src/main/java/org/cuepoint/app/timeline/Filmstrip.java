package org.cuepoint.app.timeline;

import java.util.Optional;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.scene.image.Image;

/** Small pictures of the video on screen, loaded when they are asked for. FX thread only. */
public interface Filmstrip {

  /** Returns the width of a picture of this height, in pixels. */
  double width(double height);

  /**
   * Returns the picture that stands for the frames, if it is there; asks for it otherwise. What was
   * asked for last comes first.
   *
   * @param firstFrame first of the frames that the place on the strip covers
   * @param endFrame the frame after the last
   */
  Optional<Image> picture(int firstFrame, int endFrame);

  /** A number that changes whenever another picture is there. */
  ReadOnlyIntegerProperty revisionProperty();
}
