package org.cuepoint.app.workspace;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.cuepoint.core.active.Example;
import org.cuepoint.core.active.QueueItem;
import org.cuepoint.core.active.QueuePace;
import org.cuepoint.core.active.QueueRound;
import org.cuepoint.core.media.IndexedMedia;
import org.cuepoint.core.media.RegionId;
import org.cuepoint.core.media.Video;
import org.cuepoint.core.media.VideoId;
import org.cuepoint.core.session.ProjectSession;
import org.cuepoint.core.taxonomy.ActionClass;
import org.cuepoint.core.time.FrameIndex;

/**
 * The open questions, read in one go. Immutable.
 *
 * @param entries in rank order
 * @param pace how far the person is
 */
record QueueContents(List<QueueEntry> entries, QueuePace pace) {

  QueueContents {
    entries = List.copyOf(entries);
  }

  /** Reads the open questions; waits for the store. */
  static QueueContents read(ProjectSession session, Function<VideoId, IndexedMedia> media) {
    List<QueueEntry> entries = new ArrayList<>();
    List<QueueItem> open = session.open().questions();
    for (QueueItem item : open) {
      entry(session, media, item).ifPresent(entries::add);
    }
    return new QueueContents(
        entries,
        QueuePace.of(session.ports().queue(), session.journal().person()).withLeft(open.size()));
  }

  /** Reads what a person needs of a question of any round; empty when its place is gone. */
  static Optional<QueueEntry> entry(
      ProjectSession session, Function<VideoId, IndexedMedia> media, QueueItem item) {
    var ports = session.ports();
    Optional<QueueRound> round =
        ports.queue().currentRound().filter(current -> current.id().equals(item.round()));
    return ports
        .project()
        .video(item.video())
        .filter(video -> isAnalysed(video, item.region()))
        .map(
            video -> {
              FrameIndex index = media.apply(item.video()).index();
              return new QueueEntry(
                  item,
                  video,
                  index.secondsAt(item.range().frames().start()),
                  index.secondsAt(item.range().frames().end()),
                  round.map(QueueRound::chooser).orElse(""),
                  round.flatMap(QueueRound::example).flatMap(like -> like(session, media, like)));
            });
  }

  /** Words the example of a round; empty when its video is gone. */
  private static Optional<QueueEntry.Like> like(
      ProjectSession session, Function<VideoId, IndexedMedia> media, Example example) {
    return session
        .ports()
        .project()
        .video(example.video())
        .map(
            video ->
                new QueueEntry.Like(
                    example.actionClass().flatMap(session.scheme()::find).map(ActionClass::name),
                    video.name(),
                    media.apply(video.id()).index().secondsAt(example.frames().start())));
  }

  /** Says whether a model learns from the answer: a video with regions is not analysed whole. */
  private static boolean isAnalysed(Video video, Optional<RegionId> region) {
    return region.isEmpty()
        ? video.regions().isEmpty()
        : video.regions().stream().anyMatch(known -> region.get().equals(known.id()));
  }
}
