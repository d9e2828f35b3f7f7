package org.cuepoint.storage;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.cuepoint.core.annotation.ModelVersionId;
import org.cuepoint.core.annotation.Segment;
import org.cuepoint.core.edit.AnnotationEdit;
import org.cuepoint.core.edit.EditStep;
import org.cuepoint.core.edit.StepId;
import org.cuepoint.core.media.IndexedMedia;
import org.cuepoint.core.media.Video;
import org.cuepoint.core.media.VideoId;
import org.cuepoint.core.project.ProjectAccess;
import org.cuepoint.core.project.ProjectUnavailableException;
import org.cuepoint.core.project.ProjectUnavailableException.Reason;
import org.cuepoint.core.session.ProjectPorts;
import org.cuepoint.core.taxonomy.ClassId;
import org.cuepoint.core.taxonomy.LabelScheme;
import org.cuepoint.core.testing.Fixtures;
import org.cuepoint.core.time.FeatureClock;
import org.cuepoint.storage.schema.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class H2ProjectOpenerTest {

  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-01-02T03:04:05Z"));

  @TempDir private Path temporary;

  private final H2ProjectOpener opener = new H2ProjectOpener();
  private final IndexedMedia media = Fixtures.media(1000);
  private final Video video = Fixtures.video("one.mp4", media);

  private Path newProject(String name) throws IOException {
    Path folder = temporary.resolve(name);
    try (ProjectPorts ports = opener.create(folder, name, FeatureClock.DEFAULT)) {
      ports.project().addVideo(video, media);
    }
    return folder;
  }

  private Path newProject() throws IOException {
    return newProject("project");
  }

  private ProjectUnavailableException refusal(Path folder, ProjectAccess access) {
    return assertThrows(
        ProjectUnavailableException.class, () -> opener.open(folder, access).close());
  }

  private EditStep step() {
    Segment segment = Fixtures.segment(video.id(), ClassId.random(), 0, 9);
    return new EditStep(
        StepId.random(),
        Optional.of(video.id()),
        "test",
        Fixtures.ADA,
        Instant.EPOCH,
        List.of(new AnnotationEdit.Add(segment)));
  }

  @Test
  void undoWorksAfterARestart() throws IOException {
    Path folder = newProject();
    EditStep made = step();
    EditStep undone = step();
    try (ProjectPorts ports = opener.open(folder, ProjectAccess.WRITE)) {
      ports.journal().apply(made);
      ports.journal().apply(undone);
      ports.journal().undo(undone);
    }
    try (ProjectPorts ports = opener.open(folder, ProjectAccess.WRITE)) {
      Optional<VideoId> scope = Optional.of(video.id());
      assertEquals(Optional.of(made), ports.journal().lastDone(scope, Fixtures.ADA));
      assertEquals(Optional.of(undone), ports.journal().lastUndone(scope, Fixtures.ADA));
      ports.journal().undo(made);
      ports.journal().redo(made);
      assertEquals(1, ports.annotations().segments(video.id()).size());
    }
  }

  @Test
  void aFolderMayBeCalledAnything() throws IOException {
    Path folder = newProject("ä, b=c 100% ~'x'");
    try (ProjectPorts ports = opener.open(folder, ProjectAccess.WRITE)) {
      assertEquals(List.of(video), ports.project().videos());
    }
    assertTrue(Files.exists(folder.resolve("project.mv.db")));
  }

  @Test
  void aSemicolonInThePathIsRefusedInPlainWords() throws IOException {
    Path odd = temporary.resolve("a;b");
    ProjectUnavailableException refused =
        assertThrows(
            ProjectUnavailableException.class,
            () -> opener.create(odd, "odd", FeatureClock.DEFAULT));
    assertTrue(String.valueOf(refused.getMessage()).contains("semicolon"));
    assertFalse(Files.exists(odd));
    Files.move(newProject(), odd);
    assertTrue(String.valueOf(refusal(odd, ProjectAccess.READ).getMessage()).contains("semicolon"));
  }

  @Test
  void aNewProjectIsAFolderWithItsParts() throws IOException {
    Path folder = newProject();
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(
          List.of("backups", "blobs", "features", "project.lock", "project.mv.db"),
          files.map(file -> file.getFileName().toString()).sorted().toList());
    }
    assertEquals("", Files.readString(folder.resolve("project.lock")));
  }

  @Test
  void aProjectMovesWithItsFolder() throws IOException {
    Path moved = temporary.resolve("moved");
    Files.move(newProject(), moved);
    try (ProjectPorts ports = opener.open(moved, ProjectAccess.WRITE)) {
      assertEquals(media, ports.project().index(video.id()));
    }
  }

  @Test
  void aFolderWithoutAProjectIsMissing() {
    assertEquals(Reason.MISSING, refusal(temporary, ProjectAccess.WRITE).reason());
    assertEquals(Reason.MISSING, refusal(temporary, ProjectAccess.READ).reason());
    assertFalse(Files.exists(temporary.resolve("project.lock")));
  }

  @Test
  void aProjectIsNotMadeOverAnother() throws IOException {
    Path folder = newProject();
    ProjectUnavailableException refused =
        assertThrows(
            ProjectUnavailableException.class,
            () -> opener.create(folder, "again", FeatureClock.DEFAULT));
    assertEquals(Reason.OCCUPIED, refused.reason());
    try (ProjectPorts ports = opener.open(folder, ProjectAccess.WRITE)) {
      assertEquals(List.of(video), ports.project().videos());
    }
  }

  @Test
  void aProjectIsNotMadeInAFile() throws IOException {
    Path file = Files.writeString(temporary.resolve("file"), "x");
    ProjectUnavailableException refused =
        assertThrows(
            ProjectUnavailableException.class,
            () -> opener.create(file, "x", FeatureClock.DEFAULT));
    assertEquals(Reason.OCCUPIED, refused.reason());
  }

  @Test
  void theSameProcessCannotOpenTwiceForWriting() throws IOException {
    Path folder = newProject();
    try (ProjectPorts ports = opener.open(folder, ProjectAccess.WRITE)) {
      assertEquals(Reason.LOCKED, refusal(folder, ProjectAccess.WRITE).reason());
      Path link = Files.createSymbolicLink(temporary.resolve("link"), folder);
      assertEquals(Reason.LOCKED, refusal(link, ProjectAccess.WRITE).reason());
      assertEquals(folder, ports.project().folder());
    }
    opener.open(folder, ProjectAccess.WRITE).close();
  }

  @Test
  void aSecondProcessIsToldWhoHasTheProject() throws IOException {
    Path folder = newProject();
    try (WritingProcess writer = WritingProcess.start(folder)) {
      writer.acknowledged(1);
      ProjectUnavailableException refused = refusal(folder, ProjectAccess.WRITE);
      assertEquals(Reason.LOCKED, refused.reason());
      String message = String.valueOf(refused.getMessage());
      assertTrue(message.contains(folder.toString()), message);
      assertTrue(message.contains(System.getProperty("user.name")), message);

      // Asking did not break the writer's lock.
      assertEquals(Reason.LOCKED, refusal(folder, ProjectAccess.WRITE).reason());
      writer.acknowledged(1);
    }
    // Killed: its text is still in the lock file, but the lock is stale.
    assertFalse(Files.readString(folder.resolve("project.lock")).isEmpty());
    opener.open(folder, ProjectAccess.WRITE).close();
  }

  @Test
  void aLockOfAnotherComputerIsBelieved() throws IOException {
    Path folder = newProject();
    LockOwner far = new LockOwner(4711, Optional.empty(), "far-away.example", "eve", Instant.EPOCH);
    Files.writeString(folder.resolve("project.lock"), far.toText());

    ProjectUnavailableException refused = refusal(folder, ProjectAccess.WRITE);
    assertEquals(Reason.LOCKED, refused.reason());
    assertTrue(String.valueOf(refused.getMessage()).contains("eve on far-away.example"));
    opener.open(folder, ProjectAccess.READ).close();
  }

  @Test
  void aLockFileThatSaysNothingIsStale() throws IOException {
    Path folder = newProject();
    Files.writeString(folder.resolve("project.lock"), "process=12\nsta");
    opener.open(folder, ProjectAccess.WRITE).close();
  }

  @Test
  void aProjectOpenedForLookingCannotBeChanged() throws IOException {
    Path folder = newProject();
    byte[] before = Files.readAllBytes(folder.resolve("project.mv.db"));
    try (ProjectPorts ports = opener.open(folder, ProjectAccess.READ)) {
      assertEquals(ProjectAccess.READ, ports.project().access());
      assertEquals(List.of(video), ports.project().videos());
      assertEquals(media, ports.project().index(video.id()));
      assertEquals(1, ports.project().inTransaction(() -> ports.project().videos().size()));
      List<Runnable> changes =
          List.of(
              () -> ports.project().saveScheme(LabelScheme.EMPTY.withClass("x")),
              () -> ports.project().addVideo(Fixtures.video("two.mp4", media), media),
              () -> ports.project().updateVideo(video),
              () -> ports.journal().apply(step()),
              () -> ports.journal().undo(step()),
              () -> ports.journal().redo(step()),
              () -> ports.annotations().replaceProposed(video.id(), Fixtures.MODEL, List.of()),
              () -> ports.annotations().saveTracks(List.of()),
              () -> ports.models().activate(ModelVersionId.random(), Instant.EPOCH));
      for (Runnable change : changes) {
        assertThrows(UnsupportedOperationException.class, change::run);
      }
      assertThrows(UnsupportedOperationException.class, () -> ports.blobs().put(new byte[1]));
    }
    assertArrayEquals(before, Files.readAllBytes(folder.resolve("project.mv.db")));
  }

  @Test
  void lookingSeesTheStateAtOpeningWhileTheSameProcessWrites() throws IOException {
    Path folder = newProject();
    try (ProjectPorts writer = opener.open(folder, ProjectAccess.WRITE)) {
      writer.journal().apply(step());
      try (ProjectPorts reader = opener.open(folder, ProjectAccess.READ)) {
        writer.journal().apply(step());
        assertEquals(1, reader.annotations().segments(video.id()).size());
      }
      assertEquals(2, writer.annotations().segments(video.id()).size());
      // The look did not cost the writer its lock.
      assertEquals(Reason.LOCKED, refusal(folder, ProjectAccess.WRITE).reason());
    }
  }

  @Test
  void lookingWorksAgainAndAgainWhileAnotherProcessWrites() throws IOException {
    Path folder = newProject();
    try (WritingProcess writer = WritingProcess.start(folder)) {
      int least = 0;
      for (int look = 0; look < 10; look++) {
        least += writer.acknowledged(20).size();
        try (ProjectPorts reader = opener.open(folder, ProjectAccess.READ)) {
          List<EditStep> steps =
              reader.journal().history(Integer.MAX_VALUE).stream().map(e -> e.step()).toList();
          int edits = steps.stream().mapToInt(step -> step.edits().size()).sum();
          assertTrue(steps.size() >= least, steps.size() + " steps seen of " + least);
          assertEquals(edits, reader.annotations().segments(video.id()).size());
        }
      }
    }
  }

  @Test
  void aDamagedFileIsSaidToBeDamagedAndIsKept() throws IOException {
    Path folder = newProject();
    Path file = folder.resolve("project.mv.db");
    byte[] noise = new byte[50_000];
    new SplittableRandom(1).nextBytes(noise);
    for (byte[] content :
        List.of(noise, "not a database".getBytes(StandardCharsets.UTF_8), new byte[8192])) {
      Files.write(file, content);
      for (ProjectAccess access : ProjectAccess.values()) {
        ProjectUnavailableException refused = refusal(folder, access);
        assertEquals(Reason.DAMAGED, refused.reason(), refused.getMessage());
        assertTrue(String.valueOf(refused.getMessage()).contains(file.toString()));
        assertArrayEquals(content, Files.readAllBytes(file));
      }
    }
  }

  @Test
  void anEmptyFileIsDamagedAndNotFilled() throws IOException {
    Path folder = newProject();
    Path file = folder.resolve("project.mv.db");
    Files.write(file, new byte[0]);
    assertEquals(Reason.DAMAGED, refusal(folder, ProjectAccess.WRITE).reason());
    assertEquals(Reason.DAMAGED, refusal(folder, ProjectAccess.WRITE).reason());
  }

  private static H2ProjectOpener laterRelease() {
    return new H2ProjectOpener(
        CLOCK, Schema.current().followedBy("classpath:org/cuepoint/storage/laterrelease"));
  }

  @Test
  void aProjectOfANewerSchemaIsRefusedNamingBothVersions() throws IOException {
    Path folder = newProject();
    laterRelease().open(folder, ProjectAccess.WRITE).close();
    for (ProjectAccess access : ProjectAccess.values()) {
      ProjectUnavailableException refused = refusal(folder, access);
      assertEquals(Reason.NEWER, refused.reason());
      String message = String.valueOf(refused.getMessage());
      assertTrue(message.contains("schema 1000"), message);
      assertTrue(message.contains("up to 7;"), message);
    }
  }

  @Test
  void anOlderProjectIsCopiedBeforeItIsRenewed() throws IOException {
    Path folder = newProject();
    byte[] before = Files.readAllBytes(folder.resolve("project.mv.db"));
    try (ProjectPorts ports = laterRelease().open(folder, ProjectAccess.WRITE)) {
      assertEquals(List.of(video), ports.project().videos());
    }
    Path backup = folder.resolve("backups/schema-7-20260102T030405Z.mv.db");
    assertTrue(Files.exists(backup));
    assertFalse(before.length == 0);

    // The copy is a project of this release.
    Files.copy(backup, folder.resolve("project.mv.db"), StandardCopyOption.REPLACE_EXISTING);
    try (ProjectPorts ports = opener.open(folder, ProjectAccess.WRITE)) {
      assertEquals(List.of(video), ports.project().videos());
    }
  }

  @Test
  void lookingAtAnOlderProjectDoesNotRenewIt() throws IOException {
    Path folder = newProject();
    try (ProjectPorts ports = laterRelease().open(folder, ProjectAccess.READ)) {
      assertEquals(List.of(video), ports.project().videos());
    }
    opener.open(folder, ProjectAccess.WRITE).close();
  }

  @Test
  void noStatementIsLeftOpen() throws IOException {
    Path folder = newProject();
    try (H2Project ports = (H2Project) opener.open(folder, ProjectAccess.WRITE)) {
      ports.journal().apply(step());
      assertThrows(RuntimeException.class, () -> ports.project().addVideo(video, media));
      ports.annotations().segments(video.id());
      assertEquals(0, ports.database().openStatements());
    }
  }

  @Test
  void closingTwiceIsNothing() throws IOException {
    Path folder = newProject();
    ProjectPorts ports = opener.open(folder, ProjectAccess.WRITE);
    ports.close();
    ports.close();
    try (ProjectPorts again = opener.open(folder, ProjectAccess.WRITE)) {
      ports.close();
      assertEquals(Reason.LOCKED, refusal(folder, ProjectAccess.WRITE).reason());
      assertEquals(1, again.project().videos().size());
    }
  }
}
