package org.cuepoint.app;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Consumer;
import org.cuepoint.app.bench.CompareViewBench;
import org.cuepoint.app.bench.EngineBench;
import org.cuepoint.app.bench.LabelLatencyBench;
import org.cuepoint.app.bench.StudentsBench;
import org.cuepoint.app.bench.SyntheticMedia;
import org.cuepoint.app.bench.TimelineBench;
import org.cuepoint.app.cli.CommandServices;
import org.cuepoint.app.demo.DemoMaterial;
import org.cuepoint.app.platform.Display;
import org.cuepoint.app.platform.Logging;
import org.cuepoint.app.platform.Places;
import org.cuepoint.app.report.EvaluationPage;
import org.cuepoint.app.settings.SettingsStore;
import org.cuepoint.app.shell.WorkbenchApplication;
import org.cuepoint.app.shell.WorkbenchServices;
import org.cuepoint.core.active.AcquisitionFunction;
import org.cuepoint.core.annotation.Annotator;
import org.cuepoint.core.chain.PaceBook;
import org.cuepoint.core.engine.EngineClient;
import org.cuepoint.core.engine.EngineMain;
import org.cuepoint.core.engine.EngineSettings;
import org.cuepoint.core.engine.EngineStatus;
import org.cuepoint.core.exchange.AnnotationReader;
import org.cuepoint.core.exchange.AnnotationWriter;
import org.cuepoint.core.experiment.ExperimentTools;
import org.cuepoint.core.experiment.Experiments;
import org.cuepoint.core.job.Job;
import org.cuepoint.core.job.JobContext;
import org.cuepoint.core.media.AudioLibrary;
import org.cuepoint.core.media.MediaLibrary;
import org.cuepoint.core.media.javacv.JavaCvMediaLibrary;
import org.cuepoint.core.project.ProjectAccess;
import org.cuepoint.core.project.ProjectUnavailableException;
import org.cuepoint.core.recognition.ExportFormat;
import org.cuepoint.core.recognition.ModelVersion;
import org.cuepoint.core.session.AnnotationExchange;
import org.cuepoint.core.session.Backbones;
import org.cuepoint.core.session.Chains;
import org.cuepoint.core.session.EngineLearningLoop;
import org.cuepoint.core.session.LearningLoop;
import org.cuepoint.core.session.LiveRecognition;
import org.cuepoint.core.session.ModelEvaluation;
import org.cuepoint.core.session.ModelExports;
import org.cuepoint.core.session.ProjectOpener;
import org.cuepoint.core.session.ProjectPorts;
import org.cuepoint.core.session.ProjectSession;
import org.cuepoint.core.spi.Catalog;
import org.cuepoint.core.spi.ProviderKind;
import org.cuepoint.core.time.FeatureClock;
import org.cuepoint.storage.H2ProjectOpener;

/**
 * The composition root: makes the parts once and puts them together. The engine process starts with
 * the first work for it and ends with the workbench. Thread-safe.
 */
public final class Workbench implements CommandServices, WorkbenchServices, AutoCloseable {

  /** Ten hours at 25 frames a second. */
  private static final int BENCH_FRAMES = 900_000;

  private final Places places;
  private final InstantSource clock = InstantSource.system();
  private final MediaLibrary media;
  private final AudioLibrary audio;
  private final ProjectOpener opener = new H2ProjectOpener();
  private final Annotator.Person person = new Annotator.Person(personName());
  private final Catalog<AnnotationReader> readers = Catalog.load(ProviderKind.READER);
  private final Catalog<AnnotationWriter> writers = Catalog.load(ProviderKind.WRITER);
  private final Catalog<AcquisitionFunction> acquisitions = Catalog.load(ProviderKind.ACQUISITION);
  private final EngineClient engine;
  private final SettingsStore settings;
  private final PaceBook paces;

  /** Puts the program together; starts nothing yet. */
  public Workbench(Places places) {
    this(places, new JavaCvMediaLibrary());
  }

  private <M extends MediaLibrary & AudioLibrary> Workbench(Places places, M library) {
    this.places = places;
    this.media = library;
    this.audio = library;
    this.settings = new SettingsStore(places.settingsFile());
    this.paces = new PaceBook(places.cache().resolve("paces.jsonl"));
    this.engine =
        new EngineClient(
            EngineSettings.ofThisMachine(places.cache().resolve("engine"), places.logs()));
  }

  @Override
  public ProjectSession openSession(Path folder, ProjectAccess access)
      throws ProjectUnavailableException {
    return session(opener.open(folder, access));
  }

  @Override
  public ProjectSession createSession(Path folder, String name, FeatureClock featureClock)
      throws ProjectUnavailableException {
    return session(opener.create(folder, name, featureClock));
  }

  private ProjectSession session(ProjectPorts ports) {
    LearningLoop learning = new EngineLearningLoop(ports, media, engine, clock);
    return new ProjectSession(ports, media, learning, person, clock);
  }

  @Override
  public AnnotationExchange exchange(ProjectSession session) {
    return new AnnotationExchange(
        session.ports().project(),
        session.ports().annotations(),
        session.journal(),
        readers(),
        writers());
  }

  @Override
  public ModelEvaluation evaluation(ProjectSession session) {
    return new ModelEvaluation(session, exchange(session), engine, clock);
  }

  @Override
  public Chains.Examiner examiner(ProjectSession session) {
    ModelEvaluation evaluation = evaluation(session);
    Path reports = session.ports().project().folder().resolve("reports");
    return request ->
        new Job<>(
            "Evaluate",
            context -> {
              ModelEvaluation.Result result = evaluation.evaluate(request).work().run(context);
              Files.createDirectories(reports);
              String name = request.model().name().replace(' ', '-');
              EvaluationPage.write(result, reports.resolve("evaluation-" + name + ".html"));
              return result;
            });
  }

  @Override
  public Chains chains(ProjectSession session) {
    return new Chains(session, examiner(session), paces, clock);
  }

  @Override
  public PaceBook paces() {
    return paces;
  }

  @Override
  public LiveRecognition liveRecognition(ProjectSession session) {
    return new LiveRecognition(session.ports(), engine, media);
  }

  @Override
  public ModelExports modelExports(ProjectSession session) {
    return new ModelExports(session.ports(), engine);
  }

  @Override
  public Job<List<Path>> exportModel(
      ProjectSession session, ModelVersion model, ExportFormat format, Path file) {
    return modelExports(session).export(model, format, file);
  }

  @Override
  public Backbones backbones(ProjectSession session) {
    return new Backbones(session.ports(), engine, clock);
  }

  @Override
  public Experiments experiments(Path work) {
    Map<String, String> software =
        Map.of(
            "cuepoint", version(),
            "java", Runtime.version().toString(),
            "os", System.getProperty("os.name") + " " + System.getProperty("os.arch"),
            "processors", Integer.toString(Runtime.getRuntime().availableProcessors()));
    return new Experiments(new ExperimentTools(media, engine, work, software), clock);
  }

  @Override
  public List<AnnotationReader> readers() {
    return List.copyOf(readers.all());
  }

  @Override
  public List<AnnotationWriter> writers() {
    return List.copyOf(writers.all());
  }

  @Override
  public MediaLibrary media() {
    return media;
  }

  @Override
  public AudioLibrary audio() {
    return audio;
  }

  @Override
  public Places places() {
    return places;
  }

  @Override
  public void onEngineStatus(Consumer<? super EngineStatus> listener) {
    engine.onStatus(listener);
  }

  @Override
  public String version() {
    String resource = "/META-INF/maven/org.cuepoint/cuepoint-app/pom.properties";
    try (InputStream in = Workbench.class.getResourceAsStream(resource)) {
      if (in != null) {
        Properties properties = new Properties();
        properties.load(in);
        return properties.getProperty("version", "unknown");
      }
    } catch (IOException unreadable) {
      return "unknown";
    }
    return "development";
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
    return places.logs();
  }

  @Override
  public InstantSource clock() {
    return clock;
  }

  @Override
  public EngineReport checkEngine() {
    Instant started = clock.instant();
    EngineStatus.Ready ready = engine.start();
    double seconds = Duration.between(started, clock.instant()).toMillis() / 1000.0;
    return new EngineReport(ready.device(), ready.threads(), ready.torch(), seconds);
  }

  @Override
  public DemoMaterial demoMaterial(Path folder) throws IOException {
    return new SampleWorkingCopy(this).demoMaterial(folder);
  }

  @Override
  public void log(Logging.Console console) {
    Logging.start(places.logs(), "cuepoint", console);
  }

  @Override
  public int openWindow(Optional<Path> project) {
    if (Display.ofThisComputer().found().isEmpty()) {
      throw new IllegalStateException(
          "There is no display (neither DISPLAY nor WAYLAND_DISPLAY is set), so the window cannot"
              + " open; every command works without one, for example 'cuepoint demo' or, in the"
              + " source folder, 'mvn -Pdemo'.");
    }
    WorkbenchApplication.launchWith(this, project);
    return 0;
  }

  @Override
  public Path sampleProject(JobContext context) throws IOException {
    return new SampleWorkingCopy(this)
        .in(places.data().resolve("sample-projects").resolve("figures"), context);
  }

  @Override
  public int runEngine(List<String> arguments) throws Exception {
    EngineMain.main(arguments.toArray(String[]::new));
    return 0;
  }

  @Override
  public CompareViewBench.Result benchCompareView(
      CompareViewBench.Plan plan, Consumer<String> progress) throws Exception {
    requireDisplay();
    return new CompareViewBench(progress).run(plan);
  }

  @Override
  public TimelineBench.Result benchTimeline(
      TimelineBench.Plan plan, Path folder, Consumer<String> progress) throws Exception {
    requireDisplay();
    Places apart =
        new Places(
            folder.resolve("data"),
            folder.resolve("config"),
            folder.resolve("logs"),
            folder.resolve("cache"));
    try (Workbench other = new Workbench(apart, new SyntheticMedia(BENCH_FRAMES))) {
      return new TimelineBench(other, progress).run(plan, folder.resolve("projects"));
    }
  }

  @Override
  public EngineBench.Result benchEngine(EngineBench.Plan plan, Path folder, JobContext context)
      throws IOException {
    return new EngineBench(engine, media).run(plan, folder, context);
  }

  @Override
  public StudentsBench.Result benchStudents(
      double seconds, Optional<Path> video, Path folder, JobContext context) throws IOException {
    return new StudentsBench(engine, media).run(seconds, video, folder, context);
  }

  @Override
  public LabelLatencyBench.Result benchLabelLatency(
      LabelLatencyBench.Plan plan, Path folder, JobContext context) throws Exception {
    try (ProjectSession session =
        createSession(folder.resolve("project"), "Label latency", FeatureClock.DEFAULT)) {
      return new LabelLatencyBench(session, context).run(plan, folder);
    }
  }

  private static void requireDisplay() {
    if (Display.ofThisComputer().found().isEmpty()) {
      throw new IllegalStateException(
          "There is no display (neither DISPLAY nor WAYLAND_DISPLAY is set), so no window can open;"
              + " on Linux 'xvfb-run -s \"-screen 0 1600x900x24\" cuepoint …' gives one.");
    }
  }

  /** Ends the engine process. */
  @Override
  public void close() {
    engine.close();
  }

  private static String personName() {
    String login = System.getProperty("user.name", "");
    return login.isBlank() ? "person" : login;
  }
}
