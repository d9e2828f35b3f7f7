package org.cuepoint.core.exchange;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.cuepoint.core.annotation.LabelState;
import org.cuepoint.core.eval.LabelRuns;
import org.cuepoint.core.eval.LabelledVideo;
import org.cuepoint.core.time.FrameIndex;
import org.cuepoint.core.time.FrameRange;

/**
 * The truth of one video or analysis region, one label for each of its own frames: the lines of a
 * file, or the frames of the video.
 *
 * @param video the video
 * @param region name of the region as the video has it; empty for the whole frame, or where a
 *     format knows no regions
 * @param labels one label a line; unknown and ignored frames are {@link LabelRuns#LEFT_OUT}
 * @param lineRate lines a second; empty when a line is a frame of the video
 */
public record FrameTruth(
    KnownVideo video, Optional<String> region, LabelRuns labels, OptionalDouble lineRate) {

  /** The label of frames at which nothing happens. */
  public static final String BACKGROUND = "background";

  /**
   * Makes truths of rows: frames in no row are background, unknown and ignored ones are left out,
   * negative ones say nothing. Where rows overlap, the one that begins later stands on top.
   *
   * <p>Of a video with regions, each region is a sequence of its own; rows of the whole frame count
   * there only when they say "ignore". When no row names a region, the rows are one sequence of the
   * whole frame.
   *
   * @param annotations the rows
   * @param context finds the videos; those that it does not know are passed over
   * @throws IllegalArgumentException if a row names a region that its video does not have
   */
  public static List<FrameTruth> ofRows(ImportedAnnotations annotations, ReadContext context) {
    List<FrameTruth> truths = new ArrayList<>();
    for (String name : annotations.videosCovered()) {
      Optional<KnownVideo> known = context.resolve(name);
      if (known.isPresent()) {
        List<ImportedSegment> rows =
            annotations.rows().stream().filter(row -> row.video().equals(name)).toList();
        truths.addAll(ofVideo(known.get(), rows));
      }
    }
    return truths;
  }

  private static List<FrameTruth> ofVideo(KnownVideo known, List<ImportedSegment> rows) {
    List<String> regions = known.video().regions().stream().map(region -> region.name()).toList();
    boolean whole = !rows.isEmpty() && rows.stream().allMatch(row -> row.region().isEmpty());
    if (regions.isEmpty() || whole) {
      return List.of(
          new FrameTruth(known, Optional.empty(), paint(known, rows), OptionalDouble.empty()));
    }
    for (ImportedSegment row : rows) {
      row.region()
          .filter(named -> regions.stream().noneMatch(named::equalsIgnoreCase))
          .ifPresent(
              named -> {
                throw new IllegalArgumentException(
                    known.video().name()
                        + " has no region '"
                        + named
                        + "', of which the truth speaks; it has "
                        + String.join(", ", regions)
                        + ".");
              });
    }
    List<FrameTruth> truths = new ArrayList<>();
    for (String region : regions) {
      List<ImportedSegment> here =
          rows.stream()
              .filter(
                  row ->
                      row.region()
                          .map(region::equalsIgnoreCase)
                          .orElse(row.state() == LabelState.IGNORE))
              .toList();
      truths.add(
          new FrameTruth(known, Optional.of(region), paint(known, here), OptionalDouble.empty()));
    }
    return truths;
  }

  /** Lays rows over background, frame by frame. */
  static LabelRuns paint(KnownVideo known, List<ImportedSegment> rows) {
    String[] frames = new String[known.index().frameCount()];
    Arrays.fill(frames, BACKGROUND);
    for (LabelState layer : List.of(LabelState.POSITIVE, LabelState.UNKNOWN, LabelState.IGNORE)) {
      rows.stream()
          .filter(row -> row.state() == layer)
          .sorted(java.util.Comparator.comparingDouble(ImportedSegment::startSeconds))
          .forEach(
              row -> {
                Optional<FrameRange> place = row.place(known.index());
                String label = layer == LabelState.POSITIVE ? row.label() : LabelRuns.LEFT_OUT;
                place.ifPresent(p -> Arrays.fill(frames, p.start(), p.end(), label));
              });
    }
    return LabelRuns.ofFrames(Arrays.asList(frames));
  }

  /** Returns the frame of the video that is on screen at a line. */
  public int frameOf(int line) {
    if (lineRate.isEmpty()) {
      return Math.min(line, video.index().frameCount() - 1);
    }
    // A line that falls on a frame's first instant belongs to it, whatever the division rounds.
    double seconds = line / lineRate.getAsDouble() + 1e-6;
    FrameIndex index = video.index();
    int frame = index.frameAtSeconds(seconds);
    // The index rounds seconds to ticks of the stream, which may be as coarse as frames.
    while (frame > 0 && index.secondsAt(frame) > seconds) {
      frame--;
    }
    while (frame + 1 < index.frameCount() && index.secondsAt(frame + 1) <= seconds) {
      frame++;
    }
    return frame;
  }

  /**
   * Pairs the truth with predictions at its own lines.
   *
   * @param name of the video or region, for people
   * @param predicted one label for each frame of the video
   */
  public LabelledVideo against(String name, LabelRuns predicted) {
    List<String> frames = predicted.frames();
    if (frames.size() != video.index().frameCount()) {
      throw new IllegalArgumentException(
          "The prediction of '"
              + video.video().path()
              + "' has "
              + frames.size()
              + " frames, the video "
              + video.index().frameCount());
    }
    List<String> atLines = new ArrayList<>(labels.length());
    for (int line = 0; line < labels.length(); line++) {
      atLines.add(frames.get(frameOf(line)));
    }
    return new LabelledVideo(name, video.video().group(), labels, LabelRuns.ofFrames(atLines));
  }
}
