package org.cuepoint.app.shell;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import org.cuepoint.app.projects.ProjectSource;
import org.cuepoint.app.settings.SettingsStore;
import org.cuepoint.core.active.AcquisitionFunction;
import org.cuepoint.core.chain.PaceBook;
import org.cuepoint.core.engine.EngineStatus;
import org.cuepoint.core.job.Job;
import org.cuepoint.core.media.AudioLibrary;
import org.cuepoint.core.media.MediaLibrary;
import org.cuepoint.core.recognition.ExportFormat;
import org.cuepoint.core.recognition.ModelVersion;
import org.cuepoint.core.session.AnnotationExchange;
import org.cuepoint.core.session.Chains;
import org.cuepoint.core.session.ProjectSession;

/** What the window needs from the composition root. Thread-safe. */
public interface WorkbenchServices extends ProjectSource {

  /** Returns what reads videos. */
  MediaLibrary media();

  /** Returns what reads the sound of videos. */
  AudioLibrary audio();

  /** Returns what brings label files of an opened project in and out. */
  AnnotationExchange exchange(ProjectSession session);

  /** Makes the job that writes a model of an opened project for other programs. */
  Job<List<Path>> exportModel(
      ProjectSession session, ModelVersion model, ExportFormat format, Path file);

  /** Returns what compares models of an opened project with the truth. */
  Chains.Examiner examiner(ProjectSession session);

  /** Returns the chains of trainings of an opened project. */
  Chains chains(ProjectSession session);

  /** Returns what trainings took on this computer. */
  PaceBook paces();

  /** Calls {@code listener} now and at every change of the engine, in whatever thread. */
  void onEngineStatus(Consumer<? super EngineStatus> listener);

  /** Returns the functions that can rank, the ones that were found. */
  List<AcquisitionFunction> acquisitionFunctions();

  /** Returns what remembers the person's choices. */
  SettingsStore settings();

  /** Returns the folder of the logs. */
  Path logFolder();

  /** Returns the program's version, for people. */
  String version();

  /** Returns what dates edits. */
  InstantSource clock();
}
