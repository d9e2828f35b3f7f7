package org.cuepoint.core.engine;

/**
 * A request that the engine refused or that failed in it; the message is a sentence for a person.
 */
public final class EngineException extends RuntimeException {

  /** Makes the exception. */
  public EngineException(String message) {
    super(message);
  }

  /** Makes the exception with its cause. */
  public EngineException(String message, Throwable cause) {
    super(message, cause);
  }
}
