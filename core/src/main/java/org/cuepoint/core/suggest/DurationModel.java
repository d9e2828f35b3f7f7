package org.cuepoint.core.suggest;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cuepoint.core.taxonomy.ClassId;
import org.cuepoint.core.train.DatasetSnapshot;

/**
 * How long each class lasts, and each group's background: negative binomials, in seconds so that
 * they serve any clock. Learnt from what is labelled; a class with few labels leans on all classes
 * together, and these on a broad default. Immutable; JSON that people can read.
 *
 * @param pooled all classes together
 * @param classes by the class's identity
 * @param background by group
 */
public record DurationModel(Length pooled, Map<String, Length> classes, List<Length> background) {

  private static final Gson GSON = new GsonBuilder().setPrettyPrinting().create();

  /** What is assumed before anything is labelled: most between a quarter second and six. */
  private static final Length DEFAULT = new Length(2.5, 1.2, 0, 0);

  private static final Length DEFAULT_BACKGROUND = new Length(4, 1, 0, 0);

  /** Copies the collections. */
  public DurationModel {
    classes = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(classes));
    background = List.copyOf(background);
  }

  /**
   * A distribution of durations.
   *
   * @param meanSeconds its mean
   * @param shape of the negative binomial: 1 is geometric, the greater the more alike
   * @param complete from how many runs whose both ends are known
   * @param cutOff from how many runs that last at least as long as is known
   */
  public record Length(double meanSeconds, double shape, int complete, int cutOff) {

    /** Validates mean and shape. */
    public Length {
      if (!(meanSeconds > 0 && shape > 0)) {
        throw new IllegalArgumentException(
            "A duration needs a mean and a shape above 0, not " + meanSeconds + ", " + shape);
      }
    }

    /** Returns the distribution in ticks. */
    NegativeBinomial ticks(int hertz) {
      return new NegativeBinomial(Math.max(1.05, meanSeconds * hertz), shape);
    }
  }

  /** Returns what is assumed before anything is labelled. */
  public static DurationModel defaults() {
    return new DurationModel(DEFAULT, Map.of(), List.of());
  }

  /**
   * Learns from everything that is labelled, by greatest likelihood with pseudo-observations of the
   * wider distribution. A run counts as complete when the ticks before and after it are known to be
   * something else. One that touches the beginning or end of its video, or what is not known, is
   * cut off and counts as lasting at least as long (its likelihood is P(D ≥ d)). But as long as a
   * class has fewer than three complete runs, segments in unlabelled time count as complete, since
   * whoever drew them looked at their edges: without that, a project in which nobody marks reviewed
   * time would learn nothing of durations.
   */
  public static DurationModel learn(DatasetSnapshot snapshot) {
    int groups = snapshot.groups().size();
    Map<Integer, LengthFit> fits = new TreeMap<>();
    List<LengthFit> backgrounds = new ArrayList<>();
    for (int g = 0; g < groups; g++) {
      backgrounds.add(new LengthFit());
    }
    for (LabelledRun run : LabelledRun.of(snapshot)) {
      LengthFit fit =
          run.label() == DatasetSnapshot.Target.BACKGROUND
              ? backgrounds.get(run.group())
              : fits.computeIfAbsent(run.label(), label -> new LengthFit());
      fit.add(run);
    }
    int hertz = snapshot.clock();
    LengthFit all = new LengthFit();
    fits.values().forEach(all::addAll);
    Length pooled = all.fit(DEFAULT, hertz);
    Map<String, Length> classes = new LinkedHashMap<>();
    fits.forEach(
        (label, fit) -> classes.put(snapshot.classes().get(label), fit.fit(pooled, hertz)));
    return new DurationModel(
        pooled,
        classes,
        backgrounds.stream().map(fit -> fit.fit(DEFAULT_BACKGROUND, hertz)).toList());
  }

  /** Returns what is known of a class; all classes together when it was never labelled. */
  public Length of(ClassId id) {
    return classes.getOrDefault(id.toString(), pooled);
  }

  /** Returns what is known of a group's background. */
  public Length background(int group) {
    return group < background.size() ? background.get(group) : DEFAULT_BACKGROUND;
  }

  /** Returns the JSON form. */
  public String toJson() {
    return GSON.toJson(this);
  }

  /** Reads the JSON form. */
  public static DurationModel fromJson(String json) {
    return GSON.fromJson(json, DurationModel.class);
  }
}
