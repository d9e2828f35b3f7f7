package org.cuepoint.core.recognition.djl.supervision;

import java.util.List;
import java.util.random.RandomGenerator;
import org.cuepoint.core.train.TrainingClip;

/**
 * Draws pieces of clips with features around labelled ticks, as {@link PlaceSampler}. Immutable.
 */
public final class PieceSampler {

  private final List<TrainingClip> clips;
  private final PlaceSampler places;

  /** A piece of a clip, from {@code start} on. */
  public record Piece(TrainingClip clip, int start) {}

  /**
   * Makes a sampler.
   *
   * @param clips at least one of them with a label of some ticks
   * @param pieceTicks longest piece; shorter when no clip is that long
   * @param multiple pieces are a multiple of so many ticks, and at least so long
   */
  public PieceSampler(List<TrainingClip> clips, int pieceTicks, int multiple) {
    this.clips = List.copyOf(clips);
    this.places =
        new PlaceSampler(
            clips.stream()
                .map(
                    clip ->
                        new PlaceSampler.Clip(clip.features().ticks(), clip.targets(), clip.weak()))
                .toList(),
            pieceTicks,
            multiple);
  }

  /** Says whether there is nothing to draw around. */
  public boolean isEmpty() {
    return places.isEmpty();
  }

  /** Returns the ticks in a piece. */
  public int length() {
    return places.length();
  }

  /** Draws a piece. */
  public Piece next(RandomGenerator random) {
    PlaceSampler.Place place = places.next(random);
    return new Piece(clips.get(place.clip()), place.start());
  }
}
