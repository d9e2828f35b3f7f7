package org.cuepoint.core.media.javacv;

import static org.bytedeco.ffmpeg.global.avcodec.*;
import static org.bytedeco.ffmpeg.global.avutil.*;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.Set;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.cuepoint.core.job.JobContext;
import org.cuepoint.core.media.IndexedMedia;
import org.cuepoint.core.media.MediaFacts;
import org.cuepoint.core.media.UnreadableMediaException;
import org.cuepoint.core.time.FrameIndex;

/**
 * Lists every frame of a file.
 *
 * <p>One pass over the packets is fast and right for well-made files. Packets and frames can
 * differ, though (hidden frames, broken starts, fields, missing or repeated timestamps), so that
 * short files and those that look suspect are decoded as a whole, and of the others the beginning
 * and the end. What the decoder gives then counts.
 */
final class StreamIndexer {

  private static final int ALWAYS_DECODED = 300;
  private static final int CHECKED_FRAMES = 120;
  private static final int CHECKED_KEYS = 2;
  // H.264 and HEVC hold back 16 pictures at most; a packet further from its place is a sign of
  // timestamps that start again.
  private static final int MOST_REORDER = 17;
  private static final int PACKETS_PER_REPORT = 64;

  /** Containers without timestamps, or whose packets are cut by guessing. */
  private static final Set<String> SUSPECT_CONTAINERS =
      Set.of("h264", "hevc", "m4v", "mpegvideo", "vvc", "obu", "mpeg", "mpegts", "avi");

  private final Path file;
  private final JobContext context;
  private final long bytes;

  StreamIndexer(Path file, JobContext context) throws UnreadableMediaException {
    this.file = file;
    this.context = context;
    long size = 0;
    try {
      size = Files.size(file);
    } catch (IOException missing) {
      // Opening says what is wrong in better words.
    }
    bytes = size;
  }

  IndexedMedia index() throws UnreadableMediaException {
    try (MediaInput input = MediaInput.open(file)) {
      boolean suspect = SUSPECT_CONTAINERS.contains(input.container());
      FrameTable packets = listPackets(input);
      suspect |=
          packets.count() < ALWAYS_DECODED
              || packets.hasMissing()
              || packets.greatestReorder() > MOST_REORDER;
      FrameTable frames = packets.sorted();
      suspect |= !frames.isStrictlyAscending();
      if (suspect || !startsAsListed(frames) || !endsAsListed(frames)) {
        frames = decodeAll();
      }
      if (frames.count() == 0) {
        throw MediaFile.unreadable(
            file,
            "has a video stream, but no picture of it can be decoded (damaged, incomplete or"
                + " encrypted); copy it again or convert it to MP4.");
      }
      return result(input, frames);
    }
  }

  private FrameTable listPackets(MediaInput input) {
    FrameTable packets = new FrameTable();
    int codec = input.parameters().codec_id();
    AVPacket packet = av_packet_alloc();
    try {
      for (int n = 0; input.read(packet); n++) {
        if (n % PACKETS_PER_REPORT == 0) {
          report(packet.pos(), "Listing frames");
        }
        boolean shown =
            (packet.flags() & AV_PKT_FLAG_DISCARD) == 0
                && (!VpxHeader.isVpx(codec) || VpxHeader.showsPicture(codec, packet));
        if (shown) {
          boolean key = (packet.flags() & AV_PKT_FLAG_KEY) != 0;
          packets.add(packet.pts(), packet.duration(), key, false);
        }
        av_packet_unref(packet);
      }
    } finally {
      av_packet_free(packet);
    }
    return packets;
  }

  private FrameTable decodeAll() throws UnreadableMediaException {
    try (MediaInput input = MediaInput.open(file);
        StreamDecoder decoder = new StreamDecoder(input, StreamDecoder.Purpose.COUNTING)) {
      FrameTable frames = new FrameTable();
      AVPacket packet = decoder.packet();
      boolean more = true;
      for (int n = 0; more; n++) {
        more = input.read(packet);
        if (more) {
          if (n % PACKETS_PER_REPORT == 0) {
            report(packet.pos(), "Checking frames");
          }
          decoder.send(0);
        } else {
          decoder.sendEnd();
        }
        while (decoder.receive()) {
          add(frames, decoder.frame());
        }
      }
      return frames;
    }
  }

  private static void add(FrameTable frames, AVFrame frame) {
    frames.add(
        frame.best_effort_timestamp(),
        frame.duration(),
        (frame.flags() & AVFrame.AV_FRAME_FLAG_KEY) != 0,
        frame.pts() == AV_NOPTS_VALUE || frame.pts() != frame.best_effort_timestamp());
  }

  private boolean startsAsListed(FrameTable listed) throws UnreadableMediaException {
    try (MediaInput input = MediaInput.open(file);
        StreamDecoder decoder = new StreamDecoder(input, StreamDecoder.Purpose.COUNTING)) {
      int keys = 0;
      for (int i = 0; i < CHECKED_FRAMES || keys <= CHECKED_KEYS; i++) {
        context.throwIfCancelled();
        if (i == listed.count() || i > 4 * CHECKED_FRAMES) {
          return true;
        }
        if (!decoder.next() || !matches(listed, i, decoder.frame())) {
          return false;
        }
        keys += listed.keys().get(i) ? 1 : 0;
      }
      return true;
    }
  }

  private boolean endsAsListed(FrameTable listed) throws UnreadableMediaException {
    int lastKey = listed.keys().previousSetBit(listed.count() - 1);
    if (lastKey < 0) {
      return false;
    }
    try (MediaInput input = MediaInput.open(file);
        StreamDecoder decoder = new StreamDecoder(input, StreamDecoder.Purpose.COUNTING)) {
      if (!input.seek(listed.pts(lastKey))) {
        return false;
      }
      int expected = -1;
      while (decoder.next()) {
        context.throwIfCancelled();
        long pts = decoder.frame().best_effort_timestamp();
        if (expected < 0 && pts == listed.pts(lastKey)) {
          expected = lastKey;
        }
        if (expected >= 0) {
          if (expected == listed.count() || !matches(listed, expected, decoder.frame())) {
            return false;
          }
          expected++;
        }
      }
      return expected == listed.count();
    }
  }

  private static boolean matches(FrameTable listed, int i, AVFrame frame) {
    return frame.best_effort_timestamp() == listed.pts(i)
        && frame.pts() == listed.pts(i)
        && ((frame.flags() & AVFrame.AV_FRAME_FLAG_KEY) != 0) == listed.keys().get(i);
  }

  private IndexedMedia result(MediaInput input, FrameTable frames) {
    long step = typicalStep(input, frames);
    TimestampRepair repair = new TimestampRepair(frames.allPts(), step);
    BitSet synthesised = repair.synthesised();
    synthesised.or(frames.guessed());
    long[] pts = repair.pts();
    long last = frames.lastDuration();
    boolean known = last > 0 && !synthesised.get(pts.length - 1);
    long end = pts[pts.length - 1] + (known ? last : step);
    FrameIndex index = new FrameIndex(input.timeBase(), pts, end, frames.keys(), synthesised);
    MediaFacts facts =
        new MediaFacts(
            input.container(),
            avcodec_get_name(input.parameters().codec_id()).getString(),
            input.parameters().width(),
            input.parameters().height(),
            input.rotation(),
            input.timeBase(),
            pts.length,
            synthesised.cardinality(),
            index.seconds(),
            index.isVariableFrameRate(),
            input.hasAudio());
    return new IndexedMedia(facts, index);
  }

  /** Returns the mean distance of timestamps where they are good, else the nominal one. */
  private static long typicalStep(MediaInput input, FrameTable frames) {
    int n = frames.count();
    if (n > 1 && frames.isStrictlyAscending() && !frames.hasMissing()) {
      return Math.max(1, Math.round((double) (frames.pts(n - 1) - frames.pts(0)) / (n - 1)));
    }
    return input.nominalStep();
  }

  private void report(long position, String what) {
    context.throwIfCancelled();
    context.progress(Math.clamp(position, 0, bytes), bytes, what + " of " + file.getFileName());
  }
}
