package org.cuepoint.core.session;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cuepoint.core.train.DatasetSnapshot;
import org.cuepoint.core.train.DatasetSnapshot.Target;
import org.cuepoint.core.train.WeakLabels;
import org.jspecify.annotations.Nullable;

/**
 * How much of the labels of today was among those of a former time, with the same class at the same
 * tick; so a label that was changed counts as new. A point counts as much as the window of a
 * question, which it answers. Denials and tags, which say little, do not count. Immutable.
 */
final class LearnedShare {

  private static final String NOT_KNOWN = "";
  private static final String BACKGROUND = "-";

  private final DatasetSnapshot then;
  private final Map<String, DatasetSnapshot.Clip> clips = new HashMap<>();

  /** Remembers the labels of a former time. */
  LearnedShare(DatasetSnapshot then) {
    this.then = then;
    then.clips().forEach(clip -> clips.put(key(clip), clip));
  }

  private static String key(DatasetSnapshot.Clip clip) {
    return clip.video() + " " + clip.region();
  }

  /** Returns the share of the labels of today that were there, 0 to 1; 1 when there are none. */
  double of(DatasetSnapshot now) {
    double all = 0;
    double known = 0;
    double point = Ranking.WINDOW_SECONDS * now.clock();
    for (DatasetSnapshot.Clip clip : now.clips()) {
      DatasetSnapshot.@Nullable Clip before = clips.get(key(clip));
      for (int group = 0; group < now.groups().size(); group++) {
        String[] former =
            before == null ? new String[0] : labels(then, before, group, clip.ticks());
        for (Target target : clip.targets()) {
          if (target.group() == group && target.label() != Target.NOT_KNOWN) {
            all += target.end() - target.start();
            String wanted = name(now, target.label());
            for (int t = target.start(); t < Math.min(target.end(), former.length); t++) {
              known += former[t].equals(wanted) ? 1 : 0;
            }
          }
        }
      }
      for (WeakLabels.Point each : clip.weakLabels().points()) {
        all += point;
        known += before != null && has(before, each, now) ? point : 0;
      }
    }
    return all == 0 ? 1 : known / all;
  }

  private boolean has(DatasetSnapshot.Clip before, WeakLabels.Point point, DatasetSnapshot now) {
    String wanted = name(now, point.label());
    return before.weakLabels().points().stream()
            .anyMatch(old -> old.tick() == point.tick() && name(then, old.label()).equals(wanted))
        || before.targets().stream()
            .anyMatch(
                old ->
                    old.start() <= point.tick()
                        && point.tick() < old.end()
                        && name(then, old.label()).equals(wanted));
  }

  private static String[] labels(
      DatasetSnapshot of, DatasetSnapshot.Clip clip, int group, int ticks) {
    String[] labels = new String[ticks];
    Arrays.fill(labels, NOT_KNOWN);
    for (Target target : clip.targets()) {
      if (target.group() == group) {
        Arrays.fill(
            labels,
            Math.min(ticks, target.start()),
            Math.min(ticks, target.end()),
            name(of, target.label()));
      }
    }
    return labels;
  }

  /** Names a class so that it is the same in every version of the scheme. */
  private static String name(DatasetSnapshot of, int label) {
    List<String> classes = of.classes();
    return switch (label) {
      case Target.NOT_KNOWN -> NOT_KNOWN;
      case Target.BACKGROUND -> BACKGROUND;
      default -> classes.get(label);
    };
  }
}
