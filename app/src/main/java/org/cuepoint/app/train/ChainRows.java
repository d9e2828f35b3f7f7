package org.cuepoint.app.train;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.cuepoint.app.fx.AmountText;
import org.cuepoint.app.i18n.Messages;
import org.cuepoint.app.workspace.TaskNames;
import org.cuepoint.core.annotation.ModelVersionId;
import org.cuepoint.core.chain.Chain;
import org.cuepoint.core.chain.ChainStep;
import org.cuepoint.core.chain.StepEstimate;
import org.cuepoint.core.job.Progress;

/** What a chain looks like, without a window. Pure functions. */
final class ChainRows {

  private ChainRows() {}

  /**
   * One step.
   *
   * @param state where it stands
   * @param name what it does
   * @param facts what came out, how far it is, or what it will take
   * @param share done, 0 to 1; empty unless it runs
   */
  record Row(ChainStep.State state, String name, String facts, OptionalDouble share) {}

  /**
   * Returns one row a step.
   *
   * @param live whether it runs now
   * @param progress of the step that runs
   * @param models names of model versions
   */
  static List<Row> of(
      Chain chain,
      Live live,
      Progress progress,
      List<StepEstimate> estimates,
      Function<ModelVersionId, String> models) {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < chain.steps().size(); i++) {
      ChainStep step = chain.steps().get(i);
      boolean runs = live == Live.YES && step.state() == ChainStep.State.RUNNING;
      rows.add(
          new Row(
              step.state(),
              TaskNames.of(step.task()),
              switch (step.state()) {
                case WAITING ->
                    i < estimates.size()
                        ? Messages.text(
                            "chain.step.waiting-about",
                            AmountText.duration(estimates.get(i).seconds()))
                        : Messages.text("chain.step.waiting");
                case RUNNING ->
                    runs
                        ? progress.fraction().isPresent()
                            ? Messages.text("jobs.percent", progress.fraction().getAsDouble())
                            : Messages.text("jobs.running")
                        : Messages.text("chain.step.waits");
                case DONE -> done(step, models);
                case FAILED -> Messages.text("jobs.failed", step.message());
                case SKIPPED -> Messages.text("chain.step.skipped");
              },
              runs ? progress.fraction() : OptionalDouble.empty()));
    }
    return rows;
  }

  /** Whether the chain runs now. */
  enum Live {
    /** Its job runs. */
    YES,
    /** It waits, or is over. */
    NO
  }

  private static String done(ChainStep step, Function<ModelVersionId, String> models) {
    String time = AmountText.duration(step.seconds());
    return step.made()
        .map(id -> Messages.text("chain.step.made", models.apply(id), time))
        .orElseGet(
            () ->
                step.message().isBlank() ? Messages.text("chain.step.done", time) : step.message());
  }

  /** Returns the seconds that are left: of the step that runs, and of those behind it. */
  static OptionalDouble left(Chain chain, OptionalDouble ofStep, List<StepEstimate> estimates) {
    if (chain.next().isEmpty() || estimates.size() != chain.steps().size()) {
      return ofStep;
    }
    int next = chain.next().getAsInt();
    double rest =
        estimates.subList(next + 1, estimates.size()).stream()
            .mapToDouble(StepEstimate::seconds)
            .sum();
    return OptionalDouble.of(ofStep.orElse(estimates.get(next).seconds()) + rest);
  }

  /** Returns a line that says how the chain stands. */
  static String title(Chain chain, Live live) {
    long over = chain.steps().stream().filter(ChainStep::isOver).count();
    String count = Messages.text("chain.count", over, chain.steps().size());
    String standing =
        switch (chain.standing()) {
          case RUNNING ->
              live == Live.YES
                  ? Messages.text("chain.standing.runs")
                  : Messages.text("chain.standing.interrupted");
          case PAUSED -> Messages.text("chain.standing.paused");
          case FAILED -> Messages.text("chain.standing.failed");
          case CANCELLED -> Messages.text("chain.standing.cancelled");
          case DONE -> Messages.text("chain.standing.done");
        };
    return Messages.text("chain.title", standing, count);
  }
}
