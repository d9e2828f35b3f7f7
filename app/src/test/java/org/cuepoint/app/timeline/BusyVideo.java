package org.cuepoint.app.timeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.UUID;
import org.cuepoint.core.annotation.AnnotationIndex;
import org.cuepoint.core.annotation.Annotator;
import org.cuepoint.core.annotation.LabelState;
import org.cuepoint.core.annotation.ModelVersionId;
import org.cuepoint.core.annotation.Segment;
import org.cuepoint.core.annotation.SegmentId;
import org.cuepoint.core.annotation.Suggestion;
import org.cuepoint.core.annotation.SuggestionId;
import org.cuepoint.core.annotation.SuggestionStatus;
import org.cuepoint.core.media.Waveform;
import org.cuepoint.core.recognition.ProbabilityTrack;
import org.cuepoint.core.taxonomy.ActionClass;
import org.cuepoint.core.taxonomy.ClassId;
import org.cuepoint.core.taxonomy.ExclusiveGroup;
import org.cuepoint.core.taxonomy.GroupId;
import org.cuepoint.core.taxonomy.LabelScheme;
import org.cuepoint.core.time.FeatureClock;
import org.cuepoint.core.time.FrameIndex;

/** A long video with very many labels, the same for the same seed. */
final class BusyVideo {

  static final List<String> NAMES =
      List.of(
          "walk",
          "run",
          "sit",
          "stand up",
          "lie",
          "jump",
          "wave",
          "clap",
          "point",
          "reach",
          "grasp",
          "release",
          "push",
          "pull",
          "throw",
          "catch",
          "turn",
          "look around",
          "talk",
          "drink from the bottle");

  final LabelScheme scheme;
  final FrameIndex index;
  final AnnotationIndex<Segment> segments;
  final AnnotationIndex<Suggestion> suggestions;
  final List<ModelVersionId> models = new ArrayList<>();
  private final Random random;

  BusyVideo(int frames, int classes, int labels, int proposals, int modelCount, long seed) {
    random = new Random(seed);
    index = SampleVideo.index(frames);
    LabelScheme named = LabelScheme.exclusive(NAMES.subList(0, classes));
    List<ClassId> ids = named.classes().stream().map(ActionClass::id).toList();
    scheme =
        new LabelScheme(
            1,
            named.classes(),
            classes < 8
                ? List.of()
                : List.of(
                    new ExclusiveGroup(GroupId.random(), "posture", ids.subList(0, 5)),
                    new ExclusiveGroup(GroupId.random(), "hands", ids.subList(6, 8))));
    for (int i = 0; i < modelCount; i++) {
      models.add(new ModelVersionId(id()));
    }
    List<Segment> made = new ArrayList<>();
    for (int i = 0; i < labels; i++) {
      made.add(segment(scheme.classes().get(i % classes), i / classes, labels / classes));
    }
    segments = AnnotationIndex.ofSegments(made);
    List<Suggestion> proposed = new ArrayList<>();
    for (int i = 0; i < proposals; i++) {
      proposed.add(suggestion(i, proposals / modelCount, i % modelCount));
    }
    suggestions = AnnotationIndex.ofSuggestions(proposed);
  }

  private UUID id() {
    return new UUID(random.nextLong(), random.nextLong());
  }

  private Segment segment(ActionClass of, int place, int places) {
    double slot = (double) index.frameCount() / Math.max(1, places);
    int start =
        Math.min(index.frameCount() - 2, (int) (place * slot + random.nextDouble() * slot * 0.4));
    boolean point = random.nextInt(25) == 0;
    int end =
        point ? start : (int) Math.max(start + 1, start + slot * (0.1 + random.nextDouble() * 0.5));
    int kind = random.nextInt(12);
    LabelState state =
        switch (kind) {
          case 9 -> LabelState.NEGATIVE;
          case 10 -> LabelState.UNKNOWN;
          case 11 -> LabelState.IGNORE;
          default -> LabelState.POSITIVE;
        };
    return new Segment(
        new SegmentId(id()),
        SampleVideo.VIDEO,
        Optional.empty(),
        of.id(),
        index.range(start, Math.min(end, index.frameCount())),
        state,
        SampleVideo.ANNA,
        new Annotator.Person("anna"),
        OptionalDouble.empty(),
        "");
  }

  private Suggestion suggestion(int i, int places, int model) {
    double slot = (double) index.frameCount() / Math.max(1, places);
    int place = i / models.size();
    int start = (int) (place * slot + random.nextDouble() * slot * 0.5);
    int end = (int) Math.max(start + 1, start + slot * (0.3 + random.nextDouble() * 0.9));
    ClassId id = scheme.classes().get(random.nextInt(scheme.classes().size())).id();
    return new Suggestion(
        new SuggestionId(id()),
        SampleVideo.VIDEO,
        Optional.empty(),
        models.get(model),
        index.range(Math.min(start, index.frameCount() - 1), Math.min(end, index.frameCount())),
        id,
        Map.of(id, 0.5 + random.nextDouble() / 2),
        Map.of(),
        SuggestionStatus.PROPOSED,
        Optional.empty(),
        0,
        0);
  }

  Waveform waveform() {
    int parts = index.frameCount() / 25 * Waveform.PARTS_PER_SECOND;
    byte[] high = new byte[parts];
    byte[] low = new byte[parts];
    for (int i = 0; i < parts; i++) {
      double loud = 30 + 60 * Math.pow(Math.sin(i / 700.0), 2) * random.nextDouble();
      high[i] = (byte) loud;
      low[i] = (byte) (-loud * (0.6 + 0.4 * random.nextDouble()));
    }
    return new Waveform(low, high);
  }

  /** Fills a timeline. */
  void show(TimelineViewModel timeline) {
    timeline.schemeProperty().set(scheme);
    timeline.frameIndexProperty().set(index);
    timeline.segmentsProperty().set(segments);
    timeline.suggestionsProperty().set(suggestions);
    timeline.activeModelProperty().set(models.stream().findFirst());
    List<String> names = List.of("student v7 (fast head)", "teacher v3", "student v6", "other");
    timeline.modelNameProperty().set(m -> names.get(Math.max(0, models.indexOf(m)) % 4));
  }

  /** Returns what a model that is sure at some places and unsure at others would say. */
  ProbabilityTrack probabilities() {
    int ticks = FeatureClock.DEFAULT.ticks(index);
    float[] values = new float[ticks * 2];
    for (int i = 0; i < ticks; i++) {
      values[2 * i] = (float) Math.pow(Math.sin(i / 37.0) * Math.sin(i / 411.0), 2);
      values[2 * i + 1] = (1 - values[2 * i]) * 0.1f;
    }
    List<ClassId> two = scheme.classes().stream().limit(2).map(ActionClass::id).toList();
    return new ProbabilityTrack(FeatureClock.DEFAULT, two, values);
  }
}
