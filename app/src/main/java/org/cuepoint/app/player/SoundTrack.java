package org.cuepoint.app.player;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.OptionalDouble;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.cuepoint.core.job.Job;
import org.cuepoint.core.job.JobRunner;
import org.cuepoint.core.media.AudioLibrary;
import org.cuepoint.core.media.AudioSource;
import org.cuepoint.core.media.IndexedMedia;
import org.cuepoint.core.media.UnreadableMediaException;
import org.jspecify.annotations.Nullable;

/**
 * The sound of the video on screen, and what time it is by it. Short jobs keep the output's buffer
 * filled; each pulse of the screen asks for one when there is room, so that no thread ever waits
 * for the device. What goes wrong ends in silence and a hint, and {@link #position} is empty from
 * then on. Methods belong to the FX thread.
 */
final class SoundTrack {

  /**
   * What sound needs.
   *
   * @param library decodes it
   * @param device where it is heard
   * @param runner where it is decoded; a thread of its own, so that pictures do not delay it
   */
  record Parts(AudioLibrary library, SoundOutput.Device device, JobRunner runner) {}

  private static final int CHUNK_FRAMES = 4096;

  /** Devices report their place in steps; between them time runs on for this long at most. */
  private static final long STEP_NANOS = 60_000_000;

  private static final long DEAD_NANOS = 1_500_000_000;

  private final @Nullable Parts parts;
  private final Executor fxThread;
  private final LongSupplier nanoTime;
  private final ReadOnlyBooleanWrapper available = new ReadOnlyBooleanWrapper();
  private final ReadOnlyStringWrapper hint = new ReadOnlyStringWrapper("");

  // Guarded by this: what is wanted, by the FX thread.
  private @Nullable Path file;
  private @Nullable IndexedMedia media;
  private boolean playing;
  private double start;
  private int wanted;
  private double volume = 1;
  private boolean working;

  // Guarded by this: what is, by the job.
  private int active = -1;
  private @Nullable SoundOutput output;
  private int sampleRate = 1;
  private long base;
  private long written;
  private boolean ended;

  // Used by the job only.
  private @Nullable AudioSource source;
  private @Nullable Path sourceFile;
  private byte[] samples = new byte[0];
  private int bytesPerFrame = 2;

  // Used by the FX thread only.
  private long heard;
  private long heardNanos;
  private double latest;
  private int measured = -1;

  SoundTrack(@Nullable Parts parts, Executor fxThread, LongSupplier nanoTime) {
    this.parts = parts;
    this.fxThread = fxThread;
    this.nanoTime = nanoTime;
  }

  /** Whether the video has sound that can be heard. */
  ReadOnlyBooleanProperty availableProperty() {
    return available.getReadOnlyProperty();
  }

  /** Why there is no sound though the video has some, as a sentence; else empty. */
  ReadOnlyStringProperty hintProperty() {
    return hint.getReadOnlyProperty();
  }

  /** Takes the sound of another video; the device is opened when it first plays. */
  void open(Path path, IndexedMedia indexed) {
    synchronized (this) {
      file = path;
      media = indexed;
      playing = false;
      wanted++;
    }
    available.set(parts != null && indexed.facts().audio());
    hint.set("");
  }

  /** Lets file and device go. */
  void close() {
    synchronized (this) {
      file = null;
      media = null;
      playing = false;
      wanted++;
    }
    available.set(false);
    hint.set("");
    work();
  }

  /** Plays from a time of the video on, instead of what played before. */
  void start(double seconds) {
    if (!available.get()) {
      return;
    }
    synchronized (this) {
      playing = true;
      start = seconds;
      wanted++;
    }
    measured = -1;
    heardNanos = nanoTime.getAsLong();
    work();
  }

  /** Goes silent at once. */
  void stop() {
    synchronized (this) {
      if (!playing) {
        return;
      }
      playing = false;
      wanted++;
    }
    work();
  }

  /** Sets the volume, 0 to 1. */
  void setVolume(double next) {
    SoundOutput now;
    synchronized (this) {
      volume = next;
      now = output;
    }
    if (now != null) {
      now.setVolume(next);
    }
  }

  /** Keeps the device supplied; to be called with every pulse while it plays. */
  void pulse() {
    synchronized (this) {
      SoundOutput now = output;
      if (!playing || (ended && active == wanted)) {
        return;
      }
      if (now != null && active == wanted && now.room() < sampleRate * bytesPerFrame / 20) {
        return;
      }
    }
    work();
  }

  /**
   * Returns the time of the video that is heard; its start while the device is about to begin;
   * empty when nothing can be heard, so that another clock has to go on.
   */
  synchronized OptionalDouble position() {
    if (!available.get() || !playing) {
      return OptionalDouble.empty();
    }
    long now = nanoTime.getAsLong();
    SoundOutput line = output;
    if (active != wanted || line == null) {
      if (now - heardNanos > DEAD_NANOS) {
        silence(PlayerTexts.get("sound.stuck"));
        return OptionalDouble.empty();
      }
      return OptionalDouble.of(start);
    }
    if (measured != wanted) {
      measured = wanted;
      heard = 0;
      heardNanos = now;
      latest = start;
    }
    long played = line.played() - base;
    if (played > heard) {
      heard = played;
      heardNanos = now;
    } else if (now - heardNanos > DEAD_NANOS) {
      if (!ended) {
        silence(PlayerTexts.get("sound.stuck"));
      }
      return OptionalDouble.empty();
    } else if (ended && played >= written) {
      return OptionalDouble.empty();
    }
    double between = Math.min(STEP_NANOS, now - heardNanos) * 1e-9;
    latest = Math.max(latest, start + (double) heard / sampleRate + between);
    return OptionalDouble.of(latest);
  }

  private void silence(String why) {
    available.set(false);
    hint.set(why);
    stop();
  }

  private void work() {
    Parts now = parts;
    if (now == null) {
      return;
    }
    synchronized (this) {
      if (working) {
        return;
      }
      working = true;
    }
    now.runner()
        .submit(
            new Job<>(
                "Play sound",
                context -> {
                  supply(now);
                  return true;
                }));
  }

  /** Does what is wanted until nothing is left to do now. */
  private void supply(Parts from) {
    while (true) {
      int request;
      Path path;
      IndexedMedia indexed;
      boolean sound;
      double from0;
      synchronized (this) {
        request = wanted;
        path = file;
        indexed = media;
        sound = playing;
        from0 = start;
      }
      try {
        if (path == null || indexed == null || !path.equals(sourceFile)) {
          letGo();
        }
        if (sound && path != null && indexed != null) {
          supply(from, path, indexed, request, from0);
        } else {
          halt();
        }
      } catch (UnreadableMediaException unreadable) {
        failed(request, String.valueOf(unreadable.getMessage()));
      } catch (SoundOutput.SoundUnavailableException none) {
        failed(request, PlayerTexts.get("sound.no-device"));
      } catch (RuntimeException unexpected) {
        failed(request, PlayerTexts.get("sound.stuck"));
        synchronized (this) {
          working = false;
        }
        throw unexpected;
      }
      synchronized (this) {
        if (request == wanted) {
          working = false;
          return;
        }
      }
    }
  }

  private void supply(Parts from, Path path, IndexedMedia indexed, int request, double seconds)
      throws UnreadableMediaException, SoundOutput.SoundUnavailableException {
    AudioSource sound = source;
    SoundOutput line = output;
    if (sound == null || line == null) {
      letGo();
      sound = from.library().openAudio(path, indexed);
      source = sound;
      sourceFile = path;
      line = from.device().open(sound.sampleRate(), sound.channels());
      bytesPerFrame = 2 * sound.channels();
      samples = new byte[CHUNK_FRAMES * bytesPerFrame];
      synchronized (this) {
        output = line;
        sampleRate = sound.sampleRate();
        line.setVolume(volume);
      }
    }
    boolean anew;
    synchronized (this) {
      anew = active != request;
    }
    if (anew) {
      line.halt();
      sound.seek(seconds);
      synchronized (this) {
        base = line.played();
        written = 0;
        ended = false;
      }
    }
    fill(sound, line, request);
    if (anew) {
      line.begin();
      synchronized (this) {
        active = request;
      }
    }
  }

  private void fill(AudioSource sound, SoundOutput line, int request)
      throws UnreadableMediaException {
    for (int room = line.room(); room >= bytesPerFrame; room = line.room()) {
      ByteBuffer target =
          ByteBuffer.wrap(
                  samples, 0, Math.min(room / bytesPerFrame * bytesPerFrame, samples.length))
              .order(ByteOrder.LITTLE_ENDIAN);
      int frames = sound.read(target);
      if (frames > 0) {
        line.write(samples, frames * bytesPerFrame);
      }
      synchronized (this) {
        written += frames;
        ended = frames == 0;
        if (ended || wanted != request) {
          return;
        }
      }
    }
  }

  private void halt() {
    SoundOutput line = output;
    if (line != null) {
      line.halt();
    }
  }

  private void letGo() {
    SoundOutput line;
    synchronized (this) {
      line = output;
      output = null;
      active = -1;
    }
    if (line != null) {
      line.close();
    }
    AudioSource open = source;
    source = null;
    sourceFile = null;
    if (open != null) {
      open.close();
    }
  }

  private void failed(int request, String why) {
    letGo();
    fxThread.execute(
        () -> {
          boolean current;
          synchronized (this) {
            current = request == wanted;
          }
          if (current) {
            silence(why);
          }
        });
  }
}
