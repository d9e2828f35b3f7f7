package org.cuepoint.core.suggest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.cuepoint.core.suggest.DurationModel.Length;
import org.cuepoint.core.taxonomy.ClassId;
import org.cuepoint.core.train.DatasetSnapshot;
import org.cuepoint.core.train.DatasetSnapshot.Clip;
import org.cuepoint.core.train.DatasetSnapshot.Target;
import org.junit.jupiter.api.Test;

final class DurationModelTest {

  private static final ClassId LONG = ClassId.random();
  private static final ClassId SHORT = ClassId.random();
  private static final ClassId NEVER = ClassId.random();

  private static DatasetSnapshot snapshot(List<Clip> clips) {
    return new DatasetSnapshot(
        10,
        1,
        List.of(LONG.toString(), SHORT.toString(), NEVER.toString()),
        List.of(List.of(0, 1, 2)),
        clips);
  }

  private static Clip clip(int ticks, Target... targets) {
    return new Clip("v", "h", null, null, ticks, List.of(targets));
  }

  private static Target of(int start, int end, int label) {
    return new Target(0, start, end, label, List.of());
  }

  /** Draws a length of the distribution with mean 1 + 2 · mean of the geometric. */
  private static int drawn(Random random, double q) {
    int length = 1;
    for (int k = 0; k < 2; k++) {
      while (random.nextDouble() < q) {
        length++;
      }
    }
    return length;
  }

  /** Runs of both classes and background in turn, drawn from known distributions. */
  private static DatasetSnapshot drawn(int runs, int clipTicks) {
    Random random = new Random(4);
    List<Clip> clips = new ArrayList<>();
    List<Target> targets = new ArrayList<>();
    int at = 0;
    for (int i = 0; i < runs; i++) {
      int label = i % 2 == 1 ? -1 : i % 4 == 0 ? 0 : 1;
      int end = at + drawn(random, label == 0 ? .95 : .7);
      targets.add(of(at, Math.min(clipTicks, end), label));
      at = end;
      if (at >= clipTicks) {
        clips.add(new Clip("v" + i, "h", null, null, clipTicks, targets));
        targets = new ArrayList<>();
        at = 0;
      }
    }
    return snapshot(clips);
  }

  @Test
  void manyRunsGiveTheirDistribution() {
    Length length = DurationModel.learn(drawn(4000, 20_000)).of(LONG);
    assertEquals(3.9, length.meanSeconds(), .25);
    assertEquals(2, length.shape(), .4);
  }

  @Test
  void runsThatAreCutOffDoNotMakeTheClassShorter() {
    DatasetSnapshot cut = drawn(6000, 60);
    Length length = DurationModel.learn(cut).of(LONG);
    double complete =
        LabelledRun.of(cut).stream()
            .filter(run -> run.label() == 0 && run.isComplete())
            .mapToInt(LabelledRun::ticks)
            .average()
            .orElseThrow();
    assertTrue(length.cutOff() > 100, length.toString());
    assertTrue(complete / 10 < 2.8, "the complete ones alone are too short: " + complete / 10);
    assertEquals(3.9, length.meanSeconds(), .5);
  }

  @Test
  void aClassWithFewRunsLeansOnAllClassesAndOneWithoutTakesThem() {
    DurationModel model =
        DurationModel.learn(
            snapshot(
                List.of(
                    clip(
                        1000,
                        of(0, 20, -1),
                        of(20, 60, 0),
                        of(60, 80, -1),
                        of(80, 120, 0),
                        of(120, 140, -1),
                        of(140, 144, 1),
                        of(144, 1000, -1)))));
    double few = model.of(SHORT).meanSeconds();
    assertTrue(few > .5 && few < model.pooled().meanSeconds(), "mean " + few);
    assertEquals(model.pooled().meanSeconds(), model.of(NEVER).meanSeconds());
    assertEquals(1, model.of(SHORT).complete());
    assertEquals(2, model.background(0).cutOff());
  }

  @Test
  void segmentsInUnlabelledTimeCountAsLongAsThereIsNothingBetter() {
    DurationModel drawnOnly =
        DurationModel.learn(snapshot(List.of(clip(500, of(100, 130, 0), of(300, 330, 0)))));
    assertEquals(2, drawnOnly.of(LONG).complete());
    assertEquals(0, drawnOnly.of(LONG).cutOff());
    DurationModel reviewed =
        DurationModel.learn(
            snapshot(
                List.of(
                    clip(
                        900,
                        of(10, 20, -1),
                        of(20, 50, 0),
                        of(50, 60, -1),
                        of(60, 90, 0),
                        of(90, 100, -1),
                        of(100, 130, 0),
                        of(130, 140, -1),
                        of(300, 305, 0)))));
    assertEquals(3, reviewed.of(LONG).complete());
    assertEquals(1, reviewed.of(LONG).cutOff());
  }

  @Test
  void nothingLabelledGivesTheDefaults() {
    DurationModel model = DurationModel.learn(snapshot(List.of()));
    assertEquals(DurationModel.defaults().pooled(), model.pooled());
    assertEquals(model.pooled(), model.of(LONG));
  }

  @Test
  void theJsonFormIsTheSameModel() {
    DurationModel model = DurationModel.learn(drawn(200, 300));
    assertEquals(model, DurationModel.fromJson(model.toJson()));
    TransitionModel transitions = TransitionModel.learn(drawn(200, 300));
    assertEquals(transitions, TransitionModel.fromJson(transitions.toJson()));
  }

  @Test
  void learnedTransitionsAreProbabilities() {
    TransitionModel.Group group = TransitionModel.learn(drawn(400, 3000)).groups().getFirst();
    double[] follow = group.follow();
    for (int a = 0; a < 4; a++) {
      double sum = 0;
      for (int b = 0; b < 4; b++) {
        sum += a == b ? 0 : Math.exp(follow[a * 4 + b]);
      }
      assertEquals(1, sum, 1e-9);
    }
    assertTrue(follow[3] > Math.log(.9), "background follows class 0");
  }
}
