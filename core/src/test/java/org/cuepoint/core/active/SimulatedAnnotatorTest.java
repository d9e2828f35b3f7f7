package org.cuepoint.core.active;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.LongStream;
import org.cuepoint.core.annotation.Annotation;
import org.cuepoint.core.annotation.Annotator;
import org.cuepoint.core.annotation.ReviewedRange;
import org.cuepoint.core.annotation.Segment;
import org.cuepoint.core.edit.AnnotationEdit;
import org.cuepoint.core.media.VideoId;
import org.cuepoint.core.taxonomy.ClassId;
import org.cuepoint.core.time.FrameIndex;
import org.cuepoint.core.time.FrameRange;
import org.cuepoint.core.time.TimeBase;
import org.junit.jupiter.api.Test;

final class SimulatedAnnotatorTest {

  private static final Annotator.Person TRUTH = new Annotator.Person("truth");
  private static final Annotator.Person ROBOT = new Annotator.Person("simulated");

  private final VideoId video = VideoId.random();
  private final ClassId walk = ClassId.random();
  private final ClassId run = ClassId.random();
  private final FrameIndex index =
      new FrameIndex(
          new TimeBase(1, 10), LongStream.range(0, 200).toArray(), 200, new BitSet(), new BitSet());
  private final List<Segment> truth = List.of(real(walk, 10, 60), real(run, 60, 90));
  private final Map<UUID, Annotation> store = new LinkedHashMap<>();

  private Segment real(ClassId actionClass, int start, int end) {
    return Segment.positive(video, Optional.empty(), actionClass, index.range(start, end), TRUTH);
  }

  private List<Segment> labelled() {
    return store.values().stream()
        .filter(Segment.class::isInstance)
        .map(Segment.class::cast)
        .toList();
  }

  private List<FrameRange> ranges(ClassId actionClass) {
    return labelled().stream()
        .filter(segment -> segment.actionClass().equals(actionClass))
        .map(segment -> segment.range().frames())
        .sorted()
        .toList();
  }

  private List<AnnotationEdit> ask(int start, int end) {
    QueueItem item =
        new QueueItem(
            QueueItemId.random(),
            RoundId.random(),
            0,
            video,
            Optional.empty(),
            index.range(start, end),
            Optional.empty(),
            1,
            Map.of(),
            Map.of(),
            QueueItem.Audit.NO);
    List<AnnotationEdit> edits =
        new SimulatedAnnotator(ROBOT).answer(item, index, truth, labelled());
    for (AnnotationEdit edit : edits) {
      switch (edit) {
        case AnnotationEdit.Add(var annotation) -> store.put(annotation.key(), annotation);
        case AnnotationEdit.Remove(var annotation) -> store.remove(annotation.key());
        case AnnotationEdit.Replace(var before, var after) -> store.put(before.key(), after);
      }
    }
    return edits;
  }

  @Test
  void anEmptyWindowIsOnlyReviewed() {
    List<AnnotationEdit> edits = ask(120, 140);
    assertEquals(1, edits.size());
    AnnotationEdit.Add added = assertInstanceOf(AnnotationEdit.Add.class, edits.getFirst());
    ReviewedRange reviewed = assertInstanceOf(ReviewedRange.class, added.annotation());
    assertEquals(new FrameRange(120, 140), reviewed.range().frames());
    assertEquals(ROBOT, reviewed.annotator());
  }

  @Test
  void truthIsClippedToTheWindow() {
    ask(40, 70);
    assertEquals(List.of(new FrameRange(40, 60)), ranges(walk));
    assertEquals(List.of(new FrameRange(60, 70)), ranges(run));
  }

  @Test
  void answersInTouchingWindowsGrowOneSegment() {
    ask(40, 50);
    ask(20, 30);
    assertEquals(List.of(new FrameRange(20, 30), new FrameRange(40, 50)), ranges(walk));
    ask(30, 40);
    assertEquals(List.of(new FrameRange(20, 50)), ranges(walk));
  }

  @Test
  void askingEverythingInAnyOrderGivesTheTruth() {
    List<Integer> starts = new ArrayList<>();
    for (int start = 0; start < 200; start += 8) {
      starts.add(start);
    }
    java.util.Collections.shuffle(starts, new java.util.Random(3));
    starts.forEach(start -> ask(start, Math.min(200, start + 8)));
    assertEquals(List.of(new FrameRange(10, 60)), ranges(walk));
    assertEquals(List.of(new FrameRange(60, 90)), ranges(run));
  }

  @Test
  void neighboursOfOneClassThatAreTwoActionsStayTwo() {
    List<Segment> two = List.of(real(walk, 10, 20), real(walk, 20, 30));
    QueueItem item =
        new QueueItem(
            QueueItemId.random(),
            RoundId.random(),
            0,
            video,
            Optional.empty(),
            index.range(0, 40),
            Optional.empty(),
            1,
            Map.of(),
            Map.of(),
            QueueItem.Audit.NO);
    assertEquals(3, new SimulatedAnnotator(ROBOT).answer(item, index, two, List.of()).size());
  }
}
