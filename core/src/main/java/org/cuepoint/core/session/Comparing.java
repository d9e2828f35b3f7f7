package org.cuepoint.core.session;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.cuepoint.core.compare.ComparedVideo;
import org.cuepoint.core.compare.Comparison;
import org.cuepoint.core.compare.Contestant;
import org.cuepoint.core.compare.TickLabels;
import org.cuepoint.core.compare.Voice;
import org.cuepoint.core.engine.EngineClient;
import org.cuepoint.core.engine.EngineProtocol;
import org.cuepoint.core.job.JobContext;
import org.cuepoint.core.media.RegionId;
import org.cuepoint.core.media.Video;
import org.cuepoint.core.media.VideoId;
import org.cuepoint.core.provenance.ContentHash;
import org.cuepoint.core.recognition.ModelKind;
import org.cuepoint.core.recognition.ModelVersion;
import org.cuepoint.core.recognition.ProbabilityFile;
import org.cuepoint.core.recognition.ProbabilityTrack;
import org.cuepoint.core.saliency.Saliency;
import org.cuepoint.core.suggest.DecodedSegment;
import org.cuepoint.core.taxonomy.ClassId;
import org.cuepoint.core.taxonomy.LabelScheme;
import org.cuepoint.core.train.DatasetSnapshot;
import org.cuepoint.core.train.SnapshotBuilder;

/**
 * Asks models what they see in the same videos. Each decodes with the durations of the labels that
 * it learned from; labels of the videos themselves are hidden from it. Thread-safe.
 */
final class Comparing {

  private final ProjectPorts ports;
  private final EngineClient engine;
  private final Indexing indexing;
  private final FeatureCatalog features;
  private final ModelRegistry models;
  private final Predictions predictions;
  private final SnapshotSource labels;
  private final Scratch scratch;

  Comparing(
      ProjectPorts ports,
      EngineClient engine,
      Indexing indexing,
      FeatureCatalog features,
      ModelRegistry models,
      Predictions predictions,
      SnapshotSource labels,
      Scratch scratch) {
    this.ports = ports;
    this.engine = engine;
    this.indexing = indexing;
    this.features = features;
    this.models = models;
    this.predictions = predictions;
    this.labels = labels;
    this.scratch = scratch;
  }

  /** What one model said of all places, and what that took. */
  private record Said(List<Voice> voices, Contestant contestant) {}

  Comparison compare(List<ModelVersion> compared, List<VideoId> videos, JobContext context)
      throws IOException {
    List<ModelVersion> wanted = compared.stream().distinct().toList();
    requireComparable(wanted);
    List<FeatureCatalog.Place> places = indexing.indexedForAll(wanted, videos);
    if (places.isEmpty()) {
      throw new IllegalArgumentException(
          "No video has the features that "
              + wanted.stream().map(ModelVersion::name).collect(Collectors.joining(" and "))
              + " need; index features first.");
    }
    LabelScheme scheme = ports.project().project().scheme();
    List<Said> said = new ArrayList<>();
    for (ModelVersion model : wanted) {
      context.throwIfCancelled();
      said.add(ask(model, places, scheme, context));
    }
    return new Comparison(
        said.stream().map(Said::contestant).toList(),
        scheme,
        SnapshotBuilder.groups(scheme),
        features.clock().hertz(),
        compared(places, scheme, said),
        leftOut(videos, places));
  }

  private static void requireComparable(List<ModelVersion> wanted) {
    if (wanted.size() < 2) {
      throw new IllegalArgumentException("Choose two different models at least to compare them.");
    }
    for (ModelVersion model : wanted) {
      if (!model.kind().predicts() || model.kind() == ModelKind.LIVE_HEAD) {
        throw new IllegalArgumentException(
            model.name()
                + (model.kind() == ModelKind.LIVE_HEAD
                    ? " is not kept from one label to the next, so it cannot be compared; train the"
                        + " fast head and compare that."
                    : " does not say what happens, so it cannot be compared; choose a head, a"
                        + " teacher or a student."));
      }
    }
  }

  private Said ask(
      ModelVersion model,
      List<FeatureCatalog.Place> places,
      LabelScheme scheme,
      JobContext context)
      throws IOException {
    LabelScheme own = models.scheme(model);
    Optional<DatasetSnapshot> learned = snapshot(model);
    Path folder = scratch.folder("compare");
    try {
      EngineProtocol.Predicted predicted =
          predictions.predictUnlabelled(
              model,
              places,
              learned.orElseGet(() -> labels.of(own, labels.labelledVideos())),
              folder,
              context);
      List<Voice> voices = new ArrayList<>();
      long ticks = 0;
      for (EngineProtocol.Prediction each : predicted.predictions()) {
        Voice voice = voice(each, own, scheme);
        ticks += voice.probabilities().ticks();
        voices.add(voice);
      }
      return new Said(
          voices, new Contestant(model, learned.map(this::seen), cost(model, predicted, ticks)));
    } finally {
      Scratch.delete(folder);
    }
  }

  /** Finds out what a model's answer at a tick hangs on. */
  Saliency explain(
      ModelVersion model,
      VideoId video,
      Optional<RegionId> region,
      int tick,
      JobContext context)
      throws IOException {
    FeatureCatalog.Place place =
        indexing.indexedFor(model, List.of(video)).stream()
            .filter(each -> each.region().map(r -> r.id()).equals(region))
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "There are no features of this video that "
                            + model.name()
                            + " needs; index features first."));
    LabelScheme own = models.scheme(model);
    EngineProtocol.Explain request =
        new EngineProtocol.Explain(
            models.file(model),
            models.file(models.encoderOf(model)),
            features.folder().toString(),
            features.clock().hertz(),
            features.source(place),
            own.classes().size(),
            tick);
    Saliency found = engine.call(context, service -> service.explain(request));
    LabelScheme now = ports.project().project().scheme();
    return found.withLabel(
        found.label() < 0 ? -1 : now.indexOf(own.classes().get(found.label()).id()));
  }

  private Optional<DatasetSnapshot> snapshot(ModelVersion model) {
    return Optional.ofNullable(model.provenance().inputs().get("snapshot"))
        .flatMap(hash -> ports.runs().snapshot(new ContentHash(hash)));
  }

  /** Translates what a model says into the scheme as it is now. */
  private static Voice voice(
      EngineProtocol.Prediction prediction, LabelScheme own, LabelScheme scheme)
      throws IOException {
    ProbabilityTrack track =
        ProbabilityFile.read(
            Path.of(prediction.probabilityFile()), Predictions.classes(own));
    List<ClassId> classes = Predictions.classes(scheme);
    List<DecodedSegment> segments = new ArrayList<>();
    int[] places = own.classes().stream().mapToInt(each -> classes.indexOf(each.id())).toArray();
    for (EngineProtocol.Run run : prediction.segments()) {
      DecodedSegment segment = run.segment();
      if (places[segment.classIndex()] >= 0) {
        segments.add(moved(segment, places, classes.size()));
      }
    }
    return Voice.of(
        aligned(track, places, classes), segments, SnapshotBuilder.groups(scheme));
  }

  private static ProbabilityTrack aligned(
      ProbabilityTrack track, int[] places, List<ClassId> classes) {
    if (track.classes().equals(classes)) {
      return track;
    }
    float[] values = new float[track.ticks() * classes.size()];
    for (int t = 0; t < track.ticks(); t++) {
      for (int c = 0; c < places.length; c++) {
        if (places[c] >= 0) {
          values[t * classes.size() + places[c]] = track.at(t, c);
        }
      }
    }
    return new ProbabilityTrack(track.clock(), classes, values);
  }

  private static DecodedSegment moved(DecodedSegment segment, int[] places, int classes) {
    Double[] probabilities = new Double[classes];
    Arrays.fill(probabilities, 0.0);
    for (int c = 0; c < places.length; c++) {
      if (places[c] >= 0) {
        probabilities[places[c]] = segment.probabilities().get(c);
      }
    }
    return new DecodedSegment(
        places[segment.classIndex()],
        segment.startTick(),
        segment.endTick(),
        List.of(probabilities),
        segment.entropy(),
        segment.margin(),
        segment.confidence(),
        segment.start(),
        segment.end());
  }

  /** The videos of which a label was in a training, and all others of their groups. */
  private Set<VideoId> seen(DatasetSnapshot learned) {
    Set<String> known = new HashSet<>();
    Set<String> units = new HashSet<>();
    for (DatasetSnapshot.Clip clip : learned.clips()) {
      if (!clip.targets().isEmpty() || clip.weak() != null) {
        known.add(clip.video());
        Optional.ofNullable(clip.group()).ifPresent(units::add);
      }
    }
    List<Video> videos = ports.project().videos();
    videos.stream()
        .filter(video -> known.contains(video.id().toString()))
        .flatMap(video -> video.group().stream())
        .forEach(units::add);
    return videos.stream()
        .filter(
            video ->
                known.contains(video.id().toString())
                    || video.group().filter(units::contains).isPresent())
        .map(Video::id)
        .collect(Collectors.toSet());
  }

  private Contestant.Cost cost(
      ModelVersion model, EngineProtocol.Predicted predicted, long ticks) {
    Map<String, Double> metrics = model.metrics();
    Double parameters = metrics.get("parameters");
    Double macs = metrics.getOrDefault("macs_per_tick", metrics.get("macs"));
    return new Contestant.Cost(
        parameters == null ? OptionalLong.empty() : OptionalLong.of(parameters.longValue()),
        macs == null ? OptionalDouble.empty() : OptionalDouble.of(macs),
        ticks == 0
            ? OptionalDouble.empty()
            : OptionalDouble.of(1000 * predicted.seconds() / ticks),
        predicted.peakBytes() == 0
            ? OptionalLong.empty()
            : OptionalLong.of(predicted.peakBytes()),
        bytes(models.file(model)));
  }

  private static long bytes(String file) {
    try {
      return Files.size(Path.of(file));
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  private List<ComparedVideo> compared(
      List<FeatureCatalog.Place> places, LabelScheme scheme, List<Said> said) {
    DatasetSnapshot truth = labels.of(scheme, Set.of());
    List<List<Integer>> groups = SnapshotBuilder.groups(scheme);
    List<ComparedVideo> videos = new ArrayList<>();
    for (int i = 0; i < places.size(); i++) {
      FeatureCatalog.Place place = places.get(i);
      int at = i;
      videos.add(
          ComparedVideo.of(
              place.video().id(),
              place.region().map(region -> region.id()),
              features.source(place).name(),
              place.video().group(),
              TickLabels.ofTargets(
                  groups.size(), features.ticks(place.video()), targets(truth, place)),
              said.stream().map(each -> each.voices().get(at)).toList(),
              groups));
    }
    return videos;
  }

  private static List<DatasetSnapshot.Target> targets(
      DatasetSnapshot truth, FeatureCatalog.Place place) {
    return truth.clips().stream()
        .filter(clip -> clip.video().equals(place.video().id().toString()))
        .filter(
            clip ->
                Optional.ofNullable(clip.region())
                    .equals(place.region().map(region -> region.id().toString())))
        .findFirst()
        .map(DatasetSnapshot.Clip::targets)
        .orElse(List.of());
  }

  private List<String> leftOut(List<VideoId> videos, List<FeatureCatalog.Place> places) {
    Set<VideoId> compared = new LinkedHashSet<>();
    places.forEach(place -> compared.add(place.video().id()));
    return ports.project().videos().stream()
        .filter(video -> videos.isEmpty() || videos.contains(video.id()))
        .filter(video -> !compared.contains(video.id()))
        .map(Video::name)
        .toList();
  }
}
