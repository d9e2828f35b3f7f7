package org.cuepoint.core.overview;

import java.util.ArrayList;
import java.util.List;
import org.cuepoint.core.active.stopping.Kappa;
import org.cuepoint.core.annotation.Annotator;
import org.cuepoint.core.ethogram.GroupRecord;
import org.cuepoint.core.ethogram.Observation;
import org.cuepoint.core.ethogram.ObservationRecord;
import org.cuepoint.core.session.Observing;
import org.cuepoint.core.taxonomy.LabelScheme;
import org.cuepoint.core.time.FeatureClock;

/**
 * How far two people agree where both have looked: Cohen's kappa over the ticks of the project's
 * clock at which both say what happens, in each exclusive group (Bakeman and Quera, 2011, call this
 * time-unit kappa). Neighbouring ticks are not independent, so no interval is given.
 *
 * @param one first by name
 * @param other second by name
 * @param kappa at most 1
 * @param same share of ticks at which both say the same, 0 to 1
 * @param seconds compared, counted once for each exclusive group
 */
public record AnnotatorAgreement(
    Annotator.Person one, Annotator.Person other, double kappa, double same, double seconds) {

  /** Compares all pairs of people that have looked at the same time of something. */
  public static List<AnnotatorAgreement> of(
      LabelScheme scheme, List<Observation> observations, FeatureClock clock) {
    List<Annotator.Person> people = Observing.annotators(observations);
    List<AnnotatorAgreement> pairs = new ArrayList<>();
    for (int i = 0; i < people.size(); i++) {
      for (int j = i + 1; j < people.size(); j++) {
        compare(scheme, observations, clock, people.get(i), people.get(j), pairs);
      }
    }
    return pairs;
  }

  private static void compare(
      LabelScheme scheme,
      List<Observation> observations,
      FeatureClock clock,
      Annotator.Person one,
      Annotator.Person other,
      List<AnnotatorAgreement> pairs) {
    List<Integer> first = new ArrayList<>();
    List<Integer> second = new ArrayList<>();
    for (Observation each : observations) {
      List<Annotator.Person> here = each.annotators();
      if (here.contains(one) && here.contains(other)) {
        List<GroupRecord> said = ObservationRecord.of(scheme, each.by(one)).groups();
        List<GroupRecord> answered = ObservationRecord.of(scheme, each.by(other)).groups();
        for (int group = 0; group < said.size(); group++) {
          // Background of one group and of another are not the same label.
          int offset = group * (scheme.classes().size() + 1);
          for (int tick = 0; tick < clock.ticks(each.index()); tick++) {
            int frame = clock.frame(each.index(), tick);
            int a = said.get(group).stateAt(frame);
            int b = answered.get(group).stateAt(frame);
            if (a != GroupRecord.NOT_KNOWN && b != GroupRecord.NOT_KNOWN) {
              first.add(offset + a);
              second.add(offset + b);
            }
          }
        }
      }
    }
    if (!first.isEmpty()) {
      int[] a = first.stream().mapToInt(Integer::intValue).toArray();
      int[] b = second.stream().mapToInt(Integer::intValue).toArray();
      long same = java.util.stream.IntStream.range(0, a.length).filter(i -> a[i] == b[i]).count();
      pairs.add(
          new AnnotatorAgreement(
              one,
              other,
              Kappa.of(a, b),
              (double) same / a.length,
              (double) a.length / clock.hertz()));
    }
  }
}
