package org.cuepoint.core.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.cuepoint.core.annotation.LabelState;
import org.cuepoint.core.annotation.Segment;
import org.cuepoint.core.edit.EditConflictException;
import org.cuepoint.core.edit.EditJournal;
import org.cuepoint.core.media.AnalysisRegion;
import org.cuepoint.core.media.Crop;
import org.cuepoint.core.media.IndexedMedia;
import org.cuepoint.core.media.RegionId;
import org.cuepoint.core.media.Video;
import org.cuepoint.core.taxonomy.ClassId;
import org.cuepoint.core.taxonomy.LabelScheme;
import org.cuepoint.core.testing.Fixtures;
import org.cuepoint.core.testing.InMemoryProject;
import org.cuepoint.core.time.FrameIndex;
import org.cuepoint.core.time.FrameRange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@SuppressWarnings("NullAway.Init") // Set before every test.
class RegionEditingTest {

  private static final Crop LEFT = new Crop(0, 0, 0.5, 1);
  private static final Crop RIGHT = new Crop(0.5, 0, 0.5, 1);

  private final InMemoryProject project = new InMemoryProject();
  private final EditJournal journal =
      new EditJournal(
          project.journal(),
          Fixtures.ADA,
          InstantSource.fixed(Instant.parse("2026-01-02T03:04:05Z")));
  private final RegionEditing regions =
      new RegionEditing(
          project.project(),
          project.annotations(),
          journal,
          () -> project.project().project().scheme());
  private final Labelling labelling =
      new Labelling(project.annotations(), journal, () -> project.project().project().scheme());
  private Video video;
  private Video other;
  private FrameIndex index;
  private ClassId walk;
  private ClassId wave;

  @BeforeEach
  void addVideosAndClasses() {
    LabelScheme scheme = LabelScheme.exclusive(List.of("walk", "wave"));
    project.project().saveScheme(new LabelScheme(2, scheme.classes(), scheme.groups()));
    walk = scheme.classes().get(0).id();
    wave = scheme.classes().get(1).id();
    IndexedMedia media = Fixtures.media(200);
    index = media.index();
    video = Fixtures.video("a.mp4", media);
    other = Fixtures.video("b.mp4", media);
    project.project().addVideo(video, media);
    project.project().addVideo(other, media);
  }

  private List<AnalysisRegion> regionsOf(Video of) {
    return project.project().video(of.id()).orElseThrow().regions();
  }

  private RegionId draw(String name, Crop crop) {
    return regions.add(video.id(), name, Optional.empty(), crop).id();
  }

  private Segment label(Optional<RegionId> region, ClassId named, int start, int end) {
    return labelling.add(video.id(), region, named, index, new FrameRange(start, end));
  }

  private List<Segment> labels() {
    return project.annotations().segments(video.id());
  }

  private void undo() {
    assertTrue(journal.undo(Optional.of(video.id())).isPresent());
  }

  @Test
  void everyChangeIsOneStepThatUndoTakesBack() {
    RegionId id = draw("left", LEFT);
    regions.reshape(video.id(), id, RIGHT);
    regions.rename(video.id(), id, " right ", Optional.of("Mia"));
    assertEquals(
        List.of(new AnalysisRegion(id, "right", Optional.of("Mia"), RIGHT)), regionsOf(video));
    undo();
    assertEquals(
        List.of(new AnalysisRegion(id, "left", Optional.empty(), RIGHT)), regionsOf(video));
    undo();
    assertEquals(LEFT, regionsOf(video).getFirst().crop());
    undo();
    assertEquals(List.of(), regionsOf(video));
    journal.redo(Optional.of(video.id()));
    assertEquals(id, regionsOf(video).getFirst().id());
  }

  @Test
  void whatStaysMakesNoStep() {
    RegionId id = draw("left", LEFT);
    regions.reshape(video.id(), id, LEFT);
    assertEquals(1, journal.history(10).size());
  }

  @Test
  void namesAreUniqueAndCropsAreLargeEnough() {
    draw("left", LEFT);
    IllegalArgumentException taken =
        assertThrows(IllegalArgumentException.class, () -> draw("LEFT", RIGHT));
    assertTrue(String.valueOf(taken.getMessage()).contains("left"), taken.getMessage());
    assertThrows(IllegalArgumentException.class, () -> draw("dot", new Crop(0, 0, 0.01, 0.5)));
    assertThrows(IllegalArgumentException.class, () -> draw(" ", RIGHT));
    assertEquals(1, regionsOf(video).size());
  }

  @Test
  void aRegionWithLabelsIsRemovedOnlyWhenTheyGoSomewhere() {
    RegionId left = draw("left", LEFT);
    RegionId right = draw("right", RIGHT);
    label(Optional.of(left), walk, 10, 20);
    labelling.review(video.id(), Optional.of(left), index, new FrameRange(0, 50));
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> regions.remove(video.id(), left));
    assertTrue(String.valueOf(refused.getMessage()).contains("2 labels"), refused.getMessage());
    assertEquals(2, regionsOf(video).size());

    regions.remove(video.id(), left, Optional.of(right));
    assertEquals(List.of(right), regionsOf(video).stream().map(AnalysisRegion::id).toList());
    assertEquals(Optional.of(right), labels().getFirst().region());
    assertEquals(1, regions.use(video.id(), Optional.of(right)).reviewed());
    undo();
    assertEquals(2, regionsOf(video).size());
    assertEquals(Optional.of(left), labels().getFirst().region());
    assertEquals(1, regions.use(video.id(), Optional.of(left)).reviewed());
  }

  @Test
  void labelsOfTheWholeFrameAreGivenToARegionInOneStepAndWhatIsIgnoredStays() {
    Segment first = label(Optional.empty(), walk, 10, 20);
    Segment cut =
        labelling.changeState(label(Optional.empty(), wave, 30, 40), index, LabelState.IGNORE);
    labelling.review(video.id(), Optional.empty(), index, new FrameRange(0, 50));
    RegionId left = draw("left", LEFT);
    assertEquals(2, regions.assign(video.id(), Optional.empty(), Optional.of(left)));
    assertEquals(
        Optional.of(left),
        labels().stream()
            .filter(s -> s.id().equals(first.id()))
            .findFirst()
            .orElseThrow()
            .region());
    assertEquals(
        Optional.empty(),
        labels().stream().filter(s -> s.id().equals(cut.id())).findFirst().orElseThrow().region());
    assertThrows(
        IllegalArgumentException.class,
        () -> regions.assign(video.id(), Optional.empty(), Optional.of(left)));
    undo();
    assertEquals(new RegionEditing.Use(1, 1, 0), regions.use(video.id(), Optional.empty()));
  }

  @Test
  void labelsThatComeToARegionMakeRoomThereOnly() {
    RegionId left = draw("left", LEFT);
    label(Optional.of(left), wave, 15, 40);
    label(Optional.empty(), wave, 100, 120);
    Segment walked = label(Optional.empty(), walk, 10, 20);
    regions.assign(List.of(walked), Optional.of(left));
    assertEquals(
        List.of(new FrameRange(10, 20), new FrameRange(20, 40), new FrameRange(100, 120)),
        labels().stream().map(s -> s.range().frames()).toList());
  }

  @Test
  void copyingKeepsTheLabelsOfRegionsOfTheSameNameAndIsOneStepOverTheProject() {
    RegionId left = draw("left", LEFT);
    draw("right", RIGHT);
    RegionId there =
        regions.add(other.id(), "Left", Optional.of("Mia"), new Crop(0.1, 0.1, 0.3, 0.3)).id();
    labelling.add(other.id(), Optional.of(there), walk, index, new FrameRange(0, 10));
    assertTrue(regions.copy(video.id(), List.of(video.id(), other.id())).isPresent());
    assertEquals(
        List.of("left", "right"), regionsOf(other).stream().map(AnalysisRegion::name).toList());
    assertEquals(there, regionsOf(other).getFirst().id());
    assertEquals(LEFT, regionsOf(other).getFirst().crop());
    assertEquals(Optional.of("Mia"), regionsOf(other).getFirst().subject());
    assertEquals(left, regionsOf(video).getFirst().id());
    assertEquals(Optional.empty(), regions.copy(video.id(), List.of(other.id())));

    // A label on a copied region: taking the copy back would leave it without a place.
    RegionId copied = regionsOf(other).getLast().id();
    labelling.add(other.id(), Optional.of(copied), walk, index, new FrameRange(0, 10));
    assertThrows(EditConflictException.class, () -> journal.undo(Optional.empty()));
    journal.undo(Optional.of(other.id()));
    assertTrue(journal.undo(Optional.empty()).isPresent());
    assertEquals(1, regionsOf(other).size());
  }
}
