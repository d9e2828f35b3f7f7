package org.cuepoint.core.overview;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.cuepoint.core.active.Answer;
import org.cuepoint.core.active.QueueItemId;
import org.cuepoint.core.active.QueuePace;
import org.cuepoint.core.active.audit.AuditEstimate;
import org.cuepoint.core.active.audit.Share;
import org.cuepoint.core.annotation.ModelVersionId;
import org.cuepoint.core.job.JobContext;
import org.cuepoint.core.media.MediaFacts;
import org.cuepoint.core.media.Video;
import org.cuepoint.core.media.VideoId;
import org.cuepoint.core.session.LabelCoverage;
import org.cuepoint.core.testing.Fixtures;
import org.cuepoint.core.testing.InMemoryProject;
import org.cuepoint.core.time.FeatureClock;
import org.cuepoint.core.train.EvaluationRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectOverviewTest {

  private static VideoState state(String group, double seen, double all) {
    MediaFacts facts = Fixtures.media(100).facts();
    Video video =
        new Video(
            VideoId.random(),
            "a.mp4",
            Optional.empty(),
            facts,
            Optional.empty(),
            group.isEmpty() ? Optional.empty() : Optional.of(group),
            Set.of(),
            List.of());
    return new VideoState(video, new LabelCoverage(seen, all), 0, 0, VideoState.Features.READY);
  }

  @Test
  void aVideoIsDoneWhenAllButItsEdgesWereLookedAt() {
    assertEquals(VideoState.Review.NOT_BEGUN, state("", 0, 60).review());
    assertEquals(VideoState.Review.BEGUN, state("", 59, 60).review());
    assertEquals(VideoState.Review.DONE, state("", 59.9, 60).review());
  }

  @Test
  void coverageIsAddedUpByGroup() {
    List<NamedCoverage> groups =
        NamedCoverage.by(
            Video::group, List.of(state("b", 10, 20), state("a", 5, 10), state("b", 0, 20)));
    assertEquals(List.of("a", "b"), groups.stream().map(NamedCoverage::name).toList());
    assertEquals(2, groups.getLast().videos());
    assertEquals(0.25, groups.getLast().coverage().share(), 1e-9);
  }

  @Test
  void anEvaluationGivesItsMainFiguresAndADamagedOneNone() {
    EvaluationRecord good =
        record(
            """
            {"all":{"mof":70.5,"edit":60,"f1":{"10":1,"25":2,"50":3},
             "no_background":{"mof":70.5,"edit":55,"f1":{"10":66,"25":61.5,"50":40}}},"seen":true}
            """);
    EvaluatedModel read = EvaluatedModel.of(good, Optional.empty(), 12);
    assertEquals(70.5, read.frames());
    assertEquals(55, read.edit());
    assertEquals(61.5, read.f1());
    assertEquals(40, read.strictF1());
    assertTrue(read.seen());
    assertTrue(Double.isNaN(EvaluatedModel.of(record("{"), Optional.empty(), 0).f1()));
    assertTrue(Double.isNaN(EvaluatedModel.of(record("[1]"), Optional.empty(), 0).f1()));
  }

  private static EvaluationRecord record(String report) {
    return new EvaluationRecord(
        UUID.randomUUID(), ModelVersionId.random(), Instant.EPOCH, "truth.csv", report);
  }

  @Test
  void answersAreCountedByDayAndDecision() {
    Instant late = Instant.parse("2026-03-01T23:30:00Z");
    List<Answer> answers =
        List.of(
            answer(Answer.Decision.ACCEPTED, late),
            answer(Answer.Decision.SKIPPED, late.plusSeconds(3600)),
            answer(Answer.Decision.AMBIGUOUS, late.plusSeconds(3601)));
    QueueHealth health =
        QueueHealth.of(
            answers,
            QueuePace.NONE,
            3,
            AuditEstimate.of(List.of()),
            new Share(1, 4),
            ZoneOffset.UTC);
    assertEquals(
        new TreeMap<>(Map.of(LocalDate.of(2026, 3, 1), 1, LocalDate.of(2026, 3, 2), 2)),
        health.answersPerDay());
    assertEquals(3, health.answers());
    assertEquals(new Share(2, 3), health.withoutAnswer());
  }

  private static Answer answer(Answer.Decision decision, Instant when) {
    return new Answer(QueueItemId.random(), decision, Fixtures.ADA, when, 2, Answer.View.SUGGESTED);
  }

  @Test
  void everyFileOfTheFolderHasAKind(@TempDir Path folder) throws IOException {
    InMemoryProject project = new InMemoryProject(folder, "Test", FeatureClock.DEFAULT);
    project
        .project()
        .addVideo(Fixtures.video("videos/a.mp4", Fixtures.media(10)), Fixtures.media(10));
    write(folder, "videos/a.mp4", 100);
    write(folder, "project.mv.db", 10);
    write(folder, "features/x.features", 20);
    write(folder, "features/x.log", 1);
    write(folder, "features/predictions/m/y.probabilities", 30);
    write(folder, "features/runs/teacher-1/weights", 40);
    write(folder, "features/pictures/z.pictures", 50);
    write(folder, "backups/old.zip", 60);
    write(folder, "notes.txt", 70);
    Map<DiskUse.Kind, Long> bytes =
        DiskUse.of(project.project(), JobContext.NONE).stream()
            .collect(Collectors.toMap(DiskUse::kind, DiskUse::bytes));
    bytes.remove(DiskUse.Kind.BLOBS);
    assertEquals(
        Map.of(
            DiskUse.Kind.VIDEOS, 100L,
            DiskUse.Kind.DATABASE, 10L,
            DiskUse.Kind.FEATURES, 21L,
            DiskUse.Kind.PREDICTIONS, 30L,
            DiskUse.Kind.RUNS, 40L,
            DiskUse.Kind.PICTURES, 50L,
            DiskUse.Kind.BACKUPS, 60L,
            DiskUse.Kind.OTHER, 70L),
        bytes);
  }

  private static void write(Path folder, String name, int bytes) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, new byte[bytes]);
  }
}
