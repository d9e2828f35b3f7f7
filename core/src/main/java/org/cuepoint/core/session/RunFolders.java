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

  private final ProjectStore project;

  RunFolders(ProjectStore project) {
    this.project = project;
  }

  /**
   * Returns the folder of a run; it exists then.
   *
   * @param kind word of the kind that is trained
   * @param plan the plan
   * @param inputs names everything else that the result depends on
   */
  RunFolder folder(String kind, String plan, String inputs) throws IOException {
    return RunFolder.at(all().resolve(kind + "-" + ContentHash.of(plan + inputs).brief()));
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
