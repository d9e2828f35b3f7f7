package org.cuepoint.core.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cuepoint.core.feature.PictureCache;
import org.cuepoint.core.feature.Pictures;
import org.cuepoint.core.job.JobContext;
import org.cuepoint.core.media.MediaLibrary;
import org.cuepoint.core.media.javacv.JavaCvMediaLibrary;
import org.cuepoint.core.recognition.ProbabilityFile;
import org.cuepoint.core.recognition.ProbabilityTrack;
import org.cuepoint.core.recognition.djl.DjlBackend;
import org.cuepoint.core.recognition.djl.focal.FocalNets;
import org.cuepoint.core.recognition.djl.tune.LabelledPictures;
import org.cuepoint.core.taxonomy.ClassId;
import org.cuepoint.core.time.FeatureClock;
import org.cuepoint.core.train.DatasetSnapshot;
import org.cuepoint.core.train.DatasetSnapshot.Target;
import org.cuepoint.core.train.FocalPlan;
import org.cuepoint.core.train.FocalSpec;
import org.cuepoint.core.train.PixelPredictor;
import org.cuepoint.core.train.TickPredictor;
import org.cuepoint.core.train.TrainedStudent;
import org.cuepoint.core.train.WeakLabels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model that looks at pictures, from the video to segments. */
class PixelPredictionTest {

  private static final FeatureClock CLOCK = FeatureClock.DEFAULT;

  @TempDir private Path folder;

  @Test
  void aModelOnPicturesPredictsFromTheVideoItself() throws IOException {
    MediaLibrary media = new JavaCvMediaLibrary();
    EngineProtocol.Source source = EngineClips.movingBars(folder, "a", 60);
    SourceMedia read = SourceMedia.read(source);
    int ticks = read.ticks(CLOCK);
    List<ClassId> classes = List.of(ClassId.random(), ClassId.random());
    List<Target> targets =
        List.of(new Target(0, 0, 20, 0, List.of()), new Target(0, 20, ticks, 1, List.of()));
    DatasetSnapshot snapshot =
        new DatasetSnapshot(
            CLOCK.hertz(),
            1,
            classes.stream().map(ClassId::toString).toList(),
            List.of(List.of(0, 1)),
            List.of(
                new DatasetSnapshot.Clip(
                    source.video(), source.contentHash(), null, null, ticks, targets)));
    Path snapshotFile = folder.resolve("snapshot.json");
    Files.writeString(snapshotFile, snapshot.toJson());
    try (DjlBackend backend = new DjlBackend();
        Pictures pictures = pictures(media, read, ticks)) {
      LabelledPictures clip = new LabelledPictures(0, "", pictures, targets, WeakLabels.NONE);
      byte[] weights = train(backend, snapshot, clip);
      Path model = folder.resolve("model");
      Files.write(model, weights);
      EngineProtocol.Predicted predicted =
          new PredictionWork(media, backend)
              .predict(
                  new EngineProtocol.Predict(
                      snapshotFile.toString(),
                      model.toString(),
                      folder.resolve("no-encoder").toString(),
                      folder.resolve("no-features").toString(),
                      List.of(source),
                      folder.resolve("out").toString()),
                  JobContext.NONE);
      EngineProtocol.Prediction said = predicted.predictions().getFirst();
      // What people said is a hard constraint of the segments, whatever a model of two steps says.
      assertEquals(2, said.segments().size());
      ProbabilityTrack track = ProbabilityFile.read(Path.of(said.probabilityFile()), classes);
      assertEquals(ticks, track.ticks());
      float[] p = new float[2 * ticks];
      for (int i = 0; i < p.length; i++) {
        p[i] = track.at(i / 2, i % 2);
      }
      assertTrue(Files.exists(folder.resolve("out").resolve(source.video() + ".edges")));
      try (PixelPredictor direct = backend.focalNets().open(weights)) {
        int[] tick = {0};
        byte[] picture = new byte[32 * 32 * 3];
        TickPredictor.Output same =
            direct.predict(
                rgb -> {
                  pictures.copy(tick[0]++, picture);
                  rgb.put(picture);
                },
                ticks,
                2,
                JobContext.NONE);
        assertArrayEquals(same.probabilities(), p, 1e-3f);
      }
    }
  }

  private Pictures pictures(MediaLibrary media, SourceMedia read, int ticks) throws IOException {
    try (PictureReading reading = new PictureReading(media, read, CLOCK, 32, 0, JobContext.NONE)) {
      return new PictureCache(folder.resolve("pictures"))
          .pictures(read.key(32, CLOCK, ""), 0, ticks, reading::open);
    }
  }

  private byte[] train(DjlBackend backend, DatasetSnapshot snapshot, LabelledPictures clip)
      throws IOException {
    FocalPlan usual = FocalPlan.of(FocalSpec.NANO.withInputSize(32));
    TrainedStudent trained =
        backend
            .focalNets()
            .train(
                usual.withSchedule(usual.schedule().withSteps(2)),
                new FocalNets.Inputs(
                    snapshot.space(), List.of(clip), List.of(), folder.resolve("run"), ""),
                event -> {},
                JobContext.NONE);
    byte[] bytes = new byte[trained.weights().remaining()];
    trained.weights().duplicate().get(bytes);
    return bytes;
  }
}
