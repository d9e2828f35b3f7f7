package org.cuepoint.core.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.cuepoint.core.active.QueueItem;
import org.cuepoint.core.active.QueueItemId;
import org.cuepoint.core.active.QueueRound;
import org.cuepoint.core.active.RoundId;
import org.cuepoint.core.annotation.Annotator;
import org.cuepoint.core.annotation.ModelVersionId;
import org.cuepoint.core.annotation.Segment;
import org.cuepoint.core.annotation.Suggestion;
import org.cuepoint.core.annotation.SuggestionStatus;
import org.cuepoint.core.edit.EditJournal;
import org.cuepoint.core.media.IndexedMedia;
import org.cuepoint.core.media.Video;
import org.cuepoint.core.provenance.ContentHash;
import org.cuepoint.core.provenance.Provenance;
import org.cuepoint.core.recognition.ModelKind;
import org.cuepoint.core.recognition.ModelVersion;
import org.cuepoint.core.taxonomy.ActionClass;
import org.cuepoint.core.taxonomy.ClassId;
import org.cuepoint.core.taxonomy.LabelScheme;
import org.cuepoint.core.testing.Fixtures;
import org.cuepoint.core.testing.InMemoryProject;
import org.cuepoint.core.time.FeatureClock;
import org.cuepoint.core.train.DatasetSnapshot;
import org.cuepoint.core.train.EvaluationRecord;
import org.cuepoint.core.train.RunFolder;
import org.cuepoint.core.train.TrainingRequest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelDeletionTest {

  private static final Instant NOW = Instant.parse("2026-03-04T05:06:07Z");

  @TempDir private Path folder;
  private InMemoryProject ports;
  private ModelVersions versions;
  private Video video;
  private ClassId wave;
  private ModelVersion encoder;
  private ModelVersion head;
  private ModelVersion teacher;
  private ModelVersion student;
  private ContentHash shared;
  private DatasetSnapshot labels;
  private DatasetSnapshot olderLabels;

  @BeforeEach
  void open() throws IOException {
    ports = new InMemoryProject(folder, "Study", FeatureClock.DEFAULT);
    IndexedMedia media = Fixtures.media(1000);
    video = Fixtures.video("a.mp4", media);
    ports.project().addVideo(video, media);
    LabelScheme scheme = LabelScheme.exclusive(List.of("wave"));
    ports.project().saveScheme(new LabelScheme(2, scheme.classes(), scheme.groups()));
    wave = scheme.classes().getFirst().id();
    versions = new ModelVersions(ports, InstantSource.fixed(NOW));
    shared = ports.blobs().put("the same log".getBytes(StandardCharsets.UTF_8));
    labels = snapshot(10);
    olderLabels = snapshot(20);
    encoder = add(ModelKind.ENCODER, Optional.empty());
    head = add(ModelKind.FAST_HEAD, Optional.of(labels), encoder);
    teacher = add(ModelKind.TEACHER, Optional.of(olderLabels), encoder);
    student = add(ModelKind.SHIFT_ATTENTION, Optional.of(labels), encoder, teacher);
    ports.models().activate(head.id(), NOW);
  }

  private DatasetSnapshot snapshot(int end) throws IOException {
    DatasetSnapshot made =
        new DatasetSnapshot(
            8,
            2,
            List.of(wave.toString()),
            List.of(List.of(0)),
            List.of(
                new DatasetSnapshot.Clip(
                    video.id().toString(),
                    ContentHash.of("a").hex(),
                    null,
                    "g1",
                    320,
                    List.of(new DatasetSnapshot.Target(0, 0, end, 0, List.of())))));
    ports.runs().saveSnapshot(made);
    ports.blobs().put(made.toJson().getBytes(StandardCharsets.UTF_8));
    return made;
  }

  private ModelVersion add(ModelKind kind, Optional<DatasetSnapshot> from, ModelVersion... parents)
      throws IOException {
    Map<String, ContentHash> files = new HashMap<>(Map.of("log", shared));
    files.put(
        "weights", ports.blobs().put((kind.word() + " weights").getBytes(StandardCharsets.UTF_8)));
    Map<String, String> inputs = new HashMap<>();
    from.ifPresent(snapshot -> inputs.put("snapshot", snapshot.hash().hex()));
    ModelVersion model =
        new ModelVersion(
            ModelVersionId.random(),
            kind,
            ports.models().nextNumber(kind),
            NOW.plusSeconds(ports.models().models().size()),
            List.of(parents).stream().map(ModelVersion::id).toList(),
            "{}",
            new Provenance(inputs, Map.of("encoder", "FE-XS@e1"), 1, Map.of()),
            files,
            Map.of());
    ports.models().add(model);
    return model;
  }

  private boolean has(ContentHash hash) {
    return ports.blobs().find(hash).isPresent();
  }

  private ContentHash weights(ModelVersion model) {
    return model.files().getOrDefault("weights", shared);
  }

  @Test
  void whatWasMadeFromItGoesTooAndFilesThatOthersNameStay() throws IOException {
    ModelDeletion deletion = versions.deletion(List.of(teacher));
    assertEquals(Optional.empty(), deletion.refusal());
    assertEquals(List.of(student), deletion.dependents());
    long weights =
        ModelKind.TEACHER.word().length() + ModelKind.SHIFT_ATTENTION.word().length() + 16L;
    assertEquals(weights, deletion.bytes().files());
    assertEquals(olderLabels.toJson().length(), deletion.bytes().snapshots());

    assertEquals(deletion, versions.delete(deletion));
    assertEquals(List.of(encoder, head), ports.models().models());
    assertFalse(has(weights(teacher)));
    assertFalse(has(weights(student)));
    assertTrue(has(shared), "the head has the same log");
    assertTrue(has(labels.hash()), "the head was made from these labels");
    assertFalse(has(olderLabels.hash()));
    assertEquals(Optional.empty(), ports.runs().snapshot(olderLabels.hash()));
    assertEquals(
        List.of("shift-attention v1", "teacher v1"),
        versions.deleted().stream().map(gone -> gone.model().name()).toList());
    ModelAccount account = versions.account(student);
    assertEquals(Optional.of(NOW), account.deleted());
    assertEquals(
        List.of(
            new ModelAccount.Parent("encoder v1", ModelAccount.Standing.THERE),
            new ModelAccount.Parent("teacher v1", ModelAccount.Standing.DELETED)),
        account.parents());
    assertEquals(1, account.learnedFrom().orElseThrow().segmentCount());
    assertTrue(account.files().stream().anyMatch(file -> file.bytes().isEmpty()));
  }

  @Test
  void theActiveOneAndWhatItNeedsAreRefusedWithASentence() throws IOException {
    ModelDeletion own = versions.deletion(List.of(head));
    assertTrue(own.refusal().orElseThrow().startsWith("fast-head v1 suggests"), own.toString());
    ModelDeletion under = versions.deletion(List.of(encoder));
    assertTrue(
        under.refusal().orElseThrow().contains("was made from encoder v1"), under.toString());
    for (ModelDeletion refused : List.of(own, under)) {
      assertThrows(IllegalStateException.class, () -> versions.delete(refused));
    }
    ports.models().activate(student.id(), NOW);
    assertTrue(
        versions
            .deletion(List.of(teacher))
            .refusal()
            .orElseThrow()
            .contains("shift-attention v1 suggests"));
    assertEquals(4, ports.models().models().size());
  }

  @Test
  void whatAPersonDecidedStaysAndNamesTheVersion() throws IOException {
    Suggestion accepted = Fixtures.suggestion(video.id(), student.id(), wave, 0, 50);
    Suggestion rejected = Fixtures.suggestion(video.id(), student.id(), wave, 100, 150);
    Suggestion open = Fixtures.suggestion(video.id(), student.id(), wave, 200, 250);
    Suggestion ofHead = Fixtures.suggestion(video.id(), head.id(), wave, 300, 350);
    ports
        .annotations()
        .replaceProposed(video.id(), student.id(), List.of(accepted, rejected, open));
    ports.annotations().replaceProposed(video.id(), head.id(), List.of(ofHead));
    EditJournal journal = new EditJournal(ports.journal(), Fixtures.ADA, InstantSource.fixed(NOW));
    Labelling labelling =
        new Labelling(ports.annotations(), journal, () -> ports.project().project().scheme());
    labelling.accept(List.of(accepted), ports.project().index(video.id()).index(), 1);
    labelling.reject(rejected, 1);
    QueueItem asked = ask(student);
    ports
        .runs()
        .saveEvaluation(
            new EvaluationRecord(UUID.randomUUID(), student.id(), NOW, "truth.csv", "{}"));

    ModelDeletion deletion = versions.deletion(List.of(student));
    assertEquals(new ModelDeletion.Counts(1, 1, 1, 2), deletion.counts());
    versions.delete(deletion);

    Segment label = ports.annotations().segments(video.id()).getFirst();
    assertEquals(new Annotator.Model(student.id(), ""), label.origin());
    assertEquals("shift-attention v1", versions.deleted().getFirst().model().name());
    assertEquals(
        List.of(ofHead),
        ports.annotations().suggestions(video.id(), Set.of(SuggestionStatus.PROPOSED)));
    assertEquals(
        2,
        ports
            .annotations()
            .suggestions(video.id(), Set.of(SuggestionStatus.ACCEPTED, SuggestionStatus.REJECTED))
            .size());
    assertEquals(List.of(), ports.queue().openItems());
    assertEquals(Optional.empty(), ports.queue().item(asked.id()));
    assertEquals(List.of(), ports.runs().evaluations());
    // Undoing what was decided before still works.
    journal.undo(Optional.of(video.id()));
    journal.undo(Optional.of(video.id()));
    assertEquals(List.of(), ports.annotations().segments(video.id()));
  }

  private QueueItem ask(ModelVersion model) {
    RoundId round = RoundId.random();
    QueueItem item =
        new QueueItem(
            QueueItemId.random(),
            round,
            0,
            video.id(),
            Optional.empty(),
            Fixtures.range(0, 10),
            Optional.empty(),
            1,
            Map.of(),
            Map.of(),
            QueueItem.Audit.NO);
    ports
        .queue()
        .addRound(new QueueRound(round, NOW, "margin", "margin", model.id(), "e1", List.of(item)));
    return item;
  }

  @Test
  void pausedTrainingsAndWhatTheModelSaidGoToo() throws IOException {
    RunFolder run = RunFolder.at(folder.resolve("features/runs/shift-attention-1"));
    run.writeRequest(
        new TrainingRequest("shift-attention", "{}", teacher.id().toString(), labels.hash().hex()));
    RunFolder other = RunFolder.at(folder.resolve("features/runs/teacher-1"));
    other.writeRequest(new TrainingRequest("teacher", "{}", null, olderLabels.hash().hex()));
    Path said = Files.createDirectories(folder.resolve("features/predictions/" + student.id()));
    Files.writeString(said.resolve("a.probabilities"), "0123456789");

    ModelDeletion deletion = versions.deletion(List.of(teacher));
    assertEquals(1, deletion.trainings().size());
    assertEquals(10, deletion.bytes().features());
    assertEquals(0, deletion.bytes().snapshots(), "a paused training goes on with these labels");
    versions.delete(deletion);
    assertFalse(Files.exists(run.folder()));
    assertTrue(Files.exists(other.folder()));
    assertFalse(Files.exists(said));
    assertTrue(has(olderLabels.hash()));
  }

  @Test
  void moreThanWasShownIsNotDeleted() throws IOException {
    ModelDeletion shown = versions.deletion(List.of(teacher));
    add(ModelKind.ATTENTION_LSTM, Optional.empty(), encoder, teacher);
    assertThrows(IllegalStateException.class, () -> versions.delete(shown));
    assertEquals(5, ports.models().models().size());
  }

  @Test
  void whatACrashLeftTheNextDeletionTakes() throws IOException {
    ports.models().delete(Set.of(teacher.id(), student.id()), NOW);
    assertTrue(has(weights(teacher)));
    ModelVersion second = add(ModelKind.TEACHER, Optional.of(labels), encoder);
    versions.delete(versions.deletion(List.of(second)));
    assertFalse(has(weights(teacher)));
    assertFalse(has(weights(student)));
    assertTrue(has(weights(head)));
  }

  @Test
  void aVersionSaysWhatItLearnedFrom() {
    ModelAccount account = versions.account(head);
    SnapshotSummary from = account.learnedFrom().orElseThrow();
    assertEquals(List.of("a.mp4"), from.videos());
    assertEquals(List.of("g1"), from.groups());
    assertEquals(
        Map.of(
            ports.project().project().scheme().classes().stream()
                .map(ActionClass::name)
                .findFirst()
                .orElseThrow(),
            1),
        from.segments());
    assertEquals(10 / 8.0, from.labelledSeconds());
    assertEquals(ModelVersions.Use.ACTIVE, account.use());
    assertEquals(1, account.activations().size());
    assertEquals(
        List.of(teacher, student, head).stream().map(ModelVersion::name).sorted().toList(),
        versions.account(encoder).descendants().stream().map(ModelVersion::name).sorted().toList());
  }
}
