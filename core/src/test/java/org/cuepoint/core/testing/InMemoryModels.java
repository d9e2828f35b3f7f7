package org.cuepoint.core.testing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.cuepoint.core.annotation.ModelVersionId;
import org.cuepoint.core.project.BlobStore;
import org.cuepoint.core.recognition.Activation;
import org.cuepoint.core.recognition.DeletedModel;
import org.cuepoint.core.recognition.ModelKind;
import org.cuepoint.core.recognition.ModelRemarks;
import org.cuepoint.core.recognition.ModelStore;
import org.cuepoint.core.recognition.ModelVersion;

/** Model versions in a map. */
final class InMemoryModels implements ModelStore {

  private final BlobStore blobs;
  private final Memory memory;
  private final Map<ModelVersionId, ModelVersion> models;
  private final List<Activation> activations;
  private final Map<ModelVersionId, ModelRemarks> remarks;
  private final List<DeletedModel> deleted;

  InMemoryModels(BlobStore blobs, Memory memory) {
    this.blobs = blobs;
    this.memory = memory;
    models = memory.map();
    activations = memory.list();
    remarks = memory.map();
    deleted = memory.list();
  }

  @Override
  public List<ModelVersion> models() {
    return memory.read(
        () ->
            models.values().stream().sorted(Comparator.comparing(ModelVersion::created)).toList());
  }

  @Override
  public Optional<ModelVersion> model(ModelVersionId id) {
    return memory.read(() -> Optional.ofNullable(models.get(id)));
  }

  @Override
  public Optional<ModelVersion> latest(ModelKind kind) {
    return models().stream()
        .filter(model -> model.kind() == kind)
        .max(Comparator.comparingInt(ModelVersion::number));
  }

  @Override
  public int nextNumber(ModelKind kind) {
    return memory.read(
        () ->
            1
                + known()
                    .filter(model -> model.kind() == kind)
                    .mapToInt(ModelVersion::number)
                    .max()
                    .orElse(0));
  }

  /** All that ever were. */
  private Stream<ModelVersion> known() {
    return Stream.concat(models.values().stream(), deleted.stream().map(DeletedModel::model));
  }

  @Override
  public void add(ModelVersion model) {
    memory.run(
        () -> {
          if (!model.files().values().stream().allMatch(hash -> blobs.find(hash).isPresent())) {
            throw new IllegalArgumentException("A file of the model is not in the store");
          }
          boolean there =
              known()
                  .anyMatch(
                      other ->
                          other.id().equals(model.id())
                              || (other.kind() == model.kind()
                                  && other.number() == model.number()));
          if (there) {
            throw new IllegalArgumentException(model.name() + " is in the project already");
          }
          models.put(model.id(), model);
        });
  }

  @Override
  public Optional<ModelVersion> active() {
    return memory.read(() -> active(false));
  }

  @Override
  public Optional<ModelVersion> activeEncoder() {
    return memory.read(() -> active(true)).or(() -> latest(ModelKind.ENCODER));
  }

  private Optional<ModelVersion> active(boolean encodes) {
    return held(encodes).findFirst().map(held -> models.get(held.model()));
  }

  /** The activations of a sort that were not taken back, latest first. */
  private Stream<Activation> held(boolean encodes) {
    return activations.reversed().stream()
        .filter(
            held ->
                Optional.ofNullable(models.get(held.model()))
                    .filter(model -> model.kind().encodes() == encodes)
                    .isPresent());
  }

  @Override
  public void activate(ModelVersionId id, Instant when) {
    memory.run(
        () -> {
          ModelVersion model = models.get(id);
          if (model == null) {
            throw new IllegalArgumentException("There is no model version " + id);
          }
          if (active(model.kind().encodes()).filter(model::equals).isEmpty()) {
            activations.add(new Activation(id, when));
          }
        });
  }

  @Override
  public List<Activation> activations() {
    return memory.read(() -> held(false).toList());
  }

  @Override
  public Optional<ModelVersion> rollBack(Instant when) {
    return memory.read(
        () -> {
          List<Activation> held = held(false).toList();
          if (held.size() < 2) {
            return Optional.empty();
          }
          activations.remove(activations.lastIndexOf(held.getFirst()));
          return Optional.ofNullable(models.get(held.get(1).model()));
        });
  }

  @Override
  public ModelRemarks remarks(ModelVersionId id) {
    return memory.read(() -> remarks.getOrDefault(id, ModelRemarks.NONE));
  }

  @Override
  public void remark(ModelVersionId id, ModelRemarks remark) {
    memory.run(
        () -> {
          if (!models.containsKey(id)) {
            throw new IllegalArgumentException("There is no model version " + id);
          }
          remarks.put(id, remark);
        });
  }

  @Override
  public void delete(Set<ModelVersionId> gone, Instant when) {
    memory.run(
        () -> {
          boolean inUse =
              active().map(ModelVersion::id).filter(gone::contains).isPresent()
                  || activeEncoder().map(ModelVersion::id).filter(gone::contains).isPresent();
          boolean needed =
              models.values().stream()
                  .filter(model -> !gone.contains(model.id()))
                  .anyMatch(model -> model.parents().stream().anyMatch(gone::contains));
          if (!models.keySet().containsAll(gone) || inUse || needed) {
            throw new IllegalArgumentException("Not all of these models can be deleted");
          }
          for (ModelVersionId id : gone) {
            Optional.ofNullable(models.remove(id))
                .ifPresent(model -> deleted.add(new DeletedModel(model, when)));
          }
          List<Activation> held = new ArrayList<>(activations);
          held.removeIf(activation -> gone.contains(activation.model()));
          activations.clear();
          activations.addAll(held);
          // What went may have stood between two activations of the same model.
          List<Activation> suggesting = held(false).toList();
          for (int i = 0; i + 1 < suggesting.size(); i++) {
            if (suggesting.get(i).model().equals(suggesting.get(i + 1).model())) {
              activations.remove(suggesting.get(i));
            }
          }
        });
  }

  @Override
  public List<DeletedModel> deleted() {
    return memory.read(
        () ->
            deleted.stream()
                .sorted(
                    Comparator.comparing(DeletedModel::when)
                        .thenComparing(gone -> gone.model().created())
                        .reversed())
                .toList());
  }
}
