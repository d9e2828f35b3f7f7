package org.cuepoint.core.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class BoundaryErrorTest {

  private static BoundaryError of(String truth, String prediction) {
    return BoundaryError.of(
        List.of(new LabelledVideo("v", Optional.empty(), frames(truth), frames(prediction))),
        Set.of("."));
  }

  private static LabelRuns frames(String letters) {
    return LabelRuns.ofFrames(
        letters
            .chars()
            .mapToObj(c -> c == '?' ? LabelRuns.LEFT_OUT : String.valueOf((char) c))
            .toList());
  }

  @Test
  void edgesOfHitsAreCompared() {
    // a: 1 late, 2 early; b: exact start, 3 late end.
    BoundaryError error =
        of("..aaaaa..bbbbb.....", "...aaa....bbbbbbbb.".replace("..bbb", ".bbbb"));
    assertEquals(4, error.edges());
    assertEquals((1 + 1 + 0 + 4) / 4.0, error.mean(), 1e-9);
    assertEquals(1, error.median(), 1e-9);
    assertEquals(1.5 / 8, error.inSeconds(8).mean(), 1e-9);
  }

  @Test
  void missedAndInventedSegmentsHaveNoEdges() {
    assertEquals(0, of("..aaa..", "..bbb..").edges());
    assertEquals(2, of("..aaa.....", "..aaa..bbb").edges());
  }

  @Test
  void withoutEdgesThereIsNoDistance() {
    assertTrue(Double.isNaN(of("....", "....").mean()));
    assertTrue(Double.isNaN(BoundaryError.of(List.of(), Set.of()).median()));
  }

  @Test
  void framesLeftOutCountNowhere() {
    assertEquals(of("..aa..", "..aa.."), of("..a?a..", "..aba.."));
  }
}
