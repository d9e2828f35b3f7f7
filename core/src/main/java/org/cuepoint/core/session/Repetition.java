package org.cuepoint.core.session;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;
import org.cuepoint.core.recognition.ModelVersion;

/**
 * What came of running a training again from a model's provenance.
 *
 * @param model whose training was run again
 * @param weights whether the same came out, to the bit
 * @param figures metrics and last values of curves that differ or are missing on one side, by name;
 *     durations are no part of it
 * @param partedAt the first step at which the curves differ; empty when they are equal or not kept
 * @param software versions and devices that are others now than then, by name
 * @param encodedTicks ticks whose features were gone and were computed again
 * @param sources how the videos and crops are known
 * @param added the new version, if one was wanted
 * @param seconds how long it took
 */
public record Repetition(
    ModelVersion model,
    Weights weights,
    List<Change> figures,
    OptionalInt partedAt,
    List<Change> software,
    long encodedTicks,
    Sources sources,
    Optional<ModelVersion> added,
    double seconds) {

  /** Copies the lists. */
  public Repetition {
    figures = List.copyOf(figures);
    software = List.copyOf(software);
  }

  /** What becomes of the repeated model. */
  public enum Then {
    /** It is compared and goes. */
    DROP,
    /** It stays as a new version, which is not made active. */
    ADD
  }

  /** How the weights compare. */
  public enum Weights {
    /** Equal to the bit. */
    EQUAL,
    /** Others. */
    DIFFERENT
  }

  /** How it is known what the training saw. */
  public enum Sources {
    /** The model keeps the list of videos and crops. */
    KEPT,
    /** The list was not kept; crops are those of today. */
    CROPS_OF_TODAY
  }

  /**
   * Something that is not as it was.
   *
   * @param name of a figure, a setting or a part of the software
   * @param then its value of the model, or a dash
   * @param now its value of the repetition or of the other model, or a dash
   */
  public record Change(String name, String then, String now) {

    private static final String NOTHING = "–";

    /** Returns what differs between two sets of values by name, in the order of the names. */
    static List<Change> between(Map<String, String> before, Map<String, String> after) {
      TreeSet<String> names = new TreeSet<>(before.keySet());
      names.addAll(after.keySet());
      return names.stream()
          .map(
              name ->
                  new Change(
                      name, before.getOrDefault(name, NOTHING), after.getOrDefault(name, NOTHING)))
          .filter(change -> !change.then().equals(change.now()))
          .toList();
    }
  }
}
