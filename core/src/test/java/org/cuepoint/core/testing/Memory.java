package org.cuepoint.core.testing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The collections of a project in memory and their transactions: when work throws, every collection
 * gets back what it held. Thread-safe; one lock, held through a transaction.
 */
final class Memory {

  private final List<Map<?, ?>> maps = new ArrayList<>();
  private final List<Collection<?>> lists = new ArrayList<>();

  /** Returns a map that takes part in transactions. */
  <K, V> Map<K, V> map() {
    Map<K, V> map = new LinkedHashMap<>();
    maps.add(map);
    return map;
  }

  /** Returns a list that takes part in transactions. */
  <T> List<T> list() {
    List<T> list = new ArrayList<>();
    lists.add(list);
    return list;
  }

  synchronized <T> T inTransaction(Supplier<T> work) {
    List<Runnable> restore = new ArrayList<>();
    maps.forEach(map -> restore.add(restoring(map)));
    lists.forEach(list -> restore.add(restoring(list)));
    boolean done = false;
    try {
      T value = work.get();
      done = true;
      return value;
    } finally {
      if (!done) {
        restore.forEach(Runnable::run);
      }
    }
  }

  synchronized void run(Runnable work) {
    inTransaction(
        () -> {
          work.run();
          return true;
        });
  }

  synchronized <T> T read(Supplier<T> work) {
    return work.get();
  }

  private static <K, V> Runnable restoring(Map<K, V> map) {
    Map<K, V> copy = new LinkedHashMap<>(map);
    return () -> {
      map.clear();
      map.putAll(copy);
    };
  }

  private static <T> Runnable restoring(Collection<T> list) {
    List<T> copy = new ArrayList<>(list);
    return () -> {
      list.clear();
      list.addAll(copy);
    };
  }

  /** Returns how often each value comes. */
  static <T> Map<T, Integer> count(Collection<T> values) {
    Map<T, Integer> counts = new HashMap<>();
    values.forEach(value -> counts.merge(value, 1, Integer::sum));
    return counts;
  }
}
