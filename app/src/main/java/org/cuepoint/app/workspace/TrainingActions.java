package org.cuepoint.app.workspace;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.cuepoint.app.fx.FxJobBridge;
import org.cuepoint.app.i18n.Messages;
import org.cuepoint.core.job.Job;
import org.cuepoint.core.job.JobHandle;
import org.cuepoint.core.recognition.EncoderSpec;
import org.cuepoint.core.recognition.ModelVersion;
import org.cuepoint.core.session.LearningLoop;
import org.cuepoint.core.session.PretrainingStart;
import org.cuepoint.core.session.ProjectSession;
import org.cuepoint.core.session.UnfinishedTraining;
import org.cuepoint.core.train.PretrainingPlan;
import org.cuepoint.core.train.TeacherPlan;
import org.cuepoint.core.train.TeacherSpec;
import org.cuepoint.core.train.TuningPlan;
import org.jspecify.annotations.Nullable;

/**
 * Long trainings in the background, one at a time, while labelling and suggestions go on. A paused
 * one keeps its checkpoint and can be taken up again. FX thread only.
 */
public final class TrainingActions {

  private final Workspace workspace;
  private final ObservableList<UnfinishedTraining> unfinished = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<@Nullable JobHandle<ModelVersion>> running =
      new ReadOnlyObjectWrapper<>();

  TrainingActions(Workspace workspace) {
    this.workspace = workspace;
  }

  /** Returns the trainings that run or were paused, the latest first. */
  public ObservableList<UnfinishedTraining> unfinished() {
    return unfinished;
  }

  /** Returns the job of the training that runs or waits, null when there is none. */
  public ReadOnlyObjectProperty<@Nullable JobHandle<ModelVersion>> runningProperty() {
    return running.getReadOnlyProperty();
  }

  /** Trains an encoder on all videos; afterwards features are computed with it. */
  public void pretrain(PretrainingPlan.Profile profile) {
    PretrainingPlan plan = PretrainingPlan.of(profile);
    PretrainingStart begin = PretrainingStart.usual(EncoderSpec.named(plan.encoder()));
    start(Messages.text("job.pretrain"), loop -> loop.pretrain(plan, begin));
  }

  /** Tunes the encoder in use on all labels; afterwards features are computed with the new one. */
  public void tune(PretrainingPlan.Profile profile) {
    TuningPlan plan = TuningPlan.of(profile);
    start(Messages.text("job.tune"), loop -> loop.tune(plan, Optional.empty()));
  }

  /** Trains a teacher on all labels. */
  public void trainTeacher(TeacherSpec spec) {
    start(
        Messages.text("job.teacher", spec.name()),
        loop -> loop.learnTeacher(TeacherPlan.of(spec), Optional.empty()));
  }

  /** Takes up a paused training. */
  public void resume(UnfinishedTraining training) {
    start(Messages.text("job.resume"), loop -> loop.resume(training));
  }

  /** Stops the running training after its step; what it has learnt is kept. */
  public void pause() {
    JobHandle<ModelVersion> handle = running.get();
    if (handle != null) {
      handle.cancel();
    }
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

  private void start(String name, Function<LearningLoop, Job<ModelVersion>> job) {
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
            model -> ended(session, model),
            new FxJobBridge.Ended() {
              @Override
              public void failed(Exception problem) {
                running.set(null);
                workspace.tell(Notice.problem(problem));
                refresh();
              }

              @Override
              public void cancelled() {
                running.set(null);
                workspace.tell(Notice.information(Messages.text("notice.training-paused")));
                refresh();
              }
            }));
    refresh();
  }

  private void ended(ProjectSession session, ModelVersion model) {
    running.set(null);
    refresh();
    if (workspace.sessionProperty().get() != session) {
      return;
    }
    workspace.refreshProject(() -> {});
    if (model.kind().encodes()) {
      workspace.tell(Notice.information(Messages.text("notice.encoder-trained", model.name())));
      workspace.learn().index();
    } else {
      workspace.tell(Notice.information(Messages.text("notice.teacher-trained", model.name())));
    }
  }

  /** Forgets the trainings of the project that was closed. */
  void clear() {
    unfinished.clear();
  }
}
