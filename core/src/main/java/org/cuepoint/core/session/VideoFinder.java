package org.cuepoint.core.session;

import java.util.List;
import java.util.function.Predicate;
import org.cuepoint.core.media.Video;

/**
 * Finds videos by what people and label files call them: identity, path as the project has it, the
 * end of the path, file name, file name without its ending. The first of these that fits anything
 * counts. Immutable.
 */
public final class VideoFinder {

  private final List<Video> videos;

  /** Makes a finder over these videos. */
  public VideoFinder(List<Video> videos) {
    this.videos = List.copyOf(videos);
  }

  /**
   * Returns the videos that are called so: none, one, or several when the name is not enough to
   * tell them apart.
   */
  public List<Video> find(String called) {
    String wanted = called.replace('\\', '/');
    for (Predicate<Video> way : ways(wanted)) {
      List<Video> found = videos.stream().filter(way).toList();
      if (!found.isEmpty()) {
        return found;
      }
    }
    return List.of();
  }

  private static List<Predicate<Video>> ways(String wanted) {
    String name = wanted.substring(wanted.lastIndexOf('/') + 1);
    return List.of(
        video -> video.id().toString().equals(wanted),
        video -> video.path().equals(wanted),
        video -> video.path().endsWith("/" + wanted),
        video -> video.name().equals(name),
        // Label files of MS-TCN and many tables name videos without their ending.
        video -> stem(video.name()).equals(name),
        video -> stem(video.name()).equals(stem(name)));
  }

  private static String stem(String name) {
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }
}
