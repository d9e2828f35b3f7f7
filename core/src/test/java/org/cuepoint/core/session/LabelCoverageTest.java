package org.cuepoint.core.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cuepoint.core.annotation.AnnotationId;
import org.cuepoint.core.annotation.LabelState;
import org.cuepoint.core.annotation.ReviewedRange;
import org.cuepoint.core.annotation.Segment;
import org.cuepoint.core.media.VideoId;
import org.cuepoint.core.taxonomy.ClassId;
import org.cuepoint.core.testing.Fixtures;
import org.cuepoint.core.time.FrameIndex;
import org.junit.jupiter.api.Test;

class LabelCoverageTest {

  private final VideoId video = VideoId.random();
  private final ClassId walk = ClassId.random();

  /** Ten seconds. */
  private final FrameIndex index = Fixtures.media(250).index();

  @Test
  void whatLiesInSeveralLabelsCountsOnce() {
    List<Segment> segments =
        List.of(
            Fixtures.segment(video, walk, 0, 50),
            Fixtures.segment(video, walk, 25, 75).withState(LabelState.NEGATIVE));

    assertEquals(0.3, LabelCoverage.of(segments, List.of(reviewed(50, 75)), index).share(), 1e-9);
  }

  @Test
  void ignoredTimeIsLeftOutOfBothSides() {
    List<Segment> segments =
        List.of(
            Fixtures.segment(video, walk, 0, 50),
            Fixtures.segment(video, walk, 25, 150).withState(LabelState.IGNORE));

    LabelCoverage coverage = LabelCoverage.of(segments, List.of(), index);

    assertEquals(1, coverage.seenSeconds(), 1e-9);
    assertEquals(5, coverage.countedSeconds(), 1e-9);
  }

  @Test
  void nothingIsNotSeen() {
    assertEquals(0, LabelCoverage.of(List.of(), List.of(), index).share());
    assertEquals(0, LabelCoverage.NONE.share());
  }

  private ReviewedRange reviewed(int start, int end) {
    return new ReviewedRange(
        AnnotationId.random(),
        video,
        Optional.empty(),
        Fixtures.ADA,
        Set.of(),
        Fixtures.range(start, end));
  }
}
