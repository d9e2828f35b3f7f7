package org.cuepoint.core.recognition.djl.supervision;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.cuepoint.core.train.DatasetSnapshot.Target;
import org.cuepoint.core.train.WeakLabels;

/**
 * Draws places in clips around labelled ticks, whatever the clips are made of: each labelled tick
 * is equally likely to be in a piece. Immutable.
 */
public final class PlaceSampler {

  private static final int POINT_TICKS = 16;

  private final List<Clip> clips;
  private final List<Run> runs = new ArrayList<>();
  private final long total;
  private final int length;

  /**
   * What is known of a clip.
   *
   * @param ticks how long it is
   * @param targets runs of ticks with what is known of them
   * @param weak what is said without edges
   */
  public record Clip(int ticks, List<Target> targets, WeakLabels weak) {}

  /**
   * A place.
   *
   * @param clip number of the clip
   * @param start first tick of the piece
   */
  public record Place(int clip, int start) {}

  private record Run(int clip, int start, long before) {}

  /**
   * Makes a sampler.
   *
   * @param clips at least one of them with a label of some ticks
   * @param pieceTicks longest piece; shorter when no clip is that long
   * @param multiple pieces are a multiple of so many ticks, and at least so long
   */
  public PlaceSampler(List<Clip> clips, int pieceTicks, int multiple) {
    this.clips = List.copyOf(clips);
    long sum = 0;
    int longest = 0;
    for (int c = 0; c < clips.size(); c++) {
      Clip clip = clips.get(c);
      longest = Math.max(longest, clip.ticks());
      for (Target target : clip.targets()) {
        runs.add(new Run(c, target.start(), sum));
        sum += target.end() - target.start();
      }
      for (WeakLabels.Point point : clip.weak().points()) {
        // A timestamp stands for the action around it.
        runs.add(new Run(c, point.tick(), sum));
        sum += POINT_TICKS;
      }
    }
    this.total = sum;
    int whole = (longest + multiple - 1) / multiple * multiple;
    this.length = Math.min(pieceTicks, whole);
  }

  /** Says whether there is nothing to draw around. */
  public boolean isEmpty() {
    return total == 0;
  }

  /** Returns the ticks in a piece. */
  public int length() {
    return length;
  }

  /** Draws a place. */
  public Place next(RandomGenerator random) {
    long drawn = random.nextLong(total);
    int low = 0;
    int high = runs.size() - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (runs.get(middle).before() <= drawn) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    Run run = runs.get(low);
    int ticks = clips.get(run.clip()).ticks();
    int tick = Math.min(ticks - 1, run.start() + (int) (drawn - run.before()));
    int latest = Math.max(0, ticks - length);
    int start = tick - random.nextInt(length);
    return new Place(run.clip(), Math.clamp(start, 0, latest));
  }
}
