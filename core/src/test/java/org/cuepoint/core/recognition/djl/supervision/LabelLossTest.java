package org.cuepoint.core.recognition.djl.supervision;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.GradientCollector;
import java.util.List;
import org.cuepoint.core.train.DatasetSnapshot.Target;
import org.cuepoint.core.train.LabelSpace;
import org.cuepoint.core.train.WeakLabels;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LabelLossTest {

  private static final int TICKS = 4;
  private static final LabelSpace SPACE = LabelSpace.of(List.of(List.of(0, 1), List.of(2)));

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

  @Test
  void whatIsNotKnownHasNoGradient() {
    List<Target> targets =
        List.of(
            new Target(0, 1, 2, 1, List.of()), new Target(0, 2, 3, Target.NOT_KNOWN, List.of(0)));
    float[] gradient = gradient(SPACE, targets, LabelLoss.Form.PLAIN);
    for (int o = 0; o < SPACE.outputs(); o++) {
      assertEquals(0f, gradient[o * TICKS], "unlabelled tick, output " + o);
      assertEquals(0f, gradient[o * TICKS + 3], "unlabelled tick, output " + o);
    }
    for (int t = 0; t < TICKS; t++) {
      assertEquals(0f, gradient[3 * TICKS + t], "other group, tick " + t);
      assertEquals(0f, gradient[4 * TICKS + t], "other group, tick " + t);
    }
    assertEquals(true, gradient[2 * TICKS + 1] < 0, "what happens is to rise");
    assertEquals(true, gradient[TICKS + 2] > 0, "what is excluded is to fall");
    assertEquals(gradient[2], gradient[2 * TICKS + 2], 1e-7f, "the others rise alike");
  }

  @Test
  void aKnownLabelCostsItsLogarithm() {
    List<Target> targets = List.of(new Target(0, 0, 1, 0, List.of()));
    // Logits are 0: each of three outputs has a third.
    assertEquals(Math.log(3), loss(SPACE, targets, LabelLoss.Form.PLAIN), 1e-5);
    assertEquals(Math.log(3), loss(SPACE, targets, new LabelLoss.Form(0.1, 0)), 1e-5);
    double generalised = (1 - Math.pow(1 / 3.0, 0.7)) / 0.7;
    assertEquals(generalised, loss(SPACE, targets, new LabelLoss.Form(0, 0.7)), 1e-5);
  }

  @Test
  void aCoarseLabelCostsTheLogarithmOfTheSumOfItsFinerOnes() {
    LabelSpace nested = new LabelSpace(List.of(List.of(0, 1, 2, 3)), List.of(3, 3, 3, -1));
    Target fine = new Target(0, 3, 4, 0, List.of());
    Target other = new Target(0, 2, 3, 1, List.of());
    Target coarse = new Target(0, 0, 1, 3, List.of());
    float[] gradient = gradient(nested, List.of(coarse, other, fine), LabelLoss.Form.PLAIN);
    // Classes 0 and 1 are labelled somewhere and stand for 3; class 2 is not.
    assertEquals(true, gradient[TICKS] < 0);
    assertEquals(gradient[TICKS], gradient[2 * TICKS], 1e-7f);
    assertEquals(true, gradient[3 * TICKS] > 0);
    assertEquals(true, gradient[4 * TICKS] > 0);
  }

  @Test
  void aCoarseLabelOfAnotherGroupRulesOutWhatIsNotFiner() {
    // 2 is the coarse class of 0 and stands in a group of its own.
    LabelSpace nested = new LabelSpace(List.of(List.of(0, 1), List.of(2)), List.of(2, -1, -1));
    Target fine = new Target(0, 3, 4, 0, List.of());
    Target coarse = new Target(1, 0, 1, 2, List.of());
    float[] gradient = gradient(nested, List.of(fine, coarse), LabelLoss.Form.PLAIN);
    assertEquals(true, gradient[TICKS] < 0, "the finer class is to rise where the coarse one is");
    assertEquals(true, gradient[4 * TICKS + 3] < 0, "and the coarse one where the finer one is");
  }

  @Test
  void anEdgeCountsOnlyWhereBothSidesAreKnown() {
    List<Target> targets =
        List.of(
            new Target(0, 0, 6, Target.BACKGROUND, List.of()),
            new Target(0, 6, 12, 0, List.of()),
            new Target(0, 16, 20, 1, List.of()));
    EdgeTargets edges = EdgeTargets.of(LabelSpace.of(List.of(List.of(0, 1))), targets, 20, 2);
    float[] wanted = new float[20];
    float[] counts = new float[20];
    edges.read(0, 20, wanted, counts, 0);
    float third = 1f / 3;
    assertArrayEquals(
        new float[] {third, 2 * third, 1, 2 * third, third},
        java.util.Arrays.copyOfRange(wanted, 4, 9),
        1e-6f);
    float[] expected = new float[20];
    java.util.Arrays.fill(expected, 0, 10, 1f);
    java.util.Arrays.fill(expected, 18, 20, 1f);
    assertArrayEquals(expected, counts);
  }

  @Test
  void aTagPullsItsMostProbableTicksUpAndADenialPushesThemDown() {
    float[] values = new float[3 * 16];
    values[16 + 5] = 1f;
    values[16 + 6] = 0.5f;
    for (WeakLabels.Presence presence : WeakLabels.Presence.values()) {
      NDArray logits = manager.create(values, new Shape(3, 16));
      logits.setRequiresGradient(true);
      try (GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
        collector.backward(
            new TagLoss(LabelSpace.of(List.of(List.of(0, 1))))
                .of(logits, new WeakLabels.Tag(0, 16, 0, presence)));
      }
      float[] gradient = logits.getGradient().toFloatArray();
      int sign = presence == WeakLabels.Presence.SOMEWHERE ? -1 : 1;
      for (int t = 0; t < 16; t++) {
        boolean chosen = t == 5 || t == 6;
        assertEquals(chosen ? sign : 0, (int) Math.signum(gradient[16 + t]), presence + " at " + t);
      }
    }
  }

  private double loss(LabelSpace space, List<Target> targets, LabelLoss.Form form) {
    LabelLoss loss = new LabelLoss(space, List.of(), form);
    TickLabels labels = loss.labels(1, TICKS);
    labels.fill(0, 0, targets);
    return loss.known(manager.zeros(new Shape(1, space.outputs(), TICKS)), labels).getFloat();
  }

  private float[] gradient(LabelSpace space, List<Target> targets, LabelLoss.Form form) {
    LabelLoss loss = new LabelLoss(space, List.of(targets), form);
    TickLabels labels = loss.labels(1, TICKS);
    labels.fill(0, 0, targets);
    NDArray logits = manager.zeros(new Shape(1, space.outputs(), TICKS));
    logits.setRequiresGradient(true);
    try (GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
      collector.backward(loss.known(logits, labels));
    }
    return logits.getGradient().toFloatArray();
  }
}
