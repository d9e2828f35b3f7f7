package org.cuepoint.core.media.check;

import java.util.List;
import java.util.Map;
import org.cuepoint.core.time.TimeBase;

/** The kinds of files that readers of frames go wrong on, made with the encoders we ship. */
public final class ClipZoo {

  private static final String H264 = "libopenh264";
  private static final TimeBase MILLIS = new TimeBase(1, 1000);
  private static final TimeBase MPEG = new TimeBase(1, 90_000);

  private ClipZoo() {}

  /** Returns the clips. */
  public static List<NumberedClip> clips() {
    Map<String, String> fast = Map.of("cpu-used", "8", "deadline", "realtime");
    Map<String, String> hiddenFrames =
        Map.of("cpu-used", "5", "deadline", "good", "auto-alt-ref", "1", "lag-in-frames", "16");
    Map<String, String> fastAv1 = Map.of("cpu-used", "8", "usage", "realtime");
    Map<String, String> hiddenAv1 = Map.of("cpu-used", "8", "lag-in-frames", "16");
    return List.of(
        NumberedClip.of("h264-25-gop-12.mp4", H264, 12, 0),
        NumberedClip.of("h264-25-gop-60.mp4", H264, 60, 0),
        NumberedClip.of("h264-25-gop-250.mp4", H264, 250, 0),
        NumberedClip.of("h264-one-key-frame.mp4", H264, 1000, 0),
        NumberedClip.of("h264-29.97.mp4", H264, 30, 0).timed(new TimeBase(1001, 30_000), 1),
        NumberedClip.of("h264-59.94.mp4", H264, 60, 0).timed(new TimeBase(1001, 60_000), 1),
        NumberedClip.of("h264-uneven.mp4", H264, 24, 0).timed(new TimeBase(1, 15_360), 0),
        NumberedClip.of("h264-uneven.mkv", H264, 30, 0).timed(MILLIS, 0),
        NumberedClip.of("h264.mkv", H264, 50, 0).timed(MILLIS, 40),
        NumberedClip.of("h264-late-start.ts", H264, 25, 0).timed(MPEG, 3600).from(912_345),
        NumberedClip.of("h264-fragmented.mp4", H264, 25, 0)
            .in(Map.of("movflags", "frag_keyframe+empty_moov+default_base_moof")),
        NumberedClip.of("h264-edit-list.mp4", H264, 20, 0).from(-7),
        NumberedClip.of("h264-turned-90.mp4", H264, 30, 0).turned(90),
        NumberedClip.of("h264-turned-180.mp4", H264, 30, 0).turned(180),
        NumberedClip.of("h264-turned-270.mov", H264, 30, 0).turned(270),
        NumberedClip.of("h264-raw.h264", H264, 25, 0),
        NumberedClip.of("mpeg4-b-frames.mp4", "mpeg4", 18, 2),
        NumberedClip.of("mpeg4-b-frames.avi", "mpeg4", 18, 2),
        NumberedClip.of("mpeg4.avi", "mpeg4", 18, 0),
        // MPEG-2 leaves groups open unless told otherwise.
        NumberedClip.of("mpeg2-open-gop.ts", "mpeg2video", 15, 2),
        NumberedClip.of("mpeg2-open-gop.mpg", "mpeg2video", 15, 2),
        NumberedClip.of("mpeg2-open-gop.mkv", "mpeg2video", 60, 2),
        NumberedClip.of("mjpeg-all-keys.avi", "mjpeg", 1, 0),
        NumberedClip.of("vp9.webm", "libvpx-vp9", 40, 0, fast).timed(MILLIS, 40),
        NumberedClip.of("vp9-hidden-frames.webm", "libvpx-vp9", 40, 0, hiddenFrames)
            .timed(MILLIS, 0),
        NumberedClip.of("av1.mp4", "libaom-av1", 60, 0, fastAv1),
        NumberedClip.of("av1-hidden-frames.webm", "libaom-av1", 40, 0, hiddenAv1)
            .timed(MILLIS, 40));
  }
}
