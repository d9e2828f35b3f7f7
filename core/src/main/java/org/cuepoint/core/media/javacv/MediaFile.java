package org.cuepoint.core.media.javacv;

import static org.bytedeco.ffmpeg.global.avformat.*;
import static org.bytedeco.ffmpeg.global.avutil.*;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVInputFormat;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.javacpp.PointerPointer;
import org.cuepoint.core.media.UnreadableMediaException;

/** Opens files as media, and says in a sentence why that is not possible. Thread-safe. */
final class MediaFile {

  // Demuxers that read other files (and may wait minutes for them), or make a "video" of a text
  // or a picture.
  private static final Set<String> NO_VIDEO_FILES =
      Set.of("tty", "image2", "concat", "hls", "dash", "imf", "sdp", "lavfi", "ico");

  private MediaFile() {}

  /**
   * Opens a file; the caller closes it with {@code avformat_close_input}.
   *
   * @throws UnreadableMediaException if it is missing, no file or no media
   */
  static AVFormatContext open(Path file) throws UnreadableMediaException {
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
      // Once more, since a name can also make FFmpeg choose a demuxer.
      refuseWhatIsNoVideo(file, format.iformat().name().getString());
    } catch (UnreadableMediaException problem) {
      avformat_close_input(format);
      throw problem;
    }
    avformat_find_stream_info(format, (PointerPointer<?>) null);
    return format;
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

  static UnreadableMediaException unreadable(Path file, String what) {
    return new UnreadableMediaException(file, file.getFileName() + " " + what);
  }
}
