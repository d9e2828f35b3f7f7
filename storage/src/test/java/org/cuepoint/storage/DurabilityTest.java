package org.cuepoint.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.cuepoint.core.annotation.Segment;
import org.cuepoint.core.edit.AnnotationEdit;
import org.cuepoint.core.edit.EditStep;
import org.cuepoint.core.edit.JournalEntry;
import org.cuepoint.core.edit.StepId;
import org.cuepoint.core.media.IndexedMedia;
import org.cuepoint.core.media.Video;
import org.cuepoint.core.project.ProjectAccess;
import org.cuepoint.core.session.ProjectPorts;
import org.cuepoint.core.testing.Fixtures;
import org.cuepoint.core.time.FeatureClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What survives when the process that writes is killed. */
class DurabilityTest {

  private static final Logger LOG = LoggerFactory.getLogger(DurabilityTest.class);
  // -Dcuepoint.kills=50 for a longer run.
  private static final int KILLS = Integer.getInteger("cuepoint.kills", 3);

  @TempDir private Path temporary;

  @Test
  void nothingAcknowledgedIsLostWhenTheWriterIsKilled() throws Exception {
    long seed = System.nanoTime();
    SplittableRandom random = new SplittableRandom(seed);
    Path folder = temporary.resolve("project");
    IndexedMedia media = Fixtures.media(1000);
    Video video = Fixtures.video("one.mp4", media);
    try (ProjectPorts ports = new H2ProjectOpener().create(folder, "Kill", FeatureClock.DEFAULT)) {
      ports.project().addVideo(video, media);
    }
    Set<StepId> acknowledged = new HashSet<>();
    for (int kill = 0; kill < KILLS; kill++) {
      try (WritingProcess writer = WritingProcess.start(folder)) {
        acknowledged.addAll(writer.acknowledged(1 + random.nextInt(100)));
        acknowledged.addAll(writer.kill());
      }
      try (ProjectPorts ports = new H2ProjectOpener().open(folder, ProjectAccess.WRITE)) {
        assertNothingLost(ports, video, acknowledged, "kill " + kill + ", seed " + seed);
      }
    }
    LOG.info("{} kills, {} acknowledged steps, none lost", KILLS, acknowledged.size());
  }

  private static void assertNothingLost(
      ProjectPorts ports, Video video, Set<StepId> acknowledged, String message) {
    List<EditStep> kept =
        ports.journal().history(Integer.MAX_VALUE).stream().map(JournalEntry::step).toList();
    Set<StepId> keptIds = new HashSet<>();
    Set<Segment> expected = new HashSet<>();
    for (EditStep step : kept) {
      keptIds.add(step.id());
      for (AnnotationEdit edit : step.edits()) {
        expected.add((Segment) ((AnnotationEdit.Add) edit).annotation());
      }
    }
    assertTrue(keptIds.containsAll(acknowledged), message);
    // Steps are whole: journal and annotations agree, also on the step that was being written.
    assertEquals(expected, new HashSet<>(ports.annotations().segments(video.id())), message);
  }
}
