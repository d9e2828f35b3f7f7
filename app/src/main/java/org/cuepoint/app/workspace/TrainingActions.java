package org.cuepoint.app.workspace;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.cuepoint.app.fx.FxJobBridge;
import org.cuepoint.app.i18n.Messages;
import org.cuepoint.core.job.Job;
import org.cuepoint.core.job.JobHandle;
import org.cuepoint.core.recognition.ModelKind;
import org.cuepoint.core.recognition.ModelVersion;
import org.cuepoint.core.session.LearningLoop;
import org.cuepoint.core.session.ProjectSession;
import org.cuepoint.core.session.Repetition;
import org.cuepoint.core.session.UnfinishedTraining;
import org.cuepoint.core.train.TrainingEvent;
import org.jspecify.annotations.Nullable;

/**
 * Long trainings in the background, one at a time, while labelling and suggestions go on. A paused
 * one keeps its checkpoint and can be taken up again. FX thread only.
 */
public final class TrainingActions {

  /** So many differences fit into a notice. */
  private static final int MOST_CHANGES = 4;

  private final Workspace workspace;
  private final ObservableList<UnfinishedTraining> unfinished = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<@Nullable JobHandle<?>> running =
      new ReadOnlyObjectWrapper<>();

  /** Whether what runs is a repetition, which is not among the unfinished. */
  private boolean repeating;

  TrainingActions(Workspace workspace) {
    this.workspace = workspace;
  }

  /** Returns the trainings that run or were paused, the latest first. */
  public ObservableList<UnfinishedTraining> unfinished() {
    return unfinished;
  }

  /** Returns the job of the training that runs or waits, null when there is none. */
  public ReadOnlyObjectProperty<@Nullable JobHandle<?>> runningProperty() {
    return running.getReadOnlyProperty();
  }

  /** Says whether an unfinished training is the one that runs. */
  public boolean runs(UnfinishedTraining training) {
    // One training runs at a time, and it is the one that wrote its log last.
    return running.get() != null && !repeating && unfinished.indexOf(training) == 0;
  }

  /** Takes up a paused training. */
  public void resume(UnfinishedTraining training) {
    start(Messages.text("job.resume"), loop -> loop.resume(training));
  }

  /** Runs a model's training again from its provenance and tells whether the same came out. */
  public void repeat(ModelVersion model) {
    repeat(model, repetition -> {});
  }

  /**
   * Runs a model's training again from its provenance and tells whether the same came out.
   *
   * @param shown gets the whole outcome
   */
  public void repeat(ModelVersion model, Consumer<? super Repetition> shown) {
    boolean free = running.get() == null;
    start(
        Messages.text("job.repeat", model.name()),
        loop -> loop.repeat(model, Repetition.Then.DROP),
        repetition -> {
          told(repetition);
          shown.accept(repetition);
        },
        Messages.text("notice.repetition-stopped"));
    repeating = free && running.get() != null;
  }

  private void told(Repetition repetition) {
    String model = repetition.model().name();
    String changes =
        Stream.concat(repetition.software().stream(), repetition.figures().stream())
            .limit(MOST_CHANGES)
            .map(change -> change.name() + " " + change.then() + " → " + change.now())
            .collect(Collectors.joining(", "));
    String told =
        switch (repetition.weights()) {
          case EQUAL -> Messages.text("notice.repeated-equal", model);
          case DIFFERENT ->
              changes.isEmpty()
                  ? Messages.text("notice.repeated-alike", model)
                  : Messages.text("notice.repeated-different", model, changes);
        };
    workspace.tell(Notice.information(told));
  }

  /** Stops the running training after its step; what it has learnt is kept. */
  public void pause() {
    JobHandle<?> handle = running.get();
    if (workspace.chains().runningProperty().get() != null) {
      workspace.chains().pause();
    } else if (handle != null) {
      handle.cancel();
    }
  }

  /** Takes the one place that there is for trainings. */
  void occupy(JobHandle<?> handle) {
    running.set(handle);
    refresh();
  }

  /** Gives it back. */
  void release() {
    ended();
  }

  /** Forgets a paused training. */
  public void discard(UnfinishedTraining training) {
    workspace.read(
        session -> {
          session.learning().discard(training);
          return true;
        },
        done -> refresh());
  }

  /** Reads again where the trainings stand. */
  public void refresh() {
    workspace.read(
        session -> session.learning().unfinished(),
        trainings -> {
          if (!unfinished.equals(trainings)) {
            unfinished.setAll(trainings);
          }
        });
  }

  /** Reads the curves of a training: value by step, by name. */
  public void curves(
      UnfinishedTraining training, Consumer<Map<String, NavigableMap<Integer, Double>>> shown) {
    workspace.read(
        session -> {
          try {
            return training.run().curves();
          } catch (IOException problem) {
            throw new UncheckedIOException(problem);
          }
        },
        shown);
  }

  /** Reads what happened in a training, in order. */
  public void events(UnfinishedTraining training, Consumer<List<TrainingEvent>> shown) {
    workspace.read(
        session -> {
          try {
            return training.run().events();
          } catch (IOException problem) {
            throw new UncheckedIOException(problem);
          }
        },
        shown);
  }

  private void start(String name, Function<LearningLoop, Job<ModelVersion>> job) {
    start(name, job, this::trained, Messages.text("notice.training-paused"));
  }

  /** Starts a job unless one runs; {@code shown} is told on success. */
  private <T> void start(
      String name,
      Function<LearningLoop, Job<T>> job,
      Consumer<? super T> shown,
      String whenCancelled) {
    ProjectSession session = workspace.sessionProperty().get();
    if (session == null) {
      return;
    }
    if (!workspace.editableProperty().get()) {
      workspace.tell(Notice.problem(Messages.text("notice.read-only")));
      return;
    }
    if (running.get() != null) {
      workspace.tell(Notice.information(Messages.text("notice.one-training")));
      return;
    }
    running.set(
        workspace.watched(
            workspace.runners().training(),
            name,
            job.apply(session.learning()),
            result -> {
              ended();
              if (workspace.sessionProperty().get() == session) {
                shown.accept(result);
              }
            },
            new FxJobBridge.Ended() {
              @Override
              public void failed(Exception problem) {
                ended();
                workspace.tell(Notice.problem(problem));
              }

              @Override
              public void cancelled() {
                ended();
                workspace.tell(Notice.information(whenCancelled));
              }
            }));
    refresh();
  }

  private void ended() {
    running.set(null);
    repeating = false;
    refresh();
  }

  private void trained(ModelVersion model) {
    workspace.refreshProject(() -> {});
    if (model.kind().encodes()) {
      workspace.tell(Notice.information(Messages.text("notice.encoder-trained", model.name())));
      workspace.learn().index();
    } else if (ModelKind.students().contains(model.kind())) {
      workspace.tell(Notice.information(Messages.text("notice.student-trained", model.name())));
      workspace.learn().suggest();
    } else {
      workspace.tell(Notice.information(Messages.text("notice.teacher-trained", model.name())));
    }
  }

  /** Forgets the trainings of the project that was closed. */
  void clear() {
    unfinished.clear();
  }
}
