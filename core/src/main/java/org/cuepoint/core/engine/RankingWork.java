package org.cuepoint.core.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.cuepoint.core.active.AcquisitionFunction;
import org.cuepoint.core.active.ClipRanker;
import org.cuepoint.core.active.Matrix;
import org.cuepoint.core.active.Place;
import org.cuepoint.core.active.Pool;
import org.cuepoint.core.active.PoolBuilder;
import org.cuepoint.core.active.RankedClip;
import org.cuepoint.core.active.RankerSettings;
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

  /** Positions of sources by what names them in the pool. */
  private final Map<Source, Integer> sources = new HashMap<>();

  /** Labelled stretches of the sources so far, and which of them is the example. */
  private int stretchesBefore;

  private int exampleRow;

  private record Source(VideoId video, Optional<RegionId> region) {}

  private RankingWork(EngineProtocol.Rank request) {
    this.request = request;
  }

  /** What a model says of a source, and what its ticks look like. */
  interface Sight {

    /** Returns the probabilities of each tick, columns as in the label scheme. */
    ProbabilityTrack said(int source, List<ClassId> columns) throws IOException;

    /** Returns what each tick looks like; no rows when that is not known. */
    Matrix looks(int source) throws IOException;
  }

  static EngineProtocol.Ranked rank(EngineProtocol.Rank request, JobContext context)
      throws IOException {
    return new RankingWork(request).rank(new Stored(request), context);
  }

  /** Ranks by what a model says just now. */
  static EngineProtocol.Ranked rank(EngineProtocol.Rank request, Sight sight, JobContext context)
      throws IOException {
    return new RankingWork(request).rank(sight, context);
  }

  private EngineProtocol.Ranked rank(Sight sight, JobContext context) throws IOException {
    PoolBuilder pool = new PoolBuilder(request.groups());
    int count = request.sources().size();
    for (int i = 0; i < count; i++) {
      context.throwIfCancelled();
      context.progress(i, count, request.sources().get(i).name());
      pool.add(footage(i, sight));
    }
    RankerSettings settings =
        RankerSettings.defaults().withCount(request.count()).withSeed(request.seed());
    Pool built = pool.build();
    ClipRanker.Ranking ranking =
        request.example() == null
            ? ClipRanker.rank(
                built, Catalog.load(ProviderKind.ACQUISITION).get(request.acquisition()), settings)
            : ClipRanker.rank(built, likeExample(built), everywhere(settings));
    return new EngineProtocol.Ranked(
        ranking.clips().stream().map(clip -> window(clip, pool)).toList(), ranking.by());
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

  private PoolBuilder.Footage footage(int i, Sight sight) throws IOException {
    Source source = source(i);
    sources.put(source, i);
    ProbabilityTrack track = sight.said(i, columns());
    List<Place> places =
        new Windows(request.windowTicks())
            .cut(
                source.video(),
                source.region(),
                request.videoGroups().get(i),
                track.ticks(),
                seen(request.seen().get(i)));
    return new PoolBuilder.Footage(
        places, Optional.of(track), Map.of(), sight.looks(i), stretches(i, track.ticks()));
  }

  /** Columns of the files are positions in the scheme; identities are not needed to rank. */
  private List<ClassId> columns() {
    List<ClassId> columns = new ArrayList<>();
    int classes = request.groups().stream().mapToInt(List::size).sum();
    for (int c = 0; c < classes; c++) {
      columns.add(new ClassId(new UUID(0, c)));
    }
    return columns;
  }

  private List<PoolBuilder.Stretch> stretches(int i, int ticks) {
    List<Integer> numbers = request.labelled().get(i);
    List<PoolBuilder.Stretch> stretches = new ArrayList<>();
    for (int n = 0; n + STRETCH <= numbers.size(); n += STRETCH) {
      int start = numbers.get(n);
      int end = Math.min(ticks, numbers.get(n + 1));
      if (start < end) {
        stretches.add(new PoolBuilder.Stretch(start, end, numbers.get(n + 2)));
      }
    }
    EngineProtocol.RankExample example = request.example();
    if (example != null && example.source() == i) {
      exampleRow = stretchesBefore + stretches.size();
      int start = Math.min(example.startTick(), ticks - 1);
      int end = Math.clamp(example.endTick(), start + 1, ticks);
      stretches.add(new PoolBuilder.Stretch(start, end, PoolBuilder.Stretch.NOTHING));
    }
    stretchesBefore += stretches.size();
    return stretches;
  }

  private EngineProtocol.Window window(RankedClip clip, PoolBuilder pool) {
    Map<Integer, Double> guess = new LinkedHashMap<>();
    clip.guess().forEach((column, p) -> guess.put(pool.classAt(column), p));
    Place place = clip.place();
    Integer source = sources.get(new Source(place.video(), place.region()));
    if (source == null) {
      throw new IllegalStateException("A window of a video that nobody asked about");
    }
    return new EngineProtocol.Window(
        source,
        place.startTick(),
        place.endTick(),
        clip.score(),
        clip.parts(),
        guess,
        clip.audit());
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

  private static BitSet seen(List<Integer> ends) {
    BitSet seen = new BitSet();
    for (int i = 0; i + 1 < ends.size(); i += 2) {
      seen.set(ends.get(i), ends.get(i + 1));
    }
    return seen;
  }

  /** What was said before and what is stored. */
  private record Stored(EngineProtocol.Rank request) implements Sight {

    @Override
    public ProbabilityTrack said(int i, List<ClassId> columns) throws IOException {
      return ProbabilityFile.read(Path.of(request.probabilityFiles().get(i)), columns);
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
