package org.cuepoint.app.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.cuepoint.app.settings.SettingsStore;
import org.cuepoint.app.shell.WorkbenchServices;
import org.cuepoint.core.active.AcquisitionFunction;
import org.cuepoint.core.active.strategy.Entropy;
import org.cuepoint.core.active.strategy.Margin;
import org.cuepoint.core.annotation.Annotator;
import org.cuepoint.core.chain.PaceBook;
import org.cuepoint.core.engine.EngineStatus;
import org.cuepoint.core.exchange.SegmentCsvReader;
import org.cuepoint.core.exchange.SegmentCsvWriter;
import org.cuepoint.core.job.Job;
import org.cuepoint.core.job.JobContext;
import org.cuepoint.core.media.AudioLibrary;
import org.cuepoint.core.media.MediaLibrary;
import org.cuepoint.core.project.ProjectAccess;
import org.cuepoint.core.project.ProjectUnavailableException;
import org.cuepoint.core.recognition.ExportFormat;
import org.cuepoint.core.recognition.ModelVersion;
import org.cuepoint.core.session.AnnotationExchange;
import org.cuepoint.core.session.Chains;
import org.cuepoint.core.session.ProjectOpener;
import org.cuepoint.core.session.ProjectPorts;
import org.cuepoint.core.session.ProjectSession;
import org.cuepoint.core.testing.InMemoryProject;
import org.cuepoint.core.time.FeatureClock;

/** Projects in memory, under folders that tests choose; settings in a folder of the test. */
public final class FakeServices implements WorkbenchServices {

  private final Path folder;
  private final MediaLibrary media;
  private final SettingsStore settings;
  private final Map<Path, InMemoryProject> projects = new HashMap<>();
  private final InstantSource clock;
  private Optional<ProjectOpener> files = Optional.empty();

  /** Makes services that keep files in a folder of the test. */
  public FakeServices(Path folder, MediaLibrary media, InstantSource clock) {
    this.folder = folder;
    this.media = media;
    this.clock = clock;
    this.settings = new SettingsStore(folder.resolve("settings.json"));
  }

  /** Makes a project that {@link #openSession} will find. */
  public InMemoryProject project(Path at, String name) {
    return projects.computeIfAbsent(
        at, key -> new InMemoryProject(key, name, FeatureClock.DEFAULT));
  }

  /** Makes services that open projects which are files, beside those in memory. */
  public FakeServices(Path folder, MediaLibrary media, InstantSource clock, ProjectOpener files) {
    this(folder, media, clock);
    this.files = Optional.of(files);
  }

  @Override
  public ProjectSession openSession(Path at, ProjectAccess access)
      throws ProjectUnavailableException {
    InMemoryProject project = projects.get(at);
    if (project == null && files.isPresent()) {
      return session(files.get().open(at, access));
    }
    if (project == null) {
      throw new ProjectUnavailableException(
          ProjectUnavailableException.Reason.MISSING, "There is no project in " + at + ".");
    }
    return session(project);
  }

  @Override
  public ProjectSession createSession(Path at, String name, FeatureClock featureClock) {
    return session(project(at, name));
  }

  private ProjectSession session(ProjectPorts project) {
    return new ProjectSession(
        project, media, new FakeLearningLoop(project), new Annotator.Person("ada"), clock);
  }

  @Override
  public Path sampleProject(JobContext context) {
    Path at = folder.resolve("sample");
    project(at, "Sample");
    return at;
  }

  @Override
  public AudioLibrary audio() {
    return media instanceof AudioLibrary audio ? audio : new SilentAudio();
  }

  @Override
  public MediaLibrary media() {
    return media;
  }

  @Override
  public AnnotationExchange exchange(ProjectSession session) {
    return new AnnotationExchange(
        session.ports().project(),
        session.ports().annotations(),
        session.journal(),
        List.of(new SegmentCsvReader()),
        List.of(new SegmentCsvWriter()));
  }

  @Override
  public Job<List<Path>> exportModel(
      ProjectSession session, ModelVersion model, ExportFormat format, Path file) {
    return new Job<>(
        "export", context -> List.of(Files.writeString(file, model.name() + " " + format.word())));
  }

  @Override
  public Chains.Examiner examiner(ProjectSession session) {
    return request ->
        new Job<>(
            "evaluate",
            context -> {
              throw new IllegalStateException("There is no truth here.");
            });
  }

  @Override
  public Chains chains(ProjectSession session) {
    return new Chains(session, examiner(session), paces(), clock);
  }

  @Override
  public PaceBook paces() {
    return new PaceBook(folder.resolve("paces.jsonl"));
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
