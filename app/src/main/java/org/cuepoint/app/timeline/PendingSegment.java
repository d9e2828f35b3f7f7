package org.cuepoint.app.timeline;

import java.util.Optional;
import org.cuepoint.core.taxonomy.ClassId;
import org.cuepoint.core.time.FrameRange;

/**
 * A segment that was begun by key and is not finished.
 *
 * @param actionClass its class; empty when the class comes last
 * @param frames what it would be if it were finished now
 */
public record PendingSegment(Optional<ClassId> actionClass, FrameRange frames) {}
