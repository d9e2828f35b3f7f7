package org.cuepoint.core.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.cuepoint.core.active.Example;
import org.cuepoint.core.active.Opinion;
import org.cuepoint.core.active.QueueItem;
import org.cuepoint.core.active.QueueRound;
import org.cuepoint.core.annotation.ModelVersionId;
import org.cuepoint.core.annotation.Segment;
import org.cuepoint.core.annotation.Suggestion;
import org.cuepoint.core.annotation.SuggestionStatus;
import org.cuepoint.core.compare.ComparedVideo;
import org.cuepoint.core.compare.Comparison;
import org.cuepoint.core.compare.Contestant;
import org.cuepoint.core.compare.Figures;
import org.cuepoint.core.compare.Voice;
import org.cuepoint.core.engine.EngineClient;
import org.cuepoint.core.engine.EngineSettings;
import org.cuepoint.core.engine.EngineStatus;
import org.cuepoint.core.job.Job;
import org.cuepoint.core.job.JobContext;
import org.cuepoint.core.media.FrameSize;
import org.cuepoint.core.media.RegionId;
import org.cuepoint.core.media.Video;
import org.cuepoint.core.media.VideoWriter;
import org.cuepoint.core.media.javacv.JavaCvMediaLibrary;
import org.cuepoint.core.recognition.EncoderSpec;
import org.cuepoint.core.recognition.ModelKind;
import org.cuepoint.core.recognition.ModelVersion;
import org.cuepoint.core.recognition.ProbabilityTrack;
import org.cuepoint.core.recognition.StarterEncoder;
import org.cuepoint.core.recognition.TrainableWeights;
import org.cuepoint.core.recognition.djl.teacher.ToyClips;
import org.cuepoint.core.taxonomy.ClassId;
import org.cuepoint.core.taxonomy.LabelScheme;
import org.cuepoint.core.testing.Fixtures;
import org.cuepoint.core.testing.InMemoryProject;
import org.cuepoint.core.time.FeatureClock;
import org.cuepoint.core.time.FrameIndex;
import org.cuepoint.core.time.FrameRange;
import org.cuepoint.core.time.TimeBase;
import org.cuepoint.core.train.DatasetSnapshot;
import org.cuepoint.core.train.JobRecord;
import org.cuepoint.core.train.PretrainingPlan;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole line on the real engine: a video in which a square moves right, moves left or rests;
 * one part is labelled, the rest is suggested and asked.
 */
class EngineLearningLoopTest {

  private static final int FPS = 10;
  private static final int PERIOD = 4 * FPS;
  private static final int FRAMES = 24 * PERIOD;

  @TempDir static Path folder;
  private static EngineClient engine;
  private static Path clip;

  private InMemoryProject project;
  private ProjectSession session;
  private Video video;
  private FrameIndex index;
  private ClassId right;
  private ClassId left;

  @BeforeAll
  static void makeClipAndEngine() throws Exception {
    clip = folder.resolve("square.mp4");
    ByteBuffer picture = ByteBuffer.allocateDirect(96 * 96 * 3);
    try (VideoWriter writer =
        new JavaCvMediaLibrary()
            .create(
                clip,
                new FrameSize(96, 96),
                new TimeBase(1, FPS),
                new VideoWriter.Settings("mpeg4", 800_000, 20, 0, Map.of()))) {
      int x = 30;
      for (int frame = 0; frame < FRAMES; frame++) {
        x += direction(frame) * 2;
        x = Math.floorMod(x, 96);
        for (int i = 0; i < 96 * 96; i++) {
          boolean inside = Math.floorMod(i % 96 - x, 96) < 24 && i / 96 >= 36 && i / 96 < 60;
          byte shade = (byte) (inside ? 220 : 40 + i / 96 / 4);
          picture.put(3 * i, shade).put(3 * i + 1, shade).put(3 * i + 2, shade);
        }
        writer.write(picture.rewind(), frame);
      }
    }
    engine =
        new EngineClient(
            EngineSettings.ofThisMachine(
                Path.of("target/test-home/engine-cache").toAbsolutePath(), folder.resolve("log")));
  }

  @AfterAll
  static void endEngine() {
    engine.close();
  }

  @BeforeEach
  void openProject() throws Exception {
    project =
        new InMemoryProject(
            java.nio.file.Files.createTempDirectory(folder, "project"),
            "Squares",
            FeatureClock.DEFAULT);
    JavaCvMediaLibrary media = new JavaCvMediaLibrary();
    session =
        new ProjectSession(
            project,
            media,
            new EngineLearningLoop(project, media, engine, InstantSource.system()),
            Fixtures.ADA,
            InstantSource.system());
    LabelScheme scheme = LabelScheme.exclusive(List.of("right", "left"));
    project.project().saveScheme(new LabelScheme(2, scheme.classes(), scheme.groups()));
    right = scheme.classes().get(0).id();
    left = scheme.classes().get(1).id();
    List<VideoIntake.Outcome> outcomes =
        run(session.intake().add(List.of(clip), VideoIntake.Details.NONE));
    assertTrue(outcomes.getFirst() instanceof VideoIntake.Outcome.Added, outcomes.toString());
    video = project.project().videos().getFirst();
    index = project.project().index(video.id()).index();
  }

  @Test
  void labelsBecomeSuggestionsAndQuestionsAndBetterLabels() throws Exception {
    labelUntil(12 * PERIOD);
    LearningLoop loop = session.learning();
    LearningLoop.IndexSummary indexed = run(loop.index(List.of()));
    assertEquals(96 * 8, indexed.ticks());
    assertTrue(loop.isIndexed(video.id()));
    assertEquals(0, run(loop.index(List.of())).ticks(), "features are computed once");

    ModelVersion model = run(loop.learnFastHead());
    assertEquals(Optional.of(model), project.models().active());

    LearningLoop.SuggestSummary suggested = run(loop.suggest(List.of()));
    double overlap = suggested.suggestions().stream().mapToDouble(this::rightShare).sum();
    assertTrue(
        overlap > 0.7 * suggested.suggestions().size() && suggested.suggestions().size() >= 4,
        suggested.suggestions().toString());
    for (Suggestion suggestion : suggested.suggestions()) {
      for (Segment segment : project.annotations().segments(video.id())) {
        assertFalse(
            segment.range().frames().overlaps(suggestion.range().frames()),
            "a suggestion lies over a person's label");
      }
    }
    ProbabilityTrack track = loop.probabilities(video.id(), Optional.empty()).orElseThrow();
    assertEquals(96 * 8, track.ticks());

    QueueRound round = run(loop.rank(new LearningLoop.RankRequest("entropy", 5, 1, List.of())));
    assertEquals(5, round.items().size());
    for (QueueItem item : round.items()) {
      assertTrue(item.range().frames().start() >= 12 * PERIOD, "asked about what was labelled");
    }

    Segment example =
        project.annotations().segments(video.id()).stream()
            .filter(segment -> segment.actionClass().equals(right))
            .findFirst()
            .orElseThrow();
    Example like =
        new Example(video.id(), Optional.empty(), example.range().frames(), Optional.of(right));
    QueueRound alike = run(loop.rank(LearningLoop.RankRequest.like(like, 4, 1)));
    assertEquals(Optional.of(like), alike.example());
    assertEquals("like", alike.chooser());
    assertEquals(4, alike.items().size());
    for (QueueItem item : alike.items()) {
      assertEquals(QueueItem.Audit.NO, item.audit());
      assertTrue(item.range().frames().start() >= 12 * PERIOD, "asked about what was labelled");
    }
    assertTrue(
        alike.items().get(0).score() >= alike.items().get(3).score()
            && alike.items().get(0).score() <= 1.0001,
        "the most alike first, by the cosine");
    Example elsewhere =
        new Example(
            video.id(), Optional.of(RegionId.random()), new FrameRange(0, 9), Optional.empty());
    Exception refused =
        assertThrows(
            IllegalStateException.class,
            () -> run(loop.rank(LearningLoop.RankRequest.like(elsewhere, 4, 1))));
    assertTrue(String.valueOf(refused.getMessage()).contains("example"), refused.toString());

    int before = project.annotations().segments(video.id()).size();
    session.labelling().accept(suggested.suggestions(), index, 3);
    assertEquals(
        before + suggested.suggestions().size(), project.annotations().segments(video.id()).size());
    assertTrue(
        project.annotations().suggestions(video.id(), Set.of(SuggestionStatus.PROPOSED)).isEmpty());
  }

  @Test
  void theLiveHeadReactsToLabelsWithSuggestionsAndQuestions() throws Exception {
    labelUntil(12 * PERIOD);
    LearningLoop loop = session.learning();
    run(loop.index(List.of()));
    LearningLoop.RankRequest rank = new LearningLoop.RankRequest("cuepoint", 5, 1, List.of());
    LearningLoop.Reaction reaction = run(loop.react(video.id(), Optional.empty(), rank));
    assertEquals(ModelKind.LIVE_HEAD, reaction.model().kind());
    double overlap = reaction.suggestions().stream().mapToDouble(this::rightShare).sum();
    assertTrue(
        overlap > 0.6 * reaction.suggestions().size() && reaction.suggestions().size() >= 4,
        reaction.suggestions().toString());
    assertEquals(
        reaction.suggestions().size(),
        project.annotations().suggestions(video.id(), Set.of(SuggestionStatus.PROPOSED)).size());
    assertTrue(reaction.round().orElseThrow().items().size() > 2);
    for (QueueItem item : reaction.round().orElseThrow().items()) {
      assertTrue(item.range().frames().start() >= 12 * PERIOD, "asked about what was labelled");
    }
    assertEquals(Optional.empty(), project.models().active(), "it is no version to go on with");

    session.labelling().add(video.id(), Optional.empty(), right, index, new FrameRange(500, 540));
    LearningLoop.Reaction next =
        run(loop.react(video.id(), Optional.of(video.id()), rank.withCount(0)));
    assertEquals(reaction.model(), next.model());
    assertEquals(Optional.empty(), next.round());
    for (Suggestion suggestion : next.suggestions()) {
      assertFalse(
          suggestion.range().frames().overlaps(new FrameRange(500, 540)),
          "a suggestion lies over the label that was just given");
    }

    run(loop.learnFastHead());
    run(loop.suggest(List.of()));
    assertTrue(
        project.annotations().suggestions(video.id(), Set.of(SuggestionStatus.PROPOSED)).stream()
            .noneMatch(suggestion -> suggestion.model().equals(next.model().id())),
        "the live head gives way to the fast head");
  }

  @Test
  void versionsOfTheFastHeadAndASecondModelGiveTheirStrategiesAnOrder() throws Exception {
    labelUntil(12 * PERIOD);
    LearningLoop loop = session.learning();
    run(loop.learnFastHead());
    LearningLoop.RankRequest disagreement =
        new LearningLoop.RankRequest("disagreement", 5, 1, List.of());
    String refused =
        String.valueOf(
            assertThrows(RuntimeException.class, () -> run(loop.rank(disagreement))).getMessage());
    assertTrue(refused.contains("train a teacher"), refused);
    LearningLoop.Reaction reaction =
        run(loop.react(video.id(), Optional.of(video.id()), disagreement));
    assertEquals(Optional.empty(), reaction.round());
    assertTrue(reaction.lacks().orElseThrow().contains("train a teacher"));
    assertFalse(reaction.suggestions().isEmpty(), "suggestions came all the same");

    QueueRound bald = run(loop.rank(new LearningLoop.RankRequest("bald", 5, 1, List.of())));
    assertTrue(
        bald.items().stream()
            .anyMatch(item -> item.parts().getOrDefault("bald", 0.0) > 0 && item.score() > 0),
        bald.items().toString());

    ModelVersion teacher = run(loop.learnTeacher(ToyClips.plan(6), Optional.empty()));
    QueueRound round = run(loop.rank(disagreement));
    assertTrue(
        round.items().stream().allMatch(item -> item.parts().containsKey("disagreement")),
        round.items().toString());
    List<Opinion> opinions =
        round.items().stream().flatMap(item -> Opinion.of(item.parts()).stream()).toList();
    assertEquals(
        Set.of("teacher", "fast-head"),
        opinions.stream().map(Opinion::speaker).collect(Collectors.toSet()));
    run(loop.suggest(List.of()));
    assertTrue(
        loop.probabilities(teacher, video.id(), Optional.empty()).isPresent(),
        "what the second model said is kept");
    LearningLoop.Reaction ordered =
        run(loop.react(video.id(), Optional.of(video.id()), disagreement));
    assertTrue(ordered.round().isPresent() && ordered.lacks().isEmpty());
  }

  @Test
  void aTrainedModelSpeaksAtRestUntilTheLabelsHaveOutgrownIt() throws Exception {
    labelUntil(12 * PERIOD);
    LearningLoop loop = session.learning();
    assertEquals(new Speaker.FastHead(Optional.empty()), loop.speaker());
    run(loop.learnFastHead());
    run(loop.suggest(List.of()));
    ModelVersion teacher = run(loop.learnTeacher(ToyClips.plan(6), Optional.empty()));
    project.models().activate(teacher.id(), teacher.created());
    assertEquals(new Speaker.Trained(teacher, 1), loop.speaker());
    run(loop.suggest(List.of()));
    assertTrue(speakers().stream().allMatch(teacher.id()::equals), "the fast head gives way");

    LearningLoop.RankRequest none = new LearningLoop.RankRequest("cuepoint", 0, 1, List.of());
    LearningLoop.Reaction reaction = run(loop.react(video.id(), Optional.empty(), none));
    assertEquals(Set.of(reaction.model().id()), speakers(), "after an edit the live head speaks");

    labelUntil(18 * PERIOD);
    Speaker later = loop.speaker();
    assertEquals(
        Optional.of(teacher),
        later instanceof Speaker.FastHead(Optional<Speaker.Outgrown> outgrown)
            ? outgrown.map(Speaker.Outgrown::model)
            : Optional.empty());
  }

  private Set<ModelVersionId> speakers() {
    return project.annotations().suggestions(video.id(), Set.of(SuggestionStatus.PROPOSED)).stream()
        .map(Suggestion::model)
        .collect(Collectors.toSet());
  }

  @Test
  void withoutLabelsTheLiveHeadSaysWhatToDo() throws Exception {
    run(session.learning().index(List.of()));
    LearningLoop.RankRequest rank = new LearningLoop.RankRequest("cuepoint", 5, 1, List.of());
    Exception refused =
        assertThrows(
            IllegalStateException.class,
            () -> run(session.learning().react(video.id(), Optional.empty(), rank)));
    assertTrue(String.valueOf(refused.getMessage()).contains("label a few segments"));
  }

  @Test
  void theModelRemembersWhatItWasTrainedOn() throws Exception {
    labelUntil(8 * PERIOD);
    ModelVersion model = run(session.learning().learnFastHead());
    String hash = model.provenance().inputs().get("snapshot");
    DatasetSnapshot snapshot =
        project
            .runs()
            .snapshot(new org.cuepoint.core.provenance.ContentHash(String.valueOf(hash)))
            .orElseThrow();
    assertEquals(video.id().toString(), snapshot.clips().getFirst().video());
    assertEquals(hash, snapshot.hash().hex());
  }

  @Test
  void theFirstEncoderIsTheStarterFittedToTheProject() throws Exception {
    StarterEncoder starter = StarterEncoder.of(EncoderSpec.FE_XS).orElseThrow();
    run(session.learning().index(List.of()));
    ModelVersion first = project.models().activeEncoder().orElseThrow();
    assertEquals("starter", first.provenance().settings().get("start"));
    assertEquals(starter.hash().hex(), first.provenance().inputs().get("start"));
    assertEquals(starter.hash(), first.files().get(TrainableWeights.ROLE));
    assertTrue(first.plan().contains(starter.hash().hex()), first.plan());

    openProject();
    run(session.learning().index(List.of()));
    ModelVersion again = project.models().activeEncoder().orElseThrow();
    for (String role : List.of(ModelRegistry.WEIGHTS, TrainableWeights.ROLE)) {
      assertEquals(
          first.files().get(role),
          again.files().get(role),
          "the same videos give the same encoder");
    }
  }

  @Test
  void theFirstEncoderCanBeTrainedFurther() throws Exception {
    run(session.learning().index(List.of()));
    ModelVersion first = project.models().activeEncoder().orElseThrow();
    PretrainingPlan plan = tinyPlan();
    ModelVersion second =
        run(session.learning().pretrain(plan, new PretrainingStart.Version(first)));
    assertEquals(List.of(first.id()), second.parents());
    assertEquals("encoder v1", second.provenance().settings().get("start"));
    assertEquals(Optional.of(second), project.models().activeEncoder());

    ModelVersion third = run(session.learning().pretrain(plan, new PretrainingStart.Starter()));
    assertEquals(
        second.files().get(TrainableWeights.ROLE),
        third.files().get(TrainableWeights.ROLE),
        "the first encoder and the starter are the same filters");

    ModelVersion random = run(session.learning().pretrain(plan, new PretrainingStart.Untrained()));
    assertEquals("random", random.provenance().settings().get("start"));
    assertNotEquals(
        third.files().get(TrainableWeights.ROLE), random.files().get(TrainableWeights.ROLE));
  }

  @Test
  void aPretrainedEncoderIsRepeatedFromItsProvenance() throws Exception {
    LearningLoop loop = session.learning();
    run(loop.index(List.of()));
    ModelVersion first = project.models().activeEncoder().orElseThrow();
    ModelVersion second = run(loop.pretrain(tinyPlan(), new PretrainingStart.Version(first)));
    assertTrue(second.files().containsKey(Trained.LOG), "the curves are kept");
    Repetition same = run(loop.repeat(second, Repetition.Then.DROP));
    assertEquals(Repetition.Weights.EQUAL, same.weights());
    assertEquals(List.of(), same.figures());
    assertEquals(List.of(), same.software());
    assertEquals(Optional.of(second), project.models().activeEncoder());
    assertEquals(2, project.models().models().size());

    ModelVersion altered = withPlan(second, tinyPlan().with(tinyPlan().schedule().withSeed(77)));
    Repetition other = run(loop.repeat(altered, Repetition.Then.ADD));
    assertEquals(Repetition.Weights.DIFFERENT, other.weights());
    assertTrue(
        other.figures().stream().anyMatch(change -> change.name().equals("loss")),
        other.toString());
    assertEquals(3, other.added().orElseThrow().number());
    assertEquals(Optional.of(second), project.models().activeEncoder(), "the old one stays active");
    assertEquals(List.of(), loop.unfinished());
  }

  private static ModelVersion withPlan(ModelVersion model, PretrainingPlan plan) {
    return new ModelVersion(
        model.id(),
        model.kind(),
        model.number(),
        model.created(),
        model.parents(),
        plan.toJson(),
        model.provenance(),
        model.files(),
        model.metrics());
  }

  private static PretrainingPlan tinyPlan() {
    PretrainingPlan quick = PretrainingPlan.of(PretrainingPlan.Profile.QUICK);
    return new PretrainingPlan(
        "FE-XS",
        2,
        1,
        2,
        16,
        1,
        new PretrainingPlan.Weights(0, 1, 0, 0),
        quick.view(),
        quick.schedule().withSteps(2).withMaximumSeconds(0));
  }

  @Test
  void learningGoesOnAfterTheEngineWasKilled() throws Exception {
    labelUntil(8 * PERIOD);
    AtomicBoolean killed = new AtomicBoolean();
    JobContext killDuringTraining =
        new JobContext() {
          @Override
          public void progress(long done, long total, String message) {
            boolean training = total > 0 && message.isEmpty() && done < total;
            if (training && killed.compareAndSet(false, true)) {
              if (engine.status() instanceof EngineStatus.Ready ready) {
                ProcessHandle.of(ready.process()).ifPresent(ProcessHandle::destroyForcibly);
              }
            }
          }

          @Override
          public boolean isCancelled() {
            return false;
          }
        };
    ModelVersion model = session.learning().learnFastHead().work().run(killDuringTraining);
    assertTrue(killed.get(), "the engine was never killed, so nothing was tested");
    assertEquals(Optional.of(model), project.models().active());
    assertEquals(4, project.annotations().segments(video.id()).size());
    assertEquals(JobRecord.State.DONE, project.runs().jobs(1).getFirst().state());
  }

  @Test
  void withoutLabelsLearningSaysWhatToDo() {
    IllegalStateException refused =
        assertThrows(IllegalStateException.class, () -> run(session.learning().learnFastHead()));
    assertTrue(String.valueOf(refused.getMessage()).contains("label"), refused.getMessage());
    assertEquals(JobRecord.State.FAILED, project.runs().jobs(1).getFirst().state());
  }

  @Test
  void aJobThatRanWhenTheProgramEndedIsClosedAtTheNextOpening() {
    JobRecord cutOff =
        new JobRecord(
            java.util.UUID.randomUUID(),
            "index",
            "",
            JobRecord.State.RUNNING,
            java.time.Instant.EPOCH,
            Optional.empty(),
            "");
    project.runs().saveJob(cutOff);
    EngineLearningLoop reopened =
        new EngineLearningLoop(project, new JavaCvMediaLibrary(), engine, InstantSource.system());
    assertFalse(reopened.isIndexed(video.id()));
    assertEquals(JobRecord.State.FAILED, project.runs().job(cutOff.id()).orElseThrow().state());
  }

  @Test
  void aClassAddedAfterTrainingDoesNotDisturbTheModel() throws Exception {
    labelUntil(8 * PERIOD);
    run(session.learning().learnFastHead());
    LabelScheme more = session.scheme().withClass("jump");
    project.project().saveScheme(more);
    session
        .labelling()
        .add(
            video.id(),
            Optional.empty(),
            more.classes().getLast().id(),
            index,
            new FrameRange(10 * PERIOD, 10 * PERIOD + 5));
    LearningLoop.SuggestSummary suggested = run(session.learning().suggest(List.of()));
    assertFalse(suggested.suggestions().isEmpty());
  }

  @Test
  void modelsOfOldAndNewSchemesAreComparedAsIfNobodyHadLabelledTheVideos() throws Exception {
    labelUntil(12 * PERIOD);
    LearningLoop loop = session.learning();
    ModelVersion older = run(loop.learnFastHead());
    LabelScheme more = session.scheme().withClass("jump");
    project.project().saveScheme(more);
    ModelVersion newer = run(loop.learnFastHead());

    Comparison comparison = run(loop.compare(List.of(older, newer, older), List.of()));
    assertEquals(
        List.of(older, newer), comparison.models().stream().map(Contestant::model).toList());
    ComparedVideo compared = comparison.videos().getFirst();
    for (Voice voice : compared.voices()) {
      assertEquals(
          more.classes().stream().map(each -> each.id()).toList(), voice.probabilities().classes());
      assertFalse(voice.segments().isEmpty());
    }
    long known = compared.truth().known(0);
    assertEquals(12.0 * PERIOD * FeatureClock.DEFAULT.hertz() / FPS, (double) known, 1.0);
    assertEquals(
        Comparison.Scope.ALL, comparison.fairest(), "both learned from the only labelled video");
    Figures figures = comparison.figures(1, Comparison.Scope.ALL).orElseThrow();
    assertTrue(figures.evaluation().confusion().accuracy() > 60, figures.toString());
    assertTrue(comparison.agreement(0, 1).kappa() > 0.5, "they learned from the same labels");
    assertEquals(
        0,
        project.annotations().suggestions(video.id(), Set.of(SuggestionStatus.PROPOSED)).size(),
        "the project is as it was");
  }

  @Test
  void whatCannotBeComparedIsRefusedByName() throws Exception {
    labelUntil(4 * PERIOD);
    ModelVersion head = run(session.learning().learnFastHead());
    ModelVersion encoder = project.models().activeEncoder().orElseThrow();
    for (List<ModelVersion> models : List.of(List.of(head), List.of(head, encoder))) {
      Exception refused =
          assertThrows(
              IllegalArgumentException.class,
              () -> run(session.learning().compare(models, List.of())));
      String message = String.valueOf(refused.getMessage());
      assertTrue(message.contains("hoose"), message);
    }
  }

  private static int direction(int frame) {
    return switch (frame / PERIOD % 4) {
      case 0 -> 1;
      case 2 -> -1;
      default -> 0;
    };
  }

  /** Labels every action before {@code end} and reviews all of it. */
  private void labelUntil(int end) {
    for (int start = 0; start < end; start += PERIOD) {
      int direction = direction(start);
      if (direction != 0) {
        session
            .labelling()
            .add(
                video.id(),
                Optional.empty(),
                direction > 0 ? right : left,
                index,
                new FrameRange(start, start + PERIOD));
      }
    }
    session.labelling().review(video.id(), Optional.empty(), index, new FrameRange(0, end));
  }

  /** Returns which share of a suggestion's frames has its class in truth. */
  private double rightShare(Suggestion suggestion) {
    FrameRange frames = suggestion.range().frames();
    int hits = 0;
    for (int frame = frames.start(); frame < frames.end(); frame++) {
      int wanted = suggestion.actionClass().equals(right) ? 1 : -1;
      hits += direction(frame) == wanted ? 1 : 0;
    }
    return (double) hits / frames.length();
  }

  private static <T> T run(Job<T> job) throws Exception {
    return job.work().run(JobContext.NONE);
  }
}
