package org.cuepoint.core.recognition.djl.distill;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.jni.JniUtils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LikenessTest {

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
  void featuresAreComparedWhateverTheirSizeAndOffset() {
    Shape shape = new Shape(1, 1, 4);
    NDArray a = manager.create(new float[] {1, 2, 3, 4}, shape);
    NDArray b = manager.create(new float[] {10, 30, 50, 70}, shape);
    assertEquals(0, Likeness.features(a, b).getFloat(), 1e-4);
    // Normalised: ∓1.3416, ∓0.4472; reversed, so differences of 2.6833 and 0.8944.
    NDArray c = manager.create(new float[] {4, 3, 2, 1}, shape);
    double byHand = (2 * (2.6833 - 0.5) + 2 * 0.5 * 0.8944 * 0.8944) / 4;
    assertEquals(byHand, Likeness.features(a, c).getFloat(), 1e-3);
  }

  @Test
  void relationsAreCosinesBetweenTicks() {
    NDArray student = manager.create(new float[] {1, 0, 0, 1}, new Shape(1, 2, 2));
    NDArray teacher = manager.create(new float[] {2, 0, 0, 3, 3, 0}, new Shape(1, 2, 3));
    // Student's ticks are orthogonal; the teacher's too: (2,0,0) and (3,3,0) have cosine 0.7071.
    assertEquals(2 * 0.5 / 4, Likeness.relation(student, teacher).getFloat(), 1e-4);
  }

  @Test
  void gradientsAreWhatSmallChangesShow() {
    float[] at = {.3f, -.2f, .8f, .1f, -.5f, 1f, 0, .4f, -.9f, .6f, .2f, .7f};
    float[] other = {.1f, .2f, -.8f, .5f, .5f, 1f, .3f, .4f, .9f, -.6f, .2f, .1f};
    Shape shape = new Shape(1, 3, 4);
    GradientCheck.check(
        manager, at, shape, x -> Likeness.features(x, x.getManager().create(other, shape)));
    GradientCheck.check(
        manager, at, shape, x -> Likeness.relation(x, x.getManager().create(other, shape)));
  }
}
