package org.cuepoint.core.recognition.djl.student;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.cuepoint.core.feature.FeatureReader;
import org.cuepoint.core.recognition.djl.supervision.ClipStandard;
import org.cuepoint.core.recognition.djl.supervision.RunningStandard;

/** Reads standardised tokens of clips. One thread at a time. */
public sealed interface TokenSource {

  /**
   * Copies ticks; past the end the last one is repeated.
   *
   * @param out shape (count, tokens, C) from {@code offset} on
   */
  void read(FeatureReader clip, int start, int count, float[] out, int offset);

  /** Standardised by the whole clip, for a student that has it all. */
  final class Whole implements TokenSource {
    private final IdentityHashMap<FeatureReader, ClipStandard> standards = new IdentityHashMap<>();

    /** Makes a source. */
    public Whole() {}

    @Override
    public void read(FeatureReader clip, int start, int count, float[] out, int offset) {
      ClipStandard standard = standards.computeIfAbsent(clip, ClipStandard::of);
      for (int t = 0; t < count; t++) {
        int tick = Math.min(start + t, clip.ticks() - 1);
        standard.read(clip, tick, out, offset + t * standard.values());
      }
    }
  }

  /** Standardised by what a stream from the clip's first tick on would have shown so far. */
  final class Streamed implements TokenSource {
    private static final int APART = 64;

    private final RunningStandard.Prior prior;

    /** Of each clip, where the stream stands before every 64th tick. */
    private final IdentityHashMap<FeatureReader, List<RunningStandard>> kept =
        new IdentityHashMap<>();

    /** Makes a source. */
    public Streamed(RunningStandard.Prior prior) {
      this.prior = prior;
    }

    @Override
    public void read(FeatureReader clip, int start, int count, float[] out, int offset) {
      int values = clip.shape().tokenValues();
      int first = Math.min(start, clip.ticks());
      RunningStandard at = before(clip, first / APART).copy();
      float[] passed = new float[values];
      for (int tick = first / APART * APART; tick < first; tick++) {
        clip.tokens(tick, passed, 0);
        at.next(passed, 0);
      }
      for (int t = 0; t < count; t++) {
        int to = offset + t * values;
        if (start + t < clip.ticks()) {
          clip.tokens(start + t, out, to);
          at.next(out, to);
        } else if (t > 0) {
          System.arraycopy(out, to - values, out, to, values);
        }
      }
    }

    private RunningStandard before(FeatureReader clip, int block) {
      List<RunningStandard> known =
          kept.computeIfAbsent(clip, key -> new ArrayList<>(List.of(new RunningStandard(prior))));
      float[] passed = new float[clip.shape().tokenValues()];
      while (known.size() <= block) {
        RunningStandard next = known.getLast().copy();
        int from = (known.size() - 1) * APART;
        for (int tick = from; tick < from + APART; tick++) {
          clip.tokens(tick, passed, 0);
          next.next(passed, 0);
        }
        known.add(next);
      }
      return known.get(block);
    }
  }
}
