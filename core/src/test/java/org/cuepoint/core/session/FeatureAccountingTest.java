package org.cuepoint.core.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cuepoint.core.annotation.ModelVersionId;
import org.cuepoint.core.feature.FeatureKey;
import org.cuepoint.core.feature.FeatureStore;
import org.cuepoint.core.feature.FeatureWriter;
import org.cuepoint.core.media.AnalysisRegion;
import org.cuepoint.core.media.Crop;
import org.cuepoint.core.media.RegionId;
import org.cuepoint.core.media.Video;
import org.cuepoint.core.provenance.ContentHash;
import org.cuepoint.core.provenance.Provenance;
import org.cuepoint.core.recognition.EncoderDescription;
import org.cuepoint.core.recognition.FeatureShape;
import org.cuepoint.core.recognition.ModelKind;
import org.cuepoint.core.recognition.ModelVersion;
import org.cuepoint.core.recognition.TickFeatures;
import org.cuepoint.core.session.FeatureAccounting.Entry;
import org.cuepoint.core.session.FeatureAccounting.Selection;
import org.cuepoint.core.session.FeatureAccounting.Selection.Unused;
import org.cuepoint.core.session.FeatureAccounting.Use;
import org.cuepoint.core.testing.Fixtures;
import org.cuepoint.core.testing.InMemoryProject;
import org.cuepoint.core.time.FeatureClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeatureAccountingTest {

  private static final EncoderDescription OLD =
      new EncoderDescription("old@1", 64, new FeatureShape(3, 2), "fe");
  private static final EncoderDescription NEW =
      new EncoderDescription("new@2", 32, new FeatureShape(5, 1), "fe");

  /** 250 frames at 25 a second are 80 ticks. */
  private static final int TICKS = 80;

  @TempDir Path folder;

  private InMemoryProject project;
  private FeatureAccounting accounting;
  private FeatureStore store;
  private Video video;

  @BeforeEach
  void makeProject() throws IOException {
    project = new InMemoryProject(folder, "Test", FeatureClock.DEFAULT);
    accounting = new FeatureAccounting(project, InstantSource.fixed(Instant.now()));
    store = new FeatureStore(folder.resolve("features"));
    var media = Fixtures.media(250);
    video = Fixtures.video("walk.mp4", media).withHash(ContentHash.of("walk"));
    project.project().addVideo(video, media);
    ModelVersion old = add(ModelKind.ENCODER, 1, OLD.toSettings(), List.of());
    var _ = add(ModelKind.FAST_HEAD, 1, Map.of("encoder", OLD.id()), List.of(old.id()));
    ModelVersion current = add(ModelKind.ENCODER, 2, NEW.toSettings(), List.of());
    project.models().activate(current.id(), current.created());
  }

  @Test
  void everyFileIsSaidToBeWhatItIs() throws IOException {
    index(video.hash().orElseThrow(), Crop.WHOLE, OLD, TICKS);
    index(video.hash().orElseThrow(), Crop.WHOLE, NEW, 64);
    index(video.hash().orElseThrow(), new Crop(0, 0, 0.5, 1), NEW, TICKS);
    index(ContentHash.of("gone"), Crop.WHOLE, NEW, TICKS);
    index(video.hash().orElseThrow(), Crop.WHOLE, other(), TICKS);
    Files.write(store.folder().resolve("beef.log"), new byte[] {'7'});
    assertEquals(
        List.of(
            Use.ENCODER_UNUSED, Use.REGION_GONE, Use.TORN, Use.USED, Use.USED, Use.VIDEO_REMOVED),
        accounting.entries().stream()
            .map(Entry::use)
            .sorted(Comparator.comparing(Use::name))
            .toList());
    List<FeatureAccounting.EncoderShare> shares = accounting.encoders(accounting.entries());
    FeatureAccounting.EncoderShare now =
        shares.stream().filter(share -> share.encoder().equals("new@2")).findFirst().orElseThrow();
    assertTrue(now.current() && now.used());
    assertEquals("encoder v2", now.model());
    assertEquals((64 + 80 + 80) / 8.0, now.seconds());
  }

  private static EncoderDescription other() {
    return new EncoderDescription("other@3", 16, new FeatureShape(2, 1), "fe");
  }

  @Test
  void anOldEncoderIsInUseAsLongAsTheNewestModelWorksOnIt() throws IOException {
    index(video.hash().orElseThrow(), Crop.WHOLE, OLD, TICKS);
    Selection unused = new Selection(Unused.REMOVE, Optional.empty());
    assertEquals(List.of(), accounting.removable(unused));
    ModelVersionId current = project.models().activeEncoder().orElseThrow().id();
    var _ = add(ModelKind.FAST_HEAD, 2, Map.of("encoder", NEW.id()), List.of(current));
    assertEquals(
        List.of(Use.ENCODER_UNUSED),
        accounting.removable(unused).stream().map(Entry::use).toList());
    assertEquals(List.of(), accounting.removable(new Selection(Unused.KEEP, Optional.empty())));
    FeatureAccounting.Cleaning done = accounting.remove(accounting.removable(unused));
    assertEquals(1, done.removed().size());
    assertEquals(List.of(), accounting.entries());
  }

  @Test
  void anEncoderMayBeNamedByItsStart() throws IOException {
    index(video.hash().orElseThrow(), Crop.WHOLE, NEW, TICKS);
    assertEquals(1, accounting.removable(new Selection(Unused.KEEP, Optional.of("new"))).size());
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class,
            () -> accounting.removable(new Selection(Unused.KEEP, Optional.of("nothing"))));
    assertTrue(String.valueOf(refused.getMessage()).contains("new@2"), refused.getMessage());
  }

  @Test
  void featuresOfARegionThatWasDrawnAgainGo() throws IOException {
    Crop left = new Crop(0, 0, 0.5, 1);
    index(video.hash().orElseThrow(), left, NEW, TICKS);
    project
        .project()
        .updateVideo(
            video.withRegions(
                List.of(new AnalysisRegion(RegionId.random(), "left", Optional.empty(), left))));
    assertEquals("walk.mp4, left", accounting.entries().getFirst().video());
    assertEquals(Use.USED, accounting.entries().getFirst().use());
    project.project().updateVideo(video);
    assertEquals(Use.REGION_GONE, accounting.entries().getFirst().use());
  }

  @Test
  void whatAJobWritesStays() throws IOException {
    FeatureKey key = FeatureKey.of(ContentHash.of("gone"), Crop.WHOLE, FeatureClock.DEFAULT, NEW);
    try (FeatureWriter writer = store.write(key, NEW.shape(), TICKS, "gone.mp4")) {
      writer.append(block(NEW, 8));
      FeatureAccounting.Cleaning done = accounting.remove(accounting.entries());
      assertEquals(1, done.inUse().size());
      assertEquals(0, done.removed().size());
    }
    assertEquals(8, store.storedTicks(key));
  }

  private void index(ContentHash hash, Crop crop, EncoderDescription encoder, int ticks)
      throws IOException {
    try (FeatureWriter writer =
        store.write(
            FeatureKey.of(hash, crop, FeatureClock.DEFAULT, encoder),
            encoder.shape(),
            TICKS,
            "some.mp4")) {
      writer.append(block(encoder, ticks));
    }
  }

  private static TickFeatures block(EncoderDescription encoder, int ticks) {
    FeatureShape shape = encoder.shape();
    return new TickFeatures(
        new int[ticks],
        new float[ticks],
        new float[ticks * shape.channels()],
        new float[ticks * shape.tokenValues()]);
  }

  private ModelVersion add(
      ModelKind kind, int number, Map<String, String> settings, List<ModelVersionId> parents)
      throws IOException {
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
}
