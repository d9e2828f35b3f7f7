package org.cuepoint.core.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cuepoint.core.engine.EngineClient;
import org.cuepoint.core.engine.EngineSettings;
import org.cuepoint.core.job.JobContext;
import org.cuepoint.core.media.FrameSize;
import org.cuepoint.core.media.MediaLibrary;
import org.cuepoint.core.media.javacv.JavaCvMediaLibrary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A split with copies on both sides is refused, decoded from real files. */
final class CopiesTest {

  private static final MediaLibrary MEDIA = new JavaCvMediaLibrary();
  private static final int SECONDS = 16;

  @TempDir private Path folder;

  private ExperimentTools tools() {
    // Nothing here sends a request, so that no engine starts.
    EngineClient engine = new EngineClient(EngineSettings.ofThisMachine(folder, folder));
    return new ExperimentTools(MEDIA, engine, folder.resolve("work"), Map.of());
  }

  private SplitData read(Path data, DataLayout layout) throws IOException {
    return SplitData.read(
        tools(), data, layout, new SplitChoice.LeaveOneGroupOut(), JobContext.NONE);
  }

  private static DataLayout layout() {
    return new DataLayout(
        "clips",
        "table.csv",
        new DataLayout.Columns("file", Optional.of("who"), "from", "to", "what"),
        DataLayout.Gaps.BACKGROUND,
        Optional.empty());
  }

  @Test
  void clipsOfTheirOwnPass() throws IOException {
    SplitData split = read(MovingClips.folder(MEDIA, folder, 2, SECONDS), layout());
    assertEquals(List.of("g0", "g1"), split.folds().stream().map(f -> f.name()).toList());
    assertEquals(4, split.data().videos().size());
  }

  @Test
  void aSmallerDarkerCutCopyIsRefusedWithBothNames() throws IOException {
    MovingClips.folder(MEDIA, folder, 2, SECONDS);
    // Begins between two ticks of the original, and has other pixels, size and brightness.
    MovingClips.write(
        MEDIA,
        folder.resolve("clips").resolve("copy.mp4"),
        new MovingClips.Making(0, new FrameSize(64, 48), 21, 8 * MovingClips.RATE, 0.9, 150_000));
    Files.writeString(
        folder.resolve("table.csv"), "copy.mp4,g1,0,30,bounce\n", StandardOpenOption.APPEND);
    String message =
        String.valueOf(
            assertThrows(IllegalArgumentException.class, () -> read(folder, layout()))
                .getMessage());
    assertTrue(message.contains("'copy.mp4'") && message.contains("'g0_0.mp4'"), message);
    assertTrue(message.contains(" s "), message);
  }

  @Test
  void theSameFileUnderAnotherNameIsRefused() throws IOException {
    MovingClips.folder(MEDIA, folder, 2, SECONDS);
    Path clips = folder.resolve("clips");
    Files.copy(clips.resolve("g0_1.mp4"), clips.resolve("again.mp4"));
    Files.writeString(
        folder.resolve("table.csv"), "again.mp4,g1,0,30,bounce\n", StandardOpenOption.APPEND);
    String message =
        String.valueOf(
            assertThrows(IllegalArgumentException.class, () -> read(folder, layout()))
                .getMessage());
    assertTrue(message.contains("are the same file"), message);
  }

  /** Takes and looks are disjoint between groups; scenes are shared, and cameras move in them. */
  @Test
  void motionTheatrePassesWithItsGroups() throws IOException {
    Path data = Path.of(System.getProperty("cuepoint.shared", "none"), "data", "motion-theatre");
    assumeTrue(Files.isDirectory(data), "motion-theatre is not on this machine");
    DataLayout layout =
        new DataLayout(
            "videos",
            "segments.csv",
            new DataLayout.Columns(
                "video", Optional.of("group"), "start_frame", "end_frame_exclusive", "label"),
            DataLayout.Gaps.BACKGROUND,
            Optional.empty());
    assertEquals(6, read(data, layout).folds().size());
  }

  @Test
  void aRowThatMakesNoSenseIsNamedByItsLine() throws IOException {
    MovingClips.folder(MEDIA, folder, 2, 4);
    Path table = folder.resolve("table.csv");
    String good = Files.readString(table);
    Files.writeString(table, good + "g0_0.mp4,g0,50,40,bounce\n");
    assertTrue(refused().contains("must end after its start"));
    Files.writeString(table, good + "g0_0.mp4,g0,33,9999,bounce\n");
    assertTrue(refused().contains("g0_0.mp4"));
    Files.writeString(table, good + "g0_0.mp4,g1,0,9,bounce\n");
    assertTrue(refused().contains("several groups"));
    Files.writeString(table, good + "g0_0.mp4,g0,x,9,bounce\n");
    assertTrue(refused().contains("Line 6"), refused());
  }

  private String refused() {
    return String.valueOf(
        assertThrows(IllegalArgumentException.class, () -> read(folder, layout())).getMessage());
  }
}
