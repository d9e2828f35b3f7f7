package org.cuepoint.core.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PlanReaderTest {

  private static final String PLAN =
      """
      {
        "kind": "representation",
        "name": "try",
        "data": {
          "videos": "videos",
          "segments": "segments.csv",
          "columns": {"video": "v", "start": "s", "end": "e", "label": "l"},
          "gaps": "background"
        },
        "split": {"kind": "k-fold", "k": 3, "by": "video", "seed": 7},
        "seeds": [1, 2],
        "labels_per_class": [1, 5],
        "encoders": [
          {"name": "r", "encoder": {"kind": "random", "spec": "FE-XS"}},
          {"name": "w", "encoder": {"kind": "weights", "path": "own.fe"}}
        ]
      }
      """;

  @TempDir private Path folder;

  private ExperimentPlan read(String text) throws IOException {
    return PlanReader.read(Files.writeString(folder.resolve("plan.json"), text)).plan();
  }

  private String refused(String from, String to) {
    assertTrue(PLAN.contains(from), from);
    String message =
        assertThrows(IllegalArgumentException.class, () -> read(PLAN.replace(from, to)))
            .getMessage();
    assertTrue(String.valueOf(message).contains("plan.json"), message);
    return String.valueOf(message);
  }

  @Test
  void aPlanIsReadAsItIsWritten() throws IOException {
    RepresentationPlan plan = assertInstanceOf(RepresentationPlan.class, read(PLAN));
    assertEquals(new SplitChoice.KFold(3, SplitChoice.By.VIDEO, 7), plan.split());
    assertEquals(List.of(1L, 2L), plan.seeds());
    assertEquals(Optional.empty(), plan.data().columns().group());
    assertEquals(
        List.of(
            new EncoderChoice.Random("FE-XS", Optional.empty()),
            new EncoderChoice.Weights(folder.toAbsolutePath().resolve("own.fe"))),
        plan.encoders().stream().map(RepresentationPlan.NamedEncoder::encoder).toList());
  }

  @Test
  void aMisspeltFieldIsRefusedWithTheFieldsThatExist() {
    String message = refused("\"labels_per_class\"", "\"labels_per_clas\"");
    assertTrue(message.contains("'labels_per_clas'"), message);
    assertTrue(message.contains("labels_per_class"), message);
  }

  @Test
  void anUnknownKindIsRefusedWithTheKindsThatExist() {
    assertTrue(refused("\"representation\"", "\"rep\"").contains("ablation, frame-scores"));
    assertTrue(
        refused("\"random\"", "\"rnd\"")
            .contains("histogram-difference, pretrained, random, starter"));
  }

  @Test
  void whatIsMissingOrOfAnotherTypeIsNamed() {
    assertTrue(refused("\"name\": \"try\",", "").contains("'name' is missing"));
    assertTrue(refused("\"k\": 3", "\"k\": 3.5").contains("'split.k' must be a whole number"));
    assertTrue(refused("[1, 2]", "1").contains("'seeds' must be a list"));
    assertTrue(refused("[1, 2]", "[1, 1]").contains("'1' twice"));
    assertTrue(refused("[1, 2]", "[]").contains("'seeds' must name at least one"));
    assertTrue(refused("\"video\", \"seed\"", "\"frame\", \"seed\"").contains("group, video"));
  }

  @Test
  void variantsAreMergedIntoTheBase() throws IOException {
    String ablation =
        "{\"kind\":\"ablation\",\"name\":\"a\",\"base\":"
            + PLAN
            + ",\"variants\":[{\"name\":\"as it is\"},{\"name\":\"groups\",\"changes\":"
            + "{\"split\":{\"by\":\"group\"},\"seeds\":[3],\"data\":{\"clock\":4}}}]}";
    AblationPlan plan = assertInstanceOf(AblationPlan.class, read(ablation));
    RepresentationPlan changed =
        assertInstanceOf(
            RepresentationPlan.class,
            PlanReader.variant(plan, plan.variants().getLast(), folder).plan());
    assertEquals(new SplitChoice.KFold(3, SplitChoice.By.GROUP, 7), changed.split());
    assertEquals(List.of(3L), changed.seeds());
    assertEquals(Optional.of(4), changed.data().clock());
    String wrong = ablation.replace("\"by\":\"group\"", "\"bye\":\"group\"");
    String message = assertThrows(IllegalArgumentException.class, () -> read(wrong)).getMessage();
    assertTrue(String.valueOf(message).contains("variant 'groups'"), message);
  }

  @Test
  void allCommittedPlansCanBeRead() throws IOException {
    List<Path> plans;
    try (Stream<Path> files = Files.list(Path.of("experiments"))) {
      plans = files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
    assertFalse(plans.isEmpty());
    for (Path plan : plans) {
      assertFalse(PlanReader.read(plan).plan().name().isBlank(), plan.toString());
    }
  }
}
