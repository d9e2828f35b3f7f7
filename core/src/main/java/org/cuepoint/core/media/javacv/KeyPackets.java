package org.cuepoint.core.media.javacv;

import static org.bytedeco.ffmpeg.global.avcodec.*;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.cuepoint.core.media.UnreadableMediaException;
import org.cuepoint.core.time.FrameIndex;

/**
 * Where decoding can start in a file whose timestamps cannot be trusted: the key packets, told
 * apart by their place in the file, and the frame that each of them holds.
 *
 * <p>Key packets and key frames come in the same order, in the file and on screen, so that the n-th
 * of the one is the n-th of the other when there are equally many. Otherwise there are no places to
 * start at but the beginning.
 */
final class KeyPackets {

  /**
   * A key packet.
   *
   * @param position byte in the file, -1 if unknown
   * @param ticks decoding timestamp, or else presentation timestamp, or {@code AV_NOPTS_VALUE}
   */
  private record KeyPacket(long position, long ticks) {
    static KeyPacket of(AVPacket packet) {
      return new KeyPacket(
          packet.pos(), packet.dts() != AV_NOPTS_VALUE ? packet.dts() : packet.pts());
    }

    /** What the packet is recognised by after a seek, which may change computed timestamps. */
    long identity() {
      return position >= 0 ? position : ticks;
    }
  }

  private final int[] keyFrames;
  private final List<KeyPacket> packets;
  private final Map<Long, Integer> frames = new HashMap<>();

  private KeyPackets(int[] keyFrames, List<KeyPacket> packets) {
    this.keyFrames = keyFrames;
    this.packets = packets;
    if (packets.size() == keyFrames.length) {
      for (int i = 0; i < keyFrames.length; i++) {
        // A second packet that looks the same makes both useless.
        frames.merge(packets.get(i).identity(), keyFrames[i], (one, other) -> -1);
      }
    }
  }

  /** Lists the key packets of a file by one pass over its packets. */
  static KeyPackets of(Path file, FrameIndex index) throws UnreadableMediaException {
    List<KeyPacket> packets = new ArrayList<>();
    AVPacket packet = av_packet_alloc();
    try (MediaInput input = MediaInput.open(file)) {
      while (input.read(packet)) {
        if (MediaInput.isKey(packet)) {
          packets.add(KeyPacket.of(packet));
        }
        av_packet_unref(packet);
      }
    } finally {
      av_packet_free(packet);
    }
    return new KeyPackets(index.keyFrames().stream().toArray(), packets);
  }

  /** Returns the frame that this packet holds, or -1 when the packet is not known. */
  int frameOf(AVPacket packet) {
    return frames.getOrDefault(KeyPacket.of(packet).identity(), -1);
  }

  /** Seeks to the key packet of {@code keyFrame}; false if that is not possible. */
  boolean seek(MediaInput input, int keyFrame) {
    int i = Arrays.binarySearch(keyFrames, keyFrame);
    if (i < 0 || frames.isEmpty()) {
      return false;
    }
    KeyPacket key = packets.get(i);
    if (key.ticks != AV_NOPTS_VALUE && !input.isRaw()) {
      return input.seek(key.ticks);
    }
    return key.position >= 0 && input.seekByte(key.position);
  }
}
