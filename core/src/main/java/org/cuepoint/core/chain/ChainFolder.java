package org.cuepoint.core.chain;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Chains as files, one each. A file is written whole beside the old one, made durable and moved
 * into its place, so that the end of the program at any moment leaves one that can be read.
 * Thread-safe as far as one writer at a time is.
 */
public final class ChainFolder {

  private static final Logger LOG = LoggerFactory.getLogger(ChainFolder.class);
  private static final String ENDING = ".json";

  /** Older ones that are over are forgotten. */
  private static final int KEPT = 20;

  private final Path folder;

  /**
   * Makes the view of a folder.
   *
   * @param folder made with the first chain
   */
  public ChainFolder(Path folder) {
    this.folder = folder;
  }

  /** Returns all chains, the latest first; what cannot be read is left out. */
  public List<Chain> all() throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    List<Chain> chains = new ArrayList<>();
    try (var files = Files.newDirectoryStream(folder, "*" + ENDING)) {
      for (Path file : files) {
        read(file).ifPresent(chains::add);
      }
    }
    chains.sort(Comparator.comparing(Chain::created).reversed());
    return chains;
  }

  /** Returns a chain as it was saved last. */
  public Optional<Chain> find(UUID id) throws IOException {
    return read(file(id));
  }

  private static Optional<Chain> read(Path file) throws IOException {
    try {
      return Optional.of(ChainJson.read(Files.readString(file)));
    } catch (NoSuchFileException none) {
      return Optional.empty();
    } catch (RuntimeException unreadable) {
      LOG.warn("{} holds no chain that can be read; it is left alone", file, unreadable);
      return Optional.empty();
    }
  }

  /** Keeps a chain; it is durable when this returns. */
  public void save(Chain chain) throws IOException {
    Files.createDirectories(folder);
    Path file = file(chain.id());
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try (FileChannel channel =
        FileChannel.open(
            part,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      ByteBuffer text = ByteBuffer.wrap(ChainJson.text(chain).getBytes(StandardCharsets.UTF_8));
      while (text.hasRemaining()) {
        channel.write(text);
      }
      channel.force(true);
    }
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    forgetOld();
  }

  private void forgetOld() throws IOException {
    List<Chain> over = all().stream().filter(chain -> !chain.isOpen()).skip(KEPT).toList();
    for (Chain chain : over) {
      Files.deleteIfExists(file(chain.id()));
    }
  }

  private Path file(UUID id) {
    return folder.resolve(id + ENDING);
  }
}
