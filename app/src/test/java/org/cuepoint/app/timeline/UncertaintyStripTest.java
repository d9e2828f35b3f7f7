package org.cuepoint.app.timeline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.cuepoint.core.recognition.ProbabilityTrack;
import org.cuepoint.core.time.FeatureClock;
import org.junit.jupiter.api.Test;

class UncertaintyStripTest {

  @Test
  void aSureRowIsZeroAndAnEvenRowIsOne() {
    assertEquals(0, UncertaintyStrip.normalisedEntropy(new float[] {1, 0, 0}), 1e-6);
    assertEquals(0, UncertaintyStrip.normalisedEntropy(new float[] {0, 0, 0}), 1e-6);
    assertEquals(1, UncertaintyStrip.normalisedEntropy(new float[] {.25f, .25f, .25f}), 1e-6);
  }

  @Test
  void backgroundIsWhatIsMissingToOne() {
    double expected = -(0.3 * Math.log(0.3) + 0.7 * Math.log(0.7)) / Math.log(2);
    assertEquals(expected, UncertaintyStrip.normalisedEntropy(new float[] {.3f}), 1e-6);
  }

  @Test
  void rowsThatSumToMoreThanOneStayBetweenZeroAndOne() {
    float value = UncertaintyStrip.normalisedEntropy(new float[] {.9f, .9f, .9f});
    assertTrue(value > 0.5 && value <= 1, () -> "value " + value);
  }

  @Test
  void aShortPeakStaysVisibleWhenZoomedOut() {
    int[] frames = new int[10_000];
    float[] values = new float[10_000];
    for (int i = 0; i < frames.length; i++) {
      frames[i] = i * 5;
    }
    values[7777] = 0.9f;
    float[] columns = new UncertaintyStrip(values, frames).columns(0, 50_000, 100);
    assertEquals(0.9f, columns[77]);
    assertEquals(0, columns[76]);
    assertEquals(0, columns[78]);
  }

  @Test
  void zoomedInEveryColumnShowsItsTick() {
    UncertaintyStrip strip = new UncertaintyStrip(new float[] {.1f, .5f, .2f}, new int[] {0, 2, 4});
    assertArrayEquals(new float[] {.1f, .1f, .5f, .5f, .2f, .2f}, strip.columns(0, 6, 6));
  }

  @Test
  void ticksStandForTheFramesOfTheClock() {
    List<org.cuepoint.core.taxonomy.ClassId> one = List.of(SampleVideo.WALK.id());
    int ticks = FeatureClock.DEFAULT.ticks(SampleVideo.INDEX);
    float[] values = new float[ticks];
    values[8] = 0.5f;
    UncertaintyStrip strip =
        UncertaintyStrip.of(
            new ProbabilityTrack(FeatureClock.DEFAULT, one, values), SampleVideo.INDEX);
    assertEquals(1, strip.at(25), 1e-6);
    assertEquals(0, strip.at(24), 1e-6);
  }
}
