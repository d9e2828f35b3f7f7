package org.cuepoint.plugins.onnx;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.cuepoint.core.recognition.Backbone;
import org.cuepoint.core.recognition.BackboneEncoder;
import org.cuepoint.core.recognition.BackboneFile;
import org.cuepoint.core.recognition.FrameEncoder;

/** Opens networks in ONNX files. Thread-safe; what it opens is not. */
public final class OnnxBackbone implements Backbone {

  /** The format's word in descriptions. */
  static final String ID = "onnx";

  /** Made by ServiceLoader. */
  public OnnxBackbone() {}

  @Override
  public String id() {
    return ID;
  }

  @Override
  public String displayName() {
    return "ONNX network";
  }

  @Override
  public int apiVersion() {
    return API_VERSION;
  }

  @Override
  public boolean accepts(Path weights) {
    try {
      return BackboneFile.read(weights)
          .filter(file -> file.description().format().equals(ID))
          .isPresent();
    } catch (IOException unreadable) {
      return false;
    }
  }

  @Override
  public FrameEncoder open(Path weights) throws IOException {
    BackboneFile file =
        BackboneFile.read(weights)
            .orElseThrow(() -> new IOException(weights + " is no backbone of this program"));
    try (InputStream in = file.weights()) {
      OnnxGraph graph =
          OnnxGraph.read(in.readAllBytes(), file.description().name())
              .withOutput(file.description().output().name());
      return new BackboneEncoder(file, OnnxNetwork.open(file.description(), graph));
    }
  }
}
