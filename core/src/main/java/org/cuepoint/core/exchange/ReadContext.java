package org.cuepoint.core.exchange;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a reader may know of the project.
 *
 * @param videos the videos of the project
 * @param options what the person said about the file, by name; each reader names those it knows
 */
public record ReadContext(List<KnownVideo> videos, Map<String, String> options) {

  /** Copies the collections. */
  public ReadContext {
    videos = List.copyOf(videos);
    options = Map.copyOf(options);
  }

  /** Makes a context without options. */
  public ReadContext(List<KnownVideo> videos) {
    this(videos, Map.of());
  }

  /** Returns an option. */
  public Optional<String> option(String name) {
    return Optional.ofNullable(options.get(name));
  }

  /**
   * Finds the video that a file means.
   *
   * @param name project-relative path, file name, or file name without its ending; the first of
   *     these that fits any video decides. A path of another machine counts by its file name
   * @return empty when the project has no such video
   * @throws IllegalArgumentException if several videos fit; the message names them
   */
  public Optional<KnownVideo> resolve(String name) {
    String wanted = name.strip().replace('\\', '/');
    String last = wanted.substring(wanted.lastIndexOf('/') + 1);
    return unique(name, wanted, known -> known.video().path().replace('\\', '/'))
        .or(() -> unique(name, last, known -> known.video().name()))
        .or(() -> unique(name, last, KnownVideo::stem))
        .or(() -> unique(name, KnownVideo.stem(last), KnownVideo::stem));
  }

  private Optional<KnownVideo> unique(
      String asked, String wanted, Function<KnownVideo, String> nameOf) {
    List<KnownVideo> found =
        videos.stream().filter(known -> nameOf.apply(known).equals(wanted)).toList();
    if (found.size() > 1) {
      String paths =
          found.stream().map(known -> known.video().path()).collect(Collectors.joining(", "));
      throw new IllegalArgumentException(
          "'" + asked + "' may mean several videos: " + paths + "; name its path in the project");
    }
    return found.stream().findFirst();
  }
}
