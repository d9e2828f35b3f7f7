package org.cuepoint.storage.sql;

/**
 * The project's database cannot be read or written, for example because the disk is full; the
 * message is for a person. The change that met it was not made.
 */
public final class StorageException extends RuntimeException {

  /**
   * Makes the exception.
   *
   * @param message what happened, to which file, and what to do next
   * @param cause what the database or the file system said
   */
  public StorageException(String message, Throwable cause) {
    super(message, cause);
  }
}
