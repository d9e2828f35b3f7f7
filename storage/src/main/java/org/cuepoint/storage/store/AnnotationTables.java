package org.cuepoint.storage.store;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.cuepoint.core.annotation.Annotation;
import org.cuepoint.core.annotation.NamedPoint;
import org.cuepoint.core.annotation.RegionLayout;
import org.cuepoint.core.annotation.ReviewedRange;
import org.cuepoint.core.annotation.Segment;
import org.cuepoint.core.annotation.Suggestion;
import org.cuepoint.core.annotation.TimestampLabel;
import org.cuepoint.core.annotation.WeakTag;
import org.cuepoint.storage.sql.Database;

/** The tables of all kinds of annotations. Thread-safe. */
final class AnnotationTables {

  // Long lists of parameters make a statement slow.
  private static final int AT_ONCE = 1000;

  final SegmentTable segments;
  final SuggestionTable suggestions;
  final ReviewedRangeTable reviewedRanges;
  final WeakTagTable weakTags;
  final TimestampLabelTable timestampLabels;
  final NamedPointTable namedPoints;
  final RegionTable regions;
  private final List<AnnotationTable<?>> tables;

  AnnotationTables(Database database) {
    segments = new SegmentTable(database);
    suggestions = new SuggestionTable(database);
    reviewedRanges = new ReviewedRangeTable(database);
    weakTags = new WeakTagTable(database);
    timestampLabels = new TimestampLabelTable(database);
    namedPoints = new NamedPointTable(database);
    regions = new RegionTable(database);
    tables =
        List.of(
            segments, suggestions, reviewedRanges, weakTags, timestampLabels, namedPoints, regions);
  }

  Optional<Annotation> find(UUID key) {
    return Optional.ofNullable(find(List.of(key)).get(key));
  }

  /** Returns the annotations with these identities, as far as they are there; may be changed. */
  Map<UUID, Annotation> find(Collection<UUID> keys) {
    Map<UUID, Annotation> found = new HashMap<>();
    List<UUID> all = List.copyOf(new LinkedHashSet<>(keys));
    for (int from = 0; from < all.size(); from += AT_ONCE) {
      List<UUID> some = all.subList(from, Math.min(all.size(), from + AT_ONCE));
      for (AnnotationTable<?> table : tables) {
        table.withKeys(some).forEach(annotation -> found.put(annotation.key(), annotation));
      }
    }
    return found;
  }

  void insert(Annotation annotation) {
    switch (annotation) {
      case Segment segment -> segments.insert(segment);
      case Suggestion suggestion -> suggestions.insert(suggestion);
      case ReviewedRange range -> reviewedRanges.insert(range);
      case WeakTag tag -> weakTags.insert(tag);
      case TimestampLabel label -> timestampLabels.insert(label);
      case NamedPoint point -> namedPoints.insert(point);
      case RegionLayout layout -> regions.insert(layout);
    }
  }

  void replace(Annotation annotation) {
    switch (annotation) {
      case Segment segment -> segments.replace(segment);
      case Suggestion suggestion -> suggestions.replace(suggestion);
      case ReviewedRange range -> reviewedRanges.replace(range);
      case WeakTag tag -> weakTags.replace(tag);
      case TimestampLabel label -> timestampLabels.replace(label);
      case NamedPoint point -> namedPoints.replace(point);
      case RegionLayout layout -> regions.replace(layout);
    }
  }

  void delete(Annotation annotation) {
    switch (annotation) {
      case Segment segment -> segments.delete(segment.key());
      case Suggestion suggestion -> suggestions.delete(suggestion.key());
      case ReviewedRange range -> reviewedRanges.delete(range.key());
      case WeakTag tag -> weakTags.delete(tag.key());
      case TimestampLabel label -> timestampLabels.delete(label.key());
      case NamedPoint point -> namedPoints.delete(point.key());
      case RegionLayout layout -> regions.delete(layout.key());
    }
  }
}
