package org.cuepoint.core.engine;

/** The engine process ended while a request was open. */
final class EngineDiedException extends RuntimeException {

  EngineDiedException(String message) {
    super(message);
  }
}
