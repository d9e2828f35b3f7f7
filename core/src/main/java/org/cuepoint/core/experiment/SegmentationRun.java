package org.cuepoint.core.experiment;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cuepoint.core.engine.EngineProtocol;
import org.cuepoint.core.eval.Fold;
import org.cuepoint.core.experiment.ExperimentResult.Detail;
import org.cuepoint.core.experiment.LabelledFolder.Entry;
import org.cuepoint.core.experiment.SegmentationPlan.NamedSystem;
import org.cuepoint.core.job.JobContext;
import org.cuepoint.core.recognition.ModelKind;
import org.cuepoint.core.recognition.ProbabilityFile;
import org.cuepoint.core.recognition.ProbabilityTrack;
import org.cuepoint.core.taxonomy.ClassId;
import org.cuepoint.core.train.DatasetSnapshot;
import org.cuepoint.core.train.DatasetSnapshot.Target;
import org.cuepoint.core.train.FastHeadPlan;
import org.cuepoint.core.train.StudentPlan;
import org.cuepoint.core.train.TeacherPlan;
import org.cuepoint.core.train.TeacherSpec;

/** Segments whole videos with the labels of all others. One thread at a time; for one run. */
final class SegmentationRun implements ExperimentRun<SegmentationPlan> {

  private final ExperimentTools tools;
  private final FigureTable table = new FigureTable();
  private final List<Detail> details = new ArrayList<>();
  private final Map<String, String> inputs = new LinkedHashMap<>();

  SegmentationRun(ExperimentTools tools) {
    this.tools = tools;
  }

  @Override
  public Outcome run(SegmentationPlan plan, Path data, JobContext context) throws Exception {
    SplitData split = SplitData.read(tools, data, plan.data(), plan.split(), context);
    inputs.put("data", split.hash());
    for (NamedSystem each : BaselineSystems.beforeSystems(plan.systems())) {
      for (long seed : plan.seeds()) {
        boolean first = seed == plan.seeds().getFirst();
        if (!first && !dependsOnSeed(each.system())) {
          break;
        }
        SegmentationFigures all = new SegmentationFigures(split.data());
        for (Fold fold : split.folds()) {
          context.progress(
              split.folds().indexOf(fold),
              split.folds().size(),
              each.name() + ", seed " + seed + ", held out: " + fold.name());
          SegmentationFigures figures = run(each, split.data(), fold, seed, context);
          table.add(each.name(), "", seed, fold.name(), figures.figures());
          all.addAll(figures);
        }
        if (first) {
          details.add(all.detail(each.name(), ""));
        }
      }
    }
    return new Outcome(table.rows(), List.of(), details, notes(split), inputs);
  }

  private static boolean dependsOnSeed(SegmentationSystem system) {
    return switch (system) {
      case SegmentationSystem.Majority() -> false;
      case SegmentationSystem.TickProbe(var encoder) -> encoder.scope() != EncoderChoice.Scope.ONE;
      case SegmentationSystem.FastHead head -> true;
      case SegmentationSystem.Teacher teacher -> true;
      case SegmentationSystem.Student student -> true;
    };
  }

  private SegmentationFigures run(
      NamedSystem named, LabelledFolder data, Fold fold, long seed, JobContext context)
      throws IOException {
    TrainedModels models = new TrainedModels(tools, data, context);
    return switch (named.system()) {
      case SegmentationSystem.Majority() -> BaselineSystems.majority(data, fold);
      case SegmentationSystem.TickProbe(var encoder) -> {
        EncoderFiles.Made made = new EncoderFiles(tools, data).make(encoder, seed, fold, context);
        SegmentationFigures figures = new SegmentationFigures(data);
        try (EncodedVideos encoded = EncodedVideos.open(tools, data, made, context)) {
          inputs.put("encoder of " + named.name() + ", seed " + seed, encoded.encoder().id());
          Map<String, TickProbe.Said> said = TickProbe.predict(data, encoded, fold, context);
          for (Entry video : data.videos(fold.test())) {
            TickProbe.Said one = Optional.ofNullable(said.get(video.name())).orElseThrow();
            figures.add(video, one.labels(), Optional.of(one.probabilities()));
          }
        }
        yield figures;
      }
      case SegmentationSystem.FastHead(var encoder, var changes) -> {
        FastHeadPlan plan =
            FastHeadPlan.fromJson(
                    PlanChanges.apply("the fast head", FastHeadPlan.defaults().toJson(), changes))
                .withSeed(seed);
        Path file = features(named, encoder, data, fold, seed, context);
        yield predicted(data, fold, file, models.fastHead(plan, file, fold), context);
      }
      case SegmentationSystem.Teacher(var encoder, var profile, var changes) -> {
        EncoderFiles.Made made = indexed(named, encoder, data, fold, seed, context);
        TeacherPlan plan = teacher(profile, changes, seed);
        yield predicted(data, fold, made.encoder(), models.teacher(plan, made, fold), context);
      }
      case SegmentationSystem.Student student -> {
        Path file = features(named, student.encoder(), data, fold, seed, context);
        Optional<TrainedModels.Model> teacher = Optional.empty();
        if (student.teacher().isPresent()) {
          TeacherPlan plan =
              teacher(student.teacher().get().profile(), student.teacher().get().plan(), seed);
          teacher =
              Optional.of(
                  models.teacher(plan, new EncoderFiles.Made(file, Optional.empty()), fold));
        }
        StudentPlan usual = StudentPlan.of(ModelKind.ofWord(student.student()));
        StudentPlan changed =
            StudentPlan.fromJson(PlanChanges.apply("the student", usual.toJson(), student.plan()));
        StudentPlan plan = changed.withSchedule(changed.schedule().withSeed(seed));
        TrainedModels.Model model = models.student(plan, file, teacher, fold);
        yield student.reading().equals(Optional.of(SegmentationSystem.Reading.FILE))
            ? predicted(data, fold, file, model, tools.work().resolve("no features"), context)
            : predicted(data, fold, file, model, context);
      }
    };
  }

  private static TeacherPlan teacher(String profile, JsonObject changes, long seed) {
    TeacherPlan usual = TeacherPlan.of(TeacherSpec.named(profile));
    TeacherPlan changed =
        TeacherPlan.fromJson(PlanChanges.apply("the teacher", usual.toJson(), changes));
    return changed.withSchedule(changed.schedule().withSeed(seed));
  }

  /** Returns the encoder of what works on its features and nothing else. */
  private Path features(
      NamedSystem named,
      EncoderChoice encoder,
      LabelledFolder data,
      Fold fold,
      long seed,
      JobContext context)
      throws IOException {
    if (encoder instanceof EncoderChoice.WithTemporal) {
      throw new IllegalArgumentException(
          "'"
              + named.name()
              + "' cannot begin with a temporal module; give it the encoder, or train a teacher");
    }
    return indexed(named, encoder, data, fold, seed, context).encoder();
  }

  private EncoderFiles.Made indexed(
      NamedSystem named,
      EncoderChoice encoder,
      LabelledFolder data,
      Fold fold,
      long seed,
      JobContext context)
      throws IOException {
    EncoderFiles.Made made = new EncoderFiles(tools, data).make(encoder, seed, fold, context);
    // A teacher begins with the temporal module and needs the encoder's own features.
    EncoderFiles.Made own = new EncoderFiles.Made(made.encoder(), Optional.empty());
    try (EncodedVideos encoded = EncodedVideos.open(tools, data, own, context)) {
      inputs.put("encoder of " + named.name() + ", seed " + seed, encoded.encoder().id());
    }
    return made;
  }

  private SegmentationFigures predicted(
      LabelledFolder data, Fold fold, Path encoder, TrainedModels.Model model, JobContext context)
      throws IOException {
    return predicted(data, fold, encoder, model, EncodedVideos.folder(tools), context);
  }

  /**
   * Predicts the test side as if nobody had labelled it.
   *
   * @param features the folder of features
   */
  private SegmentationFigures predicted(
      LabelledFolder data,
      Fold fold,
      Path encoder,
      TrainedModels.Model model,
      Path features,
      JobContext context)
      throws IOException {
    Path work = Files.createTempDirectory(Files.createDirectories(tools.work()), "predictions");
    try {
      // The decoder knows how long and in which order things happen on the training side; of the
      // judged videos nothing is known.
      DatasetSnapshot known = data.snapshot(fold.train());
      Path labels = Files.writeString(work.resolve("labels.json"), known.toJson());
      EngineProtocol.Predict request =
          new EngineProtocol.Predict(
              labels.toString(),
              model.file().toString(),
              encoder.toString(),
              features.toString(),
              data.sources(fold.test()),
              work.toString());
      EngineProtocol.Predicted predicted =
          tools.engine().call(context, service -> service.predict(request));
      SegmentationFigures figures = judged(data, fold, predicted, known);
      figures.trainedFor(model.seconds());
      return figures;
    } finally {
      Folders.delete(work);
    }
  }

  private static SegmentationFigures judged(
      LabelledFolder data, Fold fold, EngineProtocol.Predicted predicted, DatasetSnapshot snapshot)
      throws IOException {
    List<ClassId> classes = snapshot.classes().stream().map(ClassId::parse).toList();
    SegmentationFigures figures = new SegmentationFigures(data);
    for (Entry video : data.videos(fold.test())) {
      EngineProtocol.Prediction prediction =
          predicted.predictions().stream()
              .filter(each -> each.video().equals(video.source().video()))
              .findFirst()
              .orElseThrow(() -> new IOException("There is no prediction of " + video.name()));
      int[] labels = new int[data.ticks(video)];
      Arrays.fill(labels, Target.BACKGROUND);
      for (EngineProtocol.Run run : prediction.segments()) {
        Arrays.fill(labels, run.startTick(), run.endTick(), run.label());
      }
      ProbabilityTrack track = ProbabilityFile.read(Path.of(prediction.probabilityFile()), classes);
      figures.add(video, labels, Optional.of(withBackground(track)));
    }
    return figures;
  }

  /** What is missing to 1 is background. */
  private static double[][] withBackground(ProbabilityTrack track) {
    int classes = track.classes().size();
    double[][] rows = new double[track.ticks()][1 + classes];
    for (int tick = 0; tick < rows.length; tick++) {
      double sum = 0;
      for (int c = 0; c < classes; c++) {
        rows[tick][1 + c] = track.at(tick, c);
        sum += track.at(tick, c);
      }
      rows[tick][0] = Math.max(0, 1 - sum);
    }
    return rows;
  }

  private static List<String> notes(SplitData split) {
    return List.of(
        "Each figure is the mean over "
            + split.folds().size()
            + " held-out parts ("
            + String.join(", ", split.folds().stream().map(Fold::name).toList())
            + "). Edit and F1 leave background out of segments unless they say otherwise; MoF and"
            + " kappa count every frame.",
        "Frames are compared at the videos' own frames, edges and probabilities at "
            + split.data().clock().hertz()
            + " ticks a second. Tick probes are not smoothed, which costs them edit and F1.");
  }
}
