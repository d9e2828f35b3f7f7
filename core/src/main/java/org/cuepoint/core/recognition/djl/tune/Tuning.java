package org.cuepoint.core.recognition.djl.tune;

import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.cuepoint.core.job.JobContext;
import org.cuepoint.core.recognition.djl.training.TrainingLoop;
import org.cuepoint.core.train.LabelSpace;
import org.cuepoint.core.train.RunFolder;
import org.cuepoint.core.train.TrainingEvent;
import org.cuepoint.core.train.TuningPlan;

/** Tunes an encoder on labels. One thread at a time. */
public final class Tuning {

  private final NDManager manager;
  private final TuningPlan plan;
  private final LabelSpace space;
  private final List<LabelledPictures> clips;

  /**
   * What tuning gave; the encoder that was tuned is what it says.
   *
   * @param verdict whether it helped
   * @param words the same for a person, with the figures
   * @param plan the plan that repeats the run, whatever the clock said in this one
   * @param metrics figures by name
   * @param outcome steps, time and the last values of the curves
   */
  public record Result(
      Verdict verdict,
      String words,
      TuningPlan plan,
      Map<String, Double> metrics,
      TrainingLoop.Outcome outcome) {
    /** Copies the map. */
    public Result {
      metrics = Map.copyOf(metrics);
    }
  }

  /** Whether tuning helped. */
  public enum Verdict {
    /** Held-out labels are told apart better. */
    HELPED,
    /** They are not; the encoder must be left as it began. */
    DID_NOT_HELP,
    /** No labels could be held out; the encoder is the last. */
    NOT_JUDGED
  }

  /**
   * Prepares a tuning.
   *
   * @param manager owns all arrays
   * @param space the classes
   * @param clips pictures of the encoder's input size around what is labelled
   */
  public Tuning(
      NDManager manager, TuningPlan plan, LabelSpace space, List<LabelledPictures> clips) {
    this.manager = manager;
    this.plan = plan;
    this.space = space;
    this.clips = List.copyOf(clips);
  }

  /**
   * Trains from the start or from the run's checkpoint.
   *
   * @param encoder as it begins; changed in place: afterwards it is the best that was judged where
   *     tuning helped, else the last
   * @param inputs names labels, videos and the start, for the checkpoint
   * @throws IllegalStateException if nothing is labelled
   * @throws org.cuepoint.core.train.DivergedException if the loss becomes no number
   */
  public Result run(
      TunableEncoder encoder,
      String inputs,
      RunFolder folder,
      Consumer<? super TrainingEvent> listener,
      JobContext context)
      throws IOException {
    RandomGenerator random =
        RandomGeneratorFactory.of("L64X128MixRandom").create(plan.schedule().seed());
    Sides sides = Sides.of(clips, plan.judging().heldOut(), plan.schedule().seed());
    TuningTask task = new TuningTask(manager, plan, space, sides, encoder, random);
    TrainingLoop.Outcome outcome =
        new TrainingLoop(manager, task, plan.schedule(), folder, plan.toJson() + inputs, listener)
            .run(context);
    task.parameters().requireGradients(name -> false);
    TuningTask.Judged judged = task.judged();
    Verdict verdict =
        !task.hasJudge()
            ? Verdict.NOT_JUDGED
            : judged.isGain(plan.judging().leastGain()) ? Verdict.HELPED : Verdict.DID_NOT_HELP;
    if (verdict == Verdict.HELPED) {
      task.takeBest();
    }
    String words = words(verdict, judged, sides, outcome);
    TrainingEvent said = new TrainingEvent.Warned(outcome.steps(), words);
    folder.append(said);
    listener.accept(said);
    Map<String, Double> metrics = new HashMap<>(outcome.curves());
    metrics.put("steps", (double) outcome.steps());
    metrics.put("labelled_ticks", (double) TuningTask.labelledTicks(clips));
    if (task.hasJudge()) {
      metrics.put("held_out_start", judged.start());
      metrics.put("held_out_best", judged.best());
      metrics.put("best_step", (double) judged.bestStep());
      metrics.put("helped", verdict == Verdict.HELPED ? 1.0 : 0.0);
    }
    TuningPlan ran = plan.with(plan.schedule().repeating(outcome.coolFrom()));
    return new Result(verdict, words, ran, metrics, outcome);
  }

  private String words(
      Verdict verdict, TuningTask.Judged judged, Sides sides, TrainingLoop.Outcome outcome) {
    String how = "; " + sides.words() + ".";
    int steps = plan.schedule().steps();
    if (outcome.steps() <= plan.unfreezing().firstStep(1, steps)) {
      return "The training ended after "
          + outcome.steps()
          + " steps, before the encoder began to learn; give it more time"
          + how;
    }
    return switch (verdict) {
      case HELPED ->
          String.format(
                  Locale.ROOT,
                  "Tuning helped: a linear probe told held-out labels apart with a balanced"
                      + " accuracy of %.1f %% at the start and of %.1f %% after step %d, which is"
                      + " kept",
                  100 * judged.start(),
                  100 * judged.best(),
                  judged.bestStep())
              + how;
      case DID_NOT_HELP ->
          String.format(
                  Locale.ROOT,
                  "Tuning did not help: a linear probe told held-out labels apart with a balanced"
                      + " accuracy of %.1f %% at the start and of %.1f %% at best; the result is"
                      + " the encoder that it began with",
                  100 * judged.start(),
                  100 * judged.best())
              + how;
      case NOT_JUDGED -> "Nothing says whether tuning helped, and the last state is kept" + how;
    };
  }
}
