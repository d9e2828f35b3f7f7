package org.cuepoint.app.workspace;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.cuepoint.app.fx.FxJobBridge;
import org.cuepoint.app.i18n.Messages;
import org.cuepoint.core.annotation.ModelVersionId;
import org.cuepoint.core.job.Job;
import org.cuepoint.core.recognition.Activation;
import org.cuepoint.core.recognition.ModelRemarks;
import org.cuepoint.core.recognition.ModelVersion;
import org.cuepoint.core.session.ModelAccount;
import org.cuepoint.core.session.ModelDeletion;
import org.cuepoint.core.session.ModelDifference;
import org.cuepoint.core.session.ModelVersions;
import org.cuepoint.core.session.ProjectSession;
import org.cuepoint.core.session.SnapshotSummary;
import org.cuepoint.core.train.EvaluationRecord;

/**
 * What a person asks of model versions, and does with them, but for activating, which {@link
 * LearnActions} does, and repeating, which {@link TrainingActions} does. FX thread only.
 */
public final class VersionActions {

  private final Workspace workspace;
  private final Map<ModelVersionId, String> deleted = new HashMap<>();

  /** What versions were made from, which never changes; read by one job at a time. */
  private final Map<String, SnapshotSummary> snapshots = new HashMap<>();

  VersionActions(Workspace workspace) {
    this.workspace = workspace;
  }

  /**
   * A version with what it was made from.
   *
   * @param entry the version among the others
   * @param learnedFrom its labels; empty when it needed none or they are not kept
   * @param evaluations of it, oldest first
   */
  public record Listed(
      ModelVersions.Entry entry,
      Optional<SnapshotSummary> learnedFrom,
      List<EvaluationRecord> evaluations) {

    /** Copies the list. */
    public Listed {
      evaluations = List.copyOf(evaluations);
    }

    /** Returns the version. */
    public ModelVersion model() {
      return entry.model();
    }
  }

  /**
   * All versions of a project.
   *
   * @param versions oldest first
   * @param activations which models suggested and ranked, the one that does so now first
   */
  public record Listing(List<Listed> versions, List<Activation> activations) {

    /** Nothing. */
    public static final Listing NONE = new Listing(List.of(), List.of());

    /** Copies the lists. */
    public Listing {
      versions = List.copyOf(versions);
      activations = List.copyOf(activations);
    }
  }

  /** Reads all versions. */
  public void list(Consumer<? super Listing> shown) {
    Map<String, SnapshotSummary> known = Map.copyOf(snapshots);
    workspace.look(
        session -> {
          List<EvaluationRecord> evaluations = session.ports().runs().evaluations();
          return new Listing(
              session.versions().all().stream()
                  .map(entry -> listed(session, entry, known, evaluations))
                  .toList(),
              session.versions().activations());
        },
        listing -> {
          listing
              .versions()
              .forEach(
                  each ->
                      each.learnedFrom()
                          .ifPresent(from -> snapshots.put(snapshot(each.model()), from)));
          shown.accept(listing);
        });
  }

  private static String snapshot(ModelVersion model) {
    return model.provenance().inputs().getOrDefault("snapshot", "");
  }

  private static Listed listed(
      ProjectSession session,
      ModelVersions.Entry entry,
      Map<String, SnapshotSummary> known,
      List<EvaluationRecord> evaluations) {
    Optional<SnapshotSummary> from = Optional.ofNullable(known.get(snapshot(entry.model())));
    return new Listed(
        entry,
        from.isPresent() ? from : session.versions().learnedFrom(entry.model()),
        evaluations.stream()
            .filter(evaluation -> evaluation.model().equals(entry.model().id()))
            .toList());
  }

  /** Reads everything that is known of a version. */
  public void account(ModelVersion model, Consumer<? super ModelAccount> shown) {
    workspace.look(session -> session.versions().account(model), shown);
  }

  /** Finds out in what two versions differ. */
  public void difference(
      ModelVersion one, ModelVersion other, Consumer<? super ModelDifference> shown) {
    workspace.look(session -> session.versions().difference(one, other), shown);
  }

  /** Finds out what would go with versions. */
  public void deletion(List<ModelVersion> models, Consumer<? super ModelDeletion> shown) {
    workspace.look(
        session -> {
          try {
            return session.versions().deletion(models);
          } catch (IOException problem) {
            throw new UncheckedIOException(problem);
          }
        },
        shown);
  }

  /**
   * Deletes versions with what depends on them, after what the engine does now. When their
   * questions were on screen, the active model asks new ones.
   *
   * @param shown gets what went
   */
  public void delete(ModelDeletion confirmed, Consumer<? super ModelDeletion> shown) {
    ProjectSession session = workspace.sessionProperty().get();
    if (session == null) {
      return;
    }
    if (workspace.trainings().runningProperty().get() != null) {
      // It may just be bringing in a file that goes with these.
      workspace.tell(Notice.problem(Messages.text("notice.delete-while-training")));
      return;
    }
    String names =
        confirmed.models().stream().map(ModelVersion::name).collect(Collectors.joining(", "));
    workspace
        .learn()
        .alone(
            Messages.text("job.delete-models"),
            new Job<>("delete models", context -> session.versions().delete(confirmed)),
            done -> {
              done.models().forEach(model -> deleted.put(model.id(), model.name()));
              workspace.tell(
                  Notice.information(
                      Messages.text("notice.models-deleted", names, bytes(done.bytes().total()))));
              workspace.trainings().refresh();
              workspace.refreshVideo();
              workspace.refreshProject(() -> askAnew(done));
              shown.accept(done);
            });
  }

  private void askAnew(ModelDeletion done) {
    boolean wants = done.counts().questions() > 0 && workspace.queue().isEmpty();
    if (wants && workspace.activeModelProperty().get() != null) {
      workspace.learn().rank();
    }
  }

  /** Returns a size for people. */
  public static String bytes(long bytes) {
    return bytes >= 1_000_000
        ? Messages.text("unit.megabytes", bytes / 1e6)
        : Messages.text("unit.kilobytes", bytes / 1e3);
  }

  /** Replaces what people have written about a version. */
  public void remark(ModelVersion model, ModelRemarks remarks, Runnable then) {
    if (!workspace.editableProperty().get()) {
      workspace.tell(Notice.problem(Messages.text("notice.read-only")));
      return;
    }
    workspace.read(
        session -> {
          session.versions().remark(model, remarks);
          return true;
        },
        done -> then.run());
  }

  /** Brings a model out for other programs. */
  public void export(ModelVersion model, Job<List<Path>> job) {
    workspace.watched(
        workspace.runners().learning(),
        Messages.text("job.export-model", model.name()),
        job,
        files ->
            workspace.tell(
                Notice.information(
                    Messages.text(
                        "notice.model-exported",
                        model.name(),
                        files.stream().map(Path::toString).collect(Collectors.joining(", "))))),
        new FxJobBridge.Ended() {
          @Override
          public void failed(Exception problem) {
            workspace.tell(Notice.problem(problem));
          }
        });
  }

  /** Writes a file that somebody asked for, and says where it is. */
  public void write(Path file, Writing writing) {
    workspace.look(
        session -> {
          try {
            writing.to(file);
            return file;
          } catch (IOException problem) {
            throw new UncheckedIOException(
                Messages.text("notice.not-written", file, String.valueOf(problem.getMessage())),
                problem);
          }
        },
        written -> workspace.tell(Notice.information(Messages.text("notice.written", written))));
  }

  /** What writes a file. */
  @FunctionalInterface
  public interface Writing {
    /** Writes the file. */
    void to(Path file) throws IOException;
  }

  /** Reads which versions were deleted. */
  void readDeleted() {
    workspace.read(
        session -> session.versions().deleted(),
        gone -> gone.forEach(each -> deleted.put(each.model().id(), each.model().name())));
  }

  Optional<String> deletedName(ModelVersionId id) {
    return Optional.ofNullable(deleted.get(id))
        .map(name -> Messages.text("versions.deleted-name", name));
  }

  /** Forgets the versions of the project that was closed. */
  void clear() {
    deleted.clear();
    snapshots.clear();
  }
}
