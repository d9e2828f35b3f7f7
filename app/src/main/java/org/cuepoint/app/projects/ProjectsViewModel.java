package org.cuepoint.app.projects;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.cuepoint.app.i18n.Messages;
import org.cuepoint.app.jobs.JobList;
import org.cuepoint.app.settings.ProjectSettings;
import org.cuepoint.app.settings.SettingsStore;
import org.cuepoint.app.workspace.Notice;
import org.cuepoint.app.workspace.Workspace;
import org.cuepoint.app.workspace.WorkspaceRunners;
import org.cuepoint.core.job.Job;
import org.cuepoint.core.project.ProjectAccess;
import org.cuepoint.core.project.ProjectUnavailableException;
import org.cuepoint.core.session.ProjectSession;
import org.cuepoint.core.time.FeatureClock;
import org.jspecify.annotations.Nullable;

/** Which project is open, and which were. FX thread only. */
public final class ProjectsViewModel {

  private final Workspace workspace;
  private final WorkspaceRunners runners;
  private final ProjectSource source;
  private final SettingsStore settings;
  private final ObservableList<Path> recent = FXCollections.observableArrayList();
  private final ReadOnlyBooleanWrapper opening = new ReadOnlyBooleanWrapper();
  private final ReadOnlyObjectWrapper<@Nullable Path> locked = new ReadOnlyObjectWrapper<>();

  /** Makes the model. */
  public ProjectsViewModel(
      Workspace workspace, WorkspaceRunners runners, ProjectSource source, SettingsStore settings) {
    this.workspace = workspace;
    this.runners = runners;
    this.source = source;
    this.settings = settings;
    load();
  }

  private ProjectSettings stored() {
    return settings.load(ProjectSettings.KEY, ProjectSettings.defaults());
  }

  private void load() {
    recent.setAll(stored().recent().stream().map(Path::of).toList());
  }

  /** Opens what was open last, or the sample project on the first start. */
  public void openLast() {
    Optional<Path> last = recent.stream().findFirst().filter(Files::isDirectory);
    if (last.isPresent()) {
      open(last.get());
    } else if (recent.isEmpty()) {
      openSample();
    }
  }

  /** Opens a project for writing; when somebody else has it, {@link #lockedProperty} names it. */
  public void open(Path folder) {
    open(folder, ProjectAccess.WRITE);
  }

  /** Opens the project that somebody else has open, for looking only. */
  public void openLockedForReading() {
    Path folder = locked.get();
    if (folder != null) {
      open(folder, ProjectAccess.READ);
    }
  }

  private void open(Path folder, ProjectAccess access) {
    if (isOpen(folder) && access == ProjectAccess.WRITE) {
      return;
    }
    run(
        Messages.text("job.open", folder.getFileName()),
        new Job<>("open", context -> source.openSession(folder, access)),
        folder);
  }

  private boolean isOpen(Path folder) {
    Path wanted = folder.toAbsolutePath().normalize();
    return workspace
            .folder()
            .map(f -> f.toAbsolutePath().normalize())
            .filter(wanted::equals)
            .isPresent()
        && workspace.editableProperty().get();
  }

  /** Makes a project in a new folder, named as the folder, and opens it. */
  public void create(Path folder) {
    String name = folder.getFileName().toString();
    run(
        Messages.text("job.create", name),
        new Job<>("create", context -> source.createSession(folder, name, FeatureClock.DEFAULT)),
        folder);
  }

  /** Opens the working copy of the sample project; makes it when it is not there yet. */
  public void openSample() {
    opening.set(true);
    runners
        .bridge()
        .whenDone(
            jobs()
                .show(
                    Messages.text("job.sample"),
                    runners.media().submit(new Job<>("sample", source::sampleProject))),
            folder -> {
              opening.set(false);
              open(folder);
            },
            problem -> {
              opening.set(false);
              workspace.tell(Notice.problem(problem));
            });
  }

  private JobList jobs() {
    return workspace.jobs();
  }

  private void run(String name, Job<ProjectSession> job, Path folder) {
    opening.set(true);
    locked.set(null);
    // The old project is closed first: the new one may be the same folder.
    workspace.close(
        () ->
            runners
                .bridge()
                .whenDone(
                    jobs().show(name, runners.edits().submit(job)),
                    session -> {
                      opening.set(false);
                      remember(stored().opened(folder));
                      workspace.tell(Notice.NONE);
                      workspace.open(session);
                    },
                    problem -> failed(folder, problem)));
  }

  private void failed(Path folder, Exception problem) {
    opening.set(false);
    if (problem instanceof ProjectUnavailableException unavailable) {
      switch (unavailable.reason()) {
        case LOCKED -> locked.set(folder);
        case MISSING -> remember(stored().forgotten(folder));
        case NEWER, DAMAGED, OCCUPIED -> {}
      }
    }
    workspace.tell(Notice.problem(problem));
  }

  private void remember(ProjectSettings next) {
    settings.save(ProjectSettings.KEY, next);
    load();
  }

  /** Closes the open project. */
  public void close() {
    workspace.close(() -> {});
  }

  /** Returns the folders of projects that were open, latest first, for menus to follow. */
  public ObservableList<Path> recent() {
    return recent;
  }

  /** Returns whether a project is being opened. */
  public ReadOnlyBooleanProperty openingProperty() {
    return opening.getReadOnlyProperty();
  }

  /** Returns the folder of a project that somebody else has open, null when that is not so. */
  public ReadOnlyObjectProperty<@Nullable Path> lockedProperty() {
    return locked.getReadOnlyProperty();
  }
}
