package org.cuepoint.core.recognition.djl.distill;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.jni.JniUtils;
import java.util.List;
import org.cuepoint.core.train.LabelSpace;
import org.cuepoint.core.train.Objective.Divergence;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DivergencesTest {

  private static final LabelSpace ONE = LabelSpace.of(List.of(List.of(0)));
  private static final LabelSpace TWO = LabelSpace.of(List.of(List.of(0), List.of(1, 2)));
  private static final Shape TICK = new Shape(1, 1, 2);
  private static final float[] SURE = {1f};

  private NDManager manager;

  @BeforeEach
  void open() {
    manager = NDManager.newBaseManager("PyTorch");
    JniUtils.setGradMode(false);
  }

  @AfterEach
  void close() {
    manager.close();
  }

  private double divergence(double temperature, Divergence form, float[] logits) {
    return new Divergences(ONE, temperature, form)
        .fromTeacher(
            manager.create(logits, TICK),
            manager.create(new float[] {.25f, .75f}, TICK),
            manager.create(SURE, new Shape(1, 1, 1)))
        .getFloat();
  }

  @Test
  void theForwardDivergenceIsWhatOneComputesByHand() {
    // 0.25 ln(0.25/0.5) + 0.75 ln(0.75/0.5)
    assertEquals(0.1308, divergence(1, Divergence.FORWARD_KL, new float[] {0, 0}), 1e-4);
    assertEquals(
        0, divergence(1, Divergence.FORWARD_KL, new float[] {0, (float) Math.log(3)}), 1e-5);
    // At T = 2 the teacher is √p normalised, (0.36603, 0.63397); times T².
    double soft = 0.36603 * Math.log(0.36603 / 0.5) + 0.63397 * Math.log(0.63397 / 0.5);
    assertEquals(4 * soft, divergence(2, Divergence.FORWARD_KL, new float[] {0, 0}), 1e-4);
  }

  @Test
  void withoutTheStudentsLogarithmItIsAnotherNumberThatIsNotLeastAtTheTeacher() {
    // 0.25 (ln 0.25 − 0.5) + 0.75 (ln 0.75 − 0.5)
    double byHand = 0.25 * (Math.log(0.25) - 0.5) + 0.75 * (Math.log(0.75) - 0.5);
    assertEquals(byHand, divergence(1, Divergence.WITHOUT_STUDENT_LOG, new float[] {0, 0}), 1e-4);
    double atTeacher =
        divergence(1, Divergence.WITHOUT_STUDENT_LOG, new float[] {0, (float) Math.log(3)});
    double certain = divergence(1, Divergence.WITHOUT_STUDENT_LOG, new float[] {0, 20});
    assertEquals(true, certain < atTeacher, certain + " against " + atTeacher);
  }

  @Test
  void ticksCountByTheirWeightAndGroupsAreSummed() {
    float[] logits = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0};
    float[] teacher = {.25f, .75f, .2f, .3f, .5f, .5f, .5f, 1f / 3, 1f / 3, 1f / 3};
    float[] weights = {1, 1, 3, 1};
    double first = .25 * Math.log(.25 / .5) + .75 * Math.log(.75 / .5);
    double second = .2 * Math.log(.2 * 3) + .3 * Math.log(.3 * 3) + .5 * Math.log(.5 * 3);
    double value =
        new Divergences(TWO, 1, Divergence.FORWARD_KL)
            .fromTeacher(
                manager.create(logits, new Shape(1, 2, 5)),
                manager.create(teacher, new Shape(1, 2, 5)),
                manager.create(weights, new Shape(1, 2, 2)))
            .getFloat();
    // The second tick says nothing new; in the first group it counts three times as much.
    assertEquals(first / 4 + second / 2, value, 1e-4);
  }

  @Test
  void viewsThatAgreeHaveNoDivergence() {
    Divergences divergences = new Divergences(ONE, 1, Divergence.FORWARD_KL);
    NDArray a = manager.create(new float[] {0, 1}, TICK);
    assertEquals(0, divergences.between(a, a).getFloat(), 1e-6);
    NDArray b = manager.create(new float[] {0, 0}, TICK);
    double p = 1 / (1 + Math.exp(-1));
    double q = 0.5;
    double byHand =
        (p * Math.log(p / q)
                + (1 - p) * Math.log((1 - p) / (1 - q))
                + q * Math.log(q / p)
                + (1 - q) * Math.log((1 - q) / (1 - p)))
            / 2;
    assertEquals(byHand, divergences.between(a, b).getFloat(), 1e-5);
  }

  @Test
  void gradientsAreWhatSmallChangesShow() {
    float[] at = {.3f, -.2f, .8f, .1f, -.5f, 1f, 0, .4f, -.9f, .6f};
    Shape shape = new Shape(1, 2, 5);
    float[] teacher = {.25f, .75f, .2f, .3f, .5f, .5f, .5f, .1f, .6f, .3f};
    for (Divergence form : Divergence.values()) {
      Divergences divergences = new Divergences(TWO, 2, form);
      GradientCheck.check(
          manager,
          at,
          shape,
          x ->
              divergences.fromTeacher(
                  x,
                  x.getManager().create(teacher, shape),
                  x.getManager().create(new float[] {1, .5f, .2f, 1}, new Shape(1, 2, 2))));
    }
    Divergences divergences = new Divergences(TWO, 1, Divergence.FORWARD_KL);
    GradientCheck.check(
        manager, at, shape, x -> divergences.between(x, x.getManager().create(teacher, shape)));
  }
}
