package org.cuepoint.core.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.cuepoint.core.project.BlobStore;
import org.cuepoint.core.provenance.ContentHash;

/** Blobs as plain files, named by their hash. */
final class InMemoryBlobs implements BlobStore {

  private final Path folder;

  InMemoryBlobs(Path folder) {
    this.folder = folder;
  }

  @Override
  public synchronized ContentHash put(byte[] bytes) throws IOException {
    ContentHash hash = ContentHash.of(bytes);
    Files.createDirectories(folder);
    Files.write(folder.resolve(hash.hex()), bytes);
    return hash;
  }

  @Override
  public ContentHash adopt(Path file) throws IOException {
    ContentHash hash = put(Files.readAllBytes(file));
    Files.delete(file);
    return hash;
  }

  @Override
  public Optional<Path> find(ContentHash hash) {
    return Optional.of(folder.resolve(hash.hex())).filter(Files::exists);
  }

  @Override
  public boolean delete(ContentHash hash) throws IOException {
    return Files.deleteIfExists(folder.resolve(hash.hex()));
  }
}
