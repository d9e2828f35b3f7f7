package org.cuepoint.app.testing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.cuepoint.core.active.QueueItem;
import org.cuepoint.core.active.QueueItemId;
import org.cuepoint.core.active.QueueRound;
import org.cuepoint.core.active.RoundId;
import org.cuepoint.core.annotation.ModelVersionId;
import org.cuepoint.core.annotation.Segment;
import org.cuepoint.core.annotation.Suggestion;
import org.cuepoint.core.annotation.SuggestionId;
import org.cuepoint.core.annotation.SuggestionStatus;
import org.cuepoint.core.compare.Comparison;
import org.cuepoint.core.embed.EmbeddingMap;
import org.cuepoint.core.embed.KeptMap;
import org.cuepoint.core.embed.MapSettings;
import org.cuepoint.core.job.Job;
import org.cuepoint.core.media.RegionId;
import org.cuepoint.core.media.Video;
import org.cuepoint.core.media.VideoId;
import org.cuepoint.core.provenance.Provenance;
import org.cuepoint.core.recognition.ModelKind;
import org.cuepoint.core.recognition.ModelVersion;
import org.cuepoint.core.recognition.ProbabilityTrack;
import org.cuepoint.core.saliency.Saliency;
import org.cuepoint.core.session.LearningLoop;
import org.cuepoint.core.session.LiveRecognition;
import org.cuepoint.core.session.PretrainingStart;
import org.cuepoint.core.session.ProjectPorts;
import org.cuepoint.core.session.Repetition;
import org.cuepoint.core.session.Speaker;
import org.cuepoint.core.session.SuspectPlan;
import org.cuepoint.core.session.SuspectReport;
import org.cuepoint.core.session.UnfinishedTraining;
import org.cuepoint.core.simulate.SimulationPlan;
import org.cuepoint.core.simulate.SimulationResult;
import org.cuepoint.core.taxonomy.ActionClass;
import org.cuepoint.core.taxonomy.ClassId;
import org.cuepoint.core.time.FeatureClock;
import org.cuepoint.core.time.FrameIndex;
import org.cuepoint.core.time.FrameRange;
import org.cuepoint.core.train.PretrainingPlan;
import org.cuepoint.core.train.StudentPlan;
import org.cuepoint.core.train.TeacherPlan;
import org.cuepoint.core.train.TemporalPlan;
import org.cuepoint.core.train.TuningPlan;

/**
 * A learning loop that guesses by a fixed pattern: in every two hundred frames, one suggestion of
 * fifty where nothing is labelled, classes in turn, in each region of a video. Counts what it was
 * asked.
 */
public final class FakeLearningLoop implements LearningLoop {

  private static final int PERIOD = 200;
  private static final int LENGTH = 50;

  private final ProjectPorts ports;
  private final Set<VideoId> indexed = new HashSet<>();
  private final List<KeptMap> maps = new ArrayList<>();
  private final List<Optional<VideoId>> reactions = new ArrayList<>();
  private final List<Integer> counts = new ArrayList<>();
  private int trained;
  private int suggested;
  private final List<LiveRecognition.Plan> watched = new ArrayList<>();
  private List<LiveRecognition.Recognised> recognised = List.of();
  private volatile CountDownLatch repetitionsEnd = new CountDownLatch(0);
  private volatile CountDownLatch trainingsEnd = new CountDownLatch(0);
  private volatile Optional<ModelKind> failing = Optional.empty();
  private final List<ModelKind> asked = new CopyOnWriteArrayList<>();

  /** Makes a loop on a project. */
  public FakeLearningLoop(ProjectPorts ports) {
    this.ports = ports;
  }

  /** Returns how often the fast head was trained. */
  public int trained() {
    return trained;
  }

  /** Returns the video that was edited before each reaction, empty where it may have been any. */
  public List<Optional<VideoId>> reactions() {
    return List.copyOf(reactions);
  }

  /** Returns how many questions each reaction was to ask. */
  public List<Integer> questionsWanted() {
    return List.copyOf(counts);
  }

  /** Returns how often suggestions were asked for. */
  public int suggested() {
    return suggested;
  }

  @Override
  public Job<IndexSummary> index(List<VideoId> videos) {
    return new Job<>(
        "index",
        context -> {
          List<Video> all = chosen(videos);
          for (Video video : all) {
            context.throwIfCancelled();
            context.progress(indexed.size(), all.size(), video.name());
            indexed.add(video.id());
          }
          return new IndexSummary(all.size(), 100, "fake", 0.1);
        });
  }

  @Override
  public Job<ModelVersion> pretrain(PretrainingPlan plan, PretrainingStart start) {
    return new Job<>(
        "pretrain",
        context -> {
          throw new IllegalStateException("This loop has no encoder to train.");
        });
  }

  @Override
  public Job<ModelVersion> tune(TuningPlan plan, Optional<ModelVersion> start) {
    return new Job<>(
        "tune",
        context -> {
          throw new IllegalStateException("This loop has no encoder to tune.");
        });
  }

  @Override
  public Job<ModelVersion> learnStudent(StudentPlan plan, Optional<ModelVersion> teacher) {
    return learn(plan.kind());
  }

  /**
   * Lets trainings from now on stop at a quarter until the latch is open, or they are cancelled.
   */
  public void holdTrainings(CountDownLatch until) {
    trainingsEnd = until;
  }

  /** Lets trainings of a kind fail from now on; empty for none. */
  public void failTrainings(Optional<ModelKind> kind) {
    failing = kind;
  }

  /** Returns the kinds whose training was asked for, in order. */
  public List<ModelKind> asked() {
    return List.copyOf(asked);
  }

  /** Lets streams say this. */
  public void recogniseLater(List<LiveRecognition.Recognised> said) {
    recognised = List.copyOf(said);
  }

  /** Returns what was asked to be watched, in order. */
  public List<LiveRecognition.Plan> watched() {
    return watched;
  }

  @Override
  public Job<LiveRecognition.Summary> watch(
      LiveRecognition.Plan plan, Consumer<? super LiveRecognition.Recognised> listener) {
    return new Job<>(
        "watch",
        context -> {
          watched.add(plan);
          recognised.forEach(listener);
          return new LiveRecognition.Summary(0, 0, 0, 0, 0);
        });
  }

  @Override
  public List<UnfinishedTraining> unfinished() {
    return List.of();
  }

  @Override
  public Job<ModelVersion> resume(UnfinishedTraining training) {
    return learnFastHead();
  }

  @Override
  public void discard(UnfinishedTraining training) {}

  /** Why a reaction makes no queue. */
  public Optional<String> lacks = Optional.empty();

  /** Who is to speak when the person rests. */
  public Speaker speaker = new Speaker.FastHead(Optional.empty());

  @Override
  public Speaker speaker() {
    return speaker;
  }

  @Override
  public Job<ModelVersion> learnFastHead() {
    return learn(ModelKind.FAST_HEAD);
  }

  @Override
  public Job<ModelVersion> learnTeacher(TeacherPlan plan, Optional<ModelVersion> start) {
    return learn(ModelKind.TEACHER);
  }

  @Override
  public Job<ModelVersion> pretrainTemporal(TemporalPlan plan, List<VideoId> videos) {
    return new Job<>(
        "pretrain",
        context -> {
          throw new IllegalStateException("There are no features to pretrain on.");
        });
  }

  private Job<ModelVersion> learn(ModelKind kind) {
    return new Job<>(
        "learn",
        context -> {
          if (ports.annotations().labelledVideos().isEmpty()) {
            throw new IllegalStateException(
                "There is nothing to learn from: label a few segments first.");
          }
          asked.add(kind);
          context.progress(1, 4, "");
          while (!trainingsEnd.await(1, TimeUnit.MILLISECONDS)) {
            context.throwIfCancelled();
          }
          if (failing.equals(Optional.of(kind))) {
            throw new IllegalStateException("The loss became no number.");
          }
          trained++;
          ModelVersion model = version(kind);
          ports.models().add(model);
          ports.models().activate(model.id(), model.created());
          return model;
        });
  }

  private ModelVersion version(ModelKind kind) {
    return new ModelVersion(
        ModelVersionId.random(),
        kind,
        ports.models().nextNumber(kind),
        Instant.EPOCH,
        List.of(),
        "{}",
        new Provenance(Map.of(), Map.of(), 1, Map.of()),
        Map.of(),
        Map.of());
  }

  /** Lets the next repetitions stop at a quarter until the latch is open. */
  public void holdRepetitions(CountDownLatch until) {
    repetitionsEnd = until;
  }

  @Override
  public Job<Repetition> repeat(ModelVersion model, Repetition.Then then) {
    return new Job<>(
        "repeat",
        context -> {
          context.progress(1, 4, "");
          repetitionsEnd.await();
          return new Repetition(
              model,
              Repetition.Weights.EQUAL,
              List.of(),
              OptionalInt.empty(),
              List.of(),
              0,
              Repetition.Sources.KEPT,
              Optional.empty(),
              0.1);
        });
  }

  @Override
  public Job<SuggestSummary> suggest(List<VideoId> videos) {
    return new Job<>(
        "suggest",
        context -> {
          suggested++;
          ModelVersion model =
              ports
                  .models()
                  .active()
                  .orElseThrow(() -> new IllegalStateException("Train a model first."));
          for (Video video : chosen(videos)) {
            ports
                .annotations()
                .proposedCounts(video.id())
                .keySet()
                .forEach(
                    other -> ports.annotations().replaceProposed(video.id(), other, List.of()));
          }
          return suggestWith(model, videos);
        });
  }

  @Override
  public Job<SuggestSummary> suggest(ModelVersion model, List<VideoId> videos) {
    return new Job<>("suggest", context -> suggestWith(model, videos));
  }

  private SuggestSummary suggestWith(ModelVersion model, List<VideoId> videos) {
    List<Suggestion> all = new ArrayList<>();
    for (Video video : chosen(videos)) {
      List<Suggestion> made = suggestions(video, model.id());
      ports.annotations().replaceProposed(video.id(), model.id(), made);
      all.addAll(made);
    }
    return new SuggestSummary(model, all, 0.1);
  }

  private List<Suggestion> suggestions(Video video, ModelVersionId model) {
    List<ClassId> classes =
        ports.project().project().scheme().classes().stream().map(ActionClass::id).toList();
    FrameIndex index = ports.project().index(video.id()).index();
    List<Segment> labelled = ports.annotations().segments(video.id());
    List<Optional<RegionId>> places = new ArrayList<>();
    video.regions().forEach(region -> places.add(Optional.of(region.id())));
    if (places.isEmpty()) {
      places.add(Optional.empty());
    }
    List<Suggestion> made = new ArrayList<>();
    for (Optional<RegionId> place : places) {
      made.addAll(suggestions(video, place, model, classes, index, labelled));
    }
    return made;
  }

  private static List<Suggestion> suggestions(
      Video video,
      Optional<RegionId> place,
      ModelVersionId model,
      List<ClassId> classes,
      FrameIndex index,
      List<Segment> labelled) {
    List<Suggestion> made = new ArrayList<>();
    for (int start = 100; start + LENGTH <= index.frameCount(); start += PERIOD) {
      FrameRange frames = new FrameRange(start, start + LENGTH);
      if (labelled.stream()
          .filter(s -> s.region().equals(place))
          .noneMatch(s -> s.range().frames().overlaps(frames))) {
        int turn = start / PERIOD % classes.size();
        Map<ClassId, Double> probabilities = new LinkedHashMap<>();
        probabilities.put(classes.get(turn), 0.62);
        probabilities.put(classes.get((turn + 1) % classes.size()), 0.21);
        made.add(
            new Suggestion(
                SuggestionId.random(),
                video.id(),
                place,
                model,
                index.range(frames),
                classes.get(turn),
                probabilities,
                Map.of("entropy", 1.02, "margin", 0.41),
                SuggestionStatus.PROPOSED,
                Optional.empty(),
                0,
                0));
      }
    }
    return made;
  }

  @Override
  public Job<QueueRound> rank(RankRequest request) {
    return new Job<>(
        "rank",
        context -> {
          RoundId round = RoundId.random();
          List<QueueItem> items = new ArrayList<>();
          for (Video video : chosen(request.videos())) {
            for (Suggestion s :
                ports.annotations().suggestions(video.id(), Set.of(SuggestionStatus.PROPOSED))) {
              if (items.size() < request.count()) {
                items.add(item(round, items.size(), s));
              }
            }
          }
          QueueRound made =
              new QueueRound(
                  round,
                  Instant.EPOCH,
                  request.acquisition(),
                  request.acquisition(),
                  ports.models().active().orElseThrow().id(),
                  "fake",
                  items,
                  request.example());
          ports.queue().addRound(made);
          return made;
        });
  }

  @Override
  public Job<Reaction> react(VideoId shown, Optional<VideoId> edited, RankRequest rank) {
    return new Job<>(
        "react",
        context -> {
          reactions.add(edited);
          counts.add(rank.count());
          return new Reaction(
              version(ModelKind.LIVE_HEAD), List.of(), Optional.empty(), lacks, Map.of());
        });
  }

  @Override
  public Job<SimulationResult> simulate(SimulationPlan plan) {
    return new Job<>("simulate", context -> new SimulationResult(List.of(), Map.of(), 0));
  }

  private QueueItem item(RoundId round, int rank, Suggestion suggestion) {
    Map<String, Double> guess = new LinkedHashMap<>();
    suggestion
        .probabilities()
        .forEach(
            (id, p) ->
                guess.put(ports.project().project().scheme().find(id).orElseThrow().name(), p));
    return new QueueItem(
        QueueItemId.random(),
        round,
        rank,
        suggestion.video(),
        suggestion.region(),
        suggestion.range(),
        Optional.of(suggestion.id()),
        1.02,
        Map.of("entropy", 1.02, "margin", 0.41),
        guess,
        QueueItem.Audit.NO);
  }

  private List<Video> chosen(List<VideoId> videos) {
    return ports.project().videos().stream()
        .filter(v -> videos.isEmpty() || videos.contains(v.id()))
        .toList();
  }

  @Override
  public Optional<ProbabilityTrack> probabilities(
      ModelVersion model, VideoId video, Optional<RegionId> region) {
    return probabilities(video, region);
  }

  @Override
  public Optional<ProbabilityTrack> probabilities(VideoId video, Optional<RegionId> region) {
    List<ClassId> classes =
        ports.project().project().scheme().classes().stream().map(ActionClass::id).toList();
    if (ports.models().active().isEmpty() || classes.isEmpty()) {
      return Optional.empty();
    }
    int ticks = FeatureClock.DEFAULT.ticks(ports.project().index(video).index());
    float[] values = new float[ticks * classes.size()];
    for (int i = 0; i < values.length; i++) {
      int tick = i / classes.size();
      double wave = Math.sin(tick / 9.0 + i % classes.size());
      values[i] = (float) (0.9 * Math.max(0, wave * wave * wave) / classes.size());
    }
    return Optional.of(new ProbabilityTrack(FeatureClock.DEFAULT, classes, values));
  }

  @Override
  public Job<List<Prediction>> predict(ModelVersion model, List<VideoId> videos) {
    return new Job<>("predict", context -> List.of());
  }

  @Override
  public Job<SuspectReport> suspects(SuspectPlan plan) {
    return new Job<>("suspects", context -> new SuspectReport(List.of(), List.of(), 0, 2, 0.1));
  }

  @Override
  public Job<List<SuspectReport.Planted>> plantedSuspects(
      SuspectPlan plan, double share, int seeds) {
    return new Job<>("suspects", context -> List.of());
  }

  /** Each model says what {@link FakeComparison} has of it. */
  @Override
  public Job<Comparison> compare(List<ModelVersion> models, List<VideoId> videos) {
    return new Job<>("compare", context -> FakeComparison.of(ports, models, videos));
  }

  /** Looks at the middle of four cells a side, and at the moment itself. */
  @Override
  public Job<Saliency> explain(
      ModelVersion model, VideoId video, Optional<RegionId> region, int tick) {
    return new Job<>(
        "explain",
        context ->
            new Saliency(
                0,
                0.9,
                2,
                List.of(0.5, 0.0, 0.1, 0.0),
                Math.max(0, tick - 2),
                2,
                List.of(0.1, 0.6),
                List.of(0.9, 0.2, 0.1),
                List.of(0.9, 0.6, 0.1)));
  }

  @Override
  public Job<EmbeddingMap> map(MapSettings settings, KeptMap kept) {
    return new Job<>(
        "map",
        context -> {
          maps.add(kept);
          return FakeMap.of(ports, settings, indexed);
        });
  }

  /** Returns which maps were asked for, in order. */
  public List<KeptMap> maps() {
    return List.copyOf(maps);
  }

  @Override
  public Job<List<Double>> agreement(List<ModelVersion> models) {
    return new Job<>("predict", context -> models.stream().skip(1).map(model -> 1.0).toList());
  }

  @Override
  public boolean isIndexed(VideoId video) {
    return indexed.contains(video);
  }
}
