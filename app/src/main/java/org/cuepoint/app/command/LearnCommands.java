package org.cuepoint.app.command;

import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.value.ObservableValue;
import org.cuepoint.app.workspace.Workspace;
import org.cuepoint.core.recognition.ModelKind;
import org.cuepoint.core.time.FrameRange;
import org.cuepoint.core.train.PretrainingPlan;
import org.cuepoint.core.train.TeacherSpec;

/** The Learn menu, but for the acquisition functions, which plug-ins bring. */
public final class LearnCommands {

  private LearnCommands() {}

  /**
   * Adds the commands.
   *
   * @param marked the frames between in and out
   */
  public static void addTo(
      CommandRegistry registry, Workspace workspace, ObservableValue<Optional<FrameRange>> marked) {
    BooleanBinding videos =
        workspace.editableProperty().and(Bindings.isNotEmpty(workspace.videos()));
    BooleanBinding model = videos.and(workspace.activeModelProperty().isNotNull());
    var learn = workspace.learn();
    registry.add(Command.named("learn.index").when(videos).does(learn::index));
    registry.add(Command.named("learn.train").when(videos).does(learn::trainFastHead));
    registry.add(Command.named("learn.suggest").when(model).does(learn::suggest));
    registry.add(Command.named("learn.rank").when(model).does(learn::rank));
    BooleanBinding example =
        Bindings.createBooleanBinding(
            () ->
                !workspace.video().selectionProperty().get().isEmpty()
                    || marked.getValue().isPresent(),
            workspace.video().selectionProperty(),
            marked);
    registry.add(
        Command.named("learn.find-like")
            .when(model.and(example))
            .does(() -> learn.findLike(marked.getValue())));
    var trainings = workspace.trainings();
    var canTrain = videos.and(trainings.runningProperty().isNull());
    registry.add(
        Command.named("learn.pretrain-quick")
            .when(canTrain)
            .does(() -> trainings.pretrain(PretrainingPlan.Profile.QUICK)));
    registry.add(
        Command.named("learn.pretrain-standard")
            .when(canTrain)
            .does(() -> trainings.pretrain(PretrainingPlan.Profile.STANDARD)));
    registry.add(
        Command.named("learn.pretrain-thorough")
            .when(canTrain)
            .does(() -> trainings.pretrain(PretrainingPlan.Profile.THOROUGH)));
    registry.add(
        Command.named("learn.tune-quick")
            .when(canTrain)
            .does(() -> trainings.tune(PretrainingPlan.Profile.QUICK)));
    registry.add(
        Command.named("learn.tune-standard")
            .when(canTrain)
            .does(() -> trainings.tune(PretrainingPlan.Profile.STANDARD)));
    registry.add(
        Command.named("learn.tune-thorough")
            .when(canTrain)
            .does(() -> trainings.tune(PretrainingPlan.Profile.THOROUGH)));
    registry.add(
        Command.named("learn.teacher")
            .when(canTrain)
            .does(() -> trainings.trainTeacher(TeacherSpec.T_CPU)));
    registry.add(
        Command.named("learn.student-shift-attention")
            .when(canTrain)
            .does(() -> trainings.trainStudent(ModelKind.SHIFT_ATTENTION)));
    registry.add(
        Command.named("learn.student-attention-lstm")
            .when(canTrain)
            .does(() -> trainings.trainStudent(ModelKind.ATTENTION_LSTM)));
    registry.add(
        Command.named("learn.student-see-very-little")
            .when(canTrain)
            .does(() -> trainings.trainStudent(ModelKind.SEE_VERY_LITTLE)));
    registry.add(
        Command.named("learn.student-focal-nano")
            .when(canTrain)
            .does(() -> trainings.trainStudent(ModelKind.FOCAL_NANO)));
    registry.add(
        Command.named("learn.pause")
            .when(trainings.runningProperty().isNotNull())
            .does(trainings::pause));
    registry.add(
        Command.named("learn.hide-guesses").toggles(workspace.questions().hidingGuessesProperty()));
    registry.add(
        Command.named("learn.recognise-while-playing")
            .toggles(workspace.live().recognisingProperty()));
    registry.add(
        Command.named("learn.update-while-labelling")
            .toggles(learn.updateWhileLabellingProperty()));
  }
}
