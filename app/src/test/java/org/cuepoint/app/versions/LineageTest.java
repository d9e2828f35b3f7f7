package org.cuepoint.app.versions;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.cuepoint.app.versions.Lineage.Placed;
import org.cuepoint.core.recognition.ModelKind;
import org.cuepoint.core.recognition.ModelVersion;
import org.junit.jupiter.api.Test;

class LineageTest {

  private final MadeVersions made = new MadeVersions();
  private final ModelVersion encoder = made.add(ModelKind.ENCODER, "");

  private static Lineage layout(LineageGraph graph) {
    return LineageLayout.of(graph);
  }

  private static Placed placed(Lineage lineage, ModelVersion model) {
    return lineage.showing(model.id()).orElseThrow();
  }

  @Test
  void whatIsMadeStandsRightOfWhatItWasMadeFrom() {
    ModelVersion teacher = made.add(ModelKind.TEACHER, "a", encoder);
    ModelVersion student = made.add(ModelKind.SHIFT_ATTENTION, "b", encoder, teacher);
    Lineage lineage = layout(LineageGraph.of(made.listed(student), Set.of()));
    assertEquals(0, placed(lineage, encoder).column());
    assertEquals(1, placed(lineage, teacher).column());
    assertEquals(2, placed(lineage, student).column());
    assertEquals(0, lineage.find("labels a").orElseThrow().column());
    assertEquals(1, lineage.find("labels b").orElseThrow().column());
    assertEquals(
        Set.of("teacher v1", "shift-attention v1"),
        lineage.edges().stream()
            .filter(edge -> edge.what() == Lineage.Edge.What.VERSION)
            .map(edge -> name(lineage, edge.to()))
            .collect(Collectors.toSet()),
        "the student's encoder is that of its teacher");
    assertEquals(2, lineage.edges().stream().filter(LineageTest::isOfLabels).count());
    assertTrue(
        lineage.nodes().stream()
            .anyMatch(each -> each.node() instanceof LineageNode.Version v && v.isActive()));
  }

  private static boolean isOfLabels(Lineage.Edge edge) {
    return edge.what() == Lineage.Edge.What.LABELS;
  }

  private static String name(Lineage lineage, String key) {
    return lineage.find(key).orElseThrow().node() instanceof LineageNode.Version version
        ? version.listed().model().name()
        : key;
  }

  @Test
  void whatAVersionCameFromAndWhatCameOfItIsRelatedToIt() {
    ModelVersion teacher = made.add(ModelKind.TEACHER, "a", encoder);
    ModelVersion student = made.add(ModelKind.SHIFT_ATTENTION, "b", encoder, teacher);
    ModelVersion other = made.add(ModelKind.TEACHER, "c", encoder);
    Lineage lineage = layout(LineageGraph.of(made.listed(student), Set.of()));
    assertEquals(
        Set.of(
            LineageNode.key(encoder.id()),
            LineageNode.key(teacher.id()),
            LineageNode.key(student.id()),
            "labels a"),
        lineage.related(LineageNode.key(teacher.id())));
    assertFalse(
        lineage.related(LineageNode.key(other.id())).contains(LineageNode.key(student.id())));
  }

  @Test
  void headsOfTheSameParentAreFoldedUntilSomebodyOpensThem() {
    ModelVersion second = made.add(ModelKind.ENCODER, "");
    ModelVersion head = encoder;
    for (int i = 0; i < 60; i++) {
      head = made.add(ModelKind.FAST_HEAD, "labels of head " + i, i < 40 ? encoder : second);
    }
    ModelVersion teacher = made.add(ModelKind.TEACHER, "t", encoder);
    LineageGraph folded = LineageGraph.of(made.listed(head), Set.of());
    List<LineageNode.Fold> folds =
        folded.nodes().stream()
            .filter(LineageNode.Fold.class::isInstance)
            .map(LineageNode.Fold.class::cast)
            .toList();
    assertEquals(List.of(40, 19), folds.stream().map(fold -> fold.members().size()).toList());
    Lineage lineage = layout(folded);
    assertEquals(2 + 2 + 1 + 1 + 2, lineage.nodes().size(), "two with the labels of shown ones");
    assertEquals(head, ((LineageNode.Version) placed(lineage, head).node()).listed().model());

    Lineage opened = layout(LineageGraph.of(made.listed(head), Set.of(folds.getFirst().key())));
    assertEquals(lineage.nodes().size() + 40 + 40, opened.nodes().size());
    assertNothingOverlaps(opened);
    assertEquals(1, placed(opened, teacher).column());
  }

  @Test
  void nothingLiesOverAnotherAndEdgesEndAtTheirNodes() {
    ModelVersion before = encoder;
    for (int i = 0; i < 12; i++) {
      ModelVersion tuned = made.add(ModelKind.ENCODER, "l" + i, before);
      ModelVersion teacher = made.add(ModelKind.TEACHER, "l" + i, tuned);
      for (ModelKind kind : ModelKind.students()) {
        made.add(kind, "l" + (i + 1), tuned, teacher);
      }
      before = i % 3 == 0 ? tuned : before;
    }
    Lineage lineage = layout(LineageGraph.of(made.listed(encoder), Set.of()));
    assertTrue(lineage.nodes().size() > 60, "nodes: " + lineage.nodes().size());
    assertNothingOverlaps(lineage);
    for (Lineage.Edge edge : lineage.edges()) {
      Placed from = lineage.find(edge.from()).orElseThrow();
      Placed to = lineage.find(edge.to()).orElseThrow();
      assertEquals(from.x() + from.width(), edge.points().getFirst().x(), 1e-9);
      assertEquals(from.middle(), edge.points().getFirst().y(), 1e-9);
      assertEquals(to.x(), edge.points().getLast().x(), 1e-9);
      assertEquals(to.middle(), edge.points().getLast().y(), 1e-9);
      assertTrue(from.column() < to.column());
    }
    assertEquals(
        lineage, layout(LineageGraph.of(made.listed(encoder), Set.of())), "the same each time");
  }

  private static void assertNothingOverlaps(Lineage lineage) {
    for (Placed one : lineage.nodes()) {
      assertTrue(one.x() >= 0 && one.x() + one.width() <= lineage.width());
      assertTrue(one.y() >= 0 && one.y() + one.height() <= lineage.height() + 1e-6);
      for (Placed other : lineage.nodes()) {
        boolean apart =
            one.column() != other.column()
                || one.y() + one.height() <= other.y() + 1e-6
                || other.y() + other.height() <= one.y() + 1e-6;
        assertTrue(one.equals(other) || apart, one + " " + other);
      }
    }
  }

  @Test
  void fittedHeightsNeverFall() {
    assertArrayEquals(
        new double[] {1, 2.5, 2.5, 4}, LineageLayout.rising(new double[] {1, 3, 2, 4}), 1e-12);
    assertArrayEquals(new double[] {2, 2, 2}, LineageLayout.rising(new double[] {3, 2, 1}), 1e-12);
  }

  @Test
  void aProjectWithoutVersionsHasNoGraph() {
    assertEquals(Lineage.EMPTY, layout(LineageGraph.of(List.of(), Set.of())));
  }
}
