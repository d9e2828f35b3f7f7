package org.cuepoint.core.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.cuepoint.core.feature.PictureCache;
import org.cuepoint.core.feature.Pictures;
import org.cuepoint.core.job.JobContext;
import org.cuepoint.core.media.MediaLibrary;
import org.cuepoint.core.recognition.djl.tune.LabelledPictures;
import org.cuepoint.core.time.FeatureClock;
import org.cuepoint.core.train.DatasetSnapshot;
import org.cuepoint.core.train.DatasetSnapshot.Target;
import org.cuepoint.core.train.WeakLabels;

/**
 * Stretches of a snapshot's videos as small pictures, kept on disk while a training looks at them
 * again and again; open until closed. One thread at a time.
 */
final class PictureClips implements AutoCloseable {

  /** Most bytes of pictures: about 6 hours at 8 Hz and 64×64, 2 hours at 112×112. */
  private static final long MOST_BYTES = 2L << 30;

  private static final int MARGIN_SECONDS = 4;

  /** So long is a stretch of a whole video. */
  private static final int STRETCH_SECONDS = 64;

  private final MediaLibrary media;
  private final PictureCache cache;
  private final DatasetSnapshot snapshot;
  private final FeatureClock clock;
  private final List<Stretch> stretches = new ArrayList<>();
  private final List<LabelledPictures> clips = new ArrayList<>();

  /**
   * Makes an empty list.
   *
   * @param folder where pictures are kept
   */
  PictureClips(MediaLibrary media, Path folder, DatasetSnapshot snapshot) {
    this.media = media;
    this.cache = new PictureCache(folder);
    this.snapshot = snapshot;
    this.clock = new FeatureClock(snapshot.clock());
  }

  /** Which pictures are read. */
  enum Which {
    /** Those of which something is said, with some seconds around. */
    AROUND_LABELS,
    /** All. */
    ALL
  }

  /**
   * A stretch of a video.
   *
   * @param number of the source, counted in the order of what they show
   * @param from first tick
   * @param to after the last
   */
  record Stretch(
      SourceMedia source, Optional<DatasetSnapshot.Clip> said, int number, int from, int to) {}

  /**
   * Reads. When there are too many pictures, stretches are left out, evenly.
   *
   * @param size width and height of a picture, in pixels
   */
  void read(List<EngineProtocol.Source> sources, int size, Which which, JobContext context)
      throws IOException {
    List<Stretch> wanted = new ArrayList<>();
    List<EngineProtocol.Source> ordered = SnapshotClips.inOrder(sources);
    for (int number = 0; number < ordered.size(); number++) {
      Optional<DatasetSnapshot.Clip> said = SnapshotClips.find(snapshot, ordered.get(number));
      SourceMedia source = SourceMedia.read(ordered.get(number));
      wanted.addAll(
          which == Which.ALL
              ? all(new Stretch(source, said, number, 0, source.ticks(clock)))
              : aroundLabels(new Stretch(source, said, number, 0, source.ticks(clock))));
    }
    read(fitting(wanted, size), size, context);
  }

  /** Reads stretches that another list has, in another size. */
  void read(List<Stretch> wanted, int size, JobContext context) throws IOException {
    for (Stretch stretch : wanted) {
      context.throwIfCancelled();
      context.progress(clips.size(), wanted.size(), "Reading " + stretch.source().source().name());
      Pictures pictures = pictures(stretch, size, context);
      stretches.add(stretch);
      clips.add(
          new LabelledPictures(
              stretch.number(),
              stretch
                  .said()
                  .map(DatasetSnapshot.Clip::unit)
                  .orElse(stretch.source().source().video()),
              pictures,
              targets(stretch),
              new WeakLabels(points(stretch), List.of())));
    }
  }

  private Pictures pictures(Stretch stretch, int size, JobContext context) throws IOException {
    SourceMedia source = stretch.source();
    try (PictureReading reading =
        new PictureReading(media, source, clock, size, stretch.from(), context)) {
      return cache.pictures(
          source.key(size, clock, ""), stretch.from(), stretch.to(), reading::open);
    }
  }

  /** Returns what was read, in order. */
  List<LabelledPictures> clips() {
    return clips;
  }

  /** Returns where each of {@link #clips} is from. */
  List<Stretch> stretches() {
    return stretches;
  }

  private List<Stretch> all(Stretch whole) {
    int length = STRETCH_SECONDS * clock.hertz();
    List<Stretch> parts = new ArrayList<>();
    for (int from = 0; from < whole.to(); from += length) {
      // What would be left over at the end belongs to the last.
      boolean last = whole.to() - from < 2 * length;
      int to = last ? whole.to() : from + length;
      parts.add(new Stretch(whole.source(), whole.said(), whole.number(), from, to));
      if (last) {
        break;
      }
    }
    return parts;
  }

  /** Returns what is labelled with some seconds around it; what overlaps is one stretch. */
  private List<Stretch> aroundLabels(Stretch whole) {
    int margin = MARGIN_SECONDS * clock.hertz();
    List<int[]> ranges = new ArrayList<>();
    whole
        .said()
        .ifPresent(
            said -> {
              said.targets()
                  .forEach(target -> ranges.add(new int[] {target.start(), target.end()}));
              said.weakLabels()
                  .points()
                  .forEach(point -> ranges.add(new int[] {point.tick(), point.tick() + 1}));
            });
    ranges.sort(Comparator.comparingInt(range -> range[0]));
    List<Stretch> found = new ArrayList<>();
    for (int[] range : ranges) {
      int from = Math.max(0, range[0] - margin);
      int to = Math.min(whole.to(), range[1] + margin);
      if (!found.isEmpty() && found.getLast().to() >= from) {
        Stretch before = found.removeLast();
        from = before.from();
        to = Math.max(to, before.to());
      }
      if (to - from > 1) {
        found.add(new Stretch(whole.source(), whole.said(), whole.number(), from, to));
      }
    }
    return found;
  }

  private static List<Stretch> fitting(List<Stretch> stretches, int size) {
    long bytes = stretches.stream().mapToLong(s -> 3L * size * size * (s.to() - s.from())).sum();
    if (bytes <= MOST_BYTES) {
      return stretches;
    }
    int wanted = Math.max(1, (int) (stretches.size() * MOST_BYTES / bytes));
    List<Stretch> kept = new ArrayList<>();
    for (int i = 0; i < wanted; i++) {
      kept.add(stretches.get((int) ((long) i * stretches.size() / wanted)));
    }
    return kept;
  }

  private static List<Target> targets(Stretch stretch) {
    return stretch.said().map(DatasetSnapshot.Clip::targets).orElse(List.of()).stream()
        .filter(target -> target.end() > stretch.from() && target.start() < stretch.to())
        .map(
            target ->
                new Target(
                    target.group(),
                    Math.max(target.start(), stretch.from()) - stretch.from(),
                    Math.min(target.end(), stretch.to()) - stretch.from(),
                    target.label(),
                    target.excluded()))
        .toList();
  }

  private static List<WeakLabels.Point> points(Stretch stretch) {
    return stretch
        .said()
        .map(DatasetSnapshot.Clip::weakLabels)
        .orElse(WeakLabels.NONE)
        .points()
        .stream()
        .filter(point -> point.tick() >= stretch.from() && point.tick() < stretch.to())
        .map(point -> new WeakLabels.Point(point.tick() - stretch.from(), point.label()))
        .toList();
  }

  @Override
  public void close() {
    clips.forEach(clip -> clip.pictures().close());
  }
}
