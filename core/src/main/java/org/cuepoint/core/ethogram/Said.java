package org.cuepoint.core.ethogram;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cuepoint.core.annotation.ReviewedRange;
import org.cuepoint.core.annotation.Segment;
import org.cuepoint.core.taxonomy.ActionClass;
import org.cuepoint.core.taxonomy.ClassId;
import org.cuepoint.core.time.FrameRange;

/** What labels say of the frames of one observation, as sets of frames. One thread at a time. */
final class Said {

  private final Observation observation;
  private final int frames;
  private final BitSet ignored = new BitSet();
  private final Map<ClassId, BitSet> positive = new HashMap<>();
  private final Map<ClassId, BitSet> negative = new HashMap<>();
  private final Map<ClassId, BitSet> unknown = new HashMap<>();
  private final Map<ClassId, BitSet> lookedFor = new HashMap<>();
  private final BitSet lookedForAll = new BitSet();

  Said(Observation observation) {
    this.observation = observation;
    this.frames = observation.index().frameCount();
    for (Segment segment : observation.segments()) {
      switch (segment.state()) {
        case POSITIVE -> mark(positive, segment.actionClass(), segment.range().frames());
        case NEGATIVE -> mark(negative, segment.actionClass(), segment.range().frames());
        case UNKNOWN -> mark(unknown, segment.actionClass(), segment.range().frames());
        case IGNORE -> mark(ignored, segment.range().frames());
      }
    }
    for (ReviewedRange range : observation.reviewed()) {
      if (range.classes().isEmpty()) {
        mark(lookedForAll, range.range().frames());
      }
      range.classes().forEach(looked -> mark(lookedFor, looked, range.range().frames()));
    }
  }

  private void mark(Map<ClassId, BitSet> sets, ClassId of, FrameRange range) {
    mark(sets.computeIfAbsent(of, key -> new BitSet()), range);
  }

  private void mark(BitSet set, FrameRange range) {
    set.set(Math.min(frames, range.start()), Math.min(frames, range.end()));
  }

  /** Decides what is known of a group, see {@link GroupRecord}. */
  Decided decide(List<ActionClass> classes) {
    BitSet unclear = new BitSet();
    BitSet happening = new BitSet();
    BitSet background = new BitSet();
    background.set(0, frames);
    for (ActionClass each : classes) {
      BitSet happens = copy(positive, each.id());
      BitSet disputed = (BitSet) happens.clone();
      disputed.and(happening);
      unclear.or(disputed);
      happening.or(happens);
      happens.and(copy(negative, each.id()));
      unclear.or(happens);
      unclear.or(copy(unknown, each.id()));
      background.and(denied(each.id()));
    }
    unclear.andNot(ignored);
    background.andNot(happening);
    background.andNot(unclear);
    background.andNot(ignored);
    happening.andNot(unclear);
    happening.andNot(ignored);
    BitSet observed = (BitSet) happening.clone();
    observed.or(background);
    return new Decided(observed, background, unclear);
  }

  /**
   * Frames of a group in which everything is known, in which nothing happens, and disputed ones.
   */
  record Decided(BitSet observed, BitSet background, BitSet unclear) {}

  /** Returns the frames in which a class happens, given what is known of its group. */
  BitSet happens(ClassId of, Decided group) {
    BitSet happens = copy(positive, of);
    happens.and(group.observed());
    return happens;
  }

  /** Returns the frames of which it is known whether a class happens. */
  BitSet known(ClassId of, Decided group) {
    BitSet known = denied(of);
    known.andNot(ignored);
    known.andNot(group.unclear());
    known.or(group.observed());
    return known;
  }

  private BitSet denied(ClassId of) {
    BitSet denied = copy(negative, of);
    denied.or(copy(lookedFor, of));
    denied.or(lookedForAll);
    return denied;
  }

  private static BitSet copy(Map<ClassId, BitSet> sets, ClassId of) {
    BitSet set = sets.get(of);
    return set == null ? new BitSet() : (BitSet) set.clone();
  }

  BitSet ignored() {
    return ignored;
  }

  /** Returns the seconds that the frames of a set are on screen. */
  double seconds(BitSet set) {
    double sum = 0;
    for (int start = set.nextSetBit(0); start >= 0; ) {
      int end = set.nextClearBit(start);
      sum += observation.index().secondsAt(end) - observation.index().secondsAt(start);
      start = set.nextSetBit(end);
    }
    return sum;
  }
}
