package org.cuepoint.core.chain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.cuepoint.core.annotation.ModelVersionId;
import org.cuepoint.core.train.PretrainingPlan.Profile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChainTest {

  private static final Instant NOW = Instant.parse("2026-01-01T22:00:00Z");

  private static Chain chain(String... words) {
    EvaluationSpec spec =
        EvaluationSpec.ofFile(
            "/data/truth", Optional.of("ms-tcn"), Map.of("line-rate", "15"), List.of("g6"));
    return Chain.of("quick", NOW, ChainTask.ofWords(List.of(words), Profile.QUICK, spec));
  }

  @Test
  void stepsFollowEachOtherAndTheLastOneEndsTheChain() {
    ModelVersionId teacher = ModelVersionId.random();
    Chain chain = chain("teacher", "focal-nano");
    assertEquals(OptionalInt.of(0), chain.next());
    chain = chain.begin(0, NOW).done(0, 30, NOW, Optional.of(teacher), "");
    assertEquals(OptionalInt.of(1), chain.next());
    assertEquals(Optional.of(teacher), chain.teacher());
    assertTrue(chain.isOpen());
    chain = chain.begin(1, NOW).failed(1, 5, NOW, "No disk.");
    assertEquals(Chain.Standing.FAILED, chain.standing());
    assertEquals(OptionalInt.of(1), chain.next(), "a failed step can be tried again");
    assertEquals(ChainStep.State.WAITING, chain.retry().steps().get(1).state());
    Chain skipped = chain.skip(NOW);
    assertEquals(Chain.Standing.DONE, skipped.standing());
    assertEquals(35, skipped.seconds());
    assertEquals(List.of(teacher), skipped.made());
  }

  @Test
  void aChainThatEndsTheProgramAgainAndAgainDoesNotGoOnByItself() {
    Chain chain = chain("teacher");
    for (int i = 0; i < Chain.MOST_TRIES; i++) {
      assertTrue(chain.goesOnByItself());
      chain = chain.begin(0, NOW);
    }
    assertFalse(chain.goesOnByItself());
    assertFalse(chain("teacher").standing(Chain.Standing.PAUSED).goesOnByItself());
  }

  @Test
  void allStudentsAreOneWordAndUnknownWordsAreRefusedWithThoseThatExist() {
    assertEquals(
        List.of("shift-attention", "attention-lstm", "see-very-little", "focal-nano"),
        chain("students").steps().stream().map(step -> step.task().word()).toList());
    IllegalArgumentException unknown =
        assertThrows(IllegalArgumentException.class, () -> chain("teacher", "student"));
    assertTrue(String.valueOf(unknown.getMessage()).contains("see-very-little"));
    assertThrows(IllegalArgumentException.class, () -> chain("students", "focal-nano"));
  }

  @Test
  void aFileSaysAllThatAChainKnows(@TempDir Path folder) throws Exception {
    ChainFolder files = new ChainFolder(folder.resolve("chains"));
    assertEquals(List.of(), files.all());
    Chain chain =
        chain("pretrain", "tune", "teacher", "students", "evaluate")
            .begin(0, NOW)
            .done(0, 12.5, NOW, Optional.of(ModelVersionId.random()), "fine")
            .begin(1, NOW)
            .stopped(1, 3);
    files.save(chain);
    Chain read = files.find(chain.id()).orElseThrow();
    assertEquals(chain, read);
    for (int i = 0; i < chain.steps().size(); i++) {
      // A run is found again by the text of its plan.
      assertEquals(chain.steps().get(i).task().planJson(), read.steps().get(i).task().planJson());
    }
    Chain variant =
        Chain.of(
            "quick",
            NOW.plusSeconds(1),
            List.of(Ablation.TEACHER.from(chain.steps().get(3).task())));
    files.save(variant);
    assertEquals(List.of(variant, chain), files.all(), "the latest first");
    Files.writeString(folder.resolve("chains").resolve("torn.json"), "{\"id\":");
    assertEquals(2, files.all().size());
  }

  @Test
  void whatIsLeftOutIsGoneFromThePlanAndNothingElse() {
    ChainTask student = chain("shift-attention").steps().getFirst().task();
    assertEquals(student.planJson(), Ablation.FULL.from(student).planJson());
    ChainTask without = Ablation.EDGES.from(student);
    assertEquals("edges", without.variantWord());
    assertFalse(without.planJson().equals(student.planJson()));
    assertTrue(
        Ablation.TEACHER.from(student) instanceof ChainTask.Distil distil
            && distil.teacher().equals(TeacherChoice.NONE));
    assertThrows(IllegalArgumentException.class, () -> Ablation.DROPOUT.from(student));
  }
}
