package org.cuepoint.core.session;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.cuepoint.core.project.BlobStore;
import org.cuepoint.core.provenance.ContentHash;
import org.cuepoint.core.recognition.ModelVersion;
import org.cuepoint.core.train.RunFolder;

/** Compares a model with what running its training again made. One thread at a time. */
final class RunComparison {

  /** Figures that tell of the machine's day, not of the training. */
  private static final String DURATION = "seconds";

  private final ModelVersion then;
  private final Trained now;
  private final Map<String, NavigableMap<Integer, Double>> curvesThen;
  private final Map<String, NavigableMap<Integer, Double>> curvesNow;

  RunComparison(BlobStore blobs, ModelVersion then, Trained now) throws IOException {
    this.then = then;
    this.now = now;
    Optional<Path> log = Optional.ofNullable(then.files().get(Trained.LOG)).flatMap(blobs::find);
    this.curvesThen = log.isEmpty() ? Map.of() : RunFolder.curves(log.get());
    this.curvesNow = now.run().isEmpty() ? Map.of() : now.run().get().curves();
  }

  /** Compares every file that the training makes. */
  Repetition.Weights weights() throws IOException {
    for (Map.Entry<String, Path> file : now.files().entrySet()) {
      if (!ContentHash.of(file.getValue(), bytes -> {}).equals(then.files().get(file.getKey()))) {
        return Repetition.Weights.DIFFERENT;
      }
    }
    return Repetition.Weights.EQUAL;
  }

  List<Repetition.Change> figures() {
    return Repetition.Change.between(
        figures(then.metrics(), curvesThen), figures(now.metrics(), curvesNow));
  }

  private static Map<String, String> figures(
      Map<String, Double> metrics, Map<String, NavigableMap<Integer, Double>> curves) {
    Map<String, String> figures = new TreeMap<>();
    curves.forEach((name, curve) -> figures.put(name, curve.lastEntry().getValue().toString()));
    metrics.forEach((name, value) -> figures.put(name, value.toString()));
    figures.remove(DURATION);
    return figures;
  }

  /** Returns the first step that both logs tell of and at which they differ. */
  OptionalInt partedAt() {
    OptionalInt first = OptionalInt.empty();
    for (Map.Entry<String, NavigableMap<Integer, Double>> curve : curvesThen.entrySet()) {
      NavigableMap<Integer, Double> other = curvesNow.getOrDefault(curve.getKey(), new TreeMap<>());
      OptionalInt parted =
          curve.getValue().entrySet().stream()
              .filter(
                  point ->
                      other.containsKey(point.getKey())
                          && !Objects.equals(other.get(point.getKey()), point.getValue()))
              .mapToInt(Map.Entry::getKey)
              .min();
      if (parted.isPresent() && (first.isEmpty() || parted.getAsInt() < first.getAsInt())) {
        first = parted;
      }
    }
    return first;
  }

  List<Repetition.Change> software() {
    return Repetition.Change.between(
        then.provenance().software(), ModelRegistry.software(now.origin().engine()));
  }
}
