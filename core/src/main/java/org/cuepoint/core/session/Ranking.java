package org.cuepoint.core.session;

import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cuepoint.core.active.PoolBuilder;
import org.cuepoint.core.active.QueueItem;
import org.cuepoint.core.active.QueueItemId;
import org.cuepoint.core.active.QueueRound;
import org.cuepoint.core.active.RoundId;
import org.cuepoint.core.annotation.AnnotationStore;
import org.cuepoint.core.annotation.LabelState;
import org.cuepoint.core.annotation.Segment;
import org.cuepoint.core.engine.EngineClient;
import org.cuepoint.core.engine.EngineProtocol;
import org.cuepoint.core.job.JobContext;
import org.cuepoint.core.media.RegionId;
import org.cuepoint.core.media.VideoId;
import org.cuepoint.core.recognition.EncoderDescription;
import org.cuepoint.core.recognition.ModelVersion;
import org.cuepoint.core.taxonomy.LabelScheme;
import org.cuepoint.core.time.FeatureClock;
import org.cuepoint.core.time.FrameIndex;
import org.cuepoint.core.train.SnapshotBuilder;

/** Makes queues of places that nobody labelled, by what the active model says. Thread-safe. */
final class Ranking {

  /** A query is 2 s, see LEARNING in the design. */
  private static final double WINDOW_SECONDS = 2;

  private final ProjectPorts ports;
  private final AnnotationStore annotations;
  private final EngineClient engine;
  private final Indexing indexing;
  private final FeatureCatalog features;
  private final ModelRegistry models;
  private final Predictions predictions;
  private final Suggesting suggesting;
  private final InstantSource clock;

  Ranking(
      ProjectPorts ports,
      EngineClient engine,
      Indexing indexing,
      FeatureCatalog features,
      ModelRegistry models,
      Predictions predictions,
      Suggesting suggesting,
      InstantSource clock) {
    this.ports = ports;
    this.annotations = ports.annotations();
    this.engine = engine;
    this.indexing = indexing;
    this.features = features;
    this.models = models;
    this.predictions = predictions;
    this.suggesting = suggesting;
    this.clock = clock;
  }

  /** Ranks and makes that the current queue; what the model has not said yet it is asked first. */
  QueueRound rank(LearningLoop.RankRequest request, JobContext context) throws IOException {
    ModelVersion model = models.active();
    List<FeatureCatalog.Place> places = indexing.indexedFor(model, request.videos());
    List<VideoId> missing =
        places.stream()
            .filter(place -> !predictions.has(model, place))
            .map(place -> place.video().id())
            .distinct()
            .toList();
    if (!missing.isEmpty()) {
      suggesting.suggest(missing, context);
    }
    LabelScheme scheme = models.scheme(model);
    FeatureClock ticks = features.clock();
    int length = (int) Math.round(WINDOW_SECONDS * ticks.hertz());
    EncoderDescription encoder = EncoderDescription.of(models.encoderOf(model));
    EngineProtocol.Ranked ranked =
        engine.call(
            context,
            service ->
                service.rank(
                    new EngineProtocol.Rank(
                        SnapshotBuilder.groups(scheme),
                        places.stream().map(features::source).toList(),
                        places.stream().map(place -> place.video().group().orElse("")).toList(),
                        places.stream()
                            .map(place -> predictions.file(model, place).toString())
                            .toList(),
                        places.stream().map(this::seen).toList(),
                        places.stream().map(place -> labelled(place, scheme, length)).toList(),
                        new EngineProtocol.RankFeatures(
                            features.folder().toString(), ticks.hertz(), encoder),
                        request.acquisition(),
                        length,
                        request.count(),
                        request.seed())));
    RoundId round = RoundId.random();
    List<QueueItem> items = new ArrayList<>();
    for (EngineProtocol.Window window : ranked.windows()) {
      items.add(item(round, items.size(), window, places.get(window.source()), scheme));
    }
    QueueRound made =
        new QueueRound(
            round,
            clock.instant(),
            request.acquisition(),
            ranked.by(),
            model.id(),
            FeatureCatalog.encoderId(model),
            items);
    ports.queue().addRound(made);
    return made;
  }

  private QueueItem item(
      RoundId round,
      int rank,
      EngineProtocol.Window window,
      FeatureCatalog.Place place,
      LabelScheme scheme) {
    FrameIndex index = ports.project().index(place.video().id()).index();
    Map<String, Double> guess = new LinkedHashMap<>();
    window.guess().forEach((column, p) -> guess.put(scheme.classes().get(column).name(), p));
    return new QueueItem(
        QueueItemId.random(),
        round,
        rank,
        place.video().id(),
        place.region().map(region -> region.id()),
        index.range(features.clock().frames(index, window.startTick(), window.endTick())),
        Optional.empty(),
        window.score(),
        window.parts(),
        guess,
        window.audit());
  }

  private List<Integer> seen(FeatureCatalog.Place place) {
    VideoId video = place.video().id();
    FrameIndex index = ports.project().index(video).index();
    Optional<RegionId> region = place.region().map(r -> r.id());
    BitSet seen =
        SnapshotBuilder.seenTicks(
            features.clock(),
            index,
            region,
            annotations.segments(video),
            annotations.reviewedRanges(video));
    seen.or(
        SnapshotBuilder.leftOutTicks(features.clock(), index, region, annotations.segments(video)));
    return runs(seen);
  }

  /**
   * Returns start, end and position of the class of all that happens, and of what was reviewed and
   * shows nothing in pieces of a window.
   */
  private List<Integer> labelled(FeatureCatalog.Place place, LabelScheme scheme, int window) {
    VideoId video = place.video().id();
    FrameIndex index = ports.project().index(video).index();
    Optional<RegionId> region = place.region().map(r -> r.id());
    List<Segment> segments = annotations.segments(video);
    List<Integer> numbers = new ArrayList<>();
    for (Segment segment : segments) {
      int position = scheme.indexOf(segment.actionClass());
      if (segment.state() == LabelState.POSITIVE && position >= 0) {
        BitSet ticks =
            SnapshotBuilder.seenTicks(features.clock(), index, region, List.of(segment), List.of());
        addRuns(numbers, ticks, ticks.length(), position);
      }
    }
    BitSet nothing =
        SnapshotBuilder.seenTicks(
            features.clock(),
            index,
            region,
            List.of(),
            annotations.reviewedRanges(video).stream()
                .filter(range -> range.classes().isEmpty())
                .toList());
    nothing.andNot(SnapshotBuilder.seenTicks(features.clock(), index, region, segments, List.of()));
    addRuns(numbers, nothing, window, PoolBuilder.Stretch.NOTHING);
    return numbers;
  }

  private static void addRuns(List<Integer> numbers, BitSet ticks, int longest, int label) {
    List<Integer> ends = runs(ticks);
    for (int i = 0; i < ends.size(); i += 2) {
      for (int start = ends.get(i); start < ends.get(i + 1); start += longest) {
        numbers.addAll(List.of(start, Math.min(ends.get(i + 1), start + longest), label));
      }
    }
  }

  /** Returns start and end of each run, in turn. */
  private static List<Integer> runs(BitSet seen) {
    List<Integer> ends = new ArrayList<>();
    for (int start = seen.nextSetBit(0); start >= 0; ) {
      int end = seen.nextClearBit(start);
      ends.add(start);
      ends.add(end);
      start = seen.nextSetBit(end);
    }
    return ends;
  }
}
