package org.cuepoint.core.suggest;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.cuepoint.core.recognition.ProbabilityTrack;
import org.cuepoint.core.suggest.DurationModel.Length;
import org.cuepoint.core.taxonomy.ClassId;
import org.cuepoint.core.time.FeatureClock;
import org.cuepoint.core.train.DatasetSnapshot.Target;
import org.junit.jupiter.api.Test;

final class SemiMarkovDecoderTest {

  private static final FeatureClock CLOCK = new FeatureClock(10);
  private static final List<List<Integer>> ONE = List.of(List.of(0));

  /** Takes each tick at its word, so that a few of them decide. */
  private static final SemiMarkovSettings TRUSTING =
      SemiMarkovSettings.defaults()
          .withBasic(DecoderSettings.defaults().withSwitchCost(1))
          .withExponents(1, 0)
          .withPosterior(1, .8);

  private static final SemiMarkovDecoder DECODER =
      new SemiMarkovDecoder(TRUSTING, SegmentStatistics.defaults());

  private static ProbabilityTrack single(double... values) {
    float[] floats = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      floats[i] = (float) values[i];
    }
    return new ProbabilityTrack(CLOCK, List.of(ClassId.random()), floats);
  }

  private static double[] steps(double low, double high, int before, int during, int after) {
    double[] values = new double[before + during + after];
    Arrays.fill(values, low);
    Arrays.fill(values, before, before + during, high);
    return values;
  }

  /** A track of smooth random probabilities: random walks, with the softmax taken. */
  static ProbabilityTrack walks(Random random, int ticks, int columns) {
    float[] values = new float[ticks * columns];
    double[] level = new double[columns + 1];
    for (int t = 0; t < ticks; t++) {
      double sum = 0;
      double[] p = new double[columns + 1];
      for (int c = 0; c <= columns; c++) {
        level[c] = .97 * level[c] + random.nextGaussian();
        p[c] = Math.exp(level[c]);
        sum += p[c];
      }
      for (int c = 0; c < columns; c++) {
        values[t * columns + c] = (float) (p[c] / sum);
      }
    }
    List<ClassId> classes = IntStream.range(0, columns).mapToObj(c -> ClassId.random()).toList();
    return new ProbabilityTrack(CLOCK, classes, values);
  }

  private static int[] labels(List<DecodedSegment> segments, int ticks) {
    int[] labels = new int[ticks];
    Arrays.fill(labels, -1);
    for (DecodedSegment segment : segments) {
      Arrays.fill(labels, segment.startTick(), segment.endTick(), segment.classIndex());
    }
    return labels;
  }

  @Test
  void withoutDurationsItIsThePlainViterbiDecoder() {
    for (long seed = 0; seed < 100; seed++) {
      Random random = new Random(seed);
      int ticks = 1 + random.nextInt(120);
      ProbabilityTrack track = walks(random, ticks, 3);
      DecoderSettings settings =
          new DecoderSettings(
              4 * random.nextDouble(), .1 * random.nextInt(8), .1 * random.nextInt(5), 4, 1e-3);
      List<List<Integer>> groups = List.of(List.of(0, 2), List.of(1));
      List<Target> constraints = new ArrayList<>();
      int place = random.nextInt(ticks);
      constraints.add(new Target(0, place, Math.min(ticks, place + 3), 2, List.of()));
      constraints.add(new Target(1, place, Math.min(ticks, place + 9), -1, List.of()));
      assertArrayEquals(
          labels(new ViterbiDecoder(settings).decode(track, groups, constraints), ticks),
          labels(
              new SemiMarkovDecoder(
                      SemiMarkovSettings.plain(settings), SegmentStatistics.defaults())
                  .decode(track, groups, constraints),
              ticks),
          "seed " + seed);
    }
  }

  @Test
  void durationsDecideWhatTheTicksLeaveOpen() {
    ProbabilityTrack track = single(steps(.2, .6, 20, 4, 20));
    String id = track.classes().getFirst().toString();
    SemiMarkovSettings settings =
        TRUSTING.withBasic(DecoderSettings.defaults().withSwitchCost(0).withMinimum(.1, .1));
    for (double seconds : new double[] {.4, 10}) {
      DurationModel durations =
          new DurationModel(
              new Length(seconds, 20, 9, 0),
              Map.of(id, new Length(seconds, 20, 9, 0)),
              List.of(new Length(2, 1, 9, 0)));
      int found =
          new SemiMarkovDecoder(settings, new SegmentStatistics(durations, TransitionModel.empty()))
              .decode(track, ONE, List.of())
              .size();
      assertEquals(seconds < 1 ? 1 : 0, found, "mean " + seconds);
    }
  }

  @Test
  void aSharpEdgeHasANarrowBandAndASlowOneAWideBand() {
    DecodedSegment sharp =
        DECODER.decode(single(steps(.01, .99, 20, 20, 20)), ONE, List.of()).getFirst();
    Edge start = sharp.start().orElseThrow();
    assertEquals(20, start.peakTick());
    assertEquals(20, start.lowTick());
    assertEquals(20, start.highTick());
    assertTrue(sharp.confidence() > .99, "confidence " + sharp.confidence());
    double[] slow = steps(.01, .99, 20, 20, 20);
    Arrays.fill(slow, 15, 25, .5);
    Edge wide = DECODER.decode(single(slow), ONE, List.of()).getFirst().start().orElseThrow();
    assertTrue(wide.highTick() - wide.lowTick() >= 6, wide.toString());
    assertTrue(wide.entropy() > start.entropy() + 1, wide.toString());
    assertTrue(wide.lowTick() >= 15 && wide.highTick() <= 25, wide.toString());
  }

  @Test
  void doubtWidensBandsAndLeavesTheSegments() {
    double[] slow = steps(.1, .9, 20, 20, 20);
    Arrays.fill(slow, 17, 23, .6);
    DecodedSegment sure = DECODER.decode(single(slow), ONE, List.of()).getFirst();
    DecodedSegment doubting =
        new SemiMarkovDecoder(TRUSTING.withPosterior(.2, .8), SegmentStatistics.defaults())
            .decode(single(slow), ONE, List.of())
            .getFirst();
    assertEquals(sure.startTick(), doubting.startTick());
    assertEquals(sure.endTick(), doubting.endTick());
    assertTrue(doubting.confidence() < sure.confidence());
    assertTrue(
        doubting.start().orElseThrow().entropy() > sure.start().orElseThrow().entropy() + .3);
  }

  @Test
  void whatAPersonLabelledIsCertainAndMayBeExtended() {
    ProbabilityTrack track = single(steps(.02, .9, 12, 8, 20));
    List<Target> drawn =
        List.of(new Target(0, 14, 16, 0, List.of()), new Target(0, 16, 17, 0, List.of()));
    DecodedSegment segment = DECODER.decode(track, ONE, drawn).getFirst();
    assertEquals(12, segment.startTick());
    assertEquals(20, segment.endTick());
    assertTrue(segment.start().orElseThrow().highTick() <= 14, segment.toString());
    assertTrue(segment.end().orElseThrow().lowTick() >= 17, segment.toString());
    List<Target> against = List.of(new Target(0, 30, 31, 0, List.of()));
    assertEquals(2, DECODER.decode(track, ONE, against).size());
  }

  @Test
  void aLabelOfManyMinutesIsOneSegment() {
    double[] values = new double[6000];
    Arrays.fill(values, .4);
    List<Target> drawn = List.of(new Target(0, 100, 5900, 0, List.of()));
    List<DecodedSegment> segments = DECODER.decode(single(values), ONE, drawn);
    assertEquals(1, segments.size());
    assertTrue(segments.getFirst().startTick() <= 100 && segments.getFirst().endTick() >= 5900);
    assertTrue(segments.getFirst().confidence() > .99);
  }

  @Test
  void degenerateTracksAreDecoded() {
    assertEquals(List.of(), DECODER.decode(single(), ONE, List.of()));
    assertEquals(1, DECODER.decode(single(.9), ONE, List.of()).size());
    assertEquals(0, DECODER.decode(single(.1), ONE, List.of()).size());
    assertEquals(0, DECODER.decode(single(0, 0, 0), ONE, List.of()).size());
    double[] all = steps(1, 1, 10, 10, 10);
    List<Target> forbidden = List.of(new Target(0, 0, 30, Target.NOT_KNOWN, List.of(0)));
    assertEquals(List.of(), DECODER.decode(single(all), ONE, forbidden));
    List<Target> whole = List.of(new Target(0, 0, 3, 0, List.of()));
    DecodedSegment only = DECODER.decode(single(0, 0, 0), ONE, whole).getFirst();
    assertEquals(1, only.confidence(), 1e-12);
    assertEquals(Edge.certain(0), only.start().orElseThrow());
    assertEquals(3, only.end().orElseThrow().peakTick());
  }

  @Test
  void wrongConstraintsAreRefused() {
    for (Target wrong :
        List.of(
            new Target(0, 2, 9, 0, List.of()),
            new Target(1, 2, 3, 0, List.of()),
            new Target(0, 2, 3, 7, List.of()))) {
      assertThrows(
          IllegalArgumentException.class,
          () -> DECODER.decode(single(.5, .5, .5), ONE, List.of(wrong)),
          wrong.toString());
    }
  }

  @Test
  void aBoundaryTrackMovesAnEdgeThatTheTicksLeaveOpen() {
    double[] slow = steps(.01, .99, 20, 30, 20);
    Arrays.fill(slow, 16, 26, .5);
    float[] edges = new float[70];
    Arrays.fill(edges, .02f);
    edges[23] = .9f;
    DecodedSegment moved =
        DECODER.decode(single(slow), ONE, List.of(), List.of(BoundaryScores.of(edges))).getFirst();
    assertEquals(23, moved.startTick());
    Arrays.fill(edges, .3f);
    assertEquals(
        DECODER.decode(single(slow), ONE, List.of()).getFirst().startTick(),
        DECODER
            .decode(single(slow), ONE, List.of(), List.of(BoundaryScores.of(edges)))
            .getFirst()
            .startTick());
  }

  @Test
  void theBoundariesOfAGroupMoveNoEdgeOfAnother() {
    double[] slow = steps(.01, .99, 20, 30, 20);
    Arrays.fill(slow, 16, 26, .5);
    float[] both = new float[140];
    for (int i = 0; i < both.length; i++) {
      both[i] = (float) slow[i / 2];
    }
    ProbabilityTrack track =
        new ProbabilityTrack(CLOCK, List.of(ClassId.random(), ClassId.random()), both);
    List<List<Integer>> groups = List.of(List.of(0), List.of(1));
    float[] edges = new float[70];
    Arrays.fill(edges, .02f);
    edges[23] = .9f;
    List<DecodedSegment> plain = DECODER.decode(track, groups, List.of());
    List<DecodedSegment> moved =
        DECODER.decode(
            track, groups, List.of(), List.of(BoundaryScores.absent(), BoundaryScores.of(edges)));
    assertEquals(startOf(0, plain), startOf(0, moved));
    assertEquals(23, startOf(1, moved));
  }

  private static int startOf(int column, List<DecodedSegment> segments) {
    return segments.stream()
        .filter(segment -> segment.classIndex() == column)
        .findFirst()
        .orElseThrow()
        .startTick();
  }

  @Test
  void decodingAStreamWithALongLagEqualsDecodingAtOnce() {
    for (long seed = 0; seed < 60; seed++) {
      Random random = new Random(seed);
      int ticks = 1 + random.nextInt(400);
      ProbabilityTrack track = walks(random, ticks, 4);
      List<List<Integer>> groups = List.of(List.of(0, 1, 3), List.of(2));
      int[][] streamed = stream(track, groups, ticks + random.nextInt(5));
      List<DecodedSegment> segments = DECODER.decode(track, groups, List.of());
      for (int g = 0; g < 2; g++) {
        List<Integer> members = groups.get(g);
        List<DecodedSegment> own =
            segments.stream().filter(s -> members.contains(s.classIndex())).toList();
        assertArrayEquals(labels(own, ticks), streamed[g], "seed " + seed);
      }
    }
  }

  @Test
  void aTickIsDecidedFromWhatIsKnownALagLater() {
    Random random = new Random(5);
    ProbabilityTrack track = walks(random, 300, 2);
    List<List<Integer>> groups = List.of(List.of(0, 1));
    int lag = 12;
    int[] streamed = stream(track, groups, lag)[0];
    for (int t = 0; t < 300; t++) {
      int known = Math.min(300, t + lag + 1);
      float[] values = new float[2 * known];
      for (int k = 0; k < known; k++) {
        values[2 * k] = track.at(k, 0);
        values[2 * k + 1] = track.at(k, 1);
      }
      ProbabilityTrack part = new ProbabilityTrack(CLOCK, track.classes(), values);
      assertEquals(
          labels(DECODER.decode(part, groups, List.of()), known)[t], streamed[t], "tick " + t);
    }
  }

  private static int[][] stream(ProbabilityTrack track, List<List<Integer>> groups, int lag) {
    StreamingDecoder decoder = new StreamingDecoder(DECODER, CLOCK, track.classes(), groups, lag);
    List<List<Integer>> decided = new ArrayList<>();
    float[] row = new float[track.classes().size()];
    for (int t = 0; t < track.ticks(); t++) {
      track.row(t, row);
      decoder.feed(row, 0).ifPresent(decided::add);
      assertEquals(Math.max(0, t + 1 - lag), decided.size());
    }
    decided.addAll(decoder.finish());
    assertEquals(track.ticks(), decided.size());
    int[][] labels = new int[groups.size()][track.ticks()];
    for (int g = 0; g < groups.size(); g++) {
      for (int t = 0; t < track.ticks(); t++) {
        labels[g][t] = decided.get(t).get(g);
      }
    }
    return labels;
  }
}
