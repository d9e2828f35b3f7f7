/**
 * Reads and writes video files with FFmpeg's C libraries through JavaCPP.
 *
 * <p>Entry: {@link org.cuepoint.core.media.javacv.JavaCvMediaLibrary}. The library is thread-safe;
 * each reader or writer that it opens belongs to one thread at a time and must be closed. This is
 * the only package that may use {@code org.bytedeco}; no native type appears in a signature that
 * others see.
 *
 * <h2>How a frame is found</h2>
 *
 * <p>{@code StreamIndexer} lists the packets, decodes where that could be wrong, and {@code
 * TimestampRepair} makes the times increase. {@code FrameCursor} goes to a frame: by timestamps in
 * files whose timestamps are whole; in others by counting from a key packet that it recognises by
 * its place in the file ({@code KeyPackets}). JavaCV's own grabber is not used, because none of its
 * seeks is exact on every kind of file. Containers that cut packets by guessing or have no
 * timestamps (MPEG streams, AVI, raw H.264) are always decoded once while indexing, without loop
 * filter and inverse transform, which do not change counts and times.
 *
 * <h2>Known differences and limits</h2>
 *
 * <p>On the 111 files of the shared video zoo, frames, timestamps, key frames and rotation equal
 * what ffprobe 5.1 says, but for three repaired timestamps where ffprobe gives two frames one time
 * ({@code VideoZooTest} has the table). MPEG programme streams have few timestamps; at a constant
 * rate the frames are put back on its grid, where ffprobe may be two frames off. Not handled:
 * non-square pixels, interlaced fields (shown woven), mirrored display matrices, tone mapping of
 * HDR. Matroska rounds timestamps to milliseconds when writing.
 */
@NullMarked
package org.cuepoint.core.media.javacv;

import org.jspecify.annotations.NullMarked;
