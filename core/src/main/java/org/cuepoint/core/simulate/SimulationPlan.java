package org.cuepoint.core.simulate;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.util.List;

/**
 * What is simulated. JSON that people can read.
 *
 * @param strategies ids of acquisition functions, and {@link #BY_HAND}
 * @param seeds each is a repetition
 * @param question what is asked
 * @param windowSeconds length of a question
 * @param firstRound questions of the first round
 * @param growth each round has so many times the questions of the one before, at least as many
 * @param gaps what the truth says where no segment is and nobody marked the time as reviewed
 * @param costs seconds of the person's actions
 */
public record SimulationPlan(
    List<String> strategies,
    List<Long> seeds,
    Question question,
    double windowSeconds,
    int firstRound,
    double growth,
    Gaps gaps,
    Costs costs) {

  /** What a question is about. */
  public enum Question {
    /** What happens when in a window: everything in it is labelled exactly. */
    WINDOW,
    /**
     * What happens in the middle of a window: one key, which labels the proposed segment as a whole
     * when its class and edges are right, and else the middle only.
     */
    MOMENT,
    /**
     * The same, but where the proposed class is right, edges that are not are set: points alone
     * teach what happens, and not where it begins and ends.
     */
    SEGMENT
  }

  /** What time without segments means. */
  public enum Gaps {
    /** Nobody knows; windows there are not asked. */
    NOT_KNOWN,
    /** Nothing happens: the videos were labelled from start to end. */
    BACKGROUND
  }

  /** Labelling from start to end, as with a tool that proposes nothing. */
  public static final String BY_HAND = "by-hand";

  private static final Gson GSON = new GsonBuilder().setPrettyPrinting().create();

  /** Copies the lists and validates the ranges. */
  public SimulationPlan {
    strategies = List.copyOf(strategies);
    seeds = List.copyOf(seeds);
    if (strategies.isEmpty() || seeds.isEmpty()) {
      throw new IllegalArgumentException("A simulation needs a strategy and a seed");
    }
    if (!(windowSeconds > 0) || firstRound < 1 || !(growth >= 1)) {
      throw new IllegalArgumentException(
          "A simulation needs windows longer than 0 s, questions and a growth of at least 1");
    }
  }

  /** Returns the usual plan. */
  public static SimulationPlan of(List<String> strategies, List<Long> seeds, Gaps gaps) {
    return new SimulationPlan(
        strategies, seeds, Question.SEGMENT, 1, 8, 1.25, gaps, Costs.defaults());
  }

  /** Returns the same plan with another kind of question. */
  public SimulationPlan withQuestion(Question other) {
    return new SimulationPlan(
        strategies, seeds, other, windowSeconds, firstRound, growth, gaps, costs);
  }

  /** Returns the JSON form. */
  public String toJson() {
    return GSON.toJson(this);
  }

  /** Reads the JSON form. */
  public static SimulationPlan fromJson(String json) {
    return GSON.fromJson(json, SimulationPlan.class);
  }
}
