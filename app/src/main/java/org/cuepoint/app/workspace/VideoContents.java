package org.cuepoint.app.workspace;

import java.util.List;
import java.util.Optional;
import org.cuepoint.core.annotation.AnnotationStore;
import org.cuepoint.core.edit.EditStep;
import org.cuepoint.core.media.AnalysisRegion;
import org.cuepoint.core.media.RegionId;
import org.cuepoint.core.media.VideoId;
import org.cuepoint.core.recognition.ProbabilityTrack;
import org.cuepoint.core.session.ProjectSession;

/** Everything of one video that the screens show, read in one go. Immutable. */
record VideoContents(
    VideoEntry entry,
    VideoLabels labels,
    RegionScope scope,
    Optional<ProbabilityTrack> probabilities,
    Optional<EditStep> undoable,
    Optional<EditStep> redoable) {

  VideoId video() {
    return entry.video().id();
  }

  /**
   * Reads a video; waits for the store; empty when the project no longer has it.
   *
   * @param before what the person works in, which chooses the region whose predictions are read
   */
  static Optional<VideoContents> read(ProjectSession session, VideoId id, RegionScope before) {
    AnnotationStore annotations = session.ports().annotations();
    return session
        .ports()
        .project()
        .video(id)
        .map(
            video -> {
              VideoLabels labels = VideoLabels.read(annotations, id);
              RegionScope scope = before.in(video);
              return new VideoContents(
                  VideoEntry.of(session, video, labels),
                  labels,
                  scope,
                  probabilities(session, id, scope.regions(), scope.chosen()),
                  session.journal().undoable(Optional.of(id)),
                  session.journal().redoable(Optional.of(id)));
            });
  }

  /**
   * Reads what the active model says of a region; of a whole frame with regions it says nothing.
   */
  static Optional<ProbabilityTrack> probabilities(
      ProjectSession session, VideoId id, List<AnalysisRegion> regions, Optional<RegionId> chosen) {
    return chosen.isEmpty() && !regions.isEmpty()
        ? Optional.empty()
        : session.learning().probabilities(id, chosen);
  }
}
