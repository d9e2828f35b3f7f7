package org.cuepoint.app.timeline;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.function.Function;
import org.cuepoint.core.annotation.Annotator;
import org.cuepoint.core.annotation.ModelVersionId;
import org.cuepoint.core.annotation.Segment;
import org.cuepoint.core.annotation.Suggestion;
import org.cuepoint.core.taxonomy.ActionClass;
import org.cuepoint.core.taxonomy.ClassId;
import org.cuepoint.core.time.FrameIndex;
import org.cuepoint.core.time.FrameRange;
import org.cuepoint.core.time.Timecode;

/** The words of the timeline. Immutable. */
final class TimelineTexts {

  private final ResourceBundle bundle =
      ResourceBundle.getBundle("org.cuepoint.app.timeline.timeline");

  String get(String key) {
    return bundle.getString(key);
  }

  private String format(String key, Object... values) {
    return new MessageFormat(bundle.getString(key), Locale.ROOT).format(values);
  }

  /** Says what lies under the mouse at {@code frame}, in one line. */
  String describe(
      TimelineHit hit,
      TimelineModel model,
      double frame,
      Function<ModelVersionId, String> modelName) {
    String here = place(model.index(), frame);
    return switch (hit) {
      case TimelineHit.SegmentBody(Segment segment) -> segment(segment, model, modelName);
      case TimelineHit.SegmentEdge(Segment segment, Edge e) -> segment(segment, model, modelName);
      case TimelineHit.SuggestionBody(Suggestion s) -> suggestion(s, model, modelName);
      case TimelineHit.SuggestionEdge(Suggestion s, Edge e) -> suggestion(s, model, modelName);
      case TimelineHit.Uncertainty u ->
          model.uncertainty().isEmpty()
              ? get("uncertainty.none")
              : format("uncertainty.at", here, percent(model.uncertainty().at(frame)));
      case TimelineHit.Name(ClassId id) ->
          model
              .scheme()
              .find(id)
              .map(
                  c ->
                      c.hotkey().map(key -> format("class.hotkey", c.name(), key)).orElse(c.name()))
              .orElse("");
      case TimelineHit.EmptyTrack(ClassId id) -> format("track.empty", here, name(model, id));
      case TimelineHit.Ruler r -> here;
      case TimelineHit.Minimap m -> here;
      case TimelineHit.Elsewhere e -> "";
    };
  }

  /** Says what a drag would make. */
  String describe(Draft draft, TimelineModel model) {
    return format("draft", name(model, draft.actionClass()), range(model.index(), draft.frames()));
  }

  /** Says what the timeline shows, for people who cannot see it. */
  String accessible(TimelineModel model) {
    int segments = model.segments().stream().mapToInt(SpanLane::size).sum();
    int suggestions = model.suggestions().rows().stream().mapToInt(SpanLane::size).sum();
    return format(
        "accessible",
        place(model.index(), model.playhead()),
        Integer.toString(segments),
        Integer.toString(suggestions),
        switch (model.selection()) {
          case TimelineSelection.Nothing n -> get("accessible.nothing");
          case TimelineSelection.OfSegment(Segment segment) -> segment(segment, model, id -> "");
          case TimelineSelection.OfSuggestion(Suggestion s) -> suggestion(s, model, id -> "");
        });
  }

  /** Returns a length in seconds and frames. */
  String length(FrameIndex index, FrameRange frames) {
    double seconds = index.secondsAt(frames.end()) - index.secondsAt(frames.start());
    return format(
        "length", String.format(Locale.ROOT, "%.3f", seconds), Integer.toString(frames.length()));
  }

  /** Returns a probability as people read it. */
  static String percent(double share) {
    return Math.round(share * 100) + " %";
  }

  private String segment(
      Segment segment, TimelineModel model, Function<ModelVersionId, String> modelName) {
    String who =
        switch (segment.origin()) {
          case Annotator.Person p -> segment.annotator().name();
          case Annotator.Model(ModelVersionId id, String given) ->
              format(
                  "origin.model",
                  segment.annotator().name(),
                  given.isBlank() ? modelName.apply(id) : given);
        };
    return format(
        "segment",
        name(model, segment.actionClass()),
        get("state." + segment.state().name().toLowerCase(Locale.ROOT)),
        range(model.index(), segment.range().frames()),
        who);
  }

  private String suggestion(
      Suggestion suggestion, TimelineModel model, Function<ModelVersionId, String> modelName) {
    return format(
        "suggestion",
        name(model, suggestion.actionClass()),
        percent(suggestion.confidence()),
        range(model.index(), suggestion.range().frames()),
        modelName.apply(suggestion.model()));
  }

  private static String name(TimelineModel model, ClassId id) {
    Optional<ActionClass> found = model.scheme().find(id);
    return found.map(ActionClass::name).orElse("?");
  }

  private String place(FrameIndex index, double frame) {
    int whole = (int) Math.clamp(Math.floor(frame), 0, index.frameCount() - 1);
    return format("place", Timecode.of(index.secondsAt(whole)), Integer.toString(whole));
  }

  private String range(FrameIndex index, FrameRange frames) {
    if (frames.isPoint()) {
      return place(index, frames.start());
    }
    return format(
        "range",
        Timecode.of(index.secondsAt(frames.start())),
        Timecode.of(index.secondsAt(frames.end())),
        length(index, frames));
  }
}
