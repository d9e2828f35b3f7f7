package org.cuepoint.core.annotation;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.UUID;

/**
 * What a person has chosen: segments or suggestions, never both, in the order they were chosen. The
 * one that was chosen last leads: it is what an inspector shows. Immutable.
 */
public final class AnnotationSelection {

  /** What is chosen. */
  public enum Kind {
    /** Nothing. */
    NOTHING,
    /** Segments. */
    SEGMENTS,
    /** Suggestions. */
    SUGGESTIONS
  }

  /** Nothing is chosen. */
  public static final AnnotationSelection NONE =
      new AnnotationSelection(Kind.NOTHING, new LinkedHashSet<>());

  private final Kind kind;
  private final SequencedSet<UUID> keys;

  private AnnotationSelection(Kind kind, SequencedSet<UUID> keys) {
    this.kind = keys.isEmpty() ? Kind.NOTHING : kind;
    this.keys = Collections.unmodifiableSequencedSet(keys);
  }

  /** Returns the selection of one annotation; nothing when it is neither segment nor suggestion. */
  public static AnnotationSelection of(Annotation one) {
    return switch (one) {
      case Segment segment -> ofSegments(List.of(segment));
      case Suggestion suggestion -> ofSuggestions(List.of(suggestion));
      case NamedPoint point -> NONE;
      case RegionLayout layout -> NONE;
      case ReviewedRange range -> NONE;
      case TimestampLabel label -> NONE;
      case WeakTag tag -> NONE;
    };
  }

  /** Returns the selection of segments; the last one leads. */
  public static AnnotationSelection ofSegments(Collection<Segment> segments) {
    return of(Kind.SEGMENTS, segments);
  }

  /** Returns the selection of suggestions; the last one leads. */
  public static AnnotationSelection ofSuggestions(Collection<Suggestion> suggestions) {
    return of(Kind.SUGGESTIONS, suggestions);
  }

  private static AnnotationSelection of(Kind kind, Collection<? extends Annotation> chosen) {
    LinkedHashSet<UUID> keys = new LinkedHashSet<>();
    chosen.forEach(annotation -> keys.add(annotation.key()));
    return new AnnotationSelection(kind, keys);
  }

  /** Returns what is chosen. */
  public Kind kind() {
    return kind;
  }

  /** Returns the identities in the order they were chosen; immutable. */
  public SequencedSet<UUID> keys() {
    return keys;
  }

  /** Returns how many are chosen. */
  public int size() {
    return keys.size();
  }

  /** Says whether nothing is chosen. */
  public boolean isEmpty() {
    return keys.isEmpty();
  }

  /** Says whether this one is chosen. */
  public boolean contains(UUID key) {
    return keys.contains(key);
  }

  /** Returns the one that was chosen last. */
  public Optional<UUID> lead() {
    return keys.isEmpty() ? Optional.empty() : Optional.of(keys.getLast());
  }

  /**
   * Returns the selection with one more, which leads; one that is there already is taken out. When
   * it is of another kind, it is the only one.
   */
  public AnnotationSelection toggled(Annotation one) {
    AnnotationSelection alone = of(one);
    if (alone.kind != kind) {
      return alone;
    }
    LinkedHashSet<UUID> next = new LinkedHashSet<>(keys);
    if (!next.remove(one.key())) {
      next.add(one.key());
    }
    return new AnnotationSelection(kind, next);
  }

  /** Returns the selection of those that are still there. */
  public AnnotationSelection retaining(
      AnnotationIndex<Segment> segments, AnnotationIndex<Suggestion> suggestions) {
    if (isEmpty()) {
      return this;
    }
    LinkedHashSet<UUID> there = new LinkedHashSet<>();
    List<? extends Annotation> all = kind == Kind.SEGMENTS ? segments.items() : suggestions.items();
    for (Annotation annotation : all) {
      if (keys.contains(annotation.key())) {
        there.add(annotation.key());
      }
    }
    if (there.size() == keys.size()) {
      return this;
    }
    LinkedHashSet<UUID> kept = new LinkedHashSet<>(keys);
    kept.retainAll(there);
    return new AnnotationSelection(kind, kept);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof AnnotationSelection that
        && kind == that.kind
        && List.copyOf(keys).equals(List.copyOf(that.keys));
  }

  @Override
  public int hashCode() {
    return keys.hashCode();
  }

  @Override
  public String toString() {
    return kind + " " + keys;
  }
}
