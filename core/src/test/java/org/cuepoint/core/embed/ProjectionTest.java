package org.cuepoint.core.embed;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.cuepoint.core.active.Matrix;
import org.cuepoint.core.job.JobCancelledException;
import org.cuepoint.core.job.JobContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProjectionTest {

  private static final int BLOBS = 3;
  private static final int CHANNELS = 50;

  /** Three clouds around corners far apart, in turn. */
  private static Matrix blobs(int count, int channels) {
    Random random = new Random(5);
    float[] values = new float[count * channels];
    for (int row = 0; row < count; row++) {
      for (int i = 0; i < channels; i++) {
        values[row * channels + i] =
            (float) random.nextGaussian() + (i % BLOBS == row % BLOBS ? 4 : 0);
      }
    }
    return new Matrix(count, channels, values);
  }

  private static MapSettings settings(Method method) {
    return MapSettings.defaults().withMethod(method);
  }

  private static int nearest(Matrix plane, int of) {
    int best = -1;
    double least = Double.POSITIVE_INFINITY;
    for (int other = 0; other < plane.count(); other++) {
      double apart =
          Math.hypot(plane.at(of, 0) - plane.at(other, 0), plane.at(of, 1) - plane.at(other, 1));
      if (other != of && apart < least) {
        best = other;
        least = apart;
      }
    }
    return best;
  }

  @ParameterizedTest
  @EnumSource(Method.class)
  void cloudsThatAreFarApartStayApart(Method method) {
    Matrix plane = Projection.of(blobs(600, CHANNELS), settings(method), JobContext.NONE);
    int agreeing = 0;
    for (int row = 0; row < plane.count(); row++) {
      agreeing += nearest(plane, row) % BLOBS == row % BLOBS ? 1 : 0;
    }
    assertTrue(agreeing > 0.95 * plane.count(), agreeing + " of " + plane.count());
  }

  @ParameterizedTest
  @EnumSource(Method.class)
  void theSameSeedGivesTheSameMap(Method method) {
    Matrix rows = blobs(200, CHANNELS);
    assertArrayEquals(
        Projection.of(rows, settings(method), JobContext.NONE).values(),
        Projection.of(rows, settings(method), JobContext.NONE).values());
  }

  @Test
  void anotherSeedGivesAnotherMap() {
    Matrix rows = blobs(200, CHANNELS);
    float[] one =
        Projection.of(rows, new MapSettings(Method.UMAP, 200, 1), JobContext.NONE).values();
    float[] other =
        Projection.of(rows, new MapSettings(Method.UMAP, 200, 2), JobContext.NONE).values();
    assertFalse(Arrays.equals(one, other));
  }

  /** More rows than the library compares one with one, and more than the axes are learnt from. */
  @Test
  void manyRowsAreLaidOutToo() {
    Matrix plane = Projection.of(blobs(4500, 12), settings(Method.UMAP), JobContext.NONE);
    assertEquals(4500, plane.count());
    int agreeing = 0;
    for (int row = 0; row < 300; row++) {
      agreeing += nearest(plane, row) % BLOBS == row % BLOBS ? 1 : 0;
    }
    assertTrue(agreeing > 285, agreeing + " of 300");
  }

  @ParameterizedTest
  @EnumSource(Method.class)
  void aFewRowsAreLaidOutToo(Method method) {
    for (int count = 0; count < 12; count++) {
      Matrix plane = Projection.of(blobs(count, 4), settings(method), JobContext.NONE);
      assertEquals(count, plane.count());
      assertEquals(2, plane.width());
      for (int i = 0; i < 2 * count; i++) {
        assertTrue(Float.isFinite(plane.values()[i]), "row " + i / 2 + " of " + count);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Method.class)
  void rowsThatAreAllAlikeHaveAPlace(Method method) {
    float[] same = new float[40 * 8];
    Arrays.fill(same, 0.5f);
    Matrix plane = Projection.of(new Matrix(40, 8, same), settings(method), JobContext.NONE);
    for (int i = 0; i < 80; i++) {
      assertTrue(Float.isFinite(plane.values()[i]), "row " + i / 2);
    }
  }

  @Test
  void aJobThatIsCancelledMeanwhileStops() {
    AtomicInteger asked = new AtomicInteger();
    JobContext impatient =
        new JobContext() {
          @Override
          public void progress(long done, long total, String message) {}

          @Override
          public boolean isCancelled() {
            return asked.incrementAndGet() > 6;
          }
        };
    assertThrows(
        JobCancelledException.class,
        () -> Projection.of(blobs(800, CHANNELS), settings(Method.UMAP), impatient));
    assertEquals(7, asked.get());
  }
}
