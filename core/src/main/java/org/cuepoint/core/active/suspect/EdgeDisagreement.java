package org.cuepoint.core.active.suspect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.cuepoint.core.suggest.DecodedSegment;
import org.cuepoint.core.suggest.Edge;
import org.cuepoint.core.train.DatasetSnapshot.Target;

/**
 * A labelled segment that a model which did not learn from it finds, too, but begins or ends
 * elsewhere. An edge at tick t lies between t − 1 and t.
 *
 * @param unit the labelled segment
 * @param side which of its edges
 * @param found where the model has that edge, with the band that holds most of its probability
 */
public record EdgeDisagreement(LabelledUnit unit, Side side, Edge found) {

  /** The two must share half of what they cover together; otherwise they are not one event. */
  private static final double LEAST_OVERLAP = 0.5;

  /** Which edge of a segment. */
  public enum Side {
    /** Where it begins. */
    START,
    /** Where it ends. */
    END
  }

  /** Returns where the label has the edge, in ticks. */
  public int labelTick() {
    return side == Side.START ? unit.start() : unit.end();
  }

  /** Returns how far the label lies from the model's edge, in ticks; positive when it is early. */
  public int ticks() {
    return found.peakTick() - labelTick();
  }

  /** Returns how far the label lies outside of the band in which the model has the edge. */
  int outside() {
    return Math.max(0, Math.max(found.lowTick() - labelTick(), labelTick() - found.highTick()));
  }

  /**
   * Looks for edges that are farther off than a tolerance, measured to the near end of the model's
   * band, so that an edge of which the model is unsure is no finding.
   *
   * @param units labelled runs of one clip
   * @param decoded what was found in that clip without looking at its labels
   * @param toleranceTicks how far an edge may be off, at least 0
   * @return the farthest first
   */
  public static List<EdgeDisagreement> find(
      List<LabelledUnit> units, List<DecodedSegment> decoded, int toleranceTicks) {
    List<EdgeDisagreement> found = new ArrayList<>();
    for (LabelledUnit unit : units) {
      Optional<DecodedSegment> same =
          decoded.stream()
              .filter(segment -> unit.label() != Target.BACKGROUND)
              .filter(segment -> segment.classIndex() == unit.label())
              .filter(segment -> overlap(unit, segment) >= LEAST_OVERLAP)
              .max(Comparator.comparingDouble(segment -> overlap(unit, segment)));
      if (same.isPresent()) {
        DecodedSegment segment = same.get();
        Edge start = segment.start().orElse(Edge.certain(segment.startTick()));
        Edge end = segment.end().orElse(Edge.certain(segment.endTick()));
        found.add(new EdgeDisagreement(unit, Side.START, start));
        found.add(new EdgeDisagreement(unit, Side.END, end));
      }
    }
    return found.stream()
        .filter(edge -> edge.outside() > toleranceTicks)
        .sorted(FARTHEST_FIRST)
        .toList();
  }

  /** Orders findings of any clips, the farthest first. */
  public static final Comparator<EdgeDisagreement> FARTHEST_FIRST =
      Comparator.comparingInt((EdgeDisagreement edge) -> -edge.outside())
          .thenComparingInt(edge -> edge.unit().clip())
          .thenComparingInt(edge -> edge.unit().start())
          .thenComparing(EdgeDisagreement::side);

  private static double overlap(LabelledUnit unit, DecodedSegment segment) {
    int shared =
        Math.min(unit.end(), segment.endTick()) - Math.max(unit.start(), segment.startTick());
    int together =
        Math.max(unit.end(), segment.endTick()) - Math.min(unit.start(), segment.startTick());
    return Math.max(0, (double) shared / together);
  }
}
