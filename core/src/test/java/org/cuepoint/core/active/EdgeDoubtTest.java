package org.cuepoint.core.active;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.cuepoint.core.recognition.ProbabilityTrack;
import org.cuepoint.core.taxonomy.ClassId;
import org.cuepoint.core.time.FeatureClock;
import org.junit.jupiter.api.Test;

final class EdgeDoubtTest {

  private static final Columns ONE_GROUP = new Columns(List.of(List.of(0, 1)));
  private static final int TICKS = 80;
  private static final int EDGE = 40;

  /** Two classes at 8 Hz; what is missing to 1 is background. */
  private static EdgeDoubt doubt(IntToDoubleFunction first, IntToDoubleFunction second) {
    float[] values = new float[2 * TICKS];
    for (int t = 0; t < TICKS; t++) {
      values[2 * t] = (float) first.applyAsDouble(t);
      values[2 * t + 1] = (float) second.applyAsDouble(t);
    }
    return doubt(ONE_GROUP, values);
  }

  private static EdgeDoubt doubt(Columns columns, float... values) {
    ProbabilityTrack track =
        new ProbabilityTrack(
            FeatureClock.DEFAULT, List.of(ClassId.random(), ClassId.random()), values);
    return new EdgeDoubt(columns.of(track), columns, FeatureClock.DEFAULT.hertz());
  }

  /** From background to a class, evenly over some ticks around the edge. */
  private static EdgeDoubt over(int ticks) {
    return doubt(t -> Math.clamp((t - EDGE + ticks / 2) / (double) ticks, 0, 1), t -> 0);
  }

  @Test
  void aClearEdgeIsInNoDoubtAndASlowOneIsWhereItHappens() {
    float[] clear = over(1).curve();
    float[] slow = over(8).curve();
    for (float value : clear) {
      assertEquals(0, value, 1e-4);
    }
    assertEquals(Math.log(8), slow[EDGE], 0.01, "eight ticks are equally likely");
    assertEquals(0, slow[EDGE - 20], 1e-4);
    assertEquals(0, slow[EDGE + 20], 1e-4);
  }

  @Test
  void aLabelThatIsUnsureAllAlongIsNoEdge() {
    for (float value : doubt(t -> .5, t -> .3).curve()) {
      assertEquals(0, value, 1e-6);
    }
    Random random = new Random(4);
    float[] noisy = doubt(t -> .5 + .02 * random.nextDouble(), t -> .3).curve();
    assertTrue(noisy[EDGE] < 0.2, "noise counted as an edge: " + noisy[EDGE]);
  }

  @Test
  void theSpreadIsTheStandardDeviationOfTheEdgesPlace() {
    assertEquals(0, over(1).spreadSeconds(EDGE - 8, EDGE + 8).orElseThrow(), 1e-6);
    double evenly = Math.sqrt((8 * 8 - 1) / 12.0) / 8;
    assertEquals(evenly, over(8).spreadSeconds(EDGE - 8, EDGE + 8).orElseThrow(), 1e-3);
    assertTrue(
        over(16).spreadSeconds(EDGE - 8, EDGE + 8).orElseThrow()
            > over(8).spreadSeconds(EDGE - 8, EDGE + 8).orElseThrow());
  }

  @Test
  void aPlaceWithoutAnEdgeHasNoSpread() {
    assertEquals(OptionalDouble.empty(), over(8).spreadSeconds(0, 20));
    assertTrue(over(1).spreadSeconds(EDGE, EDGE + 16).isPresent(), "at its border there is one");
  }

  @Test
  void anEdgeToAnotherLabelNearbyDoesNotCount() {
    EdgeDoubt two = doubt(t -> t >= EDGE && t < EDGE + 6 ? 1 : 0, t -> t >= EDGE + 6 ? 1 : 0);
    assertEquals(0, two.spreadSeconds(EDGE - 4, EDGE + 4).orElseThrow(), 1e-6);
  }

  @Test
  void groupsCountAlikeAndAVideoOfOneTickHasNoEdges() {
    float[] values = new float[2 * TICKS];
    for (int t = 0; t < TICKS; t++) {
      values[2 * t] = Math.clamp((t - EDGE) / 8f + .5f, 0, 1);
    }
    EdgeDoubt apart = doubt(new Columns(List.of(List.of(0), List.of(1))), values);
    assertEquals(Math.log(8) / 2, apart.curve()[EDGE], 0.01);
    EdgeDoubt single = doubt(ONE_GROUP, .5f, .1f);
    assertEquals(0, single.curve()[0]);
    assertEquals(OptionalDouble.empty(), single.spreadSeconds(0, 1));
  }
}
