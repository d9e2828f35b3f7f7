package org.cuepoint.core.active;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cuepoint.core.annotation.AnnotationId;
import org.cuepoint.core.annotation.Annotator;
import org.cuepoint.core.annotation.ReviewedRange;
import org.cuepoint.core.annotation.Segment;
import org.cuepoint.core.annotation.SegmentId;
import org.cuepoint.core.edit.AnnotationEdit;
import org.cuepoint.core.time.FrameIndex;
import org.cuepoint.core.time.FrameRange;

/**
 * Answers questions from known truth, as an honest and exact person would: it marks what of the
 * true segments lies in the window and reviews the window. Immutable, thread-safe.
 */
public final class SimulatedAnnotator {

  private final Annotator.Person person;

  /**
   * Makes the annotator.
   *
   * @param person in whose name it answers
   */
  public SimulatedAnnotator(Annotator.Person person) {
    this.person = person;
  }

  /**
   * Answers one question.
   *
   * @param item the question
   * @param index the video's frames
   * @param truth the true segments of the video in every state; points too. Those of other regions
   *     are passed over
   * @param labelled the segments that the video has already. One that is a piece of the same true
   *     segment and touches the window is made longer instead of adding a second one
   * @return the edits in order; the last adds the reviewed range
   */
  public List<AnnotationEdit> answer(
      QueueItem item, FrameIndex index, List<Segment> truth, List<Segment> labelled) {
    List<AnnotationEdit> edits = new ArrayList<>();
    for (Segment real : truth) {
      Optional<FrameRange> seen = real.range().frames().intersection(item.range().frames());
      if (seen.isPresent()
          && real.video().equals(item.video())
          && real.region().equals(item.region())) {
        mark(real, seen.get(), index, labelled, edits);
      }
    }
    edits.add(
        new AnnotationEdit.Add(
            new ReviewedRange(
                AnnotationId.random(),
                item.video(),
                item.region(),
                person,
                Set.of(),
                item.range())));
    return edits;
  }

  private void mark(
      Segment real,
      FrameRange seen,
      FrameIndex index,
      List<Segment> labelled,
      List<AnnotationEdit> edits) {
    List<Segment> pieces =
        labelled.stream().filter(l -> isPieceOf(real, l) && touch(l, seen)).toList();
    int start = seen.start();
    int end = seen.end();
    for (Segment piece : pieces) {
      start = Math.min(start, piece.range().frames().start());
      end = Math.max(end, piece.range().frames().end());
    }
    if (pieces.isEmpty()) {
      edits.add(
          new AnnotationEdit.Add(
              new Segment(
                  SegmentId.random(),
                  real.video(),
                  real.region(),
                  real.actionClass(),
                  index.range(seen),
                  real.state(),
                  person,
                  person,
                  real.confidence(),
                  "")));
      return;
    }
    Segment first = pieces.getFirst();
    Segment longer = first.withRange(index.range(start, end));
    pieces.stream().skip(1).forEach(piece -> edits.add(new AnnotationEdit.Remove(piece)));
    if (!longer.equals(first)) {
      edits.add(new AnnotationEdit.Replace(first, longer));
    }
  }

  private static boolean isPieceOf(Segment real, Segment labelled) {
    FrameRange whole = real.range().frames();
    FrameRange piece = labelled.range().frames();
    return labelled.video().equals(real.video())
        && labelled.region().equals(real.region())
        && labelled.actionClass().equals(real.actionClass())
        && labelled.state() == real.state()
        && piece.isPoint() == whole.isPoint()
        && piece.start() >= whole.start()
        && piece.end() <= whole.end();
  }

  private static boolean touch(Segment labelled, FrameRange seen) {
    FrameRange piece = labelled.range().frames();
    return piece.start() <= seen.end() && seen.start() <= piece.end();
  }
}
