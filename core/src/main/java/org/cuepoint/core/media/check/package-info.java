/**
 * Shows that the frame on screen is the frame asked for: clips whose pictures say which frame they
 * are, in all the containers, codecs and timings that have gone wrong in other readers, and a check
 * that reads them in any order.
 *
 * <p>Entry: {@link org.cuepoint.core.media.check.ClipZoo} and {@link
 * org.cuepoint.core.media.check.ExactnessCheck}; used by tests and by {@code cuepoint bench
 * exactness}. Values are immutable; a check belongs to one thread at a time. Uses {@code
 * core.media} and what stands above it; never a native type.
 */
@NullMarked
package org.cuepoint.core.media.check;

import org.jspecify.annotations.NullMarked;
