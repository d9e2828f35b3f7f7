package org.cuepoint.app.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cuepoint.core.active.Place;
import org.cuepoint.core.embed.EmbeddingMap;
import org.cuepoint.core.embed.MapPoint;
import org.cuepoint.core.embed.MapSettings;
import org.cuepoint.core.media.Video;
import org.cuepoint.core.media.VideoId;
import org.cuepoint.core.recognition.ModelVersion;
import org.cuepoint.core.session.ProjectPorts;
import org.cuepoint.core.time.FeatureClock;
import org.cuepoint.core.time.FrameIndex;

/**
 * A map on which each window of two seconds lies at its number and that of its video: the window
 * {@code i} of video {@code v} at {@code (i, v)}, each labelled, predicted and doubted in turn.
 */
final class FakeMap {

  private static final int WINDOW = 16;
  private static final int TURNS = 5;

  private FakeMap() {}

  static EmbeddingMap of(ProjectPorts ports, MapSettings settings, Set<VideoId> indexed) {
    List<MapPoint> points = new ArrayList<>();
    List<String> leftOut = new ArrayList<>();
    int classes = ports.project().project().scheme().classes().size();
    int v = 0;
    for (Video video : ports.project().videos()) {
      if (indexed.contains(video.id())) {
        points.addAll(points(ports, video, v++, classes));
      } else {
        leftOut.add(video.name());
      }
    }
    return new EmbeddingMap(
        settings,
        FeatureClock.DEFAULT.hertz(),
        points,
        points.size(),
        ports.project().project().scheme().classes(),
        Optional.of("fake"),
        ports.models().active().map(ModelVersion::name),
        Optional.empty(),
        leftOut);
  }

  private static List<MapPoint> points(ProjectPorts ports, Video video, int v, int classes) {
    FrameIndex index = ports.project().index(video.id()).index();
    FeatureClock clock = FeatureClock.DEFAULT;
    List<MapPoint> points = new ArrayList<>();
    for (int i = 0; (i + 1) * WINDOW <= clock.ticks(index); i++) {
      int label = i % (classes + 2) - 2;
      int guess = (i + 1) % (classes + 2) - 2;
      float doubt = guess == MapPoint.UNKNOWN ? Float.NaN : (i % TURNS) / (float) (TURNS - 1);
      points.add(
          new MapPoint(
              new Place(
                  video.id(),
                  Optional.empty(),
                  video.group().orElse(""),
                  i * WINDOW,
                  (i + 1) * WINDOW),
              index.range(clock.frames(index, i * WINDOW, (i + 1) * WINDOW)),
              i,
              v,
              label,
              guess,
              guess == MapPoint.UNKNOWN ? Float.NaN : 0.9f,
              doubt,
              Float.NaN));
    }
    return points;
  }
}
