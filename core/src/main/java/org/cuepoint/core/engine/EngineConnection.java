package org.cuepoint.core.engine;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.lsp4j.jsonrpc.Launcher;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One engine process and the socket to it, from start to end; never started again. Thread-safe. */
final class EngineConnection implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(EngineConnection.class);

  /**
   * The library reports every engine that ends as an exception; how it ended is told by the client,
   * once.
   */
  private static final java.util.logging.Logger LINE_LOG =
      java.util.logging.Logger.getLogger("org.eclipse.lsp4j");

  static {
    LINE_LOG.setLevel(java.util.logging.Level.OFF);
  }

  /** Unpacking the native library on a first start takes a while on a slow disk. */
  private static final Duration START_LIMIT = Duration.ofMinutes(3);

  private static final Duration HEARTBEAT = Duration.ofSeconds(5);

  private final Process process;
  private final Path folder;
  private final SocketChannel channel;
  private final ExecutorService threads;
  private final EngineProtocol.Service service;
  private final EngineProtocol.Welcome welcome;

  private EngineConnection(
      Process process,
      Path folder,
      SocketChannel channel,
      ExecutorService threads,
      EngineProtocol.Service service,
      EngineProtocol.Welcome welcome) {
    this.process = process;
    this.folder = folder;
    this.channel = channel;
    this.threads = threads;
    this.service = service;
    this.welcome = welcome;
  }

  /**
   * Starts an engine and shakes hands.
   *
   * @throws EngineException if it does not start or speaks another version
   */
  static EngineConnection open(EngineSettings settings, EngineProtocol.Events events) {
    ExecutorService threads =
        Executors.newCachedThreadPool(Thread.ofPlatform().daemon().name("engine-io-", 0).factory());
    Path folder = null;
    Process process = null;
    try {
      folder = privateFolder();
      Files.createDirectories(settings.cacheFolder());
      Files.createDirectories(settings.logFolder());
      Path socket = folder.resolve("s");
      try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
        server.bind(UnixDomainSocketAddress.of(socket));
        process = start(settings, socket);
        SocketChannel channel = accept(server, process, threads);
        return shakeHands(process, folder, channel, threads, events);
      }
    } catch (IOException | RuntimeException problem) {
      if (process != null) {
        process.destroyForcibly();
      }
      threads.shutdownNow();
      removeQuietly(folder);
      throw problem instanceof EngineException known
          ? known
          : new EngineException(
              "The engine did not start: "
                  + problem.getMessage()
                  + ". Its output is in "
                  + settings.logFolder().resolve("engine-output.log")
                  + "; 'cuepoint doctor' checks what it needs.",
              problem);
    }
  }

  private static Process start(EngineSettings settings, Path socket) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(settings.command(socket, ProcessHandle.current().pid()));
    builder.environment().putAll(settings.environment());
    builder.redirectErrorStream(true);
    builder.redirectOutput(
        ProcessBuilder.Redirect.appendTo(
            settings.logFolder().resolve("engine-output.log").toFile()));
    return builder.start();
  }

  private static SocketChannel accept(
      ServerSocketChannel server, Process process, ExecutorService threads) throws IOException {
    CompletableFuture<SocketChannel> accepted = new CompletableFuture<>();
    threads.execute(
        () -> {
          try {
            accepted.complete(server.accept());
          } catch (IOException problem) {
            accepted.completeExceptionally(problem);
          }
        });
    var _ =
        process
            .onExit()
            .thenAccept(
                ended ->
                    accepted.completeExceptionally(
                        new IOException("it ended at once with exit code " + ended.exitValue())));
    return await(accepted);
  }

  private static EngineConnection shakeHands(
      Process process,
      Path folder,
      SocketChannel channel,
      ExecutorService threads,
      EngineProtocol.Events events)
      throws IOException {
    Launcher<EngineProtocol.Service> launcher =
        new Launcher.Builder<EngineProtocol.Service>()
            .setLocalService(events)
            .setRemoteInterface(EngineProtocol.Service.class)
            .setInput(Channels.newInputStream(channel))
            .setOutput(Channels.newOutputStream(channel))
            .setExecutorService(threads)
            .create();
    var _ = launcher.startListening();
    EngineProtocol.Service service = launcher.getRemoteProxy();
    String version = String.valueOf(EngineConnection.class.getPackage().getImplementationVersion());
    EngineProtocol.Welcome welcome =
        await(service.initialize(new EngineProtocol.Hello(EngineProtocol.VERSION, version)));
    if (welcome.protocol() != EngineProtocol.VERSION) {
      throw new EngineException(
          "The engine speaks version "
              + welcome.protocol()
              + " of the protocol, this program version "
              + EngineProtocol.VERSION
              + "; install both from the same release.");
    }
    EngineConnection connection =
        new EngineConnection(process, folder, channel, threads, service, welcome);
    connection.keepAlive();
    return connection;
  }

  private static <T> T await(CompletableFuture<T> future) throws IOException {
    try {
      return future.get(START_LIMIT.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException failed) {
      Throwable cause = failed.getCause() == null ? failed : failed.getCause();
      throw new IOException(String.valueOf(cause.getMessage()), cause);
    } catch (TimeoutException late) {
      throw new IOException("it did not answer within " + START_LIMIT.toSeconds() + " s", late);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException("starting it was interrupted", interrupted);
    }
  }

  /** Ends a process that is there but no longer answers. */
  private void keepAlive() {
    var timer =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("engine-heartbeat").factory());
    var _ = process.onExit().thenRun(timer::shutdownNow);
    var _ =
        timer.scheduleWithFixedDelay(
            () -> {
              try {
                var _ = service.ping(1).get(30, TimeUnit.SECONDS);
              } catch (TimeoutException silent) {
                LOG.warn("The engine (process {}) no longer answers; ending it", process.pid());
                process.destroyForcibly();
              } catch (ExecutionException ended) {
                LOG.debug("Heartbeat failed, the engine is ending", ended);
              } catch (InterruptedException closing) {
                Thread.currentThread().interrupt();
              }
            },
            HEARTBEAT.toSeconds(),
            HEARTBEAT.toSeconds(),
            TimeUnit.SECONDS);
  }

  EngineProtocol.Service service() {
    return service;
  }

  EngineProtocol.Welcome welcome() {
    return welcome;
  }

  Process process() {
    return process;
  }

  boolean isAlive() {
    return process.isAlive();
  }

  @Override
  public void close() {
    if (process.isAlive()) {
      service.exit();
      try {
        if (!process.waitFor(5, TimeUnit.SECONDS)) {
          process.destroyForcibly();
        }
      } catch (InterruptedException interrupted) {
        process.destroyForcibly();
        Thread.currentThread().interrupt();
      }
    }
    try {
      channel.close();
    } catch (IOException problem) {
      LOG.debug("The socket to the engine did not close", problem);
    }
    threads.shutdownNow();
    removeQuietly(folder);
  }

  private static Path privateFolder() throws IOException {
    // A socket's path may have at most about 100 bytes, so the folder is made in the short
    // temporary folder.
    Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
    return Files.getFileStore(temporary).supportsFileAttributeView("posix")
        ? Files.createTempDirectory(
            temporary,
            "cuepoint",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")))
        : Files.createTempDirectory(temporary, "cuepoint");
  }

  private static void removeQuietly(@Nullable Path folder) {
    if (folder == null) {
      return;
    }
    try {
      Files.deleteIfExists(folder.resolve("s"));
      Files.deleteIfExists(folder);
    } catch (IOException left) {
      LOG.debug("The folder {} stays behind", folder, left);
    }
  }
}
