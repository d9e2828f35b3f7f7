package org.cuepoint.core.eval;

import java.util.ArrayList;
import java.util.List;

/**
 * One label a frame, as runs. Runs are merged, so that neighbours differ. Immutable.
 *
 * @param runs in order of time
 */
public record LabelRuns(List<Run> runs) {

  /** The label of frames that are in no metric: ignored, or nobody can say. */
  public static final String LEFT_OUT = "";

  /**
   * Frames of one label.
   *
   * @param label name of a class, or {@link #LEFT_OUT}
   * @param length number of frames, at least 1
   */
  public record Run(String label, int length) {
    /** Validates the length. */
    public Run {
      if (length < 1) {
        throw new IllegalArgumentException("A run needs at least one frame, not " + length);
      }
    }
  }

  /** Merges neighbours of one label. */
  public LabelRuns {
    List<Run> merged = new ArrayList<>(runs.size());
    for (Run run : runs) {
      if (!merged.isEmpty() && merged.getLast().label().equals(run.label())) {
        merged.set(
            merged.size() - 1, new Run(run.label(), merged.getLast().length() + run.length()));
      } else {
        merged.add(run);
      }
    }
    runs = List.copyOf(merged);
  }

  /** Makes the runs of labels given frame by frame. */
  public static LabelRuns ofFrames(List<String> labels) {
    return new LabelRuns(labels.stream().map(label -> new Run(label, 1)).toList());
  }

  /** Returns the number of frames. */
  public int length() {
    return runs.stream().mapToInt(Run::length).sum();
  }

  /** Returns the label of every frame. */
  public List<String> frames() {
    List<String> frames = new ArrayList<>(length());
    for (Run run : runs) {
      for (int i = 0; i < run.length(); i++) {
        frames.add(run.label());
      }
    }
    return frames;
  }
}
