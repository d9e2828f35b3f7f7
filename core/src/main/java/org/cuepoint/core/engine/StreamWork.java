package org.cuepoint.core.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.cuepoint.core.job.JobContext;
import org.cuepoint.core.media.CameraAddress;
import org.cuepoint.core.media.Crop;
import org.cuepoint.core.media.FrameSize;
import org.cuepoint.core.media.MediaLibrary;
import org.cuepoint.core.media.SamplingPlan;
import org.cuepoint.core.media.TickPictures;
import org.cuepoint.core.media.TickSampler;
import org.cuepoint.core.recognition.FrameEncoder;
import org.cuepoint.core.recognition.djl.DjlBackend;
import org.cuepoint.core.recognition.djl.student.StreamingStudent;
import org.cuepoint.core.suggest.RunningBoundary;
import org.cuepoint.core.suggest.SegmentStatistics;
import org.cuepoint.core.suggest.SegmentStream;
import org.cuepoint.core.suggest.SemiMarkovDecoder;
import org.cuepoint.core.suggest.SemiMarkovSettings;
import org.cuepoint.core.suggest.StreamingDecoder;
import org.cuepoint.core.taxonomy.ClassId;
import org.cuepoint.core.time.FeatureClock;
import org.cuepoint.core.train.DatasetSnapshot;

/**
 * Watches a video or a camera with a streaming student: each tick is encoded by itself, goes
 * through the student and the decoder with a fixed lag, and what is decided is told at once.
 * Nothing is kept but times. One thread at a time.
 */
final class StreamWork {

  private final MediaLibrary media;
  private final DjlBackend backend;

  StreamWork(MediaLibrary media, DjlBackend backend) {
    this.media = media;
    this.backend = backend;
  }

  /** Watches until the stream ends, enough ticks were seen or the context is cancelled. */
  EngineProtocol.Streamed run(
      EngineProtocol.Stream request,
      Consumer<EngineProtocol.Recognised> listener,
      JobContext context)
      throws IOException {
    DatasetSnapshot snapshot = SnapshotClips.snapshot(request.snapshotFile());
    FeatureClock clock = new FeatureClock(snapshot.clock());
    StreamingStudent student =
        backend.students().openStreaming(Files.readAllBytes(Path.of(request.studentFile())));
    if (!student.space().groups().equals(snapshot.groups())) {
      throw new IllegalArgumentException("The student was trained on other classes than these");
    }
    try (FrameEncoder encoder = Encoders.open(Path.of(request.encoderFile()));
        TickPictures pictures = open(request, clock, encoder)) {
      return watch(
          request,
          new Recogniser(snapshot, student, request.lag()),
          new TickEncoder(encoder, pictures),
          listener,
          context);
    }
  }

  private TickPictures open(EngineProtocol.Stream request, FeatureClock clock, FrameEncoder encoder)
      throws IOException {
    FrameSize size = new FrameSize(encoder.inputSize(), encoder.inputSize());
    if (request.source() != null) {
      SourceMedia source = SourceMedia.read(request.source());
      TickSampler sampler =
          media.openTicks(
              Path.of(source.source().file()),
              source.media(),
              new SamplingPlan(clock, source.crop(), size));
      try {
        sampler.seek(Math.min(request.startTick(), sampler.ticks()));
        return sampler;
      } catch (IOException | RuntimeException problem) {
        sampler.close();
        throw problem;
      }
    }
    EngineProtocol.Camera camera = request.camera();
    if (camera == null) {
      throw new IllegalArgumentException("Neither a video nor a camera is named");
    }
    List<Double> c = camera.crop();
    Crop crop = new Crop(c.get(0), c.get(1), c.get(2), c.get(3));
    return media.openCamera(
        new CameraAddress(camera.format(), camera.device()), new SamplingPlan(clock, crop, size));
  }

  private static EngineProtocol.Streamed watch(
      EngineProtocol.Stream request,
      Recogniser recogniser,
      TickEncoder ticks,
      Consumer<EngineProtocol.Recognised> listener,
      JobContext context)
      throws IOException {
    TickTimes times = new TickTimes();
    long started = System.nanoTime();
    int tick = 0;
    while (request.ticks() == 0 || tick < request.ticks()) {
      context.throwIfCancelled();
      if (!ticks.read()) {
        break;
      }
      long began = System.nanoTime();
      List<SegmentStream.Change> changes = recogniser.next(ticks.encode());
      double millis = (System.nanoTime() - began) / 1e6;
      times.add(millis);
      for (SegmentStream.Change change : changes) {
        listener.accept(event(request, change, tick, millis));
      }
      tick++;
      context.progress(request.startTick() + tick, 0, "");
    }
    for (SegmentStream.Change change : recogniser.finish()) {
      listener.accept(event(request, change, tick, 0));
    }
    return new EngineProtocol.Streamed(
        tick, (System.nanoTime() - started) / 1e9, times.share(0.5), times.share(0.95));
  }

  private static EngineProtocol.Recognised event(
      EngineProtocol.Stream request, SegmentStream.Change change, int tick, double millis) {
    int before = request.startTick();
    int end = change instanceof SegmentStream.Change.Ended ended ? before + ended.endTick() : -1;
    return new EngineProtocol.Recognised(
        request.stream(), change.label(), before + change.startTick(), end, before + tick, millis);
  }

  /** From tokens to segments. */
  private static final class Recogniser {
    private final StreamingStudent student;
    private final StreamingDecoder decoder;
    private final SegmentStream segments;
    private final List<RunningBoundary> boundaries = new ArrayList<>();
    private final int classes;

    Recogniser(DatasetSnapshot snapshot, StreamingStudent student, int lag) {
      this.student = student;
      classes = snapshot.classes().size();
      decoder =
          new StreamingDecoder(
              new SemiMarkovDecoder(
                  SemiMarkovSettings.defaults(), SegmentStatistics.learn(snapshot)),
              new FeatureClock(snapshot.clock()),
              snapshot.classes().stream().map(ClassId::parse).toList(),
              snapshot.groups(),
              lag);
      segments = new SegmentStream(snapshot.groups().size());
      snapshot.groups().forEach(group -> boundaries.add(new RunningBoundary()));
    }

    List<SegmentStream.Change> next(float[] tokens) {
      StreamingStudent.Said said = student.step(tokens);
      float[] row = Arrays.copyOf(said.probabilities(), classes);
      double[] edges = new double[boundaries.size()];
      for (int g = 0; g < edges.length; g++) {
        edges[g] = boundaries.get(g).next(said.edges()[g]);
      }
      return decoder.feed(row, edges).map(segments::next).orElse(List.of());
    }

    List<SegmentStream.Change> finish() {
      List<SegmentStream.Change> changes = new ArrayList<>();
      for (List<Integer> decided : decoder.finish()) {
        changes.addAll(segments.next(decided));
      }
      changes.addAll(segments.finish());
      return changes;
    }
  }
}
