package org.cuepoint.app.cli;

import java.nio.file.Path;
import org.cuepoint.core.project.ProjectAccess;
import org.cuepoint.core.project.ProjectUnavailableException;
import org.cuepoint.core.session.ProjectSession;
import picocli.CommandLine.Parameters;

/** A command that works on one project. */
abstract class ProjectCommand extends BaseCommand {

  /** What a command does with its project. */
  enum Intent {
    /** Changes it: refused while somebody else has it open for writing. */
    CHANGE,
    /** Only looks: works beside a writer. */
    LOOK
  }

  @Parameters(index = "0", paramLabel = "PROJECT", description = "The project's folder.")
  private Path project;

  /** Says what the command does with the project, given its options. */
  abstract Intent intent();

  /** Does the work on the opened project and returns the exit code. */
  abstract int run(ProjectSession session) throws Exception;

  @Override
  final int run() throws Exception {
    try (ProjectSession session = open(services(), project, intent())) {
      return run(session);
    }
  }

  /** Opens a project as the intent needs. */
  static ProjectSession open(CommandServices services, Path project, Intent intent)
      throws ProjectUnavailableException {
    return services.openSession(
        project, intent == Intent.CHANGE ? ProjectAccess.WRITE : ProjectAccess.READ);
  }
}
