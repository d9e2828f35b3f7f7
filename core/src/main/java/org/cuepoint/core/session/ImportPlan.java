package org.cuepoint.core.session;

import java.util.List;
import org.cuepoint.core.edit.AnnotationEdit;
import org.cuepoint.core.exchange.ImportedAnnotations;
import org.cuepoint.core.media.Video;
import org.cuepoint.core.taxonomy.LabelScheme;

/**
 * What an import would do. Immutable.
 *
 * @param format id of the format that was read
 * @param gaps what the time between labels was taken to mean
 * @param videos the videos that it touches
 * @param missingVideos names in the file that fit no video of the project; they are passed over
 * @param newClasses classes that it adds to the scheme, in the file's order
 * @param scheme the scheme afterwards; the one that is there when no class is new
 * @param edits every change, in order
 * @param counts how many of what
 * @param warnings what the reader passed over or guessed, one sentence each
 */
public record ImportPlan(
    String format,
    ImportedAnnotations.Gaps gaps,
    List<Video> videos,
    List<String> missingVideos,
    List<String> newClasses,
    LabelScheme scheme,
    List<AnnotationEdit> edits,
    Counts counts,
    List<String> warnings) {

  /** Copies the lists. */
  public ImportPlan {
    videos = List.copyOf(videos);
    missingVideos = List.copyOf(missingVideos);
    newClasses = List.copyOf(newClasses);
    edits = List.copyOf(edits);
    warnings = List.copyOf(warnings);
  }

  /**
   * How many of what.
   *
   * @param added segments that come
   * @param removed segments that go
   * @param reviewed reviewed ranges that come
   * @param alreadyThere rows that equal a segment of the project
   * @param cut rows that lost a part, or all, to a label that excludes them
   * @param outside rows that begin after the end of their video, or name a region it does not have
   */
  public record Counts(
      int added, int removed, int reviewed, int alreadyThere, int cut, int outside) {}
}
