package org.cuepoint.app.workspace;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Consumer;
import org.cuepoint.app.fx.FxJobBridge;
import org.cuepoint.app.i18n.Messages;
import org.cuepoint.app.report.ProjectPage;
import org.cuepoint.app.report.ProjectReport;
import org.cuepoint.core.job.Job;
import org.cuepoint.core.job.JobHandle;
import org.cuepoint.core.media.VideoId;
import org.cuepoint.core.overview.ComparedModels;
import org.cuepoint.core.overview.ProjectOverview;
import org.cuepoint.core.overview.ProjectSurvey;
import org.cuepoint.core.session.ProjectSession;

/** Reads where the project stands, in the background. FX thread only. */
public final class OverviewActions {

  private final Workspace workspace;
  private final InstantSource clock;

  OverviewActions(Workspace workspace, InstantSource clock) {
    this.workspace = workspace;
    this.clock = clock;
  }

  /** What a file is written with. */
  @FunctionalInterface
  public interface Writing {
    /** Writes the file. */
    void to(Path file) throws IOException;
  }

  /**
   * Reads what the store knows; does nothing without a project.
   *
   * @param compared models that were compared before, or none
   */
  public void read(ComparedModels compared, Consumer<? super ProjectOverview> shown) {
    ProjectSession session = workspace.sessionProperty().get();
    if (session != null) {
      workspace.background(
          workspace.runners().looking(),
          new Job<>(
              "overview",
              context ->
                  ProjectOverview.read(session, compared, clock.instant(), ZoneId.systemDefault())),
          ifStill(session, shown));
    }
  }

  /**
   * Reads what features and files say.
   *
   * @param otherwise told when it failed or was cancelled
   * @return the job, to be cancelled; empty without a project
   */
  public Optional<JobHandle<ProjectSurvey>> survey(
      Consumer<? super ProjectSurvey> shown, FxJobBridge.Ended otherwise) {
    ProjectSession session = workspace.sessionProperty().get();
    return session == null
        ? Optional.empty()
        : Optional.of(
            workspace.watched(
                workspace.runners().looking(),
                Messages.text("job.survey"),
                ProjectSurvey.of(session),
                ifStill(session, shown),
                otherwise));
  }

  /**
   * Asks successive models about the same places, which takes the engine some seconds each.
   *
   * @param otherwise told when it failed or was cancelled
   */
  public void compareModels(Consumer<? super ComparedModels> shown, FxJobBridge.Ended otherwise) {
    ProjectSession session = workspace.sessionProperty().get();
    if (session == null) {
      return;
    }
    workspace.watched(
        workspace.runners().learning(),
        Messages.text("job.agreement"),
        ComparedModels.of(session),
        ifStill(session, shown),
        otherwise);
  }

  /** Writes the report on the project as one HTML file. */
  public void report(ComparedModels compared, Path to) {
    ProjectSession session = workspace.sessionProperty().get();
    if (session != null) {
      workspace.watched(
          workspace.runners().looking(),
          Messages.text("job.report"),
          new Job<>(
              "report",
              context ->
                  ProjectPage.write(
                      ProjectReport.of(session, clock, compared, ProjectReport.Thumbnails.READ)
                          .work()
                          .run(context),
                      to)),
          file -> workspace.tell(Notice.information(Messages.text("export.done", file))),
          problem -> workspace.tell(Notice.problem(problem)));
    }
  }

  /** Writes a file in the background and says when it is there. */
  public void write(Path to, Writing writing) {
    workspace.background(
        workspace.runners().looking(),
        new Job<>(
            "export",
            context -> {
              writing.to(to);
              return to;
            }),
        file -> workspace.tell(Notice.information(Messages.text("export.done", file))));
  }

  /** Shows a frame of a video in the main window. */
  public void open(VideoId video, int frame) {
    workspace.openVideo(video, () -> workspace.seekTo(frame));
  }

  private <T> Consumer<T> ifStill(ProjectSession session, Consumer<? super T> shown) {
    return result -> {
      if (workspace.sessionProperty().get() == session) {
        shown.accept(result);
      }
    };
  }
}
