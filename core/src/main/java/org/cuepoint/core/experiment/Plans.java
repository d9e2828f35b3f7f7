package org.cuepoint.core.experiment;

import java.util.HashSet;
import java.util.List;

/** Checks that plans have in common. */
final class Plans {

  private Plans() {}

  static <T> List<T> some(String field, List<T> values) {
    if (values.isEmpty()) {
      throw new IllegalArgumentException("'" + field + "' must name at least one");
    }
    return List.copyOf(values);
  }

  static List<Long> seeds(List<Long> seeds) {
    distinct("seeds", seeds.stream().map(String::valueOf).toList());
    return some("seeds", seeds);
  }

  static void distinct(String field, List<String> names) {
    HashSet<String> seen = new HashSet<>();
    for (String name : names) {
      if (!seen.add(name)) {
        throw new IllegalArgumentException("'" + field + "' has '" + name + "' twice");
      }
    }
  }
}
