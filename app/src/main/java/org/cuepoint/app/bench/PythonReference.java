package org.cuepoint.app.bench;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.cuepoint.core.job.JobContext;

/** The same networks in Python's PyTorch, if this computer has it. */
public final class PythonReference {

  private static final String SCRIPT = "pytorch-reference.py";

  private PythonReference() {}

  /**
   * What Python measured.
   *
   * @param torch version of PyTorch
   * @param threads of one operation
   * @param medians milliseconds by the row's id
   */
  public record Figures(String torch, int threads, Map<String, Double> medians) {
    /** Copies the map. */
    public Figures {
      medians = Map.copyOf(medians);
    }
  }

  /**
   * Runs the script with as many threads as the engine.
   *
   * @return empty when no Python with PyTorch is there
   * @throws IOException if the script fails; the message says what it said
   */
  static Optional<Figures> run(Path folder, int threads, double seconds, JobContext context)
      throws IOException {
    Optional<Path> python = withTorch();
    if (python.isEmpty()) {
      return Optional.empty();
    }
    context.progress(0, 0, "The same in Python");
    Path script = folder.resolve(SCRIPT);
    try (InputStream in = PythonReference.class.getResourceAsStream(SCRIPT)) {
      if (in == null) {
        throw new IOException("The program's own " + SCRIPT + " is missing; install it again");
      }
      Files.copy(in, script);
    }
    Path said = folder.resolve("python.json");
    Process process =
        start(
            said,
            threads,
            python.get().toString(),
            script.toString(),
            Integer.toString(threads),
            Double.toString(seconds));
    try {
      while (!process.waitFor(100, TimeUnit.MILLISECONDS)) {
        context.throwIfCancelled();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      context.throwIfCancelled();
    } finally {
      process.destroy();
    }
    return Optional.of(parse(Files.readString(said)));
  }

  private static Figures parse(String said) throws IOException {
    try {
      JsonObject document = JsonParser.parseString(said).getAsJsonObject();
      Map<String, Double> medians = new LinkedHashMap<>();
      for (Map.Entry<String, JsonElement> row : document.getAsJsonObject("rows").entrySet()) {
        medians.put(row.getKey(), row.getValue().getAsJsonObject().get("p50_ms").getAsDouble());
      }
      return new Figures(
          document.get("torch").getAsString(), document.get("threads").getAsInt(), medians);
    } catch (JsonParseException | IllegalStateException noJson) {
      throw new IOException(
          "Python did not measure: "
              + said.lines().reduce((first, second) -> second).orElse("it said nothing")
              + ".",
          noJson);
    }
  }

  /** The first Python of the path that finds PyTorch; there may be several. */
  private static Optional<Path> withTorch() throws IOException {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    List<Path> found =
        Pattern.compile(File.pathSeparator, Pattern.LITERAL)
            .splitAsStream(path)
            .flatMap(folder -> Stream.of(Path.of(folder, "python3"), Path.of(folder, "python.exe")))
            .filter(Files::isExecutable)
            .toList();
    for (Path python : found) {
      Process process =
          new ProcessBuilder(python.toString(), "-c", "import torch")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      try {
        if (process.waitFor(60, TimeUnit.SECONDS) && process.exitValue() == 0) {
          return Optional.of(python);
        }
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        return Optional.empty();
      } finally {
        process.destroy();
      }
    }
    return Optional.empty();
  }

  private static Process start(Path said, int threads, String... command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command);
    // As the engine is started: both wait without spinning.
    builder.environment().put("OMP_WAIT_POLICY", "passive");
    builder.environment().put("OPENBLAS_NUM_THREADS", Integer.toString(threads));
    builder.environment().put("PYTHONIOENCODING", StandardCharsets.UTF_8.name());
    return builder.redirectErrorStream(true).redirectOutput(said.toFile()).start();
  }
}
