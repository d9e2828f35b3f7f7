package org.cuepoint.core.recognition.djl.teacher;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.cuepoint.core.train.TeacherPlan;
import org.cuepoint.core.train.TrainingClip;

/**
 * Deals clips out into folds so that no group (or video) is on both sides.
 *
 * @param parts for each fold that is tested: the clips that are trained on, and those held out
 * @param words what was done, for a person
 */
record Folds(List<Part> parts, String words) {

  private static final int FEWEST_UNITS = 3;

  record Part(List<TrainingClip> trained, List<TrainingClip> held) {}

  /**
   * Deals.
   *
   * @param clips those with labelled ticks
   * @param seed of the order of the units
   */
  static Folds of(List<TrainingClip> clips, TeacherPlan.Calibrating how, long seed) {
    List<String> units =
        new ArrayList<>(new TreeSet<>(clips.stream().map(TrainingClip::unit).toList()));
    if (how.trained() == 0) {
      return new Folds(List.of(), "not calibrated, as the plan wants it");
    }
    if (units.size() < FEWEST_UNITS) {
      return new Folds(
          List.of(),
          "not calibrated: the labels come from "
              + units.size()
              + " groups or videos, and at least "
              + FEWEST_UNITS
              + " are needed to hold some out");
    }
    Collections.shuffle(units, new Random(seed));
    int folds = Math.min(how.folds(), units.size());
    int tested = Math.min(how.trained(), folds);
    List<Part> parts = new ArrayList<>();
    for (int f = 0; f < tested; f++) {
      List<String> held = new ArrayList<>();
      for (int u = f; u < units.size(); u += folds) {
        held.add(units.get(u));
      }
      parts.add(
          new Part(
              clips.stream().filter(clip -> !held.contains(clip.unit())).toList(),
              clips.stream().filter(clip -> held.contains(clip.unit())).toList()));
    }
    return new Folds(
        parts,
        "temperature from "
            + tested
            + " of "
            + folds
            + " folds by group or video, "
            + units.size()
            + " in all");
  }
}
