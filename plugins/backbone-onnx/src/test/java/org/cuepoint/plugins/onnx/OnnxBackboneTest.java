package org.cuepoint.plugins.onnx;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.onnx.proto.OnnxMl;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.cuepoint.core.recognition.Backbone;
import org.cuepoint.core.recognition.BackboneFile;
import org.cuepoint.core.recognition.BackboneJson;
import org.cuepoint.core.recognition.FeatureShape;
import org.cuepoint.core.recognition.FrameEncoder;
import org.cuepoint.core.recognition.TickFeatures;
import org.cuepoint.core.spi.Catalog;
import org.cuepoint.core.spi.ProviderKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnnxBackboneTest {

  private static final int FLOAT = 1;

  @TempDir Path folder;

  @Test
  void thePlugInIsFound() {
    Catalog<Backbone> backbones = Catalog.load(ProviderKind.BACKBONE);
    assertEquals("ONNX network", backbones.get("onnx").displayName());
  }

  @Test
  void anOutputAndATensorInsideGiveFeatures() throws IOException {
    Files.write(folder.resolve("net.onnx"), network(16, 13).toByteArray());
    ByteBuffer rgb = noise(16, 4);
    float[] means;
    try (FrameEncoder encoder = open("NCHW", 16, "\"kind\": \"vector\"")) {
      assertEquals(new FeatureShape(3, 1), encoder.shape());
      means = encoder.encode(rgb, new int[3]).pooled();
      assertTrue(means[4] > 0.3f && means[4] < 0.7f, "mean colour " + means[4]);
    }
    try (FrameEncoder encoder = open("NCHW", 16, "\"name\": \"halves\", \"kind\": \"map\"")) {
      assertEquals(new FeatureShape(3, 4), encoder.shape());
      TickFeatures features = encoder.encode(rgb, new int[3]);
      assertArrayEquals(means, features.pooled(), 1e-5f);
      assertEquals(3 * 16 * 3, features.tokens().length);
    }
  }

  @Test
  void whatDoesNotFitIsToldInASentence() throws IOException {
    Files.write(folder.resolve("net.onnx"), network(16, 13).toByteArray());
    refused("wants pictures of the shape any×3×16×16", "NCHW", 32, "\"kind\": \"vector\"");
    refused("wants pictures of the shape any×3×16×16", "NHWC", 16, "\"kind\": \"vector\"");
    refused(
        "outputs are means; tensors inside, the last first: halves",
        "NCHW",
        16,
        "\"name\": \"logits\", \"kind\": \"vector\"");
    refused("which is no tokens", "NCHW", 16, "\"name\": \"means\", \"kind\": \"tokens\"");
    Files.write(folder.resolve("net.onnx"), network(16, 999).toByteArray());
    refused("opset 999", "NCHW", 16, "\"kind\": \"vector\"");
    Files.writeString(folder.resolve("net.onnx"), "no network");
    refused("are no ONNX file", "NCHW", 16, "\"kind\": \"vector\"");
  }

  private void refused(String told, String layout, int size, String output) {
    IOException refused = assertThrows(IOException.class, () -> open(layout, size, output).close());
    assertTrue(String.valueOf(refused.getMessage()).contains(told), refused.getMessage());
  }

  /** Two quantised networks that are handed to the project's developers. */
  @Test
  void quantisedMobileNetsRun() throws IOException {
    Path shared = Path.of(System.getProperty("cuepoint.shared", "none"), "data/backbone-onnx");
    assumeTrue(Files.isDirectory(shared), "no folder " + shared);
    for (String file :
        List.of("mobilenet_v1_0.5_128_quant.onnx", "mobilenet_v2_1.0_224_int8_per_tensor.onnx")) {
      Path weights = folder.resolve("net.onnx");
      Files.copy(shared.resolve(file), weights, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
      int size = file.contains("128") ? 128 : 224;
      try (FrameEncoder encoder = open("NHWC\", \"type\": \"uint8", size, "\"kind\": \"vector\"")) {
        assertEquals(1, encoder.shape().tokens());
        TickFeatures features = encoder.encode(noise(size, 3), new int[2]);
        float first = features.pooled()[0];
        boolean alike = true;
        for (float value : features.pooled()) {
          alike &= value == first;
        }
        assertTrue(!alike, file + " gave one value everywhere");
      }
    }
  }

  private FrameEncoder open(String layout, int size, String output) throws IOException {
    Path json = folder.resolve("net.json");
    Files.writeString(
        json,
        """
        {"name": "net", "weights": "net.onnx", "input": {"size": %d, "layout": "%s"},
         "output": {%s}}
        """
            .formatted(size, layout, output));
    BackboneJson.Source source = BackboneJson.read(json);
    Path packed = folder.resolve("packed");
    BackboneFile.write(source.description(), source.weights(), packed);
    return new OnnxBackbone().open(packed);
  }

  private static ByteBuffer noise(int size, int pictures) {
    byte[] bytes = new byte[pictures * size * size * 3];
    new Random(5).nextBytes(bytes);
    return ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
  }

  /** Halves pictures by averaging, then takes the mean colour. */
  private static OnnxMl.ModelProto network(int size, int opset) {
    OnnxMl.GraphProto graph =
        OnnxMl.GraphProto.newBuilder()
            .setName("test")
            .addInput(tensor("pictures", -1, 3, size, size))
            .addNode(
                node("AveragePool", "pictures", "halves")
                    .addAttribute(ints("kernel_shape", 2, 2))
                    .addAttribute(ints("strides", 2, 2)))
            .addNode(node("GlobalAveragePool", "halves", "means"))
            .addOutput(tensor("means", -1, 3, 1, 1))
            .build();
    return OnnxMl.ModelProto.newBuilder()
        .setIrVersion(7)
        .addOpsetImport(OnnxMl.OperatorSetIdProto.newBuilder().setDomain("").setVersion(opset))
        .setGraph(graph)
        .build();
  }

  private static OnnxMl.NodeProto.Builder node(String operator, String input, String output) {
    return OnnxMl.NodeProto.newBuilder()
        .setOpType(operator)
        .setName(output)
        .addInput(input)
        .addOutput(output);
  }

  private static OnnxMl.AttributeProto ints(String name, long... values) {
    OnnxMl.AttributeProto.Builder attribute =
        OnnxMl.AttributeProto.newBuilder()
            .setName(name)
            .setType(OnnxMl.AttributeProto.AttributeType.INTS);
    for (long value : values) {
      attribute.addInts(value);
    }
    return attribute.build();
  }

  private static OnnxMl.ValueInfoProto tensor(String name, int... shape) {
    OnnxMl.TensorShapeProto.Builder axes = OnnxMl.TensorShapeProto.newBuilder();
    for (int length : shape) {
      OnnxMl.TensorShapeProto.Dimension.Builder axis =
          OnnxMl.TensorShapeProto.Dimension.newBuilder();
      axes.addDim(length < 0 ? axis.setDimParam("batch") : axis.setDimValue(length));
    }
    return OnnxMl.ValueInfoProto.newBuilder()
        .setName(name)
        .setType(
            OnnxMl.TypeProto.newBuilder()
                .setTensorType(
                    OnnxMl.TypeProto.Tensor.newBuilder().setElemType(FLOAT).setShape(axes)))
        .build();
  }
}
