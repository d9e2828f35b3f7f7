package org.cuepoint.core.active;

import java.util.Optional;
import org.cuepoint.core.media.RegionId;
import org.cuepoint.core.media.VideoId;
import org.cuepoint.core.taxonomy.ClassId;
import org.cuepoint.core.time.FrameRange;

/**
 * A place that others are to look like.
 *
 * @param video the video
 * @param region the analysis region, or empty for the whole frame
 * @param frames where; a point stands for its frame
 * @param actionClass what happens there, when somebody has said so
 */
public record Example(
    VideoId video, Optional<RegionId> region, FrameRange frames, Optional<ClassId> actionClass) {}
