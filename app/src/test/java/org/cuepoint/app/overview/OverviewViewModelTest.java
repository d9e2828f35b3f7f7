package org.cuepoint.app.overview;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.cuepoint.app.testing.FakeMedia;
import org.cuepoint.app.testing.FakeServices;
import org.cuepoint.app.workspace.Workspace;
import org.cuepoint.app.workspace.WorkspaceRunners;
import org.cuepoint.core.ethogram.Ethogram;
import org.cuepoint.core.media.IndexedMedia;
import org.cuepoint.core.media.Video;
import org.cuepoint.core.media.VideoId;
import org.cuepoint.core.project.ProjectAccess;
import org.cuepoint.core.session.ProjectSession;
import org.cuepoint.core.taxonomy.LabelScheme;
import org.cuepoint.core.testing.Fixtures;
import org.cuepoint.core.testing.InMemoryProject;
import org.cuepoint.core.time.FrameRange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OverviewViewModelTest {

  @TempDir Path folder;
  private final LabelScheme scheme = LabelScheme.exclusive(List.of("walk", "wave"));
  private InMemoryProject project;
  private Workspace workspace;
  private ProjectSession session;
  private OverviewViewModel model;
  private EthogramViewModel ethogram;

  @BeforeEach
  void openAProjectOfTwoGroups() throws Exception {
    FakeServices services = new FakeServices(folder, new FakeMedia(), InstantSource.system());
    Path at = folder.resolve("study");
    Files.createDirectories(at);
    project = services.project(at, "Study");
    project.project().saveScheme(new LabelScheme(2, scheme.classes(), scheme.groups()));
    add("a.mp4", "monday");
    add("b.mp4", "tuesday");
    workspace = new Workspace(WorkspaceRunners.inline(), InstantSource.system());
    session = services.openSession(at, ProjectAccess.WRITE);
    workspace.open(session);
    model = new OverviewViewModel(workspace);
    ethogram = new EthogramViewModel(model);
  }

  private void add(String name, String group) {
    IndexedMedia media = Fixtures.media(FakeMedia.FRAMES);
    Video plain = Fixtures.video(name, media);
    project
        .project()
        .addVideo(
            new Video(
                plain.id(),
                name,
                Optional.empty(),
                media.facts(),
                Optional.empty(),
                Optional.of(group),
                plain.tags(),
                List.of()),
            media);
  }

  private void label(int video, int number, int start, int end) {
    VideoId id = project.project().videos().get(video).id();
    var _ =
        session
            .labelling()
            .add(
                id,
                Optional.empty(),
                scheme.classes().get(number).id(),
                project.project().index(id).index(),
                new FrameRange(start, end));
  }

  @Test
  void bothPartsAreReadAndNothingIsLeftRunning() {
    label(0, 0, 0, 250);
    model.refresh();
    assertEquals(10, model.overviewProperty().get().coverage().seenSeconds(), 1e-9);
    assertNotNull(model.surveyProperty().get());
    assertFalse(model.surveyingProperty().get());
  }

  @Test
  void theEthogramIsCutToAGroupAClassAndAPerson() {
    label(0, 0, 0, 250);
    label(1, 1, 0, 250);
    model.refresh();
    assertEquals(List.of("monday", "tuesday"), ethogram.groups());
    ethogram.groupProperty().set(Optional.of("tuesday"));
    Ethogram tuesday = ethogram.shownProperty().get();
    assertEquals(1, tuesday.records().size());
    assertEquals("b.mp4", tuesday.records().getFirst().observation().name());
    ethogram.groupProperty().set(Optional.empty());
    ethogram.actionClassProperty().set(Optional.of(scheme.classes().getFirst().id()));
    assertEquals("a.mp4", ethogram.shownProperty().get().records().getFirst().observation().name());
    ethogram.actionClassProperty().set(Optional.empty());
    assertEquals(List.of("ada"), ethogram.people().stream().map(p -> p.name()).toList());
    ethogram.personProperty().set(Optional.of(Fixtures.BEN));
    assertTrue(ethogram.shownProperty().get().records().stream().noneMatch(r -> r.isObserved()));
  }

  @Test
  void aReportIsWrittenThatNeedsNoNetwork() throws Exception {
    label(0, 0, 0, 250);
    label(0, 1, 250, 300);
    model.refresh();
    Path file = folder.resolve("report.html");
    model.report(file);
    String page = Files.readString(file);
    assertTrue(page.contains("<h1>Study</h1>"));
    assertTrue(page.contains("prefers-color-scheme: dark"));
    assertFalse(page.contains("http://"), "addresses");
    assertFalse(page.contains("https://"), "addresses");
    assertFalse(page.contains("<script"), "scripts");
    assertTrue(workspace.noticeProperty().get().text().contains("report.html"));
  }

  @Test
  void comparedModelsTakePartInTheAdvice() {
    model.refresh();
    model.compareModels();
    assertTrue(model.comparedProperty().get());
    assertFalse(model.comparingProperty().get());
    assertTrue(model.overviewProperty().get().compared().pairs().isEmpty());
  }
}
