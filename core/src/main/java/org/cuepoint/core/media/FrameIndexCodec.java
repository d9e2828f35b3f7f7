package org.cuepoint.core.media;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.BitSet;
import org.cuepoint.core.time.FrameIndex;
import org.cuepoint.core.time.TimeBase;

/**
 * An indexed video as bytes: about two bytes a frame. Equal values give equal bytes.
 *
 * <p>Form: magic {@code CPFI}, version, facts, then the timestamps as differences and the key and
 * synthesised frames as distances, each a variable-length number of 7 bits a byte, low bits first;
 * signed ones are folded (0, -1, 1, -2 …).
 */
public final class FrameIndexCodec {

  private static final int MAGIC = 0x43504649;
  private static final int VERSION = 1;

  private FrameIndexCodec() {}

  /** Returns the bytes. */
  public static byte[] encode(IndexedMedia media) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeInt(MAGIC);
      out.writeByte(VERSION);
      MediaFacts facts = media.facts();
      out.writeUTF(facts.container());
      out.writeUTF(facts.codec());
      out.writeInt(facts.width());
      out.writeInt(facts.height());
      out.writeInt(facts.rotation());
      out.writeInt(facts.timeBase().numerator());
      out.writeInt(facts.timeBase().denominator());
      out.writeInt(facts.frames());
      out.writeInt(facts.synthesised());
      out.writeDouble(facts.seconds());
      out.writeBoolean(facts.variableFrameRate());
      out.writeBoolean(facts.audio());
      FrameIndex index = media.index();
      out.writeInt(index.timeBase().numerator());
      out.writeInt(index.timeBase().denominator());
      writeNumber(out, index.frameCount());
      long last = 0;
      for (int i = 0; i <= index.frameCount(); i++) {
        writeSigned(out, index.pts(i) - last);
        last = index.pts(i);
      }
      writeSet(out, index.keyFrames());
      writeSet(out, index.synthesised());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /**
   * Reads what {@link #encode} wrote.
   *
   * @throws IOException if the bytes are something else, cut off, or of a newer version
   */
  public static IndexedMedia decode(byte[] bytes) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
    if (in.readInt() != MAGIC) {
      throw new IOException("it is no frame index");
    }
    int version = in.readUnsignedByte();
    if (version != VERSION) {
      throw new IOException("it is a frame index of version " + version + ", not " + VERSION);
    }
    MediaFacts facts =
        new MediaFacts(
            in.readUTF(),
            in.readUTF(),
            in.readInt(),
            in.readInt(),
            in.readInt(),
            new TimeBase(in.readInt(), in.readInt()),
            in.readInt(),
            in.readInt(),
            in.readDouble(),
            in.readBoolean(),
            in.readBoolean());
    TimeBase timeBase = new TimeBase(in.readInt(), in.readInt());
    int frames = Math.toIntExact(readNumber(in));
    if (frames < 1 || frames > bytes.length) {
      throw new IOException("it names " + frames + " frames in " + bytes.length + " bytes");
    }
    long[] pts = new long[frames];
    long last = 0;
    for (int i = 0; i < frames; i++) {
      last += readSigned(in);
      pts[i] = last;
    }
    long end = last + readSigned(in);
    return new IndexedMedia(
        facts, new FrameIndex(timeBase, pts, end, readSet(in), readSet(in)));
  }

  private static void writeSet(DataOutputStream out, BitSet set) throws IOException {
    writeNumber(out, set.cardinality());
    int last = 0;
    for (int i = set.nextSetBit(0); i >= 0; i = set.nextSetBit(i + 1)) {
      writeNumber(out, i - last);
      last = i;
    }
  }

  private static BitSet readSet(DataInputStream in) throws IOException {
    BitSet set = new BitSet();
    long count = readNumber(in);
    int last = 0;
    for (long i = 0; i < count; i++) {
      last = Math.toIntExact(last + readNumber(in));
      set.set(last);
    }
    return set;
  }

  private static void writeSigned(DataOutputStream out, long value) throws IOException {
    writeNumber(out, (value << 1) ^ (value >> 63));
  }

  private static long readSigned(DataInputStream in) throws IOException {
    long folded = readNumber(in);
    return (folded >>> 1) ^ -(folded & 1);
  }

  private static void writeNumber(DataOutputStream out, long value) throws IOException {
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      out.writeByte((int) (rest & 0x7F | 0x80));
      rest >>>= 7;
    }
    out.writeByte((int) rest);
  }

  private static long readNumber(DataInputStream in) throws IOException {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      int part = in.readUnsignedByte();
      value |= (long) (part & 0x7F) << shift;
      if (part < 0x80) {
        return value;
      }
    }
    throw new IOException("a number in it does not end");
  }
}
