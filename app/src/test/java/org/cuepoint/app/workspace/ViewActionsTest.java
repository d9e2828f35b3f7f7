package org.cuepoint.app.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.cuepoint.app.testing.FakeLearningLoop;
import org.cuepoint.app.testing.FakeMedia;
import org.cuepoint.core.annotation.Annotator;
import org.cuepoint.core.media.VideoId;
import org.cuepoint.core.session.ProjectSession;
import org.cuepoint.core.testing.InMemoryProject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** All jobs run inline, so that every action is complete when it returns. */
class ViewActionsTest {

  private final InMemoryProject project = new InMemoryProject();
  private final InstantSource clock = InstantSource.fixed(Instant.EPOCH);
  private final Workspace workspace = new Workspace(WorkspaceRunners.inline(), clock);

  @BeforeEach
  void openAProjectWithThreeVideos() {
    workspace.open(
        new ProjectSession(
            project,
            new FakeMedia(),
            new FakeLearningLoop(project),
            new Annotator.Person("ada"),
            clock));
    workspace.project().addVideos(List.of(Path.of("a.mp4"), Path.of("b.mp4"), Path.of("c.mp4")));
  }

  private VideoId video(String name) {
    return workspace.videos().stream()
        .map(VideoEntry::video)
        .filter(v -> v.name().equals(name))
        .findFirst()
        .orElseThrow()
        .id();
  }

  private List<String> beside() {
    return workspace.views().besideProperty().get().stream()
        .map(view -> view.video().name() + " " + view.offsetSeconds())
        .toList();
  }

  @Test
  void aVideoThatIsAddedStandsBesideTheOtherOneToo() {
    workspace.views().add(video("b.mp4"));
    assertEquals(List.of("b.mp4 0.0"), beside());
    workspace.openVideo(video("b.mp4"));
    assertEquals(List.of("a.mp4 0.0"), beside());
    workspace.openVideo(video("c.mp4"));
    assertEquals(List.of(), beside());
  }

  @Test
  void anOffsetIsKeptAndSeenFromTheOtherSideWithTheOtherSign() {
    workspace.views().add(video("b.mp4"));
    workspace.views().setOffset(video("b.mp4"), 1.5);
    workspace.openVideo(video("c.mp4"));
    workspace.openVideo(video("a.mp4"));
    assertEquals(List.of("b.mp4 1.5"), beside());
    workspace.openVideo(video("b.mp4"));
    assertEquals(List.of("a.mp4 -1.5"), beside());
  }

  @Test
  void theLastVideoTakenAwayEndsTheGroup() {
    workspace.views().add(video("b.mp4"));
    workspace.views().add(video("c.mp4"));
    assertEquals(2, beside().size());
    workspace.views().remove(video("b.mp4"));
    assertEquals(List.of("c.mp4 0.0"), beside());
    workspace.views().remove(video("c.mp4"));
    assertTrue(project.project().multiViewGroups().isEmpty());
  }
}
