package org.cuepoint.core.train;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;

/**
 * How the temporal module is pretrained without labels: hidden features are recovered from those
 * around them, and the playback rate is told.
 *
 * @param spec the module, the same as that of the teachers that start from it
 * @param schedule steps, learning rate, time cap and seed
 * @param batch windows in a batch
 * @param hidden share of the tubes that are hidden
 * @param tubeTicks ticks of a tube: one place of the token map over so many ticks
 * @param rates how many playback rates there are: 1, 2, 4 … times
 * @param rateWeight weight of telling the rate
 * @param dropout share of inner values dropped
 */
public record TemporalPlan(
    TeacherSpec spec,
    TrainingSchedule schedule,
    int batch,
    double hidden,
    int tubeTicks,
    int rates,
    double rateWeight,
    double dropout) {

  private static final Gson GSON = new GsonBuilder().setPrettyPrinting().create();

  /** Validates the ranges. */
  public TemporalPlan {
    if (batch < 1
        || !(hidden > 0 && hidden < 1)
        || rates < 1
        || spec.windowTicks() % tubeTicks != 0) {
      throw new IllegalArgumentException(
          "Pretraining hides a share between 0 and 1 of tubes that divide the window");
    }
  }

  /** Returns what the program uses for a profile unless told otherwise. */
  public static TemporalPlan of(TeacherSpec spec) {
    TrainingSchedule schedule = TrainingSchedule.of(1000, LearningRate.cosine(1e-3), 5e-2, 1);
    return new TemporalPlan(spec, schedule, 32, 0.6, 8, 3, 0.2, 0.1);
  }

  /** Returns the same plan with another schedule. */
  public TemporalPlan withSchedule(TrainingSchedule other) {
    return new TemporalPlan(spec, other, batch, hidden, tubeTicks, rates, rateWeight, dropout);
  }

  /** Returns the same plan for token maps of another size. */
  public TemporalPlan fitting(int tokens) {
    return new TemporalPlan(
        spec.fitting(tokens), schedule, batch, hidden, tubeTicks, rates, rateWeight, dropout);
  }

  /** Returns the JSON form. */
  public String toJson() {
    return GSON.toJson(this);
  }

  /** Reads the JSON form. */
  public static TemporalPlan fromJson(String json) {
    return GSON.fromJson(json, TemporalPlan.class);
  }
}
