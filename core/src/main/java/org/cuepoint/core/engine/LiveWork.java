package org.cuepoint.core.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Collectors;
import org.cuepoint.core.active.Looks;
import org.cuepoint.core.active.Matrix;
import org.cuepoint.core.feature.FeatureReader;
import org.cuepoint.core.feature.FeatureStore;
import org.cuepoint.core.job.JobCancelledException;
import org.cuepoint.core.job.JobContext;
import org.cuepoint.core.recognition.FrameEncoder;
import org.cuepoint.core.recognition.ProbabilityFile;
import org.cuepoint.core.recognition.ProbabilityTrack;
import org.cuepoint.core.recognition.djl.DjlBackend;
import org.cuepoint.core.recognition.djl.live.LabelledTicks;
import org.cuepoint.core.recognition.djl.live.LiveHead;
import org.cuepoint.core.recognition.djl.live.Projection;
import org.cuepoint.core.suggest.BoundaryScores;
import org.cuepoint.core.suggest.SegmentStatistics;
import org.cuepoint.core.suggest.SemiMarkovDecoder;
import org.cuepoint.core.suggest.SemiMarkovSettings;
import org.cuepoint.core.taxonomy.ClassId;
import org.cuepoint.core.time.FeatureClock;
import org.cuepoint.core.train.DatasetSnapshot;
import org.cuepoint.core.train.LabelSpace;
import org.cuepoint.core.train.TickPredictor;
import org.jspecify.annotations.Nullable;

/**
 * Reacts to a label: the live head learns on what it knew, and says what it thinks of everything.
 * What it reads of features it keeps, a fiftieth of the token maps, so that only the first time
 * takes long. One thread at a time.
 */
final class LiveWork {

  /** Ticks to both sides of a point that are taken to show the same, at 8 Hz a quarter second. */
  private static final int BESIDE_POINT = 2;

  /** With so many times the sources that it was fitted on, the projection is fitted anew. */
  private static final int REFIT = 2;

  /** Predicting and ranking so many rows takes about 60 ms on two cores. */
  private static final int MOST_RANKED = 75_000;

  private final DjlBackend backend;

  /** Projected ticks by what they were made of; all of one encoder. */
  private final Map<String, Matrix> kept = new HashMap<>();

  /** The same for ranking, where there is too much of it to look at each tick. */
  private final Map<String, Matrix> coarse = new HashMap<>();

  private Stride stride = Stride.ONE;

  private String encoder = "";
  private @Nullable Projection projection;

  /** How many sources the projection was fitted on. */
  private int fittedOn = Integer.MAX_VALUE / REFIT;

  private @Nullable LiveHead head;
  private @Nullable LabelSpace space;
  private long reactions;

  LiveWork(DjlBackend backend) {
    this.backend = backend;
  }

  EngineProtocol.Reacted react(EngineProtocol.React request, JobContext context)
      throws IOException {
    Map<String, Double> millis = new LinkedHashMap<>();
    Clock clock = new Clock(millis);
    DatasetSnapshot snapshot = SnapshotClips.snapshot(request.snapshotFile());
    clock.lap("labels");
    List<Matrix> rows = rows(request, snapshot, context);
    clock.lap("features");
    LiveHead learner = learner(snapshot.space(), rows);
    List<LabelledTicks.Clip> clips = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      clips.add(
          new LabelledTicks.Clip(
              rows.get(i),
              SnapshotClips.find(snapshot, request.rank().sources().get(i))
                  .map(clip -> known(clip, snapshot.space()))
                  .orElse(List.of())));
    }
    reactions++;
    LabelledTicks ticks =
        LabelledTicks.of(
            snapshot.space(),
            clips,
            LiveHead.Settings.defaults().mostTicks(),
            RandomGeneratorFactory.of("L64X128MixRandom").create(reactions));
    var _ = learner.learn(ticks, reactions);
    clock.lap("learn");
    context.throwIfCancelled();
    Map<Integer, Matrix> shown = new HashMap<>();
    request.shown().forEach(i -> shown.put(i, learner.distributions(rows.get(i))));
    // Segments of what is shown are found by one thread, which leaves the others to the rest.
    ForkJoinTask<List<EngineProtocol.Prediction>> decoding =
        ForkJoinPool.commonPool().submit(() -> decode(request, snapshot, learner, shown));
    EngineProtocol.Ranked ranked;
    try {
      Glance glance = glance(request, learner, rows, snapshot.clock());
      clock.lap("predict");
      ranked = rank(request, glance, context);
    } finally {
      decoding.quietlyJoin();
    }
    clock.lap("rank");
    List<EngineProtocol.Prediction> predictions = result(decoding);
    return new EngineProtocol.Reacted(predictions, ranked, ticks.count(), millis);
  }

  private static EngineProtocol.Ranked rank(
      EngineProtocol.React request, Glance glance, JobContext context) throws IOException {
    return request.rank().count() == 0
        ? new EngineProtocol.Ranked(List.of(), "")
        : RankingWork.rank(request.rank(), glance, context);
  }

  /**
   * What the ranking sees: rows of some ticks each, so that a reaction takes as long in a hundred
   * hours of video as it may. What is shown to a person is said of every tick.
   */
  private record Glance(
      List<Matrix> rows, List<Matrix> said, List<Matrix> looks, Stride stride, int hertz)
      implements RankingWork.Sight {

    @Override
    public Matrix said(int source) {
      return said.get(source);
    }

    @Override
    public Matrix looks(int source) {
      return looks.get(source);
    }

    @Override
    public Looks kindOfLooks() {
      return Looks.DIRECTIONS;
    }

    @Override
    public int ticks(int source) {
      return rows.get(source).count();
    }
  }

  private Glance glance(
      EngineProtocol.React request, LiveHead head, List<Matrix> rows, int hertz) {
    if (request.rank().count() == 0) {
      return new Glance(rows, List.of(), List.of(), Stride.ONE, hertz);
    }
    Stride wanted =
        Stride.of(rows.stream().mapToLong(Matrix::count).sum(), MOST_RANKED, hertz);
    if (!wanted.equals(stride)) {
      coarse.clear();
      stride = wanted;
    }
    List<Matrix> looks = new ArrayList<>();
    List<Matrix> said = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      Matrix all = rows.get(i);
      Matrix seen =
          coarse.computeIfAbsent(
              key(request.rank().sources().get(i)), source -> wanted.means(all));
      looks.add(seen);
      said.add(head.distributions(seen, wanted.ticks()));
    }
    return new Glance(rows, said, looks, wanted, hertz);
  }

  private static <T> T result(ForkJoinTask<T> done) throws IOException {
    try {
      return done.get();
    } catch (ExecutionException failed) {
      switch (failed.getCause()) {
        case IOException problem -> throw problem;
        case RuntimeException problem -> throw problem;
        case null, default -> throw new IllegalStateException(failed);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new JobCancelledException();
    }
  }

  /**
   * Points with the ticks beside them, then what has edges, which holds where both say something.
   */
  private static List<DatasetSnapshot.Target> known(DatasetSnapshot.Clip clip, LabelSpace space) {
    List<DatasetSnapshot.Target> known = new ArrayList<>();
    for (DatasetSnapshot.Target point : clip.weakLabels().pointTargets(space)) {
      known.add(
          new DatasetSnapshot.Target(
              point.group(),
              Math.max(0, point.start() - BESIDE_POINT),
              point.end() + BESIDE_POINT,
              point.label(),
              List.of()));
    }
    known.addAll(clip.targets());
    return known;
  }

  private LiveHead learner(LabelSpace wanted, List<Matrix> rows) {
    LiveHead now = head;
    if (now == null || !wanted.equals(space)) {
      now = backend.liveHead(wanted, rows.isEmpty() ? 1 : rows.getFirst().width());
      head = now;
      space = wanted;
    }
    return now;
  }

  private List<Matrix> rows(
      EngineProtocol.React request, DatasetSnapshot snapshot, JobContext context)
      throws IOException {
    if (!encoder.equals(request.encoder())) {
      forget();
      encoder = request.encoder();
    }
    List<EngineProtocol.Source> sources = request.rank().sources();
    if (sources.size() >= REFIT * fittedOn) {
      // Directions of a few videos may miss what all the new ones are about.
      forget();
    }
    List<EngineProtocol.Source> missing =
        sources.stream().filter(source -> !kept.containsKey(key(source))).toList();
    if (!missing.isEmpty()) {
      read(missing, request, new FeatureClock(snapshot.clock()), context);
    }
    // What was removed from the project is not kept for ever.
    Set<String> wanted = sources.stream().map(LiveWork::key).collect(Collectors.toSet());
    kept.keySet().retainAll(wanted);
    coarse.keySet().retainAll(wanted);
    List<Matrix> rows = new ArrayList<>();
    for (EngineProtocol.Source source : sources) {
      rows.add(kept.getOrDefault(key(source), Matrix.NONE));
    }
    return rows;
  }

  private void forget() {
    kept.clear();
    coarse.clear();
    projection = null;
    head = null;
  }

  private static String key(EngineProtocol.Source source) {
    return source.contentHash() + source.crop();
  }

  private void read(
      List<EngineProtocol.Source> missing,
      EngineProtocol.React request,
      FeatureClock clock,
      JobContext context)
      throws IOException {
    FeatureStore store = new FeatureStore(Path.of(request.featureFolder()));
    List<FeatureReader> readers = new ArrayList<>();
    try (FrameEncoder opened = Encoders.open(Path.of(request.encoderFile()))) {
      for (EngineProtocol.Source source : missing) {
        readers.add(SnapshotClips.features(store, source, clock, opened));
      }
      Projection directions = projection;
      if (directions == null) {
        directions = backend.project(readers);
        projection = directions;
        fittedOn = missing.size();
      }
      for (int i = 0; i < missing.size(); i++) {
        context.throwIfCancelled();
        context.progress(i, missing.size(), missing.get(i).name());
        kept.put(key(missing.get(i)), backend.project(directions, readers.get(i)));
      }
    } finally {
      readers.forEach(FeatureReader::close);
    }
  }

  private static List<EngineProtocol.Prediction> decode(
      EngineProtocol.React request,
      DatasetSnapshot snapshot,
      LiveHead speaker,
      Map<Integer, Matrix> said)
      throws IOException {
    FeatureClock clock = new FeatureClock(snapshot.clock());
    List<ClassId> classes = snapshot.classes().stream().map(ClassId::parse).toList();
    SemiMarkovDecoder decoder =
        new SemiMarkovDecoder(SemiMarkovSettings.defaults(), SegmentStatistics.learn(snapshot));
    Path out = Files.createDirectories(Path.of(request.outFolder()));
    List<EngineProtocol.Prediction> predictions = new ArrayList<>();
    for (int i : request.shown()) {
      EngineProtocol.Source source = request.rank().sources().get(i);
      TickPredictor.Output output = speaker.output(said.getOrDefault(i, Matrix.NONE), classes.size());
      Path file = out.resolve(i + ".probabilities");
      ProbabilityFile.write(file, clock, classes.size(), output.probabilities());
      ProbabilityTrack track = new ProbabilityTrack(clock, classes, output.probabilities());
      predictions.add(
          new EngineProtocol.Prediction(
              source.video(),
              source.region(),
              file.toString(),
              decoder
                  .decode(
                      track,
                      snapshot.groups(),
                      SnapshotClips.find(snapshot, source)
                          .map(DatasetSnapshot.Clip::targets)
                          .orElse(List.of()),
                      snapshot.groups().stream().map(group -> BoundaryScores.absent()).toList())
                  .stream()
                  .map(EngineProtocol.Run::of)
                  .toList()));
    }
    return predictions;
  }

  /** Writes down how long each part took. */
  private static final class Clock {
    private final Map<String, Double> millis;
    private long last = System.nanoTime();

    Clock(Map<String, Double> millis) {
      this.millis = millis;
    }

    void lap(String part) {
      long now = System.nanoTime();
      millis.merge(part, (now - last) / 1e6, Double::sum);
      last = now;
    }
  }
}
