package org.cuepoint.core.ethogram;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.cuepoint.core.taxonomy.LabelScheme;

/**
 * What was observed of all subjects, and the figures of any part of it. Immutable.
 *
 * @param scheme the classes
 * @param records what was observed, one a subject and video
 */
public record Ethogram(LabelScheme scheme, List<ObservationRecord> records) {

  /** Copies the list. */
  public Ethogram {
    records = List.copyOf(records);
  }

  /** By what observations are counted together. */
  public enum By {
    /** All of them. */
    ALL,
    /** Those of videos in one group. */
    GROUP,
    /** Those of one subject. */
    SUBJECT,
    /** Each on its own. */
    OBSERVATION
  }

  /** Reads the labels of observations; labels of classes that the scheme does not have go out. */
  public static Ethogram of(LabelScheme scheme, List<Observation> observations) {
    return new Ethogram(
        scheme, observations.stream().map(each -> ObservationRecord.of(scheme, each)).toList());
  }

  /** Returns the part of it that fits. */
  public Ethogram only(Predicate<? super Observation> wanted) {
    return new Ethogram(
        scheme, records.stream().filter(each -> wanted.test(each.observation())).toList());
  }

  /** Returns all observations together. */
  public Pool all() {
    return new Pool("", scheme, records);
  }

  /** Returns the observations counted together; groups and subjects in alphabetical order. */
  public List<Pool> pools(By by) {
    return switch (by) {
      case ALL -> List.of(all());
      case GROUP -> pools(Observation::group);
      case SUBJECT -> pools(Observation::subject);
      case OBSERVATION ->
          records.stream()
              .map(each -> new Pool(each.observation().name(), scheme, List.of(each)))
              .toList();
    };
  }

  private List<Pool> pools(Function<Observation, Optional<String>> key) {
    Map<String, List<ObservationRecord>> pools = new TreeMap<>();
    for (ObservationRecord each : records) {
      pools
          .computeIfAbsent(key.apply(each.observation()).orElse(""), name -> new ArrayList<>())
          .add(each);
    }
    return pools.entrySet().stream()
        .map(pool -> new Pool(pool.getKey(), scheme, pool.getValue()))
        .toList();
  }
}
