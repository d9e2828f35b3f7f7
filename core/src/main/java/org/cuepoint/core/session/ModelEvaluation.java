package org.cuepoint.core.session;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.cuepoint.core.engine.EngineClient;
import org.cuepoint.core.eval.Calibration;
import org.cuepoint.core.eval.Evaluation;
import org.cuepoint.core.eval.EvaluationReport;
import org.cuepoint.core.eval.EvaluationReport.Exposure;
import org.cuepoint.core.eval.LabelledVideo;
import org.cuepoint.core.eval.Reliability;
import org.cuepoint.core.exchange.FrameTruth;
import org.cuepoint.core.job.Job;
import org.cuepoint.core.job.JobContext;
import org.cuepoint.core.media.Video;
import org.cuepoint.core.media.VideoId;
import org.cuepoint.core.provenance.ContentHash;
import org.cuepoint.core.recognition.ModelVersion;
import org.cuepoint.core.taxonomy.LabelScheme;
import org.cuepoint.core.train.DatasetSnapshot;
import org.cuepoint.core.train.EvaluationRecord;

/**
 * Compares what a model says of videos with their truth. The model predicts as if nobody had
 * labelled these videos; videos and groups whose labels it was trained on are refused unless a
 * person insists, and then the report says so. Thread-safe as far as the learning loop is.
 */
public final class ModelEvaluation {

  private final ProjectPorts ports;
  private final LearningLoop learning;
  private final AnnotationExchange exchange;
  private final Baselines baselines;
  private final ModelRegistry models;
  private final InstantSource clock;

  /** Which simple methods are compared on the same frames. */
  public enum Comparison {
    /** None. */
    NONE,
    /** Those that need no features beside the model's: majority and nearest centroid. */
    QUICK,
    /**
     * Also probes of single ticks on colour histograms with frame differences and on a random
     * encoder, for which the labelled videos are indexed once.
     */
    ALL
  }

  /** What becomes of videos that the model knows. */
  public enum SeenLabels {
    /** The evaluation is refused with their names. */
    REFUSE,
    /** It is made, and marked. */
    ALLOW
  }

  /**
   * What to compare.
   *
   * @param model the model
   * @param truth a label file or folder; empty for the labels that the project has
   * @param format id of its format; empty to find it by looking
   * @param options options of the format by name
   * @param groups groups whose videos are tested
   * @param videos further videos that are tested
   * @param seen what becomes of videos that the model knows
   * @param comparison which simple methods are compared
   */
  public record Request(
      ModelVersion model,
      Optional<Path> truth,
      Optional<String> format,
      Map<String, String> options,
      Set<String> groups,
      Set<VideoId> videos,
      SeenLabels seen,
      Comparison comparison) {

    /** Copies the collections. */
    public Request {
      options = Map.copyOf(options);
      groups = Set.copyOf(groups);
      videos = Set.copyOf(videos);
    }
  }

  /**
   * How well one method did.
   *
   * @param evaluation its figures
   * @param reliability its confidence against its accuracy on ticks; empty when it gives no
   *     probabilities
   * @param calibration figures of the same
   * @param videos truth and prediction of each video or region at the truth's own frames
   */
  public record Judgement(
      Evaluation evaluation,
      Optional<Reliability> reliability,
      Optional<Calibration> calibration,
      List<LabelledVideo> videos) {

    /** Copies the list. */
    public Judgement {
      videos = List.copyOf(videos);
    }
  }

  /**
   * What came out.
   *
   * @param report the figures of the model, as they are kept
   * @param model what the model said
   * @param baselines what simple methods said, by name; they learn from the project's labels
   *     without those of the tested videos
   * @param seconds how long it took
   */
  public record Result(
      EvaluationReport report, Judgement model, Map<String, Judgement> baselines, double seconds) {

    /** Copies the map. */
    public Result {
      baselines = Collections.unmodifiableMap(new LinkedHashMap<>(baselines));
    }
  }

  /**
   * Makes the evaluation of one project's models.
   *
   * @param session the opened project
   * @param exchange reads the truth
   * @param engine computes features for baselines; not closed by this
   * @param clock dates reports
   */
  public ModelEvaluation(
      ProjectSession session,
      AnnotationExchange exchange,
      EngineClient engine,
      InstantSource clock) {
    this.ports = session.ports();
    this.learning = session.learning();
    this.exchange = exchange;
    this.baselines = new Baselines(ports, session.intake(), engine, clock);
    this.models = new ModelRegistry(ports, clock);
    this.clock = clock;
  }

  /**
   * Compares and keeps the report in the project.
   *
   * @throws IllegalArgumentException in the job, if a video has no truth or the model knows one;
   *     the message names it
   */
  public Job<Result> evaluate(Request request) {
    return new Job<>("Evaluate", context -> evaluate(request, context));
  }

  private Result evaluate(Request request, JobContext context) throws Exception {
    Instant started = clock.instant();
    List<Video> test = tested(request);
    DatasetSnapshot snapshot = snapshot(request.model());
    Exposure exposure = exposure(request, test, snapshot);
    String source = request.truth().map(Path::toString).orElse(ProjectTruth.NAME);
    TruthComparison truth = TruthComparison.of(ports.project(), test, truth(request, test), source);
    List<VideoId> ids = test.stream().map(Video::id).toList();
    List<LearningLoop.Prediction> said = learning.predict(request.model(), ids).work().run(context);
    Judgement judged = judged(truth, said, models.scheme(request.model()));
    EvaluationReport report =
        new EvaluationReport(
            judged.evaluation(), request.model().name(), source, exposure, judged.calibration());
    ports
        .runs()
        .saveEvaluation(
            new EvaluationRecord(
                UUID.randomUUID(), request.model().id(), clock.instant(), source, report.toJson()));
    Map<String, Judgement> beside = new LinkedHashMap<>();
    baselines
        .predict(request.model(), ids, request.comparison(), context)
        .forEach((name, baseline) -> beside.put(name, judged(truth, baseline)));
    double seconds = Duration.between(started, clock.instant()).toMillis() / 1000.0;
    return new Result(report, judged, beside, seconds);
  }

  private List<FrameTruth> truth(Request request, List<Video> test) throws IOException {
    return request.truth().isPresent()
        ? exchange.truth(request.truth().get(), request.format(), test, request.options())
        : new ProjectTruth(ports).of(test);
  }

  private Judgement judged(TruthComparison truth, Baselines.Said baseline) {
    return switch (baseline.certainty()) {
      case PROBABILITIES ->
          judged(truth, baseline.predictions(), ports.project().project().scheme());
      case CLASSES_ONLY -> {
        List<LabelledVideo> videos = truth.compared(baseline.predictions());
        yield new Judgement(
            Evaluation.of(videos, Evaluation.BACKGROUND),
            Optional.empty(),
            Optional.empty(),
            videos);
      }
    };
  }

  private static Judgement judged(
      TruthComparison truth, List<LearningLoop.Prediction> said, LabelScheme scheme) {
    List<LabelledVideo> videos = truth.compared(said);
    ProbabilitySamples samples = truth.samples(said, scheme);
    return new Judgement(
        Evaluation.of(videos, Evaluation.BACKGROUND),
        samples.reliability(),
        samples.calibration(),
        videos);
  }

  private List<Video> tested(Request request) {
    List<Video> test =
        ports.project().videos().stream()
            .filter(
                video ->
                    request.videos().contains(video.id())
                        || video.group().map(request.groups()::contains).orElse(false))
            .toList();
    if (test.isEmpty()) {
      throw new IllegalArgumentException(
          "No video of the project is in the groups or videos that are to be tested.");
    }
    return test;
  }

  private DatasetSnapshot snapshot(ModelVersion model) {
    return Optional.ofNullable(model.provenance().inputs().get("snapshot"))
        .flatMap(hash -> ports.runs().snapshot(new ContentHash(hash)))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Nothing says which labels "
                        + model.name()
                        + " was trained on, so it cannot be evaluated; train it again."));
  }

  /** A group is known as soon as one label of one of its videos was in the training. */
  private Exposure exposure(Request request, List<Video> test, DatasetSnapshot snapshot) {
    Map<String, Optional<String>> groupNow =
        ports.project().videos().stream()
            .collect(Collectors.toMap(video -> video.id().toString(), Video::group));
    Set<String> videos = new TreeSet<>();
    Set<String> groups = new TreeSet<>();
    for (DatasetSnapshot.Clip clip : snapshot.clips()) {
      if (!clip.targets().isEmpty()) {
        videos.add(clip.video());
        Optional.ofNullable(clip.group()).ifPresent(groups::add);
        groupNow.getOrDefault(clip.video(), Optional.empty()).ifPresent(groups::add);
      }
    }
    groups.retainAll(request.groups());
    List<String> known =
        test.stream().filter(v -> videos.contains(v.id().toString())).map(Video::name).toList();
    if (known.isEmpty() && groups.isEmpty()) {
      return Exposure.UNSEEN;
    }
    if (request.seen() == SeenLabels.ALLOW) {
      return Exposure.SEEN;
    }
    throw new IllegalArgumentException(
        request.model().name()
            + " was trained on labels of "
            + (groups.isEmpty()
                ? "the video " + String.join(", ", known)
                : "the group " + String.join(", ", groups))
            + "; test it on others, or insist (the report is marked then).");
  }
}
