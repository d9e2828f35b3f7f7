package org.cuepoint.core.engine;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.eclipse.lsp4j.jsonrpc.Launcher;

/**
 * The engine process. Arguments: the socket's path and the parent's process id; it ends with the
 * parent or the line.
 */
public final class EngineMain {

  /** Exit code when the parent is gone. */
  private static final int PARENT_GONE = 3;

  private EngineMain() {}

  /** Connects, serves until the line closes, and ends the process. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    if (arguments.length != 2) {
      System.err.println(
          "The engine is started by the workbench; its arguments are a socket and a process id.");
      System.exit(2);
    }
    endWithParent(Long.parseLong(arguments[1]));
    try (SocketChannel channel =
        SocketChannel.open(UnixDomainSocketAddress.of(Path.of(arguments[0])))) {
      EngineServer server = new EngineServer();
      Launcher<EngineProtocol.Events> launcher =
          new Launcher.Builder<EngineProtocol.Events>()
              .setLocalService(server)
              .setRemoteInterface(EngineProtocol.Events.class)
              .setInput(Channels.newInputStream(channel))
              .setOutput(Channels.newOutputStream(channel))
              .setExecutorService(
                  Executors.newCachedThreadPool(
                      Thread.ofPlatform().daemon().name("engine-io-", 0).factory()))
              .create();
      server.connect(launcher.getRemoteProxy());
      try {
        launcher.startListening().get();
      } catch (ExecutionException lineBroke) {
        // The parent closed its end: nothing left to do.
      }
    }
    // Not exit: a running native step must not be waited for, and there is nothing to clean up.
    Runtime.getRuntime().halt(0);
  }

  private static void endWithParent(long parent) {
    ProcessHandle.of(parent)
        .ifPresentOrElse(
            handle -> {
              var _ = handle.onExit().thenRun(() -> Runtime.getRuntime().halt(PARENT_GONE));
            },
            () -> Runtime.getRuntime().halt(PARENT_GONE));
  }
}
