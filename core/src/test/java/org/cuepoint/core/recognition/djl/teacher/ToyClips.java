package org.cuepoint.core.recognition.djl.teacher;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.cuepoint.core.feature.FeatureKey;
import org.cuepoint.core.feature.FeatureReader;
import org.cuepoint.core.feature.FeatureStore;
import org.cuepoint.core.feature.FeatureWriter;
import org.cuepoint.core.media.Crop;
import org.cuepoint.core.provenance.ContentHash;
import org.cuepoint.core.recognition.EncoderDescription;
import org.cuepoint.core.recognition.FeatureShape;
import org.cuepoint.core.recognition.TickFeatures;
import org.cuepoint.core.time.FeatureClock;
import org.cuepoint.core.train.DatasetSnapshot.Target;
import org.cuepoint.core.train.LabelSpace;
import org.cuepoint.core.train.LearningRate;
import org.cuepoint.core.train.RefinementSpec;
import org.cuepoint.core.train.TeacherPlan;
import org.cuepoint.core.train.TeacherSpec;
import org.cuepoint.core.train.TrainingClip;
import org.cuepoint.core.train.TrainingSchedule;
import org.cuepoint.core.train.WeakLabels;

/**
 * Clips of 160 ticks with runs of 16: background, class 0, background, class 1 and so on, which the
 * first two channels of the tokens tell and the others do not.
 */
public final class ToyClips implements AutoCloseable {

  public static final int TICKS = 160;
  public static final int RUN = 16;
  public static final LabelSpace SPACE = LabelSpace.of(List.of(List.of(0, 1)));
  public static final TeacherSpec TINY = new TeacherSpec("tiny", 1, 16, 1, 2, 8);

  private static final FeatureShape SHAPE = new FeatureShape(4, 2);

  private final Path folder;
  private final List<FeatureReader> open = new ArrayList<>();

  public ToyClips(Path folder) {
    this.folder = folder;
  }

  /** Returns the label at a tick. */
  public static int label(int tick) {
    return switch (tick / RUN % 4) {
      case 1 -> 0;
      case 3 -> 1;
      default -> Target.BACKGROUND;
    };
  }

  public static List<Target> targets() {
    List<Target> targets = new ArrayList<>();
    for (int start = 0; start < TICKS; start += RUN) {
      targets.add(new Target(0, start, start + RUN, label(start), List.of()));
    }
    return targets;
  }

  public FeatureReader features(String name, double noise) throws IOException {
    Random random = new Random(name.hashCode());
    float[] tokens = new float[TICKS * SHAPE.tokenValues()];
    for (int tick = 0; tick < TICKS; tick++) {
      for (int i = 0; i < SHAPE.tokenValues(); i++) {
        int channel = i % SHAPE.channels();
        boolean tells = channel == label(tick);
        tokens[tick * SHAPE.tokenValues() + i] =
            (float) (random.nextGaussian() * noise + (tells ? 3 : 0));
      }
    }
    FeatureStore store = new FeatureStore(folder);
    FeatureKey key =
        FeatureKey.of(
            ContentHash.of(name),
            Crop.WHOLE,
            FeatureClock.DEFAULT,
            new EncoderDescription("test@1", 64, SHAPE, "test"));
    try (FeatureWriter writer = store.write(key, SHAPE, TICKS)) {
      if (!writer.isComplete()) {
        writer.append(
            new TickFeatures(
                new int[TICKS], new float[TICKS], new float[TICKS * SHAPE.channels()], tokens));
      }
    }
    FeatureReader reader = store.read(key, SHAPE, TICKS).orElseThrow();
    open.add(reader);
    return reader;
  }

  public TrainingClip clip(String name, List<Target> targets, WeakLabels weak) throws IOException {
    return new TrainingClip(features(name, 1), targets, weak, name);
  }

  /** Returns labelled clips, each a unit of its own. */
  public List<TrainingClip> labelled(int count) throws IOException {
    List<TrainingClip> clips = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      clips.add(clip("clip " + i, targets(), WeakLabels.NONE));
    }
    return clips;
  }

  public static TeacherPlan plan(int steps) {
    return new TeacherPlan(
        TINY,
        new RefinementSpec(1, 3, 8),
        TrainingSchedule.of(steps, new LearningRate(1e-2, 0.1, 2), 1e-3, 1),
        32,
        4,
        4,
        new TeacherPlan.Regularisation(0.1, 0.1, 0, 2),
        new TeacherPlan.Loss(0.15, 0.5, 2, 0.1, 0, 1, 0.075, 0.3),
        new TeacherPlan.Calibrating(3, 0));
  }

  /** Returns the share of ticks whose most probable label is the right one. */
  public static double accuracy(float[] p, int classes) {
    int right = 0;
    for (int tick = 0; tick < TICKS; tick++) {
      double rest = 1;
      int best = -1;
      double most = 0;
      for (int c = 0; c < classes; c++) {
        rest -= p[tick * classes + c];
        if (p[tick * classes + c] > most) {
          most = p[tick * classes + c];
          best = c;
        }
      }
      right += (rest > most ? Target.BACKGROUND : best) == label(tick) ? 1 : 0;
    }
    return (double) right / TICKS;
  }

  @Override
  public void close() {
    open.forEach(FeatureReader::close);
  }
}
