package org.cuepoint.core.exchange;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Reads one annotation format. A plug-in brings one by listing its class in {@code
 * META-INF/services/org.cuepoint.core.exchange.AnnotationReader}; it needs a public constructor
 * without parameters. Thread-safe.
 */
public interface AnnotationReader {

  /** The version of this interface. */
  int API_VERSION = 1;

  /** Returns a short word that commands name it by; unique, never changed. */
  String id();

  /** Returns what people read. */
  String displayName();

  /** Returns the {@link #API_VERSION} it was written for, as a number in its own code. */
  int apiVersion();

  /** Says whether a file or folder looks like this format, by a quick look; never throws. */
  boolean accepts(Path file);

  /**
   * Reads a file or folder.
   *
   * @param file what {@link #accepts} accepted, or what a person says is of this format
   * @param context the videos of the project, and options
   * @throws UnreadableAnnotationsException if it is not of this format; the message says where
   * @throws IOException if it cannot be read at all
   */
  ImportedAnnotations read(Path file, ReadContext context) throws IOException;

  /**
   * Reads a file or folder as truth to compare predictions with: one label a frame, with gaps as
   * background, for each video of the project that the file covers.
   *
   * @param file as in {@link #read}
   * @param context as in {@link #read}
   * @throws IOException as in {@link #read}
   */
  default List<FrameTruth> readTruth(Path file, ReadContext context) throws IOException {
    return FrameTruth.ofRows(read(file, context), context);
  }
}
