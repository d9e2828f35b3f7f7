package org.cuepoint.core.annotation;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import org.cuepoint.core.media.RegionId;
import org.cuepoint.core.media.VideoId;
import org.cuepoint.core.taxonomy.ClassId;
import org.cuepoint.core.time.MediaRange;

/**
 * A class at a place in a video, and what is said of it.
 *
 * @param id identity
 * @param video the video
 * @param region the analysis region, or empty for the whole frame
 * @param actionClass the class
 * @param range half-open range, or a point
 * @param state what is said
 * @param origin who made it first: a person, or the model whose suggestion was accepted
 * @param annotator who answers for it
 * @param confidence 0 to 1, when somebody gave one
 * @param notes free text
 */
public record Segment(
    SegmentId id,
    VideoId video,
    Optional<RegionId> region,
    ClassId actionClass,
    MediaRange range,
    LabelState state,
    Annotator origin,
    Annotator.Person annotator,
    OptionalDouble confidence,
    String notes)
    implements Annotation {

  /** Makes a positive segment by a person, with a new identity. */
  public static Segment positive(
      VideoId video,
      Optional<RegionId> region,
      ClassId actionClass,
      MediaRange range,
      Annotator.Person annotator) {
    return new Segment(
        SegmentId.random(),
        video,
        region,
        actionClass,
        range,
        LabelState.POSITIVE,
        annotator,
        annotator,
        OptionalDouble.empty(),
        "");
  }

  @Override
  public UUID key() {
    return id.value();
  }

  /** Returns the same segment at another place. */
  public Segment withRange(MediaRange newRange) {
    return new Segment(
        id, video, region, actionClass, newRange, state, origin, annotator, confidence, notes);
  }

  /** Returns the same segment in another analysis region, or in the whole frame when empty. */
  public Segment withRegion(Optional<RegionId> newRegion) {
    return new Segment(
        id, video, newRegion, actionClass, range, state, origin, annotator, confidence, notes);
  }

  /** Returns the same segment with another class. */
  public Segment withActionClass(ClassId newClass) {
    return new Segment(
        id, video, region, newClass, range, state, origin, annotator, confidence, notes);
  }

  /** Returns the same segment in another state. */
  public Segment withState(LabelState newState) {
    return new Segment(
        id, video, region, actionClass, range, newState, origin, annotator, confidence, notes);
  }

  /** Returns the same segment with other notes. */
  public Segment withNotes(String newNotes) {
    return new Segment(
        id, video, region, actionClass, range, state, origin, annotator, confidence, newNotes);
  }

  /**
   * Returns the same segment with another confidence.
   *
   * @param newConfidence 0 to 1, or empty
   */
  public Segment withConfidence(OptionalDouble newConfidence) {
    if (newConfidence.isPresent()
        && !(newConfidence.getAsDouble() >= 0 && newConfidence.getAsDouble() <= 1)) {
      throw new IllegalArgumentException(
          "A confidence lies between 0 and 1, not at " + newConfidence.getAsDouble() + ".");
    }
    return new Segment(
        id, video, region, actionClass, range, state, origin, annotator, newConfidence, notes);
  }

  /** Returns the same segment under another identity. */
  public Segment withId(SegmentId newId) {
    return new Segment(
        newId, video, region, actionClass, range, state, origin, annotator, confidence, notes);
  }

  /** Returns the same segment as a person made it and answers for it. */
  public Segment withMaker(Annotator.Person person) {
    return new Segment(
        id, video, region, actionClass, range, state, person, person, confidence, notes);
  }
}
