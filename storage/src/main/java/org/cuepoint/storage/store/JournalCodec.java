package org.cuepoint.storage.store;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.cuepoint.core.annotation.Annotation;
import org.cuepoint.core.annotation.AnnotationId;
import org.cuepoint.core.annotation.Annotator;
import org.cuepoint.core.annotation.LabelState;
import org.cuepoint.core.annotation.ModelVersionId;
import org.cuepoint.core.annotation.NamedPoint;
import org.cuepoint.core.annotation.RegionLayout;
import org.cuepoint.core.annotation.ReviewedRange;
import org.cuepoint.core.annotation.Segment;
import org.cuepoint.core.annotation.SegmentId;
import org.cuepoint.core.annotation.Suggestion;
import org.cuepoint.core.annotation.SuggestionId;
import org.cuepoint.core.annotation.SuggestionStatus;
import org.cuepoint.core.annotation.TimestampLabel;
import org.cuepoint.core.annotation.WeakTag;
import org.cuepoint.core.media.AnalysisRegion;
import org.cuepoint.core.media.Crop;
import org.cuepoint.core.media.RegionId;
import org.cuepoint.core.media.VideoId;
import org.cuepoint.core.taxonomy.ClassId;
import org.cuepoint.core.time.FrameRange;
import org.cuepoint.core.time.MediaRange;
import org.cuepoint.core.time.TimeRange;

/**
 * Annotations as JSON for the journal: {@code decode(encode(a)).equals(a)}. What an annotation does
 * not have is left out. Written by hand and not by reflection, since a journal must still be read
 * when the records have changed.
 */
final class JournalCodec {

  // Numbers that are none (a score of 0/0) must not make an edit fail.
  private static final Gson GSON =
      new GsonBuilder().disableHtmlEscaping().serializeSpecialFloatingPointValues().create();

  private JournalCodec() {}

  static String encode(Annotation annotation) {
    JsonObject json = new JsonObject();
    json.addProperty("kind", kind(annotation));
    json.addProperty("id", annotation.key().toString());
    json.addProperty("video", annotation.video().toString());
    switch (annotation) {
      case Segment segment -> put(json, segment);
      case Suggestion suggestion -> put(json, suggestion);
      case ReviewedRange range -> {
        range.region().ifPresent(region -> json.addProperty("region", region.toString()));
        json.addProperty("annotator", range.annotator().name());
        JsonArray classes = new JsonArray();
        range.classes().stream().map(ClassId::toString).sorted().forEach(classes::add);
        json.add("classes", classes);
        put(json, range.range());
      }
      case WeakTag tag -> {
        json.addProperty("class", tag.actionClass().toString());
        json.addProperty("state", tag.state().name());
        json.addProperty("annotator", tag.annotator().name());
        tag.range().ifPresent(range -> put(json, range));
      }
      case TimestampLabel label -> {
        json.addProperty("class", label.actionClass().toString());
        json.addProperty("annotator", label.annotator().name());
        put(json, label.point());
      }
      case NamedPoint point -> {
        json.addProperty("name", point.name());
        put(json, point.point());
      }
      case RegionLayout layout -> json.add("regions", regions(layout));
    }
    return GSON.toJson(json);
  }

  private static String kind(Annotation annotation) {
    return switch (annotation) {
      case Segment segment -> "segment";
      case Suggestion suggestion -> "suggestion";
      case ReviewedRange range -> "reviewed-range";
      case WeakTag tag -> "weak-tag";
      case TimestampLabel label -> "timestamp-label";
      case NamedPoint point -> "named-point";
      case RegionLayout layout -> "region-layout";
    };
  }

  private static void put(JsonObject json, Segment segment) {
    segment.region().ifPresent(region -> json.addProperty("region", region.toString()));
    json.addProperty("class", segment.actionClass().toString());
    put(json, segment.range());
    json.addProperty("state", segment.state().name());
    json.addProperty("origin", segment.origin().name());
    if (segment.origin() instanceof Annotator.Model model) {
      json.addProperty("originModel", model.version().toString());
    }
    json.addProperty("annotator", segment.annotator().name());
    segment.confidence().ifPresent(confidence -> json.addProperty("confidence", confidence));
    json.addProperty("notes", segment.notes());
  }

  private static void put(JsonObject json, Suggestion suggestion) {
    suggestion.region().ifPresent(region -> json.addProperty("region", region.toString()));
    json.addProperty("model", suggestion.model().toString());
    json.addProperty("class", suggestion.actionClass().toString());
    put(json, suggestion.range());
    json.add("probabilities", numbers(suggestion.probabilities(), ClassId::toString));
    json.add("uncertainty", numbers(suggestion.uncertainty(), Function.identity()));
    json.addProperty("status", suggestion.status().name());
    suggestion.segment().ifPresent(segment -> json.addProperty("segment", segment.toString()));
    json.addProperty("secondsSpent", suggestion.secondsSpent());
    json.addProperty("editedFrames", suggestion.editedFrames());
  }

  private static void put(JsonObject json, MediaRange range) {
    JsonArray frames = new JsonArray();
    frames.add(range.frames().start());
    frames.add(range.frames().end());
    json.add("frames", frames);
    JsonArray ticks = new JsonArray();
    ticks.add(range.time().start());
    ticks.add(range.time().end());
    json.add("ticks", ticks);
  }

  private static <K> JsonObject numbers(Map<K, Double> map, Function<? super K, String> name) {
    JsonObject json = new JsonObject();
    map.forEach((key, value) -> json.addProperty(name.apply(key), value));
    return json;
  }

  static Annotation decode(String text) {
    JsonObject json = JsonParser.parseString(text).getAsJsonObject();
    VideoId video = VideoId.parse(text(json, "video"));
    String kind = text(json, "kind");
    return switch (kind) {
      case "segment" -> segment(json, video);
      case "suggestion" -> suggestion(json, video);
      case "reviewed-range" ->
          new ReviewedRange(
              AnnotationId.parse(text(json, "id")),
              video,
              optional(json, "region").map(RegionId::parse),
              person(json),
              json.getAsJsonArray("classes").asList().stream()
                  .map(element -> ClassId.parse(element.getAsString()))
                  .collect(Collectors.toSet()),
              range(json));
      case "weak-tag" ->
          new WeakTag(
              AnnotationId.parse(text(json, "id")),
              video,
              json.has("frames") ? Optional.of(range(json)) : Optional.empty(),
              ClassId.parse(text(json, "class")),
              LabelState.valueOf(text(json, "state")),
              person(json));
      case "timestamp-label" ->
          new TimestampLabel(
              AnnotationId.parse(text(json, "id")),
              video,
              ClassId.parse(text(json, "class")),
              range(json),
              person(json));
      case "named-point" ->
          new NamedPoint(
              AnnotationId.parse(text(json, "id")), video, range(json), text(json, "name"));
      case "region-layout" ->
          new RegionLayout(
              video,
              json.getAsJsonArray("regions").asList().stream()
                  .map(element -> region(element.getAsJsonObject()))
                  .toList());
      default ->
          throw new IllegalStateException(
              "The journal holds an annotation of a kind that is not known: " + kind);
    };
  }

  private static Segment segment(JsonObject json, VideoId video) {
    String origin = text(json, "origin");
    Optional<String> model = optional(json, "originModel");
    return new Segment(
        SegmentId.parse(text(json, "id")),
        video,
        optional(json, "region").map(RegionId::parse),
        ClassId.parse(text(json, "class")),
        range(json),
        LabelState.valueOf(text(json, "state")),
        model.isPresent()
            ? new Annotator.Model(ModelVersionId.parse(model.get()), origin)
            : new Annotator.Person(origin),
        person(json),
        json.has("confidence")
            ? OptionalDouble.of(json.get("confidence").getAsDouble())
            : OptionalDouble.empty(),
        text(json, "notes"));
  }

  private static Suggestion suggestion(JsonObject json, VideoId video) {
    return new Suggestion(
        SuggestionId.parse(text(json, "id")),
        video,
        optional(json, "region").map(RegionId::parse),
        ModelVersionId.parse(text(json, "model")),
        range(json),
        ClassId.parse(text(json, "class")),
        numbers(json.getAsJsonObject("probabilities"), ClassId::parse),
        numbers(json.getAsJsonObject("uncertainty"), Function.identity()),
        SuggestionStatus.valueOf(text(json, "status")),
        optional(json, "segment").map(SegmentId::parse),
        json.get("secondsSpent").getAsDouble(),
        json.get("editedFrames").getAsInt());
  }

  private static JsonArray regions(RegionLayout layout) {
    JsonArray regions = new JsonArray();
    for (AnalysisRegion region : layout.regions()) {
      JsonObject json = new JsonObject();
      json.addProperty("id", region.id().toString());
      json.addProperty("name", region.name());
      region.subject().ifPresent(subject -> json.addProperty("subject", subject));
      JsonArray crop = new JsonArray();
      crop.add(region.crop().x());
      crop.add(region.crop().y());
      crop.add(region.crop().width());
      crop.add(region.crop().height());
      json.add("crop", crop);
      regions.add(json);
    }
    return regions;
  }

  private static AnalysisRegion region(JsonObject json) {
    JsonArray crop = json.getAsJsonArray("crop");
    return new AnalysisRegion(
        RegionId.parse(text(json, "id")),
        text(json, "name"),
        optional(json, "subject"),
        new Crop(
            crop.get(0).getAsDouble(),
            crop.get(1).getAsDouble(),
            crop.get(2).getAsDouble(),
            crop.get(3).getAsDouble()));
  }

  private static MediaRange range(JsonObject json) {
    JsonArray frames = json.getAsJsonArray("frames");
    JsonArray ticks = json.getAsJsonArray("ticks");
    return new MediaRange(
        new FrameRange(frames.get(0).getAsInt(), frames.get(1).getAsInt()),
        new TimeRange(ticks.get(0).getAsLong(), ticks.get(1).getAsLong()));
  }

  private static <K> Map<K, Double> numbers(JsonObject json, Function<String, ? extends K> key) {
    Map<K, Double> map = new LinkedHashMap<>();
    for (Map.Entry<String, JsonElement> entry : json.entrySet()) {
      map.put(key.apply(entry.getKey()), entry.getValue().getAsDouble());
    }
    return map;
  }

  private static Annotator.Person person(JsonObject json) {
    return new Annotator.Person(text(json, "annotator"));
  }

  private static String text(JsonObject json, String name) {
    return json.get(name).getAsString();
  }

  private static Optional<String> optional(JsonObject json, String name) {
    return json.has(name) ? Optional.of(text(json, name)) : Optional.empty();
  }
}
