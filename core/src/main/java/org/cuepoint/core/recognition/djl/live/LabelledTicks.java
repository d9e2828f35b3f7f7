package org.cuepoint.core.recognition.djl.live;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.cuepoint.core.active.Matrix;
import org.cuepoint.core.train.DatasetSnapshot.Target;
import org.cuepoint.core.train.LabelSpace;

/**
 * Labelled ticks as the regression sees them. Arrays are handed over.
 *
 * @param count how many
 * @param views shape (count, {@link Surroundings#VIEWS} × directions)
 * @param outputs for each group and tick the output within the group that is right, -1 where not
 *     known; shape (groups, count)
 */
// Handed over and never compared.
@SuppressWarnings("ArrayRecordComponent")
public record LabelledTicks(int count, float[] views, int[][] outputs) {

  /**
   * A clip and what is known of it.
   *
   * @param rows its projected ticks
   * @param targets of one group the later holds where two overlap
   */
  public record Clip(Matrix rows, List<Target> targets) {
    /** Copies the list. */
    public Clip {
      targets = List.copyOf(targets);
    }
  }

  private record Tick(Clip clip, int tick) {}

  /**
   * Gathers labelled ticks in random order, so that each part of them is like the others.
   *
   * @param most at most so many; of more a random choice
   */
  public static LabelledTicks of(
      LabelSpace space, List<Clip> clips, int most, RandomGenerator random) {
    List<Tick> ticks = new ArrayList<>();
    List<int[][]> known = new ArrayList<>();
    for (Clip clip : clips) {
      int[][] labels = labels(space, clip);
      known.add(labels);
      for (int t = 0; t < clip.rows().count(); t++) {
        for (int[] group : labels) {
          if (group[t] >= 0) {
            ticks.add(new Tick(clip, t));
            break;
          }
        }
      }
    }
    for (int i = 0; i < Math.min(most, ticks.size() - 1); i++) {
      int other = random.nextInt(i, ticks.size());
      Tick swapped = ticks.get(i);
      ticks.set(i, ticks.get(other));
      ticks.set(other, swapped);
    }
    int count = Math.min(most, ticks.size());
    int width = clips.isEmpty() ? 0 : Surroundings.VIEWS * clips.getFirst().rows().width();
    float[] views = new float[count * width];
    int[][] outputs = new int[space.groups().size()][count];
    java.util.IdentityHashMap<Clip, int[][]> byClip = new java.util.IdentityHashMap<>();
    for (int c = 0; c < clips.size(); c++) {
      byClip.put(clips.get(c), known.get(c));
    }
    for (int i = 0; i < count; i++) {
      Tick tick = ticks.get(i);
      Surroundings.write(tick.clip().rows(), tick.tick(), views, i * width);
      int[][] labels = byClip.get(tick.clip());
      for (int g = 0; g < outputs.length; g++) {
        outputs[g][i] = labels == null ? -1 : labels[g][tick.tick()];
      }
    }
    return new LabelledTicks(count, views, outputs);
  }

  private static int[][] labels(LabelSpace space, Clip clip) {
    int ticks = clip.rows().count();
    int[][] labels = new int[space.groups().size()][ticks];
    for (int[] group : labels) {
      Arrays.fill(group, -1);
    }
    for (Target target : clip.targets()) {
      if (target.label() != Target.NOT_KNOWN) {
        int output = space.output(target.group(), target.label()) - space.offset(target.group());
        Arrays.fill(
            labels[target.group()],
            Math.clamp(target.start(), 0, ticks),
            Math.clamp(target.end(), 0, ticks),
            output);
      }
    }
    return labels;
  }
}
