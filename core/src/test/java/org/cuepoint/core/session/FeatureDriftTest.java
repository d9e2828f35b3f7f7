package org.cuepoint.core.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.cuepoint.core.annotation.ModelVersionId;
import org.cuepoint.core.edit.AnnotationEdit;
import org.cuepoint.core.edit.EditJournal;
import org.cuepoint.core.feature.FeatureKey;
import org.cuepoint.core.feature.FeatureStore;
import org.cuepoint.core.feature.FeatureWriter;
import org.cuepoint.core.job.JobContext;
import org.cuepoint.core.media.Crop;
import org.cuepoint.core.media.Video;
import org.cuepoint.core.provenance.ContentHash;
import org.cuepoint.core.provenance.Provenance;
import org.cuepoint.core.recognition.EncoderDescription;
import org.cuepoint.core.recognition.FeatureShape;
import org.cuepoint.core.recognition.ModelKind;
import org.cuepoint.core.recognition.ModelVersion;
import org.cuepoint.core.recognition.TickFeatures;
import org.cuepoint.core.taxonomy.LabelScheme;
import org.cuepoint.core.testing.Fixtures;
import org.cuepoint.core.testing.InMemoryProject;
import org.cuepoint.core.time.FeatureClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeatureDriftTest {

  private static final EncoderDescription ENCODER =
      new EncoderDescription("test@1", 64, new FeatureShape(2, 1), "fe");

  /** 250 frames at 25 a second are 80 ticks. */
  private static final int TICKS = 80;

  @TempDir Path folder;
  private InMemoryProject project;

  @BeforeEach
  void makeProject() {
    project = new InMemoryProject(folder, "Test", FeatureClock.DEFAULT);
    LabelScheme scheme = LabelScheme.exclusive(List.of("walk"));
    project.project().saveScheme(new LabelScheme(2, scheme.classes(), scheme.groups()));
  }

  private void encoder() {
    ModelVersion encoder =
        new ModelVersion(
            ModelVersionId.random(),
            ModelKind.ENCODER,
            1,
            Instant.EPOCH,
            List.of(),
            "{}",
            new Provenance(Map.of(), ENCODER.toSettings(), 1, Map.of()),
            Map.of(),
            Map.of());
    project.models().add(encoder);
    project.models().activate(encoder.id(), Instant.EPOCH);
  }

  private Video video(String name) {
    var media = Fixtures.media(250);
    Video video = Fixtures.video(name, media).withHash(ContentHash.of(name));
    project.project().addVideo(video, media);
    return video;
  }

  /** Features that swing by one around a middle, the second channel constant. */
  private void index(Video video, float middle) throws IOException {
    FeatureKey key =
        FeatureKey.of(video.hash().orElseThrow(), Crop.WHOLE, FeatureClock.DEFAULT, ENCODER);
    float[] pooled = new float[TICKS * 2];
    int[] frames = new int[TICKS];
    for (int t = 0; t < TICKS; t++) {
      pooled[2 * t] = middle + (t % 2 == 0 ? 1 : -1);
      pooled[2 * t + 1] = 3;
      frames[t] = t * 3;
    }
    try (FeatureWriter writer =
        new FeatureStore(folder.resolve("features")).write(key, ENCODER.shape(), TICKS)) {
      writer.append(new TickFeatures(frames, new float[TICKS], pooled, pooled.clone()));
    }
  }

  private void label(Video video) {
    var _ =
        new EditJournal(project.journal(), Fixtures.ADA, Instant::now)
            .apply(
                video.id(),
                "add",
                List.of(
                    new AnnotationEdit.Add(
                        Fixtures.segment(
                            video.id(),
                            project.project().project().scheme().classes().getFirst().id(),
                            0,
                            250))));
  }

  @Test
  void withoutAnEncoderNothingIsSaid() throws IOException {
    assertTrue(FeatureDrift.measure(project, JobContext.NONE).isEmpty());
  }

  @Test
  void aVideoIsAsFarAsItsMeanLiesFromTheLabelledOnesInTheirSpread() throws IOException {
    encoder();
    Video one = video("one.mp4");
    Video two = video("two.mp4");
    Video far = video("far.mp4");
    Video missing = video("missing.mp4");
    index(one, 0);
    index(two, 0.5f);
    index(far, 4);
    label(one);
    label(two);
    FeatureDrift drift = FeatureDrift.measure(project, JobContext.NONE).orElseThrow();
    assertEquals("encoder v1", drift.encoder());
    assertEquals(1, drift.withoutFeatures(), missing.name());
    FeatureDrift.Distance farthest = drift.videos().getFirst();
    assertEquals("far.mp4", farthest.name());
    // All labelled ticks: mean 0.25, variance 1 + 0.25²; the constant channel says nothing.
    assertEquals(3.75 / Math.sqrt(1.0625), farthest.distance(), 1e-3);
    assertTrue(drift.isUnusual(farthest));
    // Each labelled one against the other only, whose spread is 1.
    assertEquals(2, drift.usual().count());
    assertEquals(0.5, drift.usual().mean(), 1e-3);
    assertFalse(drift.isUnusual(drift.videos().getLast()));
  }

  @Test
  void oneLabelledVideoCannotBeComparedWithOthers() throws IOException {
    encoder();
    Video one = video("one.mp4");
    index(one, 0);
    label(one);
    FeatureDrift drift = FeatureDrift.measure(project, JobContext.NONE).orElseThrow();
    assertTrue(Double.isNaN(drift.videos().getFirst().distance()));
    assertEquals(0, drift.usual().count());
  }
}
