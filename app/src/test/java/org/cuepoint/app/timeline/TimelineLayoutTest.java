package org.cuepoint.app.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimelineLayoutTest {

  private static final Viewport VIEW = new Viewport(100, 300);

  private static TimelineLayout layout(double height, int tracks) {
    return SampleVideo.layout(height, SampleVideo.tracks(tracks), VIEW, 1000);
  }

  private static LaneDemand everything(int tracks, int models) {
    return new LaneDemand(
        Collections.nCopies(tracks, 1),
        Collections.nCopies(models, 2),
        LaneDemand.Extra.SHOWN,
        LaneDemand.Extra.SHOWN);
  }

  @Test
  void pixelsAndFramesAreInverse() {
    TimelineLayout layout = layout(300, 3);
    assertEquals(128, layout.x(100), 1e-9);
    assertEquals(1128, layout.x(300), 1e-9);
    assertEquals(213.7, layout.frameAt(layout.x(213.7)), 1e-9);
    assertEquals(613.7, layout.minimapFrameAt(layout.minimapX(613.7)), 1e-9);
  }

  @Test
  void lanesFollowEachOtherWithoutGapOrOverlapAtEveryHeight() {
    for (int height = 160; height < 800; height += 7) {
      for (int tracks : new int[] {0, 1, 4, 30}) {
        TimelineLayout layout = SampleVideo.layout(height, everything(tracks, 2), VIEW, 1000);
        String where = "height " + height + ", tracks " + tracks;
        assertEquals(layout.minimap().bottom(), layout.ruler().y(), where);
        assertEquals(layout.ruler().bottom(), layout.filmstrip().y(), where);
        assertEquals(layout.filmstrip().bottom(), layout.waveform().y(), where);
        assertEquals(layout.waveform().bottom(), layout.tracks().top(), where);
        assertEquals(layout.tracks().bottom(), layout.suggestions().top(), where);
        assertEquals(layout.suggestions().bottom(), layout.uncertainty().y(), where);
        assertTrue(layout.bottom() <= height, where);
        assertTrue(layout.suggestions().height() >= 15, where);
        assertTrue(tracks == 0 || layout.tracks().height() >= 18, where);
      }
    }
  }

  @Test
  void whereThereIsLittleRoomLanesShrinkThenFoldAndTracksStayReadable() {
    TimelineLayout roomy = SampleVideo.layout(500, everything(4, 1), VIEW, 1000);
    TimelineLayout small = SampleVideo.layout(230, everything(12, 1), VIEW, 1000);
    TimelineLayout tiny = SampleVideo.layout(160, everything(12, 1), VIEW, 1000);
    assertTrue(roomy.filmstrip().height() > small.filmstrip().height());
    assertTrue(small.minimap().height() < roomy.minimap().height());
    assertFalse(tiny.filmstrip().isShown());
    assertTrue(small.tracks().height() >= 70, () -> "tracks " + small.tracks().height());
    assertTrue(tiny.tracks().height() >= 54, () -> "tracks " + tiny.tracks().height());
    assertTrue(tiny.tracks().lanes().stream().allMatch(lane -> lane.height() >= 18));
  }

  @Test
  void tracksThatDoNotFitScrollToTheLastAndNoFurther() {
    TimelineLayout top = layout(260, 30);
    assertTrue(top.tracks().scrollRange() > 0);
    TimelineLayout bottom =
        TimelineLayout.of(
            1128, 260, new TimelineLayout.Scroll(1e6, 1e6), SampleVideo.tracks(30), VIEW, 1000);
    assertEquals(bottom.tracks().bottom(), bottom.tracks().lanes().getLast().bottom(), 1);
    assertEquals(29, bottom.tracks().laneAt(bottom.tracks().bottom() - 2));
    assertEquals(0, top.tracks().laneAt(top.tracks().top() + 2));
  }

  @Test
  void hiddenTracksAreNotHit() {
    TimelineLayout layout = layout(260, 30);
    assertEquals(-1, layout.tracks().laneAt(layout.suggestions().top() + 2));
    assertEquals(-1, layout.tracks().laneAt(layout.ruler().y() + 2));
  }

  @Test
  void rowsFillTheirLaneFromTopToBottom() {
    LaneDemand demand =
        new LaneDemand(List.of(3, 1), List.of(2), LaneDemand.Extra.HIDDEN, LaneDemand.Extra.HIDDEN);
    LaneSection tracks = SampleVideo.layout(400, demand, VIEW, 1000).tracks();
    assertTrue(tracks.lanes().get(0).height() > tracks.lanes().get(1).height());
    for (int row = 0; row < 3; row++) {
      assertEquals(row, tracks.rowAt(0, tracks.row(0, row).middle()));
    }
    assertEquals(tracks.row(0, 0).bottom(), tracks.row(0, 1).y());
  }

  @Test
  void scrollingToALaneShowsItWithTheLeastMovement() {
    LaneSection tracks = layout(260, 30).tracks();
    assertEquals(0, tracks.scrollTo(1));
    assertEquals(30 * 18 - tracks.height(), tracks.scrollTo(29), 1);
  }
}
