package org.cuepoint.core.media;

import java.util.Optional;

/**
 * A named part of the picture that is labelled and analysed on its own: one animal, player or cage.
 * Videos without regions are analysed whole.
 *
 * @param id identity; a region that was copied to another video keeps it
 * @param name what people read, not blank
 * @param subject who is in it
 * @param crop where it is
 */
public record AnalysisRegion(RegionId id, String name, Optional<String> subject, Crop crop) {

  /** Validates that people can read the name. */
  public AnalysisRegion {
    name = name.strip();
    if (name.isEmpty()) {
      throw new IllegalArgumentException("A region needs a name.");
    }
  }

  /** Returns the same region under another name. */
  public AnalysisRegion withName(String newName) {
    return new AnalysisRegion(id, newName, subject, crop);
  }

  /** Returns the same region of another subject. */
  public AnalysisRegion withSubject(Optional<String> newSubject) {
    return new AnalysisRegion(id, name, newSubject, crop);
  }

  /** Returns the same region at another place. */
  public AnalysisRegion withCrop(Crop newCrop) {
    return new AnalysisRegion(id, name, subject, newCrop);
  }
}
