package org.cuepoint.app.cli;

import org.cuepoint.core.train.TeacherSpec;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How large a teacher, or what it starts from, is. */
final class TeacherSizeOption {

  @Option(
      names = "--profile",
      paramLabel = "SIZE",
      description = "t-cpu (default), t-cpu+ (slow without a GPU) or t-gpu.")
  private @Nullable String profile;

  TeacherSizeOption() {}

  boolean isGiven() {
    return profile != null;
  }

  TeacherSpec spec() {
    try {
      return profile == null ? TeacherSpec.T_CPU : TeacherSpec.named(profile);
    } catch (IllegalArgumentException unknown) {
      throw new CommandFailedException(unknown.getMessage() + ".");
    }
  }
}
