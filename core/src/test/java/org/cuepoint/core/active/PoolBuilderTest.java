package org.cuepoint.core.active;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.cuepoint.core.media.VideoId;
import org.cuepoint.core.recognition.ProbabilityTrack;
import org.cuepoint.core.taxonomy.ClassId;
import org.cuepoint.core.time.FeatureClock;
import org.junit.jupiter.api.Test;

final class PoolBuilderTest {

  private static final Columns ONE_GROUP = new Columns(List.of(List.of(0, 1)));

  private static Place place(int video, int start, int end) {
    return new Place(new VideoId(new UUID(0, video)), Optional.empty(), "", start, end);
  }

  private static ProbabilityTrack track(int classes, float... values) {
    List<ClassId> ids = Stream.generate(ClassId::random).limit(classes).toList();
    return new ProbabilityTrack(FeatureClock.DEFAULT, ids, values);
  }

  private static PoolBuilder.Footage said(ProbabilityTrack track, Place... places) {
    return said(ONE_GROUP, track, places);
  }

  private static PoolBuilder.Footage said(
      Columns columns, ProbabilityTrack track, Place... places) {
    return new PoolBuilder.Footage(
        List.of(places), columns.of(track), Map.of(), Matrix.NONE, List.of());
  }

  private static float signal(Pool pool, Signal signal, int row) {
    return pool.signal(signal).orElseThrow()[row];
  }

  @Test
  void doubtIsTheMeanOverTheTicksOfAPlaceAndCountsBackground() {
    Pool pool =
        new PoolBuilder(ONE_GROUP, Looks.CHANNELS, EnumSet.allOf(Signal.class))
            .add(said(track(2, 1 / 3f, 1 / 3f, .5f, .3f), place(1, 0, 2)))
            .build();
    double entropy =
        (Math.log(3) - (.5 * Math.log(.5) + .3 * Math.log(.3) + .2 * Math.log(.2))) / 2;
    assertEquals(entropy, signal(pool, Signal.ENTROPY, 0), 1e-6);
    assertEquals(1 - (0 + .2) / 2, signal(pool, Signal.MARGIN, 0), 1e-6);
    assertEquals(1 - (1 / 3.0 + .5) / 2, signal(pool, Signal.LEAST_CONFIDENCE, 0), 1e-6);
    assertEquals((1 / 3.0 + .2) / 2, pool.probabilities().at(0, 0), 1e-6, "background first");
    assertEquals((1 / 3.0 + .3) / 2, pool.probabilities().at(0, 2), 1e-6);
  }

  @Test
  void groupsHaveTheirBackgroundsAndColumnsKnowTheirClasses() {
    Columns columns = new Columns(List.of(List.of(2, 0), List.of(1)));
    Pool pool =
        new PoolBuilder(columns, Looks.CHANNELS, EnumSet.allOf(Signal.class))
            .add(said(columns, track(3, .1f, .9f, .2f), place(1, 0, 1)))
            .build();
    assertEquals(List.of(0, 3), pool.starts());
    float[] expected = {.7f, .2f, .1f, .1f, .9f};
    assertArrayEquals(expected, pool.probabilities().values(), 1e-6f);
    int[] classes = {-1, 2, 0, -1, 1};
    for (int column = 0; column < classes.length; column++) {
      assertEquals(classes[column], columns.classAt(column));
      if (classes[column] >= 0) {
        assertEquals(column, columns.columnOf(classes[column]));
      }
    }
    assertEquals(3, pool.known().classes());
  }

  @Test
  void classesThatSumToMoreThanOneAreScaled() {
    Pool pool =
        new PoolBuilder(ONE_GROUP, Looks.CHANNELS, EnumSet.allOf(Signal.class))
            .add(said(track(2, .9f, .6f), place(1, 0, 1)))
            .build();
    assertArrayEquals(new float[] {0, .6f, .4f}, pool.probabilities().values(), 1e-6f);
  }

  @Test
  void placesAreInOrderAndTheirNumbersGoWithThem() {
    Place late = place(1, 1, 2);
    Place early = place(1, 0, 1);
    Place first = place(0, 0, 1);
    Pool pool =
        new PoolBuilder(ONE_GROUP, Looks.CHANNELS, EnumSet.allOf(Signal.class))
            .add(said(track(2, .1f, 0, .2f, 0), late, early))
            .add(said(track(2, .3f, 0), first))
            .build();
    assertEquals(List.of(first, early, late), pool.places());
    for (int row = 0; row < 3; row++) {
      assertEquals(new float[] {.3f, .1f, .2f}[row], pool.probabilities().at(row, 1));
    }
  }

  @Test
  void whatIsNotKnownOfAllVideosIsLeftOut() {
    Matrix looks = new Matrix(1, 2, new float[] {1, 2});
    Pool pool =
        new PoolBuilder(ONE_GROUP, Looks.CHANNELS, EnumSet.allOf(Signal.class))
            .add(
                new PoolBuilder.Footage(
                    List.of(place(1, 0, 1)),
                    ONE_GROUP.of(track(2, .1f, 0)),
                    Map.of(Signal.BOUNDARY, new float[] {1}),
                    looks,
                    List.of()))
            .add(said(track(2, .3f, 0), place(2, 0, 1)))
            .build();
    assertEquals(
        Set.of(Signal.ENTROPY, Signal.MARGIN, Signal.LEAST_CONFIDENCE), pool.signals().keySet());
    assertEquals(0, pool.embeddings().count());
    assertEquals(2, pool.probabilities().count());
  }

  @Test
  void curvesBecomeTheMeanOverAPlace() {
    Pool pool =
        new PoolBuilder(ONE_GROUP, Looks.CHANNELS, EnumSet.allOf(Signal.class))
            .add(
                new PoolBuilder.Footage(
                    List.of(place(1, 1, 3)),
                    Matrix.NONE,
                    Map.of(Signal.BOUNDARY, new float[] {9, 1, 2, 9}),
                    Matrix.NONE,
                    List.of()))
            .build();
    assertEquals(1.5, signal(pool, Signal.BOUNDARY, 0));
    assertEquals(0, pool.probabilities().count());
  }

  @Test
  void looksAreStandardisedOverTheProjectAndOfUnitLengthAsWhatIsLabelledIs() {
    Random random = new Random(5);
    int ticks = 40;
    int width = 3;
    float[] values = new float[ticks * width];
    for (int t = 0; t < ticks; t++) {
      values[t * width] = 100 + (float) random.nextGaussian();
      values[t * width + 1] = 50 * (float) random.nextGaussian();
      values[t * width + 2] = 7;
    }
    List<Place> places = new ArrayList<>();
    for (int t = 0; t < ticks; t += 2) {
      places.add(place(1, t, t + 2));
    }
    List<PoolBuilder.Stretch> labelled =
        List.of(
            new PoolBuilder.Stretch(4, 6, 1),
            new PoolBuilder.Stretch(8, 10, PoolBuilder.Stretch.NOTHING));
    Pool pool =
        new PoolBuilder(ONE_GROUP, Looks.CHANNELS, EnumSet.allOf(Signal.class))
            .add(
                new PoolBuilder.Footage(
                    places, Matrix.NONE, Map.of(), new Matrix(ticks, width, values), labelled))
            .build();
    double[] sums = new double[width];
    for (int row = 0; row < pool.size(); row++) {
      double square = 0;
      for (int i = 0; i < width; i++) {
        double value = pool.embeddings().at(row, i);
        square += value * value;
        sums[i] += Math.abs(value);
      }
      assertEquals(1, square, 1e-5);
    }
    assertEquals(0, sums[2], "what never changes says nothing");
    assertEquals(1, sums[0] / sums[1], 0.6, "no number outweighs the others by its unit");
    for (int i = 0; i < width; i++) {
      assertEquals(pool.embeddings().at(2, i), pool.known().embeddings().at(0, i), 1e-6);
      assertEquals(pool.embeddings().at(4, i), pool.known().embeddings().at(1, i), 1e-6);
    }
    assertArrayEquals(new int[] {2, 0}, pool.known().labels());
    assertEquals(1, pool.labelledStretches(), "background is no class");
  }

  @Test
  void aPlacePastTheEndIsRefused() {
    PoolBuilder builder = new PoolBuilder(ONE_GROUP, Looks.CHANNELS, EnumSet.allOf(Signal.class));
    assertThrows(
        IllegalArgumentException.class, () -> builder.add(said(track(2, .1f, 0), place(1, 0, 2))));
  }

  @Test
  void directionsKeepTheirDeviations() {
    float[] values = {10, 1, 10, -1, -10, 1, -10, -1};
    Pool pool =
        new PoolBuilder(ONE_GROUP, Looks.DIRECTIONS, Set.of())
            .add(
                new PoolBuilder.Footage(
                    List.of(place(1, 0, 1), place(1, 1, 2), place(1, 2, 3), place(1, 3, 4)),
                    Matrix.NONE,
                    Map.of(),
                    new Matrix(4, 2, values),
                    List.of()))
            .build();
    assertEquals(10 / Math.sqrt(101), pool.embeddings().at(0, 0), 1e-6);
    assertEquals(1 / Math.sqrt(101), pool.embeddings().at(0, 1), 1e-6);
  }

  @Test
  void entropyIsLeftOutWhereNobodyGoesByIt() {
    Pool pool =
        new PoolBuilder(ONE_GROUP, Looks.CHANNELS, Set.of(Signal.MARGIN))
            .add(said(track(2, .3f, 0), place(2, 0, 1)))
            .build();
    assertEquals(Set.of(Signal.MARGIN, Signal.LEAST_CONFIDENCE), pool.signals().keySet());
  }
}
