package org.cuepoint.core.suggest;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cuepoint.core.annotation.ModelVersionId;
import org.cuepoint.core.annotation.Suggestion;
import org.cuepoint.core.annotation.SuggestionId;
import org.cuepoint.core.annotation.SuggestionParts;
import org.cuepoint.core.annotation.SuggestionStatus;
import org.cuepoint.core.media.RegionId;
import org.cuepoint.core.media.VideoId;
import org.cuepoint.core.recognition.ProbabilityTrack;
import org.cuepoint.core.taxonomy.ClassId;
import org.cuepoint.core.time.FeatureClock;
import org.cuepoint.core.time.FrameIndex;
import org.cuepoint.core.time.FrameRange;
import org.cuepoint.core.train.DatasetSnapshot.Target;

/**
 * Makes suggestions of what a decoder finds, without touching what a person labelled: ticks with a
 * person's class are cut out, and what is left of a segment stays only if it still lasts the
 * decoder's minimum. Thread-safe.
 */
public final class Proposer {

  private final SegmentDecoder decoder;
  private final DecoderSettings settings;

  /** Makes a proposer with the plain decoder. */
  public Proposer(DecoderSettings settings) {
    this(new ViterbiDecoder(settings), settings);
  }

  /**
   * Makes a proposer.
   *
   * @param decoder finds the segments
   * @param settings says how short a suggestion may be
   */
  public Proposer(SegmentDecoder decoder, DecoderSettings settings) {
    this.decoder = decoder;
    this.settings = settings;
  }

  /**
   * What is being looked at.
   *
   * @param video the video
   * @param region the analysis region, or empty for the whole frame
   * @param index the video's frames
   */
  public record Place(VideoId video, Optional<RegionId> region, FrameIndex index) {}

  /**
   * Returns new suggestions, all proposed, ordered by start.
   *
   * @param place the video or region
   * @param model who says it
   * @param probabilities what it says
   * @param groups columns of {@code probabilities} that exclude each other
   * @param constraints what a person said; see {@link SegmentDecoder#decode}
   * @param leftOut ticks that an ignored range leaves out
   */
  public List<Suggestion> propose(
      Place place,
      ModelVersionId model,
      ProbabilityTrack probabilities,
      List<List<Integer>> groups,
      List<Target> constraints,
      BitSet leftOut) {
    int shortest = settings.minimumTicks(probabilities.clock().hertz());
    List<Suggestion> suggestions = new ArrayList<>();
    for (DecodedSegment segment : decoder.decode(probabilities, groups, constraints)) {
      int group = groupOf(groups, segment.classIndex());
      BitSet open = new BitSet();
      open.set(segment.startTick(), segment.endTick());
      open.andNot(leftOut);
      for (Target constraint : constraints) {
        if (constraint.group() == group && constraint.label() >= 0) {
          open.clear(constraint.start(), constraint.end());
        }
      }
      for (int start = open.nextSetBit(0); start >= 0; ) {
        int end = open.nextClearBit(start);
        if (end - start >= shortest) {
          DecodedSegment piece = segment.piece(probabilities, groups.get(group), start, end);
          suggestion(place, model, probabilities, groups.get(group), piece)
              .ifPresent(suggestions::add);
        }
        start = open.nextSetBit(end);
      }
    }
    return List.copyOf(suggestions);
  }

  private static Optional<Suggestion> suggestion(
      Place place,
      ModelVersionId model,
      ProbabilityTrack track,
      List<Integer> group,
      DecodedSegment piece) {
    FrameRange frames = track.clock().frames(place.index(), piece.startTick(), piece.endTick());
    if (frames.isPoint()) {
      // A frame that stays on screen for several ticks: there is nothing to cut out of it.
      return Optional.empty();
    }
    Map<ClassId, Double> probabilities = new HashMap<>();
    for (int column : group) {
      probabilities.put(track.classes().get(column), piece.probabilities().get(column));
    }
    return Optional.of(
        new Suggestion(
            SuggestionId.random(),
            place.video(),
            place.region(),
            model,
            place.index().range(frames),
            track.classes().get(piece.classIndex()),
            probabilities,
            parts(place.index(), track.clock(), piece),
            SuggestionStatus.PROPOSED,
            Optional.empty(),
            0,
            0));
  }

  private static Map<String, Double> parts(
      FrameIndex index, FeatureClock clock, DecodedSegment piece) {
    Map<String, Double> parts = new HashMap<>();
    parts.put(SuggestionParts.ENTROPY, piece.entropy());
    parts.put(SuggestionParts.MARGIN, piece.margin());
    parts.put(SuggestionParts.CONFIDENCE, piece.confidence());
    piece
        .start()
        .ifPresent(
            edge -> {
              parts.put(SuggestionParts.START_LOW, frame(index, clock, edge.lowTick()));
              parts.put(SuggestionParts.START_HIGH, frame(index, clock, edge.highTick()));
              parts.put(SuggestionParts.START_ENTROPY, edge.entropy());
            });
    piece
        .end()
        .ifPresent(
            edge -> {
              parts.put(SuggestionParts.END_LOW, frame(index, clock, edge.lowTick()));
              parts.put(SuggestionParts.END_HIGH, frame(index, clock, edge.highTick()));
              parts.put(SuggestionParts.END_ENTROPY, edge.entropy());
            });
    return parts;
  }

  private static double frame(FrameIndex index, FeatureClock clock, int tick) {
    return tick >= clock.ticks(index) ? index.frameCount() : clock.frame(index, tick);
  }

  private static int groupOf(List<List<Integer>> groups, int column) {
    for (int g = 0; g < groups.size(); g++) {
      if (groups.get(g).contains(column)) {
        return g;
      }
    }
    throw new IllegalArgumentException("No group holds the class in column " + column);
  }
}
