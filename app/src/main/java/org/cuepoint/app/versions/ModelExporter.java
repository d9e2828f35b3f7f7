package org.cuepoint.app.versions;

import java.nio.file.Path;
import java.util.List;
import org.cuepoint.core.job.Job;
import org.cuepoint.core.recognition.ExportFormat;
import org.cuepoint.core.recognition.ModelVersion;
import org.cuepoint.core.session.ProjectSession;

/** Brings models out for other programs. Thread-safe. */
@FunctionalInterface
public interface ModelExporter {

  /** Makes the job that writes a version of an opened project to a file. */
  Job<List<Path>> export(
      ProjectSession session, ModelVersion model, ExportFormat format, Path file);
}
