package org.cuepoint.core.exchange;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.cuepoint.core.annotation.Segment;
import org.cuepoint.core.media.VideoId;
import org.cuepoint.core.taxonomy.ActionClass;
import org.cuepoint.core.taxonomy.LabelScheme;

/**
 * What a writer writes.
 *
 * @param labels class names in scheme order
 * @param videos the videos to write, also those without a row
 * @param rows named by the videos' paths
 */
public record AnnotationExport(
    List<String> labels, List<KnownVideo> videos, List<ImportedSegment> rows) {

  private static final Comparator<ImportedSegment> BY_TIME =
      Comparator.comparingDouble(ImportedSegment::startSeconds)
          .thenComparingDouble(ImportedSegment::endSeconds)
          .thenComparing(ImportedSegment::label);

  /** Copies the lists. */
  public AnnotationExport {
    labels = List.copyOf(labels);
    videos = List.copyOf(videos);
    rows = List.copyOf(rows);
  }

  /**
   * Makes an export of a project's segments, ordered by video as given, then by time.
   *
   * @param scheme names the classes
   * @param videos the videos to write
   * @param segments the segments of each video; a video that is missing has none
   */
  public static AnnotationExport of(
      LabelScheme scheme, List<KnownVideo> videos, Map<VideoId, List<Segment>> segments) {
    List<ImportedSegment> rows = new ArrayList<>();
    for (KnownVideo known : videos) {
      segments.getOrDefault(known.video().id(), List.of()).stream()
          .map(segment -> ImportedSegment.of(segment, known, scheme))
          .sorted(BY_TIME)
          .forEach(rows::add);
    }
    return new AnnotationExport(
        scheme.classes().stream().map(ActionClass::name).toList(), videos, rows);
  }

  /** Returns the rows of one video, in order. */
  public List<ImportedSegment> rowsOf(KnownVideo known) {
    return rows.stream().filter(row -> row.video().equals(known.video().path())).toList();
  }
}
