package org.cuepoint.storage.store;

import java.util.Optional;
import java.util.UUID;
import org.cuepoint.core.annotation.Annotation;
import org.cuepoint.core.annotation.NamedPoint;
import org.cuepoint.core.annotation.ReviewedRange;
import org.cuepoint.core.annotation.Segment;
import org.cuepoint.core.annotation.Suggestion;
import org.cuepoint.core.annotation.TimestampLabel;
import org.cuepoint.core.annotation.WeakTag;
import org.cuepoint.storage.sql.Database;

/** The tables of all kinds of annotations. Thread-safe. */
final class AnnotationTables {

  private static final String KIND =
      """
      select 'segment' as kind from segment where id = :id
      union all select 'suggestion' from suggestion where id = :id
      union all select 'reviewed_range' from reviewed_range where id = :id
      union all select 'weak_tag' from weak_tag where id = :id
      union all select 'timestamp_label' from timestamp_label where id = :id
      union all select 'named_point' from named_point where id = :id
      """;

  private final Database database;
  final SegmentTable segments;
  final SuggestionTable suggestions;
  final ReviewedRangeTable reviewedRanges;
  final WeakTagTable weakTags;
  final TimestampLabelTable timestampLabels;
  final NamedPointTable namedPoints;

  AnnotationTables(Database database) {
    this.database = database;
    segments = new SegmentTable(database);
    suggestions = new SuggestionTable(database);
    reviewedRanges = new ReviewedRangeTable(database);
    weakTags = new WeakTagTable(database);
    timestampLabels = new TimestampLabelTable(database);
    namedPoints = new NamedPointTable(database);
  }

  Optional<? extends Annotation> find(UUID key) {
    Optional<String> kind = database.sql(KIND).with("id", key).first(row -> row.text("kind"));
    return kind.isEmpty() ? Optional.empty() : table(kind.get()).find(key);
  }

  private AnnotationTable<?> table(String name) {
    return switch (name) {
      case "segment" -> segments;
      case "suggestion" -> suggestions;
      case "reviewed_range" -> reviewedRanges;
      case "weak_tag" -> weakTags;
      case "timestamp_label" -> timestampLabels;
      case "named_point" -> namedPoints;
      default -> throw new IllegalArgumentException("No table of annotations: " + name);
    };
  }

  void insert(Annotation annotation) {
    switch (annotation) {
      case Segment segment -> segments.insert(segment);
      case Suggestion suggestion -> suggestions.insert(suggestion);
      case ReviewedRange range -> reviewedRanges.insert(range);
      case WeakTag tag -> weakTags.insert(tag);
      case TimestampLabel label -> timestampLabels.insert(label);
      case NamedPoint point -> namedPoints.insert(point);
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
    }
  }
}
