package org.cuepoint.core.media.javacv;

import static org.bytedeco.ffmpeg.global.avcodec.*;
import static org.bytedeco.ffmpeg.global.avutil.*;

import java.util.Set;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.Pointer;
import org.cuepoint.core.media.UnreadableMediaException;

/**
 * Turns an input's packets into frames of pictures or sound, in presentation order. Damaged packets
 * are passed over, as players do. One thread at a time.
 */
final class StreamDecoder implements AutoCloseable {

  /** What the decoded pictures are for. */
  enum Purpose {
    /** Exact pixels. */
    PICTURES,
    /** Only counts and timestamps; the filters that do not change them are left out. */
    COUNTING,
    /** Samples. */
    SOUND
  }

  // More threads buy little for one stream, delay the first frame after a seek, and take cores
  // from training and from the screen.
  private static final int MOST_THREADS = 4;
  private static final int MOST_ERRORS_AT_END = 64;
  // Codecs whose pictures say whether any other is built on them. (HEVC's say so only for their own
  // layer.)
  private static final Set<Integer> FRAMES_TO_SKIP =
      Set.of(AV_CODEC_ID_H264, AV_CODEC_ID_MPEG2VIDEO, AV_CODEC_ID_MPEG1VIDEO);

  private final MediaInput input;
  private final AVCodecContext context;
  private final AVPacket packet;
  private final AVFrame frame;
  private final Tag tag = new Tag();
  private final boolean hasFramesToSkip;
  private long neededFrom = Long.MIN_VALUE;
  private boolean draining;

  StreamDecoder(MediaInput input, Purpose purpose) throws UnreadableMediaException {
    this.input = input;
    context = avcodec_alloc_context3(input.codec());
    hasFramesToSkip =
        purpose == Purpose.PICTURES && FRAMES_TO_SKIP.contains(input.parameters().codec_id());
    packet = av_packet_alloc();
    frame = av_frame_alloc();
    avcodec_parameters_to_context(context, input.parameters());
    context.pkt_timebase().num(input.timeBase().numerator()).den(input.timeBase().denominator());
    context.flags(context.flags() | AV_CODEC_FLAG_COPY_OPAQUE);
    int threads = Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors());
    context.thread_count(purpose == Purpose.SOUND ? 1 : threads);
    if (purpose == Purpose.COUNTING) {
      context.skip_loop_filter(AVDISCARD_ALL);
      context.skip_idct(AVDISCARD_ALL);
    }
    if (avcodec_open2(context, input.codec(), (AVDictionary) null) < 0) {
      close();
      throw MediaFile.unreadable(
          input.file(),
          "cannot be decoded: the settings of its "
              + input.codec().name().getString()
              + " stream are damaged; convert it to MP4.");
    }
  }

  /** The packet to fill before {@link #send}; it is empty again afterwards. */
  AVPacket packet() {
    return packet;
  }

  /** The frame that {@link #receive} or {@link #next} filled; valid until the next call. */
  AVFrame frame() {
    return frame;
  }

  /**
   * Says that nobody looks at frames before a timestamp: those that no other frame is built on are
   * not decoded from now on. Frames from there on are exactly the same with it and without.
   */
  void needFrom(long pts) {
    neededFrom = pts;
  }

  /** Gives the packet to the decoder, marked; its frame carries the same mark. */
  void send(long mark) {
    if (hasFramesToSkip) {
      boolean needed = packet.pts() == AV_NOPTS_VALUE || packet.pts() >= neededFrom;
      context.skip_frame(needed ? AVDISCARD_DEFAULT : AVDISCARD_NONREF);
    }
    packet.opaque(tag.at(mark));
    avcodec_send_packet(context, packet); // damaged data is passed over
    av_packet_unref(packet);
  }

  /** Tells the decoder that no packet follows. */
  void sendEnd() {
    draining = true;
    avcodec_send_packet(context, null);
  }

  /** Takes the next finished frame if there is one; at the end that means there is none left. */
  boolean receive() {
    for (int errors = 0; errors < MOST_ERRORS_AT_END; errors++) {
      int result = avcodec_receive_frame(context, frame);
      if (result >= 0) {
        return true;
      }
      if (result == AVERROR_EAGAIN() || result == AVERROR_EOF() || !draining) {
        return false;
      }
    }
    return false;
  }

  /** Reads packets until a frame is finished; false after the last one. */
  boolean next() {
    while (!receive()) {
      if (draining) {
        return false;
      }
      if (input.read(packet)) {
        send(0);
      } else {
        sendEnd();
      }
    }
    return true;
  }

  /** Returns the mark of the packet that holds the frame. */
  long mark() {
    Pointer opaque = frame.opaque();
    return opaque == null ? 0 : opaque.address();
  }

  /** Forgets everything that was sent; needed after a seek. */
  void flush() {
    draining = false;
    avcodec_flush_buffers(context);
  }

  @Override
  public void close() {
    av_frame_free(frame);
    av_packet_free(packet);
    avcodec_free_context(context);
  }

  /** A number in the shape of a native pointer, never followed. */
  private static final class Tag extends Pointer {
    Tag at(long number) {
      address = number;
      return this;
    }
  }
}
