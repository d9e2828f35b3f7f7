package org.cuepoint.core.media.javacv;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.cuepoint.core.job.JobContext;
import org.cuepoint.core.media.FrameSize;
import org.cuepoint.core.media.FrameSource;
import org.cuepoint.core.media.IndexedMedia;
import org.cuepoint.core.media.UnreadableMediaException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Indexes real files of many kinds and compares with what ffprobe 5.1 said about them. */
class VideoZooTest {

  /**
   * Where the reference itself cannot be right, since two of its frames share a time: the first
   * frame that differs, which must be marked as synthesised.
   */
  private static final Map<String, String> EXPLAINED =
      Map.of(
          // Frames 73 and 74 (219 and 220) are both at 40128: the last timestamps are missing from
          // the edit, and ffprobe falls back to decoding times. The second is put in between.
          "jcodec/AVCClipCatTest__cat_key_clip.mp4",
          "frame 74 at 40392 (synthesised), not 40128",
          // The same with frames 57 and 58.
          "jcodec/AVCClipCatTest__precise_clip.mp4",
          "frame 58 at 31416 (synthesised), not 31152",
          // ffprobe's times are 0, 144000, 48000, 96000, 144000: the second frame is a wild one.
          "jcodec/frame0123.m4v",
          "frame 1 at 24000 (synthesised), not 144000");

  private final JavaCvMediaLibrary library = new JavaCvMediaLibrary();

  @Test
  void agreesWithTheReference() throws IOException {
    Path zoo = Path.of(System.getProperty("cuepoint.shared", "")).resolve("data/video-zoo");
    Path reference = zoo.resolve("reference.json");
    assumeTrue(Files.exists(reference), "the shared video zoo is not here");
    JsonArray files =
        JsonParser.parseString(Files.readString(reference))
            .getAsJsonObject()
            .getAsJsonArray("files");
    List<String> differences = new ArrayList<>();
    for (JsonElement element : files) {
      JsonObject expected = element.getAsJsonObject();
      String name = expected.get("file").getAsString();
      String difference = compare(zoo.resolve(name), expected);
      if (!difference.equals(EXPLAINED.getOrDefault(name, ""))) {
        differences.add(name + ": " + difference);
      }
    }
    assertEquals("", String.join("\n", differences));
  }

  @Test
  @Tag("slow")
  void everyFrameIsTheSameInOrderAndAfterASeek() throws IOException {
    Path zoo = Path.of(System.getProperty("cuepoint.shared", "")).resolve("data/video-zoo");
    assumeTrue(Files.isDirectory(zoo), "the shared video zoo is not here");
    List<Path> files;
    try (Stream<Path> all = Files.walk(zoo, 2)) {
      files = all.filter(Files::isRegularFile).sorted().toList();
    }
    int compared = 0;
    for (Path file : files) {
      IndexedMedia media;
      try {
        media = library.index(file, JobContext.NONE);
      } catch (UnreadableMediaException noVideo) {
        continue;
      }
      compared += compareOrders(file, media);
    }
    assertTrue(compared > 2000, "compared only " + compared + " frames");
  }

  private int compareOrders(Path file, IndexedMedia media) throws IOException {
    FrameSize size = new FrameSize(64, 48);
    ByteBuffer pixels = ByteBuffer.allocate(64 * 48 * 4);
    int frames = media.index().frameCount();
    Random random = new Random(1);
    try (FrameSource inOrder = library.openFrames(file, media, size);
        FrameSource anyOrder = library.openFrames(file, media, size)) {
      byte[][] expected = new byte[frames][];
      for (int i = 0; i < frames; i++) {
        inOrder.read(i, pixels);
        expected[i] = pixels.array().clone();
      }
      for (int n = 0; n < 25; n++) {
        int frame = random.nextInt(frames);
        anyOrder.read(frame, pixels);
        assertArrayEquals(expected[frame], pixels.array(), () -> file + " frame " + frame);
      }
    }
    return 25;
  }

  private String compare(Path file, JsonObject expected) {
    int frames = expected.get("frames").getAsInt();
    IndexedMedia media;
    try {
      media = library.index(file, JobContext.NONE);
    } catch (UnreadableMediaException problem) {
      return frames == 0 ? "" : "unreadable: " + problem.getMessage();
    }
    List<String> differences = new ArrayList<>();
    int found = media.index().frameCount();
    if (found != frames) {
      differences.add(found + " frames, not " + frames);
    } else {
      long[] pts = media.index().allPts();
      long[] wanted = ptsOf(expected);
      for (int i = 0; i < frames; i++) {
        if (wanted[i] != FrameTable.MISSING && pts[i] != wanted[i]) {
          String mark = media.index().synthesised().get(i) ? " (synthesised)" : "";
          differences.add("frame " + i + " at " + pts[i] + mark + ", not " + wanted[i]);
          break;
        }
      }
      int[] keys = media.index().keyFrames().stream().toArray();
      int[] wantedKeys = ints(expected.getAsJsonArray("key_frames"));
      if (!Arrays.equals(keys, wantedKeys)) {
        differences.add("keys " + Arrays.toString(keys) + ", not " + Arrays.toString(wantedKeys));
      }
    }
    int rotation = expected.has("rotation") ? -expected.get("rotation").getAsInt() : 0;
    if (media.facts().rotation() != rotation) {
      differences.add("rotation " + media.facts().rotation() + ", not " + rotation);
    }
    if (expected.has("time_base")
        && !media.facts().timeBase().toString().equals(expected.get("time_base").getAsString())) {
      differences.add("time base " + media.facts().timeBase());
    }
    return String.join("; ", differences);
  }

  private static int[] ints(JsonArray array) {
    int[] result = new int[array.size()];
    for (int i = 0; i < result.length; i++) {
      result[i] = array.get(i).getAsInt();
    }
    return result;
  }

  private static long[] ptsOf(JsonObject expected) {
    JsonArray array = expected.getAsJsonArray("pts");
    long[] result = new long[array.size()];
    for (int i = 0; i < result.length; i++) {
      result[i] = array.get(i).isJsonNull() ? FrameTable.MISSING : array.get(i).getAsLong();
    }
    return result;
  }
}
