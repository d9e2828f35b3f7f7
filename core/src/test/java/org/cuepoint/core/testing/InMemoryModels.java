package org.cuepoint.core.testing;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cuepoint.core.annotation.ModelVersionId;
import org.cuepoint.core.project.BlobStore;
import org.cuepoint.core.recognition.ModelKind;
import org.cuepoint.core.recognition.ModelStore;
import org.cuepoint.core.recognition.ModelVersion;

/** Model versions in a map. */
final class InMemoryModels implements ModelStore {

  private final BlobStore blobs;
  private final Memory memory;
  private final Map<ModelVersionId, ModelVersion> models;
  private final List<ModelVersionId> active;

  InMemoryModels(BlobStore blobs, Memory memory) {
    this.blobs = blobs;
    this.memory = memory;
    models = memory.map();
    active = memory.list();
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
    return latest(kind).map(model -> model.number() + 1).orElse(1);
  }

  @Override
  public void add(ModelVersion model) {
    memory.run(
        () -> {
          if (!model.files().values().stream().allMatch(hash -> blobs.find(hash).isPresent())) {
            throw new IllegalArgumentException("A file of the model is not in the store");
          }
          boolean there =
              models.values().stream()
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
    return active.stream()
        .flatMap(id -> Optional.ofNullable(models.get(id)).stream())
        .filter(model -> model.kind().encodes() == encodes)
        .findFirst();
  }

  @Override
  public void activate(ModelVersionId id) {
    memory.run(
        () -> {
          ModelVersion model = models.get(id);
          if (model == null) {
            throw new IllegalArgumentException("There is no model version " + id);
          }
          active(model.kind().encodes()).ifPresent(before -> active.remove(before.id()));
          active.add(id);
        });
  }
}
