package org.cuepoint.core.feature;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import org.cuepoint.core.media.Crop;
import org.cuepoint.core.provenance.ContentHash;
import org.cuepoint.core.recognition.FeatureShape;
import org.cuepoint.core.recognition.TickFeatures;
import org.cuepoint.core.time.FeatureClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeatureStoreTest {

  private static final FeatureShape SHAPE = new FeatureShape(3, 2);
  private static final FeatureKey KEY =
      new FeatureKey(ContentHash.of("video"), Crop.WHOLE, 64, FeatureClock.DEFAULT, "FE@1");

  @TempDir Path folder;

  @Test
  void whatWasWrittenIsReadInHalfPrecision() throws IOException {
    FeatureStore store = new FeatureStore(folder);
    try (FeatureWriter writer = store.write(KEY, SHAPE, 5)) {
      writer.append(block(0, 3));
      writer.append(block(3, 2));
      assertTrue(writer.isComplete());
    }
    try (FeatureReader reader = store.read(KEY, SHAPE, 5).orElseThrow()) {
      for (int tick = 0; tick < 5; tick++) {
        float[] pooled = new float[3];
        float[] tokens = new float[12];
        reader.pooled(tick, pooled, 0);
        reader.tokens(tick, tokens, 0);
        assertEquals(tick * 3, reader.frame(tick));
        assertEquals(tick / 8f, reader.motion(tick));
        assertArrayEquals(new float[] {tick, tick + 0.5f, -tick}, pooled);
        assertEquals(tick + 11 * 0.25f, tokens[11]);
      }
    }
  }

  @Test
  void nothingIsReadBeforeAllTicksAreThere() throws IOException {
    FeatureStore store = new FeatureStore(folder);
    try (FeatureWriter writer = store.write(KEY, SHAPE, 5)) {
      writer.append(block(0, 3));
    }
    assertEquals(3, store.storedTicks(KEY));
    assertTrue(store.read(KEY, SHAPE, 5).isEmpty());
  }

  @Test
  void writingGoesOnAfterTheLastWholeBlock() throws IOException {
    FeatureStore store = new FeatureStore(folder);
    try (FeatureWriter writer = store.write(KEY, SHAPE, 5)) {
      writer.append(block(0, 3));
    }
    // A crash while the second block was being written: bytes without a line in the log.
    append(folder.resolve(KEY.fileName() + ".features"), new byte[17]);
    try (FeatureWriter writer = store.write(KEY, SHAPE, 5)) {
      assertEquals(3, writer.nextTick());
      writer.append(block(3, 2));
    }
    try (FeatureReader reader = store.read(KEY, SHAPE, 5).orElseThrow()) {
      assertEquals(12, reader.frame(4));
    }
  }

  @Test
  void aWriterOfWholeFeaturesLeavesThemToTheirReaders() throws IOException {
    FeatureStore store = new FeatureStore(folder);
    try (FeatureWriter writer = store.write(KEY, SHAPE, 5)) {
      writer.append(block(0, 5));
    }
    Path log = folder.resolve(KEY.fileName() + ".log");
    FileTime before = FileTime.fromMillis(0);
    Files.setLastModifiedTime(log, before);
    try (FeatureWriter writer = store.write(KEY, SHAPE, 5)) {
      assertTrue(writer.isComplete());
    }
    assertEquals(before, Files.getLastModifiedTime(log));
  }

  @Test
  void aBlockWhoseBytesAreDamagedIsWrittenAgain() throws IOException {
    FeatureStore store = new FeatureStore(folder);
    try (FeatureWriter writer = store.write(KEY, SHAPE, 5)) {
      writer.append(block(0, 3));
      writer.append(block(3, 1));
    }
    Path data = folder.resolve(KEY.fileName() + ".features");
    try (FileChannel channel = FileChannel.open(data, StandardOpenOption.WRITE)) {
      channel.write(java.nio.ByteBuffer.wrap(new byte[] {99}), channel.size() - 1);
    }
    try (FeatureWriter writer = store.write(KEY, SHAPE, 5)) {
      assertEquals(3, writer.nextTick());
    }
  }

  @Test
  void aTornLineOfTheLogIsPassedOver() throws IOException {
    FeatureStore store = new FeatureStore(folder);
    try (FeatureWriter writer = store.write(KEY, SHAPE, 5)) {
      writer.append(block(0, 3));
    }
    append(
        folder.resolve(KEY.fileName() + ".log"),
        "4 1a".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    assertEquals(3, store.storedTicks(KEY));
  }

  @Test
  void everyPartOfTheKeyNamesAnotherFile() {
    Crop left = new Crop(0, 0, 0.5, 1);
    assertNotEquals(
        KEY.fileName(),
        new FeatureKey(KEY.video(), left, 64, KEY.clock(), KEY.encoder()).fileName());
    assertNotEquals(
        KEY.fileName(),
        new FeatureKey(KEY.video(), KEY.crop(), 64, new FeatureClock(4), KEY.encoder()).fileName());
    assertNotEquals(
        KEY.fileName(),
        new FeatureKey(KEY.video(), KEY.crop(), 64, KEY.clock(), "FE@2").fileName());
    assertFalse(KEY.fileName().isBlank());
  }

  @Test
  void aNoteSaysWhatAFileHolds() throws IOException {
    FeatureStore store = new FeatureStore(folder);
    try (FeatureWriter writer = store.write(KEY, SHAPE, 5, "walk.mp4, cage 2")) {
      writer.append(block(0, 3));
      assertEquals(FeatureFile.State.BEING_WRITTEN, store.files().getFirst().state());
    }
    FeatureFile file = store.files().getFirst();
    assertEquals(FeatureFile.State.GOOD, file.state());
    assertEquals(3, file.ticks());
    FeatureNote note = file.note().orElseThrow();
    assertEquals("walk.mp4, cage 2", note.video());
    assertEquals(KEY, note.key());
    assertEquals(5, note.ticks());
    assertEquals(5 * 38, note.bytes());
  }

  @Test
  void whatAWriterHoldsIsNotRemoved() throws IOException {
    FeatureStore store = new FeatureStore(folder);
    try (FeatureWriter writer = store.write(KEY, SHAPE, 5)) {
      writer.append(block(0, 3));
      assertFalse(store.remove(store.files().getFirst()));
      writer.append(block(3, 2));
    }
    assertTrue(store.read(KEY, SHAPE, 5).map(FeatureStoreTest::closed).orElse(false));
    assertTrue(store.remove(store.files().getFirst()));
    assertEquals(java.util.List.of(), store.files());
    try (var rest = Files.list(folder)) {
      assertEquals(0, rest.count());
    }
  }

  @Test
  void twoWritersOfOneKeyAreRefused() throws IOException {
    FeatureStore store = new FeatureStore(folder);
    try (FeatureWriter writer = store.write(KEY, SHAPE, 5)) {
      writer.append(block(0, 3));
      assertThrows(IOException.class, () -> store.write(KEY, SHAPE, 5));
    }
  }

  @Test
  void whatNobodyCanReadIsTorn() throws IOException {
    FeatureStore store = new FeatureStore(folder);
    try (FeatureWriter writer = store.write(KEY, SHAPE, 5, "")) {
      writer.append(block(0, 3));
    }
    Files.write(folder.resolve(KEY.fileName() + ".features"), new byte[17]);
    Files.write(folder.resolve("0123.features"), new byte[17]);
    Files.write(folder.resolve("4567.json"), new byte[] {'{'});
    assertTrue(
        store.files().stream().allMatch(file -> file.state() == FeatureFile.State.TORN),
        store.files().toString());
    assertEquals(3, store.files().size());
  }

  @Test
  void aValueBeyondHalfPrecisionIsKeptAsTheLargest() throws IOException {
    FeatureStore store = new FeatureStore(folder);
    try (FeatureWriter writer = store.write(KEY, SHAPE, 1)) {
      TickFeatures block = block(0, 1);
      block.pooled()[0] = 1e9f;
      writer.append(block);
    }
    try (FeatureReader reader = store.read(KEY, SHAPE, 1).orElseThrow()) {
      float[] pooled = new float[3];
      reader.pooled(0, pooled, 0);
      assertEquals(65504f, pooled[0]);
    }
  }

  private static boolean closed(FeatureReader reader) {
    reader.close();
    return true;
  }

  private static TickFeatures block(int first, int count) {
    int[] frames = new int[count];
    float[] motion = new float[count];
    float[] pooled = new float[count * 3];
    float[] tokens = new float[count * 12];
    for (int k = 0; k < count; k++) {
      int tick = first + k;
      frames[k] = tick * 3;
      motion[k] = tick / 8f;
      pooled[k * 3] = tick;
      pooled[k * 3 + 1] = tick + 0.5f;
      pooled[k * 3 + 2] = -tick;
      for (int i = 0; i < 12; i++) {
        tokens[k * 12 + i] = tick + i * 0.25f;
      }
    }
    return new TickFeatures(frames, motion, pooled, tokens);
  }

  private static void append(Path file, byte[] bytes) throws IOException {
    Files.write(file, bytes, StandardOpenOption.APPEND);
  }
}
