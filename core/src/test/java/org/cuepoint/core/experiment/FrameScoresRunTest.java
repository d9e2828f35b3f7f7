package org.cuepoint.core.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.cuepoint.core.experiment.ExperimentResult.Row;
import org.cuepoint.core.experiment.FrameScoresPlan.ScoreSet;
import org.cuepoint.core.job.InlineJobRunner;
import org.cuepoint.core.job.Job;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FrameScoresRunTest {

  private static final int CLASSES = 3;

  @TempDir private Path data;

  /** Runs of random classes and lengths, each frame scored with much noise. */
  private void write(String split, int video) throws IOException {
    Random random = new Random(split.hashCode() * 31L + video);
    StringBuilder text = new StringBuilder("truth,s0,s1,s2\n");
    int label = 0;
    for (int t = 0, left = 15; t < 200; t++, left--) {
      if (left == 0) {
        label = (label + 1 + random.nextInt(CLASSES - 1)) % CLASSES;
        left = 10 + random.nextInt(15);
      }
      text.append(label);
      for (int c = 0; c < CLASSES; c++) {
        double score = (c == label ? .5 : -.5) + random.nextGaussian();
        text.append(',').append(String.format(Locale.ROOT, "%.3f", score));
      }
      text.append('\n');
    }
    Files.writeString(data.resolve(split + "-video0" + video + ".csv"), text);
  }

  private ExperimentRun.Outcome run(FrameScoresPlan plan) {
    AtomicReference<ExperimentRun.Outcome> outcome = new AtomicReference<>();
    new InlineJobRunner()
        .submit(
            new Job<>(
                "run",
                context -> {
                  outcome.set(new FrameScoresRun().run(plan, data, context));
                  return 0;
                }));
    return outcome.get();
  }

  private static FrameScoresPlan plan(String... systems) {
    return new FrameScoresPlan(
        "test", List.of(new ScoreSet("noise", ".", 5, List.of())), List.of(systems), "F1@50");
  }

  @Test
  void eachSplitIsTestedWithWhatTheOthersTeach() throws IOException {
    for (int split = 1; split <= 3; split++) {
      write("split" + split, 0);
      write("split" + split, 1);
    }
    ExperimentRun.Outcome outcome = run(plan("argmax", "median filter", "viterbi"));
    assertEquals(3, outcome.rows().size());
    for (Row row : outcome.rows()) {
      assertEquals(
          List.of("split1", "split2", "split3"),
          row.figures().get("F1@50").values().stream().map(Figure.Value::fold).toList());
    }
    double argmax = outcome.rows().get(0).figures().get("F1@50").mean();
    double viterbi = outcome.rows().get(2).figures().get("F1@50").mean();
    assertTrue(viterbi > argmax + 20, "argmax " + argmax + ", viterbi " + viterbi);
    assertEquals(6, outcome.details().getFirst().videos().size());
  }

  @Test
  void unknownWordsAreRefused() {
    assertTrue(
        assertThrows(IllegalArgumentException.class, () -> plan("magic"))
            .getMessage()
            .contains("semi-markov"));
    assertThrows(
        IllegalArgumentException.class,
        () -> new FrameScoresPlan("x", plan("argmax").sets(), List.of("argmax"), "luck"));
  }
}
