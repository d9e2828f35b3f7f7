package org.cuepoint.core.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.cuepoint.core.annotation.Annotator;
import org.cuepoint.core.annotation.LabelState;
import org.cuepoint.core.annotation.Segment;
import org.cuepoint.core.taxonomy.ClassId;
import org.cuepoint.core.taxonomy.LabelScheme;
import org.cuepoint.core.time.FrameRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SegmentCsvTest {

  @TempDir Path folder;

  private final KnownVideo ntsc = KnownVideos.of("videos/a.mp4", 3000, 1001, 30000);
  private final KnownVideo other = KnownVideos.of("videos/b.mp4", 100, 1, 10);
  private final ReadContext context = new ReadContext(List.of(ntsc, other));

  private ImportedAnnotations read(String text) throws IOException {
    Path file = folder.resolve("labels.csv");
    Files.writeString(file, text);
    assertTrue(new SegmentCsvReader().accepts(file));
    return new SegmentCsvReader().read(file, context);
  }

  private String messageOf(String text) {
    UnreadableAnnotationsException thrown =
        assertThrows(UnreadableAnnotationsException.class, () -> read(text));
    return String.valueOf(thrown.getMessage());
  }

  @Test
  void theShortFormIsReadAsPositiveSegments() throws IOException {
    ImportedAnnotations read = read("video,start,end,label\na,1.5,2.25,walk\nb.mp4,0,1,run\n");
    assertEquals(
        List.of(
            ImportedSegment.positive("a", Optional.empty(), 1.5, 2.25, "walk"),
            ImportedSegment.positive("b.mp4", Optional.empty(), 0, 1, "run")),
        read.rows());
    assertEquals(List.of("walk", "run"), read.labels());
    assertEquals(List.of("a", "b.mp4"), read.videosCovered());
    assertEquals(List.of(), read.warnings());
    assertEquals(ImportedAnnotations.Gaps.UNLABELLED, read.defaultGaps());
  }

  @Test
  void byteOrderMarkCarriageReturnsQuotesAndSpacesAreNoObstacle() throws IOException {
    ImportedAnnotations read =
        read(
            "\ufeff\"Label\", video ,START,end,notes\r\n"
                + "\"walk, \"\"slow\"\"\", a, 1 , 2 ,\"two\r\nlines\"\r\n\r\nrun,a,2,3,\r\n");
    assertEquals("walk, \"slow\"", read.rows().get(0).label());
    assertEquals("two\r\nlines", read.rows().get(0).notes());
    assertEquals(2, read.rows().size());
  }

  @Test
  void framesWinOverSeconds() throws IOException {
    ImportedAnnotations read =
        read("video,start,end,label,start_frame,end_frame\na,1.0,2.0,walk,50,70\n");
    assertEquals(Optional.of(new FrameRange(50, 70)), read.rows().getFirst().place(ntsc.index()));
  }

  @Test
  void framesAloneAreEnoughForAVideoOfTheProject() throws IOException {
    ImportedAnnotations read = read("video,label,start_frame,end_frame\nb,walk,10,20\n");
    assertEquals(1.0, read.rows().getFirst().startSeconds(), 1e-12);
    assertTrue(
        messageOf("video,label,start_frame,end_frame\nc,walk,10,20\n").contains("no such video"));
  }

  @Test
  void secondsAreTheNearestFrameBoundaries() throws IOException {
    ImportedAnnotations read = read("video,start,end,label\nb,0.96,2.04,walk\nb,3,3.01,run\n");
    assertEquals(Optional.of(new FrameRange(10, 20)), read.rows().get(0).place(other.index()));
    assertEquals(Optional.of(new FrameRange(30, 31)), read.rows().get(1).place(other.index()));
  }

  @Test
  void aBadLineIsNamedByItsNumber() {
    String header = "video,start,end,label,state,notes\n";
    String good = "a,1,2,walk,,\"with\na break\"\n\n";
    assertTrue(messageOf(header + good + "a,one,2,walk,,\n").contains("line 5: 'one'"));
    assertTrue(messageOf(header + good + "a,3,2,walk,,").contains("line 5"));
    assertTrue(messageOf(header + "a,1,2,,,\n").contains("line 2: the column label is empty"));
    assertTrue(messageOf(header + "a,1,2,walk,maybe,\n").contains("positive, negative"));
    assertTrue(messageOf(header + "a,1,2,walk,,x,y,z\n").contains("more values than columns"));
    assertTrue(messageOf(header + "a,1,NaN,walk,,\n").contains("line 2"));
    assertTrue(messageOf(header + "a,1,2,\"walk,,\n").contains("labels.csv"));
  }

  @Test
  void aFileThatIsNoTextIsRefusedInWords() throws IOException {
    Path file = folder.resolve("latin.csv");
    Files.write(file, "video,start,end,label\na,1,2,süß\n".getBytes(StandardCharsets.ISO_8859_1));
    UnreadableAnnotationsException thrown =
        assertThrows(
            UnreadableAnnotationsException.class, () -> new SegmentCsvReader().read(file, context));
    assertTrue(String.valueOf(thrown.getMessage()).contains("UTF-8"));
  }

  @Test
  void whatDoesNotFitTheProjectIsTold() throws IOException {
    ImportedAnnotations read =
        read("video,start,end,label,colour\nnobody,0,1,walk,red\nb,9,11,run,blue\n");
    assertEquals(3, read.warnings().size());
    assertTrue(read.warnings().contains("The project has no video 'nobody'"));
    assertEquals(Optional.of(new FrameRange(90, 100)), read.rows().get(1).place(other.index()));
  }

  @Test
  void otherTablesAreNotAccepted() throws IOException {
    Path file = Files.writeString(folder.resolve("other.csv"), "time,subject,code\n1,a,b\n");
    assertFalse(new SegmentCsvReader().accepts(file));
    assertFalse(new SegmentCsvReader().accepts(folder));
    assertFalse(new SegmentCsvReader().accepts(folder.resolve("missing.csv")));
  }

  @Test
  void whatIsWrittenIsReadBackExactly() throws IOException {
    LabelScheme scheme = LabelScheme.exclusive(List.of("walk, fast", "\"run\"", " é "));
    Annotator.Person anna = new Annotator.Person("anna");
    List<Segment> segments = new java.util.ArrayList<>();
    List<LabelState> states = List.of(LabelState.values());
    java.util.Random random = new java.util.Random(5);
    for (int i = 0; i < 200; i++) {
      int start = random.nextInt(2900);
      ClassId actionClass = scheme.classes().get(i % 3).id();
      Segment plain =
          Segment.positive(
              ntsc.video().id(),
              Optional.empty(),
              actionClass,
              ntsc.index().range(start, start + random.nextInt(100)),
              anna);
      segments.add(
          new Segment(
              plain.id(),
              plain.video(),
              plain.region(),
              plain.actionClass(),
              plain.range(),
              states.get(i % 4),
              anna,
              anna,
              i % 5 == 0 ? OptionalDouble.of(random.nextDouble()) : OptionalDouble.empty(),
              i % 7 == 0 ? "say \"so\",\r\nthen stop " : ""));
    }
    AnnotationExport export =
        AnnotationExport.of(scheme, List.of(ntsc), Map.of(ntsc.video().id(), segments));
    Path file = folder.resolve("out/labels.csv");
    assertEquals(List.of(), new SegmentCsvWriter().write(file, export));
    ImportedAnnotations back = new SegmentCsvReader().read(file, context);
    assertEquals(export.rows(), back.rows());
    // Seconds alone lead to the same frames.
    for (ImportedSegment row : back.rows()) {
      ImportedSegment withoutFrames =
          ImportedSegment.positive(
              row.video(), Optional.empty(), row.startSeconds(), row.endSeconds(), row.label());
      assertEquals(row.frames(), withoutFrames.place(ntsc.index()));
    }
  }

  @Test
  void aNameThatFitsTwoVideosIsRefused() {
    ReadContext twins =
        new ReadContext(
            List.of(
                KnownVideos.of("monday/a.mp4", 10, 1, 10),
                KnownVideos.of("tuesday/a.mp4", 10, 1, 10)));
    assertThrows(IllegalArgumentException.class, () -> twins.resolve("a"));
    assertEquals("monday/a.mp4", twins.resolve("monday/a.mp4").orElseThrow().video().path());
    assertEquals("videos/a.mp4", context.resolve("C:\\data\\a.mp4").orElseThrow().video().path());
    assertEquals("videos/a.mp4", context.resolve("a.avi").orElseThrow().video().path());
  }
}
