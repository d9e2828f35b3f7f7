package org.cuepoint.core.session;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.cuepoint.core.provenance.ContentHash;
import org.cuepoint.core.recognition.Activation;
import org.cuepoint.core.recognition.ModelRemarks;
import org.cuepoint.core.recognition.ModelVersion;
import org.cuepoint.core.train.EvaluationRecord;

/**
 * Everything that a project knows of one model version: what it was made from, what it is, and what
 * became of it.
 *
 * @param model the version
 * @param use whether it suggests, or makes features, now
 * @param deleted when it was deleted; empty when it is there
 * @param remarks what people have written about it
 * @param parents what it was made from, in its order
 * @param children versions that were made from it, oldest first
 * @param descendants its children and all that was made from those, oldest first
 * @param learnedFrom the labels it was made from; empty when it needed none or they are not kept
 * @param videos names of the videos and regions it was made from, where that was written down
 * @param plan the settings of its training plan by their path in the JSON
 * @param files its files, by role
 * @param evaluations of it, oldest first
 * @param activations when it was made active and was not taken back, the latest first
 */
public record ModelAccount(
    ModelVersion model,
    ModelVersions.Use use,
    Optional<Instant> deleted,
    ModelRemarks remarks,
    List<Parent> parents,
    List<ModelVersion> children,
    List<ModelVersion> descendants,
    Optional<SnapshotSummary> learnedFrom,
    List<String> videos,
    Map<String, String> plan,
    List<StoredFile> files,
    List<EvaluationRecord> evaluations,
    List<Activation> activations) {

  /** Copies the lists. */
  public ModelAccount {
    parents = List.copyOf(parents);
    children = List.copyOf(children);
    descendants = List.copyOf(descendants);
    videos = List.copyOf(videos);
    plan = Map.copyOf(plan);
    files = List.copyOf(files);
    evaluations = List.copyOf(evaluations);
    activations = List.copyOf(activations);
  }

  /**
   * A version that another was made from.
   *
   * @param name its name
   * @param standing whether it is there
   */
  public record Parent(String name, Standing standing) {}

  /** Whether a version is there. */
  public enum Standing {
    /** It can be used. */
    THERE,
    /** Only its record is there. */
    DELETED,
    /** Nobody knows it. */
    UNKNOWN
  }

  /**
   * A file of a version.
   *
   * @param role for example {@code weights}
   * @param hash of its content
   * @param bytes on disk; empty when it is not there
   */
  public record StoredFile(String role, ContentHash hash, OptionalLong bytes) {}
}
