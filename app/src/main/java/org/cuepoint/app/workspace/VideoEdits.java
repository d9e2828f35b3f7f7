package org.cuepoint.app.workspace;

import java.util.Optional;
import java.util.function.Consumer;
import org.cuepoint.core.media.Video;
import org.cuepoint.core.session.ProjectSession;
import org.cuepoint.core.time.FrameIndex;

/** Edits of the video on screen, for the actions here. FX thread only. */
final class VideoEdits {

  /** Changes a video's annotations; runs in the background and may wait. */
  interface Work<T> {
    T apply(ProjectSession session, Video video, FrameIndex index);
  }

  private final Workspace workspace;

  VideoEdits(Workspace workspace) {
    this.workspace = workspace;
  }

  /**
   * Runs an edit of the video on screen in the background; does nothing when none is open.
   *
   * @param shown called with what the edit gave, after the screen has followed
   */
  <T> void run(Work<T> work, Consumer<? super T> shown) {
    Optional<Video> video = workspace.video().current();
    Optional<FrameIndex> index = workspace.video().index();
    if (video.isPresent() && index.isPresent()) {
      workspace.edit(
          video.get().id(), session -> work.apply(session, video.get(), index.get()), shown);
    }
  }

  /** Runs an edit after which nothing else is to be done. */
  <T> void run(Work<T> work) {
    run(work, done -> {});
  }
}
