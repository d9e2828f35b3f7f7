package org.cuepoint.app.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.cuepoint.app.report.Picture;
import org.cuepoint.core.eval.Evaluation;
import org.cuepoint.core.eval.LabelRuns;
import org.cuepoint.core.eval.LabelledVideo;
import org.cuepoint.core.media.FrameSize;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

class DemoPageTest {

  private static final Pattern SVG = Pattern.compile("<svg.*?</svg>", Pattern.DOTALL);

  @TempDir private Path folder;

  @Test
  void thePageStandsAlone() throws IOException {
    String html = Files.readString(DemoPage.write(result(), folder.resolve("report")));

    assertFalse(html.contains("http://"), "nothing is fetched");
    assertFalse(html.contains("https://"), "nothing is fetched");
    assertFalse(html.contains("<script"), "nothing runs");
    assertTrue(html.contains("data:image/png;base64,"));
  }

  @Test
  void everyDrawingIsWellFormed() throws IOException, SAXException, ParserConfigurationException {
    String html = Files.readString(DemoPage.write(result(), folder));
    Matcher drawings = SVG.matcher(html);
    int count = 0;
    while (drawings.find()) {
      DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(new InputSource(new StringReader(drawings.group())));
      count++;
    }
    // Three curves, one chart of classes, one timeline.
    assertEquals(5, count);
  }

  @Test
  void namesWithSignsOfMarkupDoNoHarm() throws IOException {
    String html = Files.readString(DemoPage.write(result(), folder));

    assertTrue(html.contains("sit &lt;down&gt;"));
    assertFalse(html.contains("sit <down>"));
  }

  @Test
  void theTableHasTheStartEveryWayAndTheBaselines() {
    List<List<String>> rows = DemoPage.rows(result());

    assertEquals(
        List.of("start", "queue", "random", "majority (start)"),
        rows.stream().map(List::getFirst).toList());
    assertEquals("12", rows.get(1).get(1));
  }

  private static DemoResult result() {
    DemoResult.Point start = point(0, "background");
    return new DemoResult(
        new DemoSettings(1, 12, 1, "margin"),
        Instant.EPOCH,
        10,
        Map.of("index features", 3.0),
        Map.of("sit <down>", "#0072b2"),
        Map.of(DemoMaterial.Role.TEST, 1L),
        start,
        List.of(course("queue", "sit <down>"), course("random", "background")),
        Map.of("majority", start.evaluation()));
  }

  private static DemoResult.Course course(String name, String predicted) {
    return new DemoResult.Course(name, name, List.of(point(12, predicted)), List.of(asked()));
  }

  private static DemoResult.Point point(int answers, String predicted) {
    LabelRuns truth =
        new LabelRuns(
            List.of(new LabelRuns.Run("background", 10), new LabelRuns.Run("sit <down>", 10)));
    LabelRuns prediction =
        new LabelRuns(
            List.of(new LabelRuns.Run("background", 10), new LabelRuns.Run(predicted, 10)));
    List<LabelledVideo> videos =
        List.of(new LabelledVideo("videos/a.mp4", Optional.empty(), truth, prediction));
    return new DemoResult.Point(
        answers, answers, 2.0 * answers, Evaluation.of(videos, Evaluation.BACKGROUND), videos);
  }

  private static DemoResult.Asked asked() {
    FrameSize size = new FrameSize(4, 2);
    try {
      return new DemoResult.Asked(
          1,
          "a.mp4",
          0,
          2,
          List.of(Map.entry("sit <down>", 0.5)),
          List.of(),
          Optional.of(Picture.of(size, ByteBuffer.allocateDirect(4 * 2 * 4))));
    } catch (IOException problem) {
      throw new AssertionError(problem);
    }
  }
}
