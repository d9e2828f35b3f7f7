package org.cuepoint.app.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.BitSet;
import java.util.List;
import org.cuepoint.core.time.FrameIndex;
import org.cuepoint.core.time.TimeBase;
import org.junit.jupiter.api.Test;

class RulerTicksTest {

  private static List<RulerTicks.Tick> major(List<RulerTicks.Tick> ticks) {
    return ticks.stream().filter(RulerTicks.Tick::isMajor).toList();
  }

  @Test
  void labelsNeverTouchAtAnyZoom() {
    FrameIndex index = SampleVideo.index(500_000);
    for (double span = 8; span <= 500_000; span *= 1.37) {
      TimelineLayout layout =
          SampleVideo.layout(300, SampleVideo.tracks(1), new Viewport(0, span), 500_000);
      RulerTicks ticks = RulerTicks.of(index, layout);
      for (List<RulerTicks.Tick> row : List.of(ticks.times(), ticks.frames())) {
        List<RulerTicks.Tick> labelled = major(row);
        for (int i = 1; i < labelled.size(); i++) {
          double gap = layout.x(labelled.get(i).frame()) - layout.x(labelled.get(i - 1).frame());
          assertTrue(gap >= 55, "span " + span + ", gap " + gap);
        }
        assertTrue(row.size() < 400, "span " + span + " has " + row.size() + " ticks");
      }
    }
  }

  @Test
  void closeUpEveryFrameHasItsNumber() {
    TimelineLayout layout =
        SampleVideo.layout(300, SampleVideo.tracks(1), new Viewport(100, 110), 1000);
    List<RulerTicks.Tick> frames = major(RulerTicks.of(SampleVideo.INDEX, layout).frames());
    assertEquals(11, frames.size());
    assertEquals("100", frames.getFirst().label());
  }

  @Test
  void timesStandWhereTheTimestampsSayWhenFramesDifferInLength() {
    // Ten frames of 1 s, then ten of 0.1 s.
    long[] pts = new long[20];
    for (int i = 0; i < 20; i++) {
      pts[i] = i < 10 ? i * 10L : 100 + (i - 10);
    }
    FrameIndex index = new FrameIndex(new TimeBase(1, 10), pts, 110, new BitSet(), new BitSet());
    assertEquals(5, RulerTicks.frameAt(index, 5.0), 1e-9);
    assertEquals(5.5, RulerTicks.frameAt(index, 5.5), 1e-9);
    assertEquals(15, RulerTicks.frameAt(index, 10.5), 1e-9);
    assertEquals(10.5, RulerTicks.secondsAt(index, 15), 1e-9);
  }

  @Test
  void timesInsideAFrameStandInsideItEvenWhenTheStreamCountsInFrames() {
    assertEquals(10.75, RulerTicks.frameAt(SampleVideo.INDEX, 10.75 / 25), 1e-9);
    assertEquals(10.25, RulerTicks.frameAt(SampleVideo.INDEX, 10.25 / 25), 1e-9);
  }

  @Test
  void theFirstSecondOfALongVideoIsReadableAsTime() {
    TimelineLayout layout =
        SampleVideo.layout(300, SampleVideo.tracks(1), new Viewport(0, 1000), 1000);
    List<RulerTicks.Tick> times = major(RulerTicks.of(SampleVideo.INDEX, layout).times());
    assertEquals(
        List.of("0:00", "0:05", "0:10"),
        times.stream().map(RulerTicks.Tick::label).limit(3).toList());
  }
}
