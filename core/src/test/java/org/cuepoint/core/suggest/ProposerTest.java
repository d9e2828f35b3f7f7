package org.cuepoint.core.suggest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.cuepoint.core.annotation.ModelVersionId;
import org.cuepoint.core.annotation.Suggestion;
import org.cuepoint.core.media.VideoId;
import org.cuepoint.core.recognition.ProbabilityTrack;
import org.cuepoint.core.taxonomy.ClassId;
import org.cuepoint.core.time.FeatureClock;
import org.cuepoint.core.time.FrameIndex;
import org.cuepoint.core.time.FrameRange;
import org.cuepoint.core.time.TimeBase;
import org.cuepoint.core.train.DatasetSnapshot.Target;
import org.junit.jupiter.api.Test;

final class ProposerTest {

  private static final FeatureClock CLOCK = new FeatureClock(10);
  private static final List<List<Integer>> GROUPS = List.of(List.of(0));

  /** Thirty frames a second: three frames a tick. */
  private final FrameIndex index =
      new FrameIndex(
          new TimeBase(1, 30), LongStream.range(0, 120).toArray(), 120, new BitSet(), new BitSet());

  private final Proposer.Place place =
      new Proposer.Place(VideoId.random(), Optional.empty(), index);

  private final ProbabilityTrack track = sureFrom(10, 30);

  private static ProbabilityTrack sureFrom(int start, int end) {
    float[] values = new float[40];
    Arrays.fill(values, .05f);
    Arrays.fill(values, start, end, .95f);
    return new ProbabilityTrack(CLOCK, List.of(ClassId.random()), values);
  }

  private List<FrameRange> proposed(List<Target> constraints, BitSet leftOut) {
    return new Proposer(DecoderSettings.defaults())
        .propose(place, ModelVersionId.random(), track, GROUPS, constraints, leftOut).stream()
            .map(suggestion -> suggestion.range().frames())
            .toList();
  }

  @Test
  void aSuggestionCoversTheFramesOfItsTicks() {
    assertEquals(List.of(new FrameRange(30, 90)), proposed(List.of(), new BitSet()));
  }

  @Test
  void whatAPersonLabelledIsCutOutAndSliversAreDropped() {
    // Ticks 12 to 20 are a person's: the two ticks before it are less than half a second.
    assertEquals(
        List.of(new FrameRange(60, 90)),
        proposed(List.of(new Target(0, 12, 20, 0, List.of())), new BitSet()));
  }

  @Test
  void nothingIsSuggestedWhereARangeIsLeftOut() {
    BitSet leftOut = new BitSet();
    leftOut.set(0, 20);
    assertEquals(List.of(new FrameRange(60, 90)), proposed(List.of(), leftOut));
  }

  @Test
  void aSuggestionSaysHowSureTheModelIs() {
    Suggestion suggestion =
        new Proposer(DecoderSettings.defaults())
            .propose(place, ModelVersionId.random(), track, GROUPS, List.of(), new BitSet())
            .getFirst();
    assertEquals(.95, suggestion.confidence(), 1e-6);
    assertEquals(.9, suggestion.uncertainty().getOrDefault("margin", 0.0), 1e-6);
  }
}
