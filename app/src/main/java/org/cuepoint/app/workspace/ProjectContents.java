package org.cuepoint.app.workspace;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.cuepoint.core.active.QueueItem;
import org.cuepoint.core.media.IndexedMedia;
import org.cuepoint.core.media.RegionId;
import org.cuepoint.core.media.Video;
import org.cuepoint.core.media.VideoId;
import org.cuepoint.core.project.Project;
import org.cuepoint.core.recognition.ModelVersion;
import org.cuepoint.core.session.ProjectSession;
import org.cuepoint.core.time.FrameIndex;

/** Everything of a project but one video's annotations, read in one go. Immutable. */
record ProjectContents(
    Project project,
    List<VideoEntry> videos,
    List<ModelVersion> models,
    Optional<ModelVersion> activeModel,
    List<QueueEntry> queue) {

  ProjectContents {
    videos = List.copyOf(videos);
    models = List.copyOf(models);
    queue = List.copyOf(queue);
  }

  /** Reads a project; waits for the store. */
  static ProjectContents read(ProjectSession session, Function<VideoId, IndexedMedia> media) {
    var ports = session.ports();
    return new ProjectContents(
        ports.project().project(),
        ports.project().videos().stream().map(v -> VideoEntry.read(session, v)).toList(),
        ports.models().models(),
        ports.models().active(),
        queue(session, media));
  }

  /** Reads the open questions. */
  static List<QueueEntry> queue(ProjectSession session, Function<VideoId, IndexedMedia> media) {
    List<QueueEntry> entries = new ArrayList<>();
    for (QueueItem item : session.ports().queue().openItems()) {
      session
          .ports()
          .project()
          .video(item.video())
          .filter(video -> isAnalysed(video, item.region()))
          .ifPresent(
              video -> {
                FrameIndex index = media.apply(item.video()).index();
                entries.add(
                    new QueueEntry(
                        item,
                        video,
                        index.secondsAt(item.range().frames().start()),
                        index.secondsAt(item.range().frames().end())));
              });
    }
    return entries;
  }

  /** Says whether a model learns from the answer: a video with regions is not analysed whole. */
  private static boolean isAnalysed(Video video, Optional<RegionId> region) {
    return region.isEmpty()
        ? video.regions().isEmpty()
        : video.regions().stream().anyMatch(known -> region.get().equals(known.id()));
  }
}
