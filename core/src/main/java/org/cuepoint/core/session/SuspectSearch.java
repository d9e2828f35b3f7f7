package org.cuepoint.core.session;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGeneratorFactory;
import org.cuepoint.core.active.suspect.ConfidentLearning;
import org.cuepoint.core.active.suspect.EdgeDisagreement;
import org.cuepoint.core.active.suspect.HoldOut;
import org.cuepoint.core.active.suspect.LabelledUnit;
import org.cuepoint.core.active.suspect.Planting;
import org.cuepoint.core.engine.EngineClient;
import org.cuepoint.core.engine.EngineProtocol;
import org.cuepoint.core.engine.Urgency;
import org.cuepoint.core.job.JobContext;
import org.cuepoint.core.project.ProjectStore;
import org.cuepoint.core.recognition.ProbabilityFile;
import org.cuepoint.core.recognition.ProbabilityTrack;
import org.cuepoint.core.suggest.DecodedSegment;
import org.cuepoint.core.taxonomy.ClassId;
import org.cuepoint.core.time.FeatureClock;
import org.cuepoint.core.train.DatasetSnapshot;
import org.cuepoint.core.train.FastHeadPlan;

/** Looks for wrong labels with heads that did not learn from them. Thread-safe. */
final class SuspectSearch {

  /** Shorter runs are crumbs between labels; nobody can say much of so few looks. */
  private static final double LEAST_SECONDS = 0.5;

  private final ProjectStore project;
  private final EngineClient engine;
  private final FeatureCatalog features;
  private final ModelRegistry models;
  private final Lessons lessons;
  private final Scratch scratch;
  private final SuspectWording wording;
  private final SegmentCuts cuts;

  SuspectSearch(
      ProjectPorts ports,
      EngineClient engine,
      FeatureCatalog features,
      ModelRegistry models,
      Lessons lessons,
      Scratch scratch) {
    this.project = ports.project();
    this.engine = engine;
    this.features = features;
    this.models = models;
    this.lessons = lessons;
    this.scratch = scratch;
    this.wording = new SuspectWording(ports);
    this.cuts = new SegmentCuts(ports);
  }

  SuspectReport find(SuspectPlan plan, JobContext context) throws IOException {
    Lesson lesson = lessons.ofNow(context);
    DatasetSnapshot labels = cuts.in(lesson.snapshot());
    Said said = ask(lesson, labels, plan, context);
    int tolerance = (int) Math.round(plan.toleranceSeconds() * clock().hertz());
    List<EdgeDisagreement> edges = new ArrayList<>();
    for (int c = 0; c < said.decoded().size(); c++) {
      int clip = c;
      edges.addAll(
          EdgeDisagreement.find(
              said.units().stream().filter(unit -> unit.clip() == clip).toList(),
              said.decoded().get(c),
              tolerance));
    }
    edges.sort(EdgeDisagreement.FARTHEST_FIRST);
    ConfidentLearning learnt = ConfidentLearning.of(labels.groups(), said.units());
    return new SuspectReport(
        learnt.suspects().stream().map(suspect -> wording.label(labels, suspect)).toList(),
        edges.stream().map(edge -> wording.edge(labels, edge)).toList(),
        said.units().size(),
        said.folds(),
        said.seconds());
  }

  /** Plants wrong labels in a copy of the snapshot and says how many are found; once a seed. */
  List<SuspectReport.Planted> findPlanted(
      SuspectPlan plan, double share, int seeds, JobContext context) throws IOException {
    Lesson lesson = lessons.ofNow(context);
    DatasetSnapshot labels = cuts.in(lesson.snapshot());
    List<SuspectReport.Planted> found = new ArrayList<>();
    for (int i = 0; i < seeds; i++) {
      long seed = plan.seed() + i;
      Planting planting =
          Planting.in(
              labels,
              share,
              leastTicks(),
              RandomGeneratorFactory.of("L64X128MixRandom").create(seed));
      Said said = ask(lesson, planting.snapshot(), plan.withSeed(seed), context);
      ConfidentLearning learnt = ConfidentLearning.of(planting.snapshot().groups(), said.units());
      Map<ConfidentLearning.Order, SuspectReport.Found> quality =
          new EnumMap<>(ConfidentLearning.Order.class);
      for (ConfidentLearning.Order order : ConfidentLearning.Order.values()) {
        List<ConfidentLearning.Suspect> ranking = learnt.suspects(order);
        int planted = planting.planted().size();
        quality.put(
            order,
            new SuspectReport.Found(
                planting.quality(ranking, planted), planting.quality(ranking, 2 * planted)));
      }
      found.add(
          new SuspectReport.Planted(
              seed, said.units().size(), learnt.suspects().size(), quality, said.seconds()));
    }
    return found;
  }

  /** What heads say that did not learn from it; {@code decoded} has one list a clip. */
  private record Said(
      List<LabelledUnit> units, List<List<DecodedSegment>> decoded, int folds, double seconds) {}

  private Said ask(Lesson lesson, DatasetSnapshot snapshot, SuspectPlan plan, JobContext context)
      throws IOException {
    List<Integer> folds = HoldOut.folds(snapshot, plan.seed());
    List<EngineProtocol.Source> sources =
        snapshot.clips().stream().map(clip -> source(lesson, clip)).toList();
    FastHeadPlan usual = FastHeadPlan.defaults().forLabelledTicks(snapshot.labelledTicks());
    FastHeadPlan head = usual.withSteps(Math.min(plan.steps(), usual.steps()));
    List<ClassId> classes = snapshot.classes().stream().map(ClassId::parse).toList();
    Path out = scratch.folder("suspects");
    try {
      String snapshotFile = scratch.snapshot(snapshot);
      EngineProtocol.Predicted predicted =
          engine.call(
              Urgency.TRAINING,
              context,
              service ->
                  service.outOfFold(
                      new EngineProtocol.OutOfFold(
                          snapshotFile,
                          models.file(lesson.encoder()),
                          features.folder().toString(),
                          sources,
                          folds,
                          head.withSeed(plan.seed()).toJson(),
                          plan.heads(),
                          out.toString())));
      List<LabelledUnit> units = new ArrayList<>();
      List<List<DecodedSegment>> decoded = new ArrayList<>();
      for (int c = 0; c < sources.size(); c++) {
        EngineProtocol.Prediction said = predicted.predictions().get(c);
        ProbabilityTrack track = ProbabilityFile.read(Path.of(said.probabilityFile()), classes);
        units.addAll(LabelledUnit.of(snapshot, c, track, leastTicks()));
        decoded.add(said.segments().stream().map(EngineProtocol.Run::segment).toList());
      }
      int parts = (int) folds.stream().distinct().count();
      return new Said(units, decoded, parts, predicted.seconds());
    } finally {
      Scratch.delete(out);
    }
  }

  private static EngineProtocol.Source source(Lesson lesson, DatasetSnapshot.Clip clip) {
    return lesson.sources().stream()
        .filter(
            source ->
                source.video().equals(clip.video())
                    && Objects.equals(source.region(), clip.region()))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "A labelled video or region was removed meanwhile; try again."));
  }

  private int leastTicks() {
    return (int) Math.max(1, Math.round(LEAST_SECONDS * clock().hertz()));
  }

  private FeatureClock clock() {
    return project.project().clock();
  }
}
