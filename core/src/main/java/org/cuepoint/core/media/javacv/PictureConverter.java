package org.cuepoint.core.media.javacv;

import static org.bytedeco.ffmpeg.global.avutil.*;
import static org.bytedeco.ffmpeg.global.swscale.*;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVPixFmtDescriptor;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.javacpp.IntPointer;
import org.cuepoint.core.media.Crop;
import org.cuepoint.core.media.FrameSize;

/**
 * Cuts a part out of decoded frames, scales it, turns it upright and gives it as packed pixels.
 *
 * <p>Colours are converted by what the frame says about its matrix and range; frames that say
 * nothing are taken for BT.709 from 720 lines on and for BT.601 below, as players do. The size and
 * pixel format of frames may change within a file. One thread at a time.
 */
final class PictureConverter implements AutoCloseable {

  /** The pixels to deliver and how to scale to them. */
  enum Kind {
    /** Four bytes, blue first, alpha 255; scaled for looking at. */
    VIEW(AV_PIX_FMT_BGRA, 4, SWS_BILINEAR, Math.min(4, Runtime.getRuntime().availableProcessors())),
    /** Three bytes, red first; area averaging, the same bits on every machine. */
    ANALYSIS(
        AV_PIX_FMT_RGB24, 3, SWS_AREA | SWS_ACCURATE_RND | SWS_BITEXACT | SWS_FULL_CHR_H_INT, 1);

    private final int format;
    private final int bytes;
    private final int flags;
    private final int threads;

    Kind(int format, int bytes, int flags, int threads) {
      this.format = format;
      this.bytes = bytes;
      this.flags = flags;
      this.threads = threads;
    }
  }

  private static final int FULL_RANGE = 1;
  private static final int ONE = 1 << 16;
  private static final int HD_LINES = 720;

  /** What a scaler was made for. */
  private record Source(int width, int height, int format, int matrix, int range, int lines) {}

  private final Kind kind;
  private final Crop crop;
  private final int rotation;
  private final FrameSize upright;
  private final FrameSize coded;
  private final AVFrame cut = av_frame_alloc();
  private final AVFrame scaled = av_frame_alloc();
  private SwsContext scaler = new SwsContext(null);
  private Source source = new Source(0, 0, -1, 0, 0, 0);
  private boolean hasAlpha;

  /**
   * Makes a converter.
   *
   * @param kind what to deliver
   * @param crop the part to cut out, as shares of the upright picture
   * @param rotation clockwise degrees that make the decoded frame upright
   * @param size the size to deliver, upright
   */
  PictureConverter(Kind kind, Crop crop, int rotation, FrameSize size) {
    this.kind = kind;
    this.crop = turnedBack(crop, rotation);
    this.rotation = rotation;
    upright = size;
    coded =
        rotation % 180 == 0
            ? size
            : new FrameSize(/* width= */ size.height(), /* height= */ size.width());
    scaled.format(kind.format).width(coded.width()).height(coded.height());
    if (av_frame_get_buffer(scaled, 0) < 0) {
      close();
      throw new OutOfMemoryError("No memory for a picture of " + size);
    }
  }

  /** Returns the size of the result in bytes. */
  int byteCount() {
    return upright.width() * upright.height() * kind.bytes;
  }

  /**
   * Converts a frame.
   *
   * @param out receives {@link #byteCount} bytes; its position is 0 afterwards
   * @throws IOException if the frame's pixel format cannot be converted
   */
  void convert(AVFrame frame, ByteBuffer out) throws IOException {
    if (out.capacity() < byteCount()) {
      throw new IllegalArgumentException(
          "The buffer holds " + out.capacity() + " bytes, not " + byteCount());
    }
    try {
      int lines = frame.height();
      Ffmpeg.check(av_frame_ref(cut, frame), "No memory for a picture");
      cutOut();
      prepareScaler(lines);
      int done = sws_scale_frame(scaler, scaled, cut);
      Ffmpeg.check(done, "A picture cannot be converted");
    } finally {
      av_frame_unref(cut);
    }
    deliver(out);
  }

  private void cutOut() throws IOException {
    int left = (int) Math.round(crop.x() * cut.width());
    int top = (int) Math.round(crop.y() * cut.height());
    int right = (int) Math.round((crop.x() + crop.width()) * cut.width());
    int bottom = (int) Math.round((crop.y() + crop.height()) * cut.height());
    left = Math.min(left, cut.width() - 1);
    top = Math.min(top, cut.height() - 1);
    right = Math.clamp(right, left + 1, cut.width());
    bottom = Math.clamp(bottom, top + 1, cut.height());
    if (left == 0 && top == 0 && right == cut.width() && bottom == cut.height()) {
      return;
    }
    cut.crop_left(left).crop_top(top);
    cut.crop_right(cut.width() - right).crop_bottom(cut.height() - bottom);
    Ffmpeg.check(
        av_frame_apply_cropping(cut, AV_FRAME_CROP_UNALIGNED), "A picture cannot be cut out");
  }

  private void prepareScaler(int lines) throws IOException {
    Source now =
        new Source(
            cut.width(), cut.height(), cut.format(), cut.colorspace(), cut.color_range(), lines);
    if (now.equals(source) && !scaler.isNull()) {
      return;
    }
    sws_freeContext(scaler);
    scaler = sws_alloc_context();
    scaler
        .src_w(now.width)
        .src_h(now.height)
        .src_format(now.format)
        .dst_w(coded.width())
        .dst_h(coded.height())
        .dst_format(kind.format)
        .flags(kind.flags)
        .threads(kind.threads);
    if (sws_init_context(scaler, null, null) < 0) {
      sws_freeContext(scaler);
      scaler = new SwsContext(null);
      throw new IOException("The pixel format of this video cannot be converted.");
    }
    source = now;
    AVPixFmtDescriptor format = av_pix_fmt_desc_get(now.format);
    hasAlpha = (format.flags() & AV_PIX_FMT_FLAG_ALPHA) != 0;
    if ((format.flags() & AV_PIX_FMT_FLAG_RGB) == 0) {
      IntPointer from = sws_getCoefficients(matrix(now));
      IntPointer to = sws_getCoefficients(SWS_CS_DEFAULT);
      sws_setColorspaceDetails(scaler, from, range(now), to, FULL_RANGE, 0, ONE, ONE);
    }
  }

  private static int matrix(Source source) {
    return switch (source.matrix) {
      case AVCOL_SPC_BT709 -> SWS_CS_ITU709;
      case AVCOL_SPC_BT2020_NCL, AVCOL_SPC_BT2020_CL -> SWS_CS_BT2020;
      case AVCOL_SPC_SMPTE240M -> SWS_CS_SMPTE240M;
      case AVCOL_SPC_FCC -> SWS_CS_FCC;
      case AVCOL_SPC_UNSPECIFIED -> source.lines >= HD_LINES ? SWS_CS_ITU709 : SWS_CS_ITU601;
      default -> SWS_CS_ITU601;
    };
  }

  private static int range(Source source) {
    return switch (source.format) {
      case AV_PIX_FMT_YUVJ420P, AV_PIX_FMT_YUVJ422P, AV_PIX_FMT_YUVJ444P, AV_PIX_FMT_YUVJ440P ->
          FULL_RANGE;
      default -> source.range == AVCOL_RANGE_JPEG ? FULL_RANGE : 0;
    };
  }

  private void deliver(ByteBuffer out) {
    int stride = scaled.linesize(0);
    int size = stride * coded.height();
    ByteBuffer from = scaled.data(0).position(0).limit(size).asByteBuffer();
    if (rotation == 0) {
      int row = coded.width() * kind.bytes;
      for (int y = 0; y < coded.height(); y++) {
        out.put(y * row, from, y * stride, row);
      }
    } else {
      turn(from, stride, out);
    }
    if (kind == Kind.VIEW && hasAlpha) {
      for (int i = 3; i < byteCount(); i += kind.bytes) {
        out.put(i, (byte) 255);
      }
    }
    out.position(0);
  }

  /** Walks over the target in order and over the source with the steps that the turn asks for. */
  private void turn(ByteBuffer from, int stride, ByteBuffer out) {
    int lastRow = (coded.height() - 1) * stride;
    int lastColumn = (coded.width() - 1) * kind.bytes;
    int first;
    int right;
    int down;
    switch (rotation) {
      case 90 -> {
        first = lastRow;
        right = -stride;
        down = kind.bytes;
      }
      case 180 -> {
        first = lastRow + lastColumn;
        right = -kind.bytes;
        down = -stride;
      }
      default -> {
        first = lastColumn;
        right = stride;
        down = -kind.bytes;
      }
    }
    int at = 0;
    for (int y = 0; y < upright.height(); y++) {
      int pixel = first + y * down;
      for (int x = 0; x < upright.width(); x++) {
        for (int b = 0; b < kind.bytes; b++) {
          out.put(at++, from.get(pixel + b));
        }
        pixel += right;
      }
    }
  }

  /** Returns where a part of the upright picture lies in the decoded one. */
  private static Crop turnedBack(Crop crop, int rotation) {
    double fromRight = Math.max(0, 1 - crop.x() - crop.width());
    double fromBottom = Math.max(0, 1 - crop.y() - crop.height());
    return switch (rotation) {
      case 90 -> new Crop(crop.y(), fromRight, crop.height(), crop.width());
      case 180 -> new Crop(fromRight, fromBottom, crop.width(), crop.height());
      case 270 -> new Crop(fromBottom, crop.x(), crop.height(), crop.width());
      default -> crop;
    };
  }

  @Override
  public void close() {
    sws_freeContext(scaler);
    scaler = new SwsContext(null);
    av_frame_free(cut);
    av_frame_free(scaled);
  }
}
