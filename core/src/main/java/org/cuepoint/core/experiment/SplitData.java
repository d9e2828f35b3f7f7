package org.cuepoint.core.experiment;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.cuepoint.core.eval.Fingerprint;
import org.cuepoint.core.eval.Fold;
import org.cuepoint.core.eval.Folds;
import org.cuepoint.core.eval.LeakCheck;
import org.cuepoint.core.experiment.LabelledFolder.Entry;
import org.cuepoint.core.job.JobContext;
import org.cuepoint.core.provenance.ContentHash;

/**
 * Data of an experiment with a split that was checked for copies.
 *
 * @param data videos and labels
 * @param folds the split
 */
record SplitData(LabelledFolder data, List<Fold> folds) {

  /** Copies the list. */
  SplitData {
    folds = List.copyOf(folds);
  }

  /**
   * Reads a folder, splits it and refuses a split that has copies on both sides.
   *
   * @throws IOException if a file cannot be read
   * @throws IllegalArgumentException if the data do not fit the plan or the split leaks
   */
  static SplitData read(
      ExperimentTools tools, Path folder, DataLayout layout, SplitChoice split, JobContext context)
      throws IOException {
    LabelledFolder data =
        new FolderReader(tools.media(), tools.work().resolve("indexes"))
            .read(folder, layout, context);
    List<Fold> folds = folds(data, split);
    Fingerprints maker = new Fingerprints(tools.media(), tools.work().resolve("fingerprints"));
    Map<String, Fingerprint> prints = new TreeMap<>();
    for (Entry video : data.videos()) {
      context.progress(prints.size(), data.videos().size(), "Looking for copies: " + video.name());
      Path file = Path.of(video.source().file());
      prints.put(
          video.name(),
          maker.of(video.name(), file, video.media(), video.hash(), data.clock(), context));
    }
    LeakCheck.require(folds, prints);
    return new SplitData(data, folds);
  }

  private static List<Fold> folds(LabelledFolder data, SplitChoice split) {
    return switch (split) {
      case SplitChoice.LeaveOneGroupOut() -> Folds.leaveOneGroupOut(data.groups());
      case SplitChoice.HoldOut(List<String> groups) -> {
        TreeSet<String> train = new TreeSet<>(data.groups().keySet());
        TreeSet<String> test = new TreeSet<>(train);
        test.removeIf(video -> !groups.contains(data.groups().get(video)));
        train.removeAll(test);
        yield List.of(new Fold(String.join(", ", groups), train, test));
      }
      case SplitChoice.KFold(int k, SplitChoice.By by, long seed) ->
          switch (by) {
            case GROUP -> Folds.kFoldByGroup(data.groups(), k, seed);
            case VIDEO -> Folds.kFoldByVideo(data.groups().keySet(), k, seed);
          };
    };
  }

  /** Returns a hash of all videos and labels. */
  String hash() {
    return ContentHash.of(
            data.videos().stream()
                .map(video -> video.name() + video.hash().hex() + video.segments())
                .collect(Collectors.joining("\n")))
        .hex();
  }
}
