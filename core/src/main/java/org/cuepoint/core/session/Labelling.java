package org.cuepoint.core.session;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Supplier;
import org.cuepoint.core.annotation.AnnotationId;
import org.cuepoint.core.annotation.AnnotationStore;
import org.cuepoint.core.annotation.Annotator;
import org.cuepoint.core.annotation.LabelState;
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

/**
 * A person's labelling actions, each one undo step in its video. A new or moved positive segment
 * trims, splits or removes positive segments of classes that exclude it, in the same step. May be
 * called from any thread but the FX thread (each call waits for the disk).
 */
public final class Labelling {

  /** Action keys of the steps made here; the app words them. */
  public enum Action {
    ADD("segment.add"),
    RESHAPE("segment.reshape"),
    REMOVE("segment.remove"),
    CHANGE_CLASS("segment.class"),
    CHANGE_STATE("segment.state"),
    CHANGE_NOTES("segment.notes"),
    ACCEPT("suggestion.accept"),
    REJECT("suggestion.reject"),
    REVIEW("review.add");

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

  /** Marks that a class happens in the frames; returns the new segment. */
  public Segment add(
      VideoId video,
      Optional<RegionId> region,
      ClassId actionClass,
      FrameIndex index,
      FrameRange frames) {
    Segment segment =
        Segment.positive(video, region, actionClass, index.range(frames), journal.person());
    Arrangement arrangement = arrangement(index);
    arrangement.put(segment);
    apply(video, Action.ADD, arrangement.edits());
    return segment;
  }

  /** Moves a segment's edges; does nothing when they stay. */
  public Segment reshape(Segment segment, FrameIndex index, FrameRange frames) {
    if (segment.range().frames().equals(frames)) {
      return segment;
    }
    Segment moved = segment.withRange(index.range(frames));
    return replace(segment, moved, index, Action.RESHAPE);
  }

  /** Gives a segment another class. */
  public Segment changeClass(Segment segment, FrameIndex index, ClassId actionClass) {
    return replace(segment, segment.withActionClass(actionClass), index, Action.CHANGE_CLASS);
  }

  /** Gives a segment another state. */
  public Segment changeState(Segment segment, FrameIndex index, LabelState state) {
    return replace(segment, segment.withState(state), index, Action.CHANGE_STATE);
  }

  /** Gives a segment other notes. */
  public Segment changeNotes(Segment segment, FrameIndex index, String notes) {
    return replace(segment, segment.withNotes(notes), index, Action.CHANGE_NOTES);
  }

  /** Removes segments of one video in one step. */
  public void remove(VideoId video, Collection<Segment> segments) {
    if (!segments.isEmpty()) {
      apply(
          video,
          Action.REMOVE,
          segments.stream().map(s -> (AnnotationEdit) new AnnotationEdit.Remove(s)).toList());
    }
  }

  /**
   * Takes suggestions of one video as they are, in one step.
   *
   * @param secondsSpent how long the person looked, shared by all
   */
  public EditStep accept(
      VideoId video, FrameIndex index, List<Suggestion> suggestions, double secondsSpent) {
    Arrangement arrangement = arrangement(index);
    List<AnnotationEdit> decisions = new ArrayList<>();
    for (Suggestion suggestion : suggestions) {
      decisions.add(
          take(
              arrangement,
              suggestion,
              index,
              suggestion.range().frames(),
              suggestion.actionClass(),
              secondsSpent / suggestions.size()));
    }
    return apply(video, Action.ACCEPT, join(arrangement.edits(), decisions));
  }

  /** Takes a suggestion with other edges or another class. */
  public EditStep acceptAs(
      Suggestion suggestion,
      FrameIndex index,
      FrameRange frames,
      ClassId actionClass,
      double secondsSpent) {
    Arrangement arrangement = arrangement(index);
    AnnotationEdit decision =
        take(arrangement, suggestion, index, frames, actionClass, secondsSpent);
    return apply(suggestion.video(), Action.ACCEPT, join(arrangement.edits(), List.of(decision)));
  }

  /**
   * Refuses a suggestion: its class does not happen there. Leaves a negative segment, so that
   * training learns from it and the decoder does not propose it again.
   */
  public EditStep reject(Suggestion suggestion, double secondsSpent) {
    Segment negative =
        new Segment(
            SegmentId.random(),
            suggestion.video(),
            suggestion.region(),
            suggestion.actionClass(),
            suggestion.range(),
            LabelState.NEGATIVE,
            journal.person(),
            journal.person(),
            OptionalDouble.empty(),
            "");
    return apply(
        suggestion.video(),
        Action.REJECT,
        List.of(
            new AnnotationEdit.Add(negative),
            new AnnotationEdit.Replace(
                suggestion,
                suggestion.decided(
                    SuggestionStatus.REJECTED, Optional.of(negative.id()), secondsSpent, 0))));
  }

  /** Says that the person looked at all of the frames for every class. */
  public EditStep review(
      VideoId video, Optional<RegionId> region, FrameIndex index, FrameRange frames) {
    ReviewedRange reviewed =
        new ReviewedRange(
            AnnotationId.random(), video, region, journal.person(), Set.of(), index.range(frames));
    return apply(video, Action.REVIEW, List.of(new AnnotationEdit.Add(reviewed)));
  }

  private Segment replace(Segment before, Segment after, FrameIndex index, Action action) {
    if (after.equals(before)) {
      return before;
    }
    Arrangement arrangement = arrangement(index);
    arrangement.replace(before, after);
    apply(before.video(), action, arrangement.edits());
    return after;
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
    FrameRange proposed = suggestion.range().frames();
    boolean unchanged = frames.equals(proposed) && actionClass.equals(suggestion.actionClass());
    Segment segment =
        new Segment(
            SegmentId.random(),
            suggestion.video(),
            suggestion.region(),
            actionClass,
            index.range(frames),
            LabelState.POSITIVE,
            new Annotator.Model(suggestion.model(), ""),
            journal.person(),
            OptionalDouble.empty(),
            "");
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

  private Arrangement arrangement(FrameIndex index) {
    return new Arrangement(annotations, scheme.get(), index);
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
