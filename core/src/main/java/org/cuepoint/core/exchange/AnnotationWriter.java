package org.cuepoint.core.exchange;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Writes one annotation format. A plug-in brings one by listing its class in {@code
 * META-INF/services/org.cuepoint.core.exchange.AnnotationWriter}; it needs a public constructor
 * without parameters. Thread-safe.
 */
public interface AnnotationWriter {

  /** The version of this interface. */
  int API_VERSION = 1;

  /** Returns a short word that commands name it by; unique, never changed. */
  String id();

  /** Returns what people read. */
  String displayName();

  /** Returns the {@link #API_VERSION} it was written for, as a number in its own code. */
  int apiVersion();

  /**
   * Writes annotations. Existing files of the same names are replaced; whether they may be is for
   * the caller to ask.
   *
   * @param target the file or folder, as the format has it
   * @param export what to write
   * @return what the format cannot carry, one sentence each; empty when nothing is lost
   * @throws IOException if it cannot be written; an older file is still whole then
   */
  List<String> write(Path target, AnnotationExport export) throws IOException;
}
