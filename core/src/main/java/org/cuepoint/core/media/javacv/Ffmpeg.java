package org.cuepoint.core.media.javacv;

import static org.bytedeco.ffmpeg.global.avutil.AV_LOG_QUIET;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;
import static org.bytedeco.ffmpeg.global.avutil.av_log_set_level;
import static org.bytedeco.ffmpeg.global.avutil.av_strerror;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.bytedeco.ffmpeg.avutil.AVDictionary;

/** What every use of FFmpeg needs: loading, error texts, file addresses. Thread-safe. */
final class Ffmpeg {

  private Ffmpeg() {}

  /** Loads the native libraries and stops FFmpeg from writing to the process's standard error. */
  static void load() {
    // Broken files make FFmpeg print a line a packet; what matters comes back as an error code.
    av_log_set_level(AV_LOG_QUIET);
  }

  /**
   * Returns the address of a file for FFmpeg. Without the prefix a name such as {@code a:b.mp4} or
   * {@code -.mp4} would be taken for a protocol or standard input.
   */
  static String address(Path file) {
    return "file:" + file.toAbsolutePath();
  }

  /** Returns FFmpeg's words for an error code. */
  static String text(int error) {
    byte[] text = new byte[256];
    av_strerror(error, text, text.length);
    int end = 0;
    while (end < text.length && text[end] != 0) {
      end++;
    }
    return new String(text, 0, end, StandardCharsets.UTF_8);
  }

  /**
   * Checks the result of a call.
   *
   * @return {@code result} if it is no error
   * @throws IOException with {@code failure} and FFmpeg's words if it is negative
   */
  static int check(int result, String failure) throws IOException {
    if (result < 0) {
      throw new IOException(failure + " (" + text(result) + ").");
    }
    return result;
  }

  /** Makes a native dictionary; the caller frees it with {@code av_dict_free}. */
  static AVDictionary dictionary(Map<String, String> entries) {
    AVDictionary dictionary = new AVDictionary(null);
    entries.forEach((key, value) -> av_dict_set(dictionary, key, value, 0));
    return dictionary;
  }
}
