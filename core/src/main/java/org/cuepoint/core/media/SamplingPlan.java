package org.cuepoint.core.media;

import org.cuepoint.core.time.FeatureClock;

/**
 * What analysis reads from a video.
 *
 * @param clock one picture per tick
 * @param crop the part of the displayed frame to look at
 * @param size size to which the part is scaled (area averaging, shape not kept)
 */
public record SamplingPlan(FeatureClock clock, Crop crop, FrameSize size) {}
