package org.cuepoint.core.recognition;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cuepoint.core.annotation.ModelVersionId;

/**
 * Model versions of a project. A deleted version is in none of the answers but those of {@link
 * #deleted}, {@link #nextNumber} and {@link #remarks}: its name is never given again. Thread-safe;
 * every writing call is durable when it returns.
 */
public interface ModelStore {

  /** Returns all versions, oldest first. */
  List<ModelVersion> models();

  /** Returns one version. */
  Optional<ModelVersion> model(ModelVersionId id);

  /** Returns the latest version of a kind. */
  Optional<ModelVersion> latest(ModelKind kind);

  /** Returns the number that the next version of a kind gets. */
  int nextNumber(ModelKind kind);

  /** Adds a version; its blobs must be in the blob store already. */
  void add(ModelVersion model);

  /** Returns the version that suggests and ranks, if any was activated; never an encoder. */
  Optional<ModelVersion> active();

  /**
   * Returns the encoder or backbone that new features are made with: the activated one, or the
   * latest encoder when none was ever activated.
   */
  Optional<ModelVersion> activeEncoder();

  /**
   * Makes a version the one that suggests and ranks, or, when it encodes, the one that new features
   * are made with. Of each sort one is active. To activate what is active changes nothing.
   *
   * @param when now
   */
  void activate(ModelVersionId id, Instant when);

  /**
   * Returns how the model that suggests and ranks came to be it, the activation that holds first.
   * Those that were taken back are not among them.
   */
  List<Activation> activations();

  /**
   * Takes the latest activation of a model that suggests and ranks back, so that the one before it
   * holds again; may be repeated.
   *
   * @param when now
   * @return the version that is active now; empty when there was none before, and nothing changed
   */
  Optional<ModelVersion> rollBack(Instant when);

  /** Returns what people have written about a version. */
  ModelRemarks remarks(ModelVersionId id);

  /**
   * Replaces what people have written about a version.
   *
   * @throws IllegalArgumentException if there is no such version
   */
  void remark(ModelVersionId id, ModelRemarks remarks);

  /**
   * Deletes versions. Their records stay, since labels name the version that proposed them; their
   * files are the caller's to delete. Activations of them are taken back.
   *
   * @param when now
   * @throws IllegalArgumentException if one of them is not there or is in use, or a version that
   *     stays was made from one of them; nothing is deleted then
   */
  void delete(Set<ModelVersionId> models, Instant when);

  /** Returns the records of deleted versions, the latest deletion first. */
  List<DeletedModel> deleted();
}
