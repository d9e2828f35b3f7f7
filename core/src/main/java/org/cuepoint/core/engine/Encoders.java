package org.cuepoint.core.engine;

import java.io.IOException;
import java.nio.file.Path;
import org.cuepoint.core.recognition.Backbone;
import org.cuepoint.core.recognition.FrameEncoder;
import org.cuepoint.core.spi.Catalog;
import org.cuepoint.core.spi.ProviderKind;

/** Opens a weights file with whichever provider knows it. */
final class Encoders {

  private Encoders() {}

  static FrameEncoder open(Path weights) throws IOException {
    Catalog<Backbone> backbones = Catalog.load(ProviderKind.BACKBONE);
    for (Backbone backbone : backbones.all()) {
      if (backbone.accepts(weights)) {
        return backbone.open(weights);
      }
    }
    throw new IOException(
        "No installed encoder reads "
            + weights
            + "; there are "
            + String.join(", ", backbones.ids()));
  }
}
