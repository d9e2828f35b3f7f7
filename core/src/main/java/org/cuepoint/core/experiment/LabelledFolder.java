package org.cuepoint.core.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.cuepoint.core.engine.EngineProtocol;
import org.cuepoint.core.eval.LabelRuns;
import org.cuepoint.core.media.IndexedMedia;
import org.cuepoint.core.provenance.ContentHash;
import org.cuepoint.core.time.FeatureClock;
import org.cuepoint.core.time.FrameIndex;
import org.cuepoint.core.train.DatasetSnapshot;
import org.cuepoint.core.train.DatasetSnapshot.Target;

/**
 * Videos and labels of an experiment, read and indexed.
 *
 * @param clock the ticks
 * @param classes names of the classes, in alphabetical order
 * @param videos in order of their names
 * @param gaps what is between segments
 */
record LabelledFolder(
    FeatureClock clock, List<String> classes, List<Entry> videos, DataLayout.Gaps gaps) {

  /** The label of ticks and frames at which nothing happens. */
  static final String BACKGROUND = "background";

  /** Copies the lists. */
  LabelledFolder {
    classes = List.copyOf(classes);
    videos = List.copyOf(videos);
  }

  /**
   * A labelled stretch in frames.
   *
   * @param label the class
   * @param start first frame
   * @param end the frame after the last
   */
  record Labelled(String label, int start, int end) {}

  /**
   * A video.
   *
   * @param name as the table has it
   * @param group what splits keep together
   * @param source as the engine wants it
   * @param media its frames
   * @param hash of the file
   * @param segments in order of time, disjoint
   */
  record Entry(
      String name,
      String group,
      EngineProtocol.Source source,
      IndexedMedia media,
      ContentHash hash,
      List<Labelled> segments) {
    /** Copies the list. */
    Entry {
      segments = List.copyOf(segments);
    }

    FrameIndex index() {
      return media.index();
    }
  }

  /** Returns the group of each video, by its name. */
  Map<String, String> groups() {
    Map<String, String> groups = new TreeMap<>();
    videos.forEach(video -> groups.put(video.name(), video.group()));
    return groups;
  }

  /** Returns the videos of these names as the engine wants them. */
  List<EngineProtocol.Source> sources(Set<String> names) {
    return videos(names).stream().map(Entry::source).toList();
  }

  /** Returns the videos of these names. */
  List<Entry> videos(Set<String> names) {
    return videos.stream().filter(video -> names.contains(video.name())).toList();
  }

  int ticks(Entry video) {
    return clock.ticks(video.index());
  }

  /** Returns the first tick of a segment and the one after its last; empty for some short ones. */
  Optional<int[]> ticks(Entry video, Labelled segment) {
    int start = clock.firstTickAtOrAfter(video.index(), segment.start());
    int end = clock.firstTickAtOrAfter(video.index(), segment.end());
    return end > start ? Optional.of(new int[] {start, end}) : Optional.empty();
  }

  /**
   * Returns the class of each tick: position in {@link #classes}, {@link Target#BACKGROUND}, or
   * {@link Target#NOT_KNOWN} where nobody looked.
   */
  int[] tickLabels(Entry video) {
    int[] labels = new int[ticks(video)];
    java.util.Arrays.fill(
        labels, gaps == DataLayout.Gaps.BACKGROUND ? Target.BACKGROUND : Target.NOT_KNOWN);
    for (Labelled segment : video.segments()) {
      ticks(video, segment)
          .ifPresent(
              range ->
                  java.util.Arrays.fill(
                      labels, range[0], range[1], classes.indexOf(segment.label())));
    }
    return labels;
  }

  /** Returns the truth of a video, one label a frame. */
  LabelRuns truth(Entry video) {
    String gap = gaps == DataLayout.Gaps.BACKGROUND ? BACKGROUND : LabelRuns.LEFT_OUT;
    List<LabelRuns.Run> runs = new ArrayList<>();
    int at = 0;
    for (Labelled segment : video.segments()) {
      if (segment.start() > at) {
        runs.add(new LabelRuns.Run(gap, segment.start() - at));
      }
      runs.add(new LabelRuns.Run(segment.label(), segment.end() - segment.start()));
      at = segment.end();
    }
    if (video.index().frameCount() > at) {
      runs.add(new LabelRuns.Run(gap, video.index().frameCount() - at));
    }
    return new LabelRuns(runs);
  }

  /**
   * Lays labels of ticks on the frames of a video: a frame has the label of the last tick that
   * shows it or an earlier one.
   *
   * @param labels one a tick: position in {@link #classes}, else background
   */
  LabelRuns onFrames(Entry video, int[] labels) {
    FrameIndex index = video.index();
    String[] frames = new String[index.frameCount()];
    for (int tick = 0; tick < labels.length; tick++) {
      int from = tick == 0 ? 0 : clock.frame(index, tick);
      int to = tick + 1 == labels.length ? frames.length : clock.frame(index, tick + 1);
      String label = labels[tick] >= 0 ? classes.get(labels[tick]) : BACKGROUND;
      java.util.Arrays.fill(frames, from, Math.max(from, to), label);
    }
    return LabelRuns.ofFrames(List.of(frames));
  }

  /**
   * Freezes the labels of some videos for a training.
   *
   * @param names whose labels are known
   */
  DatasetSnapshot snapshot(Set<String> names) {
    List<Integer> all = new ArrayList<>();
    for (int c = 0; c < classes.size(); c++) {
      all.add(c);
    }
    List<DatasetSnapshot.Clip> clips = new ArrayList<>();
    for (Entry video : videos(names)) {
      List<Target> targets = targets(tickLabels(video));
      if (!targets.isEmpty()) {
        clips.add(
            new DatasetSnapshot.Clip(
                video.source().video(),
                video.hash().hex(),
                null,
                video.group(),
                ticks(video),
                targets));
      }
    }
    clips.sort(java.util.Comparator.comparing(DatasetSnapshot.Clip::video));
    List<String> ids = classes.stream().map(LabelledFolder::classId).toList();
    return new DatasetSnapshot(clock.hertz(), 1, ids, List.of(all), clips);
  }

  /** An identity that depends on the name only, so that snapshots can be compared between runs. */
  static String classId(String name) {
    return java.util
        .UUID
        .nameUUIDFromBytes(("class " + name).getBytes(java.nio.charset.StandardCharsets.UTF_8))
        .toString();
  }

  private static List<Target> targets(int[] labels) {
    List<Target> targets = new ArrayList<>();
    int start = 0;
    for (int tick = 1; tick <= labels.length; tick++) {
      if (tick == labels.length || labels[tick] != labels[start]) {
        if (labels[start] != Target.NOT_KNOWN) {
          targets.add(new Target(0, start, tick, labels[start], List.of()));
        }
        start = tick;
      }
    }
    return targets;
  }

  /** Returns the classes that a set of videos has, in order. */
  Set<String> classesOf(Set<String> names) {
    Set<String> found = new TreeSet<>();
    videos(names).forEach(video -> video.segments().forEach(s -> found.add(s.label())));
    return found;
  }
}
