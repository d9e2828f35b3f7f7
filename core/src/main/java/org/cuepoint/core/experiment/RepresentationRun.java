package org.cuepoint.core.experiment;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cuepoint.core.eval.Fold;
import org.cuepoint.core.experiment.ExperimentResult.Curve;
import org.cuepoint.core.experiment.ExperimentResult.Detail;
import org.cuepoint.core.experiment.ExperimentResult.Point;
import org.cuepoint.core.experiment.ExperimentResult.Row;
import org.cuepoint.core.experiment.RepresentationPlan.NamedEncoder;
import org.cuepoint.core.job.JobContext;

/** Probes encoders. One thread at a time; for one run. */
final class RepresentationRun implements ExperimentRun<RepresentationPlan> {

  private static final String LINEAR = "segments, logistic regression";
  private static final String NEAREST = "segments, nearest neighbours";
  private static final String TICKS = "ticks, logistic regression";

  private final ExperimentTools tools;
  private final FigureTable table = new FigureTable();
  private final List<Detail> details = new ArrayList<>();
  private final Map<String, String> inputs = new LinkedHashMap<>();

  RepresentationRun(ExperimentTools tools) {
    this.tools = tools;
  }

  @Override
  public Outcome run(RepresentationPlan plan, Path data, JobContext context) throws Exception {
    SplitData split = SplitData.read(tools, data, plan.data(), plan.split(), context);
    List<NamedEncoder> encoders = BaselineSystems.before(plan.encoders());
    inputs.put("data", split.hash());
    split.folds().forEach(fold -> majority(split.data(), fold));
    for (NamedEncoder each : encoders) {
      for (long seed : plan.seeds()) {
        new Probing(plan, split, each, seed, context).run();
      }
    }
    List<Row> rows = table.rows();
    return new Outcome(rows, curves(plan, encoders, rows), details, notes(split), inputs);
  }

  private void majority(LabelledFolder data, Fold fold) {
    String system = BaselineSystems.MAJORITY;
    int most = BaselineSystems.majoritySegment(data, fold);
    SegmentFigures segments = new SegmentFigures(data.classes());
    for (var video : data.videos(fold.test())) {
      int[] truth =
          video.segments().stream()
              .mapToInt(segment -> data.classes().indexOf(segment.label()))
              .toArray();
      int[] said = new int[truth.length];
      Arrays.fill(said, most);
      segments.add(truth, new SegmentProbe.Said(said, new double[0][]));
    }
    table.add(system, "segments", 0, fold.name(), segments.figures());
    table.add(system, "ticks", 0, fold.name(), BaselineSystems.majority(data, fold).figures());
  }

  /** One encoder under one seed. */
  private final class Probing {
    private final RepresentationPlan plan;
    private final SplitData split;
    private final NamedEncoder named;
    private final long seed;
    private final JobContext context;
    private final SegmentFigures segments;
    private final SegmentationFigures ticks;

    Probing(
        RepresentationPlan plan,
        SplitData split,
        NamedEncoder named,
        long seed,
        JobContext context) {
      this.plan = plan;
      this.split = split;
      this.named = named;
      this.seed = seed;
      this.context = context;
      segments = new SegmentFigures(split.data().classes());
      ticks = new SegmentationFigures(split.data());
    }

    void run() throws IOException {
      EncoderFiles files = new EncoderFiles(tools, split.data());
      if (named.encoder().scope() == EncoderChoice.Scope.EACH_SEED_AND_FOLD) {
        for (Fold fold : split.folds()) {
          probe(files.make(named.encoder(), seed, fold, context), List.of(fold));
        }
      } else {
        EncoderFiles.Made made =
            files.make(named.encoder(), seed, split.folds().getFirst(), context);
        probe(made, split.folds());
      }
      if (isFirst()) {
        details.add(segments.detail(named.name(), LINEAR));
        details.add(ticks.detail(named.name(), TICKS));
      }
    }

    private boolean isFirst() {
      return seed == plan.seeds().getFirst();
    }

    private void probe(EncoderFiles.Made made, List<Fold> folds) throws IOException {
      try (EncodedVideos encoded = EncodedVideos.open(tools, split.data(), made, context)) {
        inputs.put("encoder " + named.name() + ", seed " + seed, encoded.encoder().id());
        SegmentVectors vectors = SegmentVectors.of(split.data(), encoded, context);
        for (Fold fold : folds) {
          context.progress(
              split.folds().indexOf(fold),
              split.folds().size(),
              named.name() + ", seed " + seed + ", held out: " + fold.name());
          SegmentProbe probe = new SegmentProbe(vectors, split.data().classes(), fold, context);
          few(vectors, probe, fold);
          // Without chance in the encoder, all labels give the same with every seed.
          if (isFirst() || named.encoder().scope() != EncoderChoice.Scope.ONE) {
            all(probe, encoded, fold);
          }
        }
      }
    }

    private void few(SegmentVectors vectors, SegmentProbe probe, Fold fold) {
      FewLabels draw = new FewLabels(vectors.segments(), probe.train(), seed);
      for (int count : plan.labelsPerClass()) {
        int[] chosen = draw.ofEachClass(count);
        add(withFew(LINEAR, count), probe.linear(chosen), probe, fold);
        add(withFew(NEAREST, count), probe.neighbours(chosen), probe, fold);
      }
    }

    private void all(SegmentProbe probe, EncodedVideos encoded, Fold fold) {
      segments.addAll(add(LINEAR, probe.linear(), probe, fold));
      add(NEAREST, probe.neighbours(), probe, fold);
      SegmentationFigures each = new SegmentationFigures(split.data());
      TickProbe.predict(split.data(), encoded, fold, context)
          .forEach(
              (video, said) ->
                  each.add(
                      split.data().videos(Set.of(video)).getFirst(),
                      said.labels(),
                      Optional.of(said.probabilities())));
      table.add(named.name(), TICKS, seed, fold.name(), each.figures());
      ticks.addAll(each);
    }

    private SegmentFigures add(
        String condition, SegmentProbe.Said said, SegmentProbe probe, Fold fold) {
      SegmentFigures figures = new SegmentFigures(split.data().classes());
      figures.add(probe.truth(), said);
      table.add(named.name(), condition, seed, fold.name(), figures.figures());
      return figures;
    }
  }

  private static String withFew(String method, int count) {
    return method + ", " + count + " a class";
  }

  private static List<Curve> curves(
      RepresentationPlan plan, List<NamedEncoder> encoders, List<Row> rows) {
    List<Curve> curves = new ArrayList<>();
    for (String figure : List.of(SegmentFigures.ACCURACY, SegmentFigures.MACRO_F1)) {
      for (NamedEncoder each : encoders) {
        List<Point> points = new ArrayList<>();
        for (int count : plan.labelsPerClass()) {
          rows.stream()
              .filter(row -> row.system().equals(each.name()))
              .filter(row -> row.condition().equals(withFew(LINEAR, count)))
              .flatMap(row -> Optional.ofNullable(row.figures().get(figure)).stream())
              .forEach(found -> points.add(new Point(count, found)));
        }
        if (!points.isEmpty()) {
          curves.add(new Curve(each.name(), figure, points));
        }
      }
    }
    return curves;
  }

  private static List<String> notes(SplitData split) {
    return List.of(
        "Each figure is the mean over "
            + split.folds().size()
            + " held-out parts ("
            + String.join(", ", split.folds().stream().map(Fold::name).toList())
            + "); macro F1 counts the classes that the held-out part has.",
        "With all labels the statistics, penalties and numbers of neighbours were chosen by holding"
            + " groups of the training side out, in the same way for every encoder; with few labels"
            + " all statistics are used with a fixed penalty and one neighbour.",
        "Few labels are segments of the training side drawn by the seed; a class that has fewer"
            + " gives all that it has. The ends of the judged segments are taken as known.",
        "Features are standardised by each video's own mean and deviation over time where that"
            + " was chosen; this uses the judged videos' pictures but no label of theirs.",
        "A random encoder is another one for each seed; its normalisation has seen pictures of all"
            + " videos.");
  }
}
