package org.cuepoint.core.feature;

import java.util.Locale;
import org.cuepoint.core.media.Crop;
import org.cuepoint.core.provenance.ContentHash;
import org.cuepoint.core.recognition.EncoderDescription;
import org.cuepoint.core.time.FeatureClock;

/**
 * What features depend on: change one part and they are others.
 *
 * @param video hash of the video file
 * @param crop the analysis region, {@link Crop#WHOLE} for the whole frame
 * @param inputSize width and height to which the crop is scaled, in pixels
 * @param clock the feature clock
 * @param encoder id of the encoder, which names the hash of its weights
 */
public record FeatureKey(
    ContentHash video, Crop crop, int inputSize, FeatureClock clock, String encoder) {

  /** Version of how pictures are read and scaled; raise it when that changes. */
  private static final int DECODE_VERSION = 1;

  /** Returns the key of what an encoder sees. */
  public static FeatureKey of(
      ContentHash video, Crop crop, FeatureClock clock, EncoderDescription encoder) {
    return new FeatureKey(video, crop, encoder.inputSize(), clock, encoder.id());
  }

  /** Returns the name of the file without ending. */
  public String fileName() {
    String text =
        String.format(
            Locale.ROOT,
            "decode=%d video=%s crop=%.6f,%.6f,%.6f,%.6f size=%d clock=%d encoder=%s",
            DECODE_VERSION,
            video.hex(),
            crop.x(),
            crop.y(),
            crop.width(),
            crop.height(),
            inputSize,
            clock.hertz(),
            encoder);
    return ContentHash.of(text).hex().substring(0, 32);
  }
}
