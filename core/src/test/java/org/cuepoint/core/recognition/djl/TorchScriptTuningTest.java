package org.cuepoint.core.recognition.djl;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.cuepoint.core.feature.FeatureKey;
import org.cuepoint.core.feature.PictureCache;
import org.cuepoint.core.feature.Pictures;
import org.cuepoint.core.job.JobContext;
import org.cuepoint.core.media.Crop;
import org.cuepoint.core.provenance.ContentHash;
import org.cuepoint.core.recognition.BackboneFile;
import org.cuepoint.core.recognition.BackboneJson;
import org.cuepoint.core.recognition.FrameEncoder;
import org.cuepoint.core.recognition.djl.tune.LabelledPictures;
import org.cuepoint.core.recognition.djl.tune.Tuning;
import org.cuepoint.core.time.FeatureClock;
import org.cuepoint.core.train.DatasetSnapshot.Target;
import org.cuepoint.core.train.LabelSpace;
import org.cuepoint.core.train.LearningRate;
import org.cuepoint.core.train.PretrainingPlan;
import org.cuepoint.core.train.RunFolder;
import org.cuepoint.core.train.TrainingSchedule;
import org.cuepoint.core.train.TuningPlan;
import org.cuepoint.core.train.WeakLabels;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tunes the network of one convolution that make-fixtures.py scripted. */
class TorchScriptTuningTest {

  private static final int SIZE = 32;
  private static final int TICKS = 96;

  @TempDir private Path folder;
  private DjlBackend backend;
  private final List<Pictures> open = new ArrayList<>();

  @BeforeEach
  void load() {
    backend = new DjlBackend();
  }

  @AfterEach
  void close() {
    open.forEach(Pictures::close);
    backend.close();
  }

  @Test
  void gradientsReachTheNetworkAndWhatIsSavedIsWhatWasTuned() throws IOException {
    Path start = pack("map", "\"kind\": \"map\"", "");
    EncoderTuning.Tuned tuned = tune(start, 0);
    assertEquals(Tuning.Verdict.NOT_JUDGED, tuned.result().verdict());
    Path after = Files.write(folder.resolve("after"), bytes(tuned.weights()));
    assertFalse(Arrays.equals(Files.readAllBytes(start), Files.readAllBytes(after)));
    float[] was = encode(start);
    float[] is = encode(after);
    assertEquals(was.length, is.length);
    assertFalse(Arrays.equals(was, is), "the tuned network gives something else");

    try (NDManager manager = NDManager.newBaseManager("PyTorch");
        TorchScriptTuning a = opened(manager, start);
        TorchScriptTuning b = opened(manager, after)) {
      for (String name : a.parameters().names()) {
        assertFalse(
            Arrays.equals(
                a.parameters().get(name).toFloatArray(), b.parameters().get(name).toFloatArray()),
            name + " learnt");
      }
    }
  }

  @Test
  void aTuningThatDoesNotHelpGivesTheFileThatItBeganWith() throws IOException {
    Path start = pack("map", "\"kind\": \"map\"", "");
    EncoderTuning.Tuned tuned = tune(start, 0.3);
    assertEquals(Tuning.Verdict.DID_NOT_HELP, tuned.result().verdict());
    assertArrayEquals(Files.readAllBytes(start), bytes(tuned.weights()));
  }

  @Test
  void aNetworkOfVideoAndOneWithoutParametersAreRefusedInASentence() throws IOException {
    Path video = pack("clip", "\"kind\": \"vector\"", ", \"clip\": 4");
    IOException refused = assertThrows(IOException.class, () -> tune(video, 0));
    assertTrue(String.valueOf(refused.getMessage()).contains("single pictures"));
    Path fixed = pack("named", "\"name\": \"mean\", \"kind\": \"vector\"", "");
    refused = assertThrows(IOException.class, () -> tune(fixed, 0));
    assertTrue(String.valueOf(refused.getMessage()).contains("no parameters"));
  }

  @Test
  void theLastStageIsTheLastModuleBelowWhatAllShare() {
    assertEquals(
        List.of("net.layer4.0.conv.weight", "net.layer4.1.conv.weight"),
        TorchScriptTuning.lastStage(
            List.of(
                "net.conv1.weight",
                "net.layer1.0.conv.weight",
                "net.layer4.0.conv.weight",
                "net.layer4.1.conv.weight")));
    assertEquals(
        List.of("bias"), TorchScriptTuning.lastStage(List.of("weight", "bias")), "no modules");
  }

  private static TorchScriptTuning opened(NDManager manager, Path file) throws IOException {
    return TorchScriptTuning.open(
        manager, DjlBackend.bestDevice(), BackboneFile.read(file).orElseThrow());
  }

  private EncoderTuning.Tuned tune(Path start, double heldOut) throws IOException {
    TuningPlan plan =
        new TuningPlan(
            8,
            4,
            new PretrainingPlan.View(1, 0, 0, 0, 0, 0),
            new TuningPlan.Head(8, 1, 0, 0),
            new TuningPlan.Unfreezing(0, 0.5, 0.5, 0.01),
            new TuningPlan.Loss(0, 0),
            // Colours tell the classes at once, so that nothing can be gained.
            new TuningPlan.Judging(4, heldOut, 64, 0.01),
            TrainingSchedule.of(8, LearningRate.cosine(1e-3), 0, 1));
    return backend.tune(
        plan,
        LabelSpace.of(List.of(List.of(0, 1))),
        videos(),
        new EncoderTuning.Begin(start, Optional.empty()),
        "inputs",
        RunFolder.at(Files.createTempDirectory(folder, "run")),
        JobContext.NONE);
  }

  private List<LabelledPictures> videos() throws IOException {
    List<LabelledPictures> videos = new ArrayList<>();
    for (int v = 0; v < 3; v++) {
      FeatureKey key =
          new FeatureKey(ContentHash.of("v" + v), Crop.WHOLE, SIZE, new FeatureClock(8), "");
      int[] tick = {0};
      Pictures pictures =
          new PictureCache(folder.resolve("pictures"))
              .pictures(
                  key,
                  0,
                  TICKS,
                  () ->
                      rgb -> {
                        boolean red = tick[0]++ / 8 % 2 == 0;
                        for (int i = 0; i < SIZE * SIZE; i++) {
                          rgb.put(3 * i, (byte) (red ? 200 : 20));
                          rgb.put(3 * i + 1, (byte) 60);
                          rgb.put(3 * i + 2, (byte) (red ? 20 : 200));
                        }
                      });
      open.add(pictures);
      List<Target> targets = new ArrayList<>();
      for (int start = 0; start < TICKS; start += 8) {
        targets.add(new Target(0, start, start + 8, start / 8 % 2, List.of()));
      }
      videos.add(new LabelledPictures(v, "v" + v, pictures, targets, WeakLabels.NONE));
    }
    return videos;
  }

  private static float[] encode(Path file) throws IOException {
    ByteBuffer rgb = ByteBuffer.allocateDirect(2 * SIZE * SIZE * 3);
    Random random = new Random(1);
    for (int i = 0; i < rgb.capacity(); i++) {
      rgb.put(i, (byte) random.nextInt());
    }
    try (FrameEncoder encoder = new TorchScriptBackbone().open(file)) {
      return encoder.encode(rgb, new int[1]).tokens();
    }
  }

  private Path pack(String net, String output, String more) throws IOException {
    try (InputStream in = TorchScriptTuningTest.class.getResourceAsStream(net + ".pt")) {
      Files.write(folder.resolve(net + ".pt"), java.util.Objects.requireNonNull(in).readAllBytes());
    }
    String layout = more.isEmpty() ? "NCHW" : "NCTHW";
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

  private static byte[] bytes(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    return bytes;
  }
}
