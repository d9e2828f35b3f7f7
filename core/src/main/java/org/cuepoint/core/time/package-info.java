/**
 * Time as the stream has it: ticks, frames and ranges, never a float of seconds and never a frame
 * rate.
 *
 * <p>Entry: {@link org.cuepoint.core.time.FrameIndex}, made by one verified pass over a file. A
 * frame is its ordinal in presentation order together with its presentation timestamp (pts) in the
 * stream's time base; ranges are half-open; a tick of a {@link org.cuepoint.core.time.FeatureClock}
 * stands for the frame on screen at that time. Everything is immutable. This package uses nothing
 * else of ours.
 */
@NullMarked
package org.cuepoint.core.time;

import org.jspecify.annotations.NullMarked;
