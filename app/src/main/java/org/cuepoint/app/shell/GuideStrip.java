package org.cuepoint.app.shell;

import java.util.List;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.cuepoint.app.command.CommandRegistry;
import org.cuepoint.app.command.Key;
import org.cuepoint.app.fx.Icons;
import org.cuepoint.app.i18n.Messages;
import org.cuepoint.app.player.PlayerViewModel;
import org.cuepoint.app.workspace.Workspace;
import org.cuepoint.core.session.Labelling;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignN;

/** The first four steps, ticked off as they are done. FX thread only. */
final class GuideStrip extends HBox {

  private record Step(String title, StringBinding tip, BooleanProperty done) {}

  GuideStrip(
      Workspace workspace, PlayerViewModel player, CommandRegistry commands, Runnable dismiss) {
    getStyleClass().add("guide");
    setId("guide");
    setAlignment(Pos.CENTER_LEFT);
    Label title = new Label(Messages.text("guide.title"));
    title.getStyleClass().add("row-title");
    title.setMinWidth(Region.USE_PREF_SIZE);
    getChildren().add(title);

    Step play =
        step(
            commands,
            "guide.play",
            "guide.play.tip",
            "play.toggle",
            "play.step-back",
            "play.step-forward",
            "play.second-back",
            "play.second-forward");
    Step label = step(commands, "guide.label", "guide.label.tip");
    Step accept =
        step(
            commands,
            "guide.accept",
            "guide.accept.tip",
            "label.accept",
            "edit.delete",
            "label.trim-start",
            "label.trim-end");
    Step ask =
        step(commands, "guide.ask", "guide.ask.tip", "label.next-question", "label.question-done");
    player.playingProperty().subscribe(playing -> tick(play, playing));
    workspace
        .savedAtProperty()
        .addListener(
            (property, old, now) -> {
              var step = workspace.video().undoableProperty().get();
              tick(label, is(step, Labelling.Action.ADD));
              tick(accept, is(step, Labelling.Action.ACCEPT));
            });
    workspace.questions().askedProperty().subscribe(asked -> tick(ask, asked != null));

    int number = 1;
    for (Step step : List.of(play, label, accept, ask)) {
      getChildren().add(line(number++, step));
    }
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    Button close = Icons.only(new Button(), MaterialDesignC.CLOSE, Messages.text("guide.close"));
    close.setId("guide-close");
    close.setOnAction(event -> dismiss.run());
    getChildren().addAll(gap, close);
  }

  /** Makes a step whose tip names the keys of commands, in the keymap that is in use. */
  private static Step step(CommandRegistry commands, String title, String tip, String... ids) {
    return new Step(
        Messages.text(title),
        Bindings.createStringBinding(
            () -> Messages.text(tip, (Object[]) keys(commands, ids)), commands.keymapProperty()),
        new SimpleBooleanProperty());
  }

  private static String[] keys(CommandRegistry commands, String... ids) {
    return Stream.of(ids)
        .map(commands::get)
        .map(
            command ->
                command.keys().stream()
                    .findFirst()
                    .map(Key::displayText)
                    .orElseGet(() -> "“" + command.titleProperty().get() + "”"))
        .toArray(String[]::new);
  }

  private static boolean is(
      java.util.Optional<org.cuepoint.core.edit.EditStep> step, Labelling.Action action) {
    return step.filter(s -> s.action().equals(action.key())).isPresent();
  }

  private static void tick(Step step, boolean done) {
    if (done) {
      step.done().set(true);
    }
  }

  private static Label line(int number, Step step) {
    FontIcon open = Icons.small(NUMBERS.get(number - 1));
    FontIcon done = Icons.small(MaterialDesignC.CHECK_CIRCLE);
    done.getStyleClass().add("accent-icon");
    Label label = new Label(step.title(), open);
    label.getStyleClass().add("guide-step");
    Tooltip tip = new Tooltip();
    tip.textProperty().bind(step.tip());
    label.setTooltip(tip);
    label.setMinWidth(0);
    step.done().subscribe(ticked -> label.setGraphic(ticked ? done : open));
    return label;
  }

  private static final List<org.kordamp.ikonli.Ikon> NUMBERS =
      List.of(
          MaterialDesignN.NUMERIC_1_CIRCLE_OUTLINE,
          MaterialDesignN.NUMERIC_2_CIRCLE_OUTLINE,
          MaterialDesignN.NUMERIC_3_CIRCLE_OUTLINE,
          MaterialDesignN.NUMERIC_4_CIRCLE_OUTLINE);
}
