package org.cuepoint.core.feature;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import org.cuepoint.core.media.Crop;
import org.cuepoint.core.provenance.ContentHash;
import org.cuepoint.core.recognition.FeatureShape;
import org.cuepoint.core.time.FeatureClock;
import org.jspecify.annotations.Nullable;

/**
 * What a feature file holds, in words, as JSON beside it. The file is found by its name alone; this
 * is for people and for accounting.
 *
 * @param video name of the video or region when the file was begun
 * @param hash SHA-256 of the video file
 * @param crop x, y, width and height as shares of the frame
 * @param clock ticks a second
 * @param encoder id of the encoder
 * @param input width and height of the encoder's pictures
 * @param channels C
 * @param tokens the token map is tokens × tokens × C
 * @param ticks how many ticks the file has when it is complete
 * @param bytes size of the file when it is complete
 */
public record FeatureNote(
    String video,
    String hash,
    List<Double> crop,
    int clock,
    String encoder,
    int input,
    int channels,
    int tokens,
    int ticks,
    long bytes) {

  private static final Gson GSON = new GsonBuilder().setPrettyPrinting().create();

  /** Copies the crop. */
  public FeatureNote {
    crop = List.copyOf(crop);
  }

  static FeatureNote of(FeatureKey key, FeatureShape shape, int ticks, String video) {
    Crop crop = key.crop();
    return new FeatureNote(
        video,
        key.video().hex(),
        List.of(crop.x(), crop.y(), crop.width(), crop.height()),
        key.clock().hertz(),
        key.encoder(),
        key.inputSize(),
        shape.channels(),
        shape.tokens(),
        ticks,
        (long) ticks * FeatureRecord.bytes(shape));
  }

  /** Returns the key that the note speaks of. */
  public FeatureKey key() {
    return new FeatureKey(
        new ContentHash(hash),
        new Crop(crop.get(0), crop.get(1), crop.get(2), crop.get(3)),
        input,
        new FeatureClock(clock),
        encoder);
  }

  /** Writes the note unless it stands there already. */
  void write(Path file) throws IOException {
    if (read(file).filter(this::equals).isPresent()) {
      return;
    }
    Path part = file.resolveSibling(file.getFileName() + ".part");
    Files.writeString(part, GSON.toJson(this) + "\n", StandardCharsets.UTF_8);
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Reads a note; empty when there is none or it cannot be read. */
  static Optional<FeatureNote> read(Path file) throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      @Nullable FeatureNote note = GSON.fromJson(Files.readString(file), FeatureNote.class);
      return note == null || note.crop().size() != 4 ? Optional.empty() : Optional.of(note);
    } catch (RuntimeException damaged) {
      return Optional.empty();
    }
  }
}
