package org.cuepoint.app.workspace;

/**
 * What the engine process is doing.
 *
 * @param state its state
 * @param device for example {@code CPU} or the name of a GPU; empty when not known yet
 * @param detail one sentence for a person, for example why it was started again; may be empty
 */
public record EngineStatus(State state, String device, String detail) {

  /** Before anything was asked of it. */
  public static final EngineStatus NOT_STARTED = new EngineStatus(State.STOPPED, "", "");

  /** States of the engine. */
  public enum State {
    /** Not running; it starts when it is needed. */
    STOPPED,
    /** Starting. */
    STARTING,
    /** Waiting for work. */
    IDLE,
    /** Working. */
    BUSY,
    /** It ended unexpectedly and is being started again. */
    RESTARTING,
    /** It cannot be started. */
    FAILED
  }
}
