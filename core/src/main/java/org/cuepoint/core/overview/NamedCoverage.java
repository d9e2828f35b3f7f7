package org.cuepoint.core.overview;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.cuepoint.core.media.Video;
import org.cuepoint.core.session.LabelCoverage;

/**
 * How much of some videos somebody has looked at.
 *
 * @param name of the group or subject; empty for videos without one
 * @param videos how many there are
 * @param coverage of all of them together
 */
public record NamedCoverage(String name, int videos, LabelCoverage coverage) {

  static List<NamedCoverage> by(Function<Video, Optional<String>> key, List<VideoState> videos) {
    Map<String, NamedCoverage> found = new TreeMap<>();
    for (VideoState each : videos) {
      String name = key.apply(each.video()).orElse("");
      found.merge(
          name,
          new NamedCoverage(name, 1, each.coverage()),
          (a, b) ->
              new NamedCoverage(name, a.videos() + b.videos(), a.coverage().plus(b.coverage())));
    }
    return List.copyOf(found.values());
  }
}
