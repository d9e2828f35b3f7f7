package org.cuepoint.storage;

import java.time.InstantSource;
import org.cuepoint.core.active.QueueStore;
import org.cuepoint.core.annotation.AnnotationStore;
import org.cuepoint.core.edit.JournalStore;
import org.cuepoint.core.project.BlobStore;
import org.cuepoint.core.project.ProjectAccess;
import org.cuepoint.core.project.ProjectStore;
import org.cuepoint.core.recognition.ModelStore;
import org.cuepoint.core.session.ProjectPorts;
import org.cuepoint.core.train.RunStore;
import org.cuepoint.storage.blob.FileBlobStore;
import org.cuepoint.storage.sql.Database;
import org.cuepoint.storage.store.SqlAnnotationStore;
import org.cuepoint.storage.store.SqlJournalStore;
import org.cuepoint.storage.store.SqlModelStore;
import org.cuepoint.storage.store.SqlProjectStore;
import org.cuepoint.storage.store.SqlQueueStore;
import org.cuepoint.storage.store.SqlRunStore;

/** An opened project folder. Thread-safe. */
public final class H2Project implements ProjectPorts {

  private final Database database;
  private final Runnable afterClose;
  private final BlobStore blobs;
  private final ProjectStore project;
  private final AnnotationStore annotations;
  private final JournalStore journal;
  private final ModelStore models;
  private final RunStore runs;
  private final QueueStore queue;
  private boolean closed;

  /**
   * Puts the ports together.
   *
   * @param afterClose gives back what opening took besides the database
   */
  H2Project(
      ProjectFolder folder,
      ProjectAccess access,
      Database database,
      InstantSource clock,
      Runnable afterClose) {
    this.database = database;
    this.afterClose = afterClose;
    blobs = new FileBlobStore(folder.blobs(), access);
    project = new SqlProjectStore(folder.path(), access, database, blobs, clock);
    annotations = new SqlAnnotationStore(database);
    journal = new SqlJournalStore(database, clock);
    models = new SqlModelStore(database, blobs);
    runs = new SqlRunStore(database, blobs, clock);
    queue = new SqlQueueStore(database);
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
    return journal;
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

  /** Returns the database, for tests and for copies of a project that is in use. */
  Database database() {
    return database;
  }

  /**
   * Waits for the change that is being written, then closes the files; closing again is nothing.
   */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    try {
      database.close();
    } finally {
      afterClose.run();
    }
  }
}
