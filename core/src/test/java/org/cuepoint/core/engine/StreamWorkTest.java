package org.cuepoint.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGeneratorFactory;
import org.cuepoint.core.feature.FeatureReader;
import org.cuepoint.core.feature.FeatureStore;
import org.cuepoint.core.job.JobContext;
import org.cuepoint.core.media.javacv.JavaCvMediaLibrary;
import org.cuepoint.core.recognition.EncoderSpec;
import org.cuepoint.core.recognition.FeatureShape;
import org.cuepoint.core.recognition.FrameEncoder;
import org.cuepoint.core.recognition.ModelKind;
import org.cuepoint.core.recognition.djl.DjlBackend;
import org.cuepoint.core.recognition.djl.nn.Initial;
import org.cuepoint.core.recognition.djl.student.StreamingStudent;
import org.cuepoint.core.recognition.djl.student.StudentFile;
import org.cuepoint.core.recognition.djl.student.Students;
import org.cuepoint.core.recognition.djl.supervision.RunningStandard;
import org.cuepoint.core.recognition.djl.training.ParameterSet;
import org.cuepoint.core.suggest.RunningBoundary;
import org.cuepoint.core.suggest.SegmentStatistics;
import org.cuepoint.core.suggest.SemiMarkovDecoder;
import org.cuepoint.core.suggest.SemiMarkovSettings;
import org.cuepoint.core.suggest.StreamingDecoder;
import org.cuepoint.core.taxonomy.ClassId;
import org.cuepoint.core.time.FeatureClock;
import org.cuepoint.core.train.DatasetSnapshot;
import org.cuepoint.core.train.FeatureStudentPlan;
import org.cuepoint.core.train.StudentSpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StreamWorkTest {

  private static final FeatureClock CLOCK = new FeatureClock(8);
  private static final int LAG = 6;

  @TempDir private Path folder;
  private DjlBackend backend;
  private EngineProtocol.Source source;
  private Path encoder;
  private final List<ClassId> classes = List.of(ClassId.random(), ClassId.random());
  private DatasetSnapshot snapshot;

  @BeforeEach
  void make() throws IOException {
    backend = new DjlBackend();
    source = EngineClips.movingBars(folder, "bars", 200);
    encoder = folder.resolve("encoder");
    var _ =
        new FeatureIndexing(new JavaCvMediaLibrary(), backend)
            .calibrate(
                new EngineProtocol.Calibrate(
                    "FE-XS", CLOCK.hertz(), 1, List.of(source), encoder.toString()),
                JobContext.NONE);
    snapshot =
        new DatasetSnapshot(
            CLOCK.hertz(),
            1,
            classes.stream().map(ClassId::toString).toList(),
            List.of(List.of(0, 1)),
            List.of());
    Files.writeString(folder.resolve("labels"), snapshot.toJson());
  }

  @AfterEach
  void close() {
    backend.close();
  }

  /** A student of random weights that is sure of what it says, so that it says different things. */
  private byte[] student(ModelKind kind) throws IOException {
    FeatureShape shape = EncoderSpec.FE_XS.shape();
    FeatureStudentPlan plan = FeatureStudentPlan.of(StudentSpec.of(kind));
    try (NDManager manager = NDManager.newBaseManager("PyTorch")) {
      ParameterSet parameters = new ParameterSet(manager);
      Students.network(plan.spec(), snapshot.space(), shape, 0)
          .initialise(
              new Initial(parameters, RandomGeneratorFactory.of("L64X128MixRandom").create(4)));
      if (kind.streams()) {
        NDArray read = parameters.get("read.w");
        read.mul(manager.create(8f)).copyTo(read);
      }
      float[] ones = new float[shape.tokenValues()];
      Arrays.fill(ones, 1);
      RunningStandard.Prior prior =
          new RunningStandard.Prior(new float[shape.tokenValues()], ones, 16);
      return new StudentFile(plan, snapshot.space(), shape, prior, parameters).encode();
    }
  }

  private EngineProtocol.Stream request(
      EngineProtocol.@Nullable Source seen, EngineProtocol.@Nullable Camera camera, int ticks) {
    return new EngineProtocol.Stream(
        "s",
        folder.resolve("labels").toString(),
        folder.resolve("student").toString(),
        encoder.toString(),
        seen,
        camera,
        0,
        LAG,
        ticks);
  }

  private EngineProtocol.Streamed run(
      EngineProtocol.Stream request, List<EngineProtocol.Recognised> events) throws IOException {
    return new StreamWork(new JavaCvMediaLibrary(), backend)
        .run(request, events::add, JobContext.NONE);
  }

  @Test
  void saysOfAVideoWhatItSaysOfItsStoredFeatures() throws IOException {
    byte[] weights = student(ModelKind.SHIFT_ATTENTION);
    Files.write(folder.resolve("student"), weights);
    List<EngineProtocol.Recognised> events = new ArrayList<>();
    EngineProtocol.Streamed done = run(request(source, null, 0), events);
    assertEquals(SourceMedia.read(source).ticks(CLOCK), done.ticks());
    assertTrue(done.p50() > 0 && done.p95() >= done.p50());

    List<Integer> expected = decided(weights);
    List<Integer> labels = new ArrayList<>();
    for (EngineProtocol.Recognised event : events) {
      if (event.endTick() >= 0) {
        while (labels.size() < event.startTick()) {
          labels.add(StreamingDecoder.BACKGROUND);
        }
        while (labels.size() < event.endTick()) {
          labels.add(event.label());
        }
      } else {
        assertEquals(LAG, event.tick() - event.startTick(), "told as soon as it is decided");
      }
    }
    while (labels.size() < expected.size()) {
      labels.add(StreamingDecoder.BACKGROUND);
    }
    assertEquals(expected, labels);
    assertFalse(events.isEmpty(), "nothing was recognised, so that nothing was compared");
  }

  private List<Integer> decided(byte[] weights) throws IOException {
    Path store = folder.resolve("features");
    var _ =
        new FeatureIndexing(new JavaCvMediaLibrary(), backend)
            .index(
                new EngineProtocol.Index(
                    encoder.toString(), CLOCK.hertz(), store.toString(), List.of(source)),
                JobContext.NONE);
    StreamingStudent student = backend.students().openStreaming(weights);
    StreamingDecoder decoder =
        new StreamingDecoder(
            new SemiMarkovDecoder(SemiMarkovSettings.defaults(), SegmentStatistics.learn(snapshot)),
            CLOCK,
            classes,
            snapshot.groups(),
            LAG);
    RunningBoundary boundary = new RunningBoundary();
    List<Integer> labels = new ArrayList<>();
    try (FrameEncoder frames = Encoders.open(encoder);
        FeatureReader features =
            SnapshotClips.features(new FeatureStore(store), source, CLOCK, frames)) {
      float[] tokens = new float[features.shape().tokenValues()];
      for (int tick = 0; tick < features.ticks(); tick++) {
        features.tokens(tick, tokens, 0);
        StreamingStudent.Said said = student.step(tokens);
        decoder
            .feed(said.probabilities(), boundary.next(said.edges()[0]))
            .ifPresent(label -> labels.add(label.getFirst()));
      }
    }
    decoder.finish().forEach(label -> labels.add(label.getFirst()));
    return labels;
  }

  @Test
  void watchesACameraForAsLongAsItIsTold() throws IOException {
    Files.write(folder.resolve("student"), student(ModelKind.ATTENTION_LSTM));
    EngineProtocol.Camera camera =
        new EngineProtocol.Camera(
            "lavfi", "testsrc2=rate=30:size=320x240", List.of(0.0, 0.0, 1.0, 1.0));
    assertEquals(20, run(request(null, camera, 20), new ArrayList<>()).ticks());
  }

  @Test
  void aStudentThatLooksAheadIsRefused() throws IOException {
    Files.write(folder.resolve("student"), student(ModelKind.SEE_VERY_LITTLE));
    String message =
        String.valueOf(
            assertThrows(IOException.class, () -> run(request(source, null, 0), new ArrayList<>()))
                .getMessage());
    assertTrue(message.contains("see-very-little"), message);
  }
}
