package org.cuepoint.app.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cuepoint.app.demo.DemoMaterial.Role;
import org.cuepoint.core.annotation.Segment;
import org.cuepoint.core.edit.AnnotationEdit;
import org.cuepoint.core.eval.Evaluation;
import org.cuepoint.core.exchange.ImportedAnnotations.Gaps;
import org.cuepoint.core.job.Job;
import org.cuepoint.core.media.Video;
import org.cuepoint.core.media.VideoId;
import org.cuepoint.core.recognition.ModelVersion;
import org.cuepoint.core.session.AnnotationExchange;
import org.cuepoint.core.session.ModelEvaluation;
import org.cuepoint.core.session.ModelEvaluation.Comparison;
import org.cuepoint.core.session.ProjectSession;
import org.cuepoint.core.session.VideoIntake;
import org.cuepoint.core.taxonomy.ActionClass;
import org.cuepoint.core.taxonomy.LabelScheme;
import org.cuepoint.core.time.FeatureClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the demonstration: add the videos, index, learn from the few labels of the start, then once
 * for each way of choosing, on a copy of the same project: rank, answer from the truth, learn,
 * suggest, evaluate on videos that are never asked about. Works in a folder of its own. One thread
 * at a time.
 */
public final class Demo {

  private static final Logger LOG = LoggerFactory.getLogger(Demo.class);

  private final DemoStage stage;
  private final DemoMaterial material;
  private final DemoSettings settings;
  private final Map<String, Double> stageSeconds = new LinkedHashMap<>();

  /** Makes a demonstration. */
  public Demo(DemoStage stage, DemoMaterial material, DemoSettings settings) {
    this.stage = stage;
    this.material = material;
    this.settings = settings;
  }

  /**
   * Runs it.
   *
   * @param workplace an empty folder; what is made there can be deleted afterwards
   */
  public DemoResult run(Path workplace) throws Exception {
    Instant started = Instant.now();
    Path base = workplace.resolve("start");
    Beginning beginning = begin(base);
    List<DemoResult.Course> courses = new ArrayList<>();
    Map<String, String> ways = new LinkedHashMap<>();
    ways.put("queue (" + settings.acquisition() + ")", settings.acquisition());
    ways.put("random order", "random");
    for (Map.Entry<String, String> way : ways.entrySet()) {
      // Beside the first one, so that paths from the project to its videos stay right.
      Path copy = workplace.resolve(way.getValue());
      copyFolder(base, copy);
      try (ProjectSession session = stage.open(copy)) {
        courses.add(
            timed(
                "ask, learn and evaluate: " + way.getKey(),
                () ->
                    new DemoCourse(stage, session, material, settings, beginning.truth())
                        .follow(way.getKey(), way.getValue())));
      }
    }
    return new DemoResult(
        settings,
        started,
        Duration.between(started, Instant.now()).toMillis() / 1000.0,
        stageSeconds,
        beginning.classes(),
        material.videos().stream()
            .collect(Collectors.groupingBy(DemoMaterial.Clip::role, Collectors.counting())),
        beginning.point(),
        courses,
        figures(beginning.evaluated()));
  }

  /** What both ways start from. */
  private record Beginning(
      Map<VideoId, List<Segment>> truth,
      Map<String, String> classes,
      DemoResult.Point point,
      ModelEvaluation.Result evaluated) {}

  private Beginning begin(Path folder) throws Exception {
    try (ProjectSession session = stage.create(folder, "Demo", FeatureClock.DEFAULT)) {
      stage.tell("Adding " + material.videos().size() + " videos");
      timed("add videos", () -> addVideos(session));
      LabelScheme wanted = material.scheme();
      session
          .ports()
          .project()
          .saveScheme(
              new LabelScheme(session.scheme().version() + 1, wanted.classes(), wanted.groups()));
      AnnotationExchange exchange = stage.exchange(session);
      // Before any label is there, so that nothing of the truth is cut.
      Map<VideoId, List<Segment>> truth = truth(exchange);
      timed("index features", () -> stage.run(session.learning().index(List.of())));
      long known = material.videos().stream().filter(clip -> clip.role() == Role.LABELLED).count();
      stage.tell("Learning from the labels of " + known + " videos");
      exchange.apply(exchange.plan(request(material.labels())));
      ModelVersion model =
          timed("learn at the start", () -> stage.run(session.learning().learnFastHead()));
      ModelEvaluation.Result evaluated =
          timed(
              "evaluate the start",
              () -> evaluate(stage, session, material, model, Comparison.QUICK));
      stage.run(session.learning().suggest(List.of()));
      Map<String, String> colours = new LinkedHashMap<>();
      for (ActionClass each : session.scheme().classes()) {
        colours.put(each.name(), each.colour());
      }
      DemoResult.Point point =
          new DemoResult.Point(
              0, 0, 0, evaluated.report().evaluation(), evaluated.model().videos());
      return new Beginning(truth, colours, point, evaluated);
    }
  }

  private int addVideos(ProjectSession session) throws Exception {
    Map<Optional<String>, List<Path>> byGroup = new LinkedHashMap<>();
    for (DemoMaterial.Clip clip : material.videos()) {
      byGroup.computeIfAbsent(clip.group(), group -> new ArrayList<>()).add(clip.file());
    }
    Job<Integer> adding =
        new Job<>(
            "Add videos",
            context -> {
              int done = 0;
              for (Map.Entry<Optional<String>, List<Path>> entry : byGroup.entrySet()) {
                VideoIntake.Details details =
                    new VideoIntake.Details(entry.getKey(), Optional.empty(), Set.of());
                for (Path file : entry.getValue()) {
                  context.throwIfCancelled();
                  context.progress(done++, material.videos().size(), file.getFileName().toString());
                  List<VideoIntake.Outcome> outcome =
                      session.intake().add(List.of(file), details).work().run(context);
                  if (outcome.getFirst()
                      instanceof VideoIntake.Outcome.Refused(var f, var reason)) {
                    throw new IOException(reason);
                  }
                }
              }
              return done;
            });
    return stage.run(adding);
  }

  /** Reads the truth as segments, by asking what importing it would add. */
  private Map<VideoId, List<Segment>> truth(AnnotationExchange exchange) throws IOException {
    Map<VideoId, List<Segment>> truth = new HashMap<>();
    for (AnnotationEdit edit : exchange.plan(request(material.truth())).edits()) {
      if (edit instanceof AnnotationEdit.Add(Segment segment)) {
        truth.computeIfAbsent(segment.video(), video -> new ArrayList<>()).add(segment);
      }
    }
    return truth;
  }

  private static AnnotationExchange.ImportRequest request(Path file) {
    return new AnnotationExchange.ImportRequest(
        file,
        Optional.of("segment-csv"),
        Optional.of(Gaps.BACKGROUND),
        AnnotationExchange.UnknownClasses.REFUSE,
        AnnotationExchange.Existing.KEEP,
        Set.of(),
        Map.of());
  }

  private static Map<String, Evaluation> figures(ModelEvaluation.Result evaluated) {
    Map<String, Evaluation> figures = new LinkedHashMap<>();
    evaluated.baselines().forEach((name, baseline) -> figures.put(name, baseline.evaluation()));
    return figures;
  }

  /** Evaluates a model on the test videos. */
  static ModelEvaluation.Result evaluate(
      DemoStage stage,
      ProjectSession session,
      DemoMaterial material,
      ModelVersion model,
      Comparison comparison)
      throws Exception {
    return stage.run(
        stage
            .evaluation(session)
            .evaluate(
                new ModelEvaluation.Request(
                    model,
                    Optional.of(material.truth()),
                    Optional.of("segment-csv"),
                    Map.of(),
                    Set.of(),
                    Set.copyOf(ids(session, material, Role.TEST)),
                    ModelEvaluation.SeenLabels.REFUSE,
                    comparison)));
  }

  /** Returns the project's videos of a role. */
  static List<VideoId> ids(ProjectSession session, DemoMaterial material, Role role) {
    Set<String> names =
        material.videos().stream()
            .filter(clip -> clip.role() == role)
            .map(clip -> clip.file().getFileName().toString())
            .collect(Collectors.toSet());
    return session.ports().project().videos().stream()
        .filter(video -> names.contains(video.name()))
        .map(Video::id)
        .toList();
  }

  @FunctionalInterface
  private interface Work<T> {
    T run() throws Exception;
  }

  private <T> T timed(String name, Work<T> work) throws Exception {
    Instant from = Instant.now();
    T value = work.run();
    double seconds = Duration.between(from, Instant.now()).toMillis() / 1000.0;
    stageSeconds.merge(name, seconds, Double::sum);
    LOG.info("Demo: {} took {} s", name, seconds);
    return value;
  }

  private static void copyFolder(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.sorted(Comparator.naturalOrder()).toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target);
        }
      }
    }
  }
}
