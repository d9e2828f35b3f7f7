package org.cuepoint.core.project;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.cuepoint.core.provenance.ContentHash;

/** Files named by the hash of their content; written atomically, never changed. Thread-safe. */
public interface BlobStore {

  /** Keeps bytes and returns their hash; keeping the same bytes twice is one blob. */
  ContentHash put(byte[] bytes) throws IOException;

  /** Moves a finished file into the store and returns its hash; the file is gone afterwards. */
  ContentHash adopt(Path file) throws IOException;

  /** Returns the file of a blob, or empty when the store does not have it. */
  Optional<Path> find(ContentHash hash);

  /**
   * Deletes a blob.
   *
   * @return false if the store did not have it
   */
  boolean delete(ContentHash hash) throws IOException;
}
