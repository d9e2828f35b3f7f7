package org.cuepoint.app.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import org.cuepoint.app.testing.Watched;
import org.cuepoint.core.ethogram.Ethogram;
import org.cuepoint.core.ethogram.TransitionMatrix;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class ChartsTest {

  private static final double WIDTH = 800;
  private final Ethogram ethogram = Watched.ethogram();

  private static List<Mark.Box> boxes(Drawing drawing, Ink ink) {
    return drawing.marks().stream()
        .filter(Mark.Box.class::isInstance)
        .map(Mark.Box.class::cast)
        .filter(box -> box.ink().equals(ink))
        .toList();
  }

  private static Ink walk() {
    return Ink.of(Watched.SCHEME.classes().getFirst().colour());
  }

  @Test
  void aBoutIsAsLongAsItsShareOfTheAxis() {
    RasterChart raster = new RasterChart(ethogram);
    List<Mark.Box> walks = boxes(raster.row(0, WIDTH), walk());
    assertEquals(2, walks.size());
    assertEquals(2, walks.getFirst().width() / walks.getLast().width(), 1e-9);
    // From 2 to 12 s is a quarter of 40 s, and a bout of 4 s is a tenth.
    double axis = walks.getFirst().width() * 10;
    assertEquals(0.25, (walks.getLast().x() - walks.getFirst().x()) / axis, 1e-9);
  }

  @Test
  void backgroundIsDrawnWhereSomebodyLookedAndNothingWhereNobodyDid() {
    RasterChart raster = new RasterChart(ethogram);
    assertFalse(boxes(raster.row(0, WIDTH), Ink.NOTHING).isEmpty());
    assertTrue(boxes(raster.row(1, WIDTH), Ink.NOTHING).isEmpty());
  }

  @Test
  void aClickOnABoutLeadsToItsFirstFrame() {
    Drawing row = new RasterChart(ethogram).row(0, WIDTH);
    Mark.Box bout = boxes(row, walk()).getLast();
    Note note = row.at(bout.x() + 1, bout.y() + 2).orElseThrow();
    assertEquals(
        new Target.Moment(ethogram.records().getFirst().observation().video(), 300), note.target());
    assertTrue(note.tip().startsWith("walk from 12.0 s"), note.tip());
  }

  @Test
  void aPickedClassLeavesTheOthersPale() {
    RasterChart picked =
        new RasterChart(ethogram, Optional.of(Watched.SCHEME.classes().getLast().id()));
    assertTrue(boxes(picked.row(0, WIDTH), walk()).getFirst().strength() < 0.5);
  }

  @Test
  void allRowsTogetherShareOneAxis() {
    RasterChart raster = new RasterChart(ethogram);
    Drawing whole = raster.drawing(WIDTH);
    assertEquals(2 * raster.rowHeight() + raster.axis(WIDTH).height(), whole.height(), 1e-9);
    assertEquals(List.of("walk", "wave"), raster.key().stream().map(c -> c.name()).toList());
  }

  @Test
  void aBudgetFillsItsBarAndAnUnobservedOneSaysSo() {
    BudgetChart budget = BudgetChart.of(ethogram, 0, Ethogram.By.OBSERVATION);
    Drawing drawing = budget.drawing(WIDTH);
    double filled =
        drawing.marks().stream()
            .filter(Mark.Box.class::isInstance)
            .mapToDouble(mark -> ((Mark.Box) mark).width())
            .sum();
    // 6 of 20 observed seconds are walked.
    assertEquals(0.3, boxes(drawing, walk()).getFirst().width() / filled, 1e-9);
    assertTrue(
        drawing.marks().stream()
            .anyMatch(
                mark ->
                    mark instanceof Mark.Words words && words.text().equals("not observed yet")));
  }

  @Test
  void everyChartIsWellFormedSvgWhateverNamesAreCalled() throws Exception {
    Drawing[] drawings = {
      new RasterChart(ethogram).drawing(WIDTH),
      BudgetChart.of(ethogram, 0, Ethogram.By.GROUP).drawing(WIDTH),
      new DurationChart(ethogram.all()).drawing(WIDTH),
      new TransitionChart(ethogram.all().transitions(TransitionMatrix.Background.STATE).getFirst())
          .drawing(WIDTH),
      new BarsChart(
              List.of(new BarsChart.Row("a & b", Double.NaN, "<none>", Ink.ACCENT, Note.NONE)))
          .drawing(WIDTH),
      new DaysChart(
              new TreeMap<>(Map.of(LocalDate.of(2026, 1, 1), 3, LocalDate.of(2026, 3, 1), 1)), 30)
          .drawing(WIDTH),
      new CurveChart(
              "minutes",
              List.of(
                  new CurveChart.Series(
                      "f",
                      Ink.ACCENT,
                      CurveChart.Joined.YES,
                      List.of(
                          new CurveChart.Point(1, 50, 40, 60, "x"),
                          new CurveChart.Point(2, 60, Double.NaN, Double.NaN, "y")))))
          .drawing(WIDTH)
    };
    for (Drawing drawing : drawings) {
      for (String svg : List.of(Svg.file(drawing), Svg.inline(drawing, "a \"chart\" & more"))) {
        Element root =
            DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)))
                .getDocumentElement();
        assertEquals("svg", root.getNodeName());
        assertFalse(svg.contains("NaN"), svg);
      }
    }
  }

  @Test
  void figuresAreReadable() {
    assertEquals("59.9 s", Figures.time(59.9));
    assertEquals("2:05", Figures.time(125));
    assertEquals("1:00:01", Figures.time(3601));
    assertEquals("–", Figures.percent(Double.NaN));
    assertEquals("24.7 MB", Figures.bytes(24_700_000));
    assertEquals("999 B", Figures.bytes(999));
    assertEquals("20", Figures.plain(20));
    assertEquals("0.5", Figures.plain(0.5));
  }
}
