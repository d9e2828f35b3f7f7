package org.cuepoint.app.testing;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cuepoint.core.annotation.AnnotationId;
import org.cuepoint.core.annotation.ReviewedRange;
import org.cuepoint.core.ethogram.Ethogram;
import org.cuepoint.core.ethogram.Observation;
import org.cuepoint.core.media.VideoId;
import org.cuepoint.core.taxonomy.LabelScheme;
import org.cuepoint.core.testing.Fixtures;

/**
 * Two videos of 40 s at 25 frames a second. In the first, reviewed to 20 s, somebody walks from 2
 * to 6 s, waves from 6 to 8 s, walks from 12 to 14 s, and a wave is marked as a point at 18 s; of
 * the second nobody knows anything.
 */
public final class Watched {

  /** Walk and wave, which exclude each other. */
  public static final LabelScheme SCHEME = LabelScheme.exclusive(List.of("walk", "wave"));

  private Watched() {}

  /** Returns what was observed. */
  public static Ethogram ethogram() {
    VideoId video = VideoId.random();
    var walk = SCHEME.classes().getFirst().id();
    var wave = SCHEME.classes().getLast().id();
    Observation first =
        new Observation(
            video,
            Optional.empty(),
            "one <1>.mp4",
            Optional.of("ann"),
            Optional.of("monday"),
            Fixtures.media(1000).index(),
            List.of(
                Fixtures.segment(video, walk, 50, 150),
                Fixtures.segment(video, wave, 150, 200),
                Fixtures.segment(video, walk, 300, 350),
                Fixtures.segment(video, wave, 450, 450)),
            List.of(
                new ReviewedRange(
                    AnnotationId.random(),
                    video,
                    Optional.empty(),
                    Fixtures.ADA,
                    Set.of(),
                    Fixtures.range(0, 500))));
    Observation second =
        new Observation(
            VideoId.random(),
            Optional.empty(),
            "two, quiet.mp4",
            Optional.empty(),
            Optional.of("tuesday"),
            Fixtures.media(1000).index(),
            List.of(),
            List.of());
    return Ethogram.of(SCHEME, List.of(first, second));
  }
}
