package org.cuepoint.core.session;

import org.cuepoint.core.active.QueueStore;
import org.cuepoint.core.annotation.AnnotationStore;
import org.cuepoint.core.edit.JournalStore;
import org.cuepoint.core.project.BlobStore;
import org.cuepoint.core.project.ProjectStore;
import org.cuepoint.core.recognition.ModelStore;
import org.cuepoint.core.train.RunStore;

/** Every port of one opened project; closing it releases the project's lock. */
public interface ProjectPorts extends AutoCloseable {

  /** Returns the project and its videos. */
  ProjectStore project();

  /** Returns the annotations. */
  AnnotationStore annotations();

  /** Returns the edit journal's store. */
  JournalStore journal();

  /** Returns the model versions. */
  ModelStore models();

  /** Returns snapshots, jobs and evaluations. */
  RunStore runs();

  /** Returns queue rounds and answers. */
  QueueStore queue();

  /** Returns the files named by hash. */
  BlobStore blobs();

  @Override
  void close();
}
