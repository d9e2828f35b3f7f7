package org.cuepoint.core.engine;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * How the engine process is started.
 *
 * @param java the Java launcher
 * @param classPath the class path
 * @param memoryMegabytes heap of the child; libtorch's memory comes on top
 * @param threads threads of one tensor operation
 * @param cacheFolder where the native library unpacks itself
 * @param logFolder where the child's output and crash reports go
 */
public record EngineSettings(
    String java,
    String classPath,
    int memoryMegabytes,
    int threads,
    Path cacheFolder,
    Path logFolder) {

  /** Returns settings for the machine at hand, with this JVM's launcher and class path. */
  public static EngineSettings ofThisMachine(Path cacheFolder, Path logFolder) {
    String java =
        Path.of(System.getProperty("java.home"), "bin", isWindows() ? "java.exe" : "java")
            .toString();
    // Half of the cores: hyper-threads do not help dense arithmetic, and the workbench needs room.
    int processors = Runtime.getRuntime().availableProcessors();
    int threads = processors <= 4 ? processors : processors / 2;
    return new EngineSettings(
        java, System.getProperty("java.class.path"), 2048, threads, cacheFolder, logFolder);
  }

  /** Returns the command line of the child. */
  List<String> command(Path socket, long parent) {
    return List.of(
        java,
        "-Xmx" + memoryMegabytes + "m",
        // The heap is touched by short array copies only; G1's many threads would compete with
        // libtorch.
        "-XX:+UseSerialGC",
        "-XX:ErrorFile=" + logFolder.resolve("hs_err_engine_%p.log"),
        "-XX:-CreateCoredumpOnCrash",
        "--enable-native-access=ALL-UNNAMED",
        "--sun-misc-unsafe-memory-access=allow",
        "-Djava.awt.headless=true",
        "-Dorg.bytedeco.javacpp.maxPhysicalBytes=0",
        "-Dai.djl.offline=true",
        "-Dai.djl.pytorch.num_threads=" + threads,
        "-Dai.djl.pytorch.num_interop_threads=1",
        "-Dai.djl.pytorch.graph_optimizer=false",
        "-Dcuepoint.log.folder=" + logFolder,
        "-Dcuepoint.log.name=engine",
        "-cp",
        classPath,
        EngineMain.class.getName(),
        socket.toString(),
        Long.toString(parent));
  }

  /**
   * Returns the child's environment beyond the parent's. Measured: OpenMP's spinning collapses on
   * shared cores, one malloc arena with high thresholds is faster, and oneDNN's AVX-512 convolution
   * gradients crashed three times.
   */
  Map<String, String> environment() {
    return Map.of(
        "OMP_WAIT_POLICY",
        "passive",
        "OMP_NUM_THREADS",
        Integer.toString(threads),
        "MALLOC_ARENA_MAX",
        "1",
        "MALLOC_MMAP_THRESHOLD_",
        "33554432",
        "MALLOC_TRIM_THRESHOLD_",
        "2147483648",
        "ONEDNN_MAX_CPU_ISA",
        "AVX2",
        "OPT_OUT_TRACKING",
        "true",
        "DJL_CACHE_DIR",
        cacheFolder.toString());
  }

  private static boolean isWindows() {
    return File.separatorChar == '\\';
  }
}
