package org.cuepoint.core.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cuepoint.core.annotation.Segment;
import org.cuepoint.core.edit.EditJournal;
import org.cuepoint.core.edit.EditStep;
import org.cuepoint.core.exchange.FrameTruth;
import org.cuepoint.core.exchange.ImportedAnnotations.Gaps;
import org.cuepoint.core.exchange.MsTcnReader;
import org.cuepoint.core.exchange.SegmentCsvReader;
import org.cuepoint.core.exchange.SegmentCsvWriter;
import org.cuepoint.core.media.IndexedMedia;
import org.cuepoint.core.media.Video;
import org.cuepoint.core.session.AnnotationExchange.Existing;
import org.cuepoint.core.session.AnnotationExchange.States;
import org.cuepoint.core.session.AnnotationExchange.UnknownClasses;
import org.cuepoint.core.taxonomy.LabelScheme;
import org.cuepoint.core.testing.Fixtures;
import org.cuepoint.core.testing.InMemoryProject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Videos here have 25 frames a second. */
class AnnotationExchangeTest {

  @TempDir private Path folder;
  private final InMemoryProject project = new InMemoryProject();
  private final IndexedMedia media = Fixtures.media(250);
  private final Video one = Fixtures.video("videos/one.mp4", media);
  private final Video two = Fixtures.video("videos/two.mp4", media);
  private EditJournal journal;
  private AnnotationExchange exchange;

  @BeforeEach
  void open() {
    LabelScheme scheme = project.project().project().scheme();
    project.project().saveScheme(scheme.withClass("walk"));
    project.project().saveScheme(project.project().project().scheme().withClass("run"));
    project.project().addVideo(one, media);
    project.project().addVideo(two, media);
    journal = new EditJournal(project.journal(), Fixtures.ADA, InstantSource.system());
    exchange =
        new AnnotationExchange(
            project.project(),
            project.annotations(),
            journal,
            List.of(new SegmentCsvReader(), new MsTcnReader()),
            List.of(new SegmentCsvWriter()));
  }

  @Test
  void thePlanChangesNothing() throws IOException {
    ImportPlan plan = exchange.plan(request("one.mp4,0,1,walk"));

    assertEquals(1, plan.counts().added());
    assertEquals(List.of(), project.annotations().segments(one.id()));
  }

  @Test
  void applyingThePlanIsOneStepThatCanBeUndone() throws IOException {
    Optional<EditStep> step =
        exchange.apply(exchange.plan(request("one.mp4,0,1,walk\ntwo.mp4,2,4,run")));

    assertEquals(Optional.empty(), step.orElseThrow().video());
    assertEquals(List.of("walk 0-25"), labels(one));
    assertEquals(List.of("run 50-100"), labels(two));
    journal.undo(Optional.empty());
    assertEquals(List.of(), labels(one));
  }

  @Test
  void newNamesAreRefusedOrBecomeClasses() throws IOException {
    Path table = table("one.mp4,0,1,fly");
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class,
            () -> exchange.plan(AnnotationExchange.ImportRequest.of(table)));
    assertTrue(String.valueOf(refused.getMessage()).contains("'fly'"));

    exchange.apply(
        exchange.plan(
            request(table, Optional.empty(), UnknownClasses.CREATE, Existing.KEEP, Set.of())));

    assertEquals(List.of("fly 0-25"), labels(one));
    assertEquals(3, project.project().project().scheme().classes().size());
  }

  @Test
  void gapsAreBackgroundOnlyWhenThatIsSaid() throws IOException {
    Path table = table("one.mp4,0,1,walk");

    assertEquals(0, exchange.plan(AnnotationExchange.ImportRequest.of(table)).counts().reviewed());
    exchange.apply(
        exchange.plan(
            request(
                table,
                Optional.of(Gaps.BACKGROUND),
                UnknownClasses.REFUSE,
                Existing.KEEP,
                Set.of())));

    assertEquals(
        250, project.annotations().reviewedRanges(one.id()).getFirst().range().frames().length());
    assertEquals(List.of(), project.annotations().reviewedRanges(two.id()));
  }

  @Test
  void labelsThatAreThereStayAndCutImportedOnes() throws IOException {
    exchange.apply(exchange.plan(request("one.mp4,2,3,run")));

    ImportPlan plan = exchange.plan(request("one.mp4,1,4,walk\none.mp4,2,3,run"));
    exchange.apply(plan);

    assertEquals(1, plan.counts().alreadyThere());
    assertEquals(1, plan.counts().cut());
    assertEquals(List.of("walk 25-50", "run 50-75", "walk 75-100"), labels(one));
  }

  @Test
  void replacingRemovesWhatIsThereInTheSameStep() throws IOException {
    exchange.apply(exchange.plan(request("one.mp4,2,3,run\ntwo.mp4,2,3,run")));

    exchange.apply(
        exchange.plan(
            request(
                table("one.mp4,0,1,walk"),
                Optional.empty(),
                UnknownClasses.REFUSE,
                Existing.REPLACE,
                Set.of())));

    assertEquals(List.of("walk 0-25"), labels(one));
    assertEquals(List.of("run 50-75"), labels(two));
    journal.undo(Optional.empty());
    assertEquals(List.of("run 50-75"), labels(one));
  }

  @Test
  void ofTwoRowsThatExcludeEachOtherTheLaterStaysWhole() throws IOException {
    exchange.apply(exchange.plan(request("one.mp4,0,3,walk\none.mp4,2,4,run")));

    assertEquals(List.of("walk 0-50", "run 50-100"), labels(one));
  }

  @Test
  void onlyTheVideosThatWereNamedAreTouchedAndOthersAreListed() throws IOException {
    ImportPlan plan =
        exchange.plan(
            request(
                table("one.mp4,0,1,walk\ntwo.mp4,0,1,walk\nthree.mp4,0,1,walk"),
                Optional.empty(),
                UnknownClasses.REFUSE,
                Existing.KEEP,
                Set.of(two.id())));

    assertEquals(List.of(two), plan.videos());
    assertEquals(List.of("three.mp4"), plan.missingVideos());
    assertEquals(1, plan.counts().added());
  }

  @Test
  void importingTheSameTwiceChangesNothing() throws IOException {
    exchange.apply(exchange.plan(request("one.mp4,0,1,walk")));

    assertEquals(Optional.empty(), exchange.apply(exchange.plan(request("one.mp4,0,1,walk"))));
  }

  @Test
  void anUnknownFormatIsRefusedWithThoseThatExist() throws IOException {
    Path text = Files.writeString(folder.resolve("what.txt"), "hello");

    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class,
            () -> exchange.plan(AnnotationExchange.ImportRequest.of(text)));

    assertTrue(String.valueOf(refused.getMessage()).contains("segment-csv, ms-tcn"));
  }

  @Test
  void truthIsReadForTheVideosThatAreAskedFor() throws IOException {
    List<FrameTruth> truths =
        exchange.truth(
            table("one.mp4,0,1,walk\ntwo.mp4,0,1,run"), Optional.empty(), List.of(two), Map.of());

    assertEquals(1, truths.size());
    assertEquals(two, truths.getFirst().video().video());
    assertEquals("run", truths.getFirst().labels().frames().getFirst());
  }

  @Test
  void anExportLeavesOtherStatesOutUnlessTheyAreAskedFor() throws IOException {
    exchange.apply(
        exchange.plan(
            AnnotationExchange.ImportRequest.of(
                Files.writeString(
                    folder.resolve("states.csv"),
                    "video,start,end,label,state\n"
                        + "one.mp4,0,1,walk,positive\n"
                        + "one.mp4,2,3,run,negative\n"))));
    Path out = folder.resolve("out.csv");

    exchange.export(out, "segment-csv", List.of(one), States.POSITIVE);
    assertEquals(2, Files.readAllLines(out).size());
    exchange.export(out, "segment-csv", List.of(one), States.ALL);
    assertEquals(3, Files.readAllLines(out).size());
  }

  private AnnotationExchange.ImportRequest request(String rows) throws IOException {
    return AnnotationExchange.ImportRequest.of(table(rows));
  }

  private static AnnotationExchange.ImportRequest request(
      Path table,
      Optional<Gaps> gaps,
      UnknownClasses unknown,
      Existing existing,
      Set<org.cuepoint.core.media.VideoId> only) {
    return new AnnotationExchange.ImportRequest(
        table, Optional.empty(), gaps, unknown, existing, only, Map.of());
  }

  private Path table(String rows) throws IOException {
    return Files.writeString(folder.resolve("labels.csv"), "video,start,end,label\n" + rows + "\n");
  }

  private List<String> labels(Video video) {
    LabelScheme scheme = project.project().project().scheme();
    return project.annotations().segments(video.id()).stream()
        .map(segment -> text(scheme, segment))
        .toList();
  }

  private static String text(LabelScheme scheme, Segment segment) {
    return scheme.find(segment.actionClass()).orElseThrow().name()
        + " "
        + segment.range().frames().start()
        + "-"
        + segment.range().frames().end();
  }
}
