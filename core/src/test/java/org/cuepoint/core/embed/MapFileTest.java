package org.cuepoint.core.embed;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MapFileTest {

  private static final MapFile.Layout LAYOUT =
      new MapFile.Layout(
          9, List.of(new MapFile.Spot(0, 0, 16, 1.5f, -2), new MapFile.Spot(1, 16, 30, 0, 3)));

  @TempDir Path folder;

  @Test
  void aMapComesBackAsItWas() throws IOException {
    MapFile file = new MapFile(folder.resolve("maps"));
    assertEquals(Optional.empty(), file.read("a", InstantSource.system()));
    file.write("a", LAYOUT);
    assertEquals(Optional.of(LAYOUT), file.read("a", InstantSource.system()));
  }

  @Test
  void aTornFileCountsAsNone() throws IOException {
    MapFile file = new MapFile(folder);
    file.write("a", LAYOUT);
    Path written = folder.resolve("a.map");
    byte[] bytes = Files.readAllBytes(written);
    Files.write(written, java.util.Arrays.copyOf(bytes, bytes.length - 3));
    assertEquals(Optional.empty(), file.read("a", InstantSource.system()));
    Files.writeString(written, "something else");
    assertEquals(Optional.empty(), file.read("a", InstantSource.system()));
  }

  @Test
  void theMapThatNobodyUsedForLongestMakesRoom() throws IOException {
    MapFile file = new MapFile(folder);
    for (int i = 0; i < 8; i++) {
      file.write("m" + i, LAYOUT);
      var _ = file.read("m" + i, InstantSource.fixed(Instant.ofEpochSecond(100 + i)));
    }
    var _ = file.read("m0", InstantSource.fixed(Instant.ofEpochSecond(1000)));
    file.write("new", LAYOUT);
    assertEquals(Optional.of(LAYOUT), file.read("m0", InstantSource.system()));
    assertEquals(Optional.empty(), file.read("m1", InstantSource.system()));
    assertEquals(Optional.of(LAYOUT), file.read("m2", InstantSource.system()));
  }
}
