package org.cuepoint.core.compare;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import org.cuepoint.core.media.VideoId;
import org.cuepoint.core.recognition.ModelVersion;

/**
 * A model that is compared.
 *
 * @param model which
 * @param seen videos of which a label was in its training, and those of the same groups; empty when
 *     nothing says which labels it learned from
 * @param cost what it takes
 */
public record Contestant(ModelVersion model, Optional<Set<VideoId>> seen, Cost cost) {

  /** Copies the set. */
  public Contestant {
    seen = seen.map(Set::copyOf);
  }

  /** Says whether it may know the labels of a video; without a record it may know all. */
  public boolean knows(VideoId video) {
    return seen.map(known -> known.contains(video)).orElse(true);
  }

  /**
   * What a model takes, as far as it is known.
   *
   * @param parameters learned numbers of all its members, its encoder's not counted
   * @param multiplyAdds multiply-adds of one tick, its encoder's not counted
   * @param millisecondsATick time of prediction and decoding here and now with features ready, or
   *     with pictures read where it looks at pictures
   * @param peakBytes memory that predicting took beyond what the engine had before
   * @param fileBytes its files on disk
   */
  public record Cost(
      OptionalLong parameters,
      OptionalDouble multiplyAdds,
      OptionalDouble millisecondsATick,
      OptionalLong peakBytes,
      long fileBytes) {}
}
