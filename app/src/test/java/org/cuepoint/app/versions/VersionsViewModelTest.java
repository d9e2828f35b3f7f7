package org.cuepoint.app.versions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.cuepoint.app.testing.FakeLearningLoop;
import org.cuepoint.app.testing.FakeMedia;
import org.cuepoint.app.versions.VersionsViewModel.Page;
import org.cuepoint.app.workspace.Navigation;
import org.cuepoint.app.workspace.Notice;
import org.cuepoint.app.workspace.Workspace;
import org.cuepoint.app.workspace.WorkspaceRunners;
import org.cuepoint.core.annotation.Annotator;
import org.cuepoint.core.annotation.Segment;
import org.cuepoint.core.annotation.Suggestion;
import org.cuepoint.core.annotation.SuggestionStatus;
import org.cuepoint.core.media.VideoId;
import org.cuepoint.core.recognition.ModelKind;
import org.cuepoint.core.recognition.ModelRemarks;
import org.cuepoint.core.recognition.ModelVersion;
import org.cuepoint.core.session.ModelDifference;
import org.cuepoint.core.session.ModelVersions;
import org.cuepoint.core.session.ProjectSession;
import org.cuepoint.core.session.Repetition;
import org.cuepoint.core.taxonomy.LabelScheme;
import org.cuepoint.core.testing.InMemoryProject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All jobs run inline, so that every action is complete when it returns. */
class VersionsViewModelTest {

  @TempDir private Path folder;
  private final InMemoryProject project = new InMemoryProject();
  private final FakeLearningLoop loop = new FakeLearningLoop(project);
  private final InstantSource clock = InstantSource.fixed(MadeVersions.START);
  private final Workspace workspace = new Workspace(WorkspaceRunners.inline(), clock);
  private final VersionsViewModel model = new VersionsViewModel(workspace);
  private final MadeVersions made = new MadeVersions();
  private ModelVersion encoder;
  private ModelVersion first;
  private ModelVersion teacher;
  private ModelVersion student;

  @BeforeEach
  void openAProjectWithVersions() throws IOException {
    LabelScheme scheme = LabelScheme.exclusive(List.of("walk", "wave"));
    project.project().saveScheme(new LabelScheme(2, scheme.classes(), scheme.groups()));
    workspace.attach(Navigation.NONE);
    workspace.learn().updateWhileLabellingProperty().set(false);
    workspace.open(
        new ProjectSession(project, new FakeMedia(), loop, new Annotator.Person("ada"), clock));
    workspace.project().addVideos(List.of(Path.of("a.mp4"), Path.of("b.mp4")));
    String labels = MadeVersions.labels(project, 80);
    encoder = made.addTo(project, ModelKind.ENCODER, "");
    first = made.addTo(project, ModelKind.FAST_HEAD, labels, encoder);
    teacher = made.addTo(project, ModelKind.TEACHER, labels, encoder);
    student = made.addTo(project, ModelKind.SHIFT_ATTENTION, labels, encoder, teacher);
    project.models().activate(first.id(), MadeVersions.START);
    model.watch();
  }

  private <P extends Page> P page(Class<P> type) {
    return assertInstanceOf(type, model.pageProperty().get());
  }

  private Set<Suggestion> decided(VideoId video) {
    return Set.copyOf(
        project
            .annotations()
            .suggestions(
                video,
                Set.of(
                    SuggestionStatus.ACCEPTED,
                    SuggestionStatus.EDITED,
                    SuggestionStatus.REJECTED)));
  }

  @Test
  void itBeginsWithTheActiveVersionAndSaysWhatItWasMadeFrom() {
    assertEquals(List.of(first.id()), model.selection());
    assertEquals(
        List.of(student, teacher, first, encoder),
        model.found().stream().map(each -> each.model()).toList());
    assertEquals(
        "one segment, 0:10", VersionTexts.labels(model.found().get(2)), "eighty ticks at 8 Hz");
    Page.Account page = page(Page.Account.class);
    assertEquals(ModelVersions.Use.ACTIVE, page.account().use());
    assertEquals("loss", model.figureProperty().get());
    assertEquals(4, model.linesProperty().get().size());
  }

  @Test
  void activatingLetsSuggestionsAndQueueFollowAndTouchesNoDecision() {
    VideoId video = workspace.videos().getFirst().video().id();
    workspace.learn().suggest();
    List<Suggestion> open = workspace.video().suggestions();
    workspace.decisions().accept(List.of(open.get(0)));
    workspace.decisions().reject(List.of(open.get(1)));
    Set<Suggestion> before = decided(video);
    List<Segment> labels = project.annotations().segments(video);
    assertEquals(2, before.size());

    model.select(List.of(student.id()));
    assertTrue(model.canActivate().get());
    model.activate();
    assertEquals(student, workspace.activeModelProperty().get());
    assertFalse(model.canActivate().get(), "it is active already");
    assertEquals(before, decided(video));
    assertEquals(labels, project.annotations().segments(video));
    assertTrue(
        workspace.video().suggestions().stream()
            .allMatch(each -> each.model().equals(student.id())));
    assertEquals(
        student.id(), project.queue().currentRound().orElseThrow().model(), "the queue follows");
    assertFalse(workspace.queue().isEmpty());

    assertEquals(first, model.before().orElseThrow());
    model.rollBack();
    assertEquals(first, workspace.activeModelProperty().get());
    assertEquals(first.id(), project.queue().currentRound().orElseThrow().model());
    assertEquals(before, decided(video));
    assertFalse(model.canRollBack().get(), "nothing was active before");
  }

  @Test
  void deletingTakesWhatDependsOnItAndLeavesLabelsWithTheirOrigin() {
    model.select(List.of(student.id()));
    model.activate();
    Suggestion open = workspace.video().suggestions().getFirst();
    workspace.decisions().accept(List.of(open));
    model.select(List.of(teacher.id()));
    model.askToDelete();
    assertTrue(page(Page.Deletion.class).deletion().refusal().isPresent());
    model.rollBack();

    model.askToDelete();
    Page.Deletion asked = page(Page.Deletion.class);
    assertEquals(List.of(student), asked.deletion().dependents());
    assertEquals(1, asked.deletion().counts().decided());
    model.delete(asked.deletion());
    assertEquals(List.of(encoder, first), project.models().models());
    assertEquals(List.of(first, encoder), model.found().stream().map(e -> e.model()).toList());
    page(Page.Empty.class);
    Segment label = workspace.video().segments().getFirst();
    assertEquals(new Annotator.Model(student.id(), ""), label.origin());
    assertEquals("shift-attention v1 (deleted)", workspace.modelName(student.id()).orElseThrow());
    assertEquals(Notice.Level.INFORMATION, workspace.noticeProperty().get().level());
  }

  @Test
  void severalVersionsAreDeletedTogetherAndTheActiveOneNever() throws IOException {
    ModelVersion second = made.addTo(project, ModelKind.FAST_HEAD, "", encoder);
    ModelVersion third = made.addTo(project, ModelKind.FAST_HEAD, "", encoder);
    model.rest();
    model.watch();
    model.select(List.of(second.id(), third.id(), first.id()));
    page(Page.Several.class);
    model.askToDelete();
    assertTrue(
        page(Page.Deletion.class)
            .deletion()
            .refusal()
            .orElseThrow()
            .startsWith("fast-head v1 suggests"));
    model.toggle(first.id());
    model.askToDelete();
    model.delete(page(Page.Deletion.class).deletion());
    assertEquals(List.of(encoder, first, teacher, student), project.models().models());
  }

  @Test
  void twoVersionsSayWhatChanged() {
    assertFalse(model.canDiffer().get());
    model.select(List.of(student.id(), teacher.id()));
    assertTrue(model.canDiffer().get());
    model.differ();
    Page.Difference page = page(Page.Difference.class);
    assertEquals(teacher, page.one(), "the older one first");
    assertTrue(page.difference().parts().containsKey(ModelDifference.Part.FIGURES));
    model.showSelected();
    page(Page.Several.class);
  }

  @Test
  void aRunIsRepeatedAndItsOutcomeShown() {
    model.select(List.of(teacher.id()));
    assertTrue(model.canRepeat().get());
    model.repeat();
    assertEquals(Repetition.Weights.EQUAL, page(Page.Repeated.class).repetition().weights());
    model.showSelected();
    page(Page.Account.class);
  }

  @Test
  void notesAndTagsAreKeptAndFound() {
    model.remark(teacher, new ModelRemarks("for the paper", List.of("best")));
    assertEquals("for the paper", project.models().remarks(teacher.id()).note());
    model.searchProperty().set("BEST");
    assertEquals(List.of(teacher), model.found().stream().map(each -> each.model()).toList());
    model.searchProperty().set("paper");
    assertEquals(1, model.found().size());
    model.searchProperty().set("");
    assertEquals(4, model.found().size());
    assertEquals(List.of(first.id()), model.selection(), "the search selects nothing");
  }

  @Test
  void comparingWaitsForSomebodyWhoCan() {
    List<List<ModelVersion>> compared = new ArrayList<>();
    model.select(List.of(teacher.id(), student.id()));
    assertFalse(model.canCompare().get());
    model.comparingProperty().set(compared::add);
    assertTrue(model.canCompare().get());
    model.compare();
    assertEquals(List.of(List.of(teacher, student)), compared);
    model.select(List.of(encoder.id(), student.id()));
    assertFalse(model.canCompare().get(), "an encoder knows no classes");
  }

  @Test
  void thePageAccountsForAVersionAsTextAndAsHtml() throws IOException {
    model.select(List.of(student.id()));
    Provenance provenance = Provenance.of(page(Page.Account.class).account());
    String text = provenance.text();
    for (String part :
        List.of(
            "shift-attention v1",
            "teacher v1",
            "encoder v1",
            "one segment, 0:10",
            "walk: 1",
            "ana",
            "rate.first: 0.001",
            "seed: 7",
            "java: 25",
            "weights",
            student.files().values().iterator().next().hex())) {
      assertTrue(text.contains(part), part + " in\n" + text);
    }
    Path file = folder.resolve("page.html");
    model.save(provenance, file);
    String html = Files.readString(file);
    assertTrue(html.startsWith("<!DOCTYPE html>") && html.endsWith("</html>\n"));
    assertTrue(html.contains("teacher v1"));
    assertFalse(html.contains("http"), "nothing is fetched");
  }

  @Test
  void foldsOpenAndTheClosedProjectLeavesNothing() throws IOException {
    for (int i = 0; i < 5; i++) {
      made.addTo(project, ModelKind.FAST_HEAD, "", encoder);
    }
    model.rest();
    model.watch();
    int folded = model.lineageProperty().get().nodes().size();
    String key =
        model.lineageProperty().get().nodes().stream()
            .map(Lineage.Placed::node)
            .filter(LineageNode.Fold.class::isInstance)
            .map(LineageNode::key)
            .findFirst()
            .orElseThrow();
    model.openOrFold(key);
    assertEquals(folded + 5, model.lineageProperty().get().nodes().size());
    workspace.close(() -> {});
    assertEquals(Lineage.EMPTY, model.lineageProperty().get());
    assertEquals(List.of(), model.found());
  }
}
