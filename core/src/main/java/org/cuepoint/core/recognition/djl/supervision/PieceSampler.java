package org.cuepoint.core.recognition.djl.supervision;

import java.util.List;
import java.util.random.RandomGenerator;
import org.cuepoint.core.train.TrainingClip;

/**
 * Draws pieces of clips with features around labelled ticks, as {@link RunSampler} does. Immutable.
 */
public final class PieceSampler {

  private final RunSampler<TrainingClip> runs;

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
    runs =
        new RunSampler<>(
            clips,
            clip ->
                new RunSampler.Said(clip.features().ticks(), clip.targets(), clip.weak().points()),
            pieceTicks,
            multiple);
  }

  /** Says whether there is nothing to draw around. */
  public boolean isEmpty() {
    return runs.isEmpty();
  }

  /** Returns the ticks in a piece. */
  public int length() {
    return runs.length();
  }

  /** Draws a piece. */
  public Piece next(RandomGenerator random) {
    RunSampler.Piece<TrainingClip> piece = runs.next(random);
    return new Piece(piece.clip(), piece.start());
  }
}
