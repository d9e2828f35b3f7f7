package org.cuepoint.core.session;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
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
    List<AnnotationEdit> edits = new ArrayList<>(makeRoomFor(segment, index));
    edits.add(new AnnotationEdit.Add(segment));
    apply(video, Action.ADD, edits);
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
    List<AnnotationEdit> edits = new ArrayList<>();
    for (Suggestion suggestion : suggestions) {
      edits.addAll(
          acceptance(
              suggestion,
              index,
              suggestion.range().frames(),
              suggestion.actionClass(),
              secondsSpent / suggestions.size(),
              edits));
    }
    return apply(video, Action.ACCEPT, edits);
  }

  /** Takes a suggestion with other edges or another class. */
  public EditStep acceptAs(
      Suggestion suggestion,
      FrameIndex index,
      FrameRange frames,
      ClassId actionClass,
      double secondsSpent) {
    return apply(
        suggestion.video(),
        Action.ACCEPT,
        acceptance(suggestion, index, frames, actionClass, secondsSpent, List.of()));
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
            java.util.OptionalDouble.empty(),
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
    List<AnnotationEdit> edits = new ArrayList<>(makeRoomFor(after, index));
    edits.add(new AnnotationEdit.Replace(before, after));
    apply(before.video(), action, edits);
    return after;
  }

  private List<AnnotationEdit> acceptance(
      Suggestion suggestion,
      FrameIndex index,
      FrameRange frames,
      ClassId actionClass,
      double seconds,
      List<AnnotationEdit> earlier) {
    FrameRange proposed = suggestion.range().frames();
    boolean unchanged = frames.equals(proposed) && actionClass.equals(suggestion.actionClass());
    Annotator origin = new Annotator.Model(suggestion.model(), "");
    Segment segment =
        new Segment(
            SegmentId.random(),
            suggestion.video(),
            suggestion.region(),
            actionClass,
            index.range(frames),
            LabelState.POSITIVE,
            origin,
            journal.person(),
            java.util.OptionalDouble.empty(),
            "");
    List<AnnotationEdit> edits = new ArrayList<>();
    // Suggestions of one decoder do not overlap where classes exclude each other, so that edits of
    // one
    // step never touch the same stored segment twice; when they do, the earlier edit has made room.
    for (AnnotationEdit edit : makeRoomFor(segment, index)) {
      if (earlier.stream().noneMatch(e -> e.key().equals(edit.key()))) {
        edits.add(edit);
      }
    }
    edits.add(new AnnotationEdit.Add(segment));
    int moved =
        Math.abs(frames.start() - proposed.start()) + Math.abs(frames.end() - proposed.end());
    edits.add(
        new AnnotationEdit.Replace(
            suggestion,
            suggestion.decided(
                unchanged ? SuggestionStatus.ACCEPTED : SuggestionStatus.EDITED,
                Optional.of(segment.id()),
                seconds,
                moved)));
    return edits;
  }

  /** Returns the edits that trim, split or remove what a positive segment excludes. */
  private List<AnnotationEdit> makeRoomFor(Segment segment, FrameIndex index) {
    if (segment.state() != LabelState.POSITIVE || segment.range().isPoint()) {
      return List.of();
    }
    FrameRange taken = segment.range().frames();
    LabelScheme now = scheme.get();
    List<AnnotationEdit> edits = new ArrayList<>();
    for (Segment other : annotations.segmentsIn(segment.video(), taken)) {
      boolean excluded =
          now.exclude(segment.actionClass(), other.actionClass())
              || other.actionClass().equals(segment.actionClass());
      if (!excluded
          || other.id().equals(segment.id())
          || other.state() != LabelState.POSITIVE
          || other.range().isPoint()
          || !other.region().equals(segment.region())) {
        continue;
      }
      FrameRange old = other.range().frames();
      boolean left = old.start() < taken.start();
      boolean right = old.end() > taken.end();
      if (left) {
        edits.add(
            new AnnotationEdit.Replace(
                other, other.withRange(index.range(old.start(), taken.start()))));
      } else if (right) {
        edits.add(
            new AnnotationEdit.Replace(
                other, other.withRange(index.range(taken.end(), old.end()))));
      } else {
        edits.add(new AnnotationEdit.Remove(other));
      }
      if (left && right) {
        edits.add(
            new AnnotationEdit.Add(
                new Segment(
                    SegmentId.random(),
                    other.video(),
                    other.region(),
                    other.actionClass(),
                    index.range(taken.end(), old.end()),
                    other.state(),
                    other.origin(),
                    other.annotator(),
                    other.confidence(),
                    other.notes())));
      }
    }
    return edits;
  }

  private EditStep apply(VideoId video, Action action, List<AnnotationEdit> edits) {
    return journal.apply(video, action.key(), edits);
  }
}
