package org.cuepoint.core.media;

import java.util.Optional;

/**
 * A named part of the picture that is labelled and analysed on its own: one animal, player or cage.
 * Videos without regions are analysed whole.
 *
 * @param id identity
 * @param name what people read
 * @param subject who is in it
 * @param crop where it is
 */
public record AnalysisRegion(RegionId id, String name, Optional<String> subject, Crop crop) {}
