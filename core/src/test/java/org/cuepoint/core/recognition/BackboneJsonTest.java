package org.cuepoint.core.recognition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackboneJsonTest {

  private static final String FULL =
      """
      {"name": "net-1.0", "weights": "net.onnx",
       "input": {"name": "x", "size": 112, "layout": "ntchw", "colours": "BGR",
                 "range": [-1, 1], "mean": [0.5, 0.4, 0.3], "std": [1, 2, 3]},
       "output": {"name": "y", "kind": "tokens", "class_tokens": 1}, "tokens": 2, "clip": 8}
      """;

  @TempDir Path folder;

  @Test
  void whatIsWrittenIsReadAgain() throws IOException {
    BackboneDescription read = read(FULL);
    assertEquals(read, BackboneJson.parse(BackboneJson.write(read)));
    assertEquals("onnx", read.format());
    assertEquals(BackboneDescription.Layout.NTCHW, read.input().layout());
    assertEquals(BackboneDescription.ValueType.FLOAT32, read.input().type());
    assertEquals(8, read.clip());
  }

  @Test
  void descriptionAndWeightsTravelInOneFile() throws IOException {
    BackboneDescription description = read(FULL);
    Path packed = folder.resolve("packed");
    BackboneFile.write(description, folder.resolve("net.onnx"), packed);
    BackboneFile file = BackboneFile.read(packed).orElseThrow();
    assertEquals(description, file.description());
    try (var weights = file.weights()) {
      assertEquals(
          "weights", new String(weights.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8));
    }
    assertTrue(file.id().startsWith("net-1.0@"), file.id());
    assertTrue(BackboneFile.read(folder.resolve("net.onnx")).isEmpty());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"size\": 112|\"size\": \"big\"|\"size\" must be a number",
        "ntchw|NXHW|\"input.layout\" must be one of NCHW, NHWC, NCTHW, NTCHW, NTHWC, not 'NXHW'",
        "\"clip\": 8|\"clips\": 8|\"clips\" is not known; there are clip, format, input",
        "\"std\": [1, 2, 3]|\"std\": [1, 0, 3]|\"input.std\" must be above 0",
        "tokens\", \"class|map\", \"class|\"output.class_tokens\" goes with kind tokens",
        "\"kind\": \"tokens\", \"class_tokens\": 1|\"name\": \"y\"|\"kind\" is missing",
        "ntchw|NCHW|\"clip\" goes with a layout that has time",
        "net.onnx|other.onnx|there is no file",
        "{\"name\": \"net-1.0\"|name|is no description of a backbone"
      })
  void whatDoesNotFitIsNamed(String there, String instead, String message) throws IOException {
    assertTrue(FULL.contains(there));
    IOException refused = assertThrows(IOException.class, () -> read(FULL.replace(there, instead)));
    assertTrue(String.valueOf(refused.getMessage()).contains(message), refused.getMessage());
  }

  @Test
  void bytesAreNotNormalised() {
    IOException refused =
        assertThrows(
            IOException.class,
            () -> read(FULL.replace("\"range\": [-1, 1]", "\"type\": \"uint8\"")));
    assertTrue(String.valueOf(refused.getMessage()).contains("\"input.mean\" does not go with"));
  }

  private BackboneDescription read(String json) throws IOException {
    Files.writeString(folder.resolve("net.onnx"), "weights");
    Path file = folder.resolve("net.json");
    Files.writeString(file, json);
    return BackboneJson.read(file).description();
  }
}
