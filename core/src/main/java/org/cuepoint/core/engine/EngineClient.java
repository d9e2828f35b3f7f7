package org.cuepoint.core.engine;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.cuepoint.core.job.JobCancelledException;
import org.cuepoint.core.job.JobContext;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The workbench's side of the engine: starts it with the first request, sends requests, and when it
 * dies says so, starts it again and sends the open request once more, as long as the work gets
 * further. Thread-safe; one request of each urgency at a time, others wait.
 */
public final class EngineClient implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(EngineClient.class);
  private static final int MAX_STARTS = 4;
  private static final long CANCEL_CHECK_MILLIS = 100;

  private final EngineSettings settings;
  private final CopyOnWriteArrayList<Consumer<? super EngineStatus>> listeners =
      new CopyOnWriteArrayList<>();
  private final Map<Urgency, Object> turns = new EnumMap<>(Urgency.class);
  private final Map<Urgency, Consumer<EngineProtocol.ProgressEvent>> progress =
      new ConcurrentHashMap<>();
  private final Map<String, Consumer<? super EngineProtocol.Recognised>> streams =
      new ConcurrentHashMap<>();
  private final Object starting = new Object();
  private volatile EngineStatus status = new EngineStatus.Stopped();
  private volatile @Nullable EngineConnection connection;
  private volatile boolean closed;

  /** Makes a client; nothing is started yet. */
  public EngineClient(EngineSettings settings) {
    this.settings = settings;
    for (Urgency urgency : Urgency.values()) {
      turns.put(urgency, new Object());
    }
  }

  /** Returns how the engine is now. */
  public EngineStatus status() {
    return status;
  }

  /** Calls {@code listener} now and at every change, in whatever thread. */
  public void onStatus(Consumer<? super EngineStatus> listener) {
    listeners.add(listener);
    listener.accept(status);
  }

  /**
   * Starts the engine if it does not run.
   *
   * @throws EngineException if it does not start; the message says what to do
   */
  public EngineStatus.Ready start() {
    return ready(connect().welcome());
  }

  /**
   * Sends a request that a person waits for.
   *
   * @see #call(Urgency, JobContext, Function)
   */
  public <T> T call(
      JobContext context, Function<EngineProtocol.Service, CompletableFuture<T>> request) {
    return call(Urgency.INTERACTIVE, context, request);
  }

  /**
   * Sends a request and waits for its answer.
   *
   * @param urgency as the engine treats this kind of request
   * @param context told about the engine's progress; when it is cancelled, the request is cancelled
   *     in the engine
   * @param request sends the request; called again with a new engine when the old one died
   * @throws EngineException if the engine refuses or fails, or died several times in a row without
   *     getting further
   * @throws JobCancelledException if the context was cancelled
   */
  public <T> T call(
      Urgency urgency,
      JobContext context,
      Function<EngineProtocol.Service, CompletableFuture<T>> request) {
    synchronized (Objects.requireNonNull(turns.get(urgency))) {
      Furthest furthest = new Furthest(context);
      for (int attempt = 1; ; attempt++) {
        context.throwIfCancelled();
        EngineConnection engine = connect();
        try {
          return send(urgency, engine, furthest, request);
        } catch (EngineDiedException died) {
          tell(new EngineStatus.Died(String.valueOf(died.getMessage())));
          if (furthest.hasAdvanced()) {
            // Work that goes on from its checkpoint may outlive any number of engines.
            attempt = 0;
          }
          if (attempt == MAX_STARTS) {
            throw new EngineException(
                died.getMessage()
                    + " It was started "
                    + MAX_STARTS
                    + " times for this work without getting further, and given up; what was"
                    + " finished is kept. Its output is in "
                    + settings.logFolder()
                    + ".",
                died);
          }
          context.progress(0, 0, died.getMessage() + " Starting it again");
        }
      }
    }
  }

  /**
   * Watches a stream to its end.
   *
   * @param listener told what is recognised, in a thread of the line to the engine; when the engine
   *     died, the stream begins anew and a video's segments are told again
   * @throws EngineException as {@link #call(Urgency, JobContext, Function)}
   * @throws JobCancelledException if the context was cancelled
   */
  public EngineProtocol.Streamed stream(
      EngineProtocol.Stream request,
      JobContext context,
      Consumer<? super EngineProtocol.Recognised> listener) {
    streams.put(request.stream(), listener);
    try {
      return call(Urgency.LIVE, context, service -> service.stream(request));
    } finally {
      streams.remove(request.stream());
    }
  }

  /** Passes progress on and remembers how far the work has come with any engine. */
  private static final class Furthest implements JobContext {
    private final JobContext context;

    /** The most that was done, by what it was counted to: work may have several parts. */
    private final Map<Long, Long> most = new ConcurrentHashMap<>();

    private volatile boolean advanced;

    Furthest(JobContext context) {
      this.context = context;
    }

    @Override
    public void progress(long now, long total, String message) {
      Long before = most.put(total, Math.max(now, most.getOrDefault(total, 0L)));
      if (now > (before == null ? 0 : before)) {
        advanced = true;
      }
      context.progress(now, total, message);
    }

    @Override
    public boolean isCancelled() {
      return context.isCancelled();
    }

    /** Says whether the work got further than when this was asked last. */
    boolean hasAdvanced() {
      boolean since = advanced;
      advanced = false;
      return since;
    }
  }

  private <T> T send(
      Urgency urgency,
      EngineConnection engine,
      JobContext context,
      Function<EngineProtocol.Service, CompletableFuture<T>> request) {
    progress.put(urgency, event -> context.progress(event.done(), event.total(), event.message()));
    CompletableFuture<T> answer = request.apply(engine.service());
    CompletableFuture<Process> exit = engine.process().onExit();
    try {
      while (true) {
        try {
          CompletableFuture.anyOf(answer, exit).get(CANCEL_CHECK_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException running) {
          if (context.isCancelled()) {
            answer.cancel(true);
            throw new JobCancelledException();
          }
          continue;
        }
        if (answer.isDone()) {
          return answer.get();
        }
        throw new EngineDiedException(howItEnded(engine.process()));
      }
    } catch (ExecutionException failed) {
      throw translate(engine, failed);
    } catch (CancellationException cancelled) {
      throw new JobCancelledException();
    } catch (InterruptedException interrupted) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw new JobCancelledException();
    } finally {
      progress.remove(urgency);
    }
  }

  /** An error answer is the engine's word; anything else on the line means that it is dying. */
  private RuntimeException translate(EngineConnection engine, ExecutionException failed) {
    if (failed.getCause() instanceof ResponseErrorException refused) {
      return new EngineException(String.valueOf(refused.getResponseError().getMessage()), refused);
    }
    try {
      if (engine.process().waitFor(10, TimeUnit.SECONDS)) {
        return new EngineDiedException(howItEnded(engine.process()));
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    engine.process().destroyForcibly();
    LOG.warn("The line to the engine broke", failed.getCause());
    return new EngineDiedException("The line to the engine broke.");
  }

  private static String howItEnded(Process process) {
    int code = process.exitValue();
    // Java reports death by signal n as 128 + n.
    String how =
        switch (code) {
          case 137 -> "was killed (signal 9; the system does that when memory runs out)";
          case 134, 139 -> "crashed in native code";
          case 143 -> "was told to end (signal 15)";
          default -> "ended with exit code " + code;
        };
    return "The engine (process " + process.pid() + ") " + how + ".";
  }

  /** Passes on what the engine says unasked. */
  private final class Told implements EngineProtocol.Events {

    @Override
    public void progress(EngineProtocol.ProgressEvent event) {
      Consumer<EngineProtocol.ProgressEvent> listener = progress.get(event.urgency());
      if (listener != null) {
        listener.accept(event);
      }
    }

    @Override
    public void recognised(EngineProtocol.Recognised event) {
      Consumer<? super EngineProtocol.Recognised> listener = streams.get(event.stream());
      if (listener != null) {
        listener.accept(event);
      }
    }
  }

  /** Several requests may find the engine dead at the same time; one of them starts it again. */
  private EngineConnection connect() {
    synchronized (starting) {
      return connected();
    }
  }

  private EngineConnection connected() {
    if (closed) {
      throw new EngineException("The engine was shut down.");
    }
    EngineConnection open = connection;
    if (open != null && open.isAlive()) {
      return open;
    }
    if (open != null) {
      if (!(status instanceof EngineStatus.Died)) {
        tell(new EngineStatus.Died(howItEnded(open.process())));
      }
      open.close();
    }
    tell(new EngineStatus.Starting());
    try {
      EngineConnection fresh = EngineConnection.open(settings, new Told());
      connection = fresh;
      tell(ready(fresh.welcome()));
      return fresh;
    } catch (EngineException problem) {
      tell(new EngineStatus.Died(String.valueOf(problem.getMessage())));
      throw problem;
    }
  }

  private static EngineStatus.Ready ready(EngineProtocol.Welcome welcome) {
    return new EngineStatus.Ready(
        welcome.process(), welcome.device(), welcome.threads(), welcome.torch());
  }

  private void tell(EngineStatus next) {
    status = next;
    if (next instanceof EngineStatus.Died(String reason)) {
      LOG.warn("{}", reason);
    } else {
      LOG.info("Engine: {}", next);
    }
    listeners.forEach(listener -> listener.accept(next));
  }

  /** Ends the engine. */
  @Override
  public void close() {
    closed = true;
    EngineConnection open = connection;
    if (open != null) {
      open.close();
    }
  }
}
