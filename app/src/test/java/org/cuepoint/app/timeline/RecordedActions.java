package org.cuepoint.app.timeline;

import java.util.ArrayList;
import java.util.List;
import org.cuepoint.core.annotation.Segment;
import org.cuepoint.core.annotation.Suggestion;
import org.cuepoint.core.taxonomy.ClassId;
import org.cuepoint.core.time.FrameRange;

/** Writes down what was asked for. */
final class RecordedActions implements TimelineActions {

  final List<Integer> seeks = new ArrayList<>();
  final List<FrameRange> added = new ArrayList<>();
  final List<ClassId> addedClasses = new ArrayList<>();
  final List<FrameRange> reshaped = new ArrayList<>();
  final List<Segment> reshapedSegments = new ArrayList<>();
  final List<FrameRange> acceptedAs = new ArrayList<>();
  final List<Suggestion> accepted = new ArrayList<>();
  final List<Suggestion> rejected = new ArrayList<>();
  final List<Segment> removed = new ArrayList<>();
  final List<TimelineSelection> selections = new ArrayList<>();

  @Override
  public void seek(int frame) {
    seeks.add(frame);
  }

  @Override
  public void addSegment(ClassId actionClass, FrameRange frames) {
    addedClasses.add(actionClass);
    added.add(frames);
  }

  @Override
  public void reshape(Segment segment, FrameRange frames) {
    reshapedSegments.add(segment);
    reshaped.add(frames);
  }

  @Override
  public void acceptAs(Suggestion suggestion, FrameRange frames, ClassId actionClass) {
    acceptedAs.add(frames);
  }

  @Override
  public void accept(Suggestion suggestion) {
    accepted.add(suggestion);
  }

  @Override
  public void reject(Suggestion suggestion) {
    rejected.add(suggestion);
  }

  @Override
  public void remove(Segment segment) {
    removed.add(segment);
  }

  @Override
  public void select(TimelineSelection selection) {
    selections.add(selection);
  }

  /** Returns how many changes of labels were asked for. */
  int changes() {
    return added.size()
        + reshaped.size()
        + acceptedAs.size()
        + accepted.size()
        + rejected.size()
        + removed.size();
  }
}
