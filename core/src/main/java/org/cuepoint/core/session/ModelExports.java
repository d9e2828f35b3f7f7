package org.cuepoint.core.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.cuepoint.core.engine.EngineClient;
import org.cuepoint.core.engine.EngineProtocol;
import org.cuepoint.core.job.Job;
import org.cuepoint.core.job.JobContext;
import org.cuepoint.core.recognition.ExportFormat;
import org.cuepoint.core.recognition.ModelKind;
import org.cuepoint.core.recognition.ModelVersion;
import org.cuepoint.core.taxonomy.ActionClass;

/** Brings models of a project out for other programs; changes nothing in it. Thread-safe. */
public final class ModelExports {

  private final ProjectPorts ports;
  private final EngineClient engine;
  private final ModelRegistry models;

  /**
   * Makes the exports of one project.
   *
   * @param engine not closed by this
   */
  public ModelExports(ProjectPorts ports, EngineClient engine) {
    this.ports = ports;
    this.engine = engine;
    this.models = new ModelRegistry(ports, InstantSource.system());
  }

  /** Says whether models of a kind can be exported; the others are steps on the way to these. */
  public static boolean canExport(ModelKind kind) {
    return switch (kind) {
      case ENCODER, SEE_VERY_LITTLE, SHIFT_ATTENTION, ATTENTION_LSTM, FOCAL_NANO -> true;
      case BACKBONE, TEMPORAL, FAST_HEAD, LIVE_HEAD, TEACHER -> false;
    };
  }

  /**
   * Exports a model. A file that is there stays whole until the new one is.
   *
   * @param out where it goes; safetensors put a JSON file of the same name beside it
   * @return a job that gives the files; it fails when the model's kind cannot be exported, with a
   *     message that says what to do
   */
  public Job<List<Path>> export(ModelVersion model, ExportFormat format, Path out) {
    return new Job<>("Export model", context -> export(model, format, out, context));
  }

  private List<Path> export(ModelVersion model, ExportFormat format, Path out, JobContext context)
      throws IOException {
    if (!canExport(model.kind())) {
      throw new IllegalArgumentException(
          model.name()
              + " cannot be exported; train a student from it ('cuepoint learn student'),"
              + " or export an encoder.");
    }
    Path target = out.toAbsolutePath();
    Path into = Files.createDirectories(target.resolveSibling(""));
    Path folder = Files.createTempDirectory(into, ".export");
    try {
      EngineProtocol.Export request =
          new EngineProtocol.Export(
              models.file(model),
              format.word(),
              model.name(),
              model.kind().word(),
              classes(model),
              ports.project().project().clock().hertz(),
              encoder(model),
              folder.resolve(target.getFileName()).toString());
      List<Path> written = new ArrayList<>();
      for (String file : engine.call(context, service -> service.export(request)).files()) {
        Path made = Path.of(file);
        written.add(
            Files.move(
                made,
                into.resolve(made.getFileName()),
                StandardCopyOption.REPLACE_EXISTING,
                StandardCopyOption.ATOMIC_MOVE));
      }
      return written;
    } finally {
      remove(folder);
    }
  }

  private List<String> classes(ModelVersion model) {
    return model.kind().encodes()
        ? List.of()
        : models.scheme(model).classes().stream().map(ActionClass::name).toList();
  }

  private static String encoder(ModelVersion model) {
    return model.kind() == ModelKind.FOCAL_NANO ? "none" : FeatureCatalog.encoderId(model);
  }

  private static void remove(Path folder) throws IOException {
    try (Stream<Path> rest = Files.list(folder)) {
      for (Path file : rest.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }
}
