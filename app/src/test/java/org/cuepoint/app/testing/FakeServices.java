package org.cuepoint.app.testing;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.cuepoint.app.projects.ProjectSource;
import org.cuepoint.app.settings.SettingsStore;
import org.cuepoint.app.shell.WorkbenchServices;
import org.cuepoint.app.workspace.LabelFiles;
import org.cuepoint.core.active.AcquisitionFunction;
import org.cuepoint.core.active.Entropy;
import org.cuepoint.core.active.Margin;
import org.cuepoint.core.annotation.Annotator;
import org.cuepoint.core.engine.EngineStatus;
import org.cuepoint.core.job.Job;
import org.cuepoint.core.job.JobContext;
import org.cuepoint.core.media.MediaLibrary;
import org.cuepoint.core.project.ProjectAccess;
import org.cuepoint.core.project.ProjectUnavailableException;
import org.cuepoint.core.session.ProjectSession;
import org.cuepoint.core.testing.InMemoryProject;
import org.cuepoint.core.time.FeatureClock;

/** Projects in memory, under folders that tests choose; settings in a folder of the test. */
public final class FakeServices implements WorkbenchServices, ProjectSource {

  private final Path folder;
  private final MediaLibrary media;
  private final SettingsStore settings;
  private final Map<Path, InMemoryProject> projects = new HashMap<>();
  private final InstantSource clock;

  /** Makes services that keep files in a folder of the test. */
  public FakeServices(Path folder, MediaLibrary media, InstantSource clock) {
    this.folder = folder;
    this.media = media;
    this.clock = clock;
    this.settings = new SettingsStore(folder.resolve("settings.json"));
  }

  /** Makes a project that {@link #open} will find. */
  public InMemoryProject project(Path at, String name) {
    return projects.computeIfAbsent(
        at, key -> new InMemoryProject(key, name, FeatureClock.DEFAULT));
  }

  @Override
  public ProjectSession open(Path at, ProjectAccess access) throws IOException {
    InMemoryProject project = projects.get(at);
    if (project == null) {
      throw new ProjectUnavailableException(
          ProjectUnavailableException.Reason.MISSING, "There is no project in " + at + ".");
    }
    return session(project);
  }

  @Override
  public ProjectSession create(Path at, String name) {
    return session(project(at, name));
  }

  private ProjectSession session(InMemoryProject project) {
    return new ProjectSession(
        project,
        media,
        new FakeLearningLoop(project),
        new Annotator.Person("ada"),
        clock);
  }

  @Override
  public Path sampleProject(JobContext context) {
    Path at = folder.resolve("sample");
    project(at, "Sample");
    return at;
  }

  @Override
  public ProjectSource projects() {
    return this;
  }

  @Override
  public MediaLibrary media() {
    return media;
  }

  @Override
  public LabelFiles labelFiles() {
    return new LabelFiles() {
      @Override
      public Job<String> importLabels(ProjectSession session, Path from, Gaps gaps) {
        return new Job<>("import", context -> "Imported " + from + " with gaps as " + gaps);
      }

      @Override
      public Job<String> exportLabels(ProjectSession session, Path to) {
        return new Job<>("export", context -> "Exported " + to);
      }
    };
  }

  @Override
  public void onEngineStatus(Consumer<? super EngineStatus> listener) {
    listener.accept(new EngineStatus.Ready(1, "cpu", 2, "2.7.1"));
  }

  @Override
  public List<AcquisitionFunction> acquisitionFunctions() {
    return List.of(new Entropy(), new Margin());
  }

  @Override
  public SettingsStore settings() {
    return settings;
  }

  @Override
  public Path logFolder() {
    return folder.resolve("logs");
  }

  @Override
  public String version() {
    return "test";
  }

  @Override
  public InstantSource clock() {
    return clock;
  }
}
