package org.cuepoint.core.session;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.cuepoint.core.active.QueueRound;
import org.cuepoint.core.compare.Comparison;
import org.cuepoint.core.embed.EmbeddingMap;
import org.cuepoint.core.embed.KeptMap;
import org.cuepoint.core.embed.MapSettings;
import org.cuepoint.core.engine.EngineClient;
import org.cuepoint.core.job.Job;
import org.cuepoint.core.media.MediaLibrary;
import org.cuepoint.core.media.RegionId;
import org.cuepoint.core.media.VideoId;
import org.cuepoint.core.project.ProjectAccess;
import org.cuepoint.core.recognition.ModelKind;
import org.cuepoint.core.recognition.ModelStore;
import org.cuepoint.core.recognition.ModelVersion;
import org.cuepoint.core.recognition.ProbabilityTrack;
import org.cuepoint.core.saliency.Saliency;
import org.cuepoint.core.simulate.SimulationPlan;
import org.cuepoint.core.simulate.SimulationResult;
import org.cuepoint.core.train.PretrainingPlan;
import org.cuepoint.core.train.StudentPlan;
import org.cuepoint.core.train.TeacherPlan;
import org.cuepoint.core.train.TemporalPlan;
import org.cuepoint.core.train.TuningPlan;

/**
 * The learning loop on the engine process, as jobs that the project keeps a record of. Labels are
 * frozen before each request; what the engine makes are files, which become blobs and records here,
 * so that the engine never touches the database. Thread-safe; the engine takes one request at a
 * time.
 */
public final class EngineLearningLoop implements LearningLoop {

  private static final String LEARN = "learn";
  private static final String PRETRAIN = "pretrain";
  private static final String TUNE = "tune";
  private static final String SUGGEST = "suggest";

  private final ModelStore models;
  private final JobLog jobs;
  private final RunFolders runs;
  private final Indexing indexing;
  private final Trainings trainings;
  private final Repetitions repetitions;
  private final Predictions predictions;
  private final Suggesting suggesting;
  private final Ranking ranking;
  private final Reacting reacting;
  private final Speaking speaking;
  private final Simulating simulating;
  private final LiveRecognition live;
  private final SuspectSearch suspects;
  private final Comparing comparing;
  private final ModelAgreement agreement;
  private final Mapping mapping;

  /**
   * Makes the loop of one project.
   *
   * @param ports the project, opened for writing
   * @param media hashes videos whose hash is not known yet
   * @param engine the engine; not closed by this
   * @param clock dates models and rounds
   */
  public EngineLearningLoop(
      ProjectPorts ports, MediaLibrary media, EngineClient engine, InstantSource clock) {
    this.models = ports.models();
    this.jobs = new JobLog(ports.runs(), clock);
    this.runs = new RunFolders(ports.project());
    Scratch scratch = new Scratch(ports.project());
    FeatureCatalog features = new FeatureCatalog(ports.project());
    ModelRegistry registry = new ModelRegistry(ports, clock);
    SnapshotSource labels = new SnapshotSource(ports.project(), ports.annotations());
    Trainings.Kinds kinds =
        new Trainings.Kinds(
            new FastHeadTraining(engine, features, registry, scratch),
            new TeacherTraining(engine, features, registry, runs, scratch),
            new TemporalTraining(engine, features, registry, runs, scratch),
            new EncoderTraining(ports, engine, features, runs, scratch),
            new EncoderTuning(ports.blobs(), engine, registry, runs, scratch),
            new StudentTraining(engine, features, registry, runs, scratch));
    this.indexing =
        new Indexing(
            ports,
            new VideoIntake(ports.project(), media),
            engine,
            features,
            registry,
            kinds.encoder());
    Lessons lessons = new Lessons(ports.runs(), labels, indexing, scratch);
    this.trainings = new Trainings(ports.models(), indexing, lessons, registry, kinds);
    this.repetitions = new Repetitions(ports, features, indexing, lessons, registry, kinds, clock);
    this.predictions = new Predictions(ports.project(), engine, features, registry, scratch);
    this.suggesting =
        new Suggesting(ports, indexing, features, labels, registry, predictions, scratch);
    this.ranking =
        new Ranking(ports, engine, indexing, features, registry, predictions, suggesting, clock);
    this.reacting =
        new Reacting(
            ports, engine, features, labels, registry, predictions, suggesting, ranking, scratch);
    this.speaking = new Speaking(ports, labels);
    this.simulating = new Simulating(engine, features, registry, lessons, scratch);
    this.live = new LiveRecognition(ports, engine, media);
    this.suspects = new SuspectSearch(ports, engine, features, registry, lessons, scratch);
    this.comparing = new Comparing(ports, engine, indexing, features, registry, predictions, labels, scratch);
    this.agreement = new ModelAgreement(indexing, registry, predictions, labels, scratch);
    this.mapping = new Mapping(ports, indexing, features, registry, predictions, clock);
    if (ports.project().access() == ProjectAccess.WRITE) {
      tidy(ports);
    }
  }

  /** The project has one writer, so at its opening nothing can still run. */
  private void tidy(ProjectPorts ports) {
    jobs.closeInterrupted();
    ports.queue().forgetUnansweredRounds();
    try {
      runs.forgetRepetitions();
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  @Override
  public Job<IndexSummary> index(List<VideoId> videos) {
    return jobs.recorded("index", "Index features", context -> indexing.index(videos, context));
  }

  @Override
  public Job<ModelVersion> pretrain(PretrainingPlan plan, PretrainingStart start) {
    return jobs.recorded(
        PRETRAIN, "Pretrain encoder", context -> trainings.pretrain(plan, start, context));
  }

  @Override
  public Job<ModelVersion> tune(TuningPlan plan, Optional<ModelVersion> start) {
    return jobs.recorded(TUNE, "Tune encoder", context -> trainings.tune(plan, start, context));
  }

  @Override
  public Job<ModelVersion> learnStudent(StudentPlan plan, Optional<ModelVersion> teacher) {
    return jobs.recorded(
        LEARN, "Train student", context -> trainings.student(plan, teacher, context));
  }

  @Override
  public Job<ModelVersion> learnFastHead() {
    return jobs.recorded(LEARN, "Train fast head", trainings::fastHead);
  }

  @Override
  public Speaker speaker() {
    return speaking.atRest();
  }

  @Override
  public Job<ModelVersion> learnTeacher(TeacherPlan plan, Optional<ModelVersion> start) {
    return jobs.recorded(
        LEARN, "Train teacher", context -> trainings.teacher(plan, start, context));
  }

  @Override
  public Job<ModelVersion> pretrainTemporal(TemporalPlan plan, List<VideoId> videos) {
    return jobs.recorded(
        LEARN, "Pretrain temporal module", context -> trainings.temporal(plan, videos, context));
  }

  @Override
  public Job<LiveRecognition.Summary> watch(
      LiveRecognition.Plan plan, Consumer<? super LiveRecognition.Recognised> listener) {
    return live.watch(plan, listener);
  }

  @Override
  public List<UnfinishedTraining> unfinished() {
    return runs.unfinished();
  }

  @Override
  public Job<ModelVersion> resume(UnfinishedTraining training) {
    boolean encodes = training.request().kind().equals(ModelKind.ENCODER.word());
    return jobs.recorded(
        EncoderTuning.isTuning(training.request()) ? TUNE : encodes ? PRETRAIN : LEARN,
        "Resume training",
        context -> trainings.resume(training.request(), context));
  }

  @Override
  public void discard(UnfinishedTraining training) {
    try {
      training.run().delete();
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  @Override
  public Job<Repetition> repeat(ModelVersion model, Repetition.Then then) {
    return jobs.recorded(
        LEARN,
        "Repeat the training of " + model.name(),
        context -> {
          try {
            return repetitions.repeat(model, then, context);
          } finally {
            runs.forgetRepetitions();
          }
        });
  }

  @Override
  public Job<SuggestSummary> suggest(List<VideoId> videos) {
    return jobs.recorded(
        SUGGEST, "Update suggestions", context -> suggesting.suggest(videos, context));
  }

  @Override
  public Job<SuggestSummary> suggest(ModelVersion model, List<VideoId> videos) {
    return jobs.recorded(
        SUGGEST,
        "Suggest with " + model.name(),
        context -> suggesting.suggest(model, videos, context));
  }

  @Override
  public Job<List<Prediction>> predict(ModelVersion model, List<VideoId> videos) {
    return jobs.recorded(
        "predict", "Predict", context -> suggesting.predict(model, videos, context));
  }

  @Override
  public Job<QueueRound> rank(RankRequest request) {
    return jobs.recorded("rank", "Rank clips", context -> ranking.rank(request, context));
  }

  /** Not recorded: it happens at every label. */
  @Override
  public Job<Reaction> react(VideoId shown, Optional<VideoId> edited, RankRequest rank) {
    return new Job<>("React", context -> reacting.react(shown, edited, rank, context));
  }

  @Override
  public Job<SimulationResult> simulate(SimulationPlan plan) {
    return jobs.recorded(
        "simulate", "Simulate labelling", context -> simulating.run(plan, context));
  }

  @Override
  public Job<SuspectReport> suspects(SuspectPlan plan) {
    return jobs.recorded(
        "suspects", "Look for suspect labels", context -> suspects.find(plan, context));
  }

  @Override
  public Job<List<SuspectReport.Planted>> plantedSuspects(
      SuspectPlan plan, double share, int seeds) {
    return jobs.recorded(
        "suspects",
        "Look for planted labels",
        context -> suspects.findPlanted(plan, share, seeds, context));
  }

  @Override
  public Job<Comparison> compare(List<ModelVersion> models, List<VideoId> videos) {
    return jobs.recorded(
        "predict", "Compare models", context -> comparing.compare(models, videos, context));
  }

  /** Not recorded: it answers a person who looks at something. */
  @Override
  public Job<Saliency> explain(
      ModelVersion model, VideoId video, Optional<RegionId> region, int tick) {
    return new Job<>(
        "Explain", context -> comparing.explain(model, video, region, tick, context));
  }

  @Override
  public Job<List<Double>> agreement(List<ModelVersion> models) {
    return jobs.recorded("predict", "Compare models", context -> agreement.kappas(models, context));
  }

  /** Not recorded: it may be only looked at, and makes nothing but a picture. */
  @Override
  public Job<EmbeddingMap> map(MapSettings settings, KeptMap kept) {
    return new Job<>("Map the windows", context -> mapping.map(settings, kept, context));
  }

  @Override
  public Optional<ProbabilityTrack> probabilities(VideoId video, Optional<RegionId> region) {
    return models.active().flatMap(active -> probabilities(active, video, region));
  }

  @Override
  public Optional<ProbabilityTrack> probabilities(
      ModelVersion model, VideoId video, Optional<RegionId> region) {
    return predictions.track(model, video, region);
  }

  @Override
  public boolean isIndexed(VideoId video) {
    return indexing.isIndexed(video);
  }
}
