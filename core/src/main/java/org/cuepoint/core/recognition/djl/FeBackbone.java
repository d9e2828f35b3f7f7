package org.cuepoint.core.recognition.djl;

import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cuepoint.core.recognition.Backbone;
import org.cuepoint.core.recognition.FrameEncoder;
import org.cuepoint.core.recognition.djl.encoder.ConvEncoder;

/** Opens the encoders of the FE family. Registered for ServiceLoader as a plug-in's would be. */
public final class FeBackbone implements Backbone {

  private static final int START_BYTES = 64;

  /** Made by ServiceLoader. */
  public FeBackbone() {}

  @Override
  public String id() {
    return "fe";
  }

  @Override
  public String displayName() {
    return "Frame encoder (FE)";
  }

  @Override
  public int apiVersion() {
    return API_VERSION;
  }

  @Override
  public boolean accepts(Path weights) {
    try (InputStream in = Files.newInputStream(weights)) {
      return ConvEncoder.isEncoder(in.readNBytes(START_BYTES));
    } catch (IOException unreadable) {
      return false;
    }
  }

  @Override
  public FrameEncoder open(Path weights) throws IOException {
    return ConvEncoder.open(NDManager.newBaseManager(DjlBackend.bestDevice(), "PyTorch"), weights);
  }
}
