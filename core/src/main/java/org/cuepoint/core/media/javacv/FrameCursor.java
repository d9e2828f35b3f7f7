package org.cuepoint.core.media.javacv;

import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;

import java.nio.file.Path;
import java.util.BitSet;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.cuepoint.core.media.UnreadableMediaException;
import org.cuepoint.core.time.FrameIndex;
import org.jspecify.annotations.Nullable;

/**
 * A decoder that goes to any frame of an index, exactly.
 *
 * <p>No seek of a container is exact, and where it lands cannot be foreseen. So after a seek
 * nothing is decoded before a key packet has come that is known not to lie behind the wanted frame;
 * if it does, the seek is repeated to an earlier place, at last by opening the file anew. From the
 * key packet on, frames are recognised by their timestamps; in files whose timestamps had to be
 * repaired, they are counted from the key packet's own frame instead, which the decoder marks.
 *
 * <p>One thread at a time.
 */
final class FrameCursor implements AutoCloseable {

  /** Decoding this many frames costs less than a seek: a key frame, and threads to fill again. */
  private static final int WORTH_SEEKING = 4;

  private static final int MARK = 1;
  private static final int MOST_PACKETS_BEFORE_KEY = 5000;

  private final Path file;
  private final FrameIndex index;
  private final BitSet keyFrames;
  private final boolean counted;
  private MediaInput input;
  private StreamDecoder decoder;
  private @Nullable KeyPackets keys;
  private int current = -1;
  // While counting: the frame of the marked packet, or -1 once the count stands.
  private int awaited = -1;
  // How many ticks before a key frame's pts a seek to it has to aim; learnt, since only some
  // containers (MPEG-TS) seek by decoding time.
  private long lead;

  FrameCursor(Path file, FrameIndex index) throws UnreadableMediaException {
    this.file = file;
    this.index = index;
    keyFrames = index.keyFrames();
    counted = !index.synthesised().isEmpty();
    input = MediaInput.open(file);
    decoder = decoderOf(input);
  }

  /**
   * Goes to a frame.
   *
   * @return the frame; valid until the next call
   * @throws UnreadableMediaException if it cannot be decoded
   */
  AVFrame moveTo(int frame) throws UnreadableMediaException {
    if (frame == current) {
      return decoder.frame();
    }
    int key = index.keyFrameAtOrBefore(frame);
    boolean near = current >= 0 && current < frame && key <= current + WORTH_SEEKING;
    boolean fromStart = current < 0 && key == 0 && frame <= WORTH_SEEKING;
    if ((near || fromStart) && advanceTo(frame)) {
      return decoder.frame();
    }
    // Decoders of files without trustworthy timestamps remember more than a flush clears, so that
    // their beginning is only the same in a new decoder.
    int firstKey = counted ? 1 : 0;
    for (int back = 1; key >= firstKey; back *= 2) {
      if (start(key, frame) && advanceTo(frame)) {
        return decoder.frame();
      }
      for (int i = 0; i < back && key >= 0; i++) {
        key = key == 0 ? -1 : keyFrames.previousSetBit(key - 1);
      }
    }
    reopen();
    if (advanceTo(frame)) {
      return decoder.frame();
    }
    current = -1;
    throw MediaFile.unreadable(
        file, "cannot be decoded at frame " + frame + "; if the file has changed, index it again.");
  }

  /** Decodes forward; false if the frame does not come. */
  private boolean advanceTo(int frame) {
    if (!counted) {
      decoder.needFrom(index.pts(frame));
    }
    while (current < frame) {
      if (!decoder.next()) {
        current = -1;
        return false;
      }
      identify();
    }
    return current == frame;
  }

  /**
   * Sets {@link #current} from the decoded frame; leaves it as it is for a frame we do not know.
   */
  private void identify() {
    if (!counted) {
      long pts = decoder.frame().pts();
      int found = index.frameAt(pts);
      if (index.pts(found) == pts) {
        current = found;
      }
    } else if (awaited < 0) {
      current++;
    } else if (decoder.mark() == MARK) {
      current = awaited;
      awaited = -1;
    }
  }

  /** Seeks so that decoding starts at or before {@code frame}; false if that did not succeed. */
  private boolean start(int key, int frame) throws UnreadableMediaException {
    current = -1;
    awaited = -1;
    if (counted) {
      return startCounting(key, frame);
    }
    if (seekAndFeed(index.pts(key) - lead, frame)) {
      return true;
    }
    long further = lead + reorderTicks();
    if (seekAndFeed(index.pts(key) - further, frame)) {
      lead = further;
      return true;
    }
    return false;
  }

  /** Ticks by which decoding may run ahead of showing. */
  private long reorderTicks() {
    int n = index.frameCount();
    return Math.max(1, (index.endPts() - index.pts(0)) / n) * 4;
  }

  private boolean seekAndFeed(long ticks, int frame) {
    if (!input.seek(ticks)) {
      return false;
    }
    decoder.flush();
    AVPacket packet = decoder.packet();
    if (!readKey(packet)) {
      return false;
    }
    if (packet.pts() == AV_NOPTS_VALUE || packet.pts() > index.pts(frame)) {
      av_packet_unref(packet);
      return false;
    }
    decoder.send(MARK);
    return true;
  }

  private boolean startCounting(int key, int frame) throws UnreadableMediaException {
    KeyPackets known = keys;
    if (known == null) {
      known = KeyPackets.of(file, index);
      keys = known;
    }
    if (!known.seek(input, key)) {
      return false;
    }
    decoder.flush();
    AVPacket packet = decoder.packet();
    while (readKey(packet)) {
      int found = known.frameOf(packet);
      if (found >= 0 && found <= frame) {
        awaited = found;
        decoder.send(MARK);
        return true;
      }
      av_packet_unref(packet);
      if (found > frame) {
        return false;
      }
    }
    return false;
  }

  private boolean readKey(AVPacket packet) {
    for (int n = 0; n < MOST_PACKETS_BEFORE_KEY && input.read(packet); n++) {
      if (MediaInput.isKey(packet)) {
        return true;
      }
      av_packet_unref(packet);
    }
    return false;
  }

  private void reopen() throws UnreadableMediaException {
    MediaInput newInput = MediaInput.open(file);
    StreamDecoder newDecoder = decoderOf(newInput);
    close();
    input = newInput;
    decoder = newDecoder;
    current = -1;
    awaited = -1;
  }

  private static StreamDecoder decoderOf(MediaInput input) throws UnreadableMediaException {
    try {
      return new StreamDecoder(input, StreamDecoder.Purpose.PICTURES);
    } catch (UnreadableMediaException | RuntimeException problem) {
      input.close();
      throw problem;
    }
  }

  @Override
  public void close() {
    decoder.close();
    input.close();
  }
}
