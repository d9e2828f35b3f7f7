package org.cuepoint.core.recognition.djl;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.cuepoint.core.train.DatasetSnapshot.Target;
import org.cuepoint.core.train.TrainingClip;

/**
 * Draws pieces of clips around labelled ticks: each labelled tick is equally likely to be in a
 * piece. One thread at a time.
 */
final class PieceSampler {

  private final List<Run> runs = new ArrayList<>();
  private final long total;
  private final int length;
  private final RandomGenerator random;

  /** A piece of a clip, from {@code start} on. */
  record Piece(TrainingClip clip, int start) {}

  private record Run(TrainingClip clip, Target target, long before) {}

  PieceSampler(List<TrainingClip> clips, int windowTicks, RandomGenerator random) {
    long sum = 0;
    int longest = 0;
    for (TrainingClip clip : clips) {
      longest = Math.max(longest, clip.features().ticks());
      for (Target target : clip.targets()) {
        runs.add(new Run(clip, target, sum));
        sum += target.end() - target.start();
      }
    }
    this.total = sum;
    this.length = Math.min(windowTicks, longest);
    this.random = random;
  }

  /** Returns the ticks in a piece. */
  int length() {
    return length;
  }

  Piece next() {
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
    int tick = run.target().start() + (int) (drawn - run.before());
    int latest = Math.max(0, run.clip().features().ticks() - length);
    int start = tick - random.nextInt(length);
    return new Piece(run.clip(), Math.clamp(start, 0, latest));
  }
}
