package org.cuepoint.core.media.javacv;

import static org.bytedeco.ffmpeg.global.avcodec.*;
import static org.bytedeco.ffmpeg.global.avformat.*;
import static org.bytedeco.ffmpeg.global.avutil.*;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avcodec.AVPacketSideData;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVInputFormat;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.PointerPointer;
import org.cuepoint.core.media.UnreadableMediaException;
import org.cuepoint.core.time.TimeBase;

/**
 * An open file and its best video stream: gives the stream's packets in file order. Pictures that
 * are attached to sound (cover art) are no video. One thread at a time.
 */
final class MediaInput implements AutoCloseable {

  // Demuxers that read other files (and may wait minutes for them), or make a "video" of a text
  // or a picture.
  private static final Set<String> NO_VIDEO_FILES =
      Set.of("tty", "image2", "concat", "hls", "dash", "imf", "sdp", "lavfi", "ico");

  private final Path file;
  private final AVFormatContext format;
  private final AVStream stream;
  private final AVCodec codec;

  private MediaInput(Path file, AVFormatContext format, AVStream stream, AVCodec codec) {
    this.file = file;
    this.format = format;
    this.stream = stream;
    this.codec = codec;
  }

  /**
   * Opens a file.
   *
   * @throws UnreadableMediaException if it is missing, no file, no media, or without a video stream
   *     that can be decoded here
   */
  static MediaInput open(Path file) throws UnreadableMediaException {
    checkFile(file);
    checkFormat(file);
    AVFormatContext format = new AVFormatContext(null);
    // Only files: a playlist must not make us open network connections.
    AVDictionary options = Ffmpeg.dictionary(Map.of("protocol_whitelist", "file"));
    try {
      int opened = avformat_open_input(format, Ffmpeg.address(file), null, options);
      if (opened < 0) {
        throw unreadable(
            file,
            "is damaged, incomplete or no video ("
                + Ffmpeg.text(opened)
                + "); check that it was copied completely, or convert it to MP4.");
      }
    } finally {
      av_dict_free(options);
    }
    try {
      return chooseStream(file, format);
    } catch (UnreadableMediaException | RuntimeException problem) {
      avformat_close_input(format);
      throw problem;
    }
  }

  private static void checkFile(Path file) throws UnreadableMediaException {
    if (!Files.exists(file)) {
      throw unreadable(file, "does not exist; find it again or remove it from the project.");
    }
    if (!Files.isRegularFile(file)) {
      throw unreadable(file, "is no file; choose a video file.");
    }
    if (!Files.isReadable(file)) {
      throw unreadable(file, "may not be read; check its permissions.");
    }
    try {
      if (Files.size(file) == 0) {
        throw unreadable(file, "is empty; copy it again from where it was recorded.");
      }
    } catch (UnreadableMediaException known) {
      throw known;
    } catch (IOException problem) {
      throw unreadable(file, "cannot be read; check the disk.");
    }
  }

  /** Looks at the first bytes, before a demuxer gets to work on the file. */
  private static void checkFormat(Path file) throws UnreadableMediaException {
    AVIOContext io = new AVIOContext(null);
    if (avio_open(io, Ffmpeg.address(file), AVIO_FLAG_READ) < 0) {
      throw unreadable(file, "cannot be read; check the disk.");
    }
    String name = "";
    try {
      AVInputFormat format = new AVInputFormat(null);
      if (av_probe_input_buffer(io, format, Ffmpeg.address(file), null, 0, 0) >= 0) {
        name = format.name().getString();
      }
    } finally {
      avio_closep(io);
    }
    refuseWhatIsNoVideo(file, name);
  }

  private static void refuseWhatIsNoVideo(Path file, String format)
      throws UnreadableMediaException {
    if (NO_VIDEO_FILES.contains(format) || format.endsWith("_pipe")) {
      throw unreadable(
          file, "is a text, a picture or a playlist (" + format + "); choose a video file.");
    }
  }

  private static MediaInput chooseStream(Path file, AVFormatContext format)
      throws UnreadableMediaException {
    // Once more, since a name can also make FFmpeg choose a demuxer.
    refuseWhatIsNoVideo(file, format.iformat().name().getString());
    avformat_find_stream_info(format, (PointerPointer<?>) null);
    int best = av_find_best_stream(format, AVMEDIA_TYPE_VIDEO, -1, -1, (PointerPointer<?>) null, 0);
    if (best < 0 || isPicture(format.streams(best))) {
      best = -1;
      for (int i = 0; i < format.nb_streams() && best < 0; i++) {
        AVStream candidate = format.streams(i);
        if (candidate.codecpar().codec_type() == AVMEDIA_TYPE_VIDEO && !isPicture(candidate)) {
          best = i;
        }
      }
    }
    if (best < 0) {
      throw unreadable(
          file,
          hasAudio(format)
              ? "has sound but no video; choose a file with pictures."
              : "has no video stream; choose a video file.");
    }
    AVStream stream = format.streams(best);
    int codecId = stream.codecpar().codec_id();
    AVCodec codec = avcodec_find_decoder(codecId);
    if (codec == null) {
      throw unreadable(
          file,
          "uses the codec "
              + avcodec_get_name(codecId).getString()
              + ", which cannot be decoded here; convert it to H.264.");
    }
    for (int i = 0; i < format.nb_streams(); i++) {
      format.streams(i).discard(i == best ? AVDISCARD_DEFAULT : AVDISCARD_ALL);
    }
    return new MediaInput(file, format, stream, codec);
  }

  private static boolean isPicture(AVStream stream) {
    return (stream.disposition() & (AV_DISPOSITION_ATTACHED_PIC | AV_DISPOSITION_TIMED_THUMBNAILS))
        != 0;
  }

  private static boolean hasAudio(AVFormatContext format) {
    for (int i = 0; i < format.nb_streams(); i++) {
      if (format.streams(i).codecpar().codec_type() == AVMEDIA_TYPE_AUDIO) {
        return true;
      }
    }
    return false;
  }

  static UnreadableMediaException unreadable(Path file, String what) {
    return new UnreadableMediaException(file, file.getFileName() + " " + what);
  }

  Path file() {
    return file;
  }

  AVCodec codec() {
    return codec;
  }

  AVCodecParameters parameters() {
    return stream.codecpar();
  }

  boolean hasAudio() {
    return hasAudio(format);
  }

  String container() {
    return format.iformat().name().getString();
  }

  TimeBase timeBase() {
    return new TimeBase(
        Math.max(1, stream.time_base().num()), Math.max(1, stream.time_base().den()));
  }

  /** Returns the usual duration of a frame in ticks as the container has it; at least 1. */
  long nominalStep() {
    AVRational rate = stream.avg_frame_rate();
    if (rate.num() <= 0 || rate.den() <= 0) {
      rate = stream.r_frame_rate();
    }
    TimeBase base = timeBase();
    double perSecond = rate.num() <= 0 || rate.den() <= 0 ? 25 : (double) rate.num() / rate.den();
    return Math.max(1, base.ticks(1 / perSecond));
  }

  /** Says whether the file is a bare stream without a container, which can be seeked by bytes. */
  boolean isRaw() {
    return (format.iformat().flags() & AVFMT_NOTIMESTAMPS) != 0;
  }

  /** Returns the clockwise degrees to apply for display, a multiple of 90. */
  int rotation() {
    AVCodecParameters parameters = stream.codecpar();
    AVPacketSideData matrix =
        av_packet_side_data_get(
            parameters.coded_side_data(),
            parameters.nb_coded_side_data(),
            AV_PKT_DATA_DISPLAYMATRIX);
    if (matrix == null || matrix.size() < 9L * Integer.BYTES) {
      return 0;
    }
    int[] values = new int[9];
    new IntPointer(matrix.data()).get(values);
    double counterClockwise = av_display_rotation_get(values);
    if (Double.isNaN(counterClockwise)) {
      return 0;
    }
    return Math.floorMod(-90 * (int) Math.round(counterClockwise / 90), 360);
  }

  /**
   * Reads the stream's next packet into an unreferenced one.
   *
   * @return false at the end, or where the file cannot be read any further
   */
  boolean read(AVPacket packet) {
    int retries = 0;
    while (true) {
      int result = av_read_frame(format, packet);
      if (result == AVERROR_EAGAIN() && retries++ < 1000) {
        continue;
      }
      if (result < 0) {
        return false;
      }
      if (packet.stream_index() == stream.index()) {
        return true;
      }
      av_packet_unref(packet);
    }
  }

  /** Says whether decoding can start at a packet, and its frame is shown. */
  static boolean isKey(AVPacket packet) {
    return (packet.flags() & (AV_PKT_FLAG_KEY | AV_PKT_FLAG_DISCARD)) == AV_PKT_FLAG_KEY;
  }

  /** Moves to the last key packet at or before {@code ticks}, as well as the container can. */
  boolean seek(long ticks) {
    return av_seek_frame(format, stream.index(), ticks, AVSEEK_FLAG_BACKWARD) >= 0;
  }

  /** Moves to a place in the file. */
  boolean seekByte(long position) {
    return av_seek_frame(format, stream.index(), position, AVSEEK_FLAG_BYTE) >= 0;
  }

  @Override
  public void close() {
    if (!format.isNull()) {
      avformat_close_input(format);
    }
  }
}
