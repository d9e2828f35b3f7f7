package org.cuepoint.core.active.stopping;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import org.cuepoint.core.active.QueueItem;
import org.cuepoint.core.active.audit.AuditEstimate;
import org.cuepoint.core.active.audit.Judgement;
import org.cuepoint.core.active.audit.Share;

/**
 * Human minutes against how right the model was then.
 *
 * @param points in order of time
 */
public record LearningCurve(List<Point> points) {

  /** So many audit answers make a point: fewer say too little, more come too seldom. */
  static final int AUDIT_ANSWERS_A_POINT = 10;

  /** Copies the points. */
  public LearningCurve {
    points = List.copyOf(points);
  }

  /**
   * How right the model was at a time.
   *
   * @param minutes of a person's work up to then
   * @param items questions answered up to then
   * @param accuracy share of right guesses among the audit answers of this stretch
   * @param f1 F1 of the classes without background among them, 0 to 1; NaN when none was there
   */
  public record Point(double minutes, int items, Share accuracy, double f1) {}

  /**
   * Takes the curve from answers: every ten judged audit answers in turn make a point, which stands
   * at their mean time; a rest of fewer is left out.
   *
   * @param answers in any order, audit or not
   * @param minutes how many minutes a person had worked at a time
   */
  public static LearningCurve of(List<Judgement> answers, ToDoubleFunction<Instant> minutes) {
    List<Judgement> ordered =
        answers.stream().sorted(Comparator.comparing(Judgement::when)).toList();
    List<Point> points = new ArrayList<>();
    List<Judgement> stretch = new ArrayList<>();
    double minutesOfStretch = 0;
    double itemsOfStretch = 0;
    for (int i = 0; i < ordered.size(); i++) {
      Judgement answer = ordered.get(i);
      if (answer.audit() == QueueItem.Audit.YES && answer.outcome() == Judgement.Outcome.JUDGED) {
        stretch.add(answer);
        minutesOfStretch += minutes.applyAsDouble(answer.when());
        itemsOfStretch += i + 1;
      }
      if (stretch.size() == AUDIT_ANSWERS_A_POINT) {
        points.add(
            new Point(
                minutesOfStretch / stretch.size(),
                (int) Math.round(itemsOfStretch / stretch.size()),
                AuditEstimate.agreement(stretch),
                AuditEstimate.f1(stretch)));
        stretch.clear();
        minutesOfStretch = 0;
        itemsOfStretch = 0;
      }
    }
    return new LearningCurve(points);
  }

  /** Returns the law that fits the accuracy best; empty with fewer than four points. */
  public Optional<PowerLaw> law() {
    return PowerLaw.fit(
        points.stream()
            .filter(point -> point.minutes() > 0 && point.accuracy().total() > 0)
            .map(
                point ->
                    new PowerLaw.Sample(
                        point.minutes(), point.accuracy().value(), point.accuracy().total()))
            .toList());
  }

  /**
   * Returns by how much the accuracy would rise with more work, by the law that fits best.
   *
   * @param now minutes worked so far
   * @param more minutes on top, at least 0
   */
  public OptionalDouble gain(double now, double more) {
    Optional<PowerLaw> law = law();
    return law.isEmpty() || !(now > 0)
        ? OptionalDouble.empty()
        : OptionalDouble.of(law.get().at(now + more) - law.get().at(now));
  }
}
