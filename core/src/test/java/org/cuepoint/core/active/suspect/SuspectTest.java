package org.cuepoint.core.active.suspect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.cuepoint.core.active.suspect.ConfidentLearning.Order;
import org.cuepoint.core.recognition.ProbabilityTrack;
import org.cuepoint.core.suggest.DecodedSegment;
import org.cuepoint.core.suggest.Edge;
import org.cuepoint.core.taxonomy.ClassId;
import org.cuepoint.core.time.FeatureClock;
import org.cuepoint.core.train.DatasetSnapshot;
import org.cuepoint.core.train.DatasetSnapshot.Target;
import org.junit.jupiter.api.Test;

final class SuspectTest {

  private static final int NOTHING = Target.BACKGROUND;
  private static final List<ClassId> CLASSES = List.of(ClassId.random(), ClassId.random());
  private static final List<List<Integer>> GROUPS = List.of(List.of(0, 1));

  private static RandomGenerator random(long seed) {
    return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
  }

  /** A unit of one class and background at a place of its own. */
  private static LabelledUnit unit(int start, int label, double p) {
    return new LabelledUnit(0, 0, start, start + 8, label, List.of(p, 1 - p));
  }

  private static DatasetSnapshot snapshot(List<DatasetSnapshot.Clip> clips) {
    return new DatasetSnapshot(
        8, 1, CLASSES.stream().map(ClassId::toString).toList(), GROUPS, clips);
  }

  private static DatasetSnapshot.Clip clip(String video, String group, List<Target> targets) {
    return new DatasetSnapshot.Clip(video, "hash", null, group, 1000, targets);
  }

  /** Forty runs of eight ticks, the classes and background in turn. */
  private static DatasetSnapshot.Clip clip(String video, String group) {
    List<Target> targets = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      targets.add(new Target(0, 8 * i, 8 * i + 8, i % 3 - 1, List.of()));
    }
    return clip(video, group, targets);
  }

  @Test
  void thresholdsAndTheConfidentJointAreThoseOfThePaper() {
    ConfidentLearning learnt =
        ConfidentLearning.of(
            List.of(List.of(0)),
            List.of(
                unit(0, 0, 0.9),
                unit(8, 0, 0.7),
                unit(16, 0, 0.1),
                unit(24, NOTHING, 0.2),
                unit(32, NOTHING, 0.8)));
    ConfidentLearning.Group group = learnt.groups().getFirst();
    assertEquals(List.of(0, NOTHING), group.labels());
    assertEquals((0.9 + 0.7 + 0.1) / 3, group.thresholds().get(0).getAsDouble(), 1e-12);
    assertEquals((0.8 + 0.2) / 2, group.thresholds().get(1).getAsDouble(), 1e-12);
    assertEquals(List.of(List.of(2, 1), List.of(1, 1)), group.joint());
    List<ConfidentLearning.Suspect> suspects = learnt.suspects();
    assertEquals(
        List.of(16, 32), suspects.stream().map(s -> s.unit().start()).toList(), "0.1 before 0.2");
    ConfidentLearning.Suspect first = suspects.getFirst();
    assertEquals(NOTHING, first.proposed());
    assertEquals(0.1, first.own(), 1e-12);
    assertEquals(0.9, first.other(), 1e-12);
    assertEquals(-0.8, first.margin(), 1e-12);
    assertEquals(0.5, first.otherUsual(), 1e-12);
  }

  @Test
  void ordersDifferWhereAModelIsWrongByHabit() {
    List<LabelledUnit> units =
        List.of(
            three(0, 0, 0.6, 0.3),
            three(8, 1, 0.1, 0.7),
            three(16, NOTHING, 0.1, 0.1),
            // Much more probable as class 1, but with a share for its own.
            three(24, 0, 0.15, 0.85),
            // Next to nothing for its own, and less for the other.
            three(32, 0, 0.02, 0.75));
    ConfidentLearning learnt = ConfidentLearning.of(GROUPS, units);
    assertEquals(List.of(32, 24), starts(learnt.suspects(Order.SELF_CONFIDENCE)));
    assertEquals(List.of(32, 24), starts(learnt.suspects(Order.MARGIN)));
    List<LabelledUnit> other = new ArrayList<>(units.subList(0, 4));
    other.add(three(32, 0, 0.14, 0.8));
    ConfidentLearning habit = ConfidentLearning.of(GROUPS, other);
    assertEquals(List.of(32, 24), starts(habit.suspects(Order.SELF_CONFIDENCE)));
    assertEquals(List.of(24, 32), starts(habit.suspects(Order.MARGIN)));
  }

  private static LabelledUnit three(int start, int label, double first, double second) {
    return new LabelledUnit(
        0, 0, start, start + 8, label, List.of(first, second, 1 - first - second));
  }

  private static List<Integer> starts(List<ConfidentLearning.Suspect> suspects) {
    return suspects.stream().map(suspect -> suspect.unit().start()).toList();
  }

  @Test
  void aLabelThatNobodyGaveIsNotProposed() {
    ConfidentLearning learnt =
        ConfidentLearning.of(GROUPS, List.of(three(0, 0, 0.1, 0.9), three(8, 0, 0.3, 0.7)));
    assertEquals(OptionalDouble.empty(), learnt.groups().getFirst().thresholds().get(1));
    assertEquals(List.of(), learnt.suspects());
  }

  @Test
  void unitsAreRunsOfLabelsWithTheMeanOfTheirTicks() {
    DatasetSnapshot snapshot =
        snapshot(
            List.of(
                clip(
                    "v",
                    "g",
                    List.of(
                        new Target(0, 0, 2, 0, List.of()),
                        new Target(0, 2, 3, 1, List.of()),
                        new Target(0, 3, 5, NOTHING, List.of()),
                        new Target(0, 5, 9, Target.NOT_KNOWN, List.of(1))))));
    float[] said = new float[18];
    said[0] = 0.5f;
    said[2] = 0.7f;
    said[3] = 0.2f;
    ProbabilityTrack track = new ProbabilityTrack(FeatureClock.DEFAULT, CLASSES, said);
    List<LabelledUnit> units = LabelledUnit.of(snapshot, 0, track, 2);
    assertEquals(List.of(0, NOTHING), units.stream().map(LabelledUnit::label).toList());
    assertEquals(0.6, units.getFirst().probabilities().get(0), 1e-6);
    assertEquals(0.1, units.getFirst().probabilities().get(1), 1e-6);
    assertEquals(0.3, units.getFirst().probabilities().get(2), 1e-6);
    assertEquals(1, units.getLast().probabilities().get(2), 1e-6);
  }

  @Test
  void plantedLabelsAreFoundByAModelThatKnowsTheTruth() {
    DatasetSnapshot truth = snapshot(List.of(clip("v", "g"), clip("w", "h")));
    Planting planting = Planting.in(truth, 0.1, 4, random(3));
    assertEquals(Math.round(0.1 * 2 * 26), planting.planted().size());
    List<LabelledUnit> units = new ArrayList<>();
    for (int c = 0; c < 2; c++) {
      for (int i = 0; i < 40; i++) {
        int real = Math.floorMod(truth.clips().get(c).targets().get(i).label(), 3);
        List<Double> p = new ArrayList<>();
        // A power of two, so that means of equal values are equal.
        double sure = 0.75;
        for (int label = 0; label < 3; label++) {
          p.add(label == real ? sure : (1 - sure) / 2);
        }
        Target given = planting.snapshot().clips().get(c).targets().get(i);
        units.add(new LabelledUnit(c, 0, given.start(), given.end(), given.label(), p));
      }
    }
    List<ConfidentLearning.Suspect> suspects = ConfidentLearning.of(GROUPS, units).suspects();
    int planted = planting.planted().size();
    Planting.Quality first = planting.quality(suspects, planted);
    assertEquals(1, first.recall(), first.toString());
    assertEquals(1, first.precision());
    assertEquals(0.5, planting.quality(suspects, 2 * planted).items() / (2.0 * planted));
    for (ConfidentLearning.Suspect suspect : suspects.subList(0, first.hits())) {
      assertTrue(planting.planted().contains(Planting.Place.of(suspect.unit())));
    }
  }

  @Test
  void plantingChangesLabelsOfClassesOnlyAndRepeats() {
    DatasetSnapshot truth = snapshot(List.of(clip("v", "g")));
    Planting planting = Planting.in(truth, 0.2, 4, random(1));
    List<Target> before = truth.clips().getFirst().targets();
    List<Target> after = planting.snapshot().clips().getFirst().targets();
    int changed = 0;
    for (int i = 0; i < before.size(); i++) {
      if (!before.get(i).equals(after.get(i))) {
        changed++;
        assertNotEquals(NOTHING, before.get(i).label());
        assertNotEquals(before.get(i).label(), after.get(i).label());
        assertEquals(before.get(i).start(), after.get(i).start());
      }
    }
    assertEquals(planting.planted().size(), changed);
    assertEquals(planting, Planting.in(truth, 0.2, 4, random(1)));
    assertThrows(IllegalArgumentException.class, () -> Planting.in(truth, 1, 4, random(1)));
  }

  @Test
  void groupsStayTogetherAndVideosStandAloneInOneGroup() {
    List<DatasetSnapshot.Clip> clips = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      clips.add(clip("v" + i, "g" + i % 6));
    }
    List<Integer> folds = HoldOut.folds(snapshot(clips), 1);
    assertEquals(5, folds.stream().distinct().count());
    for (int i = 0; i < 6; i++) {
      assertEquals(folds.get(i), folds.get(i + 6), "one group, one fold");
    }
    List<Integer> alone =
        HoldOut.folds(snapshot(List.of(clip("v", "g"), clip("w", "g"), clip("x", "g"))), 1);
    assertEquals(3, alone.stream().distinct().count());
    assertThrows(
        IllegalArgumentException.class, () -> HoldOut.folds(snapshot(List.of(clip("v", "g"))), 1));
  }

  @Test
  void anEdgeOutsideOfTheModelsBandIsFound() {
    LabelledUnit unit = new LabelledUnit(0, 0, 10, 30, 0, List.of(0.9, 0.05, 0.05));
    DecodedSegment found =
        new DecodedSegment(
            0,
            17,
            31,
            List.of(0.9, 0.05),
            0,
            0.8,
            0.9,
            Optional.of(new Edge(16, 19, 17, 0.6, 0.5)),
            Optional.of(new Edge(29, 33, 31, 0.6, 0.5)));
    List<EdgeDisagreement> edges = EdgeDisagreement.find(List.of(unit), List.of(found), 4);
    assertEquals(1, edges.size());
    assertEquals(EdgeDisagreement.Side.START, edges.getFirst().side());
    assertEquals(7, edges.getFirst().ticks());
    assertEquals(10, edges.getFirst().labelTick());
    assertEquals(
        List.of(), EdgeDisagreement.find(List.of(unit), List.of(found), 6), "within tolerance");
    LabelledUnit other = new LabelledUnit(0, 0, 10, 30, 1, List.of(0.9, 0.05, 0.05));
    assertEquals(List.of(), EdgeDisagreement.find(List.of(other), List.of(found), 0));
    LabelledUnit far = new LabelledUnit(0, 0, 26, 60, 0, List.of(0.9, 0.05, 0.05));
    assertEquals(
        List.of(), EdgeDisagreement.find(List.of(far), List.of(found), 0), "another event");
  }
}
