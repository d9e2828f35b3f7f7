/**
 * Reads and writes video files with FFmpeg's C libraries through JavaCPP.
 *
 * <p>Entry: {@link org.cuepoint.core.media.javacv.JavaCvMediaLibrary}. The library is thread-safe;
 * each reader or writer that it opens belongs to one thread at a time. This is the only package
 * that may use {@code org.bytedeco}; no native type appears in a signature that others see.
 */
@NullMarked
package org.cuepoint.core.media.javacv;

import org.jspecify.annotations.NullMarked;
