package org.cuepoint.core.session;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.cuepoint.core.active.Columns;
import org.cuepoint.core.active.Matrix;
import org.cuepoint.core.active.Place;
import org.cuepoint.core.active.Windows;
import org.cuepoint.core.embed.EmbeddingMap;
import org.cuepoint.core.embed.KeptMap;
import org.cuepoint.core.embed.MapFile;
import org.cuepoint.core.embed.MapPoint;
import org.cuepoint.core.embed.MapSettings;
import org.cuepoint.core.embed.Projection;
import org.cuepoint.core.embed.Spread;
import org.cuepoint.core.feature.FeatureReader;
import org.cuepoint.core.job.JobContext;
import org.cuepoint.core.media.RegionId;
import org.cuepoint.core.media.Video;
import org.cuepoint.core.project.ProjectAccess;
import org.cuepoint.core.provenance.ContentHash;
import org.cuepoint.core.recognition.EncoderDescription;
import org.cuepoint.core.recognition.ModelVersion;
import org.cuepoint.core.recognition.ProbabilityFile;
import org.cuepoint.core.recognition.ProbabilityTrack;
import org.cuepoint.core.taxonomy.LabelScheme;
import org.cuepoint.core.time.FeatureClock;
import org.cuepoint.core.time.FrameIndex;
import org.cuepoint.core.train.SnapshotBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the map of a project from features and from what was said before. Where windows lie is kept
 * in {@code features/maps}, by features and settings; what they are called is read each time.
 * Thread-safe.
 */
final class Mapping {

  private static final Logger LOG = LoggerFactory.getLogger(Mapping.class);

  /** Raise it when windows are cut, chosen or laid out in another way. */
  private static final int VERSION = 1;

  /** The numbers of a labelled stretch: start, end and position of the class. */
  private static final int STRETCH = 3;

  private final ProjectPorts ports;
  private final Indexing indexing;
  private final FeatureCatalog features;
  private final ModelRegistry models;
  private final Predictions predictions;
  private final PlaceLabels labels;
  private final SecondOpinion second;
  private final InstantSource clock;

  Mapping(
      ProjectPorts ports,
      Indexing indexing,
      FeatureCatalog features,
      ModelRegistry models,
      Predictions predictions,
      InstantSource clock) {
    this.ports = ports;
    this.indexing = indexing;
    this.features = features;
    this.models = models;
    this.predictions = predictions;
    this.labels = new PlaceLabels(ports.project(), ports.annotations());
    this.second = new SecondOpinion(ports.models());
    this.clock = clock;
  }

  /** Makes the map, or shows the one that was made before. */
  EmbeddingMap map(MapSettings settings, KeptMap kept, JobContext context) throws IOException {
    Optional<ModelVersion> model = ports.models().active().filter(each -> each.kind().predicts());
    Optional<ModelVersion> encoder = model.map(models::encoderOf).or(ports.models()::activeEncoder);
    List<FeatureCatalog.Place> places =
        encoder.map(each -> indexing.indexedBy(each, List.of())).orElse(List.of());
    LabelScheme scheme = ports.project().project().scheme();
    MapFile.Layout layout =
        encoder.isEmpty() || places.isEmpty()
            ? new MapFile.Layout(0, List.of())
            : layout(places, encoder.get(), scheme, settings, kept, context);
    Optional<ModelVersion> other = model.flatMap(second::beside);
    return new EmbeddingMap(
        settings,
        features.clock().hertz(),
        points(layout, places, scheme, model, other, context),
        layout.windows(),
        scheme.classes(),
        encoder.map(ModelVersion::name),
        model.map(ModelVersion::name),
        other.map(ModelVersion::name),
        leftOut(places));
  }

  private List<String> leftOut(List<FeatureCatalog.Place> places) {
    var there = places.stream().map(place -> place.video().id()).collect(Collectors.toSet());
    return ports.project().videos().stream()
        .filter(video -> !there.contains(video.id()))
        .map(Video::name)
        .toList();
  }

  private int windowTicks() {
    return (int) Math.round(Ranking.WINDOW_SECONDS * features.clock().hertz());
  }

  private MapFile.Layout layout(
      List<FeatureCatalog.Place> places,
      ModelVersion encoder,
      LabelScheme scheme,
      MapSettings settings,
      KeptMap kept,
      JobContext context)
      throws IOException {
    MapFile files = new MapFile(features.folder().resolve("maps"));
    EncoderDescription description = EncoderDescription.of(encoder);
    String name = name(places, description, settings);
    Optional<MapFile.Layout> known =
        kept == KeptMap.USE ? files.read(name, clock) : Optional.empty();
    if (known.isPresent()) {
      return known.get();
    }
    List<Cut> windows = windows(places, scheme);
    BitSet labelled = new BitSet();
    for (int i = 0; i < windows.size(); i++) {
      labelled.set(i, windows.get(i).label() != MapPoint.UNKNOWN);
    }
    List<Cut> chosen =
        Spread.choose(windows.size(), labelled, settings.count()).stream()
            .mapToObj(windows::get)
            .toList();
    Matrix plane = Projection.of(looks(places, description, chosen, context), settings, context);
    List<MapFile.Spot> spots = new ArrayList<>();
    for (int i = 0; i < chosen.size(); i++) {
      Place place = chosen.get(i).place();
      spots.add(
          new MapFile.Spot(
              chosen.get(i).source(),
              place.startTick(),
              place.endTick(),
              plane.at(i, 0),
              plane.at(i, 1)));
    }
    MapFile.Layout made = new MapFile.Layout(windows.size(), spots);
    keep(files, name, made);
    return made;
  }

  /** A full disk must not cost the person the map. */
  private void keep(MapFile files, String name, MapFile.Layout made) {
    if (ports.project().access() == ProjectAccess.WRITE) {
      try {
        files.write(name, made);
      } catch (IOException problem) {
        LOG.warn("The map cannot be kept in {}", files.folder(), problem);
      }
    }
  }

  private String name(
      List<FeatureCatalog.Place> places, EncoderDescription encoder, MapSettings settings) {
    String keys =
        places.stream()
            .map(place -> features.key(place, encoder).fileName())
            .collect(Collectors.joining(" "));
    return ContentHash.of(
            "map=%d method=%s count=%d seed=%d window=%d %s"
                .formatted(
                    VERSION,
                    settings.method().word(),
                    settings.count(),
                    settings.seed(),
                    windowTicks(),
                    keys))
        .hex()
        .substring(0, 32);
  }

  /** A window of a source, and what a person said of it. */
  private record Cut(int source, Place place, int label) {}

  private List<Cut> windows(List<FeatureCatalog.Place> places, LabelScheme scheme) {
    List<Cut> windows = new ArrayList<>();
    for (int source = 0; source < places.size(); source++) {
      FeatureCatalog.Place from = places.get(source);
      List<Integer> stretches = labels.labelled(from, scheme, windowTicks());
      for (Place place :
          new Windows(windowTicks())
              .cut(
                  from.video().id(),
                  from.region().map(region -> region.id()),
                  from.video().group().orElse(""),
                  features.ticks(from.video()),
                  new BitSet())) {
        windows.add(new Cut(source, place, label(stretches, place)));
      }
    }
    return windows;
  }

  /** Returns what was said of most of a place, if anything was said of half of it. */
  private static int label(List<Integer> stretches, Place place) {
    Map<Integer, Integer> ticks = new HashMap<>();
    BitSet said = new BitSet();
    for (int i = 0; i + STRETCH <= stretches.size(); i += STRETCH) {
      int start = Math.max(stretches.get(i), place.startTick());
      int end = Math.min(stretches.get(i + 1), place.endTick());
      if (start < end) {
        ticks.merge(stretches.get(i + 2), end - start, Integer::sum);
        said.set(start, end);
      }
    }
    if (2 * said.cardinality() < place.endTick() - place.startTick()) {
      return MapPoint.UNKNOWN;
    }
    return ticks.entrySet().stream()
        .max(
            Map.Entry.<Integer, Integer>comparingByValue()
                .thenComparing(Map.Entry.<Integer, Integer>comparingByKey().reversed()))
        .map(Map.Entry::getKey)
        .orElse(MapPoint.UNKNOWN);
  }

  /** Returns the mean feature of each window, shape (windows, channels). */
  private Matrix looks(
      List<FeatureCatalog.Place> places,
      EncoderDescription encoder,
      List<Cut> windows,
      JobContext context)
      throws IOException {
    int width = encoder.shape().channels();
    float[] values = new float[windows.size() * width];
    float[] tick = new float[width];
    int row = 0;
    while (row < windows.size()) {
      int source = windows.get(row).source();
      context.progress(row, windows.size(), places.get(source).video().name());
      try (FeatureReader reader = features.open(places.get(source), encoder)) {
        for (; row < windows.size() && windows.get(row).source() == source; row++) {
          context.throwIfCancelled();
          mean(reader, windows.get(row).place(), tick, values, row * width);
        }
      }
    }
    return new Matrix(windows.size(), width, values);
  }

  private static void mean(
      FeatureReader reader, Place place, float[] tick, float[] values, int at) {
    int length = place.endTick() - place.startTick();
    for (int t = place.startTick(); t < place.endTick(); t++) {
      reader.pooled(t, tick, 0);
      for (int i = 0; i < tick.length; i++) {
        values[at + i] += tick[i] / length;
      }
    }
  }

  private List<MapPoint> points(
      MapFile.Layout layout,
      List<FeatureCatalog.Place> places,
      LabelScheme scheme,
      Optional<ModelVersion> model,
      Optional<ModelVersion> other,
      JobContext context)
      throws IOException {
    Map<Integer, List<MapFile.Spot>> bySource =
        layout.spots().stream().collect(Collectors.groupingBy(MapFile.Spot::source));
    List<MapPoint> points = new ArrayList<>();
    for (int source = 0; source < places.size(); source++) {
      List<MapFile.Spot> spots = bySource.getOrDefault(source, List.of());
      if (!spots.isEmpty()) {
        context.throwIfCancelled();
        FeatureCatalog.Place place = places.get(source);
        Optional<WindowVoices> voices =
            model.isEmpty() ? Optional.empty() : voices(place, model.get(), other, scheme);
        points.addAll(points(place, spots, scheme, voices));
      }
    }
    return points;
  }

  private List<MapPoint> points(
      FeatureCatalog.Place place,
      List<MapFile.Spot> spots,
      LabelScheme scheme,
      Optional<WindowVoices> voices) {
    FrameIndex index = ports.project().index(place.video().id()).index();
    FeatureClock ticks = features.clock();
    Optional<RegionId> region = place.region().map(each -> each.id());
    String group = place.video().group().orElse("");
    List<Integer> stretches = labels.labelled(place, scheme, windowTicks());
    List<Place> windows =
        spots.stream()
            .map(
                spot ->
                    new Place(place.video().id(), region, group, spot.startTick(), spot.endTick()))
            .toList();
    List<WindowVoices.Said> said =
        voices
            .map(each -> each.of(windows))
            .orElseGet(() -> Collections.nCopies(windows.size(), WindowVoices.Said.NOTHING));
    List<MapPoint> points = new ArrayList<>();
    for (int i = 0; i < windows.size(); i++) {
      Place window = windows.get(i);
      WindowVoices.Said voice = said.get(i);
      points.add(
          new MapPoint(
              window,
              index.range(ticks.frames(index, window.startTick(), window.endTick())),
              spots.get(i).x(),
              spots.get(i).y(),
              label(stretches, window),
              voice.prediction(),
              voice.confidence(),
              voice.doubt(),
              voice.divergence()));
    }
    return points;
  }

  /** Reads what models said of a place; empty where the first of them was not asked. */
  private Optional<WindowVoices> voices(
      FeatureCatalog.Place place,
      ModelVersion model,
      Optional<ModelVersion> other,
      LabelScheme scheme)
      throws IOException {
    LabelScheme own = models.scheme(model);
    Columns columns = new Columns(SnapshotBuilder.groups(own));
    Optional<Matrix> said = said(place, model, own, columns);
    if (said.isEmpty()) {
      return Optional.empty();
    }
    // Models that are compared know the same classes.
    Optional<Matrix> beside =
        other.isEmpty() ? Optional.empty() : said(place, other.get(), own, columns);
    int[] positions = own.classes().stream().mapToInt(each -> scheme.indexOf(each.id())).toArray();
    return Optional.of(
        new WindowVoices(
            said.get(),
            beside.filter(matrix -> matrix.count() == said.get().count()),
            columns,
            positions));
  }

  private Optional<Matrix> said(
      FeatureCatalog.Place place, ModelVersion model, LabelScheme scheme, Columns columns)
      throws IOException {
    String file = predictions.files(model, List.of(place)).getFirst();
    if (file.isEmpty()) {
      return Optional.empty();
    }
    ProbabilityTrack track = ProbabilityFile.read(Path.of(file), Predictions.classes(scheme));
    return Optional.of(columns.of(track));
  }
}
