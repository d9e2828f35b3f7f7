package org.cuepoint.core.recognition;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.cuepoint.core.provenance.ContentHash;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StarterEncoderTest {

  @Test
  void shipsForTheSmallestShapeOnly() throws IOException {
    assertTrue(StarterEncoder.ships(EncoderSpec.FE_XS));
    assertTrue(StarterEncoder.of(EncoderSpec.FE_XS).isPresent());
    assertFalse(StarterEncoder.ships(EncoderSpec.FE_S));
    assertTrue(StarterEncoder.of(EncoderSpec.FE_S).isEmpty());
  }

  @Test
  void isTheOneThatItsProvenanceDescribes(@TempDir Path folder) throws IOException {
    StarterEncoder starter = StarterEncoder.of(EncoderSpec.FE_XS).orElseThrow();
    Path file = folder.resolve("starter");
    starter.writeTo(file);
    byte[] bytes = Files.readAllBytes(file);
    StarterProvenance provenance = starter.provenance();
    assertEquals(provenance.sha256(), ContentHash.of(bytes).hex());
    assertEquals("FE-XS", provenance.encoder());
    assertFalse(provenance.repeat().isEmpty());
    assertEquals(
        "FE-XS", provenance.plan().getAsJsonObject().getAsJsonPrimitive("encoder").getAsString());
    assertEquals(provenance.toJson(), StarterProvenance.fromJson(provenance.toJson()).toJson());

    TrainableWeights weights = TrainableWeights.decode(bytes);
    AtomicLong count = new AtomicLong();
    weights.visit((name, shape, values) -> count.addAndGet(values.length));
    assertEquals(EncoderSpec.FE_XS.parameters(), count.get());
    assertTrue(bytes.length < 2 * count.get() + 2000, "half precision");
  }

  @Test
  void weightsComeBackAsTheyWereWritten() throws IOException {
    TrainableWeights weights = new TrainableWeights("FE-XS");
    weights.add("filter", new long[] {2, 3}, new float[] {1, -2.5f, 0.1f, 0, 3e-5f, 7});
    weights.add("scale", new long[] {1}, new float[] {0.3f});
    TrainableWeights single =
        TrainableWeights.decode(weights.encode(TrainableWeights.Precision.SINGLE));
    List<String> names = new ArrayList<>();
    single.visit(
        (name, shape, values) -> {
          names.add(name + Arrays.toString(shape));
          if (name.equals("filter")) {
            assertArrayEquals(new float[] {1, -2.5f, 0.1f, 0, 3e-5f, 7}, values);
          }
        });
    assertEquals(List.of("filter[2, 3]", "scale[1]"), names);
    TrainableWeights half =
        TrainableWeights.decode(weights.encode(TrainableWeights.Precision.HALF));
    half.visit(
        (name, shape, values) -> {
          if (name.equals("filter")) {
            assertArrayEquals(new float[] {1, -2.5f, 0.1f, 0, 3e-5f, 7}, values, 1e-4f);
          }
        });
  }

  @Test
  void otherBytesAreRefused() throws IOException {
    assertThrows(IOException.class, () -> TrainableWeights.decode(new byte[] {1, 2, 3}));
    TrainableWeights weights = new TrainableWeights("FE-XS");
    weights.add("filter", new long[] {100}, new float[100]);
    byte[] cut = Arrays.copyOf(weights.encode(TrainableWeights.Precision.HALF), 100);
    assertThrows(IOException.class, () -> TrainableWeights.decode(cut));
    assertThrows(
        IllegalArgumentException.class,
        () -> weights.add("wrong", new long[] {2, 2}, new float[3]));
  }
}
