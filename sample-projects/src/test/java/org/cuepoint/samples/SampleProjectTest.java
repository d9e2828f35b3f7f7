package org.cuepoint.samples;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cuepoint.core.provenance.ContentHash;
import org.cuepoint.samples.SampleProject.ClassEntry;
import org.cuepoint.samples.SampleProject.Description;
import org.cuepoint.samples.SampleProject.VideoEntry;
import org.cuepoint.samples.SampleProject.WorkingCopy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleProjectTest {

  private static final FileTime LONG_AGO = FileTime.from(Instant.parse("2020-01-01T00:00:00Z"));

  private final SampleProject project = SampleProject.figures();

  @Test
  void everyFileIsThereAndTheWholeStaysSmall() throws IOException {
    long bytes = 0;
    for (String file : project.files()) {
      long size = read(file).length;
      assertTrue(size > 0, file);
      bytes += size;
    }
    assertTrue(bytes < 12_000_000, "bytes: " + bytes);
  }

  @Test
  void videosHaveTheHashesOfTheDescription() throws IOException {
    for (VideoEntry video : project.description().videos()) {
      assertEquals(video.sha256(), ContentHash.of(read(video.file())).hex(), video.file());
    }
  }

  @Test
  void labelledVideosShowEveryClassAndAreNotKeptForEvaluation() throws IOException {
    Description description = project.description();
    List<String[]> rows = rows(SampleProject.LABELS);
    assertEquals(
        new HashSet<>(description.labelled()),
        rows.stream().map(row -> row[0]).collect(Collectors.toSet()));
    assertEquals(
        description.classes().stream().map(ClassEntry::name).collect(Collectors.toSet()),
        rows.stream().map(row -> row[3]).collect(Collectors.toSet()));
    assertTrue(description.labelled().stream().noneMatch(description.test()::contains));
    assertEquals(
        rows(SampleProject.TRUTH).stream()
            .filter(row -> description.labelled().contains(row[0]))
            .map(List::of)
            .toList(),
        rows.stream().map(List::of).toList());
  }

  @Test
  void someGroupIsKeptForEvaluationAsAWhole() throws IOException {
    Description description = project.description();
    Set<String> seen =
        description.videos().stream()
            .filter(video -> !description.test().contains(video.fileName()))
            .map(VideoEntry::group)
            .collect(Collectors.toSet());
    assertTrue(description.videos().stream().anyMatch(video -> !seen.contains(video.group())));
  }

  @Test
  void classesHaveColoursAndKeysOfTheirOwn() throws IOException {
    List<ClassEntry> classes = project.description().classes();
    assertEquals(classes.size(), classes.stream().map(ClassEntry::colour).distinct().count());
    assertEquals(classes.size(), classes.stream().map(ClassEntry::hotkey).distinct().count());
    assertTrue(classes.stream().allMatch(entry -> entry.colour().matches("#[0-9a-f]{6}")));
  }

  @Test
  void aWorkingCopyHasTheSameBytes(@TempDir Path folder) throws IOException {
    Path target = folder.resolve("new/copy");
    WorkingCopy copy = project.copyTo(target);

    for (String file : project.files()) {
      assertArrayEquals(read(file), Files.readAllBytes(target.resolve(file)), file);
    }
    try (Stream<Path> all = Files.walk(target)) {
      assertEquals(project.files().size(), all.filter(Files::isRegularFile).count());
    }
    assertEquals(project.description().videos().size(), copy.videos().size());
    assertTrue(copy.videos().stream().allMatch(Files::isRegularFile));
    assertTrue(Files.isRegularFile(copy.labels()));
    assertTrue(Files.isRegularFile(copy.truth()));
  }

  @Test
  void copyingAgainWritesOnlyWhatIsMissingOrIncomplete(@TempDir Path folder) throws IOException {
    WorkingCopy copy = project.copyTo(folder);
    Path missing = copy.videos().get(1);
    Path incomplete = copy.truth();
    Files.delete(missing);
    Files.writeString(incomplete, "video,start\n");
    for (String file : project.files()) {
      Path path = folder.resolve(file);
      if (Files.exists(path)) {
        Files.setLastModifiedTime(path, LONG_AGO);
      }
    }

    assertEquals(copy, project.copyTo(folder));

    for (String file : project.files()) {
      Path path = folder.resolve(file);
      boolean written = path.equals(missing) || path.equals(incomplete);
      assertEquals(!written, Files.getLastModifiedTime(path).equals(LONG_AGO), file);
      assertEquals(read(file).length, Files.size(path), file);
    }
  }

  private List<String[]> rows(String file) throws IOException {
    return new String(read(file), java.nio.charset.StandardCharsets.UTF_8)
        .lines()
        .skip(1)
        .map(line -> line.split(",", -1))
        .toList();
  }

  private byte[] read(String file) throws IOException {
    try (InputStream in = project.open(file)) {
      return in.readAllBytes();
    }
  }
}
