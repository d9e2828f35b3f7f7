package org.cuepoint.app.shell;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.cuepoint.app.workspace.WorkspaceRunners;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts JavaFX with the window. {@code javafx.application.Application} would be made by reflection
 * and could get its services only through a static field; {@link Platform#startup} takes a closure
 * instead, so that the services are passed like everywhere else.
 */
public final class WorkbenchApplication {

  private static final Logger LOG = LoggerFactory.getLogger(WorkbenchApplication.class);

  private WorkbenchApplication() {}

  /**
   * Shows the window and returns when it is closed and everything is saved. Once in a process, not
   * on the FX thread.
   *
   * @param services what the window needs
   * @param project the project to open; empty opens the last one, or the sample on the first start
   */
  public static void launchWith(WorkbenchServices services, Optional<Path> project) {
    CompletableFuture<Boolean> closed = new CompletableFuture<>();
    try (WorkspaceRunners runners = WorkspaceRunners.threaded()) {
      Platform.startup(() -> start(services, project, runners, closed));
      closed.join();
    } catch (CompletionException failed) {
      throw new IllegalStateException(
          "The window could not be opened: " + failed.getCause(), failed.getCause());
    } finally {
      Platform.exit();
    }
  }

  private static void start(
      WorkbenchServices services,
      Optional<Path> project,
      WorkspaceRunners runners,
      CompletableFuture<Boolean> closed) {
    try {
      Stage stage = new Stage();
      WorkbenchWindow window =
          new WorkbenchWindow(services, runners, stage, () -> closed.complete(true));
      Thread.currentThread()
          .setUncaughtExceptionHandler(
              (thread, problem) -> {
                LOG.error("Unexpected problem in the window", problem);
                window.tellUnexpected(problem);
              });
      window.show(project);
    } catch (RuntimeException failed) {
      closed.completeExceptionally(failed);
    }
  }
}
