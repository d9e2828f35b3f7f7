package org.cuepoint.core.active;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cuepoint.core.recognition.ProbabilityTrack;
import org.cuepoint.core.taxonomy.ClassId;
import org.cuepoint.core.time.FeatureClock;
import org.junit.jupiter.api.Test;

final class ContrastTest {

  private static final List<ClassId> CLASSES =
      List.of(ClassId.random(), ClassId.random(), ClassId.random());
  private static final Columns GROUPS = new Columns(List.of(List.of(0, 1), List.of(2)));

  private static Matrix track(float... values) {
    return GROUPS.of(new ProbabilityTrack(FeatureClock.DEFAULT, CLASSES, values));
  }

  @Test
  void theDivergenceIsTheMutualInformationOfTwoVersions() {
    Matrix one = track(.7f, .2f, .4f, .1f, .1f, .9f, 1, 0, 0);
    Matrix other = track(.3f, .3f, .4f, .1f, .1f, .1f, 0, 1, 0);
    Matrix p =
        new Matrix(
            3, 5, new float[] {.1f, .7f, .2f, .6f, .4f, .8f, .1f, .1f, .1f, .9f, 0, 1, 0, 1, 0});
    Matrix q =
        new Matrix(
            3, 5, new float[] {.4f, .3f, .3f, .6f, .4f, .8f, .1f, .1f, .9f, .1f, 0, 0, 1, 1, 0});
    float[] expected = Doubt.information(List.of(p, q), List.of(0, 3));
    assertArrayEquals(expected, new Contrast(one, other, GROUPS).divergence(), 1e-5f);
    assertArrayEquals(expected, new Contrast(other, one, GROUPS).divergence(), 1e-5f);
    assertEquals(
        Math.log(2) / 2, expected[2], 1e-5, "as far apart as can be, in one of two groups");
  }

  @Test
  void whatBothTakeAPlaceForIsNamedWhereItDiffersMost() {
    Matrix one = track(.8f, .1f, .6f, .6f, .3f, .6f);
    Matrix other = track(.1f, .7f, .45f, .1f, .9f, .45f);
    Contrast.Opposed said = new Contrast(one, other, GROUPS).opposed(0, 2).orElseThrow();
    assertEquals(0, said.first());
    assertEquals(.7, said.firstProbability(), 1e-6);
    assertEquals(1, said.second());
    assertEquals(.8, said.secondProbability(), 1e-6);
  }

  @Test
  void nothingIsALabelTooAndAgreementIsNoContrast() {
    Matrix one = track(.8f, .1f, 0);
    Matrix none = track(.1f, .1f, 0);
    assertEquals(-1, new Contrast(one, none, GROUPS).opposed(0, 1).orElseThrow().second());
    Matrix less = track(.5f, .1f, 0);
    assertEquals(Optional.empty(), new Contrast(one, less, GROUPS).opposed(0, 1));
  }

  @Test
  void tracksOfDifferentLengthAreRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new Contrast(track(1, 0, 0), track(1, 0, 0, 1, 0, 0), GROUPS));
  }

  @Test
  void opinionsAreFoundAgainAmongThePartsOfAQuestion() {
    Opinion teacher = new Opinion("teacher", "wave: left", .7);
    Opinion student = new Opinion("shift-attention", "", .6);
    Map<String, Double> parts =
        Map.of("margin", .1, student.part(), .6, teacher.part(), .7, "rare", .2);
    assertEquals(List.of(teacher, student), Opinion.of(parts));
    assertEquals(List.of(), Opinion.of(Map.of("margin", .1)));
    assertThrows(IllegalArgumentException.class, () -> new Opinion("a:b", "", 0));
  }
}
