package org.cuepoint.core.recognition.djl.distill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.GradientCollector;
import java.util.List;
import java.util.Random;
import org.cuepoint.core.train.LabelSpace;
import org.cuepoint.core.train.Objective.Divergence;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class DivergenceValuesTest {

  private static final LabelSpace TWO = LabelSpace.of(List.of(List.of(0)));
  private static final LabelSpace GROUPS = LabelSpace.of(List.of(List.of(0, 1), List.of(2)));

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

  /**
   * p = (0.8, 0.2); q = softmax(0, ln 3) = (1/4, 3/4). True: 0.8 ln 3.2 + 0.2 ln (4/15) = 0.66617;
   * as published: 0.8 (ln 0.8 − 1/4) + 0.2 (ln 0.2 − 3/4) = −0.85040.
   */
  @Test
  void isWhatAHandComputes() {
    float[] logits = {0f, (float) Math.log(3)};
    float[] p = {0.8f, 0.2f};
    assertEquals(0.66617, value(TWO, 1, logits, p, Divergence.FORWARD_KL), 1e-4);
    assertEquals(-0.85040, value(TWO, 1, logits, p, Divergence.WITHOUT_STUDENT_LOG), 1e-4);
  }

  /**
   * With T = 2: p ∝ (√0.8, √0.2) = (2/3, 1/3), q ∝ (1, √3). True: 4 (2/3 ln (2/3 · 2.73205) + 1/3
   * ln (1/3 · 2.73205 / 1.73205)) = 0.74175; as published: 4 (2/3 (ln 2/3 − 0.36603) + 1/3 (ln 1/3
   * − 0.63397)) = −4.36743.
   */
  @Test
  void theTemperatureSoftensBothSides() {
    float[] logits = {0f, (float) Math.log(3)};
    float[] p = {0.8f, 0.2f};
    double q = 1 + Math.sqrt(3);
    double wanted =
        4 * (2 / 3.0 * Math.log(2 / 3.0 * q) + 1 / 3.0 * Math.log(1 / 3.0 * q / Math.sqrt(3)));
    assertEquals(0.74175, wanted, 1e-4);
    assertEquals(wanted, value(TWO, 2, logits, p, Divergence.FORWARD_KL), 1e-4);
    assertEquals(-4.36743, value(TWO, 2, logits, p, Divergence.WITHOUT_STUDENT_LOG), 1e-4);
  }

  @Test
  void onlyTheTrueFormIsLeastWhereBothAgree() {
    float[] p = {0.5f, 0.3f, 0.2f, 0.9f, 0.1f};
    float[] same = new float[p.length];
    for (int i = 0; i < p.length; i++) {
      same[i] = (float) Math.log(p[i]);
    }
    assertEquals(0, value(GROUPS, 1, same, p, Divergence.FORWARD_KL), 1e-5);
    for (float slope : gradient(same, p, Divergence.FORWARD_KL)) {
      assertEquals(0, slope, 1e-5);
    }
    double steepest = 0;
    for (float slope : gradient(same, p, Divergence.WITHOUT_STUDENT_LOG)) {
      steepest = Math.max(steepest, Math.abs(slope));
    }
    assertTrue(steepest > 0.01, "the published form moves a student that agrees");
  }

  @Test
  void gradientsAreWhatSmallStepsSay() {
    Random random = new Random(1);
    float[] logits = new float[GROUPS.outputs()];
    for (int i = 0; i < logits.length; i++) {
      logits[i] = (float) random.nextGaussian();
    }
    float[] p = {0.5f, 0.3f, 0.2f, 0.9f, 0.1f};
    for (Divergence form : Divergence.values()) {
      float[] gradient = gradient(logits, p, form);
      for (int i = 0; i < logits.length; i++) {
        float[] up = logits.clone();
        float[] down = logits.clone();
        up[i] += 1e-2f;
        down[i] -= 1e-2f;
        double slope = (value(GROUPS, 3, up, p, form) - value(GROUPS, 3, down, p, form)) / 2e-2;
        assertEquals(slope, gradient[i], 1e-3, form + " " + i);
      }
    }
  }

  @Test
  void placesWithoutWeightDoNotCount() {
    float third = (float) Math.log(3);
    NDArray logits = manager.create(new float[] {9, -9, 0, third, 0, third}, new Shape(1, 3, 2));
    NDArray teacher =
        manager.create(new float[] {0, 0, 0.8f, 0.2f, 0.8f, 0.2f}, new Shape(1, 3, 2));
    NDArray weights = manager.create(new float[] {0, 1, 0.1f}, new Shape(1, 3, 1));
    Divergences divergences = new Divergences(TWO, 1, Divergence.FORWARD_KL);
    assertEquals(0.66617, divergences.fromTeacher(logits, teacher, weights).getFloat(), 1e-4);
    NDArray none = manager.zeros(new Shape(1, 3, 1));
    assertEquals(0, divergences.fromTeacher(logits, teacher, none).getFloat(), 0);
  }

  private double value(
      LabelSpace space, double temperature, float[] logits, float[] p, Divergence form) {
    return loss(space, temperature, manager.create(logits), p, form).getFloat();
  }

  private NDArray loss(
      LabelSpace space, double temperature, NDArray logits, float[] p, Divergence form) {
    Shape shape = new Shape(1, 1, p.length);
    NDArray weights = manager.ones(new Shape(1, 1, space.groups().size()));
    return new Divergences(space, temperature, form)
        .fromTeacher(logits.reshape(shape), manager.create(p, shape), weights);
  }

  private float[] gradient(float[] logits, float[] p, Divergence form) {
    NDArray z = manager.create(logits);
    z.setRequiresGradient(true);
    try (GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
      collector.backward(loss(GROUPS, 3, z, p, form));
    }
    return z.getGradient().toFloatArray();
  }
}
