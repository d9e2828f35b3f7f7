package org.cuepoint.core.recognition.djl.distill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.GradientCollector;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.cuepoint.core.recognition.djl.distill.WeightedLosses.Kind;
import org.cuepoint.core.recognition.djl.distill.WeightedLosses.Part;
import org.cuepoint.core.recognition.djl.training.ParameterSet;
import org.cuepoint.core.train.Objective.Weighting;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WeightedLossesTest {

  private static final List<Part> PARTS =
      List.of(
          new Part("labels", Kind.CLASSIFICATION, 1),
          new Part("features", Kind.REGRESSION, 2),
          new Part("relation", Kind.REGRESSION, 0));
  private static final String LABELS = "beside.uncertainty.labels";
  private static final String FEATURES = "beside.uncertainty.features";

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

  private Map<String, NDArray> values() {
    Map<String, NDArray> values = new LinkedHashMap<>();
    values.put("labels", manager.create(3f));
    values.put("features", manager.create(0.5f));
    return values;
  }

  @Test
  void fixedWeightsMultiply() {
    WeightedLosses losses = new WeightedLosses(Weighting.FIXED, PARTS, new ParameterSet(manager));
    Map<String, NDArray> curves = new HashMap<>();
    assertEquals(3 + 2 * 0.5, losses.sum(manager, values(), curves).getFloat(), 1e-6);
    assertFalse(losses.has("relation"));
    assertEquals(0.5f, Objects.requireNonNull(curves.get("features")).getFloat());
  }

  @Test
  void uncertaintyIsWhatOneComputesByHand() {
    ParameterSet parameters = new ParameterSet(manager);
    WeightedLosses losses = new WeightedLosses(Weighting.UNCERTAINTY, PARTS, parameters);
    parameters.get(LABELS).set(new float[] {1});
    parameters.get(FEATURES).set(new float[] {-0.5f});
    double byHand = Math.exp(-1) * 3 + 0.5 + 0.5 * Math.exp(0.5) * (2 * 0.5) - 0.25;
    assertEquals(byHand, losses.sum(manager, values(), new HashMap<>()).getFloat(), 1e-5);
  }

  @Test
  void anUncertaintyBeyondFourCountsAsFourAndMovesNoFurther() {
    ParameterSet parameters = new ParameterSet(manager);
    WeightedLosses losses = new WeightedLosses(Weighting.UNCERTAINTY, PARTS, parameters);
    parameters.get(LABELS).set(new float[] {9});
    parameters.requireGradients(name -> true);
    try (GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
      NDArray total = losses.sum(manager, values(), new HashMap<>());
      assertEquals(Math.exp(-4) * 3 + 2 + 0.5 * 1, total.getFloat(), 1e-5);
      collector.backward(total);
    }
    assertEquals(0, parameters.get(LABELS).getGradient().getFloat(0), 1e-7);
    // d/ds (½ e^(−s) L + s/2) at s = 0 with L = 1
    assertEquals(0, parameters.get(FEATURES).getGradient().getFloat(0), 1e-6);
  }

  @Test
  void uncertaintiesRestInTheFirstTenthOfTheSteps() {
    WeightedLosses losses =
        new WeightedLosses(Weighting.UNCERTAINTY, PARTS, new ParameterSet(manager));
    assertEquals(0.0, losses.rate(LABELS, 9, 100).orElseThrow());
    assertEquals(1.0, losses.rate(LABELS, 10, 100).orElseThrow());
    assertEquals(true, losses.rate("read.w", 9, 100).isEmpty());
  }
}
