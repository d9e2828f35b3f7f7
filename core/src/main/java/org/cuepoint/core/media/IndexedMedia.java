package org.cuepoint.core.media;

import org.cuepoint.core.time.FrameIndex;

/**
 * What indexing a file gives.
 *
 * @param facts what the file holds
 * @param index every frame
 */
public record IndexedMedia(MediaFacts facts, FrameIndex index) {}
