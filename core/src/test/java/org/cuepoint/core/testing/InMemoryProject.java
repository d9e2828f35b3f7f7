package org.cuepoint.core.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;
import org.cuepoint.core.active.QueueStore;
import org.cuepoint.core.annotation.AnnotationStore;
import org.cuepoint.core.edit.JournalStore;
import org.cuepoint.core.project.BlobStore;
import org.cuepoint.core.project.Project;
import org.cuepoint.core.project.ProjectStore;
import org.cuepoint.core.recognition.ModelStore;
import org.cuepoint.core.session.ProjectPorts;
import org.cuepoint.core.taxonomy.LabelScheme;
import org.cuepoint.core.time.FeatureClock;
import org.cuepoint.core.train.RunStore;

/**
 * A project that lives in maps and is gone when the test ends; only blobs and frame indexes are
 * files, since other processes read those. Keeps the same promises as the real store (the contract
 * tests say so) but for durability. Thread-safe: one lock for everything.
 */
public final class InMemoryProject implements ProjectPorts {

  private final InMemoryProjectStore project;
  private final InMemoryAnnotations annotations;
  private final InMemoryModels models;
  private final InMemoryRuns runs;
  private final InMemoryQueue queue;
  private final InMemoryBlobs blobs;

  /** Makes a project with an empty scheme and the default clock in a temporary folder. */
  public InMemoryProject() {
    this(temporaryFolder(), "Test", FeatureClock.DEFAULT);
  }

  /**
   * Makes an empty project.
   *
   * @param folder where blobs and frame indexes go; made when it does not exist
   */
  public InMemoryProject(Path folder, String name, FeatureClock clock) {
    Memory memory = new Memory();
    blobs = new InMemoryBlobs(folder.resolve("blobs"));
    project =
        new InMemoryProjectStore(
            folder,
            new Project(UUID.randomUUID(), name, Instant.now(), clock, LabelScheme.EMPTY),
            blobs,
            memory);
    annotations = new InMemoryAnnotations(project, memory);
    models = new InMemoryModels(blobs, memory);
    runs = new InMemoryRuns(memory);
    queue = new InMemoryQueue(memory, annotations.journal());
  }

  private static Path temporaryFolder() {
    try {
      Path folder = Files.createTempDirectory("cuepoint-test-");
      folder.toFile().deleteOnExit();
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public ProjectStore project() {
    return project;
  }

  @Override
  public AnnotationStore annotations() {
    return annotations;
  }

  @Override
  public JournalStore journal() {
    return annotations.journal();
  }

  @Override
  public ModelStore models() {
    return models;
  }

  @Override
  public RunStore runs() {
    return runs;
  }

  @Override
  public QueueStore queue() {
    return queue;
  }

  @Override
  public BlobStore blobs() {
    return blobs;
  }

  @Override
  public void close() {}
}
