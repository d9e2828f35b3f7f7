package org.cuepoint.core.train;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.cuepoint.core.feature.Pictures;
import org.cuepoint.core.train.DatasetSnapshot.Target;

/**
 * A stretch of one video or region with its pictures and what is said of it. Ticks are counted from
 * its first picture.
 *
 * @param pictures every tick
 * @param targets runs of ticks with what is known of them
 * @param weak what is said without edges
 * @param unit what splits keep together: its group, or else its video
 */
public record PixelClip(Pictures pictures, List<Target> targets, WeakLabels weak, String unit) {

  /** Copies the targets. */
  public PixelClip {
    targets = List.copyOf(targets);
  }

  /**
   * Makes a clip of a stretch of a video.
   *
   * @param pictures of the stretch
   * @param start tick of the video at which it begins
   * @param targets of the whole video, in its ticks
   * @param weak of the whole video, in its ticks; tags that reach beyond the stretch are left out
   */
  public static PixelClip stretch(
      Pictures pictures, int start, List<Target> targets, WeakLabels weak, String unit) {
    int end = start + pictures.ticks();
    List<Target> own = new ArrayList<>();
    for (Target target : targets) {
      int from = Math.max(start, target.start());
      int to = Math.min(end, target.end());
      if (from < to) {
        own.add(
            new Target(
                target.group(), from - start, to - start, target.label(), target.excluded()));
      }
    }
    WeakLabels within =
        new WeakLabels(
            weak.points().stream()
                .filter(point -> point.tick() >= start && point.tick() < end)
                .map(point -> new WeakLabels.Point(point.tick() - start, point.label()))
                .toList(),
            weak.tags().stream()
                .filter(tag -> tag.start() >= start && tag.end() <= end)
                .map(
                    tag ->
                        new WeakLabels.Tag(
                            tag.start() - start, tag.end() - start, tag.label(), tag.presence()))
                .toList());
    return new PixelClip(pictures, own, within, unit);
  }

  /** Returns the number of ticks. */
  public int ticks() {
    return pictures.ticks();
  }

  /** Returns what is known of single ticks: its timestamps, then its targets, which hold. */
  public List<Target> known(LabelSpace space) {
    return Stream.concat(weak.pointTargets(space).stream(), targets.stream()).toList();
  }
}
