package org.cuepoint.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.cuepoint.core.annotation.Segment;
import org.cuepoint.core.edit.AnnotationEdit;
import org.cuepoint.core.edit.EditStep;
import org.cuepoint.core.edit.StepId;
import org.cuepoint.core.media.IndexedMedia;
import org.cuepoint.core.media.Video;
import org.cuepoint.core.project.ProjectAccess;
import org.cuepoint.core.session.ProjectPorts;
import org.cuepoint.core.taxonomy.ClassId;
import org.cuepoint.core.testing.Fixtures;
import org.cuepoint.core.time.FeatureClock;
import org.cuepoint.storage.sql.DatabaseFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the file holds after each step once H2 has superseded space to give, which it otherwise has
 * 45 seconds after a project was opened. A copy of the file after a step is what a kill would leave
 * behind at that moment.
 */
class SpaceReuseTest {

  private static final int SESSIONS = 3;
  private static final int STEPS = 8;

  @TempDir private Path temporary;

  @Test
  void everyStepIsInTheFileWhenSupersededSpaceIsFree() throws Exception {
    IndexedMedia media = Fixtures.media(1000);
    Video video = Fixtures.video("one.mp4", media);
    Path folder = temporary.resolve("project");
    try (ProjectPorts ports = new H2ProjectOpener().create(folder, "Space", FeatureClock.DEFAULT)) {
      ports.project().addVideo(video, media);
    }
    Path killed = temporary.resolve("killed.mv.db");
    int steps = 0;
    for (int session = 0; session < SESSIONS; session++) {
      try (ProjectPorts ports = new H2ProjectOpener().open(folder, ProjectAccess.WRITE)) {
        ((H2Project) ports).database().sql("set retention_time 0").update();
        for (int i = 0; i < STEPS; i++) {
          ports.journal().apply(step(video, steps));
          steps++;
          Files.copy(folder.resolve("project.mv.db"), killed, StandardCopyOption.REPLACE_EXISTING);
          assertEquals(steps, stepsIn(killed), "session " + session + ", step " + i);
        }
      }
      if (session == 0) {
        // The second session goes on from a kill, the third one from a close.
        Files.copy(killed, folder.resolve("project.mv.db"), StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  private static int stepsIn(Path file) throws Exception {
    Path copy = file.resolveSibling("opened" + DatabaseFile.ENDING);
    Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
    try (Connection connection =
            new DatabaseFile(copy).source(DatabaseFile.Missing.FAIL).getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select least((select count(*) from journal_step), count(*)) from segment")) {
      rows.next();
      return rows.getInt(1);
    }
  }

  private static EditStep step(Video video, int number) {
    Segment segment = Fixtures.segment(video.id(), ClassId.random(), number * 10, number * 10 + 5);
    return new EditStep(
        StepId.random(),
        Optional.of(video.id()),
        "test.write",
        Fixtures.ADA,
        Instant.now(),
        List.of(new AnnotationEdit.Add(segment)));
  }
}
