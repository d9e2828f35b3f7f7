package org.cuepoint.core.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.cuepoint.core.engine.EngineClient;
import org.cuepoint.core.engine.EngineProtocol;
import org.cuepoint.core.job.Job;
import org.cuepoint.core.job.JobContext;
import org.cuepoint.core.media.CameraAddress;
import org.cuepoint.core.media.Crop;
import org.cuepoint.core.media.FrameIndexCodec;
import org.cuepoint.core.media.IndexedMedia;
import org.cuepoint.core.media.MediaLibrary;
import org.cuepoint.core.provenance.ContentHash;
import org.cuepoint.core.recognition.ModelVersion;
import org.cuepoint.core.taxonomy.ActionClass;
import org.cuepoint.core.taxonomy.LabelScheme;
import org.cuepoint.core.train.DatasetSnapshot;
import org.jspecify.annotations.Nullable;

/**
 * Watches videos and cameras with the streaming students of a project; changes nothing in it.
 * Thread-safe; one stream at a time.
 */
public final class LiveRecognition {

  private final ProjectPorts ports;
  private final EngineClient engine;
  private final MediaLibrary media;
  private final ModelRegistry models;

  /**
   * Makes the recognition of one project.
   *
   * @param engine not closed by this
   * @param media lists the frames of videos
   */
  public LiveRecognition(ProjectPorts ports, EngineClient engine, MediaLibrary media) {
    this.ports = ports;
    this.engine = engine;
    this.media = media;
    this.models = new ModelRegistry(ports, InstantSource.system());
  }

  /** What is watched. */
  public sealed interface Seen {

    /** A video file, of the project or not. */
    record File(Path file) implements Seen {}

    /** A video whose frames are known. */
    record Indexed(Path file, IndexedMedia media) implements Seen {}

    /** A camera. */
    record Camera(CameraAddress address) implements Seen {}
  }

  /**
   * How to watch.
   *
   * @param model a streaming student
   * @param crop the part of the picture to look at, as the regions that it was trained on
   * @param startSeconds where a video is begun
   * @param lagSeconds from a tick to its decision; longer is more accurate
   * @param seconds at most so long, or 0 to the end
   */
  public record Plan(
      ModelVersion model,
      Seen seen,
      Crop crop,
      double startSeconds,
      double lagSeconds,
      double seconds) {

    /** Validates the ranges. */
    public Plan {
      if (!(startSeconds >= 0 && lagSeconds >= 0 && lagSeconds <= 60 && seconds >= 0)) {
        throw new IllegalArgumentException(
            "A lag is 0 to 60 s, and a stream neither begins before 0 s nor is shorter");
      }
    }
  }

  /**
   * A segment that began or ended.
   *
   * @param actionClass what happens
   * @param start in seconds from the first picture
   * @param end empty as long as it goes on
   * @param lag seconds of the stream from the edge to this message; never less than 0
   * @param tickMillis how long the engine worked on the tick that decided it
   */
  public record Recognised(
      ActionClass actionClass, double start, Optional<Double> end, double lag, double tickMillis) {}

  /**
   * A stream that ended.
   *
   * @param ticks how many were seen
   * @param streamSeconds how much of the stream that is
   * @param seconds how long it took, waiting for pictures and all
   * @param p50 median milliseconds of a tick: encoding, student, decoder
   * @param p95 95th percentile
   */
  public record Summary(int ticks, double streamSeconds, double seconds, double p50, double p95) {}

  /** Returns the streaming student that is used unless told otherwise: the newest. */
  public Optional<ModelVersion> newest() {
    return ports.models().models().stream()
        .filter(model -> model.kind().streams())
        .max(Comparator.comparing(ModelVersion::created));
  }

  /**
   * Watches.
   *
   * @param listener told what is recognised, in order, in another thread
   *     <p>Progress counts milliseconds of the stream, from its beginning on; there is no total.
   * @return a job that fails when the model cannot watch streams or there is no picture; the
   *     message says what to do
   */
  public Job<Summary> watch(Plan plan, Consumer<? super Recognised> listener) {
    return new Job<>("Watch", context -> watch(plan, listener, context));
  }

  private Summary watch(Plan plan, Consumer<? super Recognised> listener, JobContext context)
      throws IOException {
    ModelVersion model = plan.model();
    if (!model.kind().streams()) {
      throw new IllegalArgumentException(
          model.name()
              + " cannot watch a stream, since it looks ahead; train a shift-attention or"
              + " attention-lstm student.");
    }
    LabelScheme scheme = models.scheme(model);
    int hertz = ports.project().project().clock().hertz();
    Path folder = Files.createTempDirectory("cuepoint-stream");
    try {
      Path snapshot = Files.writeString(folder.resolve("labels"), labels(model, scheme).toJson());
      EngineProtocol.Stream request =
          new EngineProtocol.Stream(
              UUID.randomUUID().toString(),
              snapshot.toString(),
              models.file(model),
              models.file(models.encoderOf(model)),
              source(plan, folder, context),
              camera(plan),
              (int) Math.round(plan.startSeconds() * hertz),
              (int) Math.round(plan.lagSeconds() * hertz),
              (int) Math.round(plan.seconds() * hertz));
      EngineProtocol.Streamed done =
          engine.stream(
              request,
              new InMilliseconds(context, hertz),
              new Passing(scheme, hertz, request, listener));
      return new Summary(
          done.ticks(), (double) done.ticks() / hertz, done.seconds(), done.p50(), done.p95());
    } finally {
      Files.deleteIfExists(folder.resolve("labels"));
      Files.deleteIfExists(folder.resolve("index"));
      Files.deleteIfExists(folder);
    }
  }

  /** Returns the labels that the model was trained on, or else those of today. */
  private DatasetSnapshot labels(ModelVersion model, LabelScheme scheme) {
    return Optional.ofNullable(model.provenance().inputs().get("snapshot"))
        .flatMap(hash -> ports.runs().snapshot(new ContentHash(hash)))
        .orElseGet(
            () -> new SnapshotSource(ports.project(), ports.annotations()).of(scheme, Set.of()));
  }

  private EngineProtocol.@Nullable Source source(Plan plan, Path folder, JobContext context)
      throws IOException {
    return switch (plan.seen()) {
      case Seen.File(Path file) -> source(plan, folder, file, media.index(file, context));
      case Seen.Indexed(Path file, IndexedMedia indexed) -> source(plan, folder, file, indexed);
      case Seen.Camera camera -> null;
    };
  }

  private static EngineProtocol.Source source(
      Plan plan, Path folder, Path file, IndexedMedia indexed) throws IOException {
    Path index = Files.write(folder.resolve("index"), FrameIndexCodec.encode(indexed));
    return new EngineProtocol.Source(
        "", null, file.getFileName().toString(), file.toString(), index.toString(), "", crop(plan));
  }

  private static EngineProtocol.@Nullable Camera camera(Plan plan) {
    return plan.seen() instanceof Seen.Camera(CameraAddress address)
        ? new EngineProtocol.Camera(address.format(), address.device(), crop(plan))
        : null;
  }

  private static List<Double> crop(Plan plan) {
    Crop crop = plan.crop();
    return List.of(crop.x(), crop.y(), crop.width(), crop.height());
  }

  /** Passes on what is done, in milliseconds instead of ticks. */
  private record InMilliseconds(JobContext context, int hertz) implements JobContext {
    @Override
    public void progress(long ticks, long total, String message) {
      context.progress(ticks * 1000 / hertz, total, message);
    }

    @Override
    public boolean isCancelled() {
      return context.isCancelled();
    }
  }

  /**
   * Turns the engine's messages into segments. Of a video that a new engine watches once more,
   * after the first one died, nothing is told twice.
   */
  private static final class Passing implements Consumer<EngineProtocol.Recognised> {
    private final LabelScheme scheme;
    private final double hertz;
    private final boolean again;
    private final Consumer<? super Recognised> listener;
    private int latest = -1;
    private int repeats;
    private int told;

    Passing(
        LabelScheme scheme,
        double hertz,
        EngineProtocol.Stream request,
        Consumer<? super Recognised> listener) {
      this.scheme = scheme;
      this.hertz = hertz;
      this.again = request.source() != null;
      this.listener = listener;
    }

    @Override
    public void accept(EngineProtocol.Recognised event) {
      if (again && event.tick() < latest) {
        // A video begins anew: as many messages as were passed on come once more.
        repeats = told;
      }
      latest = event.tick();
      if (repeats > 0) {
        repeats--;
        return;
      }
      told++;
      int edge = event.endTick() < 0 ? event.startTick() : event.endTick();
      listener.accept(
          new Recognised(
              scheme.classes().get(event.label()),
              event.startTick() / hertz,
              event.endTick() < 0 ? Optional.empty() : Optional.of(event.endTick() / hertz),
              (event.tick() - edge) / hertz,
              event.tickMillis()));
    }
  }
}
