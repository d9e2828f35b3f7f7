package org.cuepoint.core.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cuepoint.core.recognition.ExportFormat;
import org.cuepoint.core.recognition.djl.DjlBackend;
import org.cuepoint.core.recognition.djl.export.ModelExport;

/** Writes models for other programs. */
final class ExportWork {

  private ExportWork() {}

  static EngineProtocol.Exported run(DjlBackend backend, EngineProtocol.Export request)
      throws IOException {
    ModelExport.Card card =
        new ModelExport.Card(
            request.name(), request.kind(), request.classes(), request.clock(), request.encoder());
    return new EngineProtocol.Exported(
        backend
            .modelExport()
            .write(
                Files.readAllBytes(Path.of(request.modelFile())),
                ExportFormat.ofWord(request.format()),
                card,
                Path.of(request.outFile()))
            .stream()
            .map(Path::toString)
            .toList());
  }
}
