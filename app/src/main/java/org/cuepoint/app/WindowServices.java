package org.cuepoint.app;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import org.cuepoint.app.projects.ProjectSource;
import org.cuepoint.app.settings.SettingsStore;
import org.cuepoint.app.shell.WorkbenchServices;
import org.cuepoint.app.workspace.LabelFiles;
import org.cuepoint.core.active.AcquisitionFunction;
import org.cuepoint.core.engine.EngineStatus;
import org.cuepoint.core.job.JobContext;
import org.cuepoint.core.media.MediaLibrary;
import org.cuepoint.core.project.ProjectAccess;
import org.cuepoint.core.session.ProjectSession;
import org.cuepoint.core.time.FeatureClock;

/** What the window gets of the composition root. Thread-safe. */
final class WindowServices implements WorkbenchServices, ProjectSource {

  private final Workbench workbench;
  private final InstantSource clock;
  private final List<AcquisitionFunction> acquisitions;
  private final SettingsStore settings;
  private final LabelFiles labelFiles;

  WindowServices(
      Workbench workbench, InstantSource clock, List<AcquisitionFunction> acquisitions) {
    this.workbench = workbench;
    this.clock = clock;
    this.acquisitions = List.copyOf(acquisitions);
    this.settings = new SettingsStore(workbench.places().settingsFile());
    this.labelFiles = new ExchangeLabelFiles(workbench::exchange);
  }

  @Override
  public ProjectSession open(Path folder, ProjectAccess access) throws IOException {
    return workbench.openSession(folder, access);
  }

  @Override
  public ProjectSession create(Path folder, String name) throws IOException {
    return workbench.createSession(folder, name, FeatureClock.DEFAULT);
  }

  @Override
  public Path sampleProject(JobContext context) throws IOException {
    return workbench.sampleProject(context);
  }

  @Override
  public ProjectSource projects() {
    return this;
  }

  @Override
  public MediaLibrary media() {
    return workbench.media();
  }

  @Override
  public LabelFiles labelFiles() {
    return labelFiles;
  }

  @Override
  public void onEngineStatus(Consumer<? super EngineStatus> listener) {
    workbench.onEngineStatus(listener);
  }

  @Override
  public List<AcquisitionFunction> acquisitionFunctions() {
    return acquisitions;
  }

  @Override
  public SettingsStore settings() {
    return settings;
  }

  @Override
  public Path logFolder() {
    return workbench.places().logs();
  }

  @Override
  public String version() {
    return workbench.version();
  }

  @Override
  public InstantSource clock() {
    return clock;
  }
}
