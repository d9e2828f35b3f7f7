package org.cuepoint.core.session;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.cuepoint.core.active.suspect.ConfidentLearning;
import org.cuepoint.core.active.suspect.Planting;
import org.cuepoint.core.media.RegionId;
import org.cuepoint.core.media.VideoId;
import org.cuepoint.core.time.MediaRange;

/**
 * Labels that are probably wrong.
 *
 * @param labels segments and reviewed gaps that are probably something else, most suspect first
 * @param edges segments that probably begin or end elsewhere, the farthest first
 * @param units labelled segments and gaps that were looked at
 * @param folds parts that were held out in turn
 * @param seconds how long it took
 */
public record SuspectReport(
    List<Finding> labels, List<Finding> edges, int units, int folds, double seconds) {

  /** Acquisition of a round of findings. */
  public static final String ACQUISITION = "suspects";

  /** What stands for nothing of the group in a finding. */
  public static final String BACKGROUND = "background";

  /** Copies the lists. */
  public SuspectReport {
    labels = List.copyOf(labels);
    edges = List.copyOf(edges);
  }

  /** What is suspect. */
  public enum Kind {
    /** The class. */
    LABEL,
    /** Where the segment begins. */
    START,
    /** Where the segment ends. */
    END
  }

  /**
   * A label to look at again.
   *
   * @param kind what is suspect
   * @param video the video
   * @param region the analysis region, or empty for the whole frame
   * @param place the label's place
   * @param label name of the class that it is labelled as, or {@link #BACKGROUND}
   * @param proposed name of what it probably is; the same as the label where an edge is suspect
   * @param proposedPlace where the model has it; the same as the place where the class is suspect
   * @param score higher is more suspect: of a class, the probability that it is something else; of
   *     an edge, how many seconds it is off
   * @param reason why, in words
   * @param guess the most probable classes by name, most probable first
   * @param parts what the score is made of, by name
   */
  public record Finding(
      Kind kind,
      VideoId video,
      Optional<RegionId> region,
      MediaRange place,
      String label,
      String proposed,
      MediaRange proposedPlace,
      double score,
      String reason,
      Map<String, Double> guess,
      Map<String, Double> parts) {
    /** Copies the maps; they keep their order. */
    public Finding {
      guess = Collections.unmodifiableMap(new LinkedHashMap<>(guess));
      parts = Collections.unmodifiableMap(new LinkedHashMap<>(parts));
    }
  }

  /**
   * How many planted wrong labels were found.
   *
   * @param seed of planting, folds and heads
   * @param units labelled segments and gaps that were looked at
   * @param suspects how many of them are suspect
   * @param found quality of the first items, by how they are ordered
   * @param seconds how long it took
   */
  public record Planted(
      long seed,
      int units,
      int suspects,
      Map<ConfidentLearning.Order, Found> found,
      double seconds) {
    /** Copies the map. */
    public Planted {
      found = Map.copyOf(found);
    }

    /** Returns the quality of the first items in an order. */
    public Found in(ConfidentLearning.Order order) {
      return Objects.requireNonNull(found.get(order));
    }
  }

  /**
   * How good the first items are.
   *
   * @param first of as many items as labels were planted
   * @param second of twice as many
   */
  public record Found(Planting.Quality first, Planting.Quality second) {}
}
