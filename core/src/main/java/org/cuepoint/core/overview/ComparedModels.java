package org.cuepoint.core.overview;

import java.util.ArrayList;
import java.util.List;
import org.cuepoint.core.job.Job;
import org.cuepoint.core.recognition.ModelVersion;
import org.cuepoint.core.session.LabellingProgress;
import org.cuepoint.core.session.ProjectSession;

/**
 * How far successive models say the same of a fixed set of places.
 *
 * @param models oldest first; empty when nobody asked
 * @param kappas Cohen's kappa of each with the one before it, so one fewer
 */
public record ComparedModels(List<ModelVersion> models, List<Double> kappas) {

  /** Nobody asked. */
  public static final ComparedModels NONE = new ComparedModels(List.of(), List.of());

  /** Three rounds of agreement need the models before and after each. */
  private static final int MOST = 4;

  /** Copies the lists. */
  public ComparedModels {
    models = List.copyOf(models);
    kappas = List.copyOf(kappas);
    if (kappas.size() != Math.max(0, models.size() - 1)) {
      throw new IllegalArgumentException(
          models.size() + " models in a row do not have " + kappas.size() + " agreements");
    }
  }

  /**
   * Two models in a row.
   *
   * @param kappa at most 1
   */
  public record Pair(ModelVersion before, ModelVersion after, double kappa) {}

  /** Returns the job that asks the models of the latest rounds; gives none when there is one. */
  public static Job<ComparedModels> of(ProjectSession session) {
    return new Job<>(
        "agreement",
        context -> {
          List<ModelVersion> models = new LabellingProgress(session.ports()).successiveModels(MOST);
          return models.size() < 2
              ? NONE
              : new ComparedModels(
                  models, session.learning().agreement(models).work().run(context));
        });
  }

  /** Returns each model with the one before it, oldest first. */
  public List<Pair> pairs() {
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < kappas.size(); i++) {
      pairs.add(new Pair(models.get(i), models.get(i + 1), kappas.get(i)));
    }
    return pairs;
  }
}
