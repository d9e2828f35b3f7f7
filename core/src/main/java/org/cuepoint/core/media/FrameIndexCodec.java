package org.cuepoint.core.media;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.BitSet;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.cuepoint.core.time.FrameIndex;
import org.cuepoint.core.time.TimeBase;

/**
 * The stored form of an {@link IndexedMedia}: a blob of the project that the engine process reads,
 * too.
 *
 * <p>Layout: the four bytes {@code CPFI}, one byte version, four bytes CRC-32 of the rest (big
 * endian), then deflated: the facts, the timestamps as differences, and the marked frames as gaps.
 * Whole numbers are variable-length with seven bits a byte, lowest first; signed ones are folded so
 * that small magnitudes stay short. An hour at a constant rate takes about a kilobyte. Immutable
 * and thread-safe; pure Java.
 */
public final class FrameIndexCodec {

  private static final byte[] MAGIC = {'C', 'P', 'F', 'I'};
  private static final int VERSION = 1;
  private static final int HEADER = MAGIC.length + 1 + Integer.BYTES;

  private FrameIndexCodec() {}

  /** Returns the stored form. */
  public static byte[] encode(IndexedMedia media) {
    byte[] body = deflated(media);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(HEADER + body.length);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.write(MAGIC);
      out.writeByte(VERSION);
      out.writeInt(checksum(body, 0));
      out.write(body);
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
    return bytes.toByteArray();
  }

  /**
   * Reads the stored form.
   *
   * @throws IllegalArgumentException if it is no frame index, was written by a newer version, or is
   *     damaged; the message says which
   */
  public static IndexedMedia decode(byte[] stored) {
    if (stored.length < HEADER || !Arrays.equals(MAGIC, 0, MAGIC.length, stored, 0, MAGIC.length)) {
      throw new IllegalArgumentException("This is no stored frame index; index the video again.");
    }
    if (stored[MAGIC.length] != VERSION) {
      throw new IllegalArgumentException(
          "The stored frame index has version "
              + stored[MAGIC.length]
              + ", this program reads version "
              + VERSION
              + "; index the video again.");
    }
    try (DataInputStream header =
            new DataInputStream(new ByteArrayInputStream(stored, MAGIC.length + 1, Integer.BYTES));
        DataInputStream in =
            new DataInputStream(
                new InflaterInputStream(
                    new ByteArrayInputStream(stored, HEADER, stored.length - HEADER)))) {
      if (header.readInt() != checksum(stored, HEADER)) {
        throw new IOException("checksum");
      }
      return readMedia(in);
    } catch (IOException | RuntimeException damaged) {
      throw new IllegalArgumentException(
          "The stored frame index is damaged; index the video again.", damaged);
    }
  }

  private static byte[] deflated(IndexedMedia media) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(new DeflaterOutputStream(bytes))) {
      writeFacts(out, media.facts());
      FrameIndex index = media.index();
      writeUnsigned(out, index.timeBase().numerator());
      writeUnsigned(out, index.timeBase().denominator());
      writeUnsigned(out, index.frameCount());
      long previous = 0;
      // One past the last frame is the end.
      for (int i = 0; i <= index.frameCount(); i++) {
        writeSigned(out, index.pts(i) - previous);
        previous = index.pts(i);
      }
      writeMarks(out, index.keyFrames());
      writeMarks(out, index.synthesised());
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
    return bytes.toByteArray();
  }

  private static IndexedMedia readMedia(DataInputStream in) throws IOException {
    MediaFacts facts = readFacts(in);
    TimeBase base = new TimeBase(readInt(in), readInt(in));
    long[] pts = new long[readInt(in)];
    long previous = 0;
    for (int i = 0; i < pts.length; i++) {
      previous += readSigned(in);
      pts[i] = previous;
    }
    long end = previous + readSigned(in);
    return new IndexedMedia(facts, new FrameIndex(base, pts, end, readMarks(in), readMarks(in)));
  }

  private static void writeFacts(DataOutputStream out, MediaFacts facts) throws IOException {
    out.writeUTF(facts.container());
    out.writeUTF(facts.codec());
    writeUnsigned(out, facts.width());
    writeUnsigned(out, facts.height());
    writeUnsigned(out, facts.rotation());
    writeUnsigned(out, facts.timeBase().numerator());
    writeUnsigned(out, facts.timeBase().denominator());
    writeUnsigned(out, facts.frames());
    writeUnsigned(out, facts.synthesised());
    out.writeDouble(facts.seconds());
    out.writeBoolean(facts.variableFrameRate());
    out.writeBoolean(facts.audio());
  }

  private static MediaFacts readFacts(DataInputStream in) throws IOException {
    return new MediaFacts(
        in.readUTF(),
        in.readUTF(),
        readInt(in),
        readInt(in),
        readInt(in),
        new TimeBase(readInt(in), readInt(in)),
        readInt(in),
        readInt(in),
        in.readDouble(),
        in.readBoolean(),
        in.readBoolean());
  }

  private static void writeMarks(DataOutputStream out, BitSet marks) throws IOException {
    writeUnsigned(out, marks.cardinality());
    int previous = 0;
    for (int i = marks.nextSetBit(0); i >= 0; i = marks.nextSetBit(i + 1)) {
      writeUnsigned(out, i - previous);
      previous = i;
    }
  }

  private static BitSet readMarks(DataInputStream in) throws IOException {
    BitSet marks = new BitSet();
    int count = readInt(in);
    int at = 0;
    for (int n = 0; n < count; n++) {
      at += readInt(in);
      marks.set(at);
    }
    return marks;
  }

  private static void writeSigned(DataOutputStream out, long value) throws IOException {
    writeUnsigned(out, (value << 1) ^ (value >> 63));
  }

  private static long readSigned(DataInputStream in) throws IOException {
    long folded = readUnsigned(in);
    return (folded >>> 1) ^ -(folded & 1);
  }

  private static void writeUnsigned(DataOutputStream out, long value) throws IOException {
    long rest = value;
    while ((rest & ~0x7fL) != 0) {
      out.writeByte((int) ((rest & 0x7f) | 0x80));
      rest >>>= 7;
    }
    out.writeByte((int) rest);
  }

  private static long readUnsigned(DataInputStream in) throws IOException {
    long value = 0;
    for (int shift = 0; shift < Long.SIZE; shift += 7) {
      int next = in.readUnsignedByte();
      value |= (next & 0x7fL) << shift;
      if ((next & 0x80) == 0) {
        return value;
      }
    }
    throw new IOException("A number is too long");
  }

  private static int readInt(DataInputStream in) throws IOException {
    return Math.toIntExact(readUnsigned(in));
  }

  private static int checksum(byte[] bytes, int from) {
    CRC32 crc = new CRC32();
    crc.update(bytes, from, bytes.length - from);
    return (int) crc.getValue();
  }
}
