package org.cuepoint.core.session;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cuepoint.core.active.QueueRound;
import org.cuepoint.core.annotation.ModelVersionId;
import org.cuepoint.core.annotation.SuggestionStatus;
import org.cuepoint.core.media.Video;
import org.cuepoint.core.provenance.ContentHash;
import org.cuepoint.core.recognition.DeletedModel;
import org.cuepoint.core.recognition.ModelVersion;

/**
 * Finds out what hangs on model versions and deletes it with them. In the store first, in one
 * transaction; then files that nothing names any more. What a crash between the two leaves, the
 * next deletion takes. Not beside a training, which could just be bringing the same file in.
 * Thread-safe.
 */
final class ModelDeletions {

  private static final Set<SuggestionStatus> DECIDED =
      Set.of(SuggestionStatus.ACCEPTED, SuggestionStatus.EDITED, SuggestionStatus.REJECTED);

  private final ProjectPorts ports;
  private final FeatureAccounting features;
  private final RunFolders runs;
  private final Path predictions;
  private final InstantSource clock;

  ModelDeletions(ProjectPorts ports, InstantSource clock) {
    this.ports = ports;
    this.features = new FeatureAccounting(ports, clock);
    this.runs = new RunFolders(ports.project());
    this.predictions = Predictions.folder(new FeatureCatalog(ports.project()));
    this.clock = clock;
  }

  /** Says what goes with these versions. */
  ModelDeletion of(List<ModelVersion> chosen) throws IOException {
    List<ModelVersion> there = ports.models().models();
    Set<ModelVersionId> gone = withDependents(chosen, there);
    List<ModelVersion> dependents =
        there.stream()
            .filter(model -> gone.contains(model.id()))
            .filter(model -> chosen.stream().noneMatch(own -> own.id().equals(model.id())))
            .toList();
    List<UnfinishedTraining> trainings =
        runs.unfinished().stream().filter(run -> beginsWith(run, gone)).toList();
    return new ModelDeletion(
        chosen, dependents, trainings, counts(gone), bytes(gone), refusal(chosen, gone));
  }

  private static Set<ModelVersionId> withDependents(
      List<ModelVersion> chosen, List<ModelVersion> there) {
    Set<ModelVersionId> gone = chosen.stream().map(ModelVersion::id).collect(Collectors.toSet());
    boolean grown = true;
    while (grown) {
      grown = false;
      for (ModelVersion model : there) {
        if (model.parents().stream().anyMatch(gone::contains)) {
          grown |= gone.add(model.id());
        }
      }
    }
    return gone;
  }

  private static boolean beginsWith(UnfinishedTraining run, Set<ModelVersionId> gone) {
    return run.request()
        .startModel()
        .filter(start -> gone.stream().anyMatch(id -> id.toString().equals(start)))
        .isPresent();
  }

  private Optional<String> refusal(List<ModelVersion> chosen, Set<ModelVersionId> gone) {
    record InUse(ModelVersion model, String what) {}
    Stream<InUse> inUse =
        Stream.concat(
            ports.models().active().map(m -> new InUse(m, "suggests and ranks now")).stream(),
            ports
                .models()
                .activeEncoder()
                .map(m -> new InUse(m, "makes the features now"))
                .stream());
    return inUse
        .filter(each -> gone.contains(each.model().id()))
        .map(
            each -> {
              boolean itself = chosen.stream().anyMatch(m -> m.id().equals(each.model().id()));
              String name = each.model().name();
              return itself
                  ? name + " " + each.what() + " and cannot be deleted; make another active first."
                  : name
                      + " "
                      + each.what()
                      + " and was made from "
                      + chosen.stream().map(ModelVersion::name).collect(Collectors.joining(", "))
                      + ", so this cannot be deleted; make a version active first that was not.";
            })
        .findFirst();
  }

  private ModelDeletion.Counts counts(Set<ModelVersionId> gone) {
    int proposals = 0;
    int decided = 0;
    for (Video video : ports.project().videos()) {
      proposals +=
          ports.annotations().proposedCounts(video.id()).entrySet().stream()
              .filter(count -> gone.contains(count.getKey()))
              .mapToInt(count -> count.getValue())
              .sum();
      decided +=
          (int)
              ports.annotations().suggestions(video.id(), DECIDED).stream()
                  .filter(suggestion -> gone.contains(suggestion.model()))
                  .count();
    }
    Set<Object> answered =
        ports.queue().answers().stream().map(answer -> answer.item()).collect(Collectors.toSet());
    int questions =
        (int)
            ports.queue().rounds().stream()
                .filter(round -> gone.contains(round.model()))
                .map(QueueRound::items)
                .flatMap(List::stream)
                .filter(item -> !answered.contains(item.id()))
                .count();
    int evaluations =
        (int)
            ports.runs().evaluations().stream()
                .filter(evaluation -> gone.contains(evaluation.model()))
                .count();
    return new ModelDeletion.Counts(proposals, questions, evaluations, decided);
  }

  private ModelDeletion.Bytes bytes(Set<ModelVersionId> gone) throws IOException {
    Unused unused = unused(gone);
    long files = 0;
    for (ContentHash hash : unused.files()) {
      files += size(ports.blobs().find(hash));
    }
    for (UnfinishedTraining run : runs.unfinished()) {
      files += beginsWith(run, gone) ? size(run.run().folder()) : 0;
    }
    long snapshots = 0;
    for (ContentHash hash : unused.snapshots()) {
      snapshots += size(ports.blobs().find(hash));
    }
    long made = 0;
    for (FeatureAccounting.Entry entry : orphaned(gone)) {
      made += entry.file().bytes();
    }
    for (ModelVersionId id : gone) {
      made += size(predictions.resolve(id.toString()));
    }
    return new ModelDeletion.Bytes(files, snapshots, made);
  }

  /** Blobs that no version names that stays. */
  private record Unused(Set<ContentHash> files, Set<ContentHash> snapshots) {}

  private Unused unused(Set<ModelVersionId> gone) {
    List<ModelVersion> there = ports.models().models();
    List<ModelVersion> staying = there.stream().filter(m -> !gone.contains(m.id())).toList();
    List<ModelVersion> going =
        Stream.concat(
                there.stream().filter(model -> gone.contains(model.id())),
                ports.models().deleted().stream().map(DeletedModel::model))
            .toList();
    Set<ContentHash> files = files(going);
    Set<ContentHash> snapshots = snapshots(going);
    // A file may be named as one thing here and as another there.
    Set<ContentHash> kept = new HashSet<>(files(staying));
    kept.addAll(snapshots(staying));
    runs.unfinished().stream()
        .filter(run -> !beginsWith(run, gone))
        .flatMap(run -> run.request().labels().stream())
        .forEach(labels -> kept.add(new ContentHash(labels)));
    files.removeAll(kept);
    snapshots.removeAll(kept);
    return new Unused(files, snapshots);
  }

  private static Set<ContentHash> files(Collection<ModelVersion> models) {
    return models.stream()
        .flatMap(model -> model.files().values().stream())
        .collect(Collectors.toCollection(HashSet::new));
  }

  private static Set<ContentHash> snapshots(Collection<ModelVersion> models) {
    return models.stream()
        .map(model -> model.provenance().inputs().get(Lessons.SNAPSHOT))
        .filter(Objects::nonNull)
        .map(ContentHash::new)
        .collect(Collectors.toCollection(HashSet::new));
  }

  /** Features of encoders that go, unless another version has the same weights. */
  private List<FeatureAccounting.Entry> orphaned(Set<ModelVersionId> gone) throws IOException {
    Set<String> going = new HashSet<>();
    Set<String> staying = new HashSet<>();
    for (ModelVersion model : ports.models().models()) {
      if (model.kind().encodes()) {
        (gone.contains(model.id()) ? going : staying).add(FeatureCatalog.encoderId(model));
      }
    }
    going.removeAll(staying);
    return going.isEmpty()
        ? List.of()
        : features.entries().stream().filter(entry -> going.contains(entry.encoder())).toList();
  }

  /**
   * Deletes.
   *
   * @param confirmed what a person was shown
   * @return what went
   * @throws IllegalStateException if it is refused, or more would go now than was shown
   */
  ModelDeletion delete(ModelDeletion confirmed) throws IOException {
    ModelDeletion now = of(confirmed.chosen());
    if (now.refusal().isPresent()) {
      throw new IllegalStateException(now.refusal().get());
    }
    if (!now.takesAsMuchAs(confirmed)) {
      throw new IllegalStateException(
          "The versions have changed since this was asked, so nothing was deleted; look again at"
              + " what would go.");
    }
    Set<ModelVersionId> gone =
        now.models().stream().map(ModelVersion::id).collect(Collectors.toSet());
    Unused unused = unused(gone);
    // Before the store forgets whose they are.
    List<FeatureAccounting.Entry> orphaned = orphaned(gone);
    ports.project().inTransaction(() -> forget(gone, unused.snapshots()));
    for (Set<ContentHash> hashes : List.of(unused.files(), unused.snapshots())) {
      for (ContentHash hash : hashes) {
        ports.blobs().delete(hash);
      }
    }
    for (UnfinishedTraining run : now.trainings()) {
      run.run().delete();
    }
    for (ModelVersionId id : gone) {
      Path said = predictions.resolve(id.toString());
      if (Files.isDirectory(said)) {
        Scratch.delete(said);
      }
    }
    features.remove(orphaned);
    return now;
  }

  private boolean forget(Set<ModelVersionId> gone, Set<ContentHash> snapshots) {
    for (Video video : ports.project().videos()) {
      for (ModelVersionId proposing : ports.annotations().proposedCounts(video.id()).keySet()) {
        if (gone.contains(proposing)) {
          ports.annotations().replaceProposed(video.id(), proposing, List.of());
        }
      }
    }
    ports.queue().forgetQuestions(gone);
    ports.runs().forgetEvaluations(gone);
    ports.runs().forgetSnapshots(snapshots);
    ports.models().delete(gone, clock.instant());
    return true;
  }

  private static long size(Optional<Path> file) throws IOException {
    return file.isEmpty() ? 0 : size(file.get());
  }

  /** Returns the bytes of a file or of all files in a folder; one that is gone has none. */
  private static long size(Path place) throws IOException {
    if (!Files.exists(place)) {
      return 0;
    }
    List<Path> files = new ArrayList<>();
    try (Stream<Path> walk = Files.walk(place)) {
      walk.filter(Files::isRegularFile).forEach(files::add);
    } catch (UncheckedIOException gone) {
      throw gone.getCause();
    }
    long bytes = 0;
    for (Path file : files) {
      try {
        bytes += Files.size(file);
      } catch (NoSuchFileException gone) {
        bytes += 0;
      }
    }
    return bytes;
  }
}
