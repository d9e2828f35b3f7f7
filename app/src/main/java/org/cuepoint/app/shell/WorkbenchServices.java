package org.cuepoint.app.shell;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import org.cuepoint.app.projects.ProjectSource;
import org.cuepoint.app.settings.SettingsStore;
import org.cuepoint.app.workspace.LabelFiles;
import org.cuepoint.core.active.AcquisitionFunction;
import org.cuepoint.core.engine.EngineStatus;
import org.cuepoint.core.media.MediaLibrary;

/** What the window needs from the composition root. Thread-safe. */
public interface WorkbenchServices {

  /** Returns what opens and makes projects. */
  ProjectSource projects();

  /** Returns what reads videos. */
  MediaLibrary media();

  /** Returns what reads and writes labels of other tools. */
  LabelFiles labelFiles();

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
