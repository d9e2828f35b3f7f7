package org.cuepoint.core.simulate;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.util.List;
import java.util.Map;
import org.cuepoint.core.active.stopping.StopAdvice;
import org.jspecify.annotations.Nullable;

/**
 * What came out: a curve for each strategy, seed and held-out unit. JSON that people can read.
 *
 * @param runs in order of strategy, seed and unit
 * @param full figures of a model that learned all labels, by held-out unit
 * @param segments how many segments the training side has, mean over the units
 */
public record SimulationResult(
    List<Run> runs, Map<String, Map<String, Double>> full, double segments) {

  private static final Gson GSON = new GsonBuilder().serializeSpecialFloatingPointValues().create();

  /** Copies the collections. */
  public SimulationResult {
    runs = List.copyOf(runs);
    full = Map.copyOf(full);
  }

  /**
   * One strategy with one seed and one unit held out.
   *
   * @param points after each round
   */
  public record Run(String strategy, long seed, String heldOut, List<Point> points) {
    /** Copies the list. */
    public Run {
      points = List.copyOf(points);
    }
  }

  /**
   * After a round.
   *
   * @param items questions answered so far
   * @param effort spent so far
   * @param labelledShare of the training side's ticks, 0 to 1
   * @param figures of the model on what is held out, by name, in per cent
   * @param check what the program would have said of the run; null where nothing is asked
   */
  public record Point(
      int items,
      Effort effort,
      double labelledShare,
      Map<String, Double> figures,
      @Nullable Check check) {
    /** Copies the map. */
    public Point {
      figures = Map.copyOf(figures);
    }
  }

  /**
   * What the program knew after a round, and the truth of it.
   *
   * @param advice whether to go on
   * @param kappa agreement of the models before and after the round; NaN after the first
   * @param audited questions of the round that were drawn at random while there was a model
   * @param right how many of them the model had guessed right
   * @param truth share of all places of the training side which the model had guessed right when
   *     the round was asked, 0 to 1; NaN before there was a model
   */
  public record Check(
      StopAdvice.Verdict advice, double kappa, int audited, int right, double truth) {}

  /** Returns the JSON form. */
  public String toJson() {
    return GSON.toJson(this);
  }

  /** Reads the JSON form. */
  public static SimulationResult fromJson(String json) {
    return GSON.fromJson(json, SimulationResult.class);
  }
}
