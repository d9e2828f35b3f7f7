package org.cuepoint.core.media.javacv;

import static org.bytedeco.ffmpeg.global.avutil.*;
import static org.bytedeco.ffmpeg.global.swresample.*;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.swresample.SwrContext;

/**
 * Turns decoded sound into signed 16-bit samples, channels interleaved, at one rate. What comes in
 * may change its form within a file. One thread at a time.
 */
final class SoundConverter implements AutoCloseable {

  /** What a resampler was made for. */
  private record Source(int rate, int format, int channels) {}

  private final int rate;
  private final int channels;
  private final AVFrame converted = av_frame_alloc();
  private SwrContext resampler = new SwrContext(null);
  private Source source = new Source(0, 0, 0);

  SoundConverter(int rate, int channels) {
    this.rate = rate;
    this.channels = channels;
  }

  /** Forgets the sound so far: what comes next does not follow it. */
  void reset() {
    swr_free(resampler);
    resampler = new SwrContext(null);
  }

  /**
   * Converts a frame.
   *
   * @return its samples, ready to be read until the next call; slightly fewer than came in after a
   *     reset where rates differ
   * @throws IOException if it cannot be converted
   */
  ByteBuffer convert(AVFrame frame) throws IOException {
    if (frame.ch_layout().order() == AV_CHANNEL_ORDER_UNSPEC) {
      // Bare samples say how many channels there are, but not which.
      av_channel_layout_default(frame.ch_layout(), frame.ch_layout().nb_channels());
    }
    Source now = new Source(frame.sample_rate(), frame.format(), frame.ch_layout().nb_channels());
    if (!now.equals(source)) {
      reset();
      source = now;
    }
    if (resampler.isNull()) {
      resampler = swr_alloc();
    }
    av_frame_unref(converted);
    converted.format(AV_SAMPLE_FMT_S16).sample_rate(rate);
    av_channel_layout_default(converted.ch_layout(), channels);
    Ffmpeg.check(
        swr_convert_frame(resampler, converted, frame), "The sound of this video is unusual");
    int bytes = converted.nb_samples() * channels * Short.BYTES;
    return bytes == 0
        ? ByteBuffer.allocate(0)
        : converted.data(0).position(0).limit(bytes).asByteBuffer();
  }

  @Override
  public void close() {
    swr_free(resampler);
    av_frame_free(converted);
  }
}
