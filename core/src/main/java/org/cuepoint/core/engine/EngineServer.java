package org.cuepoint.core.engine;

import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import org.cuepoint.core.job.JobCancelledException;
import org.cuepoint.core.job.JobContext;
import org.cuepoint.core.media.javacv.JavaCvMediaLibrary;
import org.cuepoint.core.recognition.FrameEncoder;
import org.cuepoint.core.recognition.djl.DjlBackend;
import org.cuepoint.core.saliency.Saliency;
import org.eclipse.lsp4j.jsonrpc.CancelChecker;
import org.eclipse.lsp4j.jsonrpc.CompletableFutures;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseError;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers requests in the engine process. All work runs on one thread, the most urgent first; a
 * training lets interactive requests in between its steps. The heartbeat is answered beside it.
 */
final class EngineServer implements EngineProtocol.Service {

  private static final Logger LOG = LoggerFactory.getLogger(EngineServer.class);
  private static final long PROGRESS_NANOS = 100_000_000;

  private final Turns turns = new Turns();
  private @Nullable DjlBackend backend;
  private @Nullable LiveWork live;
  private volatile EngineProtocol.@Nullable Events events;

  void connect(EngineProtocol.Events remote) {
    events = remote;
  }

  @Override
  public CompletableFuture<EngineProtocol.Welcome> initialize(EngineProtocol.Hello hello) {
    return answer(
        Urgency.INTERACTIVE,
        context -> {
          DjlBackend loaded = backend();
          return new EngineProtocol.Welcome(
              EngineProtocol.VERSION,
              ProcessHandle.current().pid(),
              Runtime.version().toString(),
              loaded.version(),
              loaded.device(),
              loaded.threads());
        });
  }

  @Override
  public CompletableFuture<Long> ping(long number) {
    return CompletableFuture.completedFuture(number);
  }

  @Override
  public CompletableFuture<EngineProtocol.EncoderFile> calibrate(EngineProtocol.Calibrate request) {
    return answer(Urgency.INDEXING, context -> indexing().calibrate(request, context));
  }

  @Override
  public CompletableFuture<EngineProtocol.EncoderFile> describe(EngineProtocol.Describe request) {
    return answer(
        Urgency.INTERACTIVE,
        context -> {
          // Encoders of every kind expect libtorch to be set up by the backend.
          var _ = backend();
          try (FrameEncoder encoder = Encoders.open(Path.of(request.encoderFile()))) {
            return new EngineProtocol.EncoderFile(request.encoderFile(), encoder.description());
          }
        });
  }

  @Override
  public CompletableFuture<EngineProtocol.Indexed> index(EngineProtocol.Index request) {
    return answer(Urgency.INDEXING, context -> indexing().index(request, context));
  }

  @Override
  public CompletableFuture<EngineProtocol.HeadFile> learn(EngineProtocol.Learn request) {
    return answer(
        Urgency.INTERACTIVE, context -> new FastHeadWork(backend()).learn(request, context));
  }

  @Override
  public CompletableFuture<EngineProtocol.Predicted> predict(EngineProtocol.Predict request) {
    return answer(
        Urgency.INTERACTIVE,
        context ->
            new PredictionWork(new JavaCvMediaLibrary(), backend()).predict(request, context));
  }

  @Override
  public CompletableFuture<Saliency> explain(EngineProtocol.Explain request) {
    return answer(
        Urgency.INTERACTIVE, context -> new SaliencyWork(backend()).explain(request, context));
  }

  @Override
  public CompletableFuture<EngineProtocol.Ranked> rank(EngineProtocol.Rank request) {
    return answer(Urgency.INTERACTIVE, context -> RankingWork.rank(request, context));
  }

  @Override
  public CompletableFuture<EngineProtocol.Reacted> react(EngineProtocol.React request) {
    return answer(Urgency.IMMEDIATE, context -> live().react(request, context));
  }

  @Override
  public CompletableFuture<EngineProtocol.Simulated> simulate(EngineProtocol.Simulate request) {
    return answer(
        Urgency.TRAINING, context -> new SimulationWork(backend()).simulate(request, context));
  }

  @Override
  public CompletableFuture<EngineProtocol.Predicted> outOfFold(EngineProtocol.OutOfFold request) {
    return answer(
        Urgency.TRAINING, context -> new OutOfFoldWork(backend()).predict(request, context));
  }

  @Override
  public CompletableFuture<EngineProtocol.Pretrained> pretrain(EngineProtocol.Pretrain request) {
    return answer(
        Urgency.TRAINING,
        context ->
            new PretrainingWork(new JavaCvMediaLibrary(), backend()).pretrain(request, context));
  }

  @Override
  public CompletableFuture<EngineProtocol.Tuned> tune(EngineProtocol.Tune request) {
    return answer(
        Urgency.TRAINING,
        context -> new TuningWork(new JavaCvMediaLibrary(), backend()).tune(request, context));
  }

  @Override
  public CompletableFuture<EngineProtocol.TeacherFile> trainTeacher(
      EngineProtocol.TrainTeacher request) {
    return answer(Urgency.TRAINING, context -> new TeacherWork(backend()).train(request, context));
  }

  @Override
  public CompletableFuture<EngineProtocol.StudentFile> trainStudent(
      EngineProtocol.TrainStudent request) {
    return answer(
        Urgency.TRAINING,
        context -> new StudentWork(new JavaCvMediaLibrary(), backend()).train(request, context));
  }

  @Override
  public CompletableFuture<EngineProtocol.Measured> measure(EngineProtocol.Measure request) {
    return answer(
        Urgency.INTERACTIVE,
        context ->
            new MeasuringWork(new JavaCvMediaLibrary(), backend()).networks(request, context));
  }

  @Override
  public CompletableFuture<EngineProtocol.Exercised> exercise(EngineProtocol.Exercise request) {
    return answer(
        Urgency.INTERACTIVE,
        context -> {
          backend().bench().exercise(request.steps(), context);
          return new EngineProtocol.Exercised(request.steps());
        });
  }

  @Override
  public CompletableFuture<EngineProtocol.IndexingMeasured> measureIndexing(
      EngineProtocol.MeasureIndexing request) {
    return answer(
        Urgency.INTERACTIVE,
        context ->
            new MeasuringWork(new JavaCvMediaLibrary(), backend()).indexing(request, context));
  }

  @Override
  public CompletableFuture<EngineProtocol.LooksMeasured> measureLooks(
      EngineProtocol.MeasureLooks request) {
    return answer(
        Urgency.INTERACTIVE,
        context -> new MeasuringWork(new JavaCvMediaLibrary(), backend()).looks(request, context));
  }

  @Override
  public CompletableFuture<EngineProtocol.TemporalFile> pretrainTemporal(
      EngineProtocol.PretrainTemporal request) {
    return answer(
        Urgency.TRAINING, context -> new TeacherWork(backend()).pretrain(request, context));
  }

  @Override
  public CompletableFuture<EngineProtocol.Embedded> embed(EngineProtocol.Embed request) {
    return answer(Urgency.INDEXING, context -> new TeacherWork(backend()).embed(request, context));
  }

  @Override
  public CompletableFuture<EngineProtocol.Streamed> stream(EngineProtocol.Stream request) {
    return answer(
        Urgency.LIVE,
        context ->
            new StreamWork(new JavaCvMediaLibrary(), backend()).run(request, this::tell, context));
  }

  @Override
  public CompletableFuture<EngineProtocol.Exported> export(EngineProtocol.Export request) {
    return answer(Urgency.INTERACTIVE, context -> ExportWork.run(backend(), request));
  }

  private void tell(EngineProtocol.Recognised event) {
    EngineProtocol.Events listener = events;
    if (listener != null) {
      listener.recognised(event);
    }
  }

  @Override
  public void exit() {
    Runtime.getRuntime().halt(0);
  }

  private FeatureIndexing indexing() {
    return new FeatureIndexing(new JavaCvMediaLibrary(), backend());
  }

  /** Loaded on the worker thread, where it is used. */
  private DjlBackend backend() {
    DjlBackend loaded = backend;
    if (loaded == null) {
      loaded = new DjlBackend();
      backend = loaded;
    }
    return loaded;
  }

  /** Used on the worker thread only; remembers what it has read. */
  private LiveWork live() {
    LiveWork made = live;
    if (made == null) {
      made = new LiveWork(backend());
      live = made;
    }
    return made;
  }

  /** Work that may fail. */
  private interface Work<T> {
    T run(JobContext context) throws Exception;
  }

  private <T> CompletableFuture<T> answer(Urgency urgency, Work<T> work) {
    return CompletableFutures.computeAsync(
        turns.of(urgency),
        cancel -> {
          try {
            return work.run(new RequestContext(urgency, cancel));
          } catch (JobCancelledException cancelled) {
            throw new CancellationException();
          } catch (Exception problem) {
            LOG.warn("A request failed", problem);
            String message =
                problem.getMessage() == null ? problem.toString() : problem.getMessage();
            throw new ResponseErrorException(
                new ResponseError(ResponseErrorCode.RequestFailed, message, null));
          }
        });
  }

  private final class RequestContext implements JobContext {
    private final Urgency urgency;
    private final CancelChecker cancel;
    private long lastTold = System.nanoTime() - PROGRESS_NANOS;

    RequestContext(Urgency urgency, CancelChecker cancel) {
      this.urgency = urgency;
      this.cancel = cancel;
    }

    @Override
    public void progress(long done, long total, String message) {
      long now = System.nanoTime();
      EngineProtocol.Events listener = events;
      if (listener != null && (now - lastTold >= PROGRESS_NANOS || done == total)) {
        lastTold = now;
        listener.progress(new EngineProtocol.ProgressEvent(urgency, done, total, message));
      }
    }

    @Override
    public boolean isCancelled() {
      return cancel.isCanceled();
    }

    /** Asked between steps, which is when others may have a turn. */
    @Override
    public void throwIfCancelled() {
      turns.letIn(urgency);
      JobContext.super.throwIfCancelled();
    }
  }
}
