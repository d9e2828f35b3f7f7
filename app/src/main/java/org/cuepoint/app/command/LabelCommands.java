package org.cuepoint.app.command;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import org.cuepoint.app.workspace.LabelActions;
import org.cuepoint.app.workspace.Workspace;
import org.cuepoint.core.annotation.Edge;
import org.cuepoint.core.annotation.LabelState;
import org.cuepoint.core.time.FrameRange;

/** The Label menu, but for the classes, which change with the scheme. */
public final class LabelCommands {

  private LabelCommands() {}

  /**
   * Adds the commands.
   *
   * @param visible the frames that the timeline shows
   * @param writeNotes puts the cursor where the notes of what is selected are written
   */
  public static void addTo(
      CommandRegistry registry,
      Workspace workspace,
      Supplier<Optional<FrameRange>> visible,
      Runnable writeNotes) {
    var video = workspace.video();
    var labels = workspace.labels();
    BooleanBinding editing = workspace.editableProperty().and(video.videoProperty().isNotNull());
    BooleanBinding onSuggestion = editing.and(video.selectedSuggestionProperty().isNotNull());
    BooleanBinding onSegment = editing.and(video.selectedSegmentProperty().isNotNull());
    BooleanBinding onSomething = onSuggestion.or(onSegment);
    BooleanBinding used = editing.and(workspace.marking().activeClassProperty().isNotNull());
    BooleanBinding asked = editing.and(workspace.questions().askedProperty().isNotNull());

    registry.add(Command.named("label.start").when(editing).does(workspace.marking()::markStart));
    registry.add(Command.named("label.end").when(editing).does(workspace.marking()::markEnd));
    registry.add(
        Command.named("label.accept").when(onSuggestion.or(asked)).does(() -> accept(workspace)));
    registry.add(
        Command.named("label.reject").when(onSuggestion.or(asked)).does(() -> reject(workspace)));
    registry.add(
        Command.named("label.accept-visible")
            .when(editing.and(Bindings.isNotEmpty(video.suggestions())))
            .does(() -> visible.get().ifPresent(workspace.decisions()::acceptWithin)));
    registry.add(
        Command.named("label.point").when(used).does(() -> workspace.marking().addPoint()));
    registry.add(
        Command.named("label.to-next-boundary")
            .when(used)
            .does(workspace.marking()::addToNextBoundary));
    registry.add(Command.named("label.trim-start").when(onSomething).does(labels::trimStart));
    registry.add(Command.named("label.trim-end").when(onSomething).does(labels::trimEnd));
    addEdges(registry, onSomething, labels);
    registry.add(
        Command.named("label.move-earlier")
            .when(onSegment)
            .whileHeld()
            .does(() -> labels.moveSelected(-1)));
    registry.add(
        Command.named("label.move-later")
            .when(onSegment)
            .whileHeld()
            .does(() -> labels.moveSelected(1)));
    registry.add(Command.named("label.split").when(editing).does(labels::split));
    registry.add(Command.named("label.merge").when(onSegment).does(labels::merge));
    registry.add(Command.named("label.duplicate").when(onSegment).does(labels::duplicate));
    Consumer<LabelState> say = state -> labels.changeState(video.selectedSegments(), state);
    for (Command state :
        List.of(
            Command.named("label.positive").does(() -> say.accept(LabelState.POSITIVE)),
            Command.named("label.negative").does(() -> say.accept(LabelState.NEGATIVE)),
            Command.named("label.unknown").does(() -> say.accept(LabelState.UNKNOWN)),
            Command.named("label.ignore").does(() -> say.accept(LabelState.IGNORE)))) {
      registry.add(state.when(onSegment));
    }
    registry.add(Command.named("label.notes").when(onSegment).does(writeNotes));
    registry.add(
        Command.named("label.review-visible")
            .when(editing)
            .does(() -> visible.get().ifPresent(labels::review)));
    registry.add(
        Command.named("label.next-question")
            .when(Bindings.isNotEmpty(workspace.queue()))
            .does(workspace.questions()::next));
    registry.add(
        Command.named("label.question-done").when(asked).does(workspace.questions()::done));
    registry.add(
        Command.named("label.question-unsure").when(asked).does(workspace.questions()::leaveOpen));
    registry.add(
        Command.named("label.question-skip").when(asked).does(workspace.questions()::skip));
  }

  private static void accept(Workspace workspace) {
    if (workspace.questions().askedProperty().get() == null) {
      workspace.decisions().accept(workspace.video().selectedSuggestions());
    } else {
      workspace.questions().accept();
    }
  }

  private static void reject(Workspace workspace) {
    if (workspace.questions().askedProperty().get() == null) {
      workspace.decisions().reject(workspace.video().selectedSuggestions());
    } else {
      workspace.questions().reject();
    }
  }

  private static void addEdges(
      CommandRegistry registry, BooleanBinding onSomething, LabelActions labels) {
    for (Command nudge :
        List.of(
            Command.named("label.start-earlier").does(() -> labels.nudgeSelected(Edge.START, -1)),
            Command.named("label.start-later").does(() -> labels.nudgeSelected(Edge.START, 1)),
            Command.named("label.start-much-earlier")
                .does(() -> labels.nudgeSelected(Edge.START, -10)),
            Command.named("label.start-much-later")
                .does(() -> labels.nudgeSelected(Edge.START, 10)),
            Command.named("label.end-earlier").does(() -> labels.nudgeSelected(Edge.END, -1)),
            Command.named("label.end-later").does(() -> labels.nudgeSelected(Edge.END, 1)),
            Command.named("label.end-much-earlier").does(() -> labels.nudgeSelected(Edge.END, -10)),
            Command.named("label.end-much-later").does(() -> labels.nudgeSelected(Edge.END, 10)))) {
      registry.add(nudge.when(onSomething).whileHeld());
    }
  }
}
