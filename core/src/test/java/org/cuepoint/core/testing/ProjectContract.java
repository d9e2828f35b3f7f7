package org.cuepoint.core.testing;

import java.nio.file.Path;
import org.cuepoint.core.media.IndexedMedia;
import org.cuepoint.core.media.Video;
import org.cuepoint.core.session.ProjectPorts;
import org.cuepoint.core.taxonomy.ClassId;
import org.cuepoint.core.time.FeatureClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the contract tests of the ports stand on: a fresh project with one video of 1,000 frames.
 * Every implementation of a port runs them.
 */
public abstract class ProjectContract {

  /** A folder of its own for each test. */
  @TempDir protected Path temporary;

  /** The project under test. */
  protected ProjectPorts ports;

  /** The index of {@link #video}. */
  protected final IndexedMedia media = Fixtures.media(1000);

  /** A video of the project. */
  protected final Video video = Fixtures.video("videos/one.mp4", media);

  /** A class. */
  protected final ClassId wave = ClassId.random();

  /** Another class. */
  protected final ClassId raise = ClassId.random();

  /** Makes an empty project in a folder that does not exist yet. */
  protected abstract ProjectPorts newProject(Path folder, String name, FeatureClock clock)
      throws Exception;

  @BeforeEach
  final void open() throws Exception {
    ports = newProject(temporary.resolve("project"), "Contract", FeatureClock.DEFAULT);
    ports.project().addVideo(video, media);
  }

  @AfterEach
  final void close() {
    ports.close();
  }
}
