package org.cuepoint.app.timeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cuepoint.core.annotation.AnnotationSelection;
import org.cuepoint.core.annotation.Segment;
import org.cuepoint.core.annotation.Suggestion;
import org.cuepoint.core.media.RegionId;
import org.cuepoint.core.taxonomy.ClassId;
import org.cuepoint.core.time.FrameRange;

/** Writes down what was asked for. */
final class RecordedActions implements TimelineActions {

  /** A move of segments. */
  record Move(List<Segment> segments, int frames, Optional<ClassId> to) {}

  final List<Integer> seeks = new ArrayList<>();
  final List<FrameRange> added = new ArrayList<>();
  final List<ClassId> addedClasses = new ArrayList<>();
  final List<Optional<RegionId>> addedRegions = new ArrayList<>();
  final List<FrameRange> reshaped = new ArrayList<>();
  final List<Segment> reshapedSegments = new ArrayList<>();
  final List<Move> moves = new ArrayList<>();
  final List<FrameRange> acceptedAs = new ArrayList<>();
  final List<ClassId> acceptedClasses = new ArrayList<>();
  final List<Suggestion> accepted = new ArrayList<>();
  final List<Suggestion> rejected = new ArrayList<>();
  final List<Segment> removed = new ArrayList<>();
  final List<AnnotationSelection> selections = new ArrayList<>();

  @Override
  public void seek(int frame) {
    seeks.add(frame);
  }

  @Override
  public void add(ClassId actionClass, Optional<RegionId> region, FrameRange frames) {
    addedClasses.add(actionClass);
    addedRegions.add(region);
    added.add(frames);
  }

  @Override
  public void reshape(Segment segment, FrameRange frames) {
    reshapedSegments.add(segment);
    reshaped.add(frames);
  }

  @Override
  public void move(List<Segment> segments, int frames) {
    moves.add(new Move(segments, frames, Optional.empty()));
  }

  @Override
  public void changeClass(List<Segment> segments, ClassId actionClass) {
    moves.add(new Move(segments, 0, Optional.of(actionClass)));
  }

  @Override
  public void moveTo(List<Segment> segments, int frames, ClassId actionClass) {
    moves.add(new Move(segments, frames, Optional.of(actionClass)));
  }

  @Override
  public void acceptAs(Suggestion suggestion, FrameRange frames, ClassId actionClass) {
    acceptedAs.add(frames);
    acceptedClasses.add(actionClass);
  }

  @Override
  public void accept(List<Suggestion> suggestions) {
    accepted.addAll(suggestions);
  }

  @Override
  public void reject(List<Suggestion> suggestions) {
    rejected.addAll(suggestions);
  }

  @Override
  public void remove(List<Segment> segments) {
    removed.addAll(segments);
  }

  @Override
  public void select(AnnotationSelection selection) {
    selections.add(selection);
  }

  /** Returns how many changes of labels were asked for. */
  int changes() {
    return added.size()
        + reshaped.size()
        + moves.size()
        + acceptedAs.size()
        + accepted.size()
        + rejected.size()
        + removed.size();
  }
}
