package org.cuepoint.core.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.cuepoint.core.engine.EngineClient;
import org.cuepoint.core.engine.EngineSettings;
import org.cuepoint.core.job.Job;
import org.cuepoint.core.job.JobCancelledException;
import org.cuepoint.core.job.JobContext;
import org.cuepoint.core.media.FrameSize;
import org.cuepoint.core.media.Video;
import org.cuepoint.core.media.VideoWriter;
import org.cuepoint.core.media.javacv.JavaCvMediaLibrary;
import org.cuepoint.core.recognition.EncoderDescription;
import org.cuepoint.core.recognition.ModelKind;
import org.cuepoint.core.recognition.ModelVersion;
import org.cuepoint.core.recognition.TrainableWeights;
import org.cuepoint.core.taxonomy.ClassId;
import org.cuepoint.core.taxonomy.LabelScheme;
import org.cuepoint.core.testing.Fixtures;
import org.cuepoint.core.testing.InMemoryProject;
import org.cuepoint.core.time.FeatureClock;
import org.cuepoint.core.time.FrameIndex;
import org.cuepoint.core.time.FrameRange;
import org.cuepoint.core.time.TimeBase;
import org.cuepoint.core.train.PretrainingPlan;
import org.cuepoint.core.train.TuningPlan;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tuning on the real engine: a video whose left or right half is bright, two seconds each. */
class TunedEncodersTest {

  private static final int FPS = 10;
  private static final int PERIOD = 2 * FPS;
  private static final int FRAMES = 8 * PERIOD;

  @TempDir static Path folder;
  private static EngineClient engine;
  private static Path clip;

  private InMemoryProject project;
  private ProjectSession session;

  @BeforeAll
  static void makeClipAndEngine() throws Exception {
    clip = folder.resolve("halves.mp4");
    ByteBuffer picture = ByteBuffer.allocateDirect(64 * 64 * 3);
    try (VideoWriter writer =
        new JavaCvMediaLibrary()
            .create(
                clip,
                new FrameSize(64, 64),
                new TimeBase(1, FPS),
                new VideoWriter.Settings("mpeg4", 400_000, 20, 0, Map.of()))) {
      for (int frame = 0; frame < FRAMES; frame++) {
        boolean left = frame / PERIOD % 2 == 0;
        for (int i = 0; i < 64 * 64; i++) {
          byte shade = (byte) ((i % 64 < 32) == left ? 220 - frame % 7 : 40 + frame % 5);
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
            Files.createTempDirectory(folder, "project"), "Halves", FeatureClock.DEFAULT);
    JavaCvMediaLibrary media = new JavaCvMediaLibrary();
    session =
        new ProjectSession(
            project,
            media,
            new EngineLearningLoop(project, media, engine, InstantSource.system()),
            Fixtures.ADA,
            InstantSource.system());
    LabelScheme scheme = LabelScheme.exclusive(List.of("left", "right"));
    project.project().saveScheme(new LabelScheme(2, scheme.classes(), scheme.groups()));
    assertEquals(1, run(session.intake().add(List.of(clip), VideoIntake.Details.NONE)).size());
  }

  @Test
  void anEncoderTunedOnLabelsIsAVersionOfItsOwn() throws Exception {
    label();
    ModelVersion tuned = run(session.learning().tune(plan(3, 0), Optional.empty()));
    ModelVersion first = encoder("encoder v1");
    assertEquals(ModelKind.ENCODER, tuned.kind());
    assertEquals(List.of(first.id()), tuned.parents());
    assertEquals("encoder v1", tuned.provenance().settings().get("start"));
    String snapshot = Objects.requireNonNull(tuned.provenance().inputs().get("snapshot"));
    assertTrue(
        project
            .runs()
            .snapshot(new org.cuepoint.core.provenance.ContentHash(snapshot))
            .isPresent());
    assertEquals(3, TuningPlan.fromJson(tuned.plan()).schedule().steps());
    assertNotEquals(EncoderDescription.of(first).id(), EncoderDescription.of(tuned).id());
    assertTrue(tuned.files().containsKey(TrainableWeights.ROLE));
    assertEquals(Optional.of(tuned), project.models().activeEncoder());
    assertTrue(session.learning().unfinished().isEmpty());
    LearningLoop.IndexSummary indexed = run(session.learning().index(List.of()));
    assertEquals(EncoderDescription.of(tuned).id(), indexed.encoder());
    assertTrue(indexed.ticks() > 0, "the features are made anew");
  }

  @Test
  void aTuningThatDidNotHelpLeavesTheEncoderAsItWas() throws Exception {
    label();
    ModelVersion tuned = run(session.learning().tune(plan(2, 0.5), Optional.empty()));
    ModelVersion first = encoder("encoder v1");
    assertTrue(
        Objects.requireNonNull(tuned.provenance().settings().get("verdict"))
            .contains("did not help"));
    assertEquals(
        first.files().get(ModelRegistry.WEIGHTS), tuned.files().get(ModelRegistry.WEIGHTS));
    assertEquals(Optional.of(first), project.models().activeEncoder());
  }

  @Test
  void aTuningThatWasPausedIsTakenUpWithTheLabelsThatItBeganWith() throws Exception {
    label();
    TuningPlan plan = plan(6, 0);
    ModelVersion undisturbed = run(session.learning().tune(plan, Optional.empty()));
    ModelVersion first = encoder("encoder v1");
    assertThrows(
        JobCancelledException.class,
        () -> session.learning().tune(plan, Optional.of(first)).work().run(new StopAt(2, 6)));
    UnfinishedTraining paused = session.learning().unfinished().getFirst();
    assertEquals(6, paused.steps());
    assertFalse(paused.request().labels().isEmpty());
    Video video = project.project().videos().getFirst();
    session
        .labelling()
        .review(
            video.id(),
            Optional.empty(),
            project.project().index(video.id()).index(),
            new FrameRange(0, FRAMES));
    ModelVersion resumed = run(session.learning().resume(paused));
    assertEquals(
        undisturbed.provenance().inputs(), resumed.provenance().inputs(), "labels and start");
    assertEquals(
        undisturbed.files().get(ModelRegistry.WEIGHTS), resumed.files().get(ModelRegistry.WEIGHTS));
    assertTrue(session.learning().unfinished().isEmpty());
  }

  @Test
  void withoutLabelsItSaysWhatToDo() {
    IllegalStateException refused =
        assertThrows(
            IllegalStateException.class,
            () -> run(session.learning().tune(plan(2, 0), Optional.empty())));
    assertTrue(String.valueOf(refused.getMessage()).contains("label a few"), refused.getMessage());
  }

  private void label() {
    Video video = project.project().videos().getFirst();
    FrameIndex index = project.project().index(video.id()).index();
    List<ClassId> classes = session.scheme().classes().stream().map(c -> c.id()).toList();
    for (int start = 0; start < FRAMES; start += PERIOD) {
      session
          .labelling()
          .add(
              video.id(),
              Optional.empty(),
              classes.get(start / PERIOD % 2),
              index,
              new FrameRange(start, start + PERIOD - 4));
    }
  }

  private ModelVersion encoder(String name) {
    return project.models().models().stream()
        .filter(model -> model.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static TuningPlan plan(int steps, double heldOut) {
    TuningPlan quick = TuningPlan.of(PretrainingPlan.Profile.QUICK);
    return new TuningPlan(
        4,
        2,
        quick.view(),
        quick.head(),
        new TuningPlan.Unfreezing(0, 0.5, 0.5, 0.01),
        quick.loss(),
        new TuningPlan.Judging(100, heldOut, 40, 0.01),
        quick.schedule().withSteps(steps).withMaximumSeconds(0));
  }

  private static <T> T run(Job<T> job) throws Exception {
    return job.work().run(JobContext.NONE);
  }

  /** Cancels once a training of so many steps has made some. */
  private static final class StopAt implements JobContext {
    private final int step;
    private final int steps;
    private volatile boolean reached;

    StopAt(int step, int steps) {
      this.step = step;
      this.steps = steps;
    }

    @Override
    public void progress(long now, long total, String message) {
      reached |= total == steps && now >= step && !message.startsWith("Reading");
    }

    @Override
    public boolean isCancelled() {
      return reached;
    }
  }
}
