package org.cuepoint.app.workspace;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.cuepoint.core.media.IndexedMedia;
import org.cuepoint.core.media.VideoId;
import org.cuepoint.core.project.Project;
import org.cuepoint.core.recognition.ModelVersion;
import org.cuepoint.core.session.ProjectSession;

/** Everything of a project but one video's annotations, read in one go. Immutable. */
record ProjectContents(
    Project project,
    List<VideoEntry> videos,
    List<ModelVersion> models,
    Optional<ModelVersion> activeModel,
    QueueContents queue) {

  ProjectContents {
    videos = List.copyOf(videos);
    models = List.copyOf(models);
  }

  /** Reads a project; waits for the store. */
  static ProjectContents read(ProjectSession session, Function<VideoId, IndexedMedia> media) {
    var ports = session.ports();
    return new ProjectContents(
        ports.project().project(),
        ports.project().videos().stream().map(v -> VideoEntry.read(session, v)).toList(),
        ports.models().models(),
        ports.models().active(),
        QueueContents.read(session, media));
  }
}
