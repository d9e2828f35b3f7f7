package org.cuepoint.core.session;

import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.cuepoint.core.active.Example;
import org.cuepoint.core.active.Opinion;
import org.cuepoint.core.active.QueueItem;
import org.cuepoint.core.active.QueueItemId;
import org.cuepoint.core.active.QueueRound;
import org.cuepoint.core.active.RoundId;
import org.cuepoint.core.active.Signal;
import org.cuepoint.core.active.strategy.Cuepoint;
import org.cuepoint.core.engine.EngineClient;
import org.cuepoint.core.engine.EngineProtocol;
import org.cuepoint.core.job.JobContext;
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
  static final double WINDOW_SECONDS = 2;

  /** Acquisition functions that go by how much versions of a model contradict each other. */
  private static final Set<String> VERSIONS_COUNT = Set.of(Signal.BALD.word(), Cuepoint.ID);

  private final ProjectPorts ports;
  private final PlaceLabels labels;
  private final EngineClient engine;
  private final Indexing indexing;
  private final FeatureCatalog features;
  private final ModelRegistry models;
  private final SnapshotSource snapshots;
  private final SecondOpinion second;
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
    this.labels = new PlaceLabels(ports.project(), ports.annotations());
    this.engine = engine;
    this.indexing = indexing;
    this.features = features;
    this.models = models;
    this.snapshots = new SnapshotSource(ports.project(), ports.annotations());
    this.second = new SecondOpinion(ports.models());
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
    askVersions(model, places, request.acquisition(), context);
    if (request.acquisition().equals(Signal.DISAGREEMENT.word())) {
      askSecond(model, places, context);
    }
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
                        places.stream().map(labels::seen).toList(),
                        places.stream()
                            .map(place -> labels.labelled(place, scheme, length))
                            .toList(),
                        new EngineProtocol.RankFeatures(
                            features.folder().toString(), ticks.hertz(), encoder),
                        request.acquisition(),
                        length,
                        request.count(),
                        request.seed(),
                        beside(model, places, EngineProtocol.Beside.Use.ORDER).orElse(null),
                        request.example().map(like -> example(like, places)).orElse(null))));
    return add(ranked, request, model, places, scheme);
  }

  private EngineProtocol.RankExample example(Example like, List<FeatureCatalog.Place> places) {
    for (int i = 0; i < places.size(); i++) {
      FeatureCatalog.Place place = places.get(i);
      if (place.video().id().equals(like.video())
          && place.region().map(region -> region.id()).equals(like.region())) {
        FrameIndex index = ports.project().index(like.video()).index();
        int start = features.clock().firstTickAtOrAfter(index, like.frames().start());
        int end = features.clock().firstTickAtOrAfter(index, like.frames().end());
        return new EngineProtocol.RankExample(i, start, Math.max(start + 1, end));
      }
    }
    throw new IllegalStateException(
        "The example lies where nothing has been indexed; index its video, or choose an example in"
            + " one of its regions.");
  }

  /**
   * Asks a model how much its versions contradict each other where that counts and is not known
   * yet. A student has one version; a teacher with several says it whenever it is asked, so only a
   * former program has left it out.
   */
  private void askVersions(
      ModelVersion model, List<FeatureCatalog.Place> places, String acquisition, JobContext context)
      throws IOException {
    boolean counts =
        switch (model.kind()) {
          case FAST_HEAD -> VERSIONS_COUNT.contains(acquisition);
          case TEACHER -> acquisition.equals(Signal.BALD.word());
          default -> false;
        };
    List<FeatureCatalog.Place> silent =
        places.stream().filter(place -> !predictions.hasInformation(model, place)).toList();
    if (counts && !silent.isEmpty()) {
      var _ =
          predictions.predictAndKeep(
              model,
              silent,
              snapshots.of(models.scheme(model), Set.of()),
              EngineProtocol.Information.WANTED,
              context);
    }
  }

  /** Asks the model beside the one that ranks about all places that it has features of. */
  private void askSecond(ModelVersion model, List<FeatureCatalog.Place> places, JobContext context)
      throws IOException {
    Optional<ModelVersion> other = second.beside(model);
    if (other.isEmpty()) {
      return;
    }
    Set<String> wanted = places.stream().map(FeatureCatalog.Place::key).collect(Collectors.toSet());
    List<FeatureCatalog.Place> silent =
        indexing.indexedFor(other.get(), List.of()).stream()
            .filter(place -> wanted.contains(place.key()))
            .filter(place -> !predictions.has(other.get(), place))
            .toList();
    if (!silent.isEmpty()) {
      var _ =
          predictions.predictAndKeep(
              other.get(), silent, snapshots.of(models.scheme(other.get()), Set.of()), context);
    }
  }

  /** Returns what another model has said of places, or empty when there is none or it has not. */
  Optional<EngineProtocol.Beside> beside(
      ModelVersion model, List<FeatureCatalog.Place> places, EngineProtocol.Beside.Use use) {
    return second
        .beside(model)
        .map(
            other ->
                new EngineProtocol.Beside(
                    model.kind().word(),
                    other.kind().word(),
                    predictions.files(other, places),
                    use))
        .filter(beside -> beside.probabilityFiles().stream().anyMatch(file -> !file.isEmpty()));
  }

  /**
   * Makes what was ranked the current queue.
   *
   * @param places what the windows' sources are
   */
  QueueRound add(
      EngineProtocol.Ranked ranked,
      LearningLoop.RankRequest request,
      ModelVersion model,
      List<FeatureCatalog.Place> places,
      LabelScheme scheme) {
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
            items,
            request.example());
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
    Map<String, Double> parts = new LinkedHashMap<>(window.parts());
    for (EngineProtocol.Said said : window.opinions()) {
      String label = said.label() < 0 ? "" : scheme.classes().get(said.label()).name();
      parts.put(new Opinion(said.speaker(), label, said.probability()).part(), said.probability());
    }
    return new QueueItem(
        QueueItemId.random(),
        round,
        rank,
        place.video().id(),
        place.region().map(region -> region.id()),
        index.range(features.clock().frames(index, window.startTick(), window.endTick())),
        Optional.empty(),
        window.score(),
        parts,
        guess,
        window.audit());
  }
}
