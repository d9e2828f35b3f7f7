package org.cuepoint.core.recognition.djl.student;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.jni.JniUtils;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGeneratorFactory;
import org.cuepoint.core.recognition.djl.nn.Initial;
import org.cuepoint.core.recognition.djl.nn.Layers;
import org.cuepoint.core.recognition.djl.nn.Noise;
import org.cuepoint.core.recognition.djl.supervision.RunningStandard;
import org.cuepoint.core.recognition.djl.training.ParameterSet;
import org.cuepoint.core.train.LabelSpace;
import org.cuepoint.core.train.StudentSpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StreamingStudentTest {

  private static final LabelSpace SPACE = LabelSpace.of(List.of(List.of(2, 0), List.of(1)));
  private static final int TOKENS = 4;
  private static final int CHANNELS = 6;
  private static final int TICKS = 50;

  private NDManager manager;
  private ParameterSet parameters;
  private final StreamingNetwork network =
      new ShiftAttentionNetwork(
          new StudentSpec.ShiftAttention(16, 2, 2), TOKENS, CHANNELS, SPACE, 0);
  private final float[][] stream = new float[TICKS][TOKENS * CHANNELS];

  @BeforeEach
  void make() {
    manager = NDManager.newBaseManager("PyTorch");
    JniUtils.setGradMode(false);
    parameters = new ParameterSet(manager);
    network.initialise(
        new Initial(parameters, RandomGeneratorFactory.of("L64X128MixRandom").create(4)));
    Random random = new Random(3);
    for (float[] tick : stream) {
      for (int i = 0; i < tick.length; i++) {
        tick[i] = (float) (3 + 2 * random.nextGaussian());
      }
    }
  }

  @AfterEach
  void closeManager() {
    manager.close();
  }

  private StreamingStudent student() {
    return new StreamingStudent(network, parameters, SPACE, prior());
  }

  private static RunningStandard.Prior prior() {
    float[] mean = new float[TOKENS * CHANNELS];
    float[] variance = new float[TOKENS * CHANNELS];
    Arrays.fill(mean, 2.5f);
    Arrays.fill(variance, 3f);
    return new RunningStandard.Prior(mean, variance, 20);
  }

  @Test
  void saysWhatTheNetworkSaysOfTheStandardisedStream() {
    float[] all = new float[TICKS * TOKENS * CHANNELS];
    RunningStandard standard = new RunningStandard(prior());
    for (int t = 0; t < TICKS; t++) {
      int at = t * TOKENS * CHANNELS;
      System.arraycopy(stream[t], 0, all, at, stream[t].length);
      standard.next(all, at);
    }
    float[] logits =
        network
            .run(
                new Layers(parameters, Noise.NONE),
                manager.create(all, new Shape(1, TICKS, TOKENS, CHANNELS)))
            .outputs()
            .toFloatArray();
    StreamingStudent student = student();
    for (int t = 0; t < TICKS; t++) {
      StreamingStudent.Said said = student.step(stream[t].clone());
      // Outputs: background, class 2, class 0; background, class 1; an edge of each group.
      int at = t * 7;
      double[] first = softmax(logits[at], logits[at + 1], logits[at + 2]);
      double[] second = softmax(logits[at + 3], logits[at + 4]);
      assertArrayEquals(
          new float[] {(float) first[2], (float) second[1], (float) first[1]},
          said.probabilities(),
          1e-4f);
      assertEquals(1 / (1 + Math.exp(-logits[at + 5])), said.edges()[0], 1e-4);
      assertEquals(1 / (1 + Math.exp(-logits[at + 6])), said.edges()[1], 1e-4);
    }
  }

  private static double[] softmax(float... logits) {
    double[] p = new double[logits.length];
    double sum = 0;
    for (int i = 0; i < p.length; i++) {
      p[i] = Math.exp(logits[i]);
      sum += p[i];
    }
    for (int i = 0; i < p.length; i++) {
      p[i] /= sum;
    }
    return p;
  }

  @Test
  void goesOnFromASavedPlaceInAnotherStudent() {
    StreamingStudent undisturbed = student();
    byte[] saved = new byte[0];
    float[][] expected = new float[TICKS][];
    for (int t = 0; t < TICKS; t++) {
      if (t == 20) {
        saved = undisturbed.save();
      }
      expected[t] = undisturbed.step(stream[t]).probabilities();
    }
    StreamingStudent other = student();
    var _ = other.step(stream[7]);
    other.restore(saved);
    assertEquals(20, other.ticks());
    for (int t = 20; t < TICKS; t++) {
      assertArrayEquals(expected[t], other.step(stream[t]).probabilities());
    }
  }

  @Test
  void resetBeginsAnew() {
    StreamingStudent student = student();
    float[] first = student.step(stream[0]).probabilities();
    for (float[] tick : stream) {
      var _ = student.step(tick);
    }
    student.reset();
    assertEquals(0, student.ticks());
    assertArrayEquals(first, student.step(stream[0]).probabilities());
  }

  @Test
  void refusesTokensOfAnotherEncoderAndBytesThatAreNoState() {
    StreamingStudent student = student();
    String message =
        String.valueOf(
            assertThrows(IllegalArgumentException.class, () -> student.step(new float[5]))
                .getMessage());
    assertTrue(message.contains("24") && message.contains("5"), message);
    assertThrows(IllegalArgumentException.class, () -> student.restore(new byte[12]));
  }
}
