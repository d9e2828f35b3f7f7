package org.cuepoint.core.recognition;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A provider of frame encoders, found by ServiceLoader; the FE family is registered the same way.
 * Thread-safe.
 */
public interface Backbone {

  /** The version of this interface that core calls. */
  int API_VERSION = 1;

  /** Returns a stable id, for example {@code fe}. */
  String id();

  /** Returns what people read. */
  String displayName();

  /** Returns the version of this interface that the provider was written for. */
  int apiVersion();

  /** Says whether this provider can open the weights file. */
  boolean accepts(Path weights);

  /**
   * Opens an encoder. Called in the engine process only.
   *
   * @param weights the weights file
   * @throws IOException if the file cannot be read; the message says why
   */
  FrameEncoder open(Path weights) throws IOException;
}
