package org.cuepoint.plugins.onnx;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Unpacks ONNX Runtime's native libraries once into the engine's cache. By itself it unpacks them
 * into a temporary folder at each start and deletes them at a regular exit, which an engine that
 * ends with its parent does not have.
 */
final class NativeFolder {

  private static final String PATH_PROPERTY = "onnxruntime.native.path";

  private NativeFolder() {}

  /** Makes the libraries ready; where this program has none, ONNX Runtime looks for itself. */
  static synchronized void prepare() throws IOException {
    String cache = System.getenv("DJL_CACHE_DIR");
    if (System.getProperty(PATH_PROPERTY) != null || cache == null) {
      return;
    }
    String system = system();
    List<String> libraries =
        List.of(System.mapLibraryName("onnxruntime"), System.mapLibraryName("onnxruntime4j_jni"));
    @Nullable String version =
        ai.onnxruntime.OrtEnvironment.class.getPackage().getImplementationVersion();
    Path folder =
        Files.createDirectories(
            Path.of(cache, "onnxruntime-" + (version == null ? "bundled" : version), system));
    for (String library : libraries) {
      if (!unpack("/ai/onnxruntime/native/" + system + "/" + library, folder.resolve(library))) {
        return;
      }
    }
    System.setProperty(PATH_PROPERTY, folder.toAbsolutePath().toString());
  }

  private static boolean unpack(String resource, Path target) throws IOException {
    @Nullable URL packed = NativeFolder.class.getResource(resource);
    if (packed == null) {
      return false;
    }
    URLConnection connection = packed.openConnection();
    try (InputStream in = connection.getInputStream()) {
      if (Files.exists(target) && Files.size(target) == connection.getContentLengthLong()) {
        return true;
      }
      Path part = Files.createTempFile(target.getParent(), "unpacking", ".part");
      Files.copy(in, part, StandardCopyOption.REPLACE_EXISTING);
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      return true;
    }
  }

  /** Returns the folder of this computer as ONNX Runtime names it. */
  private static String system() {
    String os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    String arch = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
    String family = os.startsWith("windows") ? "win" : os.contains("mac") ? "osx" : "linux";
    return family + "-" + (arch.equals("aarch64") || arch.equals("arm64") ? "aarch64" : "x64");
  }
}
