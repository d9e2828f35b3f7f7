package org.cuepoint.app.demo;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.cuepoint.core.taxonomy.LabelScheme;

/**
 * What a demonstration works on.
 *
 * @param scheme the classes, as version 1
 * @param videos the videos
 * @param labels labels of the videos that are labelled from the start, as a segment table
 * @param truth labels of all other videos, as a segment table
 */
public record DemoMaterial(LabelScheme scheme, List<Clip> videos, Path labels, Path truth) {

  /** Copies the list. */
  public DemoMaterial {
    videos = List.copyOf(videos);
  }

  /**
   * One video.
   *
   * @param file the file
   * @param group what splits keep together
   * @param role what it is for
   */
  public record Clip(Path file, Optional<String> group, Role role) {}

  /** What a video is for. */
  public enum Role {
    /** Labelled from the start. */
    LABELLED,
    /** May be asked about. */
    POOL,
    /** Only evaluated on, never asked about. */
    TEST
  }
}
