package org.cuepoint.app.command;

import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import org.cuepoint.app.workspace.Workspace;
import org.cuepoint.core.time.FrameRange;

/** The Label menu, but for the classes, which change with the scheme. */
public final class LabelCommands {

  private LabelCommands() {}

  /**
   * Adds the commands.
   *
   * @param visible the frames that the timeline shows
   */
  public static void addTo(
      CommandRegistry registry, Workspace workspace, Supplier<Optional<FrameRange>> visible) {
    var video = workspace.video();
    var labels = workspace.labels();
    BooleanBinding editing = workspace.editableProperty().and(video.videoProperty().isNotNull());
    BooleanBinding onSuggestion = editing.and(video.selectedSuggestionProperty().isNotNull());
    BooleanBinding onSomething =
        editing.and(
            Bindings.or(
                video.selectedSuggestionProperty().isNotNull(),
                video.selectedSegmentProperty().isNotNull()));
    BooleanBinding asked = editing.and(workspace.questions().askedProperty().isNotNull());

    registry.add(Command.named("label.start").when(editing).does(workspace.marking()::markStart));
    registry.add(Command.named("label.end").when(editing).does(workspace.marking()::markEnd));
    registry.add(
        Command.named("label.accept")
            .when(onSuggestion)
            .does(() -> workspace.decisions().accept(video.selectedSuggestions())));
    registry.add(
        Command.named("label.reject")
            .when(onSuggestion)
            .does(() -> workspace.decisions().reject(video.selectedSuggestions())));
    registry.add(Command.named("label.trim-start").when(onSomething).does(labels::trimStart));
    registry.add(Command.named("label.trim-end").when(onSomething).does(labels::trimEnd));
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
        Command.named("label.question-skip").when(asked).does(workspace.questions()::skip));
  }
}
