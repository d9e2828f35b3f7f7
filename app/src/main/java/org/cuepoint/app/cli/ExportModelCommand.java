package org.cuepoint.app.cli;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.cuepoint.core.recognition.ExportFormat;
import org.cuepoint.core.recognition.ModelVersion;
import org.cuepoint.core.session.ProjectSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Brings a model out for other programs. */
@Command(
    name = "export-model",
    header = "Take a model with you: as ONNX, or as safetensors.",
    description = {
      "Students (see-very-little, shift-attention, attention-lstm), focal-nano networks and frame"
          + " encoders can be exported. A student looks at the tokens of its encoder: export both"
          + " for the whole way from pictures.",
      "onnx: a graph of opset 17 that any ONNX runtime of today runs. A streaming student takes"
          + " the tokens of one tick and gives probabilities; it begins with zeros in its inputs"
          + " state.X and carries each output next.X over. see-very-little takes the ticks that are"
          + " looked at, their places in the window and the video's statistics. Standardisation is"
          + " inside. Names of classes, ticks a second and the encoder stand in the metadata, each"
          + " as cuepoint.X.",
      "safetensors: the arrays by name, and beside them FILE with the ending json, which says what"
          + " they are.",
      "Whoever gets the model needs a licence from you; the file says nothing about it.",
      "With --json: model, kind, format, and files, each with file and bytes."
    },
    footer = {
      "  cuepoint export-model study shift-attention-v2 --format onnx --out student.onnx",
      "  cuepoint export-model study encoder-v1 --format onnx --out encoder.onnx",
      "  cuepoint export-model study see-very-little-v1 --format safetensors --out s.safetensors"
    })
final class ExportModelCommand extends ProjectCommand {

  @Parameters(
      index = "1",
      paramLabel = "VERSION",
      description =
          "The model, by name such as 'shift-attention v2' or by the start of its identity.")
  private String model;

  @Option(
      names = "--format",
      paramLabel = "F",
      required = true,
      description = "onnx or safetensors.")
  private String format;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      required = true,
      description = "Where to write; its folder is made if it is not there.")
  private Path out;

  @Option(names = "--force", description = "Replace what is there.")
  private boolean force;

  @Mixin private ProgressOptions progress;

  ExportModelCommand() {}

  @Override
  Intent intent() {
    return Intent.LOOK;
  }

  @Override
  int run(ProjectSession session) throws Exception {
    ExportFormat chosen = ExportFormat.ofWord(format.toLowerCase(Locale.ROOT));
    if (!force && Files.exists(out)) {
      throw new CommandFailedException(
          "'" + out + "' is there already; choose another name, or use --force to replace it.");
    }
    ModelVersion version = Names.model(session, model);
    List<Path> files =
        runJob(services().modelExports(session).export(version, chosen, out), progress);
    JsonObject document = new JsonObject();
    document.addProperty("model", version.name());
    document.addProperty("kind", version.kind().word());
    document.addProperty("format", chosen.word());
    List<JsonObject> listed = new ArrayList<>();
    for (Path file : files) {
      JsonObject each = new JsonObject();
      each.addProperty("file", file.toString());
      each.addProperty("bytes", Files.size(file));
      listed.add(each);
      say(
          String.format(
              Locale.ROOT, "Wrote %s to %s (%d kB).", version.name(), file, kilobytes(file)));
    }
    document.add("files", Json.array(listed, each -> each));
    answer(document);
    return CommandLineTool.DONE;
  }

  private static long kilobytes(Path file) throws IOException {
    return (Files.size(file) + 999) / 1000;
  }
}
