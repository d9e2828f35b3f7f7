package org.cuepoint.core.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.cuepoint.core.recognition.ModelKind;
import org.cuepoint.core.train.RunFolder;

/**
 * What a training made, before it is a version of the project's models.
 *
 * @param kind what it is
 * @param files what the engine wrote, by role
 * @param origin what it was made from
 * @param metrics figures by name
 * @param sources the videos and regions that it was made from
 * @param run where log and checkpoint are; empty for trainings of seconds, which have none
 */
record Trained(
    ModelKind kind,
    Map<String, Path> files,
    ModelRegistry.Origin origin,
    Map<String, Double> metrics,
    TrainingSources sources,
    Optional<RunFolder> run) {

  /** Role of the file with the run's events. */
  static final String LOG = "log";

  /** Copies the maps. */
  Trained {
    files = Map.copyOf(files);
    metrics = Map.copyOf(metrics);
  }

  /** Returns the files with the run's log. */
  Map<String, Path> filesAndLog() {
    Map<String, Path> all = new HashMap<>(files);
    run.map(RunFolder::log).filter(Files::exists).ifPresent(log -> all.put(LOG, log));
    return all;
  }

  /** Deletes the run: its model is registered, or nobody wants it. */
  void forgetRun() throws IOException {
    if (run.isPresent()) {
      run.get().delete();
    }
  }

  /** Deletes everything. */
  void drop() throws IOException {
    for (Path file : files.values()) {
      Files.deleteIfExists(file);
    }
    forgetRun();
  }
}
