package org.cuepoint.app.player;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cuepoint.core.media.AnalysisRegion;
import org.cuepoint.core.media.Crop;
import org.cuepoint.core.media.FrameSize;
import org.cuepoint.core.media.RegionId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Drawing on a picture of 200 by 100 pixels; an edge is held within one percent. */
class RegionsViewModelTest {

  private static final double REACH = 0.01;

  private final RegionsViewModel model = new RegionsViewModel();
  private final List<String> asked = new ArrayList<>();
  private final AnalysisRegion large =
      new AnalysisRegion(
          RegionId.random(), "large", Optional.empty(), new Crop(0.1, 0.1, 0.6, 0.8));
  private final AnalysisRegion small =
      new AnalysisRegion(
          RegionId.random(), "small", Optional.empty(), new Crop(0.3, 0.3, 0.2, 0.2));

  @BeforeEach
  void draw() {
    model.sizeProperty().set(new FrameSize(200, 100));
    model.regionsProperty().set(List.of(large, small));
    model.setActions(
        new RegionDrawing() {
          @Override
          public void choose(Optional<RegionId> region) {
            model.chosenProperty().set(region);
            asked.add("choose " + name(region));
          }

          @Override
          public void add(Crop crop) {
            asked.add("add " + pixels(crop));
          }

          @Override
          public void reshape(RegionId region, Crop crop) {
            asked.add("reshape " + name(Optional.of(region)) + " " + pixels(crop));
          }

          @Override
          public void rename(RegionId region, String name) {
            asked.add("rename " + name(Optional.of(region)) + " " + name);
          }
        });
    model.drawingProperty().set(true);
  }

  private String name(Optional<RegionId> region) {
    return region
        .map(id -> id.equals(large.id()) ? "large" : id.equals(small.id()) ? "small" : "?")
        .orElse("none");
  }

  private static String pixels(Crop crop) {
    return Math.round(crop.x() * 200)
        + ","
        + Math.round(crop.y() * 100)
        + " "
        + Math.round(crop.width() * 200)
        + "x"
        + Math.round(crop.height() * 100);
  }

  private void dragged(double fromX, double fromY, double toX, double toY) {
    dragged(fromX, fromY, toX, toY, RegionsViewModel.Press.TAKE);
  }

  private void dragged(
      double fromX, double fromY, double toX, double toY, RegionsViewModel.Press meaning) {
    model.press(fromX, fromY, REACH, REACH, meaning);
    model.drag((fromX + toX) / 2, (fromY + toY) / 2);
    model.drag(toX, toY);
    model.release();
  }

  @Test
  void aDragOnFreePictureDrawsBetweenPixelsAndInsideThePicture() {
    dragged(0.95, 0.5, 0.801, 0.303);
    assertEquals(List.of("add 160,30 30x20"), asked);
    assertTrue(model.draftProperty().get().isPresent(), "it stays until it is there");
    model.regionsProperty().set(List.of(large));
    assertTrue(model.draftProperty().get().isEmpty());
    dragged(0.8, 0.95, 1.4, 1.7);
    assertEquals("add 160,95 40x5", asked.getLast());
  }

  @Test
  void aClickOnFreePictureDrawsNothing() {
    model.press(0.9, 0.5, REACH, REACH, RegionsViewModel.Press.TAKE);
    model.release();
    assertEquals(List.of(), asked);
  }

  @Test
  void aPressInARegionChoosesTheSmallestThereAndADragMovesItInsideThePicture() {
    dragged(0.4, 0.4, 0.5, 0.4);
    assertEquals(List.of("choose small", "reshape small 80,30 40x20"), asked);
    asked.clear();
    dragged(0.15, 0.15, 0.9, 0.9);
    assertEquals(List.of("choose large", "reshape large 80,20 120x80"), asked);
  }

  @Test
  void edgesAndCornersOfTheChosenRegionResizeIt() {
    model.chosenProperty().set(Optional.of(large.id()));
    dragged(0.1, 0.5, 0.05, 0.9);
    assertEquals("reshape large 10,10 130x80", asked.getLast());
    model.cancel();
    dragged(0.7, 0.9, 0.8, 1.0);
    assertEquals("reshape large 20,10 140x90", asked.getLast());
    model.cancel();
    // Past the other edge it turns round rather than vanish.
    dragged(0.4, 0.1, 0.4, 0.95);
    assertEquals("reshape large 20,90 120x5", asked.getLast());
  }

  @Test
  void withShiftANewRegionIsDrawnOverAnother() {
    dragged(0.4, 0.4, 0.6, 0.7, RegionsViewModel.Press.DRAW);
    assertEquals(List.of("add 80,40 40x30"), asked);
  }

  @Test
  void whatIsUnderTheMouseIsTheChosenRegionsEdgeElseTheInside() {
    assertEquals(Optional.of(RegionHandle.INSIDE), model.handleAt(0.1, 0.5, REACH, REACH));
    model.chosenProperty().set(Optional.of(large.id()));
    assertEquals(Optional.of(RegionHandle.LEFT), model.handleAt(0.1, 0.5, REACH, REACH));
    assertEquals(Optional.of(RegionHandle.BOTTOM_RIGHT), model.handleAt(0.7, 0.9, REACH, REACH));
    assertEquals(Optional.empty(), model.handleAt(0.9, 0.5, REACH, REACH));
  }

  @Test
  void keysMoveByPixelsAndManyAreKeptAsOneStep() {
    model.chosenProperty().set(Optional.of(small.id()));
    model.nudge(1, 0);
    model.nudge(10, -1);
    model.grow(2, 3);
    assertEquals(List.of(), asked);
    assertEquals("71,29 42x23", pixels(model.place(small)));
    model.commitNudges();
    model.commitNudges();
    assertEquals(List.of("reshape small 71,29 42x23"), asked);
    model.grow(-1000, 0);
    assertEquals("71,29 1x23", pixels(model.place(small)));
  }

  @Test
  void escapeGivesUpTheNameThenTheDragThenTheMode() {
    model.rename(small.id());
    model.press(0.9, 0.1, REACH, REACH, RegionsViewModel.Press.TAKE);
    model.drag(0.95, 0.2);
    model.escape();
    assertEquals(Optional.empty(), model.renamingProperty().get());
    model.escape();
    model.release();
    assertEquals(List.of(), asked);
    assertTrue(model.drawingProperty().get());
    model.escape();
    assertFalse(model.drawingProperty().get());
  }

  @Test
  void aNameIsTakenOnceAndARegionThatIsGoneHasNone() {
    model.rename(small.id());
    model.renamed("tiny");
    model.renamed("again");
    assertEquals(List.of("rename small tiny"), asked);
    model.rename(small.id());
    model.regionsProperty().set(List.of(large));
    assertEquals(Optional.empty(), model.renamingProperty().get());
  }

  @Test
  void outsideTheModeNothingIsHeld() {
    model.drawingProperty().set(false);
    dragged(0.4, 0.4, 0.5, 0.4);
    assertEquals(List.of(), asked);
  }
}
