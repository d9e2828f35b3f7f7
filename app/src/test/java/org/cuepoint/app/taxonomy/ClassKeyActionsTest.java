package org.cuepoint.app.taxonomy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.cuepoint.app.command.ClassKeyMode;
import org.cuepoint.app.testing.FakeLearningLoop;
import org.cuepoint.app.testing.FakeMedia;
import org.cuepoint.app.workspace.Workspace;
import org.cuepoint.app.workspace.WorkspaceRunners;
import org.cuepoint.core.annotation.Annotator;
import org.cuepoint.core.session.ProjectSession;
import org.cuepoint.core.taxonomy.LabelScheme;
import org.cuepoint.core.testing.InMemoryProject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Real labels in a project in memory; every job runs inline. */
class ClassKeyActionsTest {

  private final InMemoryProject project = new InMemoryProject();
  private final InstantSource clock = InstantSource.fixed(Instant.EPOCH);
  private final Workspace workspace = new Workspace(WorkspaceRunners.inline(), clock);
  private final Set<String> taken = new HashSet<>();
  private ClassKeyMode mode = ClassKeyMode.PRESS_PRESS;
  private boolean playing;
  private final ClassKeyActions keys =
      new ClassKeyActions(
          new ClassPaletteViewModel(workspace, taken::contains),
          ClassMarking.in(workspace, () -> playing),
          () -> mode);

  @BeforeEach
  void openAVideo() {
    // Classes 1 and 2 exclude each other; 3 may overlap both.
    LabelScheme scheme = LabelScheme.exclusive(List.of("walk", "wave")).withClass("sing");
    project
        .project()
        .saveScheme(
            new LabelScheme(
                2,
                scheme.classes(),
                LabelScheme.exclusive(List.of("x")).groups().stream()
                    .map(
                        g ->
                            new org.cuepoint.core.taxonomy.ExclusiveGroup(
                                g.id(),
                                g.name(),
                                scheme.classes().subList(0, 2).stream().map(c -> c.id()).toList()))
                    .toList()));
    workspace.open(
        new ProjectSession(
            project,
            new FakeMedia(),
            new FakeLearningLoop(project),
            new Annotator.Person("ada"),
            clock));
    workspace.project().addVideos(List.of(Path.of("a.mp4")));
  }

  private void at(int frame) {
    workspace.video().playheadProperty().set(frame);
  }

  private List<String> labels() {
    List<String> all = new ArrayList<>();
    workspace
        .video()
        .segments()
        .forEach(
            s ->
                all.add(
                    workspace.schemeProperty().get().find(s.actionClass()).orElseThrow().name()
                        + " "
                        + s.range().frames().start()
                        + "-"
                        + s.range().frames().end()));
    return all;
  }

  @Test
  void pressAndPressMakeASegmentThroughTheFrameOnScreen() {
    at(10);
    keys.pressed("1");
    keys.released("1").run();
    at(19);
    keys.pressed("1");
    assertEquals(List.of("walk 10-20"), labels());
  }

  @Test
  void aHeldKeyMakesASegmentThatEndsWhereItWentUp() {
    mode = ClassKeyMode.PRESS_HOLD;
    at(10);
    keys.pressed("1");
    at(19);
    Runnable release = keys.released("1");
    at(25);
    release.run();
    assertEquals(List.of("walk 10-20"), labels());
  }

  @Test
  void aReleaseThatIsTakenBackEndsNothing() {
    mode = ClassKeyMode.PRESS_HOLD;
    at(10);
    keys.pressed("1");
    at(15);
    keys.released("1");
    at(19);
    keys.released("1").run();
    assertEquals(List.of("walk 10-20"), labels());
  }

  @Test
  void twoKeysHeldAtOnceMakeTwoSegmentsWhereTheSchemeAllows() {
    mode = ClassKeyMode.PRESS_HOLD;
    at(10);
    keys.pressed("1");
    at(12);
    keys.pressed("3");
    at(19);
    keys.released("1").run();
    at(29);
    keys.released("3").run();
    assertEquals(Set.of("walk 10-20", "sing 12-30"), new TreeSet<>(labels()));
  }

  @Test
  void aTapWhileNothingMovesStaysOpenUntilTheNext() {
    mode = ClassKeyMode.PRESS_HOLD;
    at(10);
    keys.pressed("1");
    keys.released("1").run();
    assertEquals(List.of(), labels());
    at(19);
    keys.pressed("1");
    keys.released("1").run();
    assertEquals(List.of("walk 10-20"), labels());
  }

  @Test
  void statesLastAtOnceAndEndOneByOne() {
    mode = ClassKeyMode.STATES;
    playing = true;
    at(10);
    keys.pressed("1");
    at(12);
    keys.pressed("3");
    at(19);
    keys.pressed("1");
    at(29);
    keys.pressed("3");
    assertEquals(Set.of("walk 10-20", "sing 12-30"), new TreeSet<>(labels()));
  }

  @Test
  void statesThatExcludeEachOtherFollowEachOther() {
    mode = ClassKeyMode.STATES;
    playing = true;
    at(10);
    keys.pressed("1");
    at(20);
    keys.pressed("2");
    at(29);
    keys.pressed("2");
    assertEquals(Set.of("walk 10-20", "wave 20-30"), new TreeSet<>(labels()));
  }

  @Test
  void statesLeaveTheSelectionAloneWhileTheVideoPlays() {
    mode = ClassKeyMode.STATES;
    playing = true;
    at(10);
    keys.pressed("1");
    at(19);
    keys.pressed("1");
    workspace.video().select(workspace.video().segments().getFirst());
    at(40);
    keys.pressed("2");
    assertEquals(List.of("walk 10-20"), labels());
    playing = false;
    keys.pressed("2");
    workspace.video().select(workspace.video().segments().getFirst());
    keys.pressed("3");
    assertTrue(labels().contains("sing 10-20"), labels().toString());
  }

  @Test
  void shiftMarksAPoint() {
    at(10);
    keys.pressedAsPoint("3");
    assertEquals(List.of("sing 10-10"), labels());
  }

  @Test
  void aKeyThatACommandHasIsNone() {
    assertTrue(keys.pressed("1"));
    taken.add("1");
    assertFalse(keys.pressed("1"));
    assertFalse(keys.pressed("q"));
    assertFalse(keys.pressedAsPoint("q"));
  }
}
