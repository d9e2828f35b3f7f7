package org.cuepoint.core.engine;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.cuepoint.core.feature.PictureCache;
import org.cuepoint.core.feature.Pictures;
import org.cuepoint.core.job.JobContext;
import org.cuepoint.core.media.MediaLibrary;
import org.cuepoint.core.recognition.EncoderDescription;
import org.cuepoint.core.recognition.FrameEncoder;
import org.cuepoint.core.recognition.djl.DjlBackend;
import org.cuepoint.core.recognition.djl.EncoderTuning;
import org.cuepoint.core.recognition.djl.tune.LabelledPictures;
import org.cuepoint.core.time.FeatureClock;
import org.cuepoint.core.train.DatasetSnapshot;
import org.cuepoint.core.train.DatasetSnapshot.Target;
import org.cuepoint.core.train.RunFolder;
import org.cuepoint.core.train.TuningPlan;
import org.cuepoint.core.train.WeakLabels;

/**
 * Keeps small pictures of what is labelled, with some seconds around it, and tunes an encoder on
 * them. One thread at a time.
 */
final class TuningWork {

  /** Most bytes of pictures: about 6 hours at 8 Hz and 64×64. */
  private static final long MOST_BYTES = 2L << 30;

  private static final int MARGIN_SECONDS = 4;

  private final MediaLibrary media;
  private final DjlBackend backend;

  TuningWork(MediaLibrary media, DjlBackend backend) {
    this.media = media;
    this.backend = backend;
  }

  EngineProtocol.Tuned tune(EngineProtocol.Tune request, JobContext context) throws IOException {
    TuningPlan plan = TuningPlan.fromJson(request.plan());
    DatasetSnapshot snapshot = SnapshotClips.snapshot(request.snapshotFile());
    int size;
    String encoderId;
    try (FrameEncoder encoder = Encoders.open(Path.of(request.encoderFile()))) {
      size = encoder.inputSize();
      encoderId = encoder.id();
    }
    List<Pictures> open = new ArrayList<>();
    try {
      List<LabelledPictures> clips = read(request, snapshot, size, open, context);
      RunFolder run = RunFolder.at(Path.of(request.runFolder()));
      run.writePlan(request.plan());
      EncoderTuning.Begin begin =
          new EncoderTuning.Begin(
              Path.of(request.encoderFile()),
              Optional.ofNullable(request.startFile()).map(Path::of));
      EncoderTuning.Tuned tuned =
          backend.tune(
              plan,
              snapshot.space(),
              clips,
              begin,
              snapshot.hash().hex() + encoderId,
              run,
              context);
      WholeFile.write(Path.of(request.outFile()), tuned.weights());
      Optional<ByteBuffer> trainable = tuned.trainable();
      if (trainable.isPresent()) {
        WholeFile.write(Path.of(request.trainableFile()), trainable.get());
      }
      return new EngineProtocol.Tuned(
          request.outFile(),
          describe(Path.of(request.outFile())),
          trainable.isPresent() ? request.trainableFile() : null,
          tuned.result().plan().toJson(),
          tuned.result().words(),
          tuned.result().metrics(),
          tuned.result().outcome().seconds());
    } finally {
      open.forEach(Pictures::close);
    }
  }

  private static EncoderDescription describe(Path file) throws IOException {
    try (FrameEncoder encoder = Encoders.open(file)) {
      return encoder.description();
    }
  }

  /** A stretch of a video around labels; half-open. */
  private record Stretch(
      SourceMedia source, DatasetSnapshot.Clip said, int number, int from, int to) {}

  private List<LabelledPictures> read(
      EngineProtocol.Tune request,
      DatasetSnapshot snapshot,
      int size,
      List<Pictures> open,
      JobContext context)
      throws IOException {
    FeatureClock clock = new FeatureClock(snapshot.clock());
    List<Stretch> stretches = new ArrayList<>();
    // By content, so that a run can be repeated in another project.
    List<EngineProtocol.Source> ordered =
        request.sources().stream()
            .sorted(Comparator.comparing(EngineProtocol.Source::contentHash))
            .toList();
    for (EngineProtocol.Source source : ordered) {
      Optional<DatasetSnapshot.Clip> said = SnapshotClips.find(snapshot, source);
      if (said.isPresent()) {
        SourceMedia read = SourceMedia.read(source);
        stretches.addAll(stretches(read, said.get(), stretches.size(), clock));
      }
    }
    stretches = fitting(stretches, size);
    PictureCache cache = new PictureCache(Path.of(request.pictureFolder()));
    List<LabelledPictures> clips = new ArrayList<>();
    for (Stretch stretch : stretches) {
      SourceMedia source = stretch.source();
      context.throwIfCancelled();
      context.progress(clips.size(), stretches.size(), "Reading " + source.source().name());
      try (PictureReading reading =
          new PictureReading(media, source, clock, size, stretch.from(), context)) {
        Pictures pictures =
            cache.pictures(
                source.key(size, clock, ""), stretch.from(), stretch.to(), reading::open);
        open.add(pictures);
        clips.add(
            new LabelledPictures(
                stretch.number(),
                stretch.said().unit(),
                pictures,
                targets(stretch),
                new WeakLabels(points(stretch), List.of())));
      }
    }
    return clips;
  }

  /** Returns what is labelled with some seconds around it; what overlaps is one stretch. */
  private static List<Stretch> stretches(
      SourceMedia source, DatasetSnapshot.Clip said, int number, FeatureClock clock) {
    int margin = MARGIN_SECONDS * clock.hertz();
    int ticks = source.ticks(clock);
    List<int[]> ranges = new ArrayList<>();
    said.targets().forEach(target -> ranges.add(new int[] {target.start(), target.end()}));
    said.weakLabels()
        .points()
        .forEach(point -> ranges.add(new int[] {point.tick(), point.tick() + 1}));
    ranges.sort(Comparator.comparingInt(range -> range[0]));
    List<Stretch> stretches = new ArrayList<>();
    for (int[] range : ranges) {
      int from = Math.max(0, range[0] - margin);
      int to = Math.min(ticks, range[1] + margin);
      if (!stretches.isEmpty() && stretches.getLast().to() >= from) {
        Stretch before = stretches.removeLast();
        from = before.from();
        to = Math.max(to, before.to());
      }
      if (to - from > 1) {
        stretches.add(new Stretch(source, said, number, from, to));
      }
    }
    return stretches;
  }

  /** Leaves out stretches, evenly, until what is left may be kept. */
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
    return stretch.said().targets().stream()
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
    return stretch.said().weakLabels().points().stream()
        .filter(point -> point.tick() >= stretch.from() && point.tick() < stretch.to())
        .map(point -> new WeakLabels.Point(point.tick() - stretch.from(), point.label()))
        .toList();
  }
}
