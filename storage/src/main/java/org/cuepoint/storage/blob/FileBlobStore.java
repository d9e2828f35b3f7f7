package org.cuepoint.storage.blob;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import org.cuepoint.core.project.BlobStore;
import org.cuepoint.core.project.ProjectAccess;
import org.cuepoint.core.provenance.ContentHash;

/** Blobs in a folder: {@code ab/abcdef…}, the first two digits as a folder. Thread-safe. */
public final class FileBlobStore implements BlobStore {

  private final Path folder;
  private final ProjectAccess access;

  /**
   * Makes the store.
   *
   * @param folder made when the first blob comes
   * @param access whether blobs may be added and deleted
   */
  public FileBlobStore(Path folder, ProjectAccess access) {
    this.folder = folder;
    this.access = access;
  }

  @Override
  public ContentHash put(byte[] bytes) throws IOException {
    requireWritable();
    ContentHash hash = ContentHash.of(bytes);
    Path target = path(hash);
    if (!Files.exists(target)) {
      Path unfinished = unfinished(hash);
      try {
        Files.write(unfinished, bytes);
        Durability.forceAndMove(unfinished, target);
      } finally {
        Files.deleteIfExists(unfinished);
      }
    }
    return hash;
  }

  @Override
  public ContentHash adopt(Path file) throws IOException {
    requireWritable();
    ContentHash hash = ContentHash.of(file, bytes -> {});
    Path target = path(hash);
    if (!Files.exists(target)) {
      Path unfinished = unfinished(hash);
      try {
        // A plain move when it lies on the same disk, else a copy; either way the blob's own name
        // comes last.
        Files.move(file, unfinished);
        Durability.forceAndMove(unfinished, target);
      } catch (IOException e) {
        // It may be the only copy of hours of training: it goes back to where it came from.
        if (Files.exists(unfinished) && !Files.exists(file)) {
          Files.move(unfinished, file);
        }
        throw e;
      }
    }
    Files.deleteIfExists(file);
    return hash;
  }

  @Override
  public Optional<Path> find(ContentHash hash) {
    return Optional.of(path(hash)).filter(Files::isRegularFile);
  }

  @Override
  public boolean delete(ContentHash hash) throws IOException {
    requireWritable();
    return Files.deleteIfExists(path(hash));
  }

  private Path path(ContentHash hash) {
    return parent(hash).resolve(hash.hex());
  }

  private Path parent(ContentHash hash) {
    return folder.resolve(hash.hex().substring(0, 2));
  }

  private Path unfinished(ContentHash hash) throws IOException {
    Path parent = parent(hash);
    if (!Files.isDirectory(parent)) {
      Files.createDirectories(parent);
      Durability.forceFolder(folder);
    }
    return parent.resolve("unfinished-" + UUID.randomUUID() + ".part");
  }

  private void requireWritable() {
    if (access == ProjectAccess.READ) {
      throw new UnsupportedOperationException(
          "This project was opened for looking only, so no file of it can be changed.");
    }
  }
}
