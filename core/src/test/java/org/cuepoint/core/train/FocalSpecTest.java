package org.cuepoint.core.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.cuepoint.core.recognition.EncoderSpec;
import org.cuepoint.core.recognition.ModelKind;
import org.junit.jupiter.api.Test;

final class FocalSpecTest {

  private static final double MILLION = 1e6;

  /** Kinetics-400 with 8 frames of 224×224, as published; all to the digit that was printed. */
  @Test
  void thePublishedNetworksHaveTheirPublishedParameters() {
    assertEquals(49_553_272, FocalSpec.T.parameters());
    assertEquals(88_735_168, FocalSpec.S.parameters());
    assertEquals(157_389_216, FocalSpec.B.parameters());
    assertEquals(22_444_654, FocalSpec.DVFL_NANO.parameters());
    assertEquals(49.6, FocalSpec.T.parameters() / MILLION, 0.05);
    assertEquals(88.7, FocalSpec.S.parameters() / MILLION, 0.05);
    assertEquals(157.4, FocalSpec.B.parameters() / MILLION, 0.05);
    assertEquals(22.4, FocalSpec.DVFL_NANO.parameters() / MILLION, 0.05);
  }

  /** For B the paper prints 149, which no change of the formula gives that fits T and S. */
  @Test
  void thePublishedNetworksHaveTheirPublishedMultiplyAdds() {
    assertEquals(63, FocalSpec.T.macs() / 1e9, 0.5);
    assertEquals(124, FocalSpec.S.macs() / 1e9, 0.5);
    assertEquals(221, FocalSpec.B.macs() / 1e9, 0.5);
  }

  @Test
  void oursHasTheSizeOfTheDesign() {
    assertEquals(0.946, FocalSpec.NANO.parameters() / MILLION, 0.0005);
    assertEquals(0.282, FocalSpec.NANO.macs() / 1e9, 0.0005);
    FocalSpec causal = FocalSpec.NANO.with(FocalSpec.Sight.CAUSAL);
    assertEquals(FocalSpec.NANO.parameters(), causal.parameters());
    assertEquals(0.097, FocalSpec.NANO.withInputSize(64).macs() / 1e9, 0.0005);
  }

  @Test
  void thePartsSayWhereTheParametersAre() {
    List<FocalSpec.Part> parts = FocalSpec.NANO.parts();
    assertEquals("patches", parts.getFirst().name());
    assertEquals(4 * 4 * 3 * 24 + 24 + 2 * 24, parts.getFirst().parameters());
    assertEquals("head", parts.getLast().name());
    assertEquals(192 * 16 + 16, parts.getLast().parameters());
    assertEquals(1 + 4 + 3 + 2, parts.size());
  }

  /** The table of the design: what a new tick costs when a whole window follows it. */
  @Test
  void aTeacherThatSlidesCostsWhatTheDesignSays() {
    long encoder = EncoderSpec.FE_XS.multiplyAdds();
    long head = TeacherSpec.T_CPU_PLUS.blockMacs();
    assertEquals(423e6, (double) (16 * encoder + head), 0.01 * 423e6);
    assertEquals(278e6, (double) (encoder + head), 0.01 * 278e6);
  }

  @Test
  void namesAreFoundInAnyCaseAndUnknownOnesRefused() {
    assertEquals(FocalSpec.T, FocalSpec.named("focalnet-t"));
    assertEquals(FocalSpec.B, FocalSpec.named("FOCALNET-B"));
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> FocalSpec.named("focalnet-xl"));
    assertTrue(String.valueOf(refused.getMessage()).contains("focal-nano"));
    assertThrows(IllegalArgumentException.class, () -> FocalSpec.NANO.withInputSize(16));
  }

  @Test
  void aPlanIsReadAsItWasWritten() {
    FocalPlan plan = FocalPlan.of(FocalSpec.NANO.withInputSize(64)).with(Objective.distilling());
    assertEquals(plan, FocalPlan.fromJson(plan.toJson()));
  }

  @Test
  void aPlanOfAStudentIsReadByWhatItNames() {
    StudentPlan focal = StudentPlan.of(ModelKind.FOCAL_NANO);
    StudentPlan streaming = StudentPlan.of(ModelKind.SHIFT_ATTENTION);
    assertEquals(focal, StudentPlan.fromJson(focal.toJson()));
    assertEquals(streaming, StudentPlan.fromJson(streaming.toJson()));
    for (String other : List.of("{}", "[]", "plan", "{")) {
      assertThrows(IllegalArgumentException.class, () -> StudentPlan.fromJson(other), other);
    }
  }
}
