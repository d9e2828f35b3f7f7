package org.cuepoint.app.workspace;

import java.util.Optional;
import org.cuepoint.core.active.QueueItem;
import org.cuepoint.core.media.Video;

/**
 * An open question, with what a person needs to read to choose it.
 *
 * @param item the question
 * @param video its video
 * @param startSeconds where it begins, from the video's first frame
 * @param endSeconds where it ends
 * @param chooser id of the acquisition function that chose it; empty when it is of an older round
 * @param like what it looks like, where it was asked for by an example
 */
public record QueueEntry(
    QueueItem item,
    Video video,
    double startSeconds,
    double endSeconds,
    String chooser,
    Optional<Like> like) {

  /**
   * The example that a person gave.
   *
   * @param actionClass name of what happens there; empty when nobody has said so
   * @param video name of its video
   * @param seconds where it begins, from the video's first frame
   */
  public record Like(Optional<String> actionClass, String video, double seconds) {}

  /** Makes a question that was not asked for by an example. */
  public QueueEntry(
      QueueItem item, Video video, double startSeconds, double endSeconds, String chooser) {
    this(item, video, startSeconds, endSeconds, chooser, Optional.empty());
  }

  /** Says whether another question, perhaps of another ranking, is about the same place. */
  public boolean isAboutSamePlace(QueueEntry other) {
    return item.video().equals(other.item().video())
        && item.region().equals(other.item().region())
        && item.range().frames().equals(other.item().range().frames());
  }

  /** Returns the name of the region it is about; empty for the whole frame. */
  public Optional<String> region() {
    return RegionActions.nameIn(video, item.region());
  }
}
