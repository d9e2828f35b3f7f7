package org.cuepoint.core.annotation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.cuepoint.core.media.RegionId;
import org.cuepoint.core.taxonomy.ClassId;
import org.cuepoint.core.time.FrameRange;

/**
 * What people have refused in one video, so that it is not proposed to them again: a class at a
 * place. A proposal is the same when it is of that class and at least half of it lies there; then
 * it overlaps what was refused by at least half of both together, or is a part of it.
 *
 * <p>A negative label refuses as long as it stands. A suggestion that was rejected refuses until
 * something changed: as long as what happens around it, so far to both sides as it is long, is
 * labelled as it was then, and what the rejection itself left there is still there. A number that
 * is kept with the rejected suggestion tells whether that is so. It depends on classes, states and
 * frames alone, so it is the same again after an edit was taken back. Immutable.
 */
public final class Refusals {

  /** A double holds so many binary digits exactly. */
  private static final long DIGITS = (1L << 52) - 1;

  private record Refusal(Optional<RegionId> region, ClassId actionClass, FrameRange frames) {}

  private final List<Refusal> standing;

  private Refusals(List<Refusal> standing) {
    this.standing = List.copyOf(standing);
  }

  /**
   * Returns what is refused.
   *
   * @param rejected rejected suggestions of the video
   * @param segments segments of the video, at least those that lie {@linkplain #around} them and
   *     where something may be proposed
   */
  public static Refusals of(Collection<Suggestion> rejected, AnnotationIndex<Segment> segments) {
    List<Refusal> standing = new ArrayList<>();
    for (Segment segment : segments.items()) {
      if (segment.state() == LabelState.NEGATIVE) {
        standing.add(
            new Refusal(segment.region(), segment.actionClass(), segment.range().frames()));
      }
    }
    for (Suggestion suggestion : rejected) {
      FrameRange frames = suggestion.range().frames();
      Double kept = suggestion.uncertainty().get(SuggestionParts.SURROUNDINGS);
      if (kept == null || kept == mark(suggestion, segments.overlapping(around(frames)))) {
        standing.add(new Refusal(suggestion.region(), suggestion.actionClass(), frames));
      }
    }
    return new Refusals(standing);
  }

  /** Says whether a class at a place was refused. */
  public boolean cover(Optional<RegionId> region, ClassId actionClass, FrameRange frames) {
    return standing.stream()
        .anyMatch(
            refusal ->
                refusal.region().equals(region)
                    && refusal.actionClass().equals(actionClass)
                    && isMostlyIn(frames, refusal.frames()));
  }

  /** Returns the proposals that nobody has refused; the same index when that is all. */
  public AnnotationIndex<Suggestion> open(AnnotationIndex<Suggestion> proposed) {
    Set<UUID> refused = new HashSet<>();
    for (Refusal refusal : standing) {
      for (Suggestion suggestion : proposed.overlapping(refusal.frames())) {
        if (suggestion.region().equals(refusal.region())
            && suggestion.actionClass().equals(refusal.actionClass())
            && isMostlyIn(suggestion.range().frames(), refusal.frames())) {
          refused.add(suggestion.key());
        }
      }
    }
    return proposed.changed(refused, List.of());
  }

  /** Says whether at least half of a range lies in another. */
  public static boolean isMostlyIn(FrameRange frames, FrameRange other) {
    return frames
        .intersection(other)
        .filter(shared -> 2L * shared.length() >= frames.length())
        .isPresent();
  }

  /** Returns the frames where an edit counts as a change around a place. */
  public static FrameRange around(FrameRange frames) {
    int length = Math.max(1, frames.length());
    return new FrameRange(Math.max(0, frames.start() - length), frames.end() + length);
  }

  /**
   * Returns a suggestion that remembers what is labelled around it.
   *
   * @param rejected a suggestion that is being rejected
   * @param segments what is labelled around it, with what the rejection itself leaves there
   */
  public static Suggestion remembering(Suggestion rejected, Collection<Segment> segments) {
    Map<String, Double> parts = new HashMap<>(rejected.uncertainty());
    parts.put(SuggestionParts.SURROUNDINGS, mark(rejected, segments));
    return rejected.withUncertainty(parts);
  }

  private static double mark(Suggestion rejected, Collection<Segment> segments) {
    FrameRange place = rejected.range().frames();
    FrameRange around = around(place);
    long sum = 0;
    for (Segment segment : segments) {
      FrameRange frames = segment.range().frames();
      boolean happens = segment.state() == LabelState.POSITIVE && frames.overlaps(around);
      boolean left =
          segment.state() != LabelState.POSITIVE
              && frames.equals(place)
              && segment.actionClass().equals(rejected.actionClass());
      if (segment.region().equals(rejected.region()) && (happens || left)) {
        sum += mixed(segment);
      }
    }
    return sum & DIGITS;
  }

  /** Spreads what a segment says over all digits (the finaliser of MurmurHash3). */
  private static long mixed(Segment segment) {
    UUID actionClass = segment.actionClass().value();
    FrameRange frames = segment.range().frames();
    long value =
        actionClass.getMostSignificantBits()
            + 31 * actionClass.getLeastSignificantBits()
            + 1_000_003L * frames.start()
            + 998_244_353L * frames.end()
            + segment.state().name().hashCode();
    value = (value ^ (value >>> 33)) * 0xff51afd7ed558ccdL;
    value = (value ^ (value >>> 33)) * 0xc4ceb9fe1a85ec53L;
    return value ^ (value >>> 33);
  }
}
