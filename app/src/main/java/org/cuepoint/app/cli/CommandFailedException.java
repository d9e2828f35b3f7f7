package org.cuepoint.app.cli;

/** A command that was refused or failed; the message is one sentence for a person. */
final class CommandFailedException extends RuntimeException {

  CommandFailedException(String message) {
    super(message);
  }
}
