package org.cuepoint.core.recognition.djl.focal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.jni.JniUtils;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.random.RandomGeneratorFactory;
import org.cuepoint.core.recognition.ExportFormat;
import org.cuepoint.core.recognition.djl.export.ModelExport;
import org.cuepoint.core.recognition.djl.export.OnnxFile;
import org.cuepoint.core.recognition.djl.nn.Initial;
import org.cuepoint.core.recognition.djl.nn.Layers;
import org.cuepoint.core.recognition.djl.nn.Noise;
import org.cuepoint.core.recognition.djl.training.ParameterSet;
import org.cuepoint.core.train.FocalPlan;
import org.cuepoint.core.train.FocalSpec;
import org.cuepoint.core.train.FocalSpec.Sight;
import org.cuepoint.core.train.FocalSpec.TimeConvolution;
import org.cuepoint.core.train.LabelSpace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs exported focal networks in ONNX Runtime, against our own output. */
class FocalExportTest {

  private static final LabelSpace SPACE = LabelSpace.of(List.of(List.of(0, 1)));
  private static final int OUTPUTS = 4;
  private static final int WINDOWS = 2;

  @TempDir private Path folder;

  @Test
  void theGraphSaysOfPicturesWhatOursSays() throws Exception {
    for (FocalSpec spec :
        List.of(
            FocalNetworkTest.tiny(TimeConvolution.FULL, Sight.CAUSAL, 0.3),
            FocalNetworkTest.tiny(TimeConvolution.DEPTHWISE, Sight.BOTH_WAYS, 0),
            FocalSpec.NANO.withClasses(OUTPUTS))) {
      compare(spec);
    }
  }

  private void compare(FocalSpec spec) throws Exception {
    PixelStandard standard = new PixelStandard(List.of(0.4, 0.5, 0.45), List.of(0.2, 0.25, 0.22));
    byte[] rgb = new byte[WINDOWS * spec.frames() * spec.inputSize() * spec.inputSize() * 3];
    new Random(5).nextBytes(rgb);
    ByteBuffer bytes = ByteBuffer.allocateDirect(rgb.length).put(rgb).flip();
    Shape shape = new Shape(WINDOWS, spec.frames(), spec.inputSize(), spec.inputSize(), 3);
    try (NDManager manager = NDManager.newBaseManager("PyTorch")) {
      JniUtils.setGradMode(false);
      ParameterSet parameters = new ParameterSet(manager);
      FocalNetwork network = new FocalNetwork(spec, 0);
      network.initialise(
          parameters,
          new Initial(parameters, RandomGeneratorFactory.of("L64X128MixRandom").create(4)));
      NDArray x =
          manager
              .create(bytes.duplicate(), shape, DataType.UINT8)
              .toType(DataType.FLOAT32, false)
              .transpose(0, 1, 4, 2, 3);
      float[] logits =
          network
              .run(
                  new Layers(parameters, Noise.NONE),
                  standard.apply(x, 255).transpose(0, 2, 1, 3, 4))
              .outputs()
              .toFloatArray();
      Path out = folder.resolve(spec.name() + ".onnx");
      byte[] weights =
          FocalModel.encode(new FocalModel.Header(FocalPlan.of(spec), SPACE, standard), parameters);
      ModelExport.Card card =
          new ModelExport.Card("focal-nano v1", "focal-nano", List.of("a", "b"), 8, "none");
      var _ = new ModelExport(manager).write(weights, ExportFormat.ONNX, card, out);
      try (OnnxFile file = new OnnxFile(out)) {
        OnnxTensor in =
            OnnxTensor.createTensor(
                OrtEnvironment.getEnvironment(), bytes, shape.getShape(), OnnxJavaType.UINT8);
        Map<String, float[]> said = file.run(Map.of("pictures", in));
        assertArrayEquals(logits, said.get("logits"), 1e-3f, spec.name());
        for (int t = 0; t < WINDOWS * spec.frames(); t++) {
          double[] p = new double[OUTPUTS];
          for (int i = 0; i < OUTPUTS; i++) {
            p[i] = Math.exp(logits[t * OUTPUTS + i]);
          }
          double sum = p[0] + p[1] + p[2];
          assertEquals(p[1] / sum, OnnxFile.named(said, "probabilities")[2 * t], 1e-4);
          assertEquals(p[2] / sum, OnnxFile.named(said, "probabilities")[2 * t + 1], 1e-4);
          assertEquals(p[3] / (1 + p[3]), OnnxFile.named(said, "edges")[t], 1e-4);
        }
      }
    }
  }
}
