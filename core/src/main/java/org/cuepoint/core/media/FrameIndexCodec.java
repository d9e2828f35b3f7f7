package org.cuepoint.core.media;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.BitSet;
import org.cuepoint.core.time.FrameIndex;
import org.cuepoint.core.time.TimeBase;

/**
 * The compact form of a video's facts and frame index, as it is stored and read by other processes:
 * magic, version, facts, then timestamps as variable-length differences of differences (one byte a
 * frame at a constant rate).
 */
public final class FrameIndexCodec {

  private static final int MAGIC = 0x43504649; // "CPFI"
  private static final int VERSION = 1;

  private FrameIndexCodec() {}

  /** Writes the compact form. */
  public static byte[] encode(IndexedMedia media) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeInt(MAGIC);
      out.writeInt(VERSION);
      writeFacts(out, media.facts());
      FrameIndex index = media.index();
      out.writeUTF(index.timeBase().toString());
      out.writeInt(index.frameCount());
      out.writeLong(index.pts(0));
      long lastStep = 0;
      for (int i = 1; i <= index.frameCount(); i++) {
        long step = index.pts(i) - index.pts(i - 1);
        writeSigned(out, step - lastStep);
        lastStep = step;
      }
      writeBits(out, index.keyFrames());
      writeBits(out, index.synthesised());
    } catch (IOException impossible) {
      throw new AssertionError("Writing to memory does not fail", impossible);
    }
    return bytes.toByteArray();
  }

  /**
   * Reads the compact form.
   *
   * @throws IOException if the bytes are none or of a newer version
   */
  public static IndexedMedia decode(byte[] bytes) throws IOException {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      if (in.readInt() != MAGIC) {
        throw new IOException("This is no frame index");
      }
      int version = in.readInt();
      if (version != VERSION) {
        throw new IOException(
            "The frame index has version " + version + ", this program reads " + VERSION);
      }
      MediaFacts facts = readFacts(in);
      TimeBase base = TimeBase.parse(in.readUTF());
      long[] pts = new long[in.readInt()];
      pts[0] = in.readLong();
      long step = 0;
      for (int i = 1; i < pts.length; i++) {
        step += readSigned(in);
        pts[i] = pts[i - 1] + step;
      }
      long end = pts[pts.length - 1] + step + readSigned(in);
      return new IndexedMedia(facts, new FrameIndex(base, pts, end, readBits(in), readBits(in)));
    }
  }

  private static void writeFacts(DataOutputStream out, MediaFacts facts) throws IOException {
    out.writeUTF(facts.container());
    out.writeUTF(facts.codec());
    out.writeInt(facts.width());
    out.writeInt(facts.height());
    out.writeInt(facts.rotation());
    out.writeUTF(facts.timeBase().toString());
    out.writeInt(facts.frames());
    out.writeInt(facts.synthesised());
    out.writeDouble(facts.seconds());
    out.writeBoolean(facts.variableFrameRate());
    out.writeBoolean(facts.audio());
  }

  private static MediaFacts readFacts(DataInputStream in) throws IOException {
    return new MediaFacts(
        in.readUTF(),
        in.readUTF(),
        in.readInt(),
        in.readInt(),
        in.readInt(),
        TimeBase.parse(in.readUTF()),
        in.readInt(),
        in.readInt(),
        in.readDouble(),
        in.readBoolean(),
        in.readBoolean());
  }

  private static void writeBits(DataOutputStream out, BitSet bits) throws IOException {
    byte[] packed = bits.toByteArray();
    out.writeInt(packed.length);
    out.write(packed);
  }

  private static BitSet readBits(DataInputStream in) throws IOException {
    byte[] packed = new byte[in.readInt()];
    in.readFully(packed);
    return BitSet.valueOf(packed);
  }

  /** Zigzag, then seven bits a byte. */
  private static void writeSigned(DataOutputStream out, long value) throws IOException {
    long rest = (value << 1) ^ (value >> 63);
    while ((rest & ~0x7FL) != 0) {
      out.writeByte((int) ((rest & 0x7F) | 0x80));
      rest >>>= 7;
    }
    out.writeByte((int) rest);
  }

  private static long readSigned(DataInputStream in) throws IOException {
    long value = 0;
    int shift = 0;
    int b;
    do {
      b = in.readUnsignedByte();
      value |= (long) (b & 0x7F) << shift;
      shift += 7;
    } while ((b & 0x80) != 0);
    return (value >>> 1) ^ -(value & 1);
  }
}
