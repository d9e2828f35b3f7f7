package org.cuepoint.core.embed;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Maps on disk, so that one that was made before opens at once: magic, number of windows, number of
 * points, then of each its source, first tick, tick after the last, and place. Written whole and
 * moved into place. What stands in a file depends on its name alone, so that no writer harms
 * another. Thread-safe.
 *
 * @param folder made when the first map is written
 */
public record MapFile(Path folder) {

  private static final int MAGIC = 0x4350_4d31; // "CPM1"
  private static final String ENDING = ".map";

  /** So many maps are kept, those used last. */
  private static final int KEPT = 8;

  /**
   * A window and its place.
   *
   * @param source position among the map's videos and regions
   * @param startTick first tick
   * @param endTick the tick after its last
   */
  public record Spot(int source, int startTick, int endTick, float x, float y) {}

  /**
   * What is kept of a map.
   *
   * @param windows how many windows there are
   * @param spots those that are points
   */
  public record Layout(int windows, List<Spot> spots) {
    /** Copies the list. */
    public Layout {
      spots = List.copyOf(spots);
    }
  }

  /** Returns a map, or empty when it was not made yet or is no map of this version. */
  public Optional<Layout> read(String name, InstantSource clock) throws IOException {
    Path file = file(name);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      if (in.readInt() != MAGIC) {
        return Optional.empty();
      }
      int windows = in.readInt();
      int count = in.readInt();
      List<Spot> spots = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        spots.add(
            new Spot(in.readInt(), in.readInt(), in.readInt(), in.readFloat(), in.readFloat()));
      }
      touch(file, clock);
      return Optional.of(new Layout(windows, spots));
    } catch (EOFException torn) {
      return Optional.empty();
    }
  }

  /** Whoever looks at a project that somebody else writes may not say when it was used. */
  private static void touch(Path file, InstantSource clock) throws IOException {
    if (Files.isWritable(file)) {
      Files.setLastModifiedTime(file, FileTime.from(clock.instant()));
    }
  }

  /** Keeps a map, and forgets the one that nobody used for longest when there are many. */
  public void write(String name, Layout layout) throws IOException {
    Files.createDirectories(folder);
    Path part = Files.createTempFile(folder, name, ".part");
    try (DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(part)))) {
      out.writeInt(MAGIC);
      out.writeInt(layout.windows());
      out.writeInt(layout.spots().size());
      for (Spot spot : layout.spots()) {
        out.writeInt(spot.source());
        out.writeInt(spot.startTick());
        out.writeInt(spot.endTick());
        out.writeFloat(spot.x());
        out.writeFloat(spot.y());
      }
    } catch (IOException | RuntimeException problem) {
      Files.deleteIfExists(part);
      throw problem;
    }
    Files.move(
        part, file(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    forgetOld();
  }

  private void forgetOld() throws IOException {
    record Kept(Path file, FileTime used) {}
    List<Kept> files = new ArrayList<>();
    try (Stream<Path> all = Files.list(folder)) {
      for (Path file : all.filter(each -> each.toString().endsWith(ENDING)).toList()) {
        files.add(new Kept(file, Files.getLastModifiedTime(file)));
      }
    }
    files.sort(Comparator.comparing(Kept::used).reversed());
    for (Kept old : files.subList(Math.min(KEPT, files.size()), files.size())) {
      Files.deleteIfExists(old.file());
    }
  }

  private Path file(String name) {
    return folder.resolve(name + ENDING);
  }
}
