package org.cuepoint.core.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.cuepoint.core.active.QueueItem;
import org.cuepoint.core.active.QueueRound;
import org.cuepoint.core.annotation.ModelVersionId;
import org.cuepoint.core.edit.EditJournal;
import org.cuepoint.core.embed.EmbeddingMap;
import org.cuepoint.core.embed.KeptMap;
import org.cuepoint.core.embed.MapPoint;
import org.cuepoint.core.embed.MapSettings;
import org.cuepoint.core.embed.Method;
import org.cuepoint.core.engine.EngineClient;
import org.cuepoint.core.engine.EngineSettings;
import org.cuepoint.core.feature.FeatureKey;
import org.cuepoint.core.feature.FeatureStore;
import org.cuepoint.core.feature.FeatureWriter;
import org.cuepoint.core.job.JobContext;
import org.cuepoint.core.media.Crop;
import org.cuepoint.core.media.Video;
import org.cuepoint.core.media.javacv.JavaCvMediaLibrary;
import org.cuepoint.core.provenance.ContentHash;
import org.cuepoint.core.provenance.Provenance;
import org.cuepoint.core.recognition.EncoderDescription;
import org.cuepoint.core.recognition.FeatureShape;
import org.cuepoint.core.recognition.ModelKind;
import org.cuepoint.core.recognition.ModelVersion;
import org.cuepoint.core.recognition.ProbabilityFile;
import org.cuepoint.core.recognition.TickFeatures;
import org.cuepoint.core.taxonomy.ActionClass;
import org.cuepoint.core.taxonomy.LabelScheme;
import org.cuepoint.core.testing.Fixtures;
import org.cuepoint.core.testing.InMemoryProject;
import org.cuepoint.core.time.FeatureClock;
import org.cuepoint.core.time.FrameRange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two videos of ten seconds, 80 ticks at 8 a second and so five windows each; the first is indexed.
 * In the first video wave is labelled in the first four seconds.
 */
class MappingTest {

  private static final EncoderDescription ENCODER =
      new EncoderDescription("tiny@1", 32, new FeatureShape(4, 1), "fe");
  private static final MapSettings SETTINGS = new MapSettings(Method.PCA, 100, 1);
  private static final int TICKS = 80;
  private static final int WINDOW = 16;

  @TempDir private Path folder;
  private InMemoryProject project;
  private LearningLoop loop;
  private EngineClient engine;
  private Video indexed;
  private ModelVersion encoder;

  @BeforeEach
  void makeProject() throws IOException {
    project = new InMemoryProject(folder, "Test", FeatureClock.DEFAULT);
    LabelScheme made = LabelScheme.exclusive(List.of("wave", "raise"));
    project.project().saveScheme(new LabelScheme(2, made.classes(), made.groups()));
    var media = Fixtures.media(250);
    indexed = Fixtures.video("a.mp4", media).withHash(ContentHash.of("a"));
    project.project().addVideo(indexed, media);
    project.project().addVideo(Fixtures.video("b.mp4", media).withHash(ContentHash.of("b")), media);
    encoder = add(ModelKind.ENCODER, 1, ENCODER.toSettings(), List.of());
    project.models().activate(encoder.id(), encoder.created());
    index();
    label("wave", 0, 100);
    engine =
        new EngineClient(
            EngineSettings.ofThisMachine(folder.resolve("engine"), folder.resolve("log")));
    loop =
        new EngineLearningLoop(
            project, new JavaCvMediaLibrary(), engine, InstantSource.fixed(Instant.EPOCH));
  }

  @AfterEach
  void close() {
    engine.close();
  }

  private void label(String name, int start, int end) {
    var _ =
        new Labelling(
                project.annotations(),
                new EditJournal(project.journal(), Fixtures.ADA, InstantSource.system()),
                () -> project.project().project().scheme())
            .add(
                indexed.id(),
                Optional.empty(),
                named(name).id(),
                Fixtures.media(250).index(),
                new FrameRange(start, end));
  }

  private ActionClass named(String name) {
    return project.project().project().scheme().find(name).orElseThrow();
  }

  /** The channels of each tick rise with time, each at a pace of its own. */
  private void index() throws IOException {
    FeatureKey key =
        FeatureKey.of(indexed.hash().orElseThrow(), Crop.WHOLE, FeatureClock.DEFAULT, ENCODER);
    FeatureShape shape = ENCODER.shape();
    float[] pooled = new float[TICKS * shape.channels()];
    for (int i = 0; i < pooled.length; i++) {
      int tick = i / shape.channels();
      pooled[i] = (float) Math.sin((1 + i % shape.channels()) * tick / 40.0);
    }
    try (FeatureWriter writer =
        new FeatureStore(folder.resolve("features")).write(key, shape, TICKS, "a.mp4")) {
      writer.append(
          new TickFeatures(
              new int[TICKS], new float[TICKS], pooled, new float[TICKS * shape.tokenValues()]));
    }
  }

  private ModelVersion add(
      ModelKind kind, int number, Map<String, String> settings, List<ModelVersionId> parents) {
    ModelVersion model =
        new ModelVersion(
            ModelVersionId.random(),
            kind,
            number,
            Instant.EPOCH.plusSeconds(number),
            parents,
            "{}",
            new Provenance(Map.of(), settings, 1, Map.of()),
            Map.of(),
            Map.of());
    project.models().add(model);
    return model;
  }

  /** Adds a model that says the same of all ticks: so probable is wave, and so raise. */
  private ModelVersion saying(ModelKind kind, float wave, float raise) throws IOException {
    ModelVersion model =
        add(kind, 1, Map.of("encoder", ENCODER.id(), "scheme", "2"), List.of(encoder.id()));
    float[] values = new float[TICKS * 2];
    for (int tick = 0; tick < TICKS; tick++) {
      values[2 * tick] = wave;
      values[2 * tick + 1] = raise;
    }
    Path kept = folder.resolve("features/predictions").resolve(model.id().toString());
    FeatureKey key =
        FeatureKey.of(indexed.hash().orElseThrow(), Crop.WHOLE, FeatureClock.DEFAULT, ENCODER);
    ProbabilityFile.write(
        Files.createDirectories(kept)
            .resolve(indexed.id() + "-" + key.fileName() + ".probabilities"),
        FeatureClock.DEFAULT,
        2,
        values);
    return model;
  }

  private EmbeddingMap map(KeptMap kept) throws Exception {
    return loop.map(SETTINGS, kept).work().run(JobContext.NONE);
  }

  private List<Integer> labels() throws Exception {
    return map(KeptMap.USE).points().stream().map(MapPoint::label).toList();
  }

  private long files() throws IOException {
    try (Stream<Path> all = Files.list(folder.resolve("features/maps"))) {
      return all.count();
    }
  }

  @Test
  void windowsOfIndexedVideosBecomePointsWithTheirLabels() throws Exception {
    EmbeddingMap map = map(KeptMap.USE);
    assertEquals(5, map.points().size());
    assertEquals(5, map.windows());
    assertEquals(Optional.of("encoder v1"), map.encoder());
    assertEquals(Optional.empty(), map.model());
    assertEquals(List.of("b.mp4"), map.leftOut());
    MapPoint second = map.points().get(1);
    assertEquals(indexed.id(), second.place().video());
    assertEquals(WINDOW, second.place().startTick());
    assertEquals(50, second.range().frames().start());
    assertEquals(List.of(0, 0, MapPoint.UNKNOWN, MapPoint.UNKNOWN, MapPoint.UNKNOWN), labels());
    assertEquals(MapPoint.UNKNOWN, second.prediction());
    assertTrue(Float.isNaN(second.uncertainty()) && Float.isNaN(second.disagreement()));
  }

  @Test
  void aMapThatWasMadeIsShownAgainWithTodaysLabels() throws Exception {
    List<Float> before = map(KeptMap.USE).points().stream().map(MapPoint::x).toList();
    assertEquals(1, files());
    label("raise", 200, 250);
    assertEquals(List.of(0, 0, MapPoint.UNKNOWN, MapPoint.UNKNOWN, 1), labels());
    assertEquals(before, map(KeptMap.USE).points().stream().map(MapPoint::x).toList());
    assertEquals(before, map(KeptMap.REPLACE).points().stream().map(MapPoint::x).toList());
    assertEquals(1, files());
  }

  @Test
  void fewerPointsThanWindowsKeepWhatIsLabelled() throws Exception {
    EmbeddingMap map = loop.map(SETTINGS.withCount(3), KeptMap.USE).work().run(JobContext.NONE);
    assertEquals(5, map.windows());
    assertEquals(
        List.of(0, 0, MapPoint.UNKNOWN), map.points().stream().map(MapPoint::label).toList());
  }

  @Test
  void whatModelsSaidStandsOnThePoints() throws Exception {
    ModelVersion head = saying(ModelKind.FAST_HEAD, 0.2f, 0.5f);
    project.models().activate(head.id(), head.created());
    EmbeddingMap alone = map(KeptMap.USE);
    assertEquals(Optional.of(head.name()), alone.model());
    MapPoint point = alone.points().getFirst();
    assertEquals(1, point.prediction());
    assertEquals(0.5, point.confidence(), 1e-5);
    assertEquals(0.8, point.uncertainty(), 1e-5, "0.5 before 0.3 for nothing");
    assertTrue(Float.isNaN(point.disagreement()));

    ModelVersion teacher = saying(ModelKind.TEACHER, 0.05f, 0.05f);
    EmbeddingMap both = map(KeptMap.USE);
    assertEquals(Optional.of(teacher.name()), both.second());
    float apart = both.points().getFirst().disagreement();
    assertTrue(apart > 0.1 && apart < Math.log(2), "" + apart);

    project.models().activate(teacher.id(), teacher.created());
    assertEquals(MapPoint.NOTHING, map(KeptMap.USE).points().getFirst().prediction());
  }

  @Test
  void chosenPointsBecomeTheQueueInTheirOrder() throws Exception {
    ModelVersion head = saying(ModelKind.FAST_HEAD, 0.2f, 0.5f);
    project.models().activate(head.id(), head.created());
    EmbeddingMap map = map(KeptMap.USE);
    List<MapPoint> chosen = new ArrayList<>(map.points().subList(2, 4).reversed());
    QueueRound round =
        new MapReview(project, InstantSource.fixed(Instant.EPOCH)).queue(map, chosen);
    assertEquals(MapReview.ACQUISITION, round.acquisition());
    assertEquals(head.id(), round.model());
    assertEquals(
        List.of(150, 100),
        round.items().stream().map(item -> item.range().frames().start()).toList());
    QueueItem first = round.items().getFirst();
    assertEquals(Optional.of("raise"), first.proposed());
    assertEquals(0.2, first.parts().getOrDefault("margin", -1.0), 1e-5);
    assertEquals(Set.of(0, 1), Set.copyOf(round.items().stream().map(QueueItem::rank).toList()));
  }

  @Test
  void withoutFeaturesThereAreNoPoints() throws Exception {
    ModelVersion other =
        add(
            ModelKind.ENCODER,
            2,
            new EncoderDescription("other@2", 32, new FeatureShape(3, 1), "fe").toSettings(),
            List.of());
    project.models().activate(other.id(), other.created());
    EmbeddingMap map = map(KeptMap.USE);
    assertEquals(List.of(), map.points());
    assertEquals(2, map.leftOut().size());
  }
}
