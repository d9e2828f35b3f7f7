package org.cuepoint.plugins.audacity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.LongStream;
import org.cuepoint.core.annotation.LabelState;
import org.cuepoint.core.exchange.AnnotationExport;
import org.cuepoint.core.exchange.ImportedAnnotations;
import org.cuepoint.core.exchange.ImportedSegment;
import org.cuepoint.core.exchange.KnownVideo;
import org.cuepoint.core.exchange.ReadContext;
import org.cuepoint.core.exchange.UnreadableAnnotationsException;
import org.cuepoint.core.media.MediaFacts;
import org.cuepoint.core.media.Video;
import org.cuepoint.core.media.VideoId;
import org.cuepoint.core.spi.Catalog;
import org.cuepoint.core.spi.ProviderKind;
import org.cuepoint.core.time.FrameIndex;
import org.cuepoint.core.time.FrameRange;
import org.cuepoint.core.time.TimeBase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AudacityTest {

  @TempDir Path folder;

  private final KnownVideo video = video("videos/talk.mp4");
  private final ReadContext context = new ReadContext(List.of(video));

  /** Three hundred frames at the rate of NTSC. */
  private static KnownVideo video(String path) {
    TimeBase base = new TimeBase(1001, 30000);
    FrameIndex index =
        new FrameIndex(base, LongStream.range(0, 300).toArray(), 300, new BitSet(), new BitSet());
    MediaFacts facts =
        new MediaFacts("mp4", "h264", 64, 64, 0, base, 300, 0, index.seconds(), false, false);
    return new KnownVideo(
        new Video(
            VideoId.random(),
            path,
            Optional.empty(),
            facts,
            Optional.empty(),
            Optional.empty(),
            Set.of(),
            List.of()),
        index);
  }

  private ImportedAnnotations read(String text) throws IOException {
    return new AudacityReader().read(Files.writeString(folder.resolve("talk.txt"), text), context);
  }

  private ImportedSegment row(int start, int end, LabelState state) {
    return new ImportedSegment(
        "videos/talk.mp4",
        Optional.of(new FrameRange(start, end)),
        video.index().secondsAt(start),
        video.index().secondsAt(end),
        "waves her hand",
        state,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        OptionalDouble.empty(),
        "");
  }

  @Test
  void theCatalogFindsBoth() {
    assertInstanceOf(AudacityReader.class, Catalog.load(ProviderKind.READER).get("audacity"));
    assertInstanceOf(AudacityWriter.class, Catalog.load(ProviderKind.WRITER).get("audacity"));
  }

  @Test
  void regionsPointsAndFrequencyLinesAreRead() throws IOException {
    ImportedAnnotations read =
        read(
            "2.150000\t2.150000\tpoint label\n\\\t100.0\t200.0\n3.4\t6.1\tregion label\r\n"
                + "-0.5\t1.0\tearly\n");
    assertEquals(
        List.of(
            ImportedSegment.positive("talk", Optional.empty(), 2.15, 2.15, "point label"),
            ImportedSegment.positive("talk", Optional.empty(), 3.4, 6.1, "region label"),
            ImportedSegment.positive("talk", Optional.empty(), 0, 1, "early")),
        read.rows());
    assertEquals(List.of(), read.warnings());
    assertEquals(ImportedAnnotations.Gaps.UNLABELLED, read.defaultGaps());
  }

  @Test
  void labelsWithoutTextAreToldAndPassedOver() throws IOException {
    ImportedAnnotations read = read("1.0\t2.0\t\n2.0\t3.0\n");
    assertEquals(List.of(), read.rows());
    assertEquals(2, read.warnings().size());
  }

  @Test
  void aBadLineIsNamedByItsNumber() {
    for (String bad :
        List.of("one\ttwo\tthree", "2.0\t1.0\tbackwards", "1.0 2.0 spaces", "1.2.3\t4\tx")) {
      UnreadableAnnotationsException thrown =
          assertThrows(
              UnreadableAnnotationsException.class, () -> read("0.0\t1.0\tfine\n" + bad + "\n"));
      assertTrue(String.valueOf(thrown.getMessage()).startsWith("talk.txt, line 2"), bad);
    }
  }

  @Test
  void aVideoCanBeNamedAndAnUnknownOneIsTold() throws IOException {
    Path file = Files.writeString(folder.resolve("Label Track.txt"), "0\t1\tx\n");
    assertEquals(1, new AudacityReader().read(file, context).warnings().size());
    ReadContext named = new ReadContext(List.of(video), Map.of("video", "talk.mp4"));
    ImportedAnnotations read = new AudacityReader().read(file, named);
    assertEquals(List.of(), read.warnings());
    assertEquals("talk.mp4", read.rows().getFirst().video());
  }

  @Test
  void whatIsWrittenIsReadBackOnTheSameFrames() throws IOException {
    List<ImportedSegment> rows =
        List.of(
            row(0, 7, LabelState.POSITIVE),
            row(7, 150, LabelState.POSITIVE),
            row(200, 200, LabelState.POSITIVE),
            row(151, 300, LabelState.POSITIVE));
    AnnotationExport export = new AnnotationExport(List.of("waves her hand"), List.of(video), rows);
    assertEquals(List.of(), new AudacityWriter().write(folder, export));
    Path file = folder.resolve("talk.txt");
    assertTrue(new AudacityReader().accepts(file));
    List<Optional<FrameRange>> back =
        new AudacityReader()
            .read(file, context).rows().stream().map(row -> row.place(video.index())).toList();
    assertEquals(rows.stream().map(ImportedSegment::frames).toList(), back);
  }

  @Test
  void whatALabelTrackCannotHoldIsTold() throws IOException {
    AnnotationExport export =
        new AnnotationExport(
            List.of("waves her hand"), List.of(video), List.of(row(0, 7, LabelState.UNKNOWN)));
    Path file = folder.resolve("one.txt");
    assertEquals(1, new AudacityWriter().write(file, export).size());
    assertEquals("", Files.readString(file));
    AnnotationExport two =
        new AnnotationExport(List.of(), List.of(video, video("b.mp4")), List.of());
    assertThrows(IOException.class, () -> new AudacityWriter().write(file, two));
  }

  @Test
  void otherTextIsNotAccepted() throws IOException {
    Path lines = Files.writeString(folder.resolve("lines.txt"), "background\nwalk\n");
    assertFalse(new AudacityReader().accepts(lines));
    assertFalse(new AudacityReader().accepts(folder));
  }
}
