package org.cuepoint.core.ethogram;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cuepoint.core.taxonomy.ActionClass;
import org.cuepoint.core.taxonomy.ClassId;
import org.cuepoint.core.taxonomy.LabelScheme;

/**
 * All that was observed of one subject in one video.
 *
 * @param observation what was looked at
 * @param behaviours one for each class of the scheme, in its order
 * @param groups one for each group, in the order of {@link BehaviourGroup#of}
 */
public record ObservationRecord(
    Observation observation, List<BehaviourRecord> behaviours, List<GroupRecord> groups) {

  /** Copies the lists. */
  public ObservationRecord {
    behaviours = List.copyOf(behaviours);
    groups = List.copyOf(groups);
  }

  /** Reads the labels of one observation. */
  public static ObservationRecord of(LabelScheme scheme, Observation observation) {
    Said said = new Said(observation);
    List<BehaviourGroup> groups = BehaviourGroup.of(scheme);
    List<GroupRecord> records = new ArrayList<>();
    Map<ClassId, BehaviourRecord> behaviours = new HashMap<>();
    for (BehaviourGroup group : groups) {
      Said.Decided decided = said.decide(group.classes());
      records.add(GroupRecord.of(observation, said, decided, group));
      for (ActionClass each : group.classes()) {
        behaviours.put(each.id(), BehaviourRecord.of(observation, said, decided, each.id()));
      }
    }
    return new ObservationRecord(
        observation,
        scheme.classes().stream().map(each -> behaviours.get(each.id())).toList(),
        records);
  }

  /** Says whether anything is known of it. */
  public boolean isObserved() {
    return behaviours.stream()
        .anyMatch(each -> each.observedSeconds() > 0 || !each.occurrences().isEmpty());
  }
}
