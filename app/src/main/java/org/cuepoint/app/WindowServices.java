package org.cuepoint.app;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import org.cuepoint.app.settings.SettingsStore;
import org.cuepoint.app.shell.WorkbenchServices;
import org.cuepoint.core.active.AcquisitionFunction;
import org.cuepoint.core.engine.EngineStatus;
import org.cuepoint.core.job.JobContext;
import org.cuepoint.core.media.MediaLibrary;
import org.cuepoint.core.project.ProjectAccess;
import org.cuepoint.core.session.AnnotationExchange;
import org.cuepoint.core.session.ProjectSession;
import org.cuepoint.core.spi.Catalog;
import org.cuepoint.core.spi.ProviderKind;
import org.cuepoint.core.time.FeatureClock;

/** The workbench's parts in the form the window wants them. Thread-safe. */
final class WindowServices implements WorkbenchServices {

  private final Workbench workbench;
  private final InstantSource clock;
  private final SettingsStore settings;
  private final Catalog<AcquisitionFunction> acquisitions = Catalog.load(ProviderKind.ACQUISITION);

  WindowServices(Workbench workbench, InstantSource clock) {
    this.workbench = workbench;
    this.clock = clock;
    this.settings = new SettingsStore(workbench.places().settingsFile());
  }

  @Override

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
  public AnnotationExchange exchange(ProjectSession session) {
    return workbench.exchange(session);
  }

  @Override
  public MediaLibrary media() {
    return workbench.media();
  }

  @Override
  public void onEngineStatus(Consumer<? super EngineStatus> listener) {
    workbench.engine().onStatus(listener);
  }

  @Override
  public List<AcquisitionFunction> acquisitionFunctions() {
    return List.copyOf(acquisitions.all());
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
