package org.cuepoint.core.recognition.djl;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Model;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.cuepoint.core.recognition.BackboneFile;
import org.cuepoint.core.recognition.BackboneJson;
import org.cuepoint.core.recognition.FeatureShape;
import org.cuepoint.core.recognition.FrameEncoder;
import org.cuepoint.core.recognition.TickFeatures;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Networks of a few values that make-fixtures.py scripted. */
class TorchScriptBackboneTest {

  private static final int PICTURE = 32 * 32 * 3;

  @TempDir Path folder;

  @BeforeAll
  static void load() {
    new DjlBackend().close();
  }

  @Test
  void aMapIsPooledToFourByFour() throws IOException {
    try (FrameEncoder encoder = open("map", "NCHW", "\"kind\": \"map\"", "")) {
      assertEquals(new FeatureShape(6, 4), encoder.shape());
      assertEquals("torchscript", encoder.description().kind());
      TickFeatures features = encoder.encode(noise(20), new int[19]);
      assertEquals(19 * 16 * 6, features.tokens().length);
      float mean = 0;
      for (int token = 0; token < 16; token++) {
        mean += features.tokens()[5 * 96 + token * 6 + 3] / 16;
      }
      assertEquals(features.pooled()[5 * 6 + 3], mean, 1e-4f);
      assertTrue(features.motion(3) > 0.1f);
    }
  }

  @Test
  void aBatchGivesWhatItsPicturesGiveAlone() throws IOException {
    try (FrameEncoder encoder = open("map", "NCHW", "\"kind\": \"map\"", "")) {
      ByteBuffer rgb = noise(20);
      TickFeatures all = encoder.encode(rgb, new int[19]);
      TickFeatures one = encoder.encode(rgb.slice(17 * PICTURE, 2 * PICTURE), new int[1]);
      for (int c = 0; c < 6; c++) {
        assertEquals(all.pooled()[17 * 6 + c], one.pooled()[c], 1e-4f);
      }
    }
  }

  @Test
  void anOutputIsFoundByItsName() throws IOException {
    ByteBuffer rgb = noise(2);
    float[] mean;
    try (FrameEncoder encoder =
        open("named", "NCHW", "\"name\": \"mean\", \"kind\": \"vector\"", "")) {
      assertEquals(new FeatureShape(3, 1), encoder.shape());
      mean = encoder.encode(rgb, new int[1]).pooled();
    }
    String tokens = "\"name\": \"tokens\", \"kind\": \"tokens\", \"class_tokens\": 1";
    try (FrameEncoder encoder = open("named", "NCHW", tokens, "")) {
      assertEquals(new FeatureShape(3, 3), encoder.shape());
      assertArrayEquals(mean, encoder.encode(rgb, new int[1]).pooled(), 1e-6f);
    }
  }

  @Test
  void aNetworkOfVideoSeesTheLastPictures() throws IOException {
    try (FrameEncoder encoder = open("clip", "NCTHW", "\"kind\": \"vector\"", ", \"clip\": 4")) {
      assertEquals(3, encoder.history());
      // Red rises by one a picture; history 0, 1, 2, then ticks 3, 4.
      ByteBuffer rgb = ByteBuffer.allocateDirect(5 * PICTURE);
      for (int i = 0; i < 5 * PICTURE; i += 3) {
        rgb.put(i, (byte) (51 * (i / PICTURE)));
      }
      float[] pooled = encoder.encode(rgb, new int[2]).pooled();
      assertArrayEquals(new float[] {0, 0, 0, 0.6f, 0, 0, 0.2f, 0, 0, 0.8f, 0, 0}, pooled, 1e-5f);
    }
  }

  @Test
  void aWrongSizeAndAWrongNameAreToldInASentence() {
    refused("must be 32x32", "map", "NHWC", "\"kind\": \"map\"");
    refused("there are mean", "named", "NCHW", "\"kind\": \"vector\"");
    refused("no output 'logits'", "named", "NCHW", "\"name\": \"logits\", \"kind\": \"vector\"");
    refused("which is no vector", "map", "NCHW", "\"kind\": \"vector\"");
    refused("must fill a square", "named", "NCHW", "\"name\": \"tokens\", \"kind\": \"tokens\"");
  }

  private void refused(String told, String net, String layout, String output) {
    IOException refused =
        assertThrows(IOException.class, () -> open(net, layout, output, "").close());
    assertTrue(String.valueOf(refused.getMessage()).contains(told), refused.getMessage());
    assertFalse(String.valueOf(refused.getMessage()).contains("\n"), refused.getMessage());
  }

  @Test
  void aFileThatIsNoTorchScriptIsRefused() throws IOException {
    Path packed = pack("map", "NCHW", "\"kind\": \"map\"", "");
    BackboneFile file = BackboneFile.read(packed).orElseThrow();
    Path text = folder.resolve("text");
    Files.writeString(text, "no network");
    Path broken = folder.resolve("broken");
    BackboneFile.write(file.description(), text, broken);
    IOException refused =
        assertThrows(IOException.class, () -> new TorchScriptBackbone().open(broken).close());
    assertTrue(String.valueOf(refused.getMessage()).contains("no TorchScript file"));
  }

  /** What tuning a network will need: parameters that a trainer finds. */
  @Test
  void parametersCanBeOpenedForTraining() throws IOException {
    BackboneFile file =
        BackboneFile.read(pack("map", "NCHW", "\"kind\": \"map\"", "")).orElseThrow();
    try (Model model =
        TorchScriptBackbone.load(
            file, DjlBackend.bestDevice(), TorchScriptBackbone.Parameters.TRAINABLE)) {
      assertEquals(2, model.getBlock().getParameters().size());
    }
  }

  private FrameEncoder open(String net, String layout, String output, String more)
      throws IOException {
    Path packed = pack(net, layout, output, more);
    assertTrue(new TorchScriptBackbone().accepts(packed));
    assertFalse(new FeBackbone().accepts(packed));
    return new TorchScriptBackbone().open(packed);
  }

  private Path pack(String net, String layout, String output, String more) throws IOException {
    try (InputStream in = TorchScriptBackboneTest.class.getResourceAsStream(net + ".pt")) {
      Files.write(folder.resolve(net + ".pt"), java.util.Objects.requireNonNull(in).readAllBytes());
    }
    Path json = folder.resolve(net + ".json");
    Files.writeString(
        json,
        """
        {"name": "%s", "weights": "%s.pt", "input": {"size": 32, "layout": "%s"},
         "output": {%s}%s}
        """
            .formatted(net, net, layout, output, more));
    BackboneJson.Source source = BackboneJson.read(json);
    Path packed = Files.createTempFile(folder, net, ".backbone");
    BackboneFile.write(source.description(), source.weights(), packed);
    return packed;
  }

  private static ByteBuffer noise(int pictures) {
    byte[] bytes = new byte[pictures * PICTURE];
    new Random(5).nextBytes(bytes);
    return ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
  }
}
