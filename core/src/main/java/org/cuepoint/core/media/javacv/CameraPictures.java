package org.cuepoint.core.media.javacv;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacv.FFmpegFrameGrabber;
import org.bytedeco.javacv.Frame;
import org.bytedeco.javacv.FrameGrabber;
import org.cuepoint.core.media.CameraAddress;
import org.cuepoint.core.media.SamplingPlan;
import org.cuepoint.core.media.TickPictures;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Pictures of a camera. A tick gets the frame that is on screen at its time, as in a file, and so
 * is there when the next frame is: one frame late. When whoever reads is too slow, the driver drops
 * frames and ticks show the same picture again. One thread at a time.
 */
final class CameraPictures implements TickPictures {

  private static final Logger LOG = LoggerFactory.getLogger(CameraPictures.class);
  private static final long MICROS = 1_000_000;

  private final CameraAddress address;
  private final SamplingPlan plan;
  private final FFmpegFrameGrabber grabber;
  private final PictureConverter converter;

  /** The picture that is on screen, and the one that will be. */
  private ByteBuffer shown;

  private ByteBuffer ahead;
  private int shownFrame = -1;
  private long shownTime;
  private long aheadTime;
  private long firstTime;
  private int tick;
  private boolean ended;

  /**
   * Opens a camera.
   *
   * @throws IOException if there is none or it cannot be used; the message says what to do
   */
  CameraPictures(CameraAddress address, SamplingPlan plan) throws IOException {
    this.address = address;
    this.plan = plan;
    converter = new PictureConverter(PictureConverter.Kind.ANALYSIS, plan.crop(), 0, plan.size());
    shown = ByteBuffer.allocateDirect(converter.byteCount());
    ahead = ByteBuffer.allocateDirect(converter.byteCount());
    grabber = new FFmpegFrameGrabber(address.device());
    grabber.setFormat(address.format());
    grabber.setImageMode(FrameGrabber.ImageMode.RAW);
    try {
      grabber.start();
    } catch (FrameGrabber.Exception none) {
      close();
      throw new IOException(
          "The camera "
              + address
              + " cannot be opened: it is not there, in use by another program, or this person may"
              + " not use it. On Linux 'ls /dev/video*' lists cameras and the group 'video' may use"
              + " them.",
          none);
    }
    grab();
    if (ended) {
      close();
      throw new IOException("The camera " + address + " gives no pictures.");
    }
    firstTime = aheadTime;
  }

  /** Reads the next frame into {@link #ahead}. */
  private void grab() throws IOException {
    try {
      Frame frame = grabber.grabImage();
      if (frame == null || !(frame.opaque instanceof AVFrame picture)) {
        ended = true;
        return;
      }
      converter.convert(picture, ahead);
      aheadTime = frame.timestamp;
    } catch (FrameGrabber.Exception gone) {
      throw new IOException(
          "The camera " + address + " stopped giving pictures; is it still plugged in?", gone);
    }
  }

  @Override
  public int next(ByteBuffer rgb) throws IOException {
    long due = firstTime + tick * MICROS / plan.clock().hertz();
    while (!ended && aheadTime <= due) {
      ByteBuffer free = shown;
      shown = ahead;
      shownTime = aheadTime;
      shownFrame++;
      ahead = free;
      grab();
    }
    if (ended && due > shownTime) {
      return -1;
    }
    rgb.put(0, shown, 0, converter.byteCount()).position(0);
    tick++;
    return shownFrame;
  }

  @Override
  public void close() {
    converter.close();
    try {
      grabber.close();
    } catch (FrameGrabber.Exception closing) {
      LOG.debug("The camera {} did not close", address, closing);
    }
  }
}
