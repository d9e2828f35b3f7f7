package org.cuepoint.app.workspace;

import java.util.Optional;
import java.util.Set;
import org.cuepoint.core.annotation.AnnotationStore;
import org.cuepoint.core.annotation.SuggestionStatus;
import org.cuepoint.core.edit.EditStep;
import org.cuepoint.core.media.VideoId;
import org.cuepoint.core.recognition.ProbabilityTrack;
import org.cuepoint.core.session.ProjectSession;

/** Everything of one video that the screens show, read in one go. Immutable. */
record VideoContents(
    VideoEntry entry,
    VideoLabels labels,
    Optional<ProbabilityTrack> probabilities,
    Optional<EditStep> undoable,
    Optional<EditStep> redoable) {

  VideoId video() {
    return entry.video().id();
  }

  /** Reads a video; waits for the store; empty when the project no longer has it. */
  static Optional<VideoContents> read(ProjectSession session, VideoId id) {
    AnnotationStore annotations = session.ports().annotations();
    return session
        .ports()
        .project()
        .video(id)
        .map(
            video -> {
              VideoLabels labels =
                  VideoLabels.of(
                      annotations.segments(id),
                      annotations.suggestions(id, Set.of(SuggestionStatus.PROPOSED)),
                      annotations.reviewedRanges(id));
              return new VideoContents(
                  VideoEntry.of(session, video, labels),
                  labels,
                  session.learning().probabilities(id, Optional.empty()),
                  session.journal().undoable(Optional.of(id)),
                  session.journal().redoable(Optional.of(id)));
            });
  }
}
