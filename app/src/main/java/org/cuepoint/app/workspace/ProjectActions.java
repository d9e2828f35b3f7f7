package org.cuepoint.app.workspace;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.cuepoint.app.i18n.Messages;
import org.cuepoint.core.edit.JournalEntry;
import org.cuepoint.core.exchange.ImportedAnnotations;
import org.cuepoint.core.job.Job;
import org.cuepoint.core.session.ProjectSession;
import org.cuepoint.core.session.VideoIntake;
import org.cuepoint.core.taxonomy.ClassId;
import org.cuepoint.core.taxonomy.LabelScheme;

/** What a person does with videos, classes and label files of the project. FX thread only. */
public final class ProjectActions {

  private static final int HISTORY_SHOWN = 200;

  private final Workspace workspace;

  ProjectActions(Workspace workspace) {
    this.workspace = workspace;
  }

  /** Adds video files; opens the first when none was open. */
  public void addVideos(List<Path> files) {
    withProject(
        session ->
            workspace.watched(
                workspace.runners().media(),
                Messages.text("job.add-videos"),
                session.intake().add(files, VideoIntake.Details.NONE),
                this::added,
                problem -> workspace.tell(Notice.problem(problem))));
  }

  private void added(List<VideoIntake.Outcome> outcomes) {
    List<String> refused =
        outcomes.stream()
            .filter(VideoIntake.Outcome.Refused.class::isInstance)
            .map(o -> ((VideoIntake.Outcome.Refused) o).reason())
            .toList();
    long added = outcomes.stream().filter(VideoIntake.Outcome.Added.class::isInstance).count();
    if (refused.isEmpty()) {
      workspace.tell(Notice.information(Messages.text("notice.videos-added", added)));
    } else {
      workspace.tell(
          Notice.problem(
              Messages.text(
                  "notice.videos-refused", added, refused.size(), String.join(" ", refused))));
    }
    workspace.refreshProject(
        () -> {
          if (workspace.video().current().isEmpty() && !workspace.videos().isEmpty()) {
            workspace.openVideo(workspace.videos().getFirst().video().id());
          }
          hashNewVideos();
        });
  }

  /** Hashes the videos whose hash is not known, in the background. */
  void hashNewVideos() {
    boolean missing = workspace.videos().stream().anyMatch(v -> v.video().hash().isEmpty());
    if (missing && workspace.editableProperty().get()) {
      withProject(
          session ->
              workspace.watched(
                  workspace.runners().media(),
                  Messages.text("job.hash"),
                  session.intake().hashNewVideos(),
                  hashed -> workspace.refreshProject(() -> {}),
                  // The list of jobs says it; a sentence would hide what the person did last.
                  problem -> {}));
    }
  }

  /** Adds a class to the scheme. */
  public void addClass(String name) {
    if (!name.isBlank()) {
      changeScheme(scheme -> scheme.withClass(name.strip()));
    }
  }

  /** Gives a class another name. */
  public void renameClass(ClassId id, String name) {
    if (!name.isBlank()) {
      changeScheme(
          scheme ->
              new LabelScheme(
                  scheme.version() + 1,
                  scheme.classes().stream()
                      .map(c -> c.id().equals(id) ? c.withName(name.strip()) : c)
                      .toList(),
                  scheme.groups()));
    }
  }

  private void changeScheme(UnaryOperator<LabelScheme> change) {
    withProject(
        session ->
            workspace.background(
                workspace.runners().edits(),
                new Job<>(
                    "scheme",
                    context -> {
                      session.ports().project().saveScheme(change.apply(session.scheme()));
                      return true;
                    }),
                saved -> {
                  workspace.tell(Notice.NONE);
                  workspace.refreshProject(() -> {});
                }));
  }

  /** Reads labels from a file of another tool. */
  public void importLabels(LabelFiles files, Path from, ImportedAnnotations.Gaps gaps) {
    withProject(
        session ->
            workspace.watched(
                workspace.runners().media(),
                Messages.text("job.import"),
                files.importLabels(session, from, gaps),
                text -> {
                  workspace.tell(Notice.information(text));
                  workspace.refreshProject(workspace.learn()::labelsChanged);
                  workspace.refreshVideo();
                },
                problem -> workspace.tell(Notice.problem(problem))));
  }

  /** Writes the labels to a file for another tool. */
  public void exportLabels(LabelFiles files, Path to) {
    ProjectSession session = workspace.sessionProperty().get();
    if (session != null) {
      workspace.watched(
          workspace.runners().media(),
          Messages.text("job.export"),
          files.exportLabels(session, to),
          text -> workspace.tell(Notice.information(text)),
          problem -> workspace.tell(Notice.problem(problem)));
    }
  }

  /** Takes back this person's latest step over the whole project, for example an import. */
  public void undoProjectStep(Runnable then) {
    withProject(
        session ->
            workspace.background(
                workspace.runners().edits(),
                new Job<>("undo", context -> session.journal().undo(Optional.empty())),
                step -> {
                  workspace.tell(
                      Notice.information(
                          step.map(s -> Messages.text("notice.undone", StepNames.of(s.action())))
                              .orElseGet(() -> Messages.text("notice.no-project-step"))));
                  workspace.refreshProject(workspace.learn()::labelsChanged);
                  workspace.refreshVideo();
                  then.run();
                }));
  }

  /** Reads the latest journal entries, newest first. */
  public void history(Consumer<? super List<JournalEntry>> shown) {
    workspace.read(session -> session.journal().history(HISTORY_SHOWN), shown);
  }

  private void withProject(Consumer<ProjectSession> work) {
    ProjectSession session = workspace.sessionProperty().get();
    if (session == null) {
      workspace.tell(Notice.problem(Messages.text("notice.no-project")));
    } else if (!workspace.editableProperty().get()) {
      workspace.tell(Notice.problem(Messages.text("notice.read-only")));
    } else {
      work.accept(session);
    }
  }
}
