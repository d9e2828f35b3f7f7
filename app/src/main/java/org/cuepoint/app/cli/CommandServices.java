package org.cuepoint.app.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.cuepoint.app.bench.CompareViewBench;
import org.cuepoint.app.bench.EngineBench;
import org.cuepoint.app.bench.LabelLatencyBench;
import org.cuepoint.app.bench.StudentsBench;
import org.cuepoint.app.bench.TimelineBench;
import org.cuepoint.app.demo.DemoMaterial;
import org.cuepoint.app.platform.Logging;
import org.cuepoint.app.platform.Places;
import org.cuepoint.core.chain.PaceBook;
import org.cuepoint.core.exchange.AnnotationReader;
import org.cuepoint.core.exchange.AnnotationWriter;
import org.cuepoint.core.experiment.Experiments;
import org.cuepoint.core.job.JobContext;
import org.cuepoint.core.media.MediaLibrary;
import org.cuepoint.core.project.ProjectAccess;
import org.cuepoint.core.project.ProjectUnavailableException;
import org.cuepoint.core.session.AnnotationExchange;
import org.cuepoint.core.session.Backbones;
import org.cuepoint.core.session.Chains;
import org.cuepoint.core.session.LiveRecognition;
import org.cuepoint.core.session.ModelEvaluation;
import org.cuepoint.core.session.ModelExports;
import org.cuepoint.core.session.ProjectSession;
import org.cuepoint.core.time.FeatureClock;

/** What the composition root gives to commands. One thread at a time. */
public interface CommandServices {

  /**
   * What starting the engine process showed.
   *
   * @param device what it computes on, for example {@code cpu}
   * @param threads threads of one operation
   * @param library version of the native library behind it
   * @param seconds how long the start took
   */
  record EngineReport(String device, int threads, String library, double seconds) {}

  /** Opens a project; the caller closes the session. */
  ProjectSession openSession(Path folder, ProjectAccess access) throws ProjectUnavailableException;

  /** Makes a project and opens it; the caller closes the session. */
  ProjectSession createSession(Path folder, String name, FeatureClock clock)
      throws ProjectUnavailableException;

  /** Returns what brings label files of an opened project in and out. */
  AnnotationExchange exchange(ProjectSession session);

  /** Returns what compares models of an opened project with the truth. */
  ModelEvaluation evaluation(ProjectSession session);

  /** Returns the chains of trainings of an opened project. */
  Chains chains(ProjectSession session);

  /** Returns what trainings took on this computer. */
  PaceBook paces();

  /** Returns what watches videos and cameras with an opened project's students. */
  LiveRecognition liveRecognition(ProjectSession session);

  /** Returns what brings models of an opened project out for other programs. */
  ModelExports modelExports(ProjectSession session);

  /** Returns the encoders of an opened project. */
  Backbones backbones(ProjectSession session);

  /**
   * Returns what runs learning experiments.
   *
   * @param work folder of what is kept between runs
   */
  Experiments experiments(Path work);

  /** Returns the label formats that can be read. */
  List<AnnotationReader> readers();

  /** Returns the label formats that can be written. */
  List<AnnotationWriter> writers();

  /** Returns what reads videos. */
  MediaLibrary media();

  /** Returns the program's folders. */
  Places places();

  /** Returns the program's version. */
  String version();

  /**
   * Starts an engine process and shakes hands with it.
   *
   * @throws Exception if it cannot be started; the message says why and what to do
   */
  EngineReport checkEngine() throws Exception;

  /**
   * Returns the sample project's videos, labels and truth for the demonstration.
   *
   * @param folder where files may be put; made when it is needed
   */
  DemoMaterial demoMaterial(Path folder) throws Exception;

  /** Starts the log of this process with more or less on standard error. */
  void log(Logging.Console console);

  /**
   * Opens the window and returns when it is closed.
   *
   * @param project the project to open, or empty for the last one or the sample project
   * @return the exit code
   */
  int openWindow(Optional<Path> project) throws Exception;

  /**
   * Measures the view of models side by side.
   *
   * @param progress told what is done next
   * @throws Exception if there is no display; the message says what to do
   */
  CompareViewBench.Result benchCompareView(
      CompareViewBench.Plan plan, Consumer<String> progress) throws Exception;

  /**
   * Measures the window with a very busy video.
   *
   * @param folder an empty folder for projects and settings
   * @param progress told what is done next
   * @throws Exception if there is no display, or the window does not answer; the message says what
   *     to do
   */
  TimelineBench.Result benchTimeline(
      TimelineBench.Plan plan, Path folder, Consumer<String> progress) throws Exception;

  /**
   * Measures what indexing and learning cost in an engine process.
   *
   * @param folder an empty folder for a clip and features
   * @throws IOException if the video cannot be read
   */
  EngineBench.Result benchEngine(EngineBench.Plan plan, Path folder, JobContext context)
      throws IOException;

  /**
   * Measures what a tick of students costs beside their teacher, in an engine process.
   *
   * @param seconds how long each network is timed
   * @param folder an empty folder
   */
  StudentsBench.Result benchStudents(
      double seconds, Optional<Path> video, Path folder, JobContext context) throws IOException;

  /**
   * Measures how long a label takes to show in suggestions and queue.
   *
   * @param folder an empty folder for a project
   */
  LabelLatencyBench.Result benchLabelLatency(
      LabelLatencyBench.Plan plan, Path folder, JobContext context) throws Exception;

  /** Runs the engine process's main with these arguments and returns its exit code. */
  int runEngine(List<String> arguments) throws Exception;
}
