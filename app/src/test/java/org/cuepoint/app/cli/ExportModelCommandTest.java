package org.cuepoint.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Exports the encoder of a project, in a real engine process. */
class ExportModelCommandTest {

  @TempDir private Path folder;

  @Test
  void anEncoderIsWrittenAndReplacedOnlyWhenToldSo() throws Exception {
    try (Shell shell = new Shell(folder)) {
      Path project = folder.resolve("study");
      shell.done("new", project, "--class", "move");
      shell.done("add", project, shell.clip("a.mp4", 2));
      shell.done("index", project);
      Path out = folder.resolve("taken");
      Path onnx = out.resolve("encoder.onnx");
      JsonObject said =
          object(
              shell
                  .done(
                      "export-model",
                      project,
                      "encoder-v1",
                      "--format",
                      "onnx",
                      "--out",
                      onnx,
                      "--json")
                  .out());
      assertEquals("encoder v1", said.get("model").getAsString());
      JsonObject file = said.getAsJsonArray("files").get(0).getAsJsonObject();
      assertEquals(onnx.toString(), file.get("file").getAsString());
      assertEquals(Files.size(onnx), file.get("bytes").getAsLong());

      assertTrue(
          shell
              .refused("export-model", project, "encoder-v1", "--format", "onnx", "--out", onnx)
              .contains("--force"));
      Files.writeString(onnx, "something else");
      shell.done(
          "export-model", project, "encoder-v1", "--format", "onnx", "--out", onnx, "--force");
      assertEquals(file.get("bytes").getAsLong(), Files.size(onnx));

      Path tensors = out.resolve("e.safetensors");
      JsonArray files =
          object(
                  shell
                      .done(
                          "export-model",
                          project,
                          "encoder-v1",
                          "--format",
                          "safetensors",
                          "--out",
                          tensors,
                          "--json")
                      .out())
              .getAsJsonArray("files");
      assertEquals(2, files.size());
      try (Stream<Path> there = Files.list(out)) {
        assertEquals(
            List.of("e.json", "e.safetensors", "encoder.onnx"),
            there.map(path -> path.getFileName().toString()).sorted().toList());
      }
      assertTrue(
          shell
              .refused(
                  "export-model",
                  project,
                  "encoder-v1",
                  "--format",
                  "onyx",
                  "--out",
                  tensors,
                  "--force")
              .contains("onnx, safetensors"));
    }
  }

  private static JsonObject object(String text) {
    return JsonParser.parseString(text).getAsJsonObject();
  }
}
