package org.cuepoint.core.engine;

/** How the engine is, for a person to see. */
public sealed interface EngineStatus {

  /** Not started yet; it starts with the first request. */
  record Stopped() implements EngineStatus {}

  /** Starts now. */
  record Starting() implements EngineStatus {}

  /**
   * Runs.
   *
   * @param process its process id
   * @param device for example {@code cpu} or {@code gpu(0)}
   * @param threads threads of one operation
   * @param torch version of libtorch
   */
  record Ready(long process, String device, int threads, String torch) implements EngineStatus {}

  /**
   * Ended unasked; it is started again for what was open.
   *
   * @param reason a sentence that says how it ended
   */
  record Died(String reason) implements EngineStatus {}
}
