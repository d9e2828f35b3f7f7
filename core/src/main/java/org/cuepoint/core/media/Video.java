package org.cuepoint.core.media;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cuepoint.core.provenance.ContentHash;

/**
 * A video of a project.
 *
 * @param id identity
 * @param path path relative to the project folder with forward slashes where possible, else
 *     absolute
 * @param hash SHA-256 of the file; empty until it has been computed in the background
 * @param facts what the file holds
 * @param subject who is seen
 * @param group what a split keeps together: a session, person or cage
 * @param tags free words
 * @param regions analysis regions; empty means the whole frame
 */
public record Video(
    VideoId id,
    String path,
    Optional<ContentHash> hash,
    MediaFacts facts,
    Optional<String> subject,
    Optional<String> group,
    Set<String> tags,
    List<AnalysisRegion> regions) {

  /** Copies the collections. */
  public Video {
    tags = Set.copyOf(tags);
    regions = List.copyOf(regions);
  }

  /** Returns the file name without its folder. */
  public String name() {
    return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
  }

  /** Returns the same video with its hash known. */
  public Video withHash(ContentHash newHash) {
    return new Video(id, path, Optional.of(newHash), facts, subject, group, tags, regions);
  }

  /** Returns the same video with other regions. */
  public Video withRegions(List<AnalysisRegion> newRegions) {
    return new Video(id, path, hash, facts, subject, group, tags, newRegions);
  }

  /** Returns the same video at another path. */
  public Video withPath(String newPath) {
    return new Video(id, newPath, hash, facts, subject, group, tags, regions);
  }
}
