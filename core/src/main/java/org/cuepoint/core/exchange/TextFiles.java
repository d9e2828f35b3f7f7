package org.cuepoint.core.exchange;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** Reads and writes text files as UTF-8, the way annotation formats need it. */
public final class TextFiles {

  private static final int GLANCE = 4096;

  private TextFiles() {}

  /**
   * Reads a whole file without the byte order mark that spreadsheets put in front.
   *
   * @throws UnreadableAnnotationsException if the file is missing or is no UTF-8
   */
  public static String read(Path file) throws IOException {
    try {
      String text = Files.readString(file, StandardCharsets.UTF_8);
      return text.startsWith("\ufeff") ? text.substring(1) : text;
    } catch (NoSuchFileException missing) {
      throw new UnreadableAnnotationsException(file, "there is no such file");
    } catch (CharacterCodingException notText) {
      throw new UnreadableAnnotationsException(
          file, "this is no text in UTF-8; save it again with that encoding");
    }
  }

  /** Reads the lines of a file, whatever ends them; an empty last line is none. */
  public static List<String> lines(Path file) throws IOException {
    return read(file).lines().toList();
  }

  /** Returns the first characters of a file for a quick look; empty when it is no file. */
  public static String glance(Path file) {
    if (!Files.isRegularFile(file)) {
      return "";
    }
    try (var in = Files.newInputStream(file)) {
      String text = new String(in.readNBytes(GLANCE), StandardCharsets.UTF_8);
      return text.startsWith("\ufeff") ? text.substring(1) : text;
    } catch (IOException unreadable) {
      return "";
    }
  }

  /** Writes a file beside its place and moves it there, so that an old one is never half gone. */
  public static void write(Path file, String text) throws IOException {
    Path absolute = file.toAbsolutePath();
    Path folder = absolute.getParent();
    if (folder == null) {
      throw new IOException("'" + file + "' is no place for a file");
    }
    Files.createDirectories(folder);
    Path fresh = Files.createTempFile(folder, ".writing", ".tmp");
    try {
      Files.writeString(fresh, text, StandardCharsets.UTF_8);
      Files.move(fresh, absolute, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }
}
