package org.cuepoint.core.embed;

import java.util.List;
import java.util.Optional;
import org.cuepoint.core.taxonomy.ActionClass;

/**
 * Windows of all videos that have features, as points.
 *
 * @param settings how it was made
 * @param hertz ticks of a second
 * @param points ordered by video, region and time; empty where no video has features
 * @param windows how many windows the videos have, of which the points are some or all
 * @param classes what labels and predictions are positions in
 * @param encoder name of what made the features; empty where there is none
 * @param model name of the model that predicts; empty where there is none
 * @param second name of the model that it is compared with; empty where there is none
 * @param leftOut names of videos without features
 */
public record EmbeddingMap(
    MapSettings settings,
    int hertz,
    List<MapPoint> points,
    int windows,
    List<ActionClass> classes,
    Optional<String> encoder,
    Optional<String> model,
    Optional<String> second,
    List<String> leftOut) {

  /** Copies the lists. */
  public EmbeddingMap {
    points = List.copyOf(points);
    classes = List.copyOf(classes);
    leftOut = List.copyOf(leftOut);
  }
}
