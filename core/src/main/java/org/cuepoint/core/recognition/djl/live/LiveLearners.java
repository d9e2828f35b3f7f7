package org.cuepoint.core.recognition.djl.live;

import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGeneratorFactory;
import org.cuepoint.core.active.Matrix;
import org.cuepoint.core.feature.FeatureReader;
import org.cuepoint.core.simulate.Learner;
import org.cuepoint.core.simulate.Learners;
import org.cuepoint.core.train.DatasetSnapshot.Target;
import org.cuepoint.core.train.LabelSpace;

/** Live heads on the same clips, whose projection is made once. Thread-safe. */
public final class LiveLearners implements Learners {

  /** Directions of the projection; see the package for what more would gain. */
  public static final int WIDTH = 64;

  private static final long SEED = 1;

  private final NDManager manager;
  private final LabelSpace space;
  private final List<Matrix> rows = new ArrayList<>();

  /**
   * Projects the clips.
   *
   * @param clips at least one; not used afterwards
   */
  public LiveLearners(NDManager manager, LabelSpace space, List<FeatureReader> clips) {
    this.manager = manager;
    this.space = space;
    Projection projection = Projection.fit(manager, clips, WIDTH, SEED);
    clips.forEach(clip -> rows.add(projection.of(manager, clip)));
  }

  @Override
  public Matrix rows(int clip) {
    return rows.get(clip);
  }

  @Override
  public Learner begin() {
    LiveHead.Settings settings = LiveHead.Settings.defaults();
    LiveHead head = new LiveHead(manager, space, rows.getFirst().width(), settings);
    return new Learner() {
      @Override
      public void learn(List<List<Target>> known, long seed) {
        List<LabelledTicks.Clip> clips = new ArrayList<>();
        for (int c = 0; c < known.size(); c++) {
          clips.add(new LabelledTicks.Clip(rows.get(c), known.get(c)));
        }
        head.learn(
            LabelledTicks.of(
                space,
                clips,
                settings.mostTicks(),
                RandomGeneratorFactory.of("L64X128MixRandom").create(seed)),
            seed);
      }

      @Override
      public Matrix distributions(int clip) {
        return head.distributions(rows.get(clip));
      }

      @Override
      public Matrix sample(int clip, long seed) {
        return head.sample(rows.get(clip), seed);
      }
    };
  }
}
