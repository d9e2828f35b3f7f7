package org.cuepoint.app.cli;

/** What a command takes from the one above it. */
interface CommandParent {

  /** Returns what the composition root gives. */
  CommandServices services();

  /** Returns where to write. */
  Console console();

  /** Returns what runs jobs. */
  CommandJobs jobs();
}
