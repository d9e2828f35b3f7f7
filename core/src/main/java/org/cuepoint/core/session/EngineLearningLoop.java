package org.cuepoint.core.session;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.cuepoint.core.active.QueueItem;
import org.cuepoint.core.active.QueueItemId;
import org.cuepoint.core.active.QueueRound;
import org.cuepoint.core.active.RoundId;
import org.cuepoint.core.annotation.AnnotationStore;
import org.cuepoint.core.annotation.ModelVersionId;
import org.cuepoint.core.annotation.Suggestion;
import org.cuepoint.core.engine.EngineClient;
import org.cuepoint.core.engine.EngineProtocol;
import org.cuepoint.core.engine.Urgency;
import org.cuepoint.core.job.Job;
import org.cuepoint.core.job.JobContext;
import org.cuepoint.core.media.MediaLibrary;
import org.cuepoint.core.media.RegionId;
import org.cuepoint.core.media.Video;
import org.cuepoint.core.media.VideoId;
import org.cuepoint.core.project.ProjectAccess;
import org.cuepoint.core.project.ProjectStore;
import org.cuepoint.core.provenance.ContentHash;
import org.cuepoint.core.recognition.ModelKind;
import org.cuepoint.core.recognition.ModelVersion;
import org.cuepoint.core.recognition.ProbabilityFile;
import org.cuepoint.core.recognition.ProbabilityTrack;
import org.cuepoint.core.suggest.DecodedSegment;
import org.cuepoint.core.suggest.DecoderSettings;
import org.cuepoint.core.suggest.Proposer;
import org.cuepoint.core.taxonomy.ClassId;
import org.cuepoint.core.taxonomy.LabelScheme;
import org.cuepoint.core.time.FeatureClock;
import org.cuepoint.core.time.FrameIndex;
import org.cuepoint.core.train.DatasetSnapshot;
import org.cuepoint.core.train.FastHeadPlan;
import org.cuepoint.core.train.PretrainingPlan;
import org.cuepoint.core.train.SnapshotBuilder;
import org.cuepoint.core.train.TeacherPlan;
import org.cuepoint.core.train.TemporalPlan;
import org.cuepoint.core.train.TrainingRequest;
import org.cuepoint.core.train.TuningPlan;

/**
 * The learning loop on the engine process. Labels are frozen before each request; what the engine
 * makes are files, which become blobs and records here, so that the engine never touches the
 * database. Thread-safe; the engine takes one request at a time.
 */
public final class EngineLearningLoop implements LearningLoop {

  /** A query is 2 s, see LEARNING in the design. */
  private static final double WINDOW_SECONDS = 2;

  private final ProjectPorts ports;
  private final ProjectStore project;
  private final AnnotationStore annotations;
  private final EngineClient engine;
  private final VideoIntake intake;
  private final FeatureCatalog features;
  private final SnapshotSource snapshots;
  private final ModelRegistry models;
  private final JobLog jobs;
  private final EncoderTraining encoders;
  private final TrainingRuns runs;
  private final TunedEncoders tuned;

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
    this.ports = ports;
    this.project = ports.project();
    this.annotations = ports.annotations();
    this.engine = engine;
    this.intake = new VideoIntake(project, media);
    this.features = new FeatureCatalog(project);
    this.snapshots = new SnapshotSource(project, annotations);
    this.models = new ModelRegistry(ports, clock);
    this.jobs = new JobLog(ports.runs(), clock);
    this.encoders = new EncoderTraining(ports, engine, features, models);
    this.runs = new TrainingRuns(ports, engine, features, models);
    this.tuned = new TunedEncoders(ports, engine, features, models, intake);
    if (project.access() == ProjectAccess.WRITE) {
      jobs.closeInterrupted();
    }
  }

  @Override
  public Job<IndexSummary> index(List<VideoId> videos) {
    return jobs.recorded("index", "Index features", context -> index(videos, context));
  }

  private IndexSummary index(List<VideoId> videos, JobContext context) throws IOException {
    if (project.videos().isEmpty()) {
      throw new IllegalStateException("The project has no videos yet; add some first.");
    }
    return index(videos, encoder(context), context);
  }

  private IndexSummary index(List<VideoId> videos, ModelVersion encoder, JobContext context)
      throws IOException {
    List<Video> chosen = hashed(videos, context);
    List<EngineProtocol.Source> sources =
        FeatureCatalog.places(chosen).stream().map(features::source).toList();
    EngineProtocol.Indexed done =
        engine.call(
            Urgency.INDEXING,
            context,
            service ->
                service.index(
                    new EngineProtocol.Index(
                        models.file(encoder),
                        features.clock().hertz(),
                        features.folder().toString(),
                        sources)));
    return new IndexSummary(
        done.sources(), done.encodedTicks(), done.encoder().id(), done.seconds());
  }

  /** Returns the current encoder; the starter fitted to the project's videos when there is none. */
  private ModelVersion encoder(JobContext context) throws IOException {
    Optional<ModelVersion> known = ports.models().activeEncoder();
    if (known.isPresent()) {
      return known.get();
    }
    return encoders.first(FeatureCatalog.places(hashed(List.of(), context)), context);
  }

  @Override
  public Job<ModelVersion> pretrain(PretrainingPlan plan, PretrainingStart start) {
    return jobs.recorded(
        "pretrain",
        "Pretrain encoder",
        context ->
            encoders.pretrain(
                plan, start, FeatureCatalog.places(hashed(List.of(), context)), context));
  }

  @Override
  public Job<ModelVersion> tune(TuningPlan plan, Optional<ModelVersion> start) {
    return jobs.recorded(
        "tune",
        "Tune encoder",
        context ->
            tuned.tune(
                plan,
                start.isPresent() ? start.get() : encoder(context),
                snapshots.current(),
                context));
  }

  @Override
  public Job<ModelVersion> learnFastHead() {
    return jobs.recorded("learn", "Train fast head", this::learn);
  }

  private ModelVersion learn(JobContext context) throws IOException {
    Lesson lesson = lesson(context);
    ModelVersion encoder = lesson.encoder();
    DatasetSnapshot snapshot = lesson.snapshot();
    FastHeadPlan plan = FastHeadPlan.defaults().forLabelledTicks(snapshot.labelledTicks());
    Path out = models.scratch("fast-head");
    EngineProtocol.HeadFile head =
        engine.call(
            context,
            service ->
                service.learn(
                    new EngineProtocol.Learn(
                        snapshotFile(snapshot),
                        models.file(encoder),
                        features.folder().toString(),
                        lesson.sources(),
                        plan.toJson(),
                        out.toString())));
    ModelVersion model =
        models.add(
            ModelKind.FAST_HEAD,
            out,
            new ModelRegistry.Origin(
                List.of(encoder.id()),
                plan.toJson(),
                Map.of("snapshot", snapshot.hash().hex()),
                Map.of(
                    "encoder",
                    FeatureCatalog.encoderId(encoder),
                    "scheme",
                    Integer.toString(snapshot.schemeVersion())),
                plan.seed(),
                engine.status()),
            Map.of(
                "loss",
                head.losses().isEmpty() ? Double.NaN : head.losses().getLast(),
                "labelled_ticks",
                (double) head.labelledTicks(),
                "seconds",
                head.seconds()));
    ports.models().activate(model.id());
    return model;
  }

  @Override
  public Job<ModelVersion> learnTeacher(TeacherPlan plan, Optional<ModelVersion> start) {
    return jobs.recorded(
        "learn", "Train teacher", context -> runs.teacher(plan, start, lesson(context), context));
  }

  @Override
  public List<UnfinishedTraining> unfinished() {
    return new RunFolders(project).unfinished();
  }

  @Override
  public Job<ModelVersion> resume(UnfinishedTraining training) {
    TrainingRequest request = training.request();
    if (TunedEncoders.isTuning(request)) {
      return jobs.recorded("tune", "Tune encoder", context -> tuned.resume(request, context));
    }
    return switch (ModelKind.ofWord(request.kind())) {
      case ENCODER ->
          pretrain(
              PretrainingPlan.fromJson(request.plan()),
              PretrainingStart.ofWord(request.startModel().orElse("random"), ports.models()));
      case TEACHER ->
          jobs.recorded(
              "learn",
              "Train teacher",
              context ->
                  runs.teacher(
                      TeacherPlan.fromJson(request.plan()),
                      request
                          .startModel()
                          .map(ModelVersionId::parse)
                          .flatMap(ports.models()::model),
                      lesson(frozen(request), context),
                      context));
      case TEMPORAL -> pretrainTemporal(TemporalPlan.fromJson(request.plan()), List.of());
      default ->
          throw new IllegalStateException(
              "A training of kind '" + request.kind() + "' cannot be taken up again.");
    };
  }

  @Override
  public void discard(UnfinishedTraining training) {
    try {
      training.run().delete();
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  /** Returns the labels that a training began with, whatever has been labelled since. */
  private DatasetSnapshot frozen(TrainingRequest request) {
    return request
        .labels()
        .flatMap(hash -> ports.runs().snapshot(new ContentHash(hash)))
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "The labels that this training began with are not kept; start it anew."));
  }

  private Lesson lesson(DatasetSnapshot snapshot, JobContext context) throws IOException {
    List<VideoId> labelled =
        snapshot.clips().stream().map(clip -> VideoId.parse(clip.video())).distinct().toList();
    index(labelled, context);
    return new Lesson(
        encoder(context), snapshot, snapshotFile(snapshot), sources(hashedOf(labelled)));
  }

  @Override
  public Job<ModelVersion> pretrainTemporal(TemporalPlan plan, List<VideoId> videos) {
    return jobs.recorded(
        "learn",
        "Pretrain temporal module",
        context -> {
          index(videos, context);
          return runs.temporal(plan, encoder(context), sources(hashed(videos, context)), context);
        });
  }

  /** Freezes the labels, with an encoder and the features that they need. */
  private Lesson lesson(JobContext context) throws IOException {
    List<VideoId> labelled = List.copyOf(snapshots.labelledVideos());
    if (labelled.isEmpty()) {
      throw new IllegalStateException(
          "There are no labels to learn from yet; label a few segments first.");
    }
    index(labelled, context);
    DatasetSnapshot snapshot = snapshots.current();
    if (snapshot.saysNothing()) {
      throw new IllegalStateException(
          "The labels tell nothing that can be learnt yet; mark at least one segment or review a"
              + " range.");
    }
    ports.runs().saveSnapshot(snapshot);
    return new Lesson(
        encoder(context), snapshot, snapshotFile(snapshot), sources(hashedOf(labelled)));
  }

  @Override
  public Job<SuggestSummary> suggest(List<VideoId> videos) {
    return jobs.recorded("suggest", "Update suggestions", context -> suggest(videos, context));
  }

  private SuggestSummary suggest(List<VideoId> videos, JobContext context) throws IOException {
    ModelVersion model = activeModel();
    SuggestSummary made = suggest(model, videos, context);
    Map<ModelVersionId, ModelVersion> known = new HashMap<>();
    ports.models().models().forEach(version -> known.put(version.id(), version));
    Set<ModelVersionId> beside = new HashSet<>(Set.of(model.id()));
    Set<VideoId> asked =
        indexedOf(videos, model).stream().map(Video::id).collect(Collectors.toSet());
    for (Video video : project.videos()) {
      for (ModelVersionId other : annotations.proposedCounts(video.id()).keySet()) {
        ModelVersion version = known.get(other);
        boolean superseded = version == null || version.kind() == model.kind();
        if (asked.contains(video.id()) && superseded && !other.equals(model.id())) {
          annotations.replaceProposed(video.id(), other, List.of());
        } else {
          beside.add(other);
        }
      }
    }
    models.forgetPredictionsExcept(beside);
    return made;
  }

  @Override
  public Job<SuggestSummary> suggest(ModelVersion model, List<VideoId> videos) {
    return jobs.recorded(
        "suggest",
        "Suggest with " + model.name(),
        context -> {
          if (!model.kind().predicts()) {
            throw new IllegalStateException(
                "The model " + model.name() + " cannot suggest; choose one that knows classes.");
          }
          return suggest(model, videos, context);
        });
  }

  private SuggestSummary suggest(ModelVersion model, List<VideoId> videos, JobContext context)
      throws IOException {
    LabelScheme scheme = models.scheme(model);
    DatasetSnapshot constraints = snapshots.of(scheme, Set.of());
    EngineProtocol.Predicted predicted =
        predict(model, indexedOf(videos, model), constraints, models.predictions(model), context);
    Map<VideoId, List<Suggestion>> byVideo = new LinkedHashMap<>();
    List<ClassId> classes = classes(scheme);
    for (EngineProtocol.Prediction prediction : predicted.predictions()) {
      VideoId video = VideoId.parse(prediction.video());
      byVideo
          .computeIfAbsent(video, key -> new ArrayList<>())
          .addAll(proposals(model, prediction, classes, constraints));
    }
    byVideo.forEach((video, made) -> annotations.replaceProposed(video, model.id(), made));
    return new SuggestSummary(
        model, byVideo.values().stream().flatMap(List::stream).toList(), predicted.seconds());
  }

  /**
   * The engine has decoded; what is left is to cut away what a person has labelled, and to name
   * frames.
   */
  private List<Suggestion> proposals(
      ModelVersion model,
      EngineProtocol.Prediction prediction,
      List<ClassId> classes,
      DatasetSnapshot constraints)
      throws IOException {
    VideoId video = VideoId.parse(prediction.video());
    Optional<RegionId> region = Optional.ofNullable(prediction.region()).map(RegionId::parse);
    FrameIndex index = project.index(video).index();
    List<DatasetSnapshot.Target> known =
        constraints.clips().stream()
            .filter(
                clip ->
                    clip.video().equals(prediction.video())
                        && Optional.ofNullable(clip.region())
                            .equals(Optional.ofNullable(prediction.region())))
            .findFirst()
            .map(DatasetSnapshot.Clip::targets)
            .orElse(List.of());
    List<DecodedSegment> decoded =
        prediction.segments().stream().map(EngineProtocol.Run::segment).toList();
    return new Proposer((track, groups, targets) -> decoded, DecoderSettings.defaults())
        .propose(
            new Proposer.Place(video, region, index),
            model.id(),
            ProbabilityFile.read(Path.of(prediction.probabilityFile()), classes),
            constraints.groups(),
            known,
            SnapshotBuilder.leftOutTicks(
                features.clock(), index, region, annotations.segments(video)));
  }

  @Override
  public Job<List<Prediction>> predict(ModelVersion model, List<VideoId> videos) {
    return jobs.recorded(
        "predict",
        "Predict",
        context -> {
          LabelScheme scheme = models.scheme(model);
          index(videos, models.encoderOf(model), context);
          Path folder = Files.createTempDirectory(models.scratchFolder(), "predict");
          EngineProtocol.Predicted predicted =
              predict(
                  model,
                  hashed(videos, context),
                  snapshots.of(scheme, Set.copyOf(videos)),
                  folder,
                  context);
          List<Prediction> predictions = new ArrayList<>();
          for (EngineProtocol.Prediction prediction : predicted.predictions()) {
            Path file = Path.of(prediction.probabilityFile());
            predictions.add(
                new Prediction(
                    VideoId.parse(prediction.video()),
                    Optional.ofNullable(prediction.region()).map(RegionId::parse),
                    ProbabilityFile.read(file, classes(scheme)),
                    prediction.segments().stream().map(EngineProtocol.Run::segment).toList()));
          }
          ModelRegistry.deleteFolder(folder);
          return List.copyOf(predictions);
        });
  }

  private EngineProtocol.Predicted predict(
      ModelVersion model,
      List<Video> videos,
      DatasetSnapshot constraints,
      Path outFolder,
      JobContext context)
      throws IOException {
    String snapshotFile = snapshotFile(constraints);
    ModelVersion encoder = models.encoderOf(model);
    return engine.call(
        context,
        service ->
            service.predict(
                new EngineProtocol.Predict(
                    snapshotFile,
                    models.file(model),
                    models.file(encoder),
                    features.folder().toString(),
                    sources(videos),
                    outFolder.toString())));
  }

  @Override
  public Job<QueueRound> rank(RankRequest request) {
    return jobs.recorded("rank", "Rank clips", context -> rank(request, context));
  }

  private QueueRound rank(RankRequest request, JobContext context) throws IOException {
    ModelVersion model = activeModel();
    List<Video> videos = indexedOf(request.videos(), model);
    List<FeatureCatalog.Place> places = FeatureCatalog.places(videos);
    List<VideoId> missing =
        places.stream()
            .filter(place -> !Files.exists(probabilityFile(model, place)))
            .map(place -> place.video().id())
            .distinct()
            .toList();
    if (!missing.isEmpty()) {
      suggest(missing, context);
    }
    LabelScheme scheme = models.scheme(model);
    FeatureClock clock = features.clock();
    EngineProtocol.Ranked ranked =
        engine.call(
            context,
            service ->
                service.rank(
                    new EngineProtocol.Rank(
                        SnapshotBuilder.groups(scheme),
                        places.stream().map(features::source).toList(),
                        places.stream()
                            .map(place -> probabilityFile(model, place).toString())
                            .toList(),
                        places.stream().map(this::seen).toList(),
                        request.acquisition(),
                        (int) Math.round(WINDOW_SECONDS * clock.hertz()),
                        request.count(),
                        request.seed())));
    RoundId round = RoundId.random();
    List<QueueItem> items = new ArrayList<>();
    for (EngineProtocol.Window window : ranked.windows()) {
      items.add(item(round, items.size(), window, places.get(window.source()), scheme));
    }
    QueueRound made =
        models.round(
            round, request.acquisition(), model.id(), FeatureCatalog.encoderId(model), items);
    ports.queue().addRound(made);
    return made;
  }

  private QueueItem item(
      RoundId round,
      int rank,
      EngineProtocol.Window window,
      FeatureCatalog.Place place,
      LabelScheme scheme) {
    FrameIndex index = project.index(place.video().id()).index();
    Map<String, Double> guess = new LinkedHashMap<>();
    window.guess().forEach((column, p) -> guess.put(scheme.classes().get(column).name(), p));
    return new QueueItem(
        QueueItemId.random(),
        round,
        rank,
        place.video().id(),
        place.region().map(region -> region.id()),
        index.range(features.clock().frames(index, window.startTick(), window.endTick())),
        Optional.empty(),
        window.score(),
        window.parts(),
        guess,
        QueueItem.Audit.NO);
  }

  private List<Integer> seen(FeatureCatalog.Place place) {
    VideoId video = place.video().id();
    FrameIndex index = project.index(video).index();
    Optional<RegionId> region = place.region().map(r -> r.id());
    BitSet seen =
        SnapshotBuilder.seenTicks(
            features.clock(),
            index,
            region,
            annotations.segments(video),
            annotations.reviewedRanges(video));
    seen.or(
        SnapshotBuilder.leftOutTicks(features.clock(), index, region, annotations.segments(video)));
    List<Integer> ends = new ArrayList<>();
    for (int start = seen.nextSetBit(0); start >= 0; ) {
      int end = seen.nextClearBit(start);
      ends.add(start);
      ends.add(end);
      start = seen.nextSetBit(end);
    }
    return ends;
  }

  @Override
  public Optional<ProbabilityTrack> probabilities(VideoId video, Optional<RegionId> region) {
    return ports.models().active().flatMap(active -> probabilities(active, video, region));
  }

  @Override
  public Optional<ProbabilityTrack> probabilities(
      ModelVersion model, VideoId video, Optional<RegionId> region) {
    Path file = models.predictions(model).resolve(probabilityName(video, region));
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(ProbabilityFile.read(file, classes(models.scheme(model))));
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  @Override
  public boolean isIndexed(VideoId video) {
    Optional<ModelVersion> encoder = ports.models().activeEncoder();
    return encoder.isPresent()
        && project.video(video).map(FeatureCatalog::places).orElse(List.of()).stream()
            .allMatch(place -> features.isIndexed(place, encoder.get()));
  }

  private ModelVersion activeModel() {
    return ports
        .models()
        .active()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "There is no model yet; label a few segments and train the fast head first."));
  }

  /**
   * Returns the videos whose features are there; indexing is a person's decision when it takes
   * long.
   */
  private List<Video> indexedOf(List<VideoId> videos, ModelVersion model) {
    ModelVersion encoder = models.encoderOf(model);
    return chosen(videos).stream()
        .filter(
            video ->
                FeatureCatalog.places(video).stream()
                    .allMatch(place -> features.isIndexed(place, encoder)))
        .toList();
  }

  private List<Video> chosen(List<VideoId> videos) {
    Set<VideoId> wanted = Set.copyOf(videos);
    return project.videos().stream()
        .filter(video -> wanted.isEmpty() || wanted.contains(video.id()))
        .collect(Collectors.toList());
  }

  private List<Video> hashed(List<VideoId> videos, JobContext context) throws IOException {
    for (Video video : chosen(videos)) {
      var _ = intake.hash(video, context);
    }
    return chosen(videos);
  }

  private List<Video> hashedOf(List<VideoId> videos) {
    return chosen(videos).stream().filter(video -> video.hash().isPresent()).toList();
  }

  private List<EngineProtocol.Source> sources(List<Video> videos) {
    return FeatureCatalog.places(videos).stream().map(features::source).toList();
  }

  private String snapshotFile(DatasetSnapshot snapshot) {
    try {
      Path file = models.scratchFolder().resolve("snapshot-" + snapshot.hash().brief() + ".json");
      Files.writeString(file, snapshot.toJson());
      return file.toString();
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  private Path probabilityFile(ModelVersion model, FeatureCatalog.Place place) {
    return models
        .predictions(model)
        .resolve(probabilityName(place.video().id(), place.region().map(region -> region.id())));
  }

  private static String probabilityName(VideoId video, Optional<RegionId> region) {
    return video + region.map(id -> "-" + id).orElse("") + ".probabilities";
  }

  private static List<ClassId> classes(LabelScheme scheme) {
    return scheme.classes().stream().map(c -> c.id()).toList();
  }
}
