package org.cuepoint.core.recognition;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.cuepoint.core.annotation.ModelVersionId;
import org.cuepoint.core.provenance.ContentHash;
import org.cuepoint.core.provenance.Provenance;

/**
 * One trained model, its origin and its files.
 *
 * @param id identity
 * @param kind what it is
 * @param number counts up per kind in the project, 1 for the first
 * @param created when it was trained
 * @param parents model versions it was made from (its encoder, its teacher)
 * @param plan the training plan as readable JSON
 * @param provenance inputs, settings, seed and software
 * @param files blobs by role, for example {@code weights}, {@code description}
 * @param metrics figures by name
 */
public record ModelVersion(
    ModelVersionId id,
    ModelKind kind,
    int number,
    Instant created,
    List<ModelVersionId> parents,
    String plan,
    Provenance provenance,
    Map<String, ContentHash> files,
    Map<String, Double> metrics) {

  /** Copies the collections. */
  public ModelVersion {
    parents = List.copyOf(parents);
    files = Map.copyOf(files);
    metrics = Map.copyOf(metrics);
  }

  /** Returns what people read, for example {@code fast-head v7}. */
  public String name() {
    return kind.word() + " v" + number;
  }
}
