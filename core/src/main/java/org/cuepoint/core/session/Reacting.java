package org.cuepoint.core.session;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.cuepoint.core.active.QueueRound;
import org.cuepoint.core.active.Signal;
import org.cuepoint.core.annotation.AnnotationStore;
import org.cuepoint.core.annotation.ModelVersionId;
import org.cuepoint.core.annotation.Suggestion;
import org.cuepoint.core.engine.EngineClient;
import org.cuepoint.core.engine.EngineProtocol;
import org.cuepoint.core.engine.Urgency;
import org.cuepoint.core.job.JobContext;
import org.cuepoint.core.media.Video;
import org.cuepoint.core.media.VideoId;
import org.cuepoint.core.project.ProjectStore;
import org.cuepoint.core.recognition.ModelKind;
import org.cuepoint.core.recognition.ModelStore;
import org.cuepoint.core.recognition.ModelVersion;
import org.cuepoint.core.taxonomy.LabelScheme;
import org.cuepoint.core.train.DatasetSnapshot;
import org.jspecify.annotations.Nullable;

/**
 * Answers a label within a moment. What is labelled of each video is remembered from one reaction
 * to the next, since reading it all anew would take longer than learning it. One reaction at a
 * time; further calls wait.
 */
final class Reacting {

  private final ProjectStore project;
  private final AnnotationStore annotations;
  private final ModelStore known;
  private final EngineClient engine;
  private final FeatureCatalog features;
  private final SnapshotSource labels;
  private final PlaceLabels places;
  private final ModelRegistry models;
  private final Predictions predictions;
  private final Suggesting suggesting;
  private final Ranking ranking;
  private final Scratch scratch;

  private final Map<VideoId, Remembered> remembered = new HashMap<>();
  private Optional<Setting> setting = Optional.empty();

  Reacting(
      ProjectPorts ports,
      EngineClient engine,
      FeatureCatalog features,
      SnapshotSource labels,
      ModelRegistry models,
      Predictions predictions,
      Suggesting suggesting,
      Ranking ranking,
      Scratch scratch) {
    this.project = ports.project();
    this.annotations = ports.annotations();
    this.known = ports.models();
    this.engine = engine;
    this.features = features;
    this.labels = labels;
    this.places = new PlaceLabels(ports.project(), ports.annotations());
    this.models = models;
    this.predictions = predictions;
    this.suggesting = suggesting;
    this.ranking = ranking;
    this.scratch = scratch;
  }

  /** What must be the same for anything to be remembered. */
  private record Setting(ModelVersion encoder, LabelScheme scheme) {}

  /**
   * A video with what is labelled of it.
   *
   * @param video as it was then
   * @param parts its regions, or its whole frame
   */
  private record Remembered(Video video, List<DatasetSnapshot.Clip> clips, List<Part> parts) {}

  private record Part(
      FeatureCatalog.Place place,
      EngineProtocol.Source source,
      List<Integer> seen,
      List<Integer> labelled) {}

  synchronized LearningLoop.Reaction react(
      VideoId shown, Optional<VideoId> edited, LearningLoop.RankRequest rank, JobContext context)
      throws IOException {
    long began = System.nanoTime();
    Setting now = new Setting(encoder(), project.project().scheme());
    if (edited.isEmpty() || !setting.equals(Optional.of(now))) {
      remembered.clear();
    }
    edited.ifPresent(remembered::remove);
    setting = Optional.of(now);
    List<Part> parts = new ArrayList<>();
    List<DatasetSnapshot.Clip> clips = new ArrayList<>();
    for (Video video : project.videos()) {
      remember(video, now)
          .ifPresent(
              one -> {
                parts.addAll(one.parts());
                clips.addAll(one.clips());
              });
    }
    DatasetSnapshot nothing = labels.of(now.scheme(), List.of());
    DatasetSnapshot snapshot =
        new DatasetSnapshot(
            nothing.clock(),
            nothing.schemeVersion(),
            nothing.classes(),
            nothing.groups(),
            clips,
            nothing.parents());
    if (snapshot.saysNothing()) {
      throw new IllegalStateException(
          "There are no labels to learn from yet; label a few segments first.");
    }
    ModelVersion model = head(now);
    double read = (System.nanoTime() - began) / 1e6;
    Path out = scratch.folder("live");
    try {
      EngineProtocol.Reacted reacted = ask(now, model, snapshot, parts, shown, rank, out, context);
      long answered = System.nanoTime();
      List<Suggestion> made = propose(model, now, snapshot, parts, shown, reacted);
      Optional<QueueRound> round =
          rank.count() == 0 || reacted.ranked().lacks() != null
              ? Optional.empty()
              : Optional.of(
                  ranking.add(
                      reacted.ranked(),
                      rank,
                      model,
                      parts.stream().map(Part::place).toList(),
                      now.scheme()));
      Map<String, Double> millis = new LinkedHashMap<>(reacted.millis());
      millis.merge("labels", read, Double::sum);
      millis.put("store", (System.nanoTime() - answered) / 1e6);
      return new LearningLoop.Reaction(
          model, made, round, Optional.ofNullable(reacted.ranked().lacks()), millis);
    } finally {
      Scratch.delete(out);
    }
  }

  private ModelVersion encoder() {
    return known
        .activeEncoder()
        .orElseThrow(
            () -> new IllegalStateException("There are no features yet; index the videos first."));
  }

  /** Returns the live head of an encoder and label scheme; there is one, made when first needed. */
  private ModelVersion head(Setting now) throws IOException {
    String scheme = Integer.toString(now.scheme().version());
    Optional<ModelVersion> made =
        known.models().stream()
            .filter(model -> model.kind() == ModelKind.LIVE_HEAD)
            .filter(model -> model.parents().equals(List.of(now.encoder().id())))
            .filter(model -> scheme.equals(model.provenance().settings().get("scheme")))
            .findFirst();
    return made.isPresent()
        ? made.get()
        : models.add(
            ModelKind.LIVE_HEAD,
            Map.of(),
            new ModelRegistry.Origin(
                List.of(now.encoder().id()),
                "{}",
                Map.of(),
                Map.of("encoder", FeatureCatalog.encoderId(now.encoder()), "scheme", scheme),
                0,
                engine.status()),
            Map.of());
  }

  /** Returns what is known of a video, or nothing as long as its features are not all there. */
  private Optional<Remembered> remember(Video video, Setting now) {
    Remembered before = remembered.get(video.id());
    if (before != null && before.video().equals(video)) {
      return Optional.of(before);
    }
    List<FeatureCatalog.Place> own = FeatureCatalog.places(video);
    if (!own.stream().allMatch(place -> features.isIndexed(place, now.encoder()))) {
      return Optional.empty();
    }
    int window = windowTicks();
    Remembered read =
        new Remembered(
            video,
            labels.of(now.scheme(), List.of(video)).clips(),
            own.stream()
                .map(
                    place ->
                        new Part(
                            place,
                            features.source(place),
                            places.seen(place),
                            places.labelled(place, now.scheme(), window)))
                .toList());
    remembered.put(video.id(), read);
    return Optional.of(read);
  }

  private int windowTicks() {
    return (int) Math.round(Ranking.WINDOW_SECONDS * features.clock().hertz());
  }

  private EngineProtocol.Reacted ask(
      Setting now,
      ModelVersion model,
      DatasetSnapshot snapshot,
      List<Part> parts,
      VideoId shown,
      LearningLoop.RankRequest rank,
      Path out,
      JobContext context)
      throws IOException {
    EngineProtocol.React request =
        new EngineProtocol.React(
            scratch.passing(snapshot),
            models.file(now.encoder()),
            FeatureCatalog.encoderId(model),
            features.folder().toString(),
            new EngineProtocol.Rank(
                snapshot.groups(),
                parts.stream().map(Part::source).toList(),
                parts.stream().map(part -> part.place().video().group().orElse("")).toList(),
                List.of(),
                parts.stream().map(Part::seen).toList(),
                parts.stream().map(Part::labelled).toList(),
                null,
                rank.acquisition(),
                windowTicks(),
                rank.count(),
                rank.seed(),
                beside(model, parts, rank),
                null),
            IntStream.range(0, parts.size())
                .filter(i -> parts.get(i).place().video().id().equals(shown))
                .boxed()
                .toList(),
            out.toString());
    return engine.call(Urgency.IMMEDIATE, context, service -> service.react(request));
  }

  /** To order by another model's word takes long, and is done only when that was chosen. */
  private EngineProtocol.@Nullable Beside beside(
      ModelVersion model, List<Part> parts, LearningLoop.RankRequest rank) {
    return rank.count() == 0
        ? null
        : ranking
            .beside(
                model,
                parts.stream().map(Part::place).toList(),
                rank.acquisition().equals(Signal.DISAGREEMENT.word())
                    ? EngineProtocol.Beside.Use.ORDER
                    : EngineProtocol.Beside.Use.WORDS)
            .orElse(null);
  }

  private List<Suggestion> propose(
      ModelVersion model,
      Setting now,
      DatasetSnapshot snapshot,
      List<Part> parts,
      VideoId shown,
      EngineProtocol.Reacted reacted)
      throws IOException {
    List<Suggestion> made = new ArrayList<>();
    for (EngineProtocol.Prediction prediction : reacted.predictions()) {
      made.addAll(
          suggesting.proposals(model, prediction, Predictions.classes(now.scheme()), snapshot));
    }
    int next = 0;
    for (Part part : parts) {
      if (part.place().video().id().equals(shown)) {
        EngineProtocol.Prediction said = reacted.predictions().get(next++);
        predictions.keep(Path.of(said.probabilityFile()), model, part.place());
      }
    }
    annotations.replaceProposed(shown, model.id(), made);
    withdrawFormerSpeakers(shown);
    return made;
  }

  /**
   * One model speaks at a time: what a fast head or the active model said did not know the last
   * label; who of them speaks again when the person rests, {@link Speaker} says. What a person
   * asked other models stays beside.
   */
  private void withdrawFormerSpeakers(VideoId shown) {
    Set<ModelVersionId> beside = annotations.proposedCounts(shown).keySet();
    Optional<ModelVersionId> active = known.active().map(ModelVersion::id);
    for (ModelVersion model : known.models()) {
      boolean spoke = model.kind() == ModelKind.FAST_HEAD || active.equals(Optional.of(model.id()));
      if (spoke && beside.contains(model.id())) {
        annotations.replaceProposed(shown, model.id(), List.of());
      }
    }
  }
}
