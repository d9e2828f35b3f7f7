package org.cuepoint.app.cli;

import com.google.gson.JsonObject;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.cuepoint.core.active.QueueItem;
import org.cuepoint.core.annotation.ReviewedRange;
import org.cuepoint.core.annotation.Segment;
import org.cuepoint.core.annotation.Suggestion;
import org.cuepoint.core.time.FrameIndex;
import org.cuepoint.core.time.MediaRange;

/** How labels, suggestions and questions look in tables and in JSON. */
final class Rows {

  private Rows() {}

  static Table segments() {
    return new Table("id", "video", "region", "class", "start>", "end>", "frames>", "state", "by");
  }

  static void add(Table table, Segment segment, Names names, FrameIndex index) {
    table.row(
        Names.brief(segment.id()),
        names.name(segment.video()),
        names.region(segment.video(), segment.region()).orElse(""),
        names.name(segment.actionClass()),
        start(segment.range(), index),
        end(segment.range(), index),
        frames(segment.range()),
        segment.state().name().toLowerCase(Locale.ROOT),
        segment.annotator().name());
  }

  static void add(Table table, ReviewedRange range, Names names, FrameIndex index) {
    table.row(
        Names.brief(range.id()),
        names.name(range.video()),
        names.region(range.video(), range.region()).orElse(""),
        range.classes().isEmpty()
            ? "(all)"
            : range.classes().stream().map(names::name).sorted().collect(Collectors.joining(",")),
        start(range.range(), index),
        end(range.range(), index),
        frames(range.range()),
        "reviewed",
        range.annotator().name());
  }

  static JsonObject json(Segment segment, Names names, FrameIndex index) {
    JsonObject object = new JsonObject();
    object.addProperty("id", segment.id().toString());
    object.addProperty("video", names.name(segment.video()));
    Json.add(object, "region", names.region(segment.video(), segment.region()));
    object.addProperty("class", names.name(segment.actionClass()));
    place(object, segment.range(), index);
    object.addProperty("state", segment.state().name().toLowerCase(Locale.ROOT));
    object.addProperty("annotator", segment.annotator().name());
    segment.confidence().ifPresent(value -> object.addProperty("confidence", value));
    if (!segment.notes().isEmpty()) {
      object.addProperty("notes", segment.notes());
    }
    return object;
  }

  static JsonObject json(ReviewedRange range, Names names, FrameIndex index) {
    JsonObject object = new JsonObject();
    object.addProperty("id", range.id().toString());
    object.addProperty("video", names.name(range.video()));
    Json.add(object, "region", names.region(range.video(), range.region()));
    place(object, range.range(), index);
    object.add("classes", Json.texts(range.classes().stream().map(names::name).sorted().toList()));
    object.addProperty("annotator", range.annotator().name());
    return object;
  }

  static Table suggestions() {
    return new Table(
        "id", "video", "region", "class", "start>", "end>", "frames>", "p>", "entropy>", "next");
  }

  static void add(Table table, Suggestion suggestion, Names names, FrameIndex index) {
    table.row(
        Names.brief(suggestion.id()),
        names.name(suggestion.video()),
        names.region(suggestion.video(), suggestion.region()).orElse(""),
        names.name(suggestion.actionClass()),
        start(suggestion.range(), index),
        end(suggestion.range(), index),
        frames(suggestion.range()),
        two(suggestion.confidence()),
        two(suggestion.uncertainty().getOrDefault("entropy", Double.NaN)),
        suggestion.probabilities().entrySet().stream()
            .filter(e -> !e.getKey().equals(suggestion.actionClass()))
            .max(Map.Entry.comparingByValue())
            .map(e -> names.name(e.getKey()) + " " + two(e.getValue()))
            .orElse(""));
  }

  static JsonObject json(Suggestion suggestion, Names names, FrameIndex index) {
    JsonObject object = new JsonObject();
    object.addProperty("id", suggestion.id().toString());
    object.addProperty("video", names.name(suggestion.video()));
    Json.add(object, "region", names.region(suggestion.video(), suggestion.region()));
    object.addProperty("class", names.name(suggestion.actionClass()));
    place(object, suggestion.range(), index);
    object.addProperty("probability", Json.rounded(suggestion.confidence(), 6));
    object.add("uncertainty", numbers(suggestion.uncertainty()));
    object.addProperty("model", suggestion.model().toString());
    object.addProperty("status", suggestion.status().name().toLowerCase(Locale.ROOT));
    return object;
  }

  static Table questions() {
    return new Table("rank>", "id", "video", "region", "start>", "end>", "score>", "guess", "why");
  }

  static void add(Table table, QueueItem item, Names names, FrameIndex index) {
    table.row(
        item.rank() + 1,
        Names.brief(item.id()),
        names.name(item.video()),
        names.region(item.video(), item.region()).orElse(""),
        start(item.range(), index),
        end(item.range(), index),
        two(item.score()),
        largest(item.guess(), 2),
        item.audit() == QueueItem.Audit.YES ? "audit, drawn at random" : largest(item.parts(), 3));
  }

  static JsonObject json(QueueItem item, Names names, FrameIndex index) {
    JsonObject object = new JsonObject();
    object.addProperty("id", item.id().toString());
    object.addProperty("rank", item.rank() + 1);
    object.addProperty("video", names.name(item.video()));
    Json.add(object, "region", names.region(item.video(), item.region()));
    place(object, item.range(), index);
    object.addProperty("score", item.score());
    object.add("parts", numbers(item.parts()));
    object.add("guess", numbers(item.guess()));
    object.addProperty("audit", item.audit() == QueueItem.Audit.YES);
    item.suggestion().ifPresent(id -> object.addProperty("suggestion", id.toString()));
    return object;
  }

  /** Returns numbers by name, largest first. */
  static JsonObject numbers(Map<String, Double> values) {
    JsonObject object = new JsonObject();
    sorted(values).forEach(e -> object.addProperty(e.getKey(), Json.rounded(e.getValue(), 6)));
    return object;
  }

  static String largest(Map<String, Double> values, int count) {
    return sorted(values).stream()
        .limit(count)
        .map(e -> e.getKey() + " " + two(e.getValue()))
        .collect(Collectors.joining(", "));
  }

  private static List<Map.Entry<String, Double>> sorted(Map<String, Double> values) {
    return values.entrySet().stream()
        .sorted(
            Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .toList();
  }

  static void place(JsonObject object, MediaRange range, FrameIndex index) {
    object.addProperty("start", Json.rounded(index.secondsAt(range.frames().start()), 6));
    object.addProperty("end", Json.rounded(index.secondsAt(range.frames().end()), 6));
    object.addProperty("start_frame", range.frames().start());
    object.addProperty("end_frame", range.frames().end());
  }

  static String start(MediaRange range, FrameIndex index) {
    return Clock.show(index.secondsAt(range.frames().start()));
  }

  static String end(MediaRange range, FrameIndex index) {
    return Clock.show(index.secondsAt(range.frames().end()));
  }

  private static String frames(MediaRange range) {
    return range.frames().start() + "-" + range.frames().end();
  }

  private static String two(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }
}
