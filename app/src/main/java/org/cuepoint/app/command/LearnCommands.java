package org.cuepoint.app.command;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.value.ObservableValue;
import org.cuepoint.app.learn.LearnSheet;
import org.cuepoint.app.workspace.Workspace;
import org.cuepoint.core.time.FrameRange;

/** The Learn menu, but for the acquisition functions, which plug-ins bring. */
public final class LearnCommands {

  private LearnCommands() {}

  /**
   * Adds the commands.
   *
   * @param marked the frames between in and out
   * @param sheets shows a sheet with choices before a training
   * @param showTrainings shows what trains
   */
  public static void addTo(
      CommandRegistry registry,
      Workspace workspace,
      ObservableValue<Optional<FrameRange>> marked,
      Consumer<LearnSheet> sheets,
      Runnable showTrainings) {
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
    var open = workspace.editableProperty();
    registry.add(
        Command.named("learn.pretrain").when(open).does(() -> sheets.accept(LearnSheet.PRETRAIN)));
    registry.add(Command.named("learn.tune").when(open).does(() -> sheets.accept(LearnSheet.TUNE)));
    registry.add(
        Command.named("learn.teacher").when(open).does(() -> sheets.accept(LearnSheet.TEACHER)));
    registry.add(
        Command.named("learn.students").when(open).does(() -> sheets.accept(LearnSheet.STUDENTS)));
    registry.add(
        Command.named("learn.evaluate").when(open).does(() -> sheets.accept(LearnSheet.EVALUATE)));
    registry.add(
        Command.named("learn.ablation").when(open).does(() -> sheets.accept(LearnSheet.ABLATION)));
    registry.add(
        Command.named("learn.chain").when(open).does(() -> sheets.accept(LearnSheet.CHAIN)));
    registry.add(Command.named("learn.trainings").does(showTrainings));
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
