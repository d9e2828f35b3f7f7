package org.cuepoint.core.recognition.djl.supervision;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.cuepoint.core.train.DatasetSnapshot.Target;
import org.cuepoint.core.train.WeakLabels;

/**
 * Draws pieces of clips around labelled ticks: each labelled tick is equally likely to be in a
 * piece. Immutable.
 *
 * @param <C> what a clip is
 */
public final class RunSampler<C> {

  private static final int POINT_TICKS = 16;

  private final List<Run<C>> runs = new ArrayList<>();
  private final long total;
  private final int length;

  /**
   * A piece of a clip.
   *
   * @param clip which one
   * @param start its first tick
   * @param <C> what a clip is
   */
  public record Piece<C>(C clip, int start) {}

  /**
   * What is said of a clip.
   *
   * @param ticks its length
   * @param targets runs of ticks
   * @param points single ticks
   */
  public record Said(int ticks, List<Target> targets, List<WeakLabels.Point> points) {
    /** Copies the lists. */
    public Said {
      targets = List.copyOf(targets);
      points = List.copyOf(points);
    }
  }

  private record Run<C>(C clip, int ticks, int start, long before) {}

  /**
   * Makes a sampler.
   *
   * @param clips at least one of them with a label of some ticks
   * @param reading says what is said of a clip
   * @param pieceTicks longest piece; shorter when no clip is that long
   * @param multiple pieces are a multiple of so many ticks, and at least so long
   */
  public RunSampler(
      List<C> clips, Function<? super C, Said> reading, int pieceTicks, int multiple) {
    long sum = 0;
    int longest = 0;
    for (C clip : clips) {
      Said said = reading.apply(clip);
      longest = Math.max(longest, said.ticks());
      for (Target target : said.targets()) {
        runs.add(new Run<>(clip, said.ticks(), target.start(), sum));
        sum += target.end() - target.start();
      }
      for (WeakLabels.Point point : said.points()) {
        // A timestamp stands for the action around it.
        runs.add(new Run<>(clip, said.ticks(), point.tick(), sum));
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

  /** Draws a piece. */
  public Piece<C> next(RandomGenerator random) {
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
    Run<C> run = runs.get(low);
    int tick = Math.min(run.ticks() - 1, run.start() + (int) (drawn - run.before()));
    int latest = Math.max(0, run.ticks() - length);
    int start = tick - random.nextInt(length);
    return new Piece<>(run.clip(), Math.clamp(start, 0, latest));
  }
}
