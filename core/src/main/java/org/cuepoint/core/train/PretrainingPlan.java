package org.cuepoint.core.train;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * How an encoder is trained without labels (stage A).
 *
 * <p>A batch holds {@code videos} places in videos, at each {@code clips} clips some seconds apart,
 * each seen twice with other crops and colours.
 *
 * @param encoder name of the encoder's shape, for example {@code FE-XS}
 * @param clipTicks ticks of a clip
 * @param videos places in a batch
 * @param clips clips of a place, at least 2
 * @param cropSize width and height of what the network sees in training, in pixels; at most the
 *     encoder's input size, a multiple of 16
 * @param apartSeconds clips of a video that are nearer are not told apart
 * @param weights of the parts of the loss
 * @param view how pictures are changed
 * @param schedule steps, learning rate, seed, cap
 */
public record PretrainingPlan(
    String encoder,
    int clipTicks,
    int videos,
    int clips,
    int cropSize,
    double apartSeconds,
    Weights weights,
    View view,
    TrainingSchedule schedule) {

  private static final Gson GSON = new GsonBuilder().setPrettyPrinting().create();

  /** Validates the numbers. */
  public PretrainingPlan {
    if (clipTicks < 2 || videos < 1 || clips < 2 || cropSize < 16 || cropSize % 16 != 0) {
      throw new IllegalArgumentException(
          "Pretraining needs clips of at least 2 ticks, 2 clips a place and crops of a multiple of"
              + " 16 pixels");
    }
  }

  /**
   * Weights of the parts of the loss; 0 leaves a part out.
   *
   * @param byol agreement of two views with a slowly moving copy: Grill et al., "Bootstrap your own
   *     latent", NeurIPS 2020; for video Feichtenhofer et al., CVPR 2021
   * @param local telling times of one video apart: the local-local loss of Dave et al., "TCLR",
   *     2022
   * @param rate guessing the playback rate
   * @param arrow guessing whether time runs forwards
   */
  public record Weights(double byol, double local, double rate, double arrow) {}

  /**
   * How a clip's pictures are changed, all of a clip alike.
   *
   * @param smallest least share of width and height that a crop keeps
   * @param brightness greatest change of brightness, as a share
   * @param contrast greatest change of contrast, as a share
   * @param colour greatest change of each colour channel, as a share
   * @param grey probability of leaving out colour
   * @param noise deviation of noise
   */
  public record View(
      double smallest,
      double brightness,
      double contrast,
      double colour,
      double grey,
      double noise) {}

  /** How much time pretraining gets. */
  public enum Profile {
    /** Minutes: while a coffee is made. */
    QUICK,
    /** Half an hour. */
    STANDARD,
    /** Hours: over night. */
    THOROUGH;

    /** Returns the word that commands use. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Finds a profile by its word.
     *
     * @throws IllegalArgumentException if there is none; the message lists those that exist
     */
    public static Profile ofWord(String word) {
      return Arrays.stream(values())
          .filter(profile -> profile.word().equals(word))
          .findFirst()
          .orElseThrow(
              () ->
                  new IllegalArgumentException(
                      "There is no profile '" + word + "'; there are " + words()));
    }

    private static List<String> words() {
      return Arrays.stream(values()).map(Profile::word).toList();
    }
  }

  /**
   * Returns the plan of a profile for the smallest encoder.
   *
   * <p>Only the local part has a weight. Measured on 36 videos of figures, 600 steps of FE-XS,
   * linear probe of segments, leave one group out: random filters 35 %, local alone 51 %, with rate
   * 0.3 and arrow 0.15 48 %, negatives from 1 s on instead of 3 s 48 %; after 150 steps byol alone
   * 34 %, local alone 46 %, all four 45 %.
   */
  public static PretrainingPlan of(Profile profile) {
    Weights weights = new Weights(0, 1, 0, 0);
    View view = new View(0.7, 0.3, 0.3, 0.2, 0.1, 0.02);
    return switch (profile) {
      case QUICK ->
          new PretrainingPlan("FE-XS", 4, 8, 4, 48, 3, weights, view, schedule(600, 5 * 60));
      case STANDARD ->
          new PretrainingPlan("FE-XS", 8, 8, 4, 48, 3, weights, view, schedule(2000, 30 * 60));
      case THOROUGH ->
          new PretrainingPlan("FE-XS", 8, 16, 4, 64, 3, weights, view, schedule(10_000, 4 * 3600));
    };
  }

  private static TrainingSchedule schedule(int steps, double maximumSeconds) {
    return new TrainingSchedule(steps, LearningRate.cosine(1e-3), 1e-2, maximumSeconds, -1, 1);
  }

  /** Returns the same plan with another schedule. */
  public PretrainingPlan with(TrainingSchedule newSchedule) {
    return new PretrainingPlan(
        encoder, clipTicks, videos, clips, cropSize, apartSeconds, weights, view, newSchedule);
  }

  /** Returns the same plan for another encoder. */
  public PretrainingPlan withEncoder(String name) {
    return new PretrainingPlan(
        name, clipTicks, videos, clips, cropSize, apartSeconds, weights, view, schedule);
  }

  /** Returns the JSON form. */
  public String toJson() {
    return GSON.toJson(this);
  }

  /** Reads the JSON form. */
  public static PretrainingPlan fromJson(String json) {
    return GSON.fromJson(json, PretrainingPlan.class);
  }
}
