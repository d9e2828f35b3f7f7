package org.cuepoint.core.chain;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What trainings took on this computer, in any project: a file with a line each. It may be deleted
 * at any time. Thread-safe.
 */
public final class PaceBook {

  private static final Logger LOG = LoggerFactory.getLogger(PaceBook.class);
  private static final Gson GSON = new Gson();

  /** The latest say most; older lines are passed over. */
  private static final int MOST = 200;

  private final Path file;

  /**
   * Opens the book.
   *
   * @param file made with the first line
   */
  public PaceBook(Path file) {
    this.file = file;
  }

  /** Returns what is known, oldest first. */
  public synchronized List<PastTraining> all() {
    List<PastTraining> known = new ArrayList<>();
    try {
      for (String line : Files.readAllLines(file)) {
        PastTraining past = GSON.fromJson(line, PastTraining.class);
        if (past != null && past.units() > 0) {
          known.add(past);
        }
      }
    } catch (NoSuchFileException none) {
      return List.of();
    } catch (IOException | JsonParseException unreadable) {
      LOG.warn("{} cannot be read to its end", file, unreadable);
    }
    return known.subList(Math.max(0, known.size() - MOST), known.size());
  }

  /** Writes one down; a book that cannot be written only makes estimates worse. */
  public synchronized void add(PastTraining past) {
    try {
      Path parent = file.toAbsolutePath().getParent();
      if (parent != null) {
        Files.createDirectories(parent);
      }
      Files.writeString(
          file, GSON.toJson(past) + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException problem) {
      LOG.warn("{} cannot be written", file, problem);
    }
  }
}
