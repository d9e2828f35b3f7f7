package org.cuepoint.storage.blob;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.cuepoint.core.project.ProjectAccess;
import org.cuepoint.core.provenance.ContentHash;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileBlobStoreTest {

  @TempDir private Path temporary;

  private List<String> files(Path folder) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      return paths
          .filter(Files::isRegularFile)
          .map(path -> folder.relativize(path).toString().replace('\\', '/'))
          .sorted()
          .toList();
    }
  }

  @Test
  void aBlobLiesInAFolderOfItsFirstDigitsAndNothingElseIsLeft() throws IOException {
    Path folder = temporary.resolve("blobs");
    FileBlobStore store = new FileBlobStore(folder, ProjectAccess.WRITE);
    ContentHash hash = store.put(new byte[] {1});
    store.put(new byte[] {1});
    store.adopt(Files.write(temporary.resolve("same"), new byte[] {1}));
    assertEquals(List.of(hash.hex().substring(0, 2) + "/" + hash.hex()), files(folder));
  }

  @Test
  void aFileThatCannotBeAdoptedStaysWhereItIs() throws IOException {
    Path folder = Files.writeString(temporary.resolve("blobs"), "in the way");
    FileBlobStore store = new FileBlobStore(folder, ProjectAccess.WRITE);
    Path file = Files.writeString(temporary.resolve("weights"), "hours of training");
    assertThrows(IOException.class, () -> store.adopt(file));
    assertEquals("hours of training", Files.readString(file));
  }

  @Test
  void aStoreForLookingFindsButDoesNotKeep() throws IOException {
    ContentHash hash = new FileBlobStore(temporary, ProjectAccess.WRITE).put(new byte[] {1});
    FileBlobStore store = new FileBlobStore(temporary, ProjectAccess.READ);
    assertTrue(store.find(hash).isPresent());
    assertEquals(Optional.empty(), store.find(ContentHash.of("nothing")));
    assertThrows(UnsupportedOperationException.class, () -> store.put(new byte[] {2}));
    assertThrows(UnsupportedOperationException.class, () -> store.adopt(temporary));
    assertThrows(UnsupportedOperationException.class, () -> store.delete(hash));
  }

  @Test
  void aDeletedBlobIsGone() throws IOException {
    FileBlobStore store = new FileBlobStore(temporary, ProjectAccess.WRITE);
    ContentHash hash = store.put(new byte[] {1});
    assertTrue(store.delete(hash));
    assertEquals(Optional.empty(), store.find(hash));
    assertFalse(store.delete(hash));
    assertEquals(hash, store.put(new byte[] {1}));
  }
}
