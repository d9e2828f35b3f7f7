/**
 * Videos and their frames: what a file holds, which frame is on screen when, and how frames are
 * read.
 *
 * <p>Entry: {@link org.cuepoint.core.media.MediaLibrary}, implemented by {@code core.media.javacv}.
 * Frame sources, tick samplers and cameras belong to one thread at a time; values are immutable.
 * Uses {@code core.time}, {@code core.job} and {@code core.provenance}; never a native type.
 */
@NullMarked
package org.cuepoint.core.media;

import org.jspecify.annotations.NullMarked;
