package org.cuepoint.core.feature;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.cuepoint.core.recognition.FeatureShape;

/**
 * The folder of features of a project. Thread-safe; at most one writer per key, in whatever
 * process.
 */
public final class FeatureStore {

  private static final String DATA = ".features";
  private static final String LOG = ".log";
  private static final String NOTE = ".json";

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
    return write(key, shape, ticks, "");
  }

  /**
   * Opens the features of a key for appending, after the last block that is whole, with a note
   * beside them.
   *
   * @param ticks how many ticks it will have in the end
   * @param name of the video or region, for people
   * @throws IOException if another job writes them now, or the disk refuses
   */
  public FeatureWriter write(FeatureKey key, FeatureShape shape, int ticks, String name)
      throws IOException {
    Files.createDirectories(folder);
    FeatureWriter writer = new FeatureWriter(data(key), log(key), shape, ticks);
    try {
      FeatureNote.of(key, shape, ticks, name).write(folder.resolve(key.fileName() + NOTE));
      return writer;
    } catch (IOException | RuntimeException problem) {
      writer.close();
      throw problem;
    }
  }

  /** Opens features for reading, or returns empty when fewer than {@code ticks} are stored. */
  public Optional<FeatureReader> read(FeatureKey key, FeatureShape shape, int ticks)
      throws IOException {
    return storedTicks(key) < ticks
        ? Optional.empty()
        : Optional.of(new MappedFeatures(data(key), shape, ticks));
  }

  /** Returns the bytes that all features take on disk. */
  public long bytes() throws IOException {
    return files().stream().mapToLong(FeatureFile::bytes).sum();
  }

  /** Returns what is in the store, ordered by name. */
  public List<FeatureFile> files() throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    Map<String, Long> sizes = new TreeMap<>();
    try (var entries =
        Files.newDirectoryStream(folder, "*{.features,.log,.log.part,.json,.json.part}")) {
      for (Path entry : entries) {
        String file = entry.getFileName().toString();
        sizes.merge(file.substring(0, file.indexOf('.')), size(entry), Long::sum);
      }
    }
    List<FeatureFile> files = new ArrayList<>();
    for (Map.Entry<String, Long> entry : sizes.entrySet()) {
      files.add(file(entry.getKey(), entry.getValue()));
    }
    return List.copyOf(files);
  }

  private FeatureFile file(String name, long bytes) throws IOException {
    Path data = folder.resolve(name + DATA);
    Optional<FeatureNote> note = FeatureNote.read(folder.resolve(name + NOTE));
    List<BlockLog.Block> blocks = BlockLog.read(folder.resolve(name + LOG));
    int ticks = blocks.isEmpty() ? 0 : blocks.getLast().endTick();
    long dataBytes = Files.exists(data) ? size(data) : 0;
    FeatureFile.State state = FeatureFile.State.GOOD;
    if (Files.exists(data) && FeatureLock.isHeld(data)) {
      state = FeatureFile.State.BEING_WRITTEN;
    } else if (ticks == 0 || note.filter(known -> dataBytes < ticks * record(known)).isPresent()) {
      state = FeatureFile.State.TORN;
    }
    return new FeatureFile(name, note, ticks, bytes, state);
  }

  private static long record(FeatureNote note) {
    return FeatureRecord.bytes(new FeatureShape(note.channels(), note.tokens()));
  }

  /** A file may go while it is looked at. */
  private static long size(Path file) throws IOException {
    try {
      return Files.size(file);
    } catch (NoSuchFileException gone) {
      return 0;
    }
  }

  /**
   * Removes a file of the store; it can be computed again.
   *
   * @return false when a job writes it now, and it stays
   */
  public boolean remove(FeatureFile file) throws IOException {
    Path data = folder.resolve(file.name() + DATA);
    if (Files.exists(data) && FeatureLock.isHeld(data)) {
      return false;
    }
    // The log first: features without a log count as nothing.
    Files.deleteIfExists(folder.resolve(file.name() + LOG));
    Files.deleteIfExists(folder.resolve(file.name() + LOG + ".part"));
    Files.deleteIfExists(data);
    Files.deleteIfExists(folder.resolve(file.name() + NOTE));
    Files.deleteIfExists(folder.resolve(file.name() + NOTE + ".part"));
    return true;
  }

  private Path data(FeatureKey key) {
    return folder.resolve(key.fileName() + DATA);
  }

  private Path log(FeatureKey key) {
    return folder.resolve(key.fileName() + LOG);
  }
}
