package org.cuepoint.app.queue;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.scene.image.Image;
import org.cuepoint.app.workspace.QueueEntry;

/** Small pictures of what questions are about. FX thread only. */
public interface Thumbnails {

  /** Height of the pictures in pixels. */
  int HEIGHT = 40;

  /** Returns the picture of a question; when it is not there yet, it comes with a new revision. */
  Optional<Image> picture(QueueEntry entry);

  /**
   * Returns a few pictures through the place of a question, in order; none while they are on their
   * way, after which there is a new revision. Asking for another question's stops this one's.
   */
  List<Image> loop(QueueEntry entry);

  /** Stops what {@link #loop} has begun. */
  void stopLoop();

  /** Returns a number that changes when pictures have come. */
  ReadOnlyIntegerProperty revisionProperty();
}
