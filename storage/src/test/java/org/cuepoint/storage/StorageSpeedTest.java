package org.cuepoint.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
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
import org.cuepoint.core.time.FrameRange;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Measures, and asserts nothing about time: {@code mvn -Pslow} writes the figures to the log. */
@Tag("slow")
class StorageSpeedTest {

  private static final Logger LOG = LoggerFactory.getLogger(StorageSpeedTest.class);
  private static final int SEGMENTS = 100_000;
  private static final int FRAMES = 1_000_000;

  @TempDir private Path temporary;

  private static double seconds(long since) {
    return (System.nanoTime() - since) / 1e9;
  }

  private EditStep step(Video video, int edits, SplittableRandom random) {
    ClassId wave = ClassId.random();
    List<AnnotationEdit> list = new ArrayList<>();
    for (int i = 0; i < edits; i++) {
      int start = random.nextInt(FRAMES - 300);
      list.add(
          new AnnotationEdit.Add(
              Fixtures.segment(video.id(), wave, start, start + 1 + random.nextInt(200))));
    }
    return new EditStep(
        StepId.random(), Optional.of(video.id()), "test", Fixtures.ADA, Instant.now(), list);
  }

  @Test
  void figures() throws IOException {
    SplittableRandom random = new SplittableRandom(7);
    Path folder = temporary.resolve("project");
    Path file = folder.resolve("project.mv.db");
    IndexedMedia media = Fixtures.media(1000);
    Video video = Fixtures.video("one.mp4", media);
    long start = System.nanoTime();
    H2ProjectOpener opener = new H2ProjectOpener();
    try (ProjectPorts ports = opener.create(folder, "Speed", FeatureClock.DEFAULT)) {
      LOG.info("create: {} s", seconds(start));
      ports.project().addVideo(video, media);
      for (int round = 0; round < 3; round++) {
        start = System.nanoTime();
        for (int i = 0; i < 500; i++) {
          ports.journal().apply(step(video, 1, random));
        }
        LOG.info("single edits with sync: {}/s", 500 / seconds(start));
      }
      LOG.info("file after 1,500 edits: {} KiB", Files.size(file) >> 10);
      for (int round = 0; round < 3; round++) {
        EditStep many = step(video, 500, random);
        start = System.nanoTime();
        ports.journal().apply(many);
        double applied = seconds(start);
        start = System.nanoTime();
        ports.journal().undo(many);
        LOG.info("500 edits in one step: {} s, undo {} s", applied, seconds(start));
      }
      EditStep bulk = step(video, SEGMENTS, random);
      start = System.nanoTime();
      ports.journal().apply(bulk);
      LOG.info("{} segments in one step: {} s", SEGMENTS, seconds(start));
      start = System.nanoTime();
      assertEquals(SEGMENTS + 1500, ports.annotations().segments(video.id()).size());
      LOG.info("list them: {} s", seconds(start));
      overlaps(ports, video, random);
      start = System.nanoTime();
      ports.journal().lastDone(Optional.of(video.id()), Fixtures.ADA);
      LOG.info("read the step: {} s", seconds(start));
      start = System.nanoTime();
      for (int i = 0; i < 500; i++) {
        ports.journal().apply(step(video, 1, random));
      }
      LOG.info("single edits with sync on top of them: {}/s", 500 / seconds(start));
      start = System.nanoTime();
    }
    LOG.info("close: {} s, file {} KiB", seconds(start), Files.size(file) >> 10);
    start = System.nanoTime();
    opener.open(folder, ProjectAccess.READ).close();
    LOG.info("open and close for looking: {} s", seconds(start));
    start = System.nanoTime();
    try (ProjectPorts ports = opener.open(folder, ProjectAccess.WRITE)) {
      LOG.info("open for writing: {} s", seconds(start));
      EditStep last = ports.journal().history(501).getLast().step();
      start = System.nanoTime();
      ports.journal().undo(last);
      LOG.info("undo {} edits: {} s", last.edits().size(), seconds(start));
    }
  }

  private static void overlaps(ProjectPorts ports, Video video, SplittableRandom random) {
    double[] milliseconds = new double[200];
    for (int i = 0; i < milliseconds.length; i++) {
      int from = random.nextInt(FRAMES - 2000);
      long start = System.nanoTime();
      ports.annotations().segmentsIn(video.id(), new FrameRange(from, from + 1500));
      milliseconds[i] = seconds(start) * 1e3;
    }
    Arrays.sort(milliseconds);
    LOG.info(
        "segments overlapping 1,500 frames: median {} ms, 95 % {} ms",
        milliseconds[100], milliseconds[190]);
  }
}
