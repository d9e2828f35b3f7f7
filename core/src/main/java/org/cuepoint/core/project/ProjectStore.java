package org.cuepoint.core.project;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.cuepoint.core.media.IndexedMedia;
import org.cuepoint.core.media.Video;
import org.cuepoint.core.media.VideoId;
import org.cuepoint.core.taxonomy.LabelScheme;

/**
 * The project itself and its videos. Thread-safe; every writing call is durable when it returns.
 */
public interface ProjectStore {

  /** Returns the project's folder. */
  Path folder();

  /** Says whether this store may change the project. */
  ProjectAccess access();

  /** Returns the project as it is now. */
  Project project();

  /**
   * Saves the next version of the label scheme.
   *
   * @throws IllegalArgumentException if its version is not the current one plus 1
   */
  void saveScheme(LabelScheme scheme);

  /** Returns an earlier version of the scheme. */
  Optional<LabelScheme> scheme(int version);

  /** Returns the videos ordered by path. */
  List<Video> videos();

  /** Returns the video with this identity. */
  Optional<Video> video(VideoId id);

  /** Adds a video with its frame index. */
  void addVideo(Video video, IndexedMedia index);

  /** Replaces what is known of a video. */
  void updateVideo(Video video);

  /**
   * Returns the frame index of a video.
   *
   * @throws IllegalArgumentException if there is no such video
   */
  IndexedMedia index(VideoId id);

  /**
   * Returns the file where {@link #index} is kept, for other processes to read with
   * FrameIndexCodec.
   */
  Path indexFile(VideoId id);

  /** Returns the groups of videos that play side by side, ordered by name. */
  List<MultiViewGroup> multiViewGroups();

  /**
   * Adds a group, or replaces the one with its identity.
   *
   * @throws IllegalArgumentException if another group has its name, or a video is not in the
   *     project; nothing is changed then
   */
  void saveMultiViewGroup(MultiViewGroup group);

  /** Removes a group; its videos stay. Does nothing when it is not there. */
  void removeMultiViewGroup(MultiViewId group);

  /**
   * Runs {@code work} in one transaction and returns its value; joins the transaction that is open
   * in this thread. When it throws, nothing is changed.
   */
  <T> T inTransaction(Supplier<T> work);

  /** Returns the video's file: the path as stored, resolved against the folder. */
  default Path file(Video video) {
    return folder().resolve(video.path()).normalize();
  }
}
