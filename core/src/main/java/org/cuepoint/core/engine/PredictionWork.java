package org.cuepoint.core.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.cuepoint.core.job.JobContext;
import org.cuepoint.core.media.MediaLibrary;
import org.cuepoint.core.recognition.ProbabilityFile;
import org.cuepoint.core.recognition.ProbabilityTrack;
import org.cuepoint.core.recognition.djl.DjlBackend;
import org.cuepoint.core.suggest.BoundaryScores;
import org.cuepoint.core.suggest.DecodedSegment;
import org.cuepoint.core.suggest.SegmentDecoder;
import org.cuepoint.core.suggest.SegmentStatistics;
import org.cuepoint.core.suggest.SemiMarkovDecoder;
import org.cuepoint.core.suggest.SemiMarkovSettings;
import org.cuepoint.core.taxonomy.ClassId;
import org.cuepoint.core.time.FeatureClock;
import org.cuepoint.core.train.DatasetSnapshot;
import org.cuepoint.core.train.TickPredictor;

/** Predicts with a model of any kind, and decodes. One thread at a time. */
final class PredictionWork {

  private final MediaLibrary media;
  private final DjlBackend backend;

  PredictionWork(MediaLibrary media, DjlBackend backend) {
    this.media = media;
    this.backend = backend;
  }

  EngineProtocol.Predicted predict(EngineProtocol.Predict request, JobContext context)
      throws IOException {
    PeakMemory memory = PeakMemory.start();
    long started = System.nanoTime();
    DatasetSnapshot snapshot = SnapshotClips.snapshot(request.snapshotFile());
    FeatureClock clock = new FeatureClock(snapshot.clock());
    List<ClassId> classes = snapshot.classes().stream().map(ClassId::parse).toList();
    SegmentDecoder decoder =
        new SemiMarkovDecoder(SemiMarkovSettings.defaults(), SegmentStatistics.learn(snapshot));
    Path out = Files.createDirectories(Path.of(request.outFolder()));
    List<EngineProtocol.Prediction> predictions = new ArrayList<>();
    try (TickModel model = TickModel.open(request, clock, media, backend)) {
      for (EngineProtocol.Source source : request.sources()) {
        context.throwIfCancelled();
        context.progress(predictions.size(), request.sources().size(), source.name());
        TickPredictor.Output said = model.say(source, classes.size(), context);
        Path file = out.resolve(name(source) + ".probabilities");
        ProbabilityFile.write(file, clock, classes.size(), said.probabilities());
        if (said.information().length > 0) {
          ProbabilityFile.write(ProbabilityFile.information(file), clock, 1, said.information());
        }
        if (said.edges().length > 0) {
          Path edges = out.resolve(name(source) + ".edges");
          ProbabilityFile.write(edges, clock, model.groups().size(), said.edges());
        }
        List<DatasetSnapshot.Target> known =
            switch (request.labels()) {
              case HIDDEN -> List.of();
              case BIND ->
                  SnapshotClips.find(snapshot, source)
                      .map(DatasetSnapshot.Clip::targets)
                      .orElse(List.of());
            };
        ProbabilityTrack track = new ProbabilityTrack(clock, classes, said.probabilities());
        List<DecodedSegment> segments =
            decoder.decode(
                track, snapshot.groups(), known, boundaries(said, snapshot.groups().size()));
        predictions.add(
            new EngineProtocol.Prediction(
                source.video(),
                source.region(),
                file.toString(),
                segments.stream().map(EngineProtocol.Run::of).toList()));
      }
    }
    context.progress(predictions.size(), predictions.size(), "");
    return new EngineProtocol.Predicted(
        predictions, (System.nanoTime() - started) / 1e9, memory.grown());
  }

  private static String name(EngineProtocol.Source source) {
    return source.video() + (source.region() == null ? "" : "-" + source.region());
  }

  /** What a teacher says of the edges of each group; other models say nothing of them. */
  private static List<BoundaryScores> boundaries(TickPredictor.Output said, int groups) {
    return IntStream.range(0, groups)
        .mapToObj(
            group ->
                said.edges().length == 0
                    ? BoundaryScores.absent()
                    : BoundaryScores.of(said.edges(group, groups)))
        .toList();
  }
}
