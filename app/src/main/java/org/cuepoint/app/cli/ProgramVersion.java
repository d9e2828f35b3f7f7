package org.cuepoint.app.cli;

import picocli.CommandLine;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What {@code --version} prints. */
final class ProgramVersion implements IVersionProvider {

  @Spec private CommandSpec spec;

  ProgramVersion() {}

  @Override
  public String[] getVersion() {
    CommandLine root = spec.root().commandLine();
    CuepointCommand command = root.getCommand();
    return new String[] {
      "cuepoint " + command.services().version(),
      "Java " + Runtime.version() + " on " + System.getProperty("os.name")
    };
  }
}
