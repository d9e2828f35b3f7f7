package org.cuepoint.core.provenance;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.LongConsumer;

/**
 * SHA-256 of some bytes, as 64 lower-case hexadecimal digits.
 *
 * @param hex the digits
 */
public record ContentHash(String hex) {

  /** Validates the form. */
  public ContentHash {
    if (!hex.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException("Not a SHA-256: " + hex);
    }
  }

  /** Hashes bytes in memory. */
  public static ContentHash of(byte[] bytes) {
    return finish(sha256(), bytes);
  }

  /** Hashes text as UTF-8. */
  public static ContentHash of(String text) {
    return of(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  /**
   * Hashes a file as a stream.
   *
   * @param file the file
   * @param bytesDone told after each block how many bytes have been read; may throw to cancel
   */
  public static ContentHash of(Path file, LongConsumer bytesDone) throws IOException {
    MessageDigest digest = sha256();
    byte[] block = new byte[1 << 20];
    long done = 0;
    try (InputStream in = Files.newInputStream(file)) {
      for (int n = in.read(block); n >= 0; n = in.read(block)) {
        digest.update(block, 0, n);
        done += n;
        bytesDone.accept(done);
      }
    }
    return finish(digest, new byte[0]);
  }

  /** Returns the first 12 digits, enough to tell things apart on a screen. */
  public String brief() {
    return hex.substring(0, 12);
  }

  @Override
  public String toString() {
    return hex;
  }

  private static ContentHash finish(MessageDigest digest, byte[] last) {
    return new ContentHash(HexFormat.of().formatHex(digest.digest(last)));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException missing) {
      throw new AssertionError("Every Java platform has SHA-256", missing);
    }
  }
}
