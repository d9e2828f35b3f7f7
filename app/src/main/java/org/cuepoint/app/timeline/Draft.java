package org.cuepoint.app.timeline;

import org.cuepoint.core.taxonomy.ClassId;
import org.cuepoint.core.time.FrameRange;

/**
 * What a drag would make if the button were released now.
 *
 * @param of what it changes; nothing for a new segment
 * @param actionClass its class
 * @param frames its range
 */
record Draft(TimelineSelection of, ClassId actionClass, FrameRange frames) {}
