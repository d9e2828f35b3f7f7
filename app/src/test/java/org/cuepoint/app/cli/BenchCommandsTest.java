package org.cuepoint.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The benchmarks of media at work, on a scale that tells nothing but that they work. */
class BenchCommandsTest {

  @TempDir private Path folder;
  private Shell shell;

  @BeforeEach
  void open() {
    shell = new Shell(folder);
  }

  @AfterEach
  void close() {
    shell.close();
  }

  @Test
  void exactnessReadsEveryKindOfClipAndFindsNothingWrong() {
    JsonObject document =
        shell.done("bench", "exactness", "--checks", "60", "--seed", "4", "--json").json();

    assertTrue(document.get("checks").getAsInt() >= 60);
    assertEquals(0, document.get("wrong").getAsInt());
    for (JsonElement clip : document.getAsJsonArray("clips")) {
      assertEquals(0, clip.getAsJsonObject().getAsJsonArray("problems").size());
      assertTrue(clip.getAsJsonObject().get("checks").getAsInt() > 0);
    }
  }

  @Test
  void seekMeasuresTheVideoThatItIsGiven() throws IOException {
    Path clip = shell.clip("walk.mp4", 4);

    JsonObject video =
        shell
            .done("bench", "seek", clip, "--targets", "7", "--json")
            .json()
            .getAsJsonArray("videos")
            .get(0)
            .getAsJsonObject();

    assertEquals(40, video.get("frames").getAsInt());
    assertEquals(10, video.get("gop").getAsDouble());
    assertEquals(7, video.getAsJsonObject("ours").get("count").getAsInt());
    assertFalse(video.has("mpv"));
  }

  @Test
  void seekGoesToTheSameFramesWithMpv() throws IOException {
    assumeTrue(isInstalled("mpv"), "mpv is not on this computer");
    Path clip = shell.clip("walk.mp4", 4);

    JsonObject video =
        shell
            .done("bench", "seek", clip, "--targets", "7", "--against", "mpv", "--json")
            .json()
            .getAsJsonArray("videos")
            .get(0)
            .getAsJsonObject();

    assertEquals(7, video.getAsJsonObject("mpv").get("count").getAsInt());
    assertEquals(0, video.get("mpv_off").getAsInt());
    assertTrue(video.get("ratio_p50").getAsDouble() > 0);
  }

  @Test
  void decodeComparesWithFfmpeg() throws IOException {
    assumeTrue(isInstalled("ffmpeg"), "ffmpeg is not on this computer");
    Path clip = shell.clip("walk.mp4", 4);

    JsonObject document =
        shell.done("bench", "decode", clip, "--against", "ffmpeg", "--runs", "1", "--json").json();

    assertEquals(40, document.get("frames").getAsInt());
    assertTrue(document.getAsJsonObject("ours").get("wall_s").getAsDouble() > 0);
    assertTrue(document.has("ratio_cpu"));
    assertTrue(document.get("ffmpeg_version").getAsString().startsWith("ffmpeg"));
  }

  @Test
  void aMissingVideoIsRefusedInASentence() {
    assertTrue(shell.refused("bench", "seek", "nowhere.mp4").contains("nowhere.mp4"));
    assertTrue(shell.refused("bench", "decode", "nowhere.mp4").contains("nowhere.mp4"));
  }

  @Test
  void wrongUsageIsTwo() {
    for (Object[] words :
        new Object[][] {
          {"bench"},
          {"bench", "decode"},
          {"bench", "decode", "a.mp4", "--against", "mpv"},
          {"bench", "seek", "--against", "ffmpeg"},
          {"bench", "seek", "--targets", "0"},
          {"bench", "exactness", "--checks", "0"}
        }) {
      assertEquals(CommandLineTool.WRONG_USAGE, shell.run(words).code());
    }
  }

  @Test
  void helpNamesWhatIsMeasuredAndTheFields() {
    assertTrue(shell.done("bench", "exactness", "--help").out().contains("wrong"));
    assertTrue(shell.done("bench", "seek", "--help").out().contains("ratio_p50"));
    assertTrue(shell.done("bench", "decode", "--help").out().contains("ratio_cpu"));
  }

  private static boolean isInstalled(String program) {
    return Pattern.compile(File.pathSeparator, Pattern.LITERAL)
        .splitAsStream(String.valueOf(System.getenv("PATH")))
        .anyMatch(place -> Files.isExecutable(Path.of(place, program)));
  }
}
