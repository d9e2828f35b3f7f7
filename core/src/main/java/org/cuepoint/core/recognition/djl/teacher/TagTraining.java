package org.cuepoint.core.recognition.djl.teacher;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.cuepoint.core.recognition.djl.nn.Layers;
import org.cuepoint.core.recognition.djl.supervision.TagLoss;
import org.cuepoint.core.recognition.djl.training.Scalars;
import org.cuepoint.core.train.TrainingClip;
import org.cuepoint.core.train.WeakLabels;

/**
 * Learns tags: each step takes a few, runs the windows of their ranges and asks whether the class
 * happens. Of a long range evenly spread windows are taken, from a new start each time. One thread
 * at a time.
 */
final class TagTraining {

  private static final int WINDOWS = 32;
  private static final int TAGS = 2;

  private final TeacherNetwork network;
  private final TokenBatch tokens;
  private final TagLoss loss;
  private final List<Tagged> tagged = new ArrayList<>();

  private record Tagged(TrainingClip clip, WeakLabels.Tag tag) {}

  TagTraining(TeacherNetwork network, TokenBatch tokens, List<TrainingClip> clips) {
    this.network = network;
    this.tokens = tokens;
    this.loss = new TagLoss(network.space());
    clips.forEach(clip -> clip.weak().tags().forEach(tag -> tagged.add(new Tagged(clip, tag))));
  }

  boolean isEmpty() {
    return tagged.isEmpty();
  }

  /** Returns the mean loss of some tags and all stages, a scalar. */
  NDArray loss(NDManager scope, Layers layers, RandomGenerator random) {
    NDArray total = scope.create(0f);
    int terms = 0;
    for (int i = 0; i < TAGS; i++) {
      Tagged drawn = tagged.get(random.nextInt(tagged.size()));
      // All tags of the same range are asked of the same windows.
      List<WeakLabels.Tag> same =
          drawn.clip().weak().tags().stream()
              .filter(tag -> tag.start() == drawn.tag().start() && tag.end() == drawn.tag().end())
              .toList();
      for (TeacherNetwork.Stage stage : stages(scope, layers, random, drawn)) {
        NDArray logits = stage.logits().squeeze(0);
        for (WeakLabels.Tag tag : same) {
          total = total.add(loss.of(logits, tag));
          terms++;
        }
      }
    }
    return Scalars.over(total, terms);
  }

  private List<TeacherNetwork.Stage> stages(
      NDManager scope, Layers layers, RandomGenerator random, Tagged drawn) {
    int window = network.spec().windowTicks();
    int ticks = drawn.tag().end() - drawn.tag().start();
    int all = Math.max(1, ticks / window);
    int count = Math.min(WINDOWS, all);
    double step = (double) all / count;
    double shift = random.nextDouble();
    int values = TokenBatch.values(drawn.clip().features().shape());
    float[] in = new float[count * window * values];
    for (int w = 0; w < count; w++) {
      int start = drawn.tag().start() + window * (int) ((w + shift * (step > 1 ? 1 : 0)) * step);
      tokens.read(drawn.clip().features(), start, window, 1, in, w * window * values);
    }
    int channels = tokens.channels(drawn.clip().features().shape());
    TeacherNetwork.Windows out = network.windows(layers, tokens.windows(scope, in, channels));
    NDArray embedding = out.embedding().reshape(1, (long) count * window, network.spec().width());
    NDArray first = out.outputs().reshape(1, (long) count * window, -1).transpose(0, 2, 1);
    int shown = Math.min(ticks, count * window);
    NDIndex range = new NDIndex(":, :, :" + shown);
    return network.refine(layers, embedding.transpose(0, 2, 1).get(range), first.get(range));
  }
}
