package org.cuepoint.core.media.javacv;

import static org.bytedeco.ffmpeg.global.avcodec.*;
import static org.bytedeco.ffmpeg.global.avformat.*;
import static org.bytedeco.ffmpeg.global.avutil.*;
import static org.bytedeco.ffmpeg.global.swscale.*;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avcodec.AVPacketSideData;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVDictionaryEntry;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.PointerPointer;
import org.cuepoint.core.media.FrameSize;
import org.cuepoint.core.media.VideoWriter;
import org.cuepoint.core.time.TimeBase;

/**
 * Encodes RGB pictures with given timestamps.
 *
 * <p>A frame is held back until the next one comes, because only then its duration is known: the
 * container needs it, and rate control needs a frame rate, which is taken from the first two
 * timestamps. The encoder runs on one thread and writes no version strings, so that the same
 * pictures give the same bytes on machines of one kind. A file that could not be finished is
 * deleted. One thread at a time.
 */
final class FfmpegVideoWriter implements VideoWriter {

  private static final int MATRIX_NUMBERS = 9;

  private final Path file;
  private final FrameSize size;
  private final TimeBase timeBase;
  private final Settings settings;
  private final AVCodec codec;
  private final AVFormatContext container = new AVFormatContext(null);
  private final Map<Long, Long> durations = new HashMap<>();
  private final AVFrame rgb;
  private final AVFrame encoded;
  private final AVPacket packet;
  private AVCodecContext encoder = new AVCodecContext(null);
  private SwsContext converter = new SwsContext(null);
  private AVStream stream = new AVStream(null);
  private boolean pending;
  private long pendingPts;
  private long lastDuration = 1;
  private boolean opened;
  private boolean created;
  private boolean failed;
  private boolean closed;

  FfmpegVideoWriter(Path file, FrameSize size, TimeBase timeBase, Settings settings)
      throws IOException {
    this.file = file;
    this.size = size;
    this.timeBase = timeBase;
    this.settings = settings;
    if (size.width() % 2 != 0 || size.height() % 2 != 0) {
      throw new IllegalArgumentException(
          "A video needs an even width and height, not " + size.width() + "x" + size.height());
    }
    if (Files.exists(file)) {
      throw new FileAlreadyExistsException(
          file.toString(), null, "the file exists already; delete it or choose another name");
    }
    AVCodec found = avcodec_find_encoder_by_name(settings.codec());
    if (found == null || found.type() != AVMEDIA_TYPE_VIDEO) {
      throw new IOException(
          "There is no video encoder \"" + settings.codec() + "\"; try libopenh264 or mpeg4.");
    }
    codec = found;
    rgb = av_frame_alloc();
    encoded = av_frame_alloc();
    packet = av_packet_alloc();
    try {
      Ffmpeg.check(
          avformat_alloc_output_context2(container, null, null, Ffmpeg.address(file)),
          "No container fits the name " + file + "; use .mp4, .mkv, .webm or .ts");
      rgb.format(AV_PIX_FMT_RGB24).width(size.width()).height(size.height());
      // Alignment 1: rows without padding, as the caller's are.
      Ffmpeg.check(av_frame_get_buffer(rgb, 1), "No memory for a picture");
    } catch (IOException | RuntimeException problem) {
      release();
      throw problem;
    }
  }

  @Override
  public void write(ByteBuffer picture, long pts) throws IOException {
    if (closed || failed) {
      throw new IllegalStateException("The writer of " + file + " is closed or has failed");
    }
    if (pending) {
      if (pts <= pendingPts) {
        throw new IllegalArgumentException(
            "Timestamps must increase: " + pts + " after " + pendingPts);
      }
      lastDuration = pts - pendingPts;
      encodePending();
    }
    int bytes = size.width() * size.height() * 3;
    ByteBuffer source = picture.duplicate().position(0).limit(bytes);
    rgb.data(0).position(0).limit(bytes).asByteBuffer().put(source);
    pendingPts = pts;
    pending = true;
  }

  @Override
  public void close() throws IOException {
    if (closed) {
      return;
    }
    closed = true;
    boolean complete = false;
    try {
      if (failed) {
        return;
      }
      if (!pending) {
        throw new IOException("No frame was written to " + file + ", so there is no file.");
      }
      encodePending();
      Ffmpeg.check(avcodec_send_frame(encoder, null), "Cannot finish " + file);
      drain();
      Ffmpeg.check(av_write_trailer(container), "Cannot write the end of " + file);
      complete = true;
    } finally {
      release();
      if (created && !complete) {
        Files.deleteIfExists(file);
      }
    }
  }

  private void encodePending() throws IOException {
    failed = true;
    if (!opened) {
      open();
      opened = true;
    }
    Ffmpeg.check(av_frame_make_writable(encoded), "No memory for a picture");
    Ffmpeg.check(
        sws_scale(
            converter,
            rgb.data(),
            rgb.linesize(),
            0,
            size.height(),
            encoded.data(),
            encoded.linesize()),
        "Cannot convert a picture for " + file);
    durations.put(pendingPts, lastDuration);
    encoded.pts(pendingPts).duration(lastDuration);
    Ffmpeg.check(avcodec_send_frame(encoder, encoded), "Cannot encode a picture for " + file);
    drain();
    pending = false;
    failed = false;
  }

  /** Moves what the encoder has ready into the file. */
  private void drain() throws IOException {
    while (true) {
      int result = avcodec_receive_packet(encoder, packet);
      if (result == AVERROR_EAGAIN() || result == AVERROR_EOF()) {
        return;
      }
      Ffmpeg.check(result, "Cannot encode a picture for " + file);
      Long duration = durations.remove(packet.pts());
      packet.duration(duration == null ? lastDuration : duration);
      packet.stream_index(stream.index());
      av_packet_rescale_ts(packet, encoder.time_base(), stream.time_base());
      // Takes over the packet's contents, also when it fails.
      Ffmpeg.check(av_interleaved_write_frame(container, packet), "Cannot write to " + file);
    }
  }

  private void open() throws IOException {
    String container = this.container.oformat().name().getString();
    int format = pixelFormat();
    encoder = avcodec_alloc_context3(codec);
    encoder
        .width(size.width())
        .height(size.height())
        .pix_fmt(format)
        .bit_rate(settings.bitsPerSecond())
        .gop_size(settings.keyFrameDistance())
        .max_b_frames(settings.bFrames())
        .thread_count(1)
        .colorspace(AVCOL_SPC_SMPTE170M)
        .color_range(format == AV_PIX_FMT_YUVJ420P ? AVCOL_RANGE_JPEG : AVCOL_RANGE_MPEG)
        .flags(encoder.flags() | AV_CODEC_FLAG_BITEXACT);
    encoder.time_base().num(timeBase.numerator()).den(timeBase.denominator());
    int[] rate = new int[1];
    int[] per = new int[1];
    av_reduce(rate, per, timeBase.denominator(), timeBase.numerator() * lastDuration, 1_000_000);
    encoder.framerate().num(rate[0]).den(per[0]);
    if ((this.container.oformat().flags() & AVFMT_GLOBALHEADER) != 0) {
      encoder.flags(encoder.flags() | AV_CODEC_FLAG_GLOBAL_HEADER);
    }
    withOptions(
        settings.options(),
        options ->
            Ffmpeg.check(
                avcodec_open2(encoder, codec, options),
                "The encoder "
                    + settings.codec()
                    + " refuses "
                    + size.width()
                    + "x"
                    + size.height()
                    + " with time base "
                    + timeBase
                    + " and these settings"));
    encoded.format(format).width(size.width()).height(size.height());
    Ffmpeg.check(av_frame_get_buffer(encoded, 0), "No memory for a picture");
    int flags = SWS_BICUBIC | SWS_ACCURATE_RND | SWS_FULL_CHR_H_INP;
    converter =
        sws_getContext(
            size.width(),
            size.height(),
            AV_PIX_FMT_RGB24,
            size.width(),
            size.height(),
            format,
            flags,
            null,
            null,
            (DoublePointer) null);

    stream = avformat_new_stream(this.container, null);
    stream.time_base().num(timeBase.numerator()).den(timeBase.denominator());
    Ffmpeg.check(
        avcodec_parameters_from_context(stream.codecpar(), encoder), "Cannot describe the stream");
    describeRotation();
    this.container.flags(this.container.flags() | AVFormatContext.AVFMT_FLAG_BITEXACT);
    AVIOContext io = new AVIOContext(null);
    Ffmpeg.check(
        avio_open(io, Ffmpeg.address(file), AVIO_FLAG_WRITE),
        "Cannot write " + file + "; check the folder");
    this.container.pb(io);
    created = true;
    withOptions(
        muxerOptions(container),
        options ->
            Ffmpeg.check(
                avformat_write_header(this.container, options),
                "The container " + container + " cannot hold " + settings.codec()));
  }

  /** Keeps the time base as given and puts the table of contents first where there is one. */
  private Map<String, String> muxerOptions(String container) {
    Map<String, String> options = new HashMap<>();
    if (container.equals("mp4") || container.equals("mov")) {
      options.put("movflags", "+faststart");
      options.put("video_track_timescale", Integer.toString(timeBase.denominator()));
    }
    options.putAll(settings.containerOptions());
    return options;
  }

  /** Writes the turn into the stream's display matrix. */
  private void describeRotation() throws IOException {
    if (settings.rotation() == 0) {
      return;
    }
    int[] matrix = new int[MATRIX_NUMBERS];
    av_display_rotation_set(matrix, settings.rotation()); // clockwise, unlike its counterpart
    try (PointerPointer<AVPacketSideData> list = new PointerPointer<>(1);
        IntPointer count = new IntPointer(1)) {
      list.put(0, null);
      count.put(0);
      AVPacketSideData added =
          av_packet_side_data_new(
              list, count, AV_PKT_DATA_DISPLAYMATRIX, (long) MATRIX_NUMBERS * Integer.BYTES, 0);
      if (added == null) {
        throw new IOException("No memory for the rotation of " + file);
      }
      new IntPointer(added.data()).put(matrix);
      // The stream frees it.
      stream.codecpar().coded_side_data(list.get(AVPacketSideData.class, 0));
      stream.codecpar().nb_coded_side_data(count.get());
    }
  }

  private int pixelFormat() throws IOException {
    if (codec.id() == AV_CODEC_ID_MJPEG) {
      return AV_PIX_FMT_YUVJ420P; // the only one that needs no leave to break the standard
    }
    try (PointerPointer<IntPointer> list = new PointerPointer<>(1);
        IntPointer count = new IntPointer(1)) {
      Ffmpeg.check(
          avcodec_get_supported_config(null, codec, AV_CODEC_CONFIG_PIX_FORMAT, 0, list, count),
          "Cannot ask the encoder " + settings.codec());
      IntPointer formats = list.get(IntPointer.class, 0);
      if (formats == null || formats.isNull()) {
        return AV_PIX_FMT_YUV420P;
      }
      for (int i = 0; i < count.get(); i++) {
        if (formats.get(i) == AV_PIX_FMT_YUV420P) {
          return AV_PIX_FMT_YUV420P;
        }
      }
      return formats.get(0);
    }
  }

  private interface WithDictionary {
    void run(AVDictionary options) throws IOException;
  }

  /** Runs with a native copy of the options; what FFmpeg leaves of them is an unknown name. */
  private void withOptions(Map<String, String> entries, WithDictionary work) throws IOException {
    AVDictionary options = Ffmpeg.dictionary(entries);
    try {
      work.run(options);
      AVDictionaryEntry unused = av_dict_iterate(options, null);
      if (unused != null) {
        throw new IOException(
            "The option \""
                + unused.key().getString()
                + "\" is unknown to "
                + settings.codec()
                + ".");
      }
    } finally {
      av_dict_free(options);
    }
  }

  private void release() {
    if (!container.isNull()) {
      AVIOContext io = container.pb();
      if (io != null && !io.isNull()) {
        avio_closep(io);
        container.pb(new AVIOContext(null));
      }
      avformat_free_context(container);
    }
    if (!encoder.isNull()) {
      avcodec_free_context(encoder);
    }
    if (!converter.isNull()) {
      sws_freeContext(converter);
    }
    av_frame_free(rgb);
    av_frame_free(encoded);
    av_packet_free(packet);
  }
}
