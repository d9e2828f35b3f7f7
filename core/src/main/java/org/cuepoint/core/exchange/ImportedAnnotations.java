package org.cuepoint.core.exchange;

import java.util.List;

/**
 * What a file says.
 *
 * @param rows in the order of the file
 * @param labels class names in the file's own order, also those that no row has
 * @param videosCovered the videos that the file speaks about, as it names them, also those without
 *     a row
 * @param warnings what was passed over or guessed, one sentence each
 * @param defaultGaps what the time between rows means in this format unless a person says otherwise
 */
public record ImportedAnnotations(
    List<ImportedSegment> rows,
    List<String> labels,
    List<String> videosCovered,
    List<String> warnings,
    Gaps defaultGaps) {

  /** What the time between rows means. */
  public enum Gaps {
    /** Nothing happens there: each covered video is one reviewed range. */
    BACKGROUND,
    /** Nobody looked there. */
    UNLABELLED
  }

  /** Copies the lists. */
  public ImportedAnnotations {
    rows = List.copyOf(rows);
    labels = List.copyOf(labels);
    videosCovered = List.copyOf(videosCovered);
    warnings = List.copyOf(warnings);
  }
}
