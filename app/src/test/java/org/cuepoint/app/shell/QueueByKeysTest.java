package org.cuepoint.app.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.cuepoint.app.workspace.QueueEntry;
import org.cuepoint.core.active.Answer;
import org.cuepoint.core.active.QueueItemId;
import org.cuepoint.core.annotation.Suggestion;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** A whole session with the queue, by keys alone, on a project that is a file. */
class QueueByKeysTest extends WindowTest {

  private static final int ROUND = 30;
  private static final int TAKEN_BACK = 5;

  @Start
  void start(Stage stage) {
    openOnDisk(stage);
  }

  private List<Answer> answers() {
    var session = workspace.sessionProperty().get();
    assertNotNull(session);
    return session.ports().queue().answers();
  }

  private QueueItemId asked() {
    QueueEntry entry = workspace.questions().askedProperty().get();
    assertNotNull(entry);
    return entry.item().id();
  }

  private boolean isAsked(QueueItemId item) {
    QueueEntry entry = workspace.questions().askedProperty().get();
    return entry != null && entry.item().id().equals(item);
  }

  private boolean isProposed(QueueItemId item) {
    QueueEntry entry = workspace.questions().askedProperty().get();
    return entry != null
        && entry.item().id().equals(item)
        && workspace.video().suggestions().stream()
            .anyMatch(s -> s.range().equals(entry.item().range()));
  }

  private void rank(FxRobot robot) throws TimeoutException {
    waitFor(() -> workspace.editableProperty().get());
    List<Path> files = new ArrayList<>();
    for (char name = 'a'; name <= 'g'; name++) {
      files.add(Path.of(name + ".mp4"));
    }
    robot.interact(() -> workspace.project().addVideos(files));
    waitFor(() -> workspace.video().current().isPresent() && workspace.videos().size() == 7);
    robot.interact(() -> window.root().requestFocus());
    label(robot, KeyCode.DIGIT1, 980, 985);
    robot.interact(() -> workspace.learn().index());
    waitFor(() -> workspace.activeModelProperty().get() != null);
    waitFor(() -> !workspace.learn().busyProperty().get());
    robot.interact(() -> workspace.learn().updateWhileLabellingProperty().set(false));
    robot.interact(() -> workspace.learn().suggest());
    waitFor(() -> !workspace.learn().busyProperty().get());
    press(robot, KeyCode.SHORTCUT, KeyCode.K);
    waitFor(() -> workspace.queue().size() == ROUND);
  }

  private void answer(FxRobot robot, int turn) throws TimeoutException {
    int before = answers().size();
    switch (turn % 7) {
      case 0 -> press(robot, KeyCode.ENTER);
      case 1 -> {
        press(robot, KeyCode.ALT, KeyCode.RIGHT);
        waitFor(() -> workspace.video().selectedSegmentProperty().get() != null);
        press(robot, KeyCode.ENTER);
      }
      case 2 -> press(robot, keyOfAnotherClass());
      case 3 -> press(robot, KeyCode.BACK_SPACE);
      case 4 -> press(robot, KeyCode.SHIFT, KeyCode.ENTER);
      case 5 -> press(robot, KeyCode.ALT, KeyCode.ENTER);
      default -> press(robot, KeyCode.SHIFT, KeyCode.BACK_SPACE);
    }
    waitFor(() -> answers().size() == before + 1);
  }

  private KeyCode keyOfAnotherClass() {
    Suggestion proposed = workspace.video().selectedSuggestionProperty().get();
    assertNotNull(proposed);
    boolean walk =
        workspace
            .schemeProperty()
            .get()
            .find(proposed.actionClass())
            .filter(c -> c.name().equals("walk"))
            .isPresent();
    return walk ? KeyCode.DIGIT2 : KeyCode.DIGIT1;
  }

  @Test
  void thirtyAnswersFiveTakenBackAndTheQueueGoesOnAfterARestart(FxRobot robot)
      throws TimeoutException {
    rank(robot);
    List<QueueItemId> order = workspace.queue().stream().map(q -> q.item().id()).toList();
    press(robot, KeyCode.N);
    for (int i = 0; i < ROUND; i++) {
      QueueItemId next = order.get(i);
      waitFor(() -> asked().equals(next));
      answer(robot, i);
    }
    waitFor(() -> workspace.questions().askedProperty().get() == null);
    assertEquals(order, answers().stream().map(Answer::item).toList());
    Answer.Decision[] kinds = {
      Answer.Decision.ACCEPTED,
      Answer.Decision.TRIMMED,
      Answer.Decision.OTHER_CLASS,
      Answer.Decision.REJECTED,
      Answer.Decision.NOTHING,
      Answer.Decision.AMBIGUOUS,
      Answer.Decision.SKIPPED
    };
    for (int i = 0; i < ROUND; i++) {
      assertEquals(kinds[i % kinds.length], answers().get(i).decision(), "answer " + i);
    }

    for (int i = 1; i <= TAKEN_BACK; i++) {
      QueueItemId back = order.get(ROUND - i);
      press(robot, KeyCode.SHORTCUT, KeyCode.Z);
      waitFor(() -> isAsked(back));
      if ((ROUND - i) % 7 == 1) {
        // The edges were moved before the answer, in a step of their own.
        press(robot, KeyCode.SHORTCUT, KeyCode.Z);
        waitFor(() -> workspace.video().selectedSegments().isEmpty());
        waitFor(() -> isProposed(back));
      }
    }
    assertEquals(ROUND - TAKEN_BACK, answers().size());
    assertEquals(TAKEN_BACK, workspace.queue().size());

    press(robot, KeyCode.SHORTCUT, KeyCode.W);
    waitFor(() -> workspace.sessionProperty().get() == null);
    reopen(robot);
    waitFor(() -> workspace.queue().size() == TAKEN_BACK);
    assertEquals(
        order.subList(ROUND - TAKEN_BACK, ROUND),
        workspace.queue().stream().map(q -> q.item().id()).toList());
    Label standing = robot.lookup("#queue-standing").queryAs(Label.class);
    waitFor(() -> standing.getText().startsWith("5 left, 25 answered"));
    press(robot, KeyCode.N);
    waitFor(() -> workspace.questions().askedProperty().get() != null);
    assertEquals(order.get(ROUND - TAKEN_BACK), asked());
    press(robot, KeyCode.SHIFT, KeyCode.ENTER);
    waitFor(() -> answers().size() == ROUND - TAKEN_BACK + 1);
  }
}
