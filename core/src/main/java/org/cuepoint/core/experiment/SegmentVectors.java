package org.cuepoint.core.experiment;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.cuepoint.core.experiment.LabelledFolder.Entry;
import org.cuepoint.core.experiment.LabelledFolder.Labelled;
import org.cuepoint.core.job.JobContext;

/**
 * Labelled segments as vectors: statistics of the token map over the segment's ticks, so that place
 * is kept (a left and a right hand differ in nothing else). Immutable.
 *
 * @param segments in order of videos, then time; those without a tick are left out
 * @param parts vectors of each part, shape (segments, values)
 */
record SegmentVectors(List<Example> segments, Map<Part, float[][]> parts) {

  private static final int GRID = 4;
  private static final int STAGES = 3;

  /** What is taken of a segment. */
  enum Part {
    /** Mean of the values as they are: look and pose. */
    LOOK,
    /** Mean of the values standardised by the video: what differs from the rest of it. */
    PLACE,
    /** Deviation over the segment, in the video's deviations. */
    SPREAD,
    /** Mean change from tick to tick, in the video's deviations: speed. */
    CHANGE,
    /** Means of the first, middle and last third, standardised by the video: order. */
    COURSE
  }

  /**
   * A segment.
   *
   * @param video its video
   * @param group of the video
   * @param label its class
   */
  record Example(String video, String group, String label) {}

  static SegmentVectors of(LabelledFolder data, EncodedVideos encoded, JobContext context) {
    List<Example> segments = new ArrayList<>();
    Map<Part, List<float[]>> lists = new EnumMap<>(Part.class);
    for (Part part : Part.values()) {
      lists.put(part, new ArrayList<>());
    }
    for (Entry video : data.videos()) {
      context.throwIfCancelled();
      ClipTokens tokens = ClipTokens.read(encoded.of(video), GRID);
      for (Labelled segment : video.segments()) {
        data.ticks(video, segment)
            .ifPresent(
                range -> {
                  segments.add(new Example(video.name(), video.group(), segment.label()));
                  lists.forEach((part, list) -> list.add(vector(part, tokens, range[0], range[1])));
                });
      }
    }
    Map<Part, float[][]> parts = new EnumMap<>(Part.class);
    lists.forEach((part, list) -> parts.put(part, list.toArray(float[][]::new)));
    return new SegmentVectors(List.copyOf(segments), parts);
  }

  private static float[] vector(Part part, ClipTokens tokens, int start, int end) {
    return switch (part) {
      case LOOK -> {
        float[] mean = new float[tokens.values()];
        for (int tick = start; tick < end; tick++) {
          for (int i = 0; i < mean.length; i++) {
            mean[i] += tokens.plain(tick, i) / (end - start);
          }
        }
        yield mean;
      }
      case PLACE -> mean(tokens, start, end);
      case SPREAD -> spread(tokens, start, end);
      case CHANGE -> change(tokens, start, end);
      case COURSE -> course(tokens, start, end);
    };
  }

  private static float[] mean(ClipTokens tokens, int start, int end) {
    float[] mean = new float[tokens.values()];
    for (int tick = start; tick < end; tick++) {
      for (int i = 0; i < mean.length; i++) {
        mean[i] += tokens.standard(tick, i) / (end - start);
      }
    }
    return mean;
  }

  private static float[] spread(ClipTokens tokens, int start, int end) {
    float[] mean = mean(tokens, start, end);
    float[] spread = new float[mean.length];
    for (int tick = start; tick < end; tick++) {
      for (int i = 0; i < mean.length; i++) {
        float difference = tokens.standard(tick, i) - mean[i];
        spread[i] += difference * difference / (end - start);
      }
    }
    for (int i = 0; i < spread.length; i++) {
      spread[i] = (float) Math.sqrt(spread[i]);
    }
    return spread;
  }

  private static float[] change(ClipTokens tokens, int start, int end) {
    float[] change = new float[tokens.values()];
    int first = Math.max(1, start);
    for (int tick = first; tick < end; tick++) {
      for (int i = 0; i < change.length; i++) {
        change[i] +=
            Math.abs(tokens.standard(tick, i) - tokens.standard(tick - 1, i)) / (end - first);
      }
    }
    return change;
  }

  private static float[] course(ClipTokens tokens, int start, int end) {
    int values = tokens.values();
    float[] course = new float[STAGES * values];
    for (int stage = 0; stage < STAGES; stage++) {
      int from = start + (end - start) * stage / STAGES;
      int to = Math.max(from + 1, start + (end - start) * (stage + 1) / STAGES);
      System.arraycopy(mean(tokens, from, to), 0, course, stage * values, values);
    }
    return course;
  }
}
