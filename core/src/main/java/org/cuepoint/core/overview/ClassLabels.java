package org.cuepoint.core.overview;

import java.util.List;
import org.cuepoint.core.ethogram.BehaviourStatistics;
import org.cuepoint.core.ethogram.Ethogram;
import org.cuepoint.core.taxonomy.ActionClass;

/**
 * How much there is of a class.
 *
 * @param actionClass the class
 * @param statistics its figures over all videos
 * @param videos in how many videos or regions it happens
 */
public record ClassLabels(ActionClass actionClass, BehaviourStatistics statistics, int videos) {

  static List<ClassLabels> of(Ethogram ethogram) {
    List<BehaviourStatistics> statistics = ethogram.all().statistics();
    List<ActionClass> classes = ethogram.scheme().classes();
    return java.util.stream.IntStream.range(0, classes.size())
        .mapToObj(
            c ->
                new ClassLabels(
                    classes.get(c),
                    statistics.get(c),
                    (int)
                        ethogram.records().stream()
                            .filter(each -> !each.behaviours().get(c).occurrences().isEmpty())
                            .count()))
        .toList();
  }
}
