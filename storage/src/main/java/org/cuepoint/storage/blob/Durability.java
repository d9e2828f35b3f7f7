package org.cuepoint.storage.blob;

import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;

/** Puts finished files in place so that a power cut leaves either none or the whole. */
public final class Durability {

  private Durability() {}

  /** Forces a file's content to the disk. */
  public static void force(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  /** Forces a file to the disk, then moves it to another name in the same folder. */
  public static void forceAndMove(Path file, Path target) throws IOException {
    force(file);
    Files.move(file, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    forceFolder(Objects.requireNonNull(target.toAbsolutePath().getParent()));
  }

  /** Forces the names in a folder to the disk; Windows has no way to do so and needs none. */
  static void forceFolder(Path folder) throws IOException {
    if (File.separatorChar == '/') {
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }
}
