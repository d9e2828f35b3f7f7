package org.cuepoint.core.media.javacv;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_VP8;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_VP9;

import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.javacpp.BytePointer;

/**
 * Says from the first bits of a VP8 or VP9 packet whether it shows a picture. Both codecs have
 * frames that are only referred to; a packet with nothing else gives no frame.
 *
 * <p>Source: RFC 6386 section 9.1 (VP8 frame tag); "VP9 Bitstream and Decoding Process
 * Specification" 0.6, section 6.2 (uncompressed header) and annex B (superframes).
 */
final class VpxHeader {

  private VpxHeader() {}

  static boolean isVpx(int codecId) {
    return codecId == AV_CODEC_ID_VP8 || codecId == AV_CODEC_ID_VP9;
  }

  static boolean showsPicture(int codecId, AVPacket packet) {
    int size = packet.size();
    if (size == 0) {
      return false;
    }
    BytePointer bytes = packet.data();
    if (codecId == AV_CODEC_ID_VP8) {
      return (bytes.get(0) >> 4 & 1) == 1;
    }
    return vp9Shows(bytes, size);
  }

  private static boolean vp9Shows(BytePointer bytes, int size) {
    int last = bytes.get(size - 1L) & 0xff;
    if ((last & 0xe0) == 0xc0) {
      int frames = (last & 7) + 1;
      int width = (last >> 3 & 3) + 1;
      int index = 2 + frames * width;
      if (size > index && (bytes.get(size - (long) index) & 0xff) == last) {
        long start = 0;
        for (int frame = 0; frame < frames; frame++) {
          long length = 0;
          for (int b = 0; b < width; b++) {
            int at = size - index + 1 + frame * width + b;
            length |= (bytes.get(at) & 0xffL) << (8 * b);
          }
          if (length > 0 && start < size - index && vp9FrameShows(bytes.get(start) & 0xff)) {
            return true;
          }
          start += length;
        }
        return false;
      }
    }
    return vp9FrameShows(bytes.get(0) & 0xff);
  }

  /**
   * Bits from the top: marker 2, profile 2 (and 1 reserved for profile 3), show existing, type,
   * show.
   */
  private static boolean vp9FrameShows(int first) {
    int shift = (first >> 4 & 3) == 3 ? 1 : 0;
    boolean showsExisting = (first >> (3 - shift) & 1) == 1;
    boolean shows = (first >> (1 - shift) & 1) == 1;
    return showsExisting || shows;
  }
}
