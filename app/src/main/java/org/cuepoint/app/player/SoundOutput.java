package org.cuepoint.app.player;

/**
 * Where sound is heard: takes signed 16-bit samples, little endian, channels interleaved. One
 * thread at a time writes; {@link #played} and {@link #setVolume} may be called from any thread.
 */
interface SoundOutput extends AutoCloseable {

  /** Opens outputs. */
  interface Device {
    /**
     * Opens an output; it does not sound yet.
     *
     * @throws SoundUnavailableException if there is no device that plays this
     */
    SoundOutput open(int sampleRate, int channels) throws SoundUnavailableException;
  }

  /** Thrown when sound cannot be heard on this computer now. */
  final class SoundUnavailableException extends Exception {
    private static final long serialVersionUID = 1;

    SoundUnavailableException(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /** Returns how many bytes {@link #write} takes now without waiting. */
  int room();

  /** Appends samples, no more bytes than {@link #room} said. */
  void write(byte[] samples, int bytes);

  /** Returns how many sample frames were heard since the output was opened; never less. */
  long played();

  /** Makes what was and will be written sound. */
  void begin();

  /** Stops at once and forgets what was not heard yet. */
  void halt();

  /** Sets the volume, 0 to 1, at once. */
  void setVolume(double volume);

  @Override
  void close();
}
