package org.cuepoint.core.train;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;

/**
 * How an encoder is tuned on labels. Serialises to JSON that people can read and change; which
 * encoder it begins with stands beside it.
 *
 * @param clipTicks ticks of a clip
 * @param clips clips in a batch
 * @param view how the pictures of a clip are changed, all alike
 * @param head what turns tokens into classes while the encoder is tuned; it is thrown away
 * @param unfreezing when which part of the encoder learns, and how fast
 * @param loss weights of the loss
 * @param judging how it is told whether tuning helps
 * @param schedule steps, learning rate of the head, seed, cap
 */
public record TuningPlan(
    int clipTicks,
    int clips,
    PretrainingPlan.View view,
    Head head,
    Unfreezing unfreezing,
    Loss loss,
    Judging judging,
    TrainingSchedule schedule) {

  private static final Gson GSON = new GsonBuilder().setPrettyPrinting().create();

  /** Validates the numbers. */
  public TuningPlan {
    if (clipTicks < 2 || clips < 1) {
      throw new IllegalArgumentException(
          "Tuning needs clips of at least 2 ticks and at least one clip in a batch");
    }
  }

  /**
   * A stage of dilated temporal convolutions.
   *
   * @param maps its width
   * @param layers its layers; a layer sees twice as far as the one before
   * @param dropout share of inner values dropped
   * @param inputDropout share of a clip's token values dropped, the same at all of its ticks
   */
  public record Head(int maps, int layers, double dropout, double inputDropout) {
    /** Validates the sizes. */
    public Head {
      if (maps < 1 || layers < 1) {
        throw new IllegalArgumentException("The head needs at least one map and one layer");
      }
    }
  }

  /**
   * Gradual unfreezing with a learning rate for each level (Howard and Ruder, "Universal Language
   * Model Fine-tuning", ACL 2018, sections 3.2 and 3.3): first the head alone, then the encoder's
   * last stage, then all of it. Frozen weights and the statistics of their normalisation stay as
   * they are to the bit.
   *
   * @param lastFrom share of the steps after which the last stage learns, 0 to 1
   * @param allFrom share of the steps after which all of it learns; 1 for never
   * @param rateADown learning rate of a level as a share of the level above: of the last stage as
   *     against the head, of the rest as against the last stage
   * @param statisticsPace how fast the statistics of a normalisation that learns follow those of
   *     the batch, as a share a step; 0 keeps those of the start
   */
  public record Unfreezing(
      double lastFrom, double allFrom, double rateADown, double statisticsPace) {
    /** Validates the order and the ranges. */
    public Unfreezing {
      if (!(lastFrom >= 0 && lastFrom <= allFrom && allFrom <= 1)) {
        throw new IllegalArgumentException(
            "The last stage must learn from a share of the steps on that is at least 0 and not"
                + " after the rest, which learns from a share of at most 1");
      }
      if (!(rateADown > 0 && rateADown <= 1) || !(statisticsPace >= 0 && statisticsPace < 1)) {
        throw new IllegalArgumentException(
            "A level's learning rate is a share above 0 and at most 1 of the one above, and"
                + " statistics follow by a share of at least 0 and below 1");
      }
    }

    /**
     * Returns the learning rate of a level at a step as a share of the head's, 0 while it is
     * frozen.
     *
     * @param level 0 for the head, 1 for the last stage, 2 for the rest
     * @param steps of the whole training
     */
    public double rate(int level, int step, int steps) {
      return level == 0 || step >= firstStep(level, steps) ? Math.pow(rateADown, level) : 0;
    }

    /** Returns the step from which on a level learns; {@code steps} or later for never. */
    public int firstStep(int level, int steps) {
      return switch (level) {
        case 0 -> 0;
        case 1 -> (int) Math.ceil(lastFrom * steps);
        default -> (int) Math.ceil(allFrom * steps);
      };
    }
  }

  /**
   * Weights of the loss.
   *
   * @param labelSmoothing share of a known label that is spread over its group
   * @param smoothing of the truncated roughness over time
   */
  public record Loss(double labelSmoothing, double smoothing) {}

  /**
   * How it is told whether tuning helps: labels of some groups or videos (with fewer than three,
   * some segments of each class) are held out, and a linear probe that is fitted on features of the
   * others says how well classes can be told there. The head is not asked, since it gets better by
   * training alone.
   *
   * @param everySteps steps from one judgement to the next
   * @param heldOut share of the groups, videos or segments that are held out, 0 to 0.5; 0 for none,
   *     and then the last state is the result
   * @param ticks most ticks that the probe is fitted on, and most that it is judged on
   * @param leastGain least gain in balanced accuracy, 0 to 1, that is called one
   */
  public record Judging(int everySteps, double heldOut, int ticks, double leastGain) {
    /** Validates the ranges. */
    public Judging {
      if (everySteps < 1 || !(heldOut >= 0 && heldOut <= 0.5) || ticks < 2) {
        throw new IllegalArgumentException(
            "Judging needs a number of steps, at most half of the labels held out, and ticks");
      }
    }
  }

  /**
   * Returns the plan of a profile.
   *
   * <p>Measured on 36 videos of figures, FE-XS from the starter, one group of six held out from all
   * and one of the other five by the judge, one seed: 400 steps at a tenth a level gave no gain
   * (the judge 17.7 % at the start, at most 16.9 % later), and the start was kept. 600 steps at a
   * half a level gave the judge 18.0 % after 16.5 %, but the group that nobody saw nothing:
   * segments by logistic regression 59.6 % after 57.7 %, by neighbours 39.4 % after 49.0 %, ticks
   * 56.1 % after 58.1 %. Hence three points for a gain, and rates of a tenth.
   */
  public static TuningPlan of(PretrainingPlan.Profile profile) {
    return switch (profile) {
      case QUICK -> of(8, 400, 5 * 60);
      case STANDARD -> of(8, 1600, 30 * 60);
      case THOROUGH -> of(16, 6000, 4 * 3600);
    };
  }

  private static TuningPlan of(int clips, int steps, double maximumSeconds) {
    return new TuningPlan(
        16,
        clips,
        new PretrainingPlan.View(0.85, 0.15, 0.15, 0.1, 0, 0.01),
        new Head(32, 3, 0.1, 0.3),
        new Unfreezing(0.15, 0.5, 0.1, 0.01),
        new Loss(0.1, 0.15),
        new Judging(100, 0.2, 1000, 0.03),
        new TrainingSchedule(steps, LearningRate.cosine(2e-3), 1e-2, maximumSeconds, -1, 1));
  }

  /** Returns the same plan with another schedule. */
  public TuningPlan with(TrainingSchedule other) {
    return new TuningPlan(clipTicks, clips, view, head, unfreezing, loss, judging, other);
  }

  /** Returns the same plan with another unfreezing. */
  public TuningPlan with(Unfreezing other) {
    return new TuningPlan(clipTicks, clips, view, head, other, loss, judging, schedule);
  }

  /** Returns the same plan with another judging. */
  public TuningPlan with(Judging other) {
    return new TuningPlan(clipTicks, clips, view, head, unfreezing, loss, other, schedule);
  }

  /** Returns the JSON form. */
  public String toJson() {
    return GSON.toJson(this);
  }

  /**
   * Reads the JSON form.
   *
   * @throws IllegalArgumentException if it is the plan of something else; the message says so
   */
  public static TuningPlan fromJson(String json) {
    JsonObject object = GSON.fromJson(json, JsonObject.class);
    for (String part : new String[] {"view", "head", "unfreezing", "loss", "judging", "schedule"}) {
      if (object == null || !object.has(part)) {
        throw new IllegalArgumentException("A plan for tuning an encoder says '" + part + "'");
      }
    }
    return GSON.fromJson(object, TuningPlan.class);
  }
}
