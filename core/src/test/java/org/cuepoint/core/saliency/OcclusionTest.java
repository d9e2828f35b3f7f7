package org.cuepoint.core.saliency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.cuepoint.core.feature.FeatureReader;
import org.cuepoint.core.job.JobCancelledException;
import org.cuepoint.core.job.JobContext;
import org.cuepoint.core.recognition.FeatureShape;
import org.cuepoint.core.train.TickPredictor;
import org.junit.jupiter.api.Test;

/**
 * In 400 ticks of 3 × 3 cells one cell lights up at ticks 200 to 209; the model says of each tick
 * how bright that cell was at it and the one before it.
 */
final class OcclusionTest {

  private static final FeatureShape SHAPE = new FeatureShape(2, 3);
  private static final int TICKS = 400;
  private static final int CELL = 5;
  private static final int LIT = 200;
  private static final int LIT_END = 210;

  /** Features that stand nowhere. */
  private record Lit() implements FeatureReader {
    @Override
    public int ticks() {
      return TICKS;
    }

    @Override
    public FeatureShape shape() {
      return SHAPE;
    }

    @Override
    public int frame(int tick) {
      return tick;
    }

    @Override
    public float motion(int tick) {
      return 0;
    }

    @Override
    public void pooled(int tick, float[] out, int offset) {
      float[] map = new float[SHAPE.tokenValues()];
      tokens(tick, map, 0);
      for (int c = 0; c < SHAPE.channels(); c++) {
        out[offset + c] = 0;
        for (int cell = 0; cell < 9; cell++) {
          out[offset + c] += map[cell * SHAPE.channels() + c] / 9;
        }
      }
    }

    @Override
    public void tokens(int tick, float[] out, int offset) {
      for (int i = 0; i < SHAPE.tokenValues(); i++) {
        boolean lit = i / SHAPE.channels() == CELL && tick >= LIT && tick < LIT_END;
        out[offset + i] = lit ? 1 : 0;
      }
    }

    @Override
    public void close() {}
  }

  /** Looks at the cell, or at the pooled vector, whose brightness is a ninth of it. */
  private record Watcher(boolean pooled) implements TickPredictor {
    @Override
    public List<List<Integer>> groups() {
      return List.of(List.of(0, 1));
    }

    @Override
    public Output predict(FeatureReader features, int classes) {
      float[] probabilities = new float[features.ticks() * classes];
      float before = 0;
      for (int t = 0; t < features.ticks(); t++) {
        float now = brightness(features, t);
        probabilities[t * classes] = 0.8f * (now + before) / 2;
        before = now;
      }
      return new Output(probabilities, new float[0]);
    }

    private float brightness(FeatureReader features, int tick) {
      float[] map = new float[SHAPE.tokenValues()];
      if (pooled) {
        features.pooled(tick, map, 0);
        return 9 * map[0];
      }
      features.tokens(tick, map, 0);
      return map[CELL * SHAPE.channels()];
    }

    @Override
    public void close() {}
  }

  private static Saliency explain(TickPredictor model, int tick) throws IOException {
    return Occlusion.explain(model, new Lit(), 2, tick, JobContext.NONE);
  }

  @Test
  void theCellThatTheAnswerHangsOnIsMarkedAndNoOther() throws IOException {
    for (Watcher model : List.of(new Watcher(false), new Watcher(true))) {
      Saliency found = explain(model, 205);
      assertEquals(0, found.label());
      assertEquals(0.8, found.probability(), 1e-5);
      for (int cell = 0; cell < 9; cell++) {
        // Hidden it looks as on average: lit for ten of the 192 ticks around.
        double expected = cell == CELL ? 0.8 * (1 - 10.0 / 192) : 0;
        assertEquals(expected, found.place().get(cell), 1e-3, model + " cell " + cell);
      }
    }
  }

  @Test
  void theMomentsThatTheAnswerHangsOnAreMarkedAndNoOthers() throws IOException {
    Saliency found = explain(new Watcher(false), 205);
    for (int part = 0; part < found.time().size(); part++) {
      int from = found.firstTick() + part * found.ticksAPart();
      boolean looked = from <= 205 && from + found.ticksAPart() > 204;
      assertEquals(looked, found.time().get(part) > 0.1, "ticks from " + from);
    }
  }

  @Test
  void hidingWhatIsMarkedHurtsMoreThanHidingAnything() throws IOException {
    Saliency found = explain(new Watcher(false), 205);
    assertTrue(found.beatsChance(), found.toString());
    assertEquals(found.deletion().getLast(), found.randomDeletion().getLast(), 1e-6);
  }

  @Test
  void whereNothingHappensTheAnswerIsBackgroundAndHangsOnLittle() throws IOException {
    Saliency found = explain(new Watcher(false), 20);
    assertEquals(-1, found.label());
    assertEquals(1, found.probability(), 1e-6);
    assertEquals(0, found.place().get(CELL), 1e-6, "it is not lit, and not on average");
  }

  @Test
  void aTickThatIsNotThereIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> explain(new Watcher(false), TICKS));
  }

  @Test
  void whoCancelsNeedNotWaitForTheRest() {
    AtomicInteger told = new AtomicInteger();
    JobContext impatient =
        new JobContext() {
          @Override
          public void progress(long done, long total, String message) {
            told.incrementAndGet();
          }

          @Override
          public boolean isCancelled() {
            return told.get() >= 3;
          }
        };
    assertThrows(
        JobCancelledException.class,
        () -> Occlusion.explain(new Watcher(false), new Lit(), 2, 205, impatient));
    assertEquals(3, told.get());
  }
}
