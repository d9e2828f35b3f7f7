package org.cuepoint.core.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.cuepoint.core.annotation.LabelState;
import org.cuepoint.core.eval.LabelRuns;
import org.cuepoint.core.eval.LabelRuns.Run;
import org.cuepoint.core.time.FrameRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MsTcnTest {

  @TempDir Path folder;

  private final MsTcnReader reader = new MsTcnReader();

  private void truth(String name, Run... runs) throws IOException {
    Path file = folder.resolve("groundTruth").resolve(name + ".txt");
    Files.createDirectories(folder.resolve("groundTruth"));
    Files.writeString(file, String.join("\n", new LabelRuns(List.of(runs)).frames()) + "\n");
  }

  private void mapping(String text) throws IOException {
    Files.writeString(folder.resolve("mapping.txt"), text);
  }

  @Test
  void aLineIsAFrameWhenThereAreAsManyOfBoth() throws IOException {
    truth("a", new Run("background", 10), new Run("walk", 30), new Run("run", 60));
    mapping("0 background\n1 walk\n2 run\n3 jump\n");
    KnownVideo video = KnownVideos.of("videos/a.mp4", 100, 1, 25);
    ImportedAnnotations read = reader.read(folder, new ReadContext(List.of(video)));
    assertTrue(reader.accepts(folder));
    assertEquals(List.of("walk", "run", "jump"), read.labels());
    assertEquals(ImportedAnnotations.Gaps.BACKGROUND, read.defaultGaps());
    assertEquals(
        List.of(new FrameRange(10, 40), new FrameRange(40, 100)),
        read.rows().stream().map(row -> row.frames().orElseThrow()).toList());
    assertEquals(List.of(), read.warnings());
  }

  @Test
  void anotherRateIsFoundFromTheDuration() throws IOException {
    truth("a", new Run("background", 15), new Run("walk", 135));
    KnownVideo video = KnownVideos.of("a.mp4", 300, 1001, 30000);
    ReadContext context = new ReadContext(List.of(video));
    ImportedSegment row = reader.read(folder, context).rows().getFirst();
    assertEquals(1.0, row.startSeconds(), 1e-12);
    assertEquals(Optional.of(new FrameRange(30, 300)), row.place(video.index()));
    FrameTruth truth = reader.readTruth(folder, context).getFirst();
    assertEquals(OptionalDouble.of(15), truth.lineRate());
    assertEquals(0, truth.frameOf(0));
    // Line 16 is at 1.0667 s, in frame 31 (1.0343 s to 1.0677 s).
    assertEquals(31, truth.frameOf(16));
  }

  @Test
  void aRateCanBeGiven() throws IOException {
    truth("a", new Run("walk", 173));
    KnownVideo video = KnownVideos.of("a.mp4", 300, 1, 30);
    UnreadableAnnotationsException thrown =
        assertThrows(
            UnreadableAnnotationsException.class,
            () -> reader.read(folder, new ReadContext(List.of(video))));
    assertTrue(String.valueOf(thrown.getMessage()).contains("lineRate"));
    ReadContext given = new ReadContext(List.of(video), Map.of("lineRate", "173/10"));
    assertEquals(10.0, reader.read(folder, given).rows().getFirst().endSeconds(), 1e-12);
  }

  @Test
  void emptyLinesAndFilesAreNamed() throws IOException {
    Path file = folder.resolve("groundTruth/a.txt");
    Files.createDirectories(folder.resolve("groundTruth"));
    Files.writeString(file, "walk\n\nwalk\n");
    ReadContext context = new ReadContext(List.of());
    UnreadableAnnotationsException thrown =
        assertThrows(UnreadableAnnotationsException.class, () -> reader.read(folder, context));
    assertTrue(String.valueOf(thrown.getMessage()).contains("a.txt, line 2"));
    Files.writeString(file, "");
    assertThrows(UnreadableAnnotationsException.class, () -> reader.read(folder, context));
  }

  @Test
  void aVideoThatTheProjectLacksIsTold() throws IOException {
    truth("a", new Run("walk", 10));
    ImportedAnnotations read = reader.read(folder, new ReadContext(List.of()));
    assertEquals(List.of("The project has no video 'a'"), read.warnings());
    assertEquals(List.of(), read.rows());
  }

  @Test
  void whatIsWrittenIsReadBackExactly() throws IOException {
    KnownVideo video = KnownVideos.of("videos/a.mp4", 100, 1, 25);
    List<ImportedSegment> rows = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      FrameRange frames = new FrameRange(20 * i, 20 * i + 15);
      rows.add(
          ImportedSegment.positive(
              "videos/a.mp4",
              Optional.of(frames),
              video.index().secondsAt(frames.start()),
              video.index().secondsAt(frames.end()),
              i % 2 == 0 ? "walk" : "run"));
    }
    Path target = folder.resolve("out");
    AnnotationExport export = new AnnotationExport(List.of("walk", "run"), List.of(video), rows);
    assertEquals(List.of(), new MsTcnWriter().write(target, export));
    ReadContext context = new ReadContext(List.of(video));
    ImportedAnnotations back = reader.read(target, context);
    assertEquals(
        rows.stream().map(ImportedSegment::frames).toList(),
        back.rows().stream().map(ImportedSegment::frames).toList());
    assertEquals(List.of("walk", "run"), back.labels());
    assertEquals("0 background\n1 walk\n2 run\n", Files.readString(target.resolve("mapping.txt")));
    LabelRuns truth = reader.readTruth(target, context).getFirst().labels();
    assertEquals(100, truth.length());
    assertEquals(truth, FrameTruth.paint(video, rows));
  }

  @Test
  void whatTheFormatCannotCarryIsTold() throws IOException {
    KnownVideo video = KnownVideos.of("videos/a.mp4", 100, 1, 25);
    ImportedSegment walk =
        ImportedSegment.positive(
            "videos/a.mp4", Optional.of(new FrameRange(0, 20)), 0, 0.8, "walk");
    ImportedSegment run =
        ImportedSegment.positive(
            "videos/a.mp4", Optional.of(new FrameRange(10, 30)), 0.4, 1.2, "run");
    ImportedSegment unknown =
        new ImportedSegment(
            "videos/a.mp4",
            Optional.of(new FrameRange(50, 60)),
            2,
            2.4,
            "run",
            LabelState.UNKNOWN,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            OptionalDouble.empty(),
            "");
    AnnotationExport export =
        new AnnotationExport(List.of("walk", "run"), List.of(video), List.of(walk, run, unknown));
    List<String> lost = new MsTcnWriter().write(folder, export);
    assertEquals(2, lost.size());
    assertTrue(lost.get(1).contains("10 frames"));
    assertEquals(
        List.of(new Run("walk", 10), new Run("run", 20), new Run("background", 70)),
        reader.readTruth(folder, new ReadContext(List.of(video))).getFirst().labels().runs());
  }

  @Test
  void truthOfRowsLeavesOutWhatNobodyKnows() {
    KnownVideo video = KnownVideos.of("a.mp4", 10, 1, 10);
    ImportedSegment walk = ImportedSegment.positive("a", Optional.empty(), 0, 0.8, "walk");
    ImportedSegment unknown =
        new ImportedSegment(
            "a",
            Optional.empty(),
            0.4,
            0.6,
            "walk",
            LabelState.UNKNOWN,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            OptionalDouble.empty(),
            "");
    ImportedAnnotations annotations =
        new ImportedAnnotations(
            List.of(unknown, walk),
            List.of("walk"),
            List.of("a"),
            List.of(),
            ImportedAnnotations.Gaps.UNLABELLED);
    FrameTruth truth = FrameTruth.ofRows(annotations, new ReadContext(List.of(video))).getFirst();
    assertEquals(
        List.of(
            new Run("walk", 4),
            new Run(LabelRuns.LEFT_OUT, 2),
            new Run("walk", 2),
            new Run("background", 2)),
        truth.labels().runs());
    assertEquals(
        10, truth.against("a", new LabelRuns(List.of(new Run("walk", 10)))).truth().length());
  }

  @Test
  void motionTheatreIsReadAtItsOwnRateWhateverTheVideosRateIs() throws IOException {
    Path data = Path.of(System.getProperty("cuepoint.shared", "none"), "data", "motion-theatre");
    assumeTrue(Files.isDirectory(data), "The motion theatre is not on this machine");
    List<KnownVideo> videos = new ArrayList<>();
    for (String line : Files.readAllLines(data.resolve("videos.csv")).stream().skip(1).toList()) {
      String[] cells = line.split(",", -1);
      int frames = Integer.parseInt(cells[5]);
      String path = "videos/" + cells[0] + ".mp4";
      switch (cells[4]) {
        case "15" -> videos.add(KnownVideos.of(path, frames, 1, 15));
        case "25" -> videos.add(KnownVideos.of(path, frames, 1, 25));
        case "29.97" -> videos.add(KnownVideos.of(path, frames, 1001, 30000));
        // Without decoding only the mean duration of a frame is known.
        default ->
            videos.add(
                KnownVideos.of(
                    path, frames, (int) (1e6 * Double.parseDouble(cells[6]) / frames), 1000000));
      }
    }
    ReadContext context = new ReadContext(videos);
    ImportedAnnotations read = reader.read(data, context);
    assertEquals(36, read.videosCovered().size());
    assertEquals(12, read.labels().size());
    assertEquals(List.of(), read.warnings());
    Map<String, List<String[]>> expected = new HashMap<>();
    for (String line : Files.readAllLines(data.resolve("segments.csv")).stream().skip(1).toList()) {
      String[] cells = line.split(",", -1);
      expected.computeIfAbsent(cells[0], name -> new ArrayList<>()).add(cells);
    }
    int compared = 0;
    for (String name : read.videosCovered()) {
      KnownVideo video = context.resolve(name).orElseThrow();
      List<String[]> real = expected.getOrDefault(name, List.of());
      List<ImportedSegment> rows =
          read.rows().stream().filter(row -> row.video().equals(name)).toList();
      boolean fifteen = video.index().secondsAt(1) == 1 / 15.0;
      if (fifteen) {
        assertEquals(
            real.stream().map(c -> c[6] + " " + c[2] + " " + c[3]).toList(),
            rows.stream()
                .map(
                    row ->
                        row.label()
                            + " "
                            + row.frames().orElseThrow().start()
                            + " "
                            + row.frames().orElseThrow().end())
                .toList(),
            name);
      } else {
        assertEquals(real.size(), rows.size(), name);
        for (int i = 0; i < rows.size(); i++) {
          // Half a line of 1/15 s, and what the table rounds.
          assertEquals(Double.parseDouble(real.get(i)[4]), rows.get(i).startSeconds(), 0.07, name);
          assertEquals(Double.parseDouble(real.get(i)[5]), rows.get(i).endSeconds(), 0.07, name);
        }
      }
      compared += rows.size();
    }
    assertEquals(554, compared);
    int lines = reader.readTruth(data, context).stream().mapToInt(t -> t.labels().length()).sum();
    assertEquals(48810, lines);
  }

  @Test
  void otherFoldersAreNotAccepted() {
    assertFalse(reader.accepts(folder));
    assertFalse(reader.accepts(folder.resolve("missing")));
  }
}
