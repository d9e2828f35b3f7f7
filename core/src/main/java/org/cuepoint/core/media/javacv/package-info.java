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
 * its place in the file ({@code KeyPackets}). JavaCV's own grabber is not used for files, because
 * none of its seeks is exact on every kind of file; cameras are read with it ({@code
 * CameraPictures}). Containers that cut packets by guessing or have no timestamps (MPEG streams,
 * AVI, raw H.264) are always decoded once while indexing, without loop filter and inverse
 * transform, which do not change counts and times.
 *
 * <p>Before the frame that is wanted, pictures that no other is built on are not decoded (H.264 and
 * MPEG-2, whose streams say so); everything else is, so that the frame is the same to the bit. A
 * cursor goes on from where it stands whenever the wanted frame lies ahead in the same group of
 * pictures, and seeks otherwise.
 *
 * <h2>How a sound is found</h2>
 *
 * <p>{@code FfmpegAudioSource} counts samples from the first video frame on. It starts decoding 0.3
 * seconds before the wanted sample and throws that away, since codecs build on what came before.
 * {@code SoundClock} undoes the rounding of coarse timestamps where packets are equally long (AAC,
 * Opus, MP3); other sound in Matroska is right to half a millisecond after a seek. What a file does
 * not say stays: AVI, and fragments without an edit list, do not tell how many samples an encoder
 * put in front.
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
