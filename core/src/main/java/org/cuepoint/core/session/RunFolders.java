package org.cuepoint.core.session;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.cuepoint.core.project.ProjectStore;
import org.cuepoint.core.provenance.ContentHash;
import org.cuepoint.core.train.RunFolder;
import org.cuepoint.core.train.TrainingRequest;

/**
 * Where trainings keep checkpoint and log until their model is registered. A folder is named by
 * what is trained and from what, so that asking for the same training again takes up the one that
 * was paused or cut off. Thread-safe.
 */
final class RunFolders {

  private static final String REPETITIONS = "again-";

  private final ProjectStore project;

  RunFolders(ProjectStore project) {
    this.project = project;
  }

  /** What a run is for. */
  enum Purpose {
    /** A new model: the run is listed until the model is registered, and can be taken up again. */
    MODEL,
    /** A comparison with a model that is there: nobody takes it up again. */
    REPETITION
  }

  /**
   * Returns the folder of a run; it exists then.
   *
   * @param request what is trained, and how
   * @param inputs names everything else that the result depends on
   */
  RunFolder begin(TrainingRequest request, String inputs, Purpose purpose) throws IOException {
    String name = request.kind() + "-" + ContentHash.of(request.plan() + inputs).brief();
    return switch (purpose) {
      case MODEL -> {
        RunFolder run = RunFolder.at(all().resolve(name));
        run.writeRequest(request);
        yield run;
      }
      case REPETITION -> RunFolder.at(all().resolve(REPETITIONS + name));
    };
  }

  /** Deletes what repetitions left that did not come to their end. */
  void forgetRepetitions() throws IOException {
    if (!Files.isDirectory(all())) {
      return;
    }
    try (var folders = Files.newDirectoryStream(all(), REPETITIONS + "*")) {
      for (Path folder : folders) {
        new RunFolder(folder).delete();
      }
    }
  }

  /** Returns the runs that were begun and have no model yet, the latest first. */
  List<UnfinishedTraining> unfinished() {
    if (!Files.isDirectory(all())) {
      return List.of();
    }
    List<UnfinishedTraining> runs = new ArrayList<>();
    try (var folders = Files.newDirectoryStream(all(), Files::isDirectory)) {
      for (Path folder : folders) {
        RunFolder run = new RunFolder(folder);
        Optional<TrainingRequest> request = run.request();
        if (request.isPresent()) {
          runs.add(UnfinishedTraining.of(run, request.get()));
        }
      }
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
    runs.sort(Comparator.comparingLong(RunFolders::latestChange).reversed());
    return runs;
  }

  private static long latestChange(UnfinishedTraining training) {
    return training.run().log().toFile().lastModified();
  }

  /** Returns the folder of pictures that pretraining keeps. */
  Path pictures() {
    return project.folder().resolve("features").resolve("pictures");
  }

  private Path all() {
    return project.folder().resolve("features").resolve("runs");
  }
}
