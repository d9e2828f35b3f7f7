package org.cuepoint.core.simulate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.cuepoint.core.active.AcquisitionFunction;
import org.cuepoint.core.job.JobCancelledException;
import org.cuepoint.core.job.JobContext;
import org.cuepoint.core.train.DatasetSnapshot;

/**
 * Labels a labelled project once more, for each strategy, seed and held-out unit, and judges the
 * model after each round. Runs go on side by side; a run is a function of plan, clips and model.
 */
public final class Simulation {

  private static final long LOOK_MILLIS = 100;

  private final SimulationPlan plan;
  private final DatasetSnapshot scheme;
  private final List<Clip> clips;
  private final Learners learners;
  private final Function<String, AcquisitionFunction> functions;

  /**
   * Makes a simulation.
   *
   * @param scheme gives classes, groups and clock; its labels are not used
   * @param clips with their truth; units to hold out are theirs
   * @param learners make models that know these clips
   * @param functions gives an acquisition function by its id
   */
  public Simulation(
      SimulationPlan plan,
      DatasetSnapshot scheme,
      List<Clip> clips,
      Learners learners,
      Function<String, AcquisitionFunction> functions) {
    this.plan = plan;
    this.scheme = scheme;
    this.clips = List.copyOf(clips);
    this.learners = learners;
    this.functions = functions;
  }

  /**
   * Runs all.
   *
   * @param threads how many runs go on side by side
   * @param context progress counts runs; cancel is seen between rounds
   * @throws IllegalArgumentException if there is only one unit, or no such strategy
   */
  public SimulationResult run(int threads, JobContext context) {
    List<String> units =
        List.copyOf(new TreeSet<>(clips.stream().map(Clip::unit).toList()));
    if (units.size() < 2) {
      throw new IllegalArgumentException(
          "A simulation holds one group or video out and needs at least two of them with labels.");
    }
    plan.strategies().stream()
        .filter(id -> !id.equals(SimulationPlan.BY_HAND))
        .forEach(functions::apply);
    PlaceGrid grid = new PlaceGrid(clips, learners, windowTicks());
    Map<String, Map<String, Double>> full = new LinkedHashMap<>();
    double segments = 0;
    List<Callable<SimulationResult.Run>> tasks = new ArrayList<>();
    for (String unit : units) {
      Labeller all = labeller(unit, plan.seeds().getFirst(), grid);
      full.put(unit, all.full());
      segments += all.segments() / (double) units.size();
    }
    for (String strategy : plan.strategies()) {
      for (long seed : plan.seeds()) {
        for (String unit : units) {
          tasks.add(() -> run(strategy, seed, unit, grid, context));
        }
      }
    }
    return new SimulationResult(all(tasks, threads, context), full, segments);
  }

  private int windowTicks() {
    return (int) Math.max(1, Math.round(plan.windowSeconds() * scheme.clock()));
  }

  private Labeller labeller(String unit, long seed, PlaceGrid grid) {
    return new Labeller(plan, scheme, clips, unit, seed, grid, learners.begin());
  }

  private SimulationResult.Run run(
      String strategy, long seed, String unit, PlaceGrid grid, JobContext context) {
    Labeller labeller = labeller(unit, seed, grid);
    List<SimulationResult.Point> points =
        strategy.equals(SimulationPlan.BY_HAND)
            ? labeller.byHand(context)
            : labeller.ask(functions.apply(strategy), context);
    return new SimulationResult.Run(strategy, seed, unit, points);
  }

  /** Runs them side by side; this thread looks after progress and cancel meanwhile. */
  private static List<SimulationResult.Run> all(
      List<Callable<SimulationResult.Run>> tasks, int threads, JobContext context) {
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      List<Future<SimulationResult.Run>> waiting = tasks.stream().map(pool::submit).toList();
      try {
        List<SimulationResult.Run> runs = new ArrayList<>();
        for (Future<SimulationResult.Run> run : waiting) {
          runs.add(result(run, context));
          SimulationResult.Run done = runs.getLast();
          context.progress(
              runs.size(),
              tasks.size(),
              done.strategy() + ", seed " + done.seed() + ", held out: " + done.heldOut());
        }
        return runs;
      } finally {
        pool.shutdownNow();
      }
    }
  }

  private static SimulationResult.Run result(
      Future<SimulationResult.Run> running, JobContext context) {
    while (true) {
      context.throwIfCancelled();
      try {
        return running.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
      } catch (TimeoutException goesOn) {
        continue;
      } catch (ExecutionException failed) {
        if (failed.getCause() instanceof RuntimeException problem) {
          throw problem;
        }
        throw new IllegalStateException(failed.getCause());
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        throw new JobCancelledException();
      }
    }
  }
}
