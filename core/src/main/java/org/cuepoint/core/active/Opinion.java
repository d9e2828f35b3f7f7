package org.cuepoint.core.active;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * What one of two models that contradict each other takes a place for. It is kept among the parts
 * of a question, under a name that says who and what, so that the reason reads the same after a
 * restart, when the models have long learned more.
 *
 * @param speaker the word of the model's kind, such as {@code teacher}
 * @param label name of the class, empty when the model finds that nothing happens
 * @param probability mean over the place, 0 to 1
 */
public record Opinion(String speaker, String label, double probability) {

  private static final String PART = "says:";
  private static final char BETWEEN = ':';
  private static final String TEACHER = "teacher";

  /** Validates that the speaker can be told from the label. */
  public Opinion {
    if (speaker.isEmpty() || speaker.indexOf(BETWEEN) >= 0) {
      throw new IllegalArgumentException("'" + speaker + "' is no kind of model");
    }
  }

  /** Returns the name of the part that this is kept under; its value is the probability. */
  public String part() {
    return PART + speaker + BETWEEN + label;
  }

  /** Says whether a part of a question is an opinion and no number that it was ranked by. */
  public static boolean isPart(String name) {
    return name.startsWith(PART);
  }

  /** Returns the opinions among the parts of a question, a teacher's first, then by speaker. */
  public static List<Opinion> of(Map<String, Double> parts) {
    List<Opinion> found = new ArrayList<>();
    parts.forEach(
        (name, probability) -> {
          int between = name.indexOf(BETWEEN, PART.length());
          if (isPart(name) && between > PART.length()) {
            found.add(
                new Opinion(
                    name.substring(PART.length(), between),
                    name.substring(between + 1),
                    probability));
          }
        });
    found.sort(
        Comparator.comparing((Opinion opinion) -> !opinion.speaker().equals(TEACHER))
            .thenComparing(Opinion::speaker)
            .thenComparing(Opinion::label));
    return List.copyOf(found);
  }
}
