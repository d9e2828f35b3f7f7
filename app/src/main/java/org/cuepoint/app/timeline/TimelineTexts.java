package org.cuepoint.app.timeline;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.cuepoint.core.annotation.Annotation;
import org.cuepoint.core.annotation.Annotator;
import org.cuepoint.core.annotation.ModelVersionId;
import org.cuepoint.core.annotation.Segment;
import org.cuepoint.core.annotation.Suggestion;
import org.cuepoint.core.annotation.SuggestionParts;
import org.cuepoint.core.taxonomy.ActionClass;
import org.cuepoint.core.taxonomy.ClassId;
import org.cuepoint.core.time.FrameIndex;
import org.cuepoint.core.time.FrameRange;
import org.cuepoint.core.time.Timecode;
import org.jspecify.annotations.Nullable;

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

  /**
   * Says what lies under the mouse at {@code frame}, in one line.
   *
   * @param drawn name of the class that a drag on an empty place would draw
   */
  String describe(
      TimelineHit hit,
      TimelineModel model,
      double frame,
      Function<ModelVersionId, String> modelName,
      String drawn) {
    String here = place(model.index(), frame);
    return switch (hit) {
      case TimelineHit.SegmentBody(Segment segment) -> segment(segment, model, modelName);
      case TimelineHit.SegmentEdge(Segment segment, Edge e) -> segment(segment, model, modelName);
      case TimelineHit.SuggestionBody(Suggestion s) -> suggestion(s, model, modelName);
      case TimelineHit.SuggestionEdge(Suggestion s, Edge e) -> suggestion(s, model, modelName);
      case TimelineHit.Uncertainty u ->
          model.uncertainty().isEmpty()
              ? get(model.hidesGuess() ? "uncertainty.hidden" : "uncertainty.none")
              : format("uncertainty.at", here, percent(model.uncertainty().at(frame)));
      case TimelineHit.TrackName(int track) -> track(model.tracks().get(track).track());
      case TimelineHit.ModelName(int lane) -> {
        SuggestionLane of = model.suggestions().get(lane);
        String told =
            format(
                of.active() ? "model.active" : "model",
                of.name(),
                Integer.toString(of.suggestions().size()));
        yield of.note().isEmpty() ? told : format("model.note", told, of.note());
      }
      case TimelineHit.EmptyTrack(int track) -> format("track.empty", here, drawn);
      case TimelineHit.EmptySuggestions e -> here;
      case TimelineHit.Ruler r -> here;
      case TimelineHit.Media m -> here;
      case TimelineHit.Minimap m -> here;
      case TimelineHit.Elsewhere e -> "";
    };
  }

  private String track(TimelineTrack track) {
    return track
        .onlyClass()
        .flatMap(ActionClass::hotkey)
        .map(key -> format("class.hotkey", track.name(), key))
        .orElseGet(
            () ->
                track.classes().size() < 2
                    ? track.name()
                    : format(
                        "track.classes",
                        track.name(),
                        track.classes().stream()
                            .map(ActionClass::name)
                            .collect(Collectors.joining(", "))));
  }

  /** Says what a drag would make. */
  String describe(Draft draft, TimelineModel model) {
    return switch (draft) {
      case Draft.Created d -> draft(model, d.actionClass(), d.frames());
      case Draft.Trimmed d -> draft(model, d.segment().actionClass(), d.frames());
      case Draft.Taken d -> draft(model, d.actionClass(), d.frames());
      case Draft.Moved d -> {
        String by = format("moved", (d.by() > 0 ? "+" : "") + d.by());
        String what =
            d.segments().size() == 1
                ? draft(model, d.to().orElse(d.segments().getFirst().actionClass()), d.frames())
                : chosen(d.segments().size())
                    + d.to().map(id -> " → " + name(model, id)).orElse("");
        yield what + " · " + by;
      }
    };
  }

  private String draft(TimelineModel model, ClassId actionClass, FrameRange frames) {
    return format("draft", name(model, actionClass), range(model.index(), frames));
  }

  /** Says what was begun by key and how long it is by now. */
  String pending(TimelineModel model, PendingSegment pending) {
    String of = pending.actionClass().map(id -> name(model, id)).orElse("…");
    return format("pending", of, length(model.index(), pending.frames()));
  }

  /** Says how many things are chosen. */
  String chosen(int count) {
    return format("chosen", Integer.toString(count));
  }

  /**
   * Says what the timeline shows, for people who cannot see it.
   *
   * @param lead what leads the selection
   */
  String accessible(TimelineModel model, int playhead, Optional<Annotation> lead) {
    String selected =
        lead.map(
                one ->
                    one instanceof Segment segment
                        ? segment(segment, model, id -> "")
                        : suggestion((Suggestion) one, model, id -> ""))
            .orElse(get("accessible.nothing"));
    return format(
        "accessible",
        place(model.index(), playhead),
        Integer.toString(model.segmentCount()),
        Integer.toString(model.suggestionCount()),
        model.selection().size() > 1 ? chosen(model.selection().size()) : selected);
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
    String told =
        format(
            "segment",
            name(model, segment.actionClass()),
            get("state." + segment.state().name().toLowerCase(Locale.ROOT)),
            range(model.index(), segment.range().frames()),
            who);
    if (segment.confidence().isPresent()) {
      told = format("segment.confidence", told, percent(segment.confidence().getAsDouble()));
    }
    return segment.notes().isBlank() ? told : format("segment.notes", told, segment.notes());
  }

  private String suggestion(
      Suggestion suggestion, TimelineModel model, Function<ModelVersionId, String> modelName) {
    String told =
        format(
            "suggestion",
            name(model, suggestion.actionClass()),
            percent(suggestion.confidence()),
            range(model.index(), suggestion.range().frames()),
            modelName.apply(suggestion.model()));
    @Nullable Double sure = suggestion.uncertainty().get(SuggestionParts.CONFIDENCE);
    return sure == null ? told : format("segment.confidence", told, percent(sure));
  }

  /** Returns the name of a class. */
  String name(TimelineModel model, ClassId id) {
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
