package org.cuepoint.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.cuepoint.core.feature.FeatureReader;
import org.cuepoint.core.feature.FeatureStore;
import org.cuepoint.core.job.JobCancelledException;
import org.cuepoint.core.job.JobContext;
import org.cuepoint.core.recognition.EncoderSpec;
import org.cuepoint.core.time.FeatureClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starts the real engine process. */
class EngineClientTest {

  private static final FeatureClock CLOCK = new FeatureClock(8);

  /** Slow enough that there is a middle to be killed in. */
  private static final EncoderSpec ENCODER = EncoderSpec.FE_S;

  @TempDir Path folder;

  private EngineClient client;
  private final List<EngineStatus> states = Collections.synchronizedList(new ArrayList<>());

  @BeforeEach
  void makeClient() {
    Path target = Path.of("target");
    client =
        new EngineClient(
            EngineSettings.ofThisMachine(
                target.resolve("test-home/engine-cache").toAbsolutePath(), folder.resolve("log")));
    client.onStatus(states::add);
  }

  @AfterEach
  void endEngine() {
    client.close();
  }

  @Test
  void aHandshakeTellsTheDevice() {
    EngineStatus.Ready ready = client.start();
    assertTrue(ready.device().startsWith("cpu") || ready.device().startsWith("gpu"));
    assertNotEquals(ProcessHandle.current().pid(), ready.process());
  }

  @Test
  void indexingGoesOnAfterTheEngineWasKilled() throws IOException {
    List<EngineProtocol.Source> sources = List.of(source("a", 900), source("b", 900));
    String encoder = calibrate(sources);
    AtomicBoolean killed = new AtomicBoolean();
    JobContext killAtFirstProgress =
        new JobContext() {
          @Override
          public void progress(long done, long total, String message) {
            boolean someIsStored = done > 2 * IndexingRun.BLOCK && done < total;
            if (someIsStored && killed.compareAndSet(false, true)) {
              ready().ifPresent(engine -> engine.destroyForcibly());
            }
          }

          @Override
          public boolean isCancelled() {
            return false;
          }
        };
    EngineProtocol.Indexed indexed =
        client.call(
            Urgency.INDEXING,
            killAtFirstProgress,
            service ->
                service.index(
                    new EngineProtocol.Index(
                        encoder, CLOCK.hertz(), folder.resolve("features").toString(), sources)));
    assertTrue(killed.get(), "the engine was never killed, so nothing was tested");
    assertTrue(
        states.stream().anyMatch(state -> state instanceof EngineStatus.Died), states.toString());
    long all = 0;
    FeatureStore store = new FeatureStore(folder.resolve("features"));
    for (EngineProtocol.Source source : sources) {
      SourceMedia media = SourceMedia.read(source);
      all += media.ticks(CLOCK);
      try (FeatureReader reader =
          store
              .read(
                  media.key(ENCODER.inputSize(), CLOCK, indexed.encoder().id()),
                  ENCODER.shape(),
                  media.ticks(CLOCK))
              .orElseThrow()) {
        for (int tick = 0; tick < reader.ticks(); tick++) {
          assertEquals(CLOCK.frame(media.media().index(), tick), reader.frame(tick));
        }
      }
    }
    assertTrue(
        indexed.encodedTicks() < all,
        "the second engine did everything again: " + indexed.encodedTicks() + " of " + all);
    assertSameAsUndisturbed(encoder, sources);
  }

  private void assertSameAsUndisturbed(String encoder, List<EngineProtocol.Source> sources)
      throws IOException {
    Path undisturbed = folder.resolve("undisturbed");
    var _ =
        client.call(
            JobContext.NONE,
            service ->
                service.index(
                    new EngineProtocol.Index(
                        encoder, CLOCK.hertz(), undisturbed.toString(), sources)));
    int compared = 0;
    try (var files = Files.newDirectoryStream(undisturbed, "*.features")) {
      for (Path file : files) {
        assertEquals(
            -1,
            Files.mismatch(file, folder.resolve("features").resolve(file.getFileName())),
            "features differ after the kill");
        compared++;
      }
    }
    assertEquals(sources.size(), compared);
  }

  @Test
  void aCancelledRequestLeavesAnEngineThatWorks() throws IOException {
    List<EngineProtocol.Source> sources = List.of(source("a", 900));
    String encoder = calibrate(sources);
    EngineProtocol.Index request =
        new EngineProtocol.Index(
            encoder, CLOCK.hertz(), folder.resolve("features").toString(), sources);
    AtomicBoolean cancelled = new AtomicBoolean();
    JobContext cancelAtFirstProgress =
        new JobContext() {
          @Override
          public void progress(long done, long total, String message) {
            cancelled.set(true);
          }

          @Override
          public boolean isCancelled() {
            return cancelled.get();
          }
        };
    assertThrows(
        JobCancelledException.class,
        () ->
            client.call(
                Urgency.INDEXING, cancelAtFirstProgress, service -> service.index(request)));
    EngineProtocol.Indexed rest = client.call(JobContext.NONE, service -> service.index(request));
    assertEquals(1, rest.sources());
    assertFalse(states.stream().anyMatch(state -> state instanceof EngineStatus.Died));
  }

  @Test
  void aRefusalIsASentence() {
    EngineProtocol.Calibrate unknown =
        new EngineProtocol.Calibrate("FE-XXL", 8, 1, List.of(), folder.toString());
    EngineException refused =
        assertThrows(
            EngineException.class,
            () -> client.call(JobContext.NONE, service -> service.calibrate(unknown)));
    assertTrue(String.valueOf(refused.getMessage()).contains("FE-XXL"), refused.getMessage());
  }

  @Test
  void anEngineThatCannotStartSaysWhereToLook() {
    EngineSettings broken =
        new EngineSettings(
            EngineSettings.ofThisMachine(folder, folder).java(),
            folder.resolve("nothing").toString(),
            64,
            1,
            folder,
            folder.resolve("log"));
    try (EngineClient other = new EngineClient(broken)) {
      EngineException refused = assertThrows(EngineException.class, other::start);
      assertTrue(
          String.valueOf(refused.getMessage()).contains("engine-output.log"), refused.getMessage());
      assertInstanceOf(EngineStatus.Died.class, other.status());
    }
  }

  private java.util.Optional<ProcessHandle> ready() {
    return client.status() instanceof EngineStatus.Ready ready
        ? ProcessHandle.of(ready.process())
        : java.util.Optional.empty();
  }

  private String calibrate(List<EngineProtocol.Source> sources) {
    return client
        .call(
            JobContext.NONE,
            service ->
                service.calibrate(
                    new EngineProtocol.Calibrate(
                        ENCODER.name(),
                        CLOCK.hertz(),
                        1,
                        sources,
                        folder.resolve("encoder").toString())))
        .file();
  }

  private EngineProtocol.Source source(String name, int frames) throws IOException {
    return EngineClips.movingBars(folder, name, frames);
  }
}
