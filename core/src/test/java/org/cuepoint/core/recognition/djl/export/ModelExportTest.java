package org.cuepoint.core.recognition.djl.export;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.TensorInfo;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.random.RandomGeneratorFactory;
import org.cuepoint.core.recognition.EncoderSpec;
import org.cuepoint.core.recognition.ExportFormat;
import org.cuepoint.core.recognition.FeatureShape;
import org.cuepoint.core.recognition.FrameEncoder;
import org.cuepoint.core.recognition.TickFeatures;
import org.cuepoint.core.recognition.djl.DjlBackend;
import org.cuepoint.core.recognition.djl.nn.Initial;
import org.cuepoint.core.recognition.djl.nn.Layers;
import org.cuepoint.core.recognition.djl.nn.Noise;
import org.cuepoint.core.recognition.djl.student.StreamingStudent;
import org.cuepoint.core.recognition.djl.student.StudentFile;
import org.cuepoint.core.recognition.djl.student.Students;
import org.cuepoint.core.recognition.djl.supervision.ClipStandard;
import org.cuepoint.core.recognition.djl.supervision.RunningStandard;
import org.cuepoint.core.recognition.djl.training.ParameterSet;
import org.cuepoint.core.train.FeatureStudentPlan;
import org.cuepoint.core.train.FrameChoice;
import org.cuepoint.core.train.LabelSpace;
import org.cuepoint.core.train.StudentSpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** Runs what was written in ONNX Runtime, against our own output. */
class ModelExportTest {

  private static final float NEAR = 1e-4f;

  /** Class 3 stands in no group. */
  private static final LabelSpace SPACE = LabelSpace.of(List.of(List.of(2, 0), List.of(1)));

  private static final List<String> CLASSES = List.of("walk", "wave", "jump", "rest");
  private static final FeatureShape SHAPE = new FeatureShape(6, 2);

  /** More than the farthest memory reaches. */
  private static final int TICKS = 75;

  @TempDir private Path folder;

  private final Random random = new Random(11);
  private DjlBackend backend;
  private NDManager manager;

  @BeforeEach
  void open() {
    backend = new DjlBackend();
    manager = NDManager.newBaseManager("PyTorch");
  }

  @AfterEach
  void close() {
    manager.close();
    backend.close();
  }

  private float[] noise(int count, double mean, double deviation) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) (mean + deviation * random.nextGaussian());
    }
    return values;
  }

  /** A student with random parameters, biases too. */
  private StudentFile student(StudentSpec spec) {
    ParameterSet parameters = new ParameterSet(manager);
    Students.network(spec, SPACE, SHAPE, 0)
        .initialise(
            new Initial(parameters, RandomGeneratorFactory.of("L64X128MixRandom").create(4)));
    for (NDArray array : parameters.arrays()) {
      array.addi(manager.create(noise((int) array.size(), 0, 0.2), array.getShape()));
    }
    float[] variance = new float[SHAPE.tokenValues()];
    Arrays.fill(variance, 3f);
    return new StudentFile(
        FeatureStudentPlan.of(spec),
        SPACE,
        SHAPE,
        new RunningStandard.Prior(noise(SHAPE.tokenValues(), 2.5, 1), variance, 20),
        parameters);
  }

  private Path write(byte[] weights, String kind, ExportFormat format) throws IOException {
    Path out = folder.resolve("model." + format.word());
    ModelExport.Card card = new ModelExport.Card(kind + " v3", kind, CLASSES, 8, "FE-XS@1a2b");
    assertEquals(out, backend.modelExport().write(weights, format, card, out).getFirst());
    return out;
  }

  @Test
  void shiftAttentionSaysTickByTickWhatOursSays() throws Exception {
    streams(new StudentSpec.ShiftAttention(16, 2, 2));
  }

  @Test
  void attentionLstmSaysTickByTickWhatOursSays() throws Exception {
    streams(new StudentSpec.AttentionLstm(16, 4, 12));
  }

  private void streams(StudentSpec spec) throws Exception {
    byte[] weights = student(spec).encode();
    StreamingStudent ours = backend.students().openStreaming(weights);
    try (OnnxFile file = new OnnxFile(write(weights, spec.kind().word(), ExportFormat.ONNX))) {
      Map<String, float[]> state = new HashMap<>();
      Map<String, long[]> shapes = new HashMap<>();
      for (NodeInfo input : file.session().getInputInfo().values()) {
        long[] shape = ((TensorInfo) input.getInfo()).getShape();
        shapes.put(input.getName(), shape);
        state.put(input.getName(), new float[(int) new Shape(shape).size()]);
      }
      for (int t = 0; t < TICKS; t++) {
        float[] tick = noise(SHAPE.tokenValues(), 3, 2);
        state.put("tokens", tick);
        Map<String, OnnxTensor> inputs = new HashMap<>();
        for (Map.Entry<String, float[]> each : state.entrySet()) {
          inputs.put(
              each.getKey(), file.floats(each.getValue(), OnnxFile.named(shapes, each.getKey())));
        }
        Map<String, float[]> said = file.run(inputs);
        StreamingStudent.Said expected = ours.step(tick);
        float[] probabilities = Arrays.copyOf(expected.probabilities(), CLASSES.size());
        assertArrayEquals(probabilities, said.get("probabilities"), NEAR, "tick " + t);
        assertArrayEquals(expected.edges(), said.get("edges"), NEAR, "tick " + t);
        said.forEach(
            (name, values) -> {
              if (name.startsWith("next.")) {
                state.put(name.replace("next.", "state."), values);
              }
            });
      }
      assertEquals(TICKS, OnnxFile.named(state, "state.ticks")[0]);
    }
  }

  @Test
  void seeVeryLittleSaysOfWindowsWhatOursSays() throws Exception {
    for (int looks : new int[] {1, 3}) {
      windows(new StudentSpec.SeeVeryLittle(16, looks, 5, FrameChoice.UNIFORM, 16, 2, 4, 0), looks);
    }
  }

  private void windows(StudentSpec.SeeVeryLittle spec, int looks) throws Exception {
    StudentFile student = student(spec);
    int windows = 2;
    int length = spec.windowTicks();
    int values = SHAPE.tokenValues();
    float[] mean = noise(values, 1, 1);
    float[] variance = new float[values];
    for (int i = 0; i < values; i++) {
      variance[i] = 0.5f + random.nextFloat();
    }
    float[] raw = noise(windows * length * values, 2, 2);
    float[] standardised = new float[raw.length];
    for (int i = 0; i < raw.length; i++) {
      double scale = Math.sqrt(variance[i % values] + ClipStandard.FLOOR);
      standardised[i] = (float) ((raw[i] - mean[i % values]) / scale);
    }
    Shape shape = new Shape(windows, length, 4, SHAPE.channels());
    float[] logits =
        Students.network(spec, SPACE, SHAPE, 0)
            .run(new Layers(student.parameters(), Noise.NONE), manager.create(standardised, shape))
            .outputs()
            .toFloatArray();

    float[] seen = new float[windows * looks * values];
    long[] ticks = new long[windows * looks];
    for (int i = 0; i < ticks.length; i++) {
      ticks[i] = (int) ((i % looks + 0.5) * length / looks);
      int from = (i / looks * length + (int) ticks[i]) * values;
      System.arraycopy(raw, from, seen, i * values, values);
    }
    Path out = write(student.encode(), "see-very-little", ExportFormat.ONNX);
    try (OnnxFile file = new OnnxFile(out)) {
      Map<String, float[]> said =
          file.run(
              Map.of(
                  "tokens", file.floats(seen, windows, looks, 4, SHAPE.channels()),
                  "ticks",
                      OnnxTensor.createTensor(
                          file.environment(), LongBuffer.wrap(ticks), new long[] {windows, looks}),
                  "mean", file.floats(mean, 4, SHAPE.channels()),
                  "variance", file.floats(variance, 4, SHAPE.channels())));
      assertRead(logits, said);
    }
  }

  /** Outputs: background, class 2, class 0; background, class 1; an edge of each group. */
  private static void assertRead(float[] logits, Map<String, float[]> said) {
    int rows = logits.length / 7;
    float[] probabilities = new float[rows * CLASSES.size()];
    float[] edges = new float[rows * 2];
    for (int t = 0; t < rows; t++) {
      double[] p = new double[7];
      for (int i = 0; i < 7; i++) {
        p[i] = Math.exp(logits[t * 7 + i]);
      }
      double first = p[0] + p[1] + p[2];
      probabilities[t * 4] = (float) (p[2] / first);
      probabilities[t * 4 + 1] = (float) (p[4] / (p[3] + p[4]));
      probabilities[t * 4 + 2] = (float) (p[1] / first);
      edges[t * 2] = (float) (p[5] / (1 + p[5]));
      edges[t * 2 + 1] = (float) (p[6] / (1 + p[6]));
    }
    assertArrayEquals(probabilities, said.get("probabilities"), NEAR);
    assertArrayEquals(edges, said.get("edges"), NEAR);
  }

  @Test
  void encodersMakeTheTokensThatOursMake() throws Exception {
    for (EncoderSpec spec : List.of(EncoderSpec.FE_XS, EncoderSpec.FE_S)) {
      int size = spec.inputSize();
      int picture = size * size * 3;
      byte[] weights = backend.calibrateEncoder(spec, pictures(8 * picture), 7);
      Path stored = Files.write(folder.resolve("encoder"), weights);
      ByteBuffer rgb = pictures(4 * picture);
      TickFeatures ours;
      try (FrameEncoder encoder = backend.openEncoder(stored)) {
        ours = encoder.encode(rgb, new int[] {0, 1, 2});
      }
      Path out = write(weights, "encoder", ExportFormat.ONNX);
      try (OnnxFile file = new OnnxFile(out)) {
        OnnxTensor in =
            OnnxTensor.createTensor(
                file.environment(),
                rgb.duplicate(),
                new long[] {4, size, size, 3},
                OnnxJavaType.UINT8);
        assertArrayEquals(ours.tokens(), file.run(Map.of("pictures", in)).get("tokens"), NEAR);
      }
    }
  }

  private ByteBuffer pictures(int bytes) {
    byte[] noise = new byte[bytes];
    random.nextBytes(noise);
    return ByteBuffer.allocateDirect(bytes).put(noise).flip();
  }

  @Test
  void theMetadataSayWhatOneMustKnow() throws Exception {
    byte[] weights = student(new StudentSpec.ShiftAttention(16, 1, 2)).encode();
    try (OnnxFile file = new OnnxFile(write(weights, "shift-attention", ExportFormat.ONNX))) {
      Map<String, String> said = file.session().getMetadata().getCustomMetadata();
      assertEquals("[\"walk\",\"wave\",\"jump\",\"rest\"]", said.get("cuepoint.classes"));
      assertEquals("[[2,0],[1]]", said.get("cuepoint.groups"));
      assertEquals("8", said.get("cuepoint.clock_hz"));
      assertEquals("FE-XS@1a2b", said.get("cuepoint.encoder"));
      assertEquals("shift-attention v3", said.get("cuepoint.model"));
      JsonObject spec = JsonParser.parseString(said.get("cuepoint.architecture")).getAsJsonObject();
      assertEquals(16, spec.get("width").getAsInt());
    }
  }

  @Test
  void safetensorsHoldEveryArrayAndADescriptionBesideThem() throws Exception {
    StudentFile student = student(new StudentSpec.AttentionLstm(16, 4, 12));
    Path out = write(student.encode(), "attention-lstm", ExportFormat.SAFETENSORS);
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(out)).order(ByteOrder.LITTLE_ENDIAN);
    byte[] text = new byte[(int) bytes.getLong()];
    bytes.get(text);
    assertEquals(0, bytes.position() % 8);
    JsonObject header =
        JsonParser.parseString(new String(text, StandardCharsets.UTF_8)).getAsJsonObject();
    ByteBuffer data = bytes.slice().order(ByteOrder.LITTLE_ENDIAN);
    int last = 0;
    for (String name : student.parameters().names()) {
      JsonObject entry = header.getAsJsonObject(name);
      assertEquals("F32", entry.get("dtype").getAsString());
      JsonArray offsets = entry.getAsJsonArray("data_offsets");
      int from = offsets.get(0).getAsInt();
      assertEquals(last, from);
      last = offsets.get(1).getAsInt();
      float[] values = new float[(last - from) / Float.BYTES];
      data.duplicate()
          .order(ByteOrder.LITTLE_ENDIAN)
          .position(from)
          .slice()
          .order(ByteOrder.LITTLE_ENDIAN)
          .asFloatBuffer()
          .get(values);
      assertArrayEquals(student.parameters().get(name).toFloatArray(), values, name);
    }
    int prior = 2 * SHAPE.tokenValues() * Float.BYTES;
    assertEquals(data.capacity(), last + prior);
    JsonObject beside =
        JsonParser.parseString(Files.readString(folder.resolve("model.json"))).getAsJsonObject();
    assertEquals("model.safetensors", beside.get("weights").getAsString());
    assertEquals(20, beside.get("prior_ticks").getAsInt());
    assertEquals(
        "attention-lstm", beside.getAsJsonObject("architecture").get("kind").getAsString());
  }

  @Test
  void aStudentOfAnOlderVersionSaysThatItMustBeTrainedAgain() throws IOException {
    byte[] bytes = student(new StudentSpec.ShiftAttention(16, 1, 2)).encode();
    int version = Short.BYTES + "cuepoint-student-".length();
    assertEquals('2', bytes[version]);
    bytes[version] = '1';
    for (Executable use :
        List.<Executable>of(
            () -> backend.openPredictor(bytes),
            () -> backend.students().openStreaming(bytes),
            () -> backend.students().isSparse(bytes),
            () -> write(bytes, "shift-attention", ExportFormat.ONNX))) {
      String told = String.valueOf(assertThrows(IOException.class, use).getMessage());
      assertTrue(told.contains("train it again"), told);
    }
  }

  @Test
  void bytesOfNoModelAreRefused() {
    String told =
        String.valueOf(
            assertThrows(
                    IOException.class,
                    () -> write(new byte[] {0, 1, 2, 3}, "teacher", ExportFormat.ONNX))
                .getMessage());
    assertTrue(told.contains("teacher v3 cannot be exported"), told);
  }
}
