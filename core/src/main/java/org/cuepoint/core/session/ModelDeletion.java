package org.cuepoint.core.session;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cuepoint.core.annotation.ModelVersionId;
import org.cuepoint.core.recognition.ModelVersion;

/**
 * What goes when model versions are deleted, and what stays of them. Labels and decisions of people
 * always stay, with the names of the versions that proposed them.
 *
 * @param chosen the versions that a person wants to delete
 * @param dependents versions that were made from these, or from those; they go too
 * @param trainings paused trainings that began with one of them; they go too
 * @param counts what else the project knows of them
 * @param bytes what becomes free on disk
 * @param refusal why nothing of this can be deleted, as a sentence for a person; empty when it can
 */
public record ModelDeletion(
    List<ModelVersion> chosen,
    List<ModelVersion> dependents,
    List<UnfinishedTraining> trainings,
    Counts counts,
    Bytes bytes,
    Optional<String> refusal) {

  /** Copies the lists. */
  public ModelDeletion {
    chosen = List.copyOf(chosen);
    dependents = List.copyOf(dependents);
    trainings = List.copyOf(trainings);
  }

  /**
   * What the project knows of the versions.
   *
   * @param proposals suggestions that nobody has decided; they go
   * @param questions questions of theirs that nobody has answered; they go
   * @param evaluations evaluations of them; they go
   * @param decided suggestions that a person accepted, changed or refused; they stay
   */
  public record Counts(int proposals, int questions, int evaluations, int decided) {}

  /**
   * What becomes free on disk.
   *
   * @param files weights and other files of the versions, and of paused trainings
   * @param snapshots frozen labels that no other version was made from
   * @param features features of encoders that go, and what models said of videos
   */
  public record Bytes(long files, long snapshots, long features) {

    /** Returns all of it. */
    public long total() {
      return files + snapshots + features;
    }
  }

  /** Returns all versions that go. */
  public List<ModelVersion> models() {
    return Stream.concat(chosen.stream(), dependents.stream()).toList();
  }

  /** Says whether the other would take the same versions away. */
  boolean takesAsMuchAs(ModelDeletion other) {
    return ids().equals(other.ids()) && trainings.size() == other.trainings.size();
  }

  private Set<ModelVersionId> ids() {
    return models().stream().map(ModelVersion::id).collect(Collectors.toSet());
  }
}
