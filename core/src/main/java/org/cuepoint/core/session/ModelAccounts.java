package org.cuepoint.core.session;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.cuepoint.core.annotation.ModelVersionId;
import org.cuepoint.core.provenance.ContentHash;
import org.cuepoint.core.recognition.DeletedModel;
import org.cuepoint.core.recognition.ModelVersion;

/** Gathers what a project knows of a model version. Thread-safe. */
final class ModelAccounts {

  private final ProjectPorts ports;
  private final FormerSources sources;

  ModelAccounts(ProjectPorts ports) {
    this.ports = ports;
    this.sources = new FormerSources(ports, new FeatureCatalog(ports.project()));
  }

  /** Gathers; of a deleted version what its record says. */
  ModelAccount of(ModelVersion model) {
    List<ModelVersion> there = ports.models().models();
    Map<ModelVersionId, DeletedModel> deleted = new HashMap<>();
    ports.models().deleted().forEach(gone -> deleted.put(gone.model().id(), gone));
    boolean active =
        Stream.concat(ports.models().active().stream(), ports.models().activeEncoder().stream())
            .anyMatch(each -> each.id().equals(model.id()));
    Optional<Instant> gone = Optional.ofNullable(deleted.get(model.id())).map(DeletedModel::when);
    return new ModelAccount(
        model,
        active ? ModelVersions.Use.ACTIVE : ModelVersions.Use.KEPT,
        gone,
        ports.models().remarks(model.id()),
        model.parents().stream().map(id -> parent(id, there, deleted)).toList(),
        there.stream().filter(other -> other.parents().contains(model.id())).toList(),
        descendants(model, there),
        learnedFrom(model),
        sources.find(model).stream()
            .flatMap(list -> list.sources().stream())
            .map(TrainingSources.Entry::name)
            .distinct()
            .sorted()
            .toList(),
        ModelDifference.plan(model),
        files(model),
        ports.runs().evaluations().stream()
            .filter(evaluation -> evaluation.model().equals(model.id()))
            .toList(),
        ports.models().activations().stream()
            .filter(activation -> activation.model().equals(model.id()))
            .toList());
  }

  private static ModelAccount.Parent parent(
      ModelVersionId id, List<ModelVersion> there, Map<ModelVersionId, DeletedModel> deleted) {
    Optional<ModelVersion> found =
        there.stream().filter(model -> model.id().equals(id)).findFirst();
    if (found.isPresent()) {
      return new ModelAccount.Parent(found.get().name(), ModelAccount.Standing.THERE);
    }
    return Optional.ofNullable(deleted.get(id))
        .map(gone -> new ModelAccount.Parent(gone.model().name(), ModelAccount.Standing.DELETED))
        .orElseGet(() -> new ModelAccount.Parent(id.toString(), ModelAccount.Standing.UNKNOWN));
  }

  private static List<ModelVersion> descendants(ModelVersion model, List<ModelVersion> there) {
    Set<ModelVersionId> line = new HashSet<>(Set.of(model.id()));
    List<ModelVersion> found = new ArrayList<>();
    // Oldest first, so parents come before what was made from them.
    for (ModelVersion other : there) {
      if (other.parents().stream().anyMatch(line::contains) && line.add(other.id())) {
        found.add(other);
      }
    }
    return found;
  }

  Optional<SnapshotSummary> learnedFrom(ModelVersion model) {
    return Optional.ofNullable(model.provenance().inputs().get(Lessons.SNAPSHOT))
        .flatMap(hash -> ports.runs().snapshot(new ContentHash(hash)))
        .map(
            snapshot ->
                SnapshotSummary.of(
                    snapshot, ports.project().project().scheme(), ports.project().videos()));
  }

  private List<ModelAccount.StoredFile> files(ModelVersion model) {
    List<ModelAccount.StoredFile> files = new ArrayList<>();
    new TreeMap<>(model.files())
        .forEach(
            (role, hash) ->
                files.add(
                    new ModelAccount.StoredFile(
                        role,
                        hash,
                        ports
                            .blobs()
                            .find(hash)
                            .map(
                                file -> {
                                  try {
                                    return OptionalLong.of(Files.size(file));
                                  } catch (IOException problem) {
                                    throw new UncheckedIOException(problem);
                                  }
                                })
                            .orElse(OptionalLong.empty()))));
    return files;
  }
}
