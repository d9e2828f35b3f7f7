package org.cuepoint.core.media.javacv;

import static org.bytedeco.ffmpeg.global.avcodec.*;
import static org.bytedeco.ffmpeg.global.avformat.*;
import static org.bytedeco.ffmpeg.global.avutil.*;

import java.nio.file.Path;
import java.util.Set;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avcodec.AVPacketSideData;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.PointerPointer;
import org.cuepoint.core.media.UnreadableMediaException;
import org.cuepoint.core.time.TimeBase;

/**
 * An open file and its best video stream or its best sound: gives the stream's packets in file
 * order and discards all others. Pictures that are attached to sound (cover art) are no video. One
 * thread at a time.
 */
final class MediaInput implements AutoCloseable {

  // Containers whose index lists the pictures only.
  private static final Set<String> SEEKS_BY_VIDEO = Set.of("matroska,webm", "avi");

  private final Path file;
  private final AVFormatContext format;
  private final AVStream stream;
  private final AVStream guide;
  private final AVCodec codec;

  private MediaInput(
      Path file, AVFormatContext format, AVStream stream, AVStream guide, AVCodec codec) {
    this.file = file;
    this.format = format;
    this.stream = stream;
    this.guide = guide;
    this.codec = codec;
    for (int i = 0; i < format.nb_streams(); i++) {
      AVStream other = format.streams(i);
      other.discard(i == stream.index() ? AVDISCARD_DEFAULT : AVDISCARD_ALL);
    }
  }

  /**
   * Opens a file for its pictures.
   *
   * @throws UnreadableMediaException if it is missing, no file, no media, or without a video stream
   *     that can be decoded here
   */
  static MediaInput open(Path file) throws UnreadableMediaException {
    AVFormatContext format = MediaFile.open(file);
    try {
      int best = bestVideo(format);
      if (best < 0) {
        throw MediaFile.unreadable(
            file,
            hasAudio(format)
                ? "has sound but no video; choose a file with pictures."
                : "has no video stream; choose a video file.");
      }
      AVCodec codec = decoderOf(file, format.streams(best), "convert it to H.264.");
      return new MediaInput(file, format, format.streams(best), format.streams(best), codec);
    } catch (UnreadableMediaException | RuntimeException problem) {
      avformat_close_input(format);
      throw problem;
    }
  }

  /**
   * Opens a file for its sound.
   *
   * @throws UnreadableMediaException if it is missing, no file, no media, or without sound that can
   *     be decoded here
   */
  static MediaInput openSound(Path file) throws UnreadableMediaException {
    AVFormatContext format = MediaFile.open(file);
    try {
      int video = bestVideo(format);
      int best =
          av_find_best_stream(format, AVMEDIA_TYPE_AUDIO, -1, video, (PointerPointer<?>) null, 0);
      if (best < 0 && hasAudio(format)) {
        best = firstAudio(format); // chosen so that the message can name its codec
      }
      if (best < 0) {
        throw MediaFile.unreadable(file, "has no sound; it is played silently.");
      }
      AVStream stream = format.streams(best);
      AVCodec codec = decoderOf(file, stream, "convert its sound to AAC to hear it.");
      boolean byVideo = video >= 0 && SEEKS_BY_VIDEO.contains(format.iformat().name().getString());
      AVStream guide = byVideo ? format.streams(video) : stream;
      return new MediaInput(file, format, stream, guide, codec);
    } catch (UnreadableMediaException | RuntimeException problem) {
      avformat_close_input(format);
      throw problem;
    }
  }

  private static int bestVideo(AVFormatContext format) {
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
    return best;
  }

  private static AVCodec decoderOf(Path file, AVStream stream, String advice)
      throws UnreadableMediaException {
    int codecId = stream.codecpar().codec_id();
    AVCodec codec = avcodec_find_decoder(codecId);
    if (codec == null) {
      throw MediaFile.unreadable(
          file,
          "uses the codec "
              + avcodec_get_name(codecId).getString()
              + ", which cannot be decoded here; "
              + advice);
    }
    return codec;
  }

  private static boolean isPicture(AVStream stream) {
    return (stream.disposition() & (AV_DISPOSITION_ATTACHED_PIC | AV_DISPOSITION_TIMED_THUMBNAILS))
        != 0;
  }

  private static boolean hasAudio(AVFormatContext format) {
    return firstAudio(format) >= 0;
  }

  private static int firstAudio(AVFormatContext format) {
    for (int i = 0; i < format.nb_streams(); i++) {
      if (format.streams(i).codecpar().codec_type() == AVMEDIA_TYPE_AUDIO) {
        return i;
      }
    }
    return -1;
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
    long there = av_rescale_q(ticks, stream.time_base(), guide.time_base());
    return av_seek_frame(format, guide.index(), there, AVSEEK_FLAG_BACKWARD) >= 0;
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
