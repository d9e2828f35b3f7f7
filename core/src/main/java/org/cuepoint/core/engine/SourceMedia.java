package org.cuepoint.core.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cuepoint.core.feature.FeatureKey;
import org.cuepoint.core.media.Crop;
import org.cuepoint.core.media.FrameIndexCodec;
import org.cuepoint.core.media.IndexedMedia;
import org.cuepoint.core.provenance.ContentHash;
import org.cuepoint.core.time.FeatureClock;

/**
 * A source of a request with its frame index read.
 *
 * @param source as it was sent
 * @param media its frames
 * @param crop the part to look at
 */
record SourceMedia(EngineProtocol.Source source, IndexedMedia media, Crop crop) {

  static SourceMedia read(EngineProtocol.Source source) throws IOException {
    List<Double> c = source.crop();
    return new SourceMedia(
        source,
        FrameIndexCodec.decode(Files.readAllBytes(Path.of(source.indexFile()))),
        new Crop(c.get(0), c.get(1), c.get(2), c.get(3)));
  }

  FeatureKey key(int inputSize, FeatureClock clock, String encoder) {
    return new FeatureKey(new ContentHash(source.contentHash()), crop, inputSize, clock, encoder);
  }

  int ticks(FeatureClock clock) {
    return clock.ticks(media.index());
  }
}
