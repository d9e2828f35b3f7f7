package org.cuepoint.core.feature;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.cuepoint.core.recognition.FeatureShape;

/**
 * The folder of features of a project. Thread-safe; at most one writer per key, in whatever
 * process.
 */
public final class FeatureStore {

  private final Path folder;

  /**
   * Makes a store.
   *
   * @param folder made when the first feature is written
   */
  public FeatureStore(Path folder) {
    this.folder = folder;
  }

  /** Returns the folder. */
  public Path folder() {
    return folder;
  }

  /** Returns how many ticks of this key are safely stored. */
  public int storedTicks(FeatureKey key) throws IOException {
    List<BlockLog.Block> blocks = BlockLog.read(log(key));
    return blocks.isEmpty() ? 0 : blocks.getLast().endTick();
  }

  /**
   * Opens the features of a key for appending, after the last block that is whole.
   *
   * @param ticks how many ticks it will have in the end
   */
  public FeatureWriter write(FeatureKey key, FeatureShape shape, int ticks) throws IOException {
    Files.createDirectories(folder);
    return new FeatureWriter(data(key), log(key), shape, ticks);
  }

  /** Opens features for reading, or returns empty when fewer than {@code ticks} are stored. */
  public Optional<FeatureReader> read(FeatureKey key, FeatureShape shape, int ticks)
      throws IOException {
    return storedTicks(key) < ticks
        ? Optional.empty()
        : Optional.of(new FeatureReader(data(key), shape, ticks));
  }

  /** Returns the bytes that all features take on disk. */
  public long bytes() throws IOException {
    if (!Files.isDirectory(folder)) {
      return 0;
    }
    long sum = 0;
    try (var files = Files.newDirectoryStream(folder, "*.features")) {
      for (Path file : files) {
        sum += Files.size(file);
      }
    }
    return sum;
  }

  private Path data(FeatureKey key) {
    return folder.resolve(key.fileName() + ".features");
  }

  private Path log(FeatureKey key) {
    return folder.resolve(key.fileName() + ".log");
  }
}
