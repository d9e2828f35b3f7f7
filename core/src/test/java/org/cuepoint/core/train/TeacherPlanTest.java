package org.cuepoint.core.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

final class TeacherPlanTest {

  /**
   * The table of the design counts the blocks alone: without what reads tokens and gives logits.
   */
  @Test
  void theProfilesHaveTheSizesOfTheTable() {
    assertSize(TeacherSpec.T_CPU, 0.336e6, 23.6e6);
    assertSize(TeacherSpec.T_CPU_PLUS, 0.793e6, 268e6);
    assertSize(TeacherSpec.T_GPU, 10.6e6, 3.0e9);
  }

  private static void assertSize(TeacherSpec spec, double parameters, double macs) {
    assertEquals(parameters, (double) spec.blockParameters(), 0.01 * parameters, spec.name());
    assertEquals(macs, (double) spec.blockMacs(), 0.01 * macs, spec.name());
  }

  @Test
  void aPlanIsReadAsItWasWritten() {
    TeacherPlan plan = TeacherPlan.of(TeacherSpec.T_CPU_PLUS);
    assertEquals(plan, TeacherPlan.fromJson(plan.toJson()));
    TemporalPlan temporal = TemporalPlan.of(TeacherSpec.T_GPU);
    assertEquals(temporal, TemporalPlan.fromJson(temporal.toJson()));
  }

  @Test
  void aSmallerTokenMapGetsASideThatDividesIt() {
    assertEquals(1, TeacherSpec.T_CPU.fitting(1).side());
    assertEquals(1, TeacherSpec.T_CPU.fitting(3).side());
    assertEquals(2, TeacherSpec.T_CPU_PLUS.fitting(2).side());
    assertEquals(TeacherSpec.T_GPU, TeacherSpec.T_GPU.fitting(4));
  }

  @Test
  void anUnknownProfileIsRefusedWithTheNamesThatExist() {
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> TeacherSpec.named("t-tpu"));
    assertEquals(true, String.valueOf(refused.getMessage()).contains("t-cpu+"));
  }
}
