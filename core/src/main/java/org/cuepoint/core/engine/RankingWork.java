package org.cuepoint.core.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cuepoint.core.active.AcquisitionFunction;
import org.cuepoint.core.active.ClipRanker;
import org.cuepoint.core.active.Columns;
import org.cuepoint.core.active.Contrast;
import org.cuepoint.core.active.EdgeDoubt;
import org.cuepoint.core.active.LackingException;
import org.cuepoint.core.active.Looks;
import org.cuepoint.core.active.Matrix;
import org.cuepoint.core.active.Place;
import org.cuepoint.core.active.Pool;
import org.cuepoint.core.active.PoolBuilder;
import org.cuepoint.core.active.RankedClip;
import org.cuepoint.core.active.RankerSettings;
import org.cuepoint.core.active.Signal;
import org.cuepoint.core.active.Windows;
import org.cuepoint.core.active.strategy.LikeExample;
import org.cuepoint.core.feature.FeatureReader;
import org.cuepoint.core.feature.FeatureStore;
import org.cuepoint.core.job.JobContext;
import org.cuepoint.core.media.RegionId;
import org.cuepoint.core.media.VideoId;
import org.cuepoint.core.recognition.EncoderDescription;
import org.cuepoint.core.recognition.ProbabilityFile;
import org.cuepoint.core.recognition.ProbabilityTrack;
import org.cuepoint.core.spi.Catalog;
import org.cuepoint.core.spi.ProviderKind;
import org.cuepoint.core.taxonomy.ClassId;
import org.cuepoint.core.time.FeatureClock;

/** Ranks windows that nobody looked at by what the active model and the features say of them. */
final class RankingWork {

  /** Numbers that a labelled stretch is sent as. */
  private static final int STRETCH = 3;

  private final EngineProtocol.Rank request;
  private final Columns columns;

  /** Positions of sources by what names them in the pool. */
  private final Map<Source, Integer> sources = new HashMap<>();

  /** Labelled stretches of the sources so far, and which of them is the example. */
  private int stretchesBefore;

  private int exampleRow;

  private record Source(VideoId video, Optional<RegionId> region) {}

  private RankingWork(EngineProtocol.Rank request) {
    this.request = request;
    this.columns = new Columns(request.groups());
  }

  /** What a model says of a source, and what its ticks look like. */
  interface Sight {

    /** Returns the distributions of each tick, in the columns of a pool. */
    Matrix said(int source) throws IOException;

    /** Returns what each tick looks like; no rows when that is not known. */
    Matrix looks(int source) throws IOException;

    /** Returns what the numbers of {@link #looks} are. */
    Looks kindOfLooks();

    /** Returns how many ticks a second has. */
    int hertz();

    /** Returns of how many ticks of the request the rows are that it gives. */
    default Stride stride() {
      return Stride.ONE;
    }

    /** Returns how many ticks a source has. */
    default int ticks(int source) throws IOException {
      return said(source).count();
    }

    /** Returns how many rows a second has. */
    default int rowsASecond() {
      return hertz() / stride().ticks();
    }

    /**
     * Returns how much versions of the model contradict each other at each tick, in nats, as {@link
     * org.cuepoint.core.active.Doubt#information} computes it; empty when there is one version.
     */
    default Optional<float[]> information(int source) throws IOException {
      return Optional.empty();
    }
  }

  static EngineProtocol.Ranked rank(EngineProtocol.Rank request, JobContext context)
      throws IOException {
    return new RankingWork(request)
        .rank(new Stored(request, new Columns(request.groups())), context);
  }

  /**
   * Ranks by what a model says just now. Where something lacks that the function goes by, there is
   * no order and a sentence about it, since whoever asks wants more than the order.
   */
  static EngineProtocol.Ranked rank(EngineProtocol.Rank request, Sight sight, JobContext context)
      throws IOException {
    try {
      return new RankingWork(request).rank(sight, context);
    } catch (LackingException lacking) {
      return new EngineProtocol.Ranked(List.of(), "", lacking.getMessage());
    }
  }

  private EngineProtocol.Ranked rank(Sight sight, JobContext context) throws IOException {
    Optional<AcquisitionFunction> function =
        request.example() == null
            ? Optional.of(Catalog.load(ProviderKind.ACQUISITION).get(request.acquisition()))
            : Optional.empty();
    Set<Signal> reads = function.map(AcquisitionFunction::reads).orElse(Set.of());
    PoolBuilder pool = new PoolBuilder(columns, sight.kindOfLooks(), reads);
    int count = request.sources().size();
    for (int i = 0; i < count; i++) {
      context.throwIfCancelled();
      context.progress(i, count, request.sources().get(i).name());
      pool.add(footage(i, reads, sight));
    }
    RankerSettings settings =
        RankerSettings.defaults().withCount(request.count()).withSeed(request.seed());
    Pool built = pool.build();
    ClipRanker.Ranking ranking =
        function.isPresent()
            ? ClipRanker.rank(built, function.get(), settings)
            : ClipRanker.rank(built, likeExample(built), everywhere(settings));
    Reasons reasons = new Reasons(sight);
    List<EngineProtocol.Window> windows = new ArrayList<>();
    for (RankedClip clip : ranking.clips()) {
      windows.add(window(clip, reasons));
    }
    return new EngineProtocol.Ranked(windows, ranking.by());
  }

  /** The example is embedded as one more labelled stretch, so exactly as the places are. */
  private AcquisitionFunction likeExample(Pool pool) {
    Matrix known = pool.known().embeddings();
    if (known.count() == 0) {
      throw new IllegalStateException(
          "Places that look like an example need the features of all videos; index them first.");
    }
    int row = exampleRow;
    return new LikeExample(
        Arrays.copyOfRange(known.values(), row * known.width(), (row + 1) * known.width()));
  }

  /** Who looks for more of the same wants it wherever it is, and nothing else. */
  private static RankerSettings everywhere(RankerSettings settings) {
    return settings
        .withMaxShareOfOneVideo(1)
        .withMaxTimesEqualShare(settings.count())
        .withRareShare(0)
        .withAuditShare(0);
  }

  private PoolBuilder.Footage footage(int i, Set<Signal> reads, Sight sight) throws IOException {
    Source source = source(i);
    sources.put(source, i);
    Stride stride = sight.stride();
    Matrix said = sight.said(i);
    List<Place> places =
        new Windows(Math.max(1, stride.row(request.windowTicks())))
            .cut(
                source.video(),
                source.region(),
                request.videoGroups().get(i),
                said.count(),
                seen(request.seen().get(i), stride));
    Map<Signal, float[]> curves = new EnumMap<>(Signal.class);
    if (!places.isEmpty()) {
      if (reads.contains(Signal.BOUNDARY)) {
        curves.put(Signal.BOUNDARY, new EdgeDoubt(said, columns, sight.rowsASecond()).curve());
      }
      sight.information(i).ifPresent(curve -> curves.put(Signal.BALD, curve));
      EngineProtocol.Beside beside = request.beside();
      if (beside != null && beside.use() == EngineProtocol.Beside.Use.ORDER) {
        contrast(i, said, stride).ifPresent(both -> curves.put(Signal.DISAGREEMENT, both.divergence()));
      }
    }
    return new PoolBuilder.Footage(
        places, said, curves, sight.looks(i), stretches(i, said.count(), stride));
  }

  /** Sets the model that ranks beside the other one, where that has said something. */
  private Optional<Contrast> contrast(int i, Matrix said, Stride stride) throws IOException {
    EngineProtocol.Beside beside = request.beside();
    if (beside == null || beside.probabilityFiles().get(i).isEmpty()) {
      return Optional.empty();
    }
    Matrix other = stride.means(Stored.read(Path.of(beside.probabilityFiles().get(i)), columns));
    return other.count() == said.count()
        ? Optional.of(new Contrast(said, other, columns))
        : Optional.empty();
  }

  private List<PoolBuilder.Stretch> stretches(int i, int rows, Stride stride) {
    List<Integer> numbers = request.labelled().get(i);
    List<PoolBuilder.Stretch> stretches = new ArrayList<>();
    for (int n = 0; n + STRETCH <= numbers.size(); n += STRETCH) {
      int start = stride.row(numbers.get(n));
      int end = Math.min(rows, stride.endRow(numbers.get(n + 1)));
      if (start < end) {
        stretches.add(new PoolBuilder.Stretch(start, end, numbers.get(n + 2)));
      }
    }
    EngineProtocol.RankExample example = request.example();
    if (example != null && example.source() == i) {
      exampleRow = stretchesBefore + stretches.size();
      int start = Math.min(stride.row(example.startTick()), rows - 1);
      int end = Math.clamp(stride.endRow(example.endTick()), start + 1, rows);
      stretches.add(new PoolBuilder.Stretch(start, end, PoolBuilder.Stretch.NOTHING));
    }
    stretchesBefore += stretches.size();
    return stretches;
  }

  private EngineProtocol.Window window(RankedClip clip, Reasons reasons) throws IOException {
    Map<Integer, Double> guess = new LinkedHashMap<>();
    clip.guess().forEach((column, p) -> guess.put(columns.classAt(column), p));
    Place place = clip.place();
    Integer source = sources.get(new Source(place.video(), place.region()));
    if (source == null) {
      throw new IllegalStateException("A window of a video that nobody asked about");
    }
    Map<String, Double> parts = new LinkedHashMap<>(clip.parts());
    reasons
        .edgeSeconds(source, place)
        .ifPresent(spread -> parts.put(RankedClip.EDGE_SECONDS, spread));
    return new EngineProtocol.Window(
        source,
        reasons.stride().tick(place.startTick()),
        Math.min(reasons.ticks(source), reasons.stride().tick(place.endTick())),
        clip.score(),
        parts,
        guess,
        clip.audit(),
        reasons.opinions(source, place));
  }

  /** What is told of the few places that are asked about; looks at their videos once more. */
  private final class Reasons {

    private final Sight sight;
    private final Map<Integer, Matrix> kept = new HashMap<>();
    private final Map<Integer, Optional<Contrast>> contrasts = new HashMap<>();

    Reasons(Sight sight) {
      this.sight = sight;
    }

    Stride stride() {
      return sight.stride();
    }

    int ticks(int source) throws IOException {
      return sight.ticks(source);
    }

    private Matrix said(int source) throws IOException {
      Matrix known = kept.get(source);
      if (known == null) {
        known = sight.said(source);
        kept.put(source, known);
      }
      return known;
    }

    OptionalDouble edgeSeconds(int source, Place place) throws IOException {
      return new EdgeDoubt(said(source), columns, sight.rowsASecond())
          .spreadSeconds(place.startTick(), place.endTick());
    }

    List<EngineProtocol.Said> opinions(int source, Place place) throws IOException {
      EngineProtocol.Beside beside = request.beside();
      if (beside == null) {
        return List.of();
      }
      if (!contrasts.containsKey(source)) {
        contrasts.put(source, contrast(source, said(source), stride()));
      }
      return contrasts.getOrDefault(source, Optional.empty()).stream()
          .flatMap(both -> both.opposed(place.startTick(), place.endTick()).stream())
          .flatMap(
              said ->
                  Stream.of(
                      new EngineProtocol.Said(
                          beside.ranking(), said.first(), said.firstProbability()),
                      new EngineProtocol.Said(
                          beside.speaker(), said.second(), said.secondProbability())))
          .toList();
    }
  }

  /**
   * Names a source by its position and not by its random identity, so that the same project made
   * twice is asked the same questions.
   */
  private Source source(int i) {
    EngineProtocol.Source source = request.sources().get(i);
    int first = i;
    for (int other = 0; other < i; other++) {
      if (request.sources().get(other).video().equals(source.video())) {
        first = other;
        break;
      }
    }
    return new Source(
        new VideoId(new UUID(0, first)), Optional.ofNullable(source.region()).map(RegionId::parse));
  }

  /** A row that was seen in part need not be asked about. */
  private static BitSet seen(List<Integer> ends, Stride stride) {
    BitSet seen = new BitSet();
    for (int i = 0; i + 1 < ends.size(); i += 2) {
      seen.set(stride.row(ends.get(i)), stride.endRow(ends.get(i + 1)));
    }
    return seen;
  }

  /** What was said before and what is stored. */
  private record Stored(EngineProtocol.Rank request, Columns columns) implements Sight {

    @Override
    public Matrix said(int i) throws IOException {
      return read(Path.of(request.probabilityFiles().get(i)), columns);
    }

    static Matrix read(Path file, Columns columns) throws IOException {
      return columns.of(ProbabilityFile.read(file, positions(columns.classes())));
    }

    @Override
    public Looks kindOfLooks() {
      return Looks.CHANNELS;
    }

    @Override
    public int hertz() {
      EngineProtocol.RankFeatures features = request.features();
      return features == null ? FeatureClock.DEFAULT.hertz() : features.clock();
    }

    /** Columns of the files are positions in the scheme; identities are not needed to rank. */
    private static List<ClassId> positions(int classes) {
      return IntStream.range(0, classes).mapToObj(c -> new ClassId(new UUID(0, c))).toList();
    }

    @Override
    public Optional<float[]> information(int i) throws IOException {
      Path file = ProbabilityFile.information(Path.of(request.probabilityFiles().get(i)));
      if (!Files.exists(file)) {
        return Optional.empty();
      }
      ProbabilityTrack kept = ProbabilityFile.read(file, List.of(new ClassId(new UUID(0, 0))));
      float[] curve = new float[kept.ticks()];
      for (int t = 0; t < curve.length; t++) {
        curve[t] = kept.at(t, 0);
      }
      return Optional.of(curve);
    }

    /** Returns the pooled feature of each tick; no rows where they are not all there. */
    @Override
    public Matrix looks(int i) throws IOException {
      EngineProtocol.RankFeatures features = request.features();
      if (features == null) {
        return Matrix.NONE;
      }
      FeatureClock clock = new FeatureClock(features.clock());
      EncoderDescription encoder = features.encoder();
      SourceMedia media = SourceMedia.read(request.sources().get(i));
      Optional<FeatureReader> found =
          new FeatureStore(Path.of(features.folder()))
              .read(
                  media.key(encoder.inputSize(), clock, encoder.id()),
                  encoder.shape(),
                  media.ticks(clock));
      if (found.isEmpty()) {
        return Matrix.NONE;
      }
      try (FeatureReader reader = found.get()) {
        int width = encoder.shape().channels();
        float[] values = new float[reader.ticks() * width];
        for (int tick = 0; tick < reader.ticks(); tick++) {
          reader.pooled(tick, values, tick * width);
        }
        return new Matrix(reader.ticks(), width, values);
      }
    }
  }
}
