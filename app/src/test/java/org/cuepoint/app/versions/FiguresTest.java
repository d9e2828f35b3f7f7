package org.cuepoint.app.versions;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.cuepoint.app.workspace.VersionActions.Listed;
import org.cuepoint.core.recognition.ModelKind;
import org.cuepoint.core.recognition.ModelVersion;
import org.cuepoint.core.train.EvaluationRecord;
import org.junit.jupiter.api.Test;

class FiguresTest {

  private final MadeVersions made = new MadeVersions();

  private static EvaluationRecord evaluation(ModelVersion model, String report) {
    return new EvaluationRecord(UUID.randomUUID(), model.id(), Instant.EPOCH, "truth.csv", report);
  }

  @Test
  void anEvaluationSaysMoreThanTheLossAndTheLatestCounts() {
    ModelVersion teacher = made.add(ModelKind.TEACHER, "");
    Listed plain = made.listed(teacher).getFirst();
    assertEquals(Optional.of(Map.entry("loss", 1.0)), Figures.main(plain));
    Listed evaluated =
        new Listed(
            plain.entry(),
            Optional.empty(),
            List.of(
                evaluation(teacher, "{\"all\":{\"f1\":{\"50\":40.0}}}"),
                evaluation(teacher, "{\"all\":{\"mof\":71.5,\"edit\":60,\"f1\":{\"50\":55.25}}}"),
                evaluation(teacher, "not readable")));
    assertEquals(Optional.of(Map.entry("F1@50", 55.25)), Figures.main(evaluated));
    assertEquals(List.of("F1@50", "Edit", "MoF", "loss"), Figures.names(List.of(evaluated)));
  }

  @Test
  void aFigureHasALineOfEachKindThatHasIt() {
    made.add(ModelKind.ENCODER, "");
    made.add(ModelKind.FAST_HEAD, "");
    ModelVersion last = made.add(ModelKind.FAST_HEAD, "");
    List<Figures.Line> lines = Figures.over(made.listed(last), "loss");
    assertEquals(
        List.of(ModelKind.ENCODER, ModelKind.FAST_HEAD),
        lines.stream().map(Figures.Line::kind).toList());
    assertEquals(
        List.of(1 / 2.0, 1 / 3.0), lines.getLast().points().stream().map(p -> p.value()).toList());
    assertEquals(List.of(), Figures.over(made.listed(last), "F1@50"));
  }

  @Test
  void numbersAreShort() {
    assertEquals("0.3333", Figures.text(1 / 3.0));
    assertEquals("423\u202f492", Figures.text(423_492));
    assertEquals("–", Figures.text(Double.NaN));
  }
}
