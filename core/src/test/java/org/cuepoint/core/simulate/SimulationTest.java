package org.cuepoint.core.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import org.cuepoint.core.active.Matrix;
import org.cuepoint.core.active.strategy.MaxHerding;
import org.cuepoint.core.job.JobContext;
import org.cuepoint.core.train.DatasetSnapshot;
import org.cuepoint.core.train.DatasetSnapshot.Target;
import org.junit.jupiter.api.Test;

/** On clips whose ticks look like their class, and a model that takes the nearest class mean. */
class SimulationTest {

  private static final int CLASSES = 3;
  private static final int TICKS = 160;

  private static final DatasetSnapshot SCHEME =
      new DatasetSnapshot(
          8,
          1,
          List.of(new UUID(1, 0).toString(), new UUID(1, 1).toString(), new UUID(1, 2).toString()),
          List.of(List.of(0, 1, 2)),
          List.of());

  private final List<Clip> clips = new ArrayList<>();
  private final List<Matrix> looks = new ArrayList<>();

  SimulationTest() {
    Random random = new Random(3);
    for (int c = 0; c < 4; c++) {
      List<Target> targets = new ArrayList<>();
      float[] rows = new float[TICKS * (CLASSES + 1)];
      for (int start = 0; start < TICKS; start += 16) {
        int label = random.nextInt(CLASSES + 1) - 1;
        for (int t = start; t < start + 16; t++) {
          for (int i = 0; i <= CLASSES; i++) {
            rows[t * (CLASSES + 1) + i] =
                (float) (random.nextGaussian() * 0.15 + (i == label + 1 ? 1 : 0));
          }
        }
        if (label >= 0) {
          targets.add(new Target(0, start, start + 16, label, List.of()));
        }
      }
      clips.add(
          Clip.of(
              "clip " + c, "group " + c % 2, 1, TICKS, targets, SimulationPlan.Gaps.BACKGROUND));
      looks.add(new Matrix(TICKS, CLASSES + 1, rows));
    }
  }

  /** Takes the nearest mean; a class that was never shown gets nothing. */
  private final class NearestMean implements Learners {

    @Override
    public Matrix rows(int clip) {
      return looks.get(clip);
    }

    @Override
    public Learner begin() {
      return new Learner() {
        private final double[][] means = new double[CLASSES + 1][];

        @Override
        public void learn(List<List<Target>> known, long seed) {
          for (int label = 0; label <= CLASSES; label++) {
            double[] sum = new double[CLASSES + 1];
            int count = 0;
            for (int c = 0; c < known.size(); c++) {
              for (Target target : known.get(c)) {
                for (int t = target.start(); t < target.end() && target.label() + 1 == label; t++) {
                  count++;
                  for (int i = 0; i < sum.length; i++) {
                    sum[i] += looks.get(c).at(t, i);
                  }
                }
              }
            }
            int all = count;
            means[label] =
                count == 0 ? null : java.util.Arrays.stream(sum).map(s -> s / all).toArray();
          }
        }

        @Override
        public Matrix distributions(int clip) {
          float[] out = new float[TICKS * (CLASSES + 1)];
          for (int t = 0; t < TICKS; t++) {
            double total = 0;
            for (int label = 0; label <= CLASSES; label++) {
              double away = 0;
              for (int i = 0; i <= CLASSES && means[label] != null; i++) {
                away += Math.pow(looks.get(clip).at(t, i) - means[label][i], 2);
              }
              double p = means[label] == null ? 1e-4 : Math.exp(-4 * away);
              out[t * (CLASSES + 1) + label] = (float) p;
              total += p;
            }
            for (int label = 0; label <= CLASSES; label++) {
              out[t * (CLASSES + 1) + label] /= (float) total;
            }
          }
          return new Matrix(TICKS, CLASSES + 1, out);
        }

        @Override
        public Matrix sample(int clip, long seed) {
          return distributions(clip);
        }
      };
    }
  }

  private SimulationResult run(SimulationPlan.Question question, List<String> strategies) {
    SimulationPlan plan =
        new SimulationPlan(
            strategies,
            List.of(1L, 2L),
            question,
            1,
            4,
            1.5,
            SimulationPlan.Gaps.BACKGROUND,
            Costs.defaults());
    return new Simulation(plan, SCHEME, clips, new NearestMean(), id -> new MaxHerding())
        .run(2, JobContext.NONE);
  }

  @Test
  void everyStrategySeedAndGroupHasACurveThatRises() {
    SimulationResult result =
        run(SimulationPlan.Question.MOMENT, List.of("max-herding", SimulationPlan.BY_HAND));
    assertEquals(2 * 2 * 2, result.runs().size());
    for (SimulationResult.Run run : result.runs()) {
      SimulationResult.Point first = run.points().getFirst();
      SimulationResult.Point last = run.points().getLast();
      assertTrue(last.effort().actions() > first.effort().actions());
      assertTrue(last.effort().seconds() > first.effort().seconds());
      assertTrue(last.labelledShare() <= 1);
      assertTrue(last.figures().getOrDefault("F1@25", 0.0) > 80, run.strategy() + last.figures());
    }
    assertTrue(
        result.full().values().stream().allMatch(full -> full.getOrDefault("F1@25", 0.0) > 80),
        result.full().toString());
  }

  @Test
  void whatTheProgramWouldHaveSaidIsComparedWithTheTruth() {
    SimulationResult result = run(SimulationPlan.Question.SEGMENT, List.of("max-herding"));
    CheckSummary summary = CheckSummary.of(result).getFirst();
    assertEquals(4, summary.runs());
    assertTrue(summary.audit().rounds() > 0, summary.toString());
    assertTrue(summary.audit().held() <= summary.audit().rounds(), summary.toString());
    for (SimulationResult.Run run : result.runs()) {
      SimulationResult.Check first = Objects.requireNonNull(run.points().getFirst().check());
      assertTrue(Double.isNaN(first.truth()), "nothing was guessed before there was a model");
      assertEquals(0, first.audited());
      SimulationResult.Check last = Objects.requireNonNull(run.points().getLast().check());
      assertTrue(last.truth() > 0.8, "the model knows these classes: " + last);
      assertTrue(last.kappa() > 0.9, "it changes its mind no more: " + last);
    }
  }

  @Test
  void theSamePlanGivesTheSameRuns() {
    List<String> one = List.of("max-herding");
    assertEquals(
        run(SimulationPlan.Question.MOMENT, one).runs(),
        run(SimulationPlan.Question.MOMENT, one).runs());
  }

  @Test
  void labellingByHandLabelsEverythingWithTwoActionsASegment() {
    SimulationResult result = run(SimulationPlan.Question.WINDOW, List.of(SimulationPlan.BY_HAND));
    for (SimulationResult.Run run : result.runs()) {
      SimulationResult.Point last = run.points().getLast();
      assertEquals(1.0, last.labelledShare(), 1e-9);
      long segments =
          clips.stream()
              .filter(clip -> !clip.unit().equals(run.heldOut()))
              .flatMap(clip -> Clip.targets(clip.truth()).stream())
              .filter(target -> target.label() >= 0)
              .count();
      assertEquals(2 * segments, last.effort().actions());
    }
  }

  @Test
  void oneGroupAloneIsRefused() {
    List<Clip> alone = clips.stream().filter(clip -> clip.unit().equals("group 0")).toList();
    Simulation simulation =
        new Simulation(
            SimulationPlan.of(List.of("random"), List.of(1L), SimulationPlan.Gaps.BACKGROUND),
            SCHEME,
            alone,
            new NearestMean(),
            id -> new MaxHerding());
    assertThrows(IllegalArgumentException.class, () -> simulation.run(1, JobContext.NONE));
  }
}
