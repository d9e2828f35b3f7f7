package org.cuepoint.core.experiment;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.cuepoint.core.eval.Fingerprint;
import org.cuepoint.core.job.JobContext;
import org.cuepoint.core.media.Crop;
import org.cuepoint.core.media.FrameSize;
import org.cuepoint.core.media.IndexedMedia;
import org.cuepoint.core.media.MediaLibrary;
import org.cuepoint.core.media.SamplingPlan;
import org.cuepoint.core.media.TickSampler;
import org.cuepoint.core.provenance.ContentHash;
import org.cuepoint.core.time.FeatureClock;

/**
 * Makes the fingerprints of videos by decoding them once, and keeps them in a folder. One thread at
 * a time.
 */
public final class Fingerprints {

  private static final int GRID = Fingerprint.GRID;

  private final MediaLibrary media;
  private final Path folder;

  /**
   * Makes the maker.
   *
   * @param folder where fingerprints are kept; made when it is needed
   */
  public Fingerprints(MediaLibrary media, Path folder) {
    this.media = media;
    this.folder = folder;
  }

  /**
   * Returns the fingerprint of a video.
   *
   * @param name what people call it
   * @param file the file
   * @param index its frames
   * @param hash of the file
   * @param clock ticks
   * @throws IOException if it cannot be decoded
   */
  public Fingerprint of(
      String name,
      Path file,
      IndexedMedia index,
      ContentHash hash,
      FeatureClock clock,
      JobContext context)
      throws IOException {
    Path kept = folder.resolve(hash.hex() + "-" + clock.hertz() + ".luminance");
    int ticks = clock.ticks(index.index());
    if (Files.exists(kept) && Files.size(kept) == (long) ticks * GRID * GRID) {
      return new Fingerprint(name, hash, clock.hertz(), Files.readAllBytes(kept));
    }
    byte[] luminance = new byte[ticks * GRID * GRID];
    ByteBuffer rgb = ByteBuffer.allocateDirect(GRID * GRID * 3);
    SamplingPlan plan = new SamplingPlan(clock, Crop.WHOLE, new FrameSize(GRID, GRID));
    try (TickSampler sampler = media.openTicks(file, index, plan)) {
      for (int tick = 0; tick < ticks; tick++) {
        context.throwIfCancelled();
        sampler.next(rgb);
        for (int cell = 0; cell < GRID * GRID; cell++) {
          luminance[tick * GRID * GRID + cell] = (byte) luminance(rgb, 3 * cell);
        }
      }
    }
    Files.createDirectories(folder);
    Path part = Files.createTempFile(folder, "luminance", ".part");
    Files.write(part, luminance);
    Files.move(part, kept, StandardCopyOption.REPLACE_EXISTING);
    return new Fingerprint(name, hash, clock.hertz(), luminance);
  }

  /** Weights of Rec. ITU-R BT.601. */
  private static int luminance(ByteBuffer rgb, int at) {
    int red = rgb.get(at) & 0xff;
    int green = rgb.get(at + 1) & 0xff;
    int blue = rgb.get(at + 2) & 0xff;
    return Math.round(0.299f * red + 0.587f * green + 0.114f * blue);
  }
}
