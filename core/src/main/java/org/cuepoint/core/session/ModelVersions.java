package org.cuepoint.core.session;

import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cuepoint.core.annotation.ModelVersionId;
import org.cuepoint.core.recognition.Activation;
import org.cuepoint.core.recognition.DeletedModel;
import org.cuepoint.core.recognition.ModelRemarks;
import org.cuepoint.core.recognition.ModelStore;
import org.cuepoint.core.recognition.ModelVersion;

/**
 * The model versions of a project: where each comes from, which is active, and the way back. What
 * they say of videos is asked for by {@link LearningLoop#suggest} and {@link LearningLoop#rank};
 * here nothing is computed. Thread-safe; waits for the store.
 */
public final class ModelVersions {

  private final ProjectPorts ports;
  private final InstantSource clock;
  private final ModelAccounts accounts;
  private final ModelDeletions deletions;

  ModelVersions(ProjectPorts ports, InstantSource clock) {
    this.ports = ports;
    this.clock = clock;
    this.accounts = new ModelAccounts(ports);
    this.deletions = new ModelDeletions(ports, clock);
  }

  /** Whether a version is in use. */
  public enum Use {
    /** It suggests and ranks, or makes features. */
    ACTIVE,
    /** It is only there. */
    KEPT
  }

  /**
   * A version among the others.
   *
   * @param use whether it suggests, or makes features, now
   * @param children versions that were made from it
   * @param remarks what people have written about it
   */
  public record Entry(
      ModelVersion model, Use use, List<ModelVersion> children, ModelRemarks remarks) {
    /** Copies the list. */
    public Entry {
      children = List.copyOf(children);
    }
  }

  /** Returns all versions, oldest first. */
  public List<Entry> all() {
    ModelStore store = ports.models();
    List<ModelVersion> models = store.models();
    List<ModelVersionId> active = new ArrayList<>();
    store.active().map(ModelVersion::id).ifPresent(active::add);
    store.activeEncoder().map(ModelVersion::id).ifPresent(active::add);
    return models.stream()
        .map(
            model ->
                new Entry(
                    model,
                    active.contains(model.id()) ? Use.ACTIVE : Use.KEPT,
                    models.stream().filter(other -> other.parents().contains(model.id())).toList(),
                    store.remarks(model.id())))
        .toList();
  }

  /** Returns which models suggested and ranked, the one that does so now first. */
  public List<Activation> activations() {
    return ports.models().activations();
  }

  /**
   * Makes a version the one that suggests and ranks, or that makes features.
   *
   * @throws IllegalArgumentException if it can do neither
   */
  public void activate(ModelVersion model) {
    if (!model.kind().predicts() && !model.kind().encodes()) {
      throw new IllegalArgumentException(
          model.name()
              + " neither suggests segments nor makes features, so it cannot be made active.");
    }
    ports.models().activate(model.id(), clock.instant());
  }

  /**
   * Goes back to the model that suggested and ranked before the one that does so now.
   *
   * @return the one that does so now
   * @throws IllegalStateException if there was none before
   */
  public ModelVersion rollBack() {
    return ports
        .models()
        .rollBack(clock.instant())
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "No other model suggested and ranked before, so there is nothing to go back"
                        + " to."));
  }

  /** Replaces what people have written about a version. */
  public void remark(ModelVersion model, ModelRemarks remarks) {
    ports.models().remark(model.id(), remarks);
  }

  /** Says in what two versions differ: data, plan, settings, software and figures. */
  public ModelDifference difference(ModelVersion one, ModelVersion other) {
    return ModelDifference.of(one, other, accounts::learnedFrom);
  }

  /**
   * Returns the labels that a version was made from; empty when it needed none or they are not
   * kept. Reads all of these labels.
   */
  public Optional<SnapshotSummary> learnedFrom(ModelVersion model) {
    return accounts.learnedFrom(model);
  }

  /** Returns everything that is known of a version, deleted or not. */
  public ModelAccount account(ModelVersion model) {
    return accounts.of(model);
  }

  /** Returns the records of deleted versions, the latest deletion first. */
  public List<DeletedModel> deleted() {
    return ports.models().deleted();
  }

  /**
   * Says what would go if versions were deleted, and what stays. Reads all suggestions and looks at
   * files.
   */
  public ModelDeletion deletion(List<ModelVersion> models) throws IOException {
    return deletions.of(models);
  }

  /**
   * Deletes versions with what depends on them. Their records stay, and every label and decision of
   * a person. Not while a training runs in the project.
   *
   * @param confirmed what {@link #deletion} said
   * @return what went
   * @throws IllegalStateException if it is refused, or other versions would go than those that were
   *     confirmed; nothing was deleted then
   */
  public ModelDeletion delete(ModelDeletion confirmed) throws IOException {
    return deletions.delete(confirmed);
  }
}
