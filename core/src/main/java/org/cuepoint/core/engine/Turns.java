package org.cuepoint.core.engine;

import java.util.EnumMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * Gives turns on the one thread that computes (libtorch has one gradient collector a process). The
 * most urgent request that waits comes first; a running one lets more urgent ones in when it calls
 * {@link #letIn} between its steps. Thread-safe.
 */
final class Turns {

  private final ExecutorService worker =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("engine-work").factory());
  private final Map<Urgency, Queue<Runnable>> waiting = new EnumMap<>(Urgency.class);

  Turns() {
    for (Urgency urgency : Urgency.values()) {
      waiting.put(urgency, new ConcurrentLinkedQueue<>());
    }
  }

  /** Returns an executor whose work waits for its turn. */
  Executor of(Urgency urgency) {
    return work -> {
      queue(urgency).add(work);
      worker.execute(this::next);
    };
  }

  private void next() {
    for (Urgency urgency : Urgency.values()) {
      Runnable work = queue(urgency).poll();
      if (work != null) {
        work.run();
        return;
      }
    }
  }

  /**
   * Runs everything that waits and is more urgent. Called by the work itself, on its thread,
   * between two steps.
   */
  void letIn(Urgency running) {
    for (Urgency urgency : Urgency.values()) {
      if (urgency.compareTo(running) >= 0) {
        return;
      }
      @Nullable Runnable work;
      while ((work = queue(urgency).poll()) != null) {
        work.run();
      }
    }
  }

  private Queue<Runnable> queue(Urgency urgency) {
    Queue<Runnable> queue = waiting.get(urgency);
    if (queue == null) {
      throw new IllegalStateException("No queue for " + urgency);
    }
    return queue;
  }
}
