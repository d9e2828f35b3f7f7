package org.cuepoint.core.session;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.cuepoint.core.annotation.AnnotationId;
import org.cuepoint.core.annotation.AnnotationStore;
import org.cuepoint.core.annotation.Annotator;
import org.cuepoint.core.annotation.Edge;
import org.cuepoint.core.annotation.LabelState;
import org.cuepoint.core.annotation.Refusals;
import org.cuepoint.core.annotation.ReviewedRange;
import org.cuepoint.core.annotation.Segment;
import org.cuepoint.core.annotation.SegmentId;
import org.cuepoint.core.annotation.Suggestion;
import org.cuepoint.core.annotation.SuggestionStatus;
import org.cuepoint.core.edit.AnnotationEdit;
import org.cuepoint.core.edit.EditJournal;
import org.cuepoint.core.edit.EditStep;
import org.cuepoint.core.media.RegionId;
import org.cuepoint.core.media.VideoId;
import org.cuepoint.core.taxonomy.ClassId;
import org.cuepoint.core.taxonomy.LabelScheme;
import org.cuepoint.core.time.FrameIndex;
import org.cuepoint.core.time.FrameRange;
import org.cuepoint.core.time.MediaRange;

/**
 * A person's labelling actions, each one undo step in its video. A new or moved positive segment
 * trims, splits or removes positive segments of classes that exclude it (and of its own class) in
 * the same region, in the same step. Points and segments in other states neither trim nor are
 * trimmed. May be called from any thread but the FX thread (each call waits for the disk).
 *
 * <p>Actions on several segments take those of one video, do nothing when there are none, and
 * return them as they are afterwards; one that a later one of the same step has covered is missing.
 * What cannot be done is refused with an {@link IllegalArgumentException} whose message is one
 * sentence for a person; what changed in the meantime with an {@link
 * org.cuepoint.core.edit.EditConflictException}. Nothing is changed then.
 */
public final class Labelling {

  /** Action keys of the steps made here; the app words them. */
  public enum Action {
    ADD("segment.add"),
    RESHAPE("segment.reshape"),
    MOVE("segment.move"),
    NUDGE("segment.nudge"),
    SPLIT("segment.split"),
    MERGE("segment.merge"),
    DUPLICATE("segment.duplicate"),
    REMOVE("segment.remove"),
    CHANGE_CLASS("segment.class"),
    CHANGE_STATE("segment.state"),
    CHANGE_NOTES("segment.notes"),
    CHANGE_CONFIDENCE("segment.confidence"),
    ACCEPT("suggestion.accept"),
    ACCEPT_MANY("suggestion.accept-many"),
    REJECT("suggestion.reject"),
    REVIEW("review.add"),
    ANSWER("question.answer");

    private final String key;

    Action(String key) {
      this.key = key;
    }

    /** Returns the stable key that the journal keeps. */
    public String key() {
      return key;
    }
  }

  private final AnnotationStore annotations;
  private final EditJournal journal;
  private final Supplier<LabelScheme> scheme;

  /**
   * Makes the actions of one person.
   *
   * @param annotations where annotations are read
   * @param journal where steps go
   * @param scheme the current label scheme
   */
  public Labelling(AnnotationStore annotations, EditJournal journal, Supplier<LabelScheme> scheme) {
    this.annotations = annotations;
    this.journal = journal;
    this.scheme = scheme;
  }

  /**
   * Marks that a class happens in the frames, or at one frame when they are a point; returns the
   * new segment.
   */
  public Segment add(
      VideoId video,
      Optional<RegionId> region,
      ClassId actionClass,
      FrameIndex index,
      FrameRange frames) {
    requireKnown(actionClass);
    if (frames.isPoint() && frames.start() >= index.frameCount()) {
      throw new IllegalArgumentException(
          "The video has no frame " + frames.start() + "; go to a frame inside it.");
    }
    Segment segment =
        Segment.positive(video, region, actionClass, index.range(frames), journal.person());
    change(Action.ADD, index, List.of(), List.of(segment), Order.IN_TURN);
    return segment;
  }

  /** Moves a segment's edges; does nothing when they stay. */
  public Segment reshape(Segment segment, FrameIndex index, FrameRange frames) {
    Segment moved = segment.withRange(index.range(frames));
    change(Action.RESHAPE, index, List.of(segment), List.of(moved), Order.IN_TURN);
    return moved;
  }

  /**
   * Moves segments together, as far as the video allows; they keep their distances.
   *
   * @param frames later when positive
   * @return the segments where they are now
   */
  public List<Segment> move(List<Segment> segments, FrameIndex index, int frames) {
    return changeAll(
        Action.MOVE, index, segments, chosen -> chosen.moved(index, frames), Order.TOGETHER);
  }

  /** Moves segments together as {@link #move} and gives all of them one class. */
  public List<Segment> moveTo(
      List<Segment> segments, FrameIndex index, int frames, ClassId actionClass) {
    if (segments.stream().allMatch(segment -> segment.actionClass().equals(actionClass))) {
      return move(segments, index, frames);
    }
    requireKnown(actionClass);
    return changeAll(
        Action.MOVE,
        index,
        segments,
        chosen ->
            chosen.moved(index, frames).stream()
                .map(segment -> segment.withActionClass(actionClass))
                .toList(),
        Order.IN_TURN);
  }

  /**
   * Moves one edge of each segment; at least one frame is left of each. A point moves as a whole.
   *
   * @param frames later when positive
   * @return the segments as they are now
   */
  public List<Segment> nudge(List<Segment> segments, FrameIndex index, Edge edge, int frames) {
    return changeAll(
        Action.NUDGE, index, segments, chosen -> chosen.nudged(index, edge, frames), Order.IN_TURN);
  }

  /**
   * Cuts in two every chosen segment that has the frame inside: the second part begins with it.
   *
   * @return the parts, and the segments that were not cut
   * @throws IllegalArgumentException if none has the frame inside
   */
  public List<Segment> split(List<Segment> segments, FrameIndex index, int frame) {
    return changeAll(
        Action.SPLIT, index, segments, chosen -> chosen.split(index, frame), Order.TOGETHER);
  }

  /**
   * Makes one segment from the first start to the last end. It keeps the identity of the first, all
   * notes and the least confidence, and makes room for itself as a new one does.
   *
   * @return the one segment
   * @throws IllegalArgumentException if they are fewer than two, have no length, or differ in
   *     class, state or region; the message says which
   */
  public List<Segment> merge(List<Segment> segments, FrameIndex index) {
    return changeAll(
        Action.MERGE, index, segments, chosen -> List.of(chosen.merged(index)), Order.IN_TURN);
  }

  /**
   * Copies segments; a copy is made by the person and never takes room from an original.
   *
   * @param offset how many frames later the copies lie; when they would take room from an original
   *     there, or when it is 0, they lie right behind the last one instead
   * @return the copies
   * @throws IllegalArgumentException if they would stick out of the video
   */
  public List<Segment> duplicate(List<Segment> segments, FrameIndex index, int offset) {
    if (segments.isEmpty()) {
      return List.of();
    }
    List<Segment> copies =
        new ChosenSegments(segments).copies(index, offset, scheme.get(), journal.person());
    return change(Action.DUPLICATE, index, List.of(), copies, Order.TOGETHER);
  }

  /** Gives a segment another class. */
  public Segment changeClass(Segment segment, FrameIndex index, ClassId actionClass) {
    changeClass(List.of(segment), index, actionClass);
    return segment.withActionClass(actionClass);
  }

  /** Gives segments another class; where they overlap then, the later one trims the earlier one. */
  public List<Segment> changeClass(List<Segment> segments, FrameIndex index, ClassId actionClass) {
    requireKnown(actionClass);
    return changeAll(
        Action.CHANGE_CLASS,
        index,
        segments,
        chosen -> chosen.each(segment -> segment.withActionClass(actionClass)),
        Order.IN_TURN);
  }

  /** Gives a segment another state. */
  public Segment changeState(Segment segment, FrameIndex index, LabelState state) {
    changeState(List.of(segment), index, state);
    return segment.withState(state);
  }

  /** Gives segments another state; those that become positive make room for themselves. */
  public List<Segment> changeState(List<Segment> segments, FrameIndex index, LabelState state) {
    return changeAll(
        Action.CHANGE_STATE,
        index,
        segments,
        chosen -> chosen.each(segment -> segment.withState(state)),
        Order.IN_TURN);
  }

  /** Gives a segment other notes. */
  public Segment changeNotes(Segment segment, FrameIndex index, String notes) {
    changeNotes(List.of(segment), index, notes);
    return segment.withNotes(notes);
  }

  /** Gives all of the segments the same notes. */
  public List<Segment> changeNotes(List<Segment> segments, FrameIndex index, String notes) {
    return changeAll(
        Action.CHANGE_NOTES,
        index,
        segments,
        chosen -> chosen.each(segment -> segment.withNotes(notes)),
        Order.TOGETHER);
  }

  /**
   * Gives segments another confidence.
   *
   * @param confidence 0 to 1, or empty to take it away
   * @throws IllegalArgumentException if it is out of that range
   */
  public List<Segment> changeConfidence(
      List<Segment> segments, FrameIndex index, OptionalDouble confidence) {
    return changeAll(
        Action.CHANGE_CONFIDENCE,
        index,
        segments,
        chosen -> chosen.each(segment -> segment.withConfidence(confidence)),
        Order.TOGETHER);
  }

  /** Removes segments of one video in one step; does nothing when there are none. */
  public void remove(List<Segment> segments) {
    if (!segments.isEmpty()) {
      List<Segment> chosen = new ChosenSegments(segments).segments();
      apply(
          chosen.getFirst().video(),
          Action.REMOVE,
          chosen.stream().map(s -> (AnnotationEdit) new AnnotationEdit.Remove(s)).toList());
    }
  }

  /**
   * Takes suggestions of one video as they are, in one step.
   *
   * @param secondsSpent how long the person looked, shared by all
   * @throws IllegalArgumentException if there is none, or if they are of different videos
   */
  public EditStep accept(List<Suggestion> suggestions, FrameIndex index, double secondsSpent) {
    return accept(suggestions, index, Suggestion::actionClass, secondsSpent);
  }

  /**
   * Takes suggestions of one video as another class, in one step.
   *
   * @param secondsSpent how long the person looked, shared by all
   * @throws IllegalArgumentException if there is none, or if they are of different videos
   */
  public EditStep acceptAs(
      List<Suggestion> suggestions, FrameIndex index, ClassId actionClass, double secondsSpent) {
    return accept(suggestions, index, suggestion -> actionClass, secondsSpent);
  }

  private EditStep accept(
      List<Suggestion> suggestions,
      FrameIndex index,
      Function<Suggestion, ClassId> actionClass,
      double secondsSpent) {
    return apply(
        videoOf(suggestions),
        Action.ACCEPT,
        acceptEdits(suggestions, index, actionClass, secondsSpent));
  }

  private List<AnnotationEdit> acceptEdits(
      List<Suggestion> suggestions,
      FrameIndex index,
      Function<Suggestion, ClassId> actionClass,
      double secondsSpent) {
    Arrangement arrangement =
        arrangement(
            videoOf(suggestions),
            index,
            suggestions.stream().map(s -> s.range().frames()).distinct().toList());
    List<AnnotationEdit> decisions = new ArrayList<>();
    for (Suggestion suggestion : suggestions) {
      decisions.add(
          take(
              arrangement,
              suggestion,
              index,
              suggestion.range().frames(),
              actionClass.apply(suggestion),
              secondsSpent / suggestions.size()));
    }
    return join(arrangement.edits(), decisions);
  }

  /**
   * Takes suggestions as they are in one step, which is one of the video when all are of one, else
   * one of the project. Labels that exclude them make room.
   *
   * @param indexes gives the frames of each video
   * @throws IllegalArgumentException if there is none, or one is decided
   */
  EditStep acceptTogether(List<Suggestion> suggestions, Function<VideoId, FrameIndex> indexes) {
    Map<VideoId, List<Suggestion>> byVideo = new LinkedHashMap<>();
    suggestions.forEach(s -> byVideo.computeIfAbsent(s.video(), v -> new ArrayList<>()).add(s));
    List<AnnotationEdit> edits = new ArrayList<>();
    byVideo.forEach(
        (video, own) ->
            edits.addAll(acceptEdits(own, indexes.apply(video), Suggestion::actionClass, 0)));
    if (byVideo.size() == 1) {
      return apply(suggestions.getFirst().video(), Action.ACCEPT_MANY, edits);
    }
    if (edits.isEmpty()) {
      throw new IllegalArgumentException("Choose at least one suggestion first.");
    }
    return journal.applyToProject(Action.ACCEPT_MANY.key(), edits);
  }

  /** Takes a suggestion with other edges or another class. */
  public EditStep acceptAs(
      Suggestion suggestion,
      FrameIndex index,
      FrameRange frames,
      ClassId actionClass,
      double secondsSpent) {
    VideoId video = videoOf(List.of(suggestion));
    Arrangement arrangement = arrangement(video, index, List.of(frames));
    AnnotationEdit decision =
        take(arrangement, suggestion, index, frames, actionClass, secondsSpent);
    return apply(video, Action.ACCEPT, join(arrangement.edits(), List.of(decision)));
  }

  /** Refuses a suggestion, see {@link #reject(List, double)}. */
  public EditStep reject(Suggestion suggestion, double secondsSpent) {
    return reject(List.of(suggestion), secondsSpent);
  }

  /**
   * Refuses suggestions of one video in one step: their classes do not happen there. Leaves
   * negative segments, so that training learns from it and the decoder does not propose them again.
   *
   * @param secondsSpent how long the person looked, shared by all
   * @throws IllegalArgumentException if there is none, or if they are of different videos
   */
  public EditStep reject(List<Suggestion> suggestions, double secondsSpent) {
    VideoId video = videoOf(suggestions);
    List<Segment> negatives =
        suggestions.stream()
            .map(s -> said(video, s.region(), s.actionClass(), s.range(), LabelState.NEGATIVE))
            .toList();
    return apply(
        video, Action.REJECT, refusals(suggestions, negatives, secondsSpent / suggestions.size()));
  }

  /**
   * Says that nobody can tell whether a suggestion is right. Leaves an unknown segment, so that
   * training and metrics leave its place out.
   *
   * @param secondsSpent how long the person looked
   */
  public EditStep leaveOpen(Suggestion suggestion, double secondsSpent) {
    VideoId video = videoOf(List.of(suggestion));
    Segment unknown =
        said(
            video,
            suggestion.region(),
            suggestion.actionClass(),
            suggestion.range(),
            LabelState.UNKNOWN);
    return apply(
        video, Action.ANSWER, refusals(List.of(suggestion), List.of(unknown), secondsSpent));
  }

  /**
   * Returns the edits that reject suggestions of one video.
   *
   * @param left the segment that each leaves
   */
  private List<AnnotationEdit> refusals(
      List<Suggestion> suggestions, List<Segment> left, double secondsEach) {
    List<Segment> after = around(suggestions);
    after.addAll(left);
    List<AnnotationEdit> edits = new ArrayList<>();
    left.forEach(segment -> edits.add(new AnnotationEdit.Add(segment)));
    for (int i = 0; i < suggestions.size(); i++) {
      Optional<SegmentId> own = Optional.of(left.get(i).id());
      edits.add(refusal(suggestions.get(i), own, after, secondsEach));
    }
    return edits;
  }

  private static AnnotationEdit refusal(
      Suggestion suggestion, Optional<SegmentId> left, List<Segment> after, double seconds) {
    return new AnnotationEdit.Replace(
        suggestion,
        Refusals.remembering(
            suggestion.decided(SuggestionStatus.REJECTED, left, seconds, 0), after));
  }

  private List<Segment> around(List<Suggestion> suggestions) {
    return suggestions.isEmpty()
        ? new ArrayList<>()
        : new ArrayList<>(
            annotations.segmentsNear(
                suggestions.getFirst().video(),
                suggestions.stream()
                    .map(s -> Refusals.around(s.range().frames()))
                    .distinct()
                    .toList()));
  }

  /**
   * Says that the person looked at all of the frames and nothing happens there, in one step. What
   * is proposed there is rejected with it.
   *
   * @param proposed proposed suggestions of the place
   * @param guessed what a model guessed there without proposing it, as rejected suggestions
   */
  EditStep nothing(
      VideoId video,
      Optional<RegionId> region,
      MediaRange range,
      List<Suggestion> proposed,
      List<Suggestion> guessed) {
    List<Suggestion> all = new ArrayList<>(proposed);
    all.addAll(guessed);
    List<Segment> around = around(all);
    List<AnnotationEdit> edits = new ArrayList<>();
    edits.add(new AnnotationEdit.Add(reviewed(video, region, range)));
    proposed.forEach(s -> edits.add(refusal(s, Optional.empty(), around, 0)));
    guessed.forEach(s -> edits.add(new AnnotationEdit.Add(Refusals.remembering(s, around))));
    return apply(video, Action.REVIEW, edits);
  }

  private ReviewedRange reviewed(VideoId video, Optional<RegionId> region, MediaRange range) {
    return new ReviewedRange(
        AnnotationId.random(), video, region, journal.person(), Set.of(), range);
  }

  /**
   * Says something of classes in the same frames, or of a point in them, in one step that answers a
   * question. Nothing makes room for it.
   *
   * @param actionClasses may be empty: then nothing is said, and the step has no edits
   * @throws IllegalArgumentException if a class happens and the frames are no point: what happens
   *     in frames is {@linkplain #add added}
   */
  public EditStep answer(
      VideoId video,
      Optional<RegionId> region,
      List<ClassId> actionClasses,
      MediaRange range,
      LabelState state) {
    if (state == LabelState.POSITIVE && !range.isPoint()) {
      throw new IllegalArgumentException("Only a point can happen without making room for itself");
    }
    actionClasses.forEach(this::requireKnown);
    return apply(
        video,
        Action.ANSWER,
        actionClasses.stream()
            .map(c -> (AnnotationEdit) new AnnotationEdit.Add(said(video, region, c, range, state)))
            .toList());
  }

  private Segment said(
      VideoId video,
      Optional<RegionId> region,
      ClassId actionClass,
      MediaRange range,
      LabelState state) {
    return Segment.positive(video, region, actionClass, range, journal.person()).withState(state);
  }

  /** Says that the person looked at all of the frames for every class. */
  public EditStep review(
      VideoId video, Optional<RegionId> region, FrameIndex index, FrameRange frames) {
    return apply(
        video,
        Action.REVIEW,
        List.of(new AnnotationEdit.Add(reviewed(video, region, index.range(frames)))));
  }

  /** How segments of one step stand to each other. */
  private enum Order {
    /** A later one makes room among the earlier ones. */
    IN_TURN,
    /** They leave each other alone. */
    TOGETHER
  }

  private List<Segment> changeAll(
      Action action,
      FrameIndex index,
      List<Segment> segments,
      Function<ChosenSegments, List<Segment>> change,
      Order order) {
    if (segments.isEmpty()) {
      return List.of();
    }
    ChosenSegments chosen = new ChosenSegments(segments);
    return change(action, index, chosen.segments(), change.apply(chosen), order);
  }

  /**
   * Puts segments in the place of others and returns what became of them; makes no step when
   * nothing changes.
   */
  private List<Segment> change(
      Action action, FrameIndex index, List<Segment> before, List<Segment> after, Order order) {
    Set<Segment> stay = new HashSet<>(before);
    stay.retainAll(after);
    List<Segment> changed = after.stream().filter(segment -> !stay.contains(segment)).toList();
    if (changed.isEmpty() && stay.size() == before.size()) {
      return after;
    }
    VideoId video = after.getFirst().video();
    Arrangement arrangement =
        arrangement(
            video,
            index,
            changed.stream()
                .filter(Arrangement::takesRoom)
                .map(segment -> segment.range().frames())
                .toList());
    before.stream().filter(segment -> !stay.contains(segment)).forEach(arrangement::take);
    switch (order) {
      case IN_TURN -> changed.forEach(arrangement::put);
      case TOGETHER -> arrangement.putTogether(changed);
    }
    apply(video, action, arrangement.edits());
    return after.stream()
        .flatMap(
            segment ->
                stay.contains(segment)
                    ? Stream.of(segment)
                    : arrangement.find(segment.id()).stream())
        .toList();
  }

  private void requireKnown(ClassId actionClass) {
    if (scheme.get().find(actionClass).isEmpty()) {
      throw new IllegalArgumentException(
          "The class is not in the label scheme any more; choose another one.");
    }
  }

  private static VideoId videoOf(List<Suggestion> suggestions) {
    if (suggestions.isEmpty()) {
      throw new IllegalArgumentException("Choose at least one suggestion first.");
    }
    VideoId video = suggestions.getFirst().video();
    for (Suggestion suggestion : suggestions) {
      if (!suggestion.video().equals(video)) {
        throw new IllegalArgumentException(
            "The chosen suggestions are of different videos; decide those of one video at a time.");
      }
      if (suggestion.status() != SuggestionStatus.PROPOSED) {
        throw new IllegalArgumentException(
            "A suggestion was decided already; undo that decision to decide again.");
      }
    }
    return video;
  }

  /**
   * Puts the suggested segment into the arrangement and returns the decision about the suggestion.
   */
  private AnnotationEdit take(
      Arrangement arrangement,
      Suggestion suggestion,
      FrameIndex index,
      FrameRange frames,
      ClassId actionClass,
      double seconds) {
    requireKnown(actionClass);
    FrameRange proposed = suggestion.range().frames();
    boolean unchanged = frames.equals(proposed) && actionClass.equals(suggestion.actionClass());
    Segment segment = segment(suggestion, index.range(frames), actionClass);
    arrangement.put(segment);
    int moved =
        Math.abs(frames.start() - proposed.start()) + Math.abs(frames.end() - proposed.end());
    return new AnnotationEdit.Replace(
        suggestion,
        suggestion.decided(
            unchanged ? SuggestionStatus.ACCEPTED : SuggestionStatus.EDITED,
            Optional.of(segment.id()),
            seconds,
            moved));
  }

  /** Returns the segment that a suggestion would become as it is. */
  Segment segment(Suggestion suggestion) {
    return segment(suggestion, suggestion.range(), suggestion.actionClass());
  }

  private Segment segment(Suggestion suggestion, MediaRange range, ClassId actionClass) {
    return new Segment(
        SegmentId.random(),
        suggestion.video(),
        suggestion.region(),
        actionClass,
        range,
        LabelState.POSITIVE,
        new Annotator.Model(suggestion.model(), ""),
        journal.person(),
        OptionalDouble.empty(),
        "");
  }

  private Arrangement arrangement(VideoId video, FrameIndex index, List<FrameRange> places) {
    return new Arrangement(
        places.isEmpty() ? List.of() : annotations.segmentsNear(video, places),
        scheme.get(),
        index);
  }

  private static List<AnnotationEdit> join(
      List<AnnotationEdit> first, List<AnnotationEdit> second) {
    List<AnnotationEdit> all = new ArrayList<>(first);
    all.addAll(second);
    return all;
  }

  private EditStep apply(VideoId video, Action action, List<AnnotationEdit> edits) {
    return journal.apply(video, action.key(), edits);
  }
}
