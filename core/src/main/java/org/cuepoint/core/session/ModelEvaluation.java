package org.cuepoint.core.session;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.cuepoint.core.eval.Evaluation;
import org.cuepoint.core.eval.EvaluationReport;
import org.cuepoint.core.eval.EvaluationReport.Exposure;
import org.cuepoint.core.eval.LabelRuns;
import org.cuepoint.core.eval.LabelledVideo;
import org.cuepoint.core.exchange.FrameTruth;
import org.cuepoint.core.job.Job;
import org.cuepoint.core.job.JobContext;
import org.cuepoint.core.media.Video;
import org.cuepoint.core.media.VideoId;
import org.cuepoint.core.provenance.ContentHash;
import org.cuepoint.core.recognition.ModelVersion;
import org.cuepoint.core.suggest.DecodedSegment;
import org.cuepoint.core.taxonomy.ActionClass;
import org.cuepoint.core.taxonomy.ClassId;
import org.cuepoint.core.taxonomy.LabelScheme;
import org.cuepoint.core.time.FrameIndex;
import org.cuepoint.core.time.FrameRange;
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
  private final InstantSource clock;

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
   * @param truth a label file or folder
   * @param format id of its format; empty to find it by looking
   * @param options options of the format by name
   * @param groups groups whose videos are tested
   * @param videos further videos that are tested
   * @param seen what becomes of videos that the model knows
   */
  public record Request(
      ModelVersion model,
      Path truth,
      Optional<String> format,
      Map<String, String> options,
      Set<String> groups,
      Set<VideoId> videos,
      SeenLabels seen) {

    /** Copies the collections. */
    public Request {
      options = Map.copyOf(options);
      groups = Set.copyOf(groups);
      videos = Set.copyOf(videos);
    }
  }

  /**
   * What came out.
   *
   * @param report the figures of the model
   * @param baselines the figures of the simplest methods by name: {@code majority} and {@code
   *     nearest-centroid}, which learn from the project's labels without those of the tested videos
   * @param videos truth and prediction of each video at the truth's own frames
   * @param seconds how long it took
   */
  public record Result(
      EvaluationReport report,
      Map<String, Evaluation> baselines,
      List<LabelledVideo> videos,
      double seconds) {

    /** Copies the collections. */
    public Result {
      baselines = Collections.unmodifiableMap(new LinkedHashMap<>(baselines));
      videos = List.copyOf(videos);
    }
  }

  /** Makes the evaluation of one project's models. */
  public ModelEvaluation(
      ProjectPorts ports, LearningLoop learning, AnnotationExchange exchange, InstantSource clock) {
    this.ports = ports;
    this.learning = learning;
    this.exchange = exchange;
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
    List<FrameTruth> truths = truths(request, test);
    List<VideoId> ids = test.stream().map(Video::id).toList();
    List<LabelledVideo> compared =
        compared(truths, learning.predict(request.model(), ids).work().run(context));
    EvaluationReport report =
        new EvaluationReport(
            Evaluation.of(compared, Evaluation.BACKGROUND),
            request.model().name(),
            request.truth().toString(),
            exposure);
    ports
        .runs()
        .saveEvaluation(
            new EvaluationRecord(
                UUID.randomUUID(),
                request.model().id(),
                clock.instant(),
                request.truth().toString(),
                report.toJson()));
    Map<String, Evaluation> baselines = baselines(truths, ids);
    double seconds = Duration.between(started, clock.instant()).toMillis() / 1000.0;
    return new Result(report, baselines, compared, seconds);
  }

  /** Returns none when only the tested videos have labels: there is nothing to learn from then. */
  private Map<String, Evaluation> baselines(List<FrameTruth> truths, List<VideoId> test)
      throws IOException {
    Map<String, Evaluation> baselines = new LinkedHashMap<>();
    if (!Set.copyOf(test).containsAll(ports.annotations().labelledVideos())) {
      Baselines simple = new Baselines(ports);
      baselines.put("majority", baseline(truths, simple.majority(test)));
      baselines.put("nearest-centroid", baseline(truths, simple.nearestCentroid(test)));
    }
    return baselines;
  }

  private Evaluation baseline(List<FrameTruth> truths, List<LearningLoop.Prediction> predictions) {
    return Evaluation.of(compared(truths, predictions), Evaluation.BACKGROUND);
  }

  /** Returns truth and prediction of each video at the truth's own frames. */
  private List<LabelledVideo> compared(
      List<FrameTruth> truths, List<LearningLoop.Prediction> predictions) {
    return truths.stream()
        .map(truth -> truth.against(painted(truth.video().video(), predictions)))
        .toList();
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

  private List<FrameTruth> truths(Request request, List<Video> test) throws IOException {
    List<FrameTruth> truths =
        exchange.truth(request.truth(), request.format(), test, request.options());
    Set<VideoId> covered =
        truths.stream().map(truth -> truth.video().video().id()).collect(Collectors.toSet());
    List<String> missing =
        test.stream().filter(v -> !covered.contains(v.id())).map(Video::name).toList();
    if (!missing.isEmpty()) {
      throw new IllegalArgumentException(
          "'" + request.truth() + "' says nothing of " + String.join(", ", missing) + ".");
    }
    return truths;
  }

  /** Returns one label for each frame of the video. */
  private LabelRuns painted(Video video, List<LearningLoop.Prediction> predictions) {
    FrameIndex index = ports.project().index(video.id()).index();
    String[] frames = new String[index.frameCount()];
    Arrays.fill(frames, FrameTruth.BACKGROUND);
    LabelScheme scheme = ports.project().project().scheme();
    for (LearningLoop.Prediction prediction : predictions) {
      if (!prediction.video().equals(video.id())) {
        continue;
      }
      List<ClassId> classes = prediction.probabilities().classes();
      for (DecodedSegment segment : prediction.segments()) {
        FrameRange place =
            prediction
                .probabilities()
                .clock()
                .frames(index, segment.startTick(), segment.endTick());
        Arrays.fill(
            frames, place.start(), place.end(), name(scheme, classes.get(segment.classIndex())));
      }
    }
    return LabelRuns.ofFrames(Arrays.asList(frames));
  }

  private static String name(LabelScheme scheme, ClassId id) {
    return scheme.find(id).map(ActionClass::name).orElseGet(id::toString);
  }
}
