package org.cuepoint.core.session;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.cuepoint.core.active.stopping.Kappa;
import org.cuepoint.core.engine.EngineProtocol;
import org.cuepoint.core.job.JobContext;
import org.cuepoint.core.recognition.ModelVersion;
import org.cuepoint.core.recognition.ProbabilityFile;
import org.cuepoint.core.recognition.ProbabilityTrack;
import org.cuepoint.core.suggest.GroupDistribution;
import org.cuepoint.core.taxonomy.ClassId;
import org.cuepoint.core.taxonomy.LabelScheme;
import org.cuepoint.core.train.SnapshotBuilder;

/** Compares successive models on a fixed set of places. Thread-safe. */
final class ModelAgreement {

  /** The stop set: Bloodgood and Vijay-Shanker found 2,000 examples and more to be steady. */
  private static final int PLACES = 5000;

  private final Indexing indexing;
  private final ModelRegistry models;
  private final Predictions predictions;
  private final SnapshotSource labels;
  private final Scratch scratch;

  ModelAgreement(
      Indexing indexing,
      ModelRegistry models,
      Predictions predictions,
      SnapshotSource labels,
      Scratch scratch) {
    this.indexing = indexing;
    this.models = models;
    this.predictions = predictions;
    this.labels = labels;
    this.scratch = scratch;
  }

  /**
   * Returns Cohen's kappa of each model with the one before it, on ticks spread evenly over all
   * videos that have features for all of them.
   *
   * @param successive at least two models
   */
  List<Double> kappas(List<ModelVersion> successive, JobContext context) throws IOException {
    List<FeatureCatalog.Place> places = places(successive);
    List<Double> kappas = new ArrayList<>();
    int[] before = said(successive.getFirst(), places, context);
    for (ModelVersion model : successive.subList(1, successive.size())) {
      int[] now = said(model, places, context);
      kappas.add(Kappa.of(before, now));
      before = now;
    }
    return kappas;
  }

  private List<FeatureCatalog.Place> places(List<ModelVersion> successive) {
    List<FeatureCatalog.Place> places =
        new ArrayList<>(indexing.indexedForAll(successive, List.of()));
    if (places.isEmpty()) {
      throw new IllegalStateException(
          "No video has the features of all models that are to be compared; index features"
              + " first.");
    }
    places.sort(Comparator.comparing(FeatureCatalog.Place::key));
    return places;
  }

  /** Returns the most probable label of each place of the stop set, in each exclusive group. */
  private int[] said(ModelVersion model, List<FeatureCatalog.Place> places, JobContext context)
      throws IOException {
    LabelScheme scheme = models.scheme(model);
    List<List<Integer>> groups = SnapshotBuilder.groups(scheme);
    List<ClassId> classes = Predictions.classes(scheme);
    Path out = scratch.folder("agreement");
    try {
      EngineProtocol.Predicted predicted =
          predictions.predict(
              model, places, labels.of(scheme, Set.copyOf(labels.labelledVideos())), out, context);
      List<ProbabilityTrack> tracks = new ArrayList<>();
      long ticks = 0;
      for (EngineProtocol.Prediction each : predicted.predictions()) {
        ProbabilityTrack track = ProbabilityFile.read(Path.of(each.probabilityFile()), classes);
        tracks.add(track);
        ticks += track.ticks();
      }
      int step = (int) Math.max(1, ticks / PLACES);
      List<Integer> said = new ArrayList<>();
      int skip = 0;
      for (ProbabilityTrack track : tracks) {
        int t = skip;
        for (; t < track.ticks(); t += step) {
          for (List<Integer> members : groups) {
            said.add(best(track, members, t));
          }
        }
        skip = t - track.ticks();
      }
      return said.stream().mapToInt(Integer::intValue).toArray();
    } finally {
      Scratch.delete(out);
    }
  }

  /** Returns what is the same for a class in every version of the scheme; 0 for background. */
  private static int best(ProbabilityTrack track, List<Integer> members, int tick) {
    GroupDistribution distribution = GroupDistribution.at(track, members, tick);
    int best = 0;
    double most = distribution.background();
    for (int i = 0; i < members.size(); i++) {
      if (distribution.member(i) > most) {
        most = distribution.member(i);
        best = track.classes().get(members.get(i)).hashCode();
      }
    }
    return best;
  }
}
