package org.cuepoint.core.media.javacv;

import static org.bytedeco.ffmpeg.global.avutil.*;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.cuepoint.core.media.Crop;
import org.cuepoint.core.media.FrameSize;
import org.junit.jupiter.api.Test;

/** Works on a picture of three by two pixels whose red channel is 10 x + 100 y. */
class PictureConverterTest {

  private static int[] reds(Crop crop, int rotation, FrameSize size) throws IOException {
    return reds(new FrameSize(3, 2), crop, rotation, size);
  }

  private static int[] reds(FrameSize source, Crop crop, int rotation, FrameSize size)
      throws IOException {
    AVFrame frame = av_frame_alloc();
    frame.format(AV_PIX_FMT_RGB24).width(source.width()).height(source.height());
    assertEquals(0, av_frame_get_buffer(frame, 0));
    for (int y = 0; y < source.height(); y++) {
      for (int x = 0; x < source.width(); x++) {
        long at = (long) y * frame.linesize(0) + x * 3L;
        frame.data(0).put(at, (byte) (10 * x + 100 * (y % 2)));
      }
    }
    try (PictureConverter converter =
        new PictureConverter(PictureConverter.Kind.ANALYSIS, crop, rotation, size)) {
      ByteBuffer out = ByteBuffer.allocateDirect(converter.byteCount());
      converter.convert(frame, out);
      int[] reds = new int[size.width() * size.height()];
      for (int i = 0; i < reds.length; i++) {
        reds[i] = out.get(3 * i) & 0xff;
      }
      return reds;
    } finally {
      av_frame_free(frame);
    }
  }

  @Test
  void turnsClockwise() throws IOException {
    FrameSize wide = new FrameSize(3, 2);
    FrameSize tall = new FrameSize(2, 3);
    assertArrayEquals(new int[] {0, 10, 20, 100, 110, 120}, reds(Crop.WHOLE, 0, wide));
    assertArrayEquals(new int[] {100, 0, 110, 10, 120, 20}, reds(Crop.WHOLE, 90, tall));
    assertArrayEquals(new int[] {120, 110, 100, 20, 10, 0}, reds(Crop.WHOLE, 180, wide));
    assertArrayEquals(new int[] {20, 120, 10, 110, 0, 100}, reds(Crop.WHOLE, 270, tall));
  }

  @Test
  void cutsOutOfTheUprightPicture() throws IOException {
    FrameSize one = new FrameSize(1, 1);
    Crop topRightOfWide = new Crop(2.0 / 3, 0, 1.0 / 3, 0.5);
    assertArrayEquals(new int[] {20}, reds(topRightOfWide, 0, one));
    assertArrayEquals(new int[] {100}, reds(topRightOfWide, 180, one));
    Crop topRightOfTall = new Crop(0.5, 0, 0.5, 1.0 / 3);
    assertArrayEquals(new int[] {0}, reds(topRightOfTall, 90, one));
    assertArrayEquals(new int[] {120}, reds(topRightOfTall, 270, one));
  }

  @Test
  void averagesAreas() throws IOException {
    // Two by two pixels each: 20 c + 5 across, 50 down.
    int[] reds = reds(new FrameSize(8, 8), Crop.WHOLE, 0, new FrameSize(4, 4));
    for (int i = 0; i < reds.length; i++) {
      assertEquals(20 * (i % 4) + 55, reds[i], 1);
    }
  }

  @Test
  void everyPartOfAPictureHasItsColours() throws IOException {
    // Red in BT.709's limited range; a view is scaled in slices by several threads.
    AVFrame frame = av_frame_alloc();
    frame.format(AV_PIX_FMT_YUV420P).width(640).height(360);
    frame.colorspace(AVCOL_SPC_BT709).color_range(AVCOL_RANGE_MPEG);
    assertEquals(0, av_frame_get_buffer(frame, 0));
    int[] red = {63, 102, 240};
    for (int plane = 0; plane < 3; plane++) {
      int rows = plane == 0 ? 360 : 180;
      frame.data(plane).limit((long) rows * frame.linesize(plane)).fill(red[plane]);
    }
    FrameSize size = new FrameSize(320, 180);
    try (PictureConverter converter =
        new PictureConverter(PictureConverter.Kind.VIEW, Crop.WHOLE, 0, size)) {
      ByteBuffer out = ByteBuffer.allocateDirect(converter.byteCount());
      converter.convert(frame, out);
      for (int i = 0; i < out.capacity(); i += 4) {
        assertEquals(0, out.get(i) & 0xff, 3, "blue");
        assertEquals(0, out.get(i + 1) & 0xff, 3, "green");
        assertEquals(255, out.get(i + 2) & 0xff, 3, "red");
        assertEquals(255, out.get(i + 3) & 0xff, "opaque");
      }
    } finally {
      av_frame_free(frame);
    }
  }
}
