package org.cuepoint.app.timeline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.cuepoint.core.annotation.Annotation;
import org.cuepoint.core.annotation.AnnotationIndex;
import org.cuepoint.core.annotation.AnnotationSelection;
import org.cuepoint.core.annotation.AnnotationSelection.Kind;
import org.cuepoint.core.annotation.Segment;
import org.cuepoint.core.annotation.Suggestion;
import org.cuepoint.core.time.FrameRange;

/** What is chosen, and every way to choose. FX thread only. */
final class TimelineChoice {

  private final TimelineInputs inputs;
  private final Supplier<List<TrackLane>> tracks;
  private final Supplier<List<SuggestionLane>> lanes;
  private final TimelineActions actions;

  TimelineChoice(
      TimelineInputs inputs,
      Supplier<List<TrackLane>> tracks,
      Supplier<List<SuggestionLane>> lanes,
      TimelineActions actions) {
    this.inputs = inputs;
    this.tracks = tracks;
    this.lanes = lanes;
    this.actions = actions;
  }

  AnnotationSelection now() {
    return inputs.selectionProperty().get();
  }

  /** Chooses as a person does: the window is told. */
  void choose(AnnotationSelection selection) {
    if (!selection.equals(now())) {
      inputs.selectionProperty().set(selection);
    }
    actions.select(selection);
  }

  /** Chooses what was clicked. */
  void pick(Annotation thing, Pick pick) {
    switch (pick) {
      case ONLY -> choose(AnnotationSelection.of(thing));
      case TOGGLE -> choose(now().toggled(thing));
      case EXTEND -> {
        switch (thing) {
          case Segment s -> extend(s, segmentLanes(), Kind.SEGMENTS);
          case Suggestion s -> extend(s, suggestionLanes(), Kind.SUGGESTIONS);
          default -> choose(AnnotationSelection.of(thing));
        }
      }
    }
  }

  /** Chooses everything from the leading one to the clicked one, when they share a lane. */
  private <A extends Annotation> void extend(A thing, List<SpanLane<A>> all, Kind kind) {
    UUID lead = now().lead().orElse(null);
    if (lead == null || now().kind() != kind || lead.equals(thing.key())) {
      choose(AnnotationSelection.of(thing));
      return;
    }
    for (SpanLane<A> lane : all) {
      int clicked = lane.position(thing);
      if (clicked < 0) {
        continue;
      }
      for (int i = 0; i < lane.size(); i++) {
        if (lane.item(i).key().equals(lead)) {
          add(between(lane, i, clicked));
          return;
        }
      }
    }
    add(List.of(thing));
  }

  private static <A extends Annotation> List<A> between(SpanLane<A> lane, int from, int to) {
    List<A> found = new ArrayList<>();
    int step = from <= to ? 1 : -1;
    for (int i = from; i != to + step; i += step) {
      if (!Look.isFaint(lane.look(i))) {
        found.add(lane.item(i));
      }
    }
    return found;
  }

  private void add(List<? extends Annotation> things) {
    List<Segment> segments = new ArrayList<>(chosenSegments());
    List<Suggestion> suggestions = new ArrayList<>(chosenSuggestions());
    for (Annotation thing : things) {
      if (thing instanceof Segment s) {
        segments.remove(s);
        segments.add(s);
      } else if (thing instanceof Suggestion s) {
        suggestions.remove(s);
        suggestions.add(s);
      }
    }
    choose(
        segments.isEmpty()
            ? AnnotationSelection.ofSuggestions(suggestions)
            : AnnotationSelection.ofSegments(segments));
  }

  /** Chooses what a rectangle touches. */
  void choose(Band band, Pick pick) {
    switch (band.over()) {
      case TRACKS -> {
        List<Segment> found = touched(segmentLanes(), band);
        if (pick == Pick.TOGGLE && now().kind() == Kind.SEGMENTS) {
          found.addAll(0, chosenSegments());
        }
        choose(AnnotationSelection.ofSegments(found));
      }
      case SUGGESTIONS -> {
        List<Suggestion> found = touched(suggestionLanes(), band);
        if (pick == Pick.TOGGLE && now().kind() == Kind.SUGGESTIONS) {
          found.addAll(0, chosenSuggestions());
        }
        choose(AnnotationSelection.ofSuggestions(found));
      }
    }
  }

  /** Returns how many things a rectangle touches. */
  int count(Band band) {
    return switch (band.over()) {
      case TRACKS -> touched(segmentLanes(), band).size();
      case SUGGESTIONS -> touched(suggestionLanes(), band).size();
    };
  }

  private static <A> List<A> touched(List<SpanLane<A>> all, Band band) {
    List<A> found = new ArrayList<>();
    for (int at = band.firstLane(); at <= band.lastLane() && at < all.size(); at++) {
      SpanLane<A> lane = all.get(at);
      for (int i = lane.firstReaching(band.from());
          i < lane.size() && lane.start(i) < band.to();
          i++) {
        boolean touches = lane.end(i) > band.from() || lane.start(i) >= band.from();
        if (touches && !Look.isFaint(lane.look(i))) {
          found.add(lane.item(i));
        }
      }
    }
    return found;
  }

  /** Chooses everything of the kind that is chosen now; segments when nothing is. */
  void all() {
    if (now().kind() == Kind.SUGGESTIONS) {
      choose(AnnotationSelection.ofSuggestions(shown(suggestionLanes(), s -> frames(s))));
    } else {
      choose(AnnotationSelection.ofSegments(shown(segmentLanes(), s -> frames(s))));
    }
  }

  private static <A> List<A> shown(List<SpanLane<A>> all, Function<A, FrameRange> range) {
    List<A> found = new ArrayList<>();
    for (SpanLane<A> lane : all) {
      for (int i = 0; i < lane.size(); i++) {
        if (!Look.isFaint(lane.look(i))) {
          found.add(lane.item(i));
        }
      }
    }
    found.sort(Comparator.comparing(range));
    return found;
  }

  /**
   * Chooses the next one in time of the kind that is chosen now. When nothing is, from the playhead
   * on, whichever comes first, so that suggestions can be decided without a mouse; of two that
   * begin together, the suggestion, since it waits for a decision.
   *
   * @return where it lies; empty when there is none
   */
  Optional<FrameRange> step(Direction direction) {
    Optional<Annotation> found =
        switch (now().kind()) {
          case SEGMENTS -> nextSegment(direction).map(s -> s);
          case SUGGESTIONS -> nextSuggestion(direction).map(s -> s);
          case NOTHING -> nearer(direction, nextSuggestion(direction), nextSegment(direction));
        };
    found.ifPresent(one -> choose(AnnotationSelection.of(one)));
    return found.flatMap(one -> frames());
  }

  private Optional<Segment> nextSegment(Direction direction) {
    return next(
        direction, segmentLanes(), inputs.segmentsProperty().get(), segment -> frames(segment));
  }

  private Optional<Suggestion> nextSuggestion(Direction direction) {
    return next(
        direction,
        suggestionLanes(),
        inputs.suggestionsProperty().get(),
        suggestion -> frames(suggestion));
  }

  private static Optional<Annotation> nearer(
      Direction direction, Optional<Suggestion> suggestion, Optional<Segment> segment) {
    if (suggestion.isEmpty() || segment.isEmpty()) {
      return suggestion.isPresent() ? suggestion.map(s -> s) : segment.map(s -> s);
    }
    int ahead = frames(segment.get()).start() - frames(suggestion.get()).start();
    boolean first = direction == Direction.NEXT ? ahead >= 0 : ahead <= 0;
    return first ? suggestion.map(s -> s) : segment.map(s -> s);
  }

  /** Forward or back in time. */
  enum Direction {
    NEXT,
    PREVIOUS
  }

  private static FrameRange frames(Segment segment) {
    return segment.range().frames();
  }

  private static FrameRange frames(Suggestion suggestion) {
    return suggestion.range().frames();
  }

  private <A extends Annotation> Optional<A> next(
      Direction direction,
      List<SpanLane<A>> all,
      AnnotationIndex<A> index,
      Function<A, FrameRange> range) {
    Comparator<A> order = Comparator.comparing(range).thenComparing(Annotation::key);
    Optional<A> lead = now().lead().flatMap(index::find);
    int from = lead.map(a -> range.apply(a).start()).orElse(inputs.playheadProperty().get());
    A best = null;
    for (SpanLane<A> lane : all) {
      int i =
          direction == Direction.NEXT
              ? lane.firstStarting(from)
              : lane.firstStarting(from + 1.0) - 1;
      int by = direction == Direction.NEXT ? 1 : -1;
      for (; i >= 0 && i < lane.size(); i += by) {
        A item = lane.item(i);
        boolean beyond = lead.isEmpty() || order.compare(item, lead.get()) * by > 0;
        if (beyond && !Look.isFaint(lane.look(i))) {
          best = best == null || order.compare(item, best) * by < 0 ? item : best;
          break;
        }
      }
    }
    return Optional.ofNullable(best);
  }

  /** Chooses the shortest segment at the playhead, or else the shortest suggestion there. */
  void atPlayhead() {
    Optional<Segment> segment = shortest(segmentLanes(), s -> frames(s));
    if (segment.isPresent()) {
      choose(AnnotationSelection.of(segment.get()));
    } else {
      shortest(suggestionLanes(), s -> frames(s)).ifPresent(s -> choose(AnnotationSelection.of(s)));
    }
  }

  private <A> Optional<A> shortest(List<SpanLane<A>> all, Function<A, FrameRange> range) {
    int playhead = inputs.playheadProperty().get();
    List<A> found = new ArrayList<>();
    for (SpanLane<A> lane : all) {
      for (int i = lane.firstReaching(playhead);
          i < lane.size() && lane.start(i) <= playhead;
          i++) {
        if (range.apply(lane.item(i)).contains(playhead) && !Look.isFaint(lane.look(i))) {
          found.add(lane.item(i));
        }
      }
    }
    return found.stream().min(Comparator.comparingInt(a -> range.apply(a).length()));
  }

  /** Takes out what disappeared. */
  void drop(Set<UUID> gone) {
    AnnotationSelection now = now();
    long lost = gone.isEmpty() ? 0 : now.keys().stream().filter(gone::contains).count();
    if (lost == 0) {
      return;
    }
    // The usual case, that the only one was decided on, must not look at all of them.
    inputs
        .selectionProperty()
        .set(
            lost == now.size()
                ? AnnotationSelection.NONE
                : now.retaining(
                    inputs.segmentsProperty().get(), inputs.suggestionsProperty().get()));
  }

  /** Returns the one that leads. */
  Optional<Annotation> lead() {
    Optional<UUID> lead = now().lead();
    return switch (now().kind()) {
      case NOTHING -> Optional.empty();
      case SEGMENTS -> lead.flatMap(inputs.segmentsProperty().get()::find);
      case SUGGESTIONS -> lead.flatMap(inputs.suggestionsProperty().get()::find);
    };
  }

  /** Returns the chosen segments, ordered by range. */
  List<Segment> chosenSegments() {
    return now().kind() == Kind.SEGMENTS ? chosen(inputs.segmentsProperty().get()) : List.of();
  }

  /** Returns the chosen suggestions, ordered by range. */
  List<Suggestion> chosenSuggestions() {
    return now().kind() == Kind.SUGGESTIONS
        ? chosen(inputs.suggestionsProperty().get())
        : List.of();
  }

  private <A extends Annotation> List<A> chosen(AnnotationIndex<A> index) {
    AnnotationSelection now = now();
    List<A> found = new ArrayList<>();
    for (A item : index.items()) {
      if (now.contains(item.key())) {
        found.add(item);
        if (found.size() == now.size()) {
          break;
        }
      }
    }
    return List.copyOf(found);
  }

  /** Returns the frames from the first to the last of what is chosen. */
  Optional<FrameRange> frames() {
    List<FrameRange> ranges = new ArrayList<>();
    chosenSegments().forEach(s -> ranges.add(s.range().frames()));
    chosenSuggestions().forEach(s -> ranges.add(s.range().frames()));
    if (ranges.isEmpty()) {
      return Optional.empty();
    }
    int start = ranges.stream().mapToInt(FrameRange::start).min().orElse(0);
    int end = ranges.stream().mapToInt(FrameRange::end).max().orElse(start);
    return Optional.of(new FrameRange(start, end));
  }

  private List<SpanLane<Segment>> segmentLanes() {
    return tracks.get().stream().map(TrackLane::segments).toList();
  }

  private List<SpanLane<Suggestion>> suggestionLanes() {
    return lanes.get().stream().map(SuggestionLane::suggestions).toList();
  }
}
