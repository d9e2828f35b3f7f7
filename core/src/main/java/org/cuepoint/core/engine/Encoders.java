package org.cuepoint.core.engine;

import java.io.IOException;
import java.nio.file.Path;
import org.cuepoint.core.recognition.Backbone;
import org.cuepoint.core.recognition.BackboneFile;
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
    String what =
        BackboneFile.read(weights)
            .map(
                file ->
                    "the backbone "
                        + file.description().name()
                        + ", which is in the format '"
                        + file.description().format()
                        + "'")
            .orElse(weights.toString());
    throw new IOException(
        "No installed encoder reads "
            + what
            + "; there are "
            + String.join(", ", backbones.ids())
            + ". 'cuepoint doctor' lists plug-ins that could not be loaded.");
  }
}
