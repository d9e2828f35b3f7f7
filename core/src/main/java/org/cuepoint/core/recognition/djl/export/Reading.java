package org.cuepoint.core.recognition.djl.export;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.cuepoint.core.train.LabelSpace;

/**
 * What a model says, made of its logits: the probability of each class by its position in the label
 * scheme, and of each group that another label begins.
 *
 * @param probabilities within a group the rest to 1 is background; 0 for a class that stands in no
 *     group
 */
record Reading(Value probabilities, Value edges) {

  static final String PROBABILITIES = "probabilities";
  static final String EDGES = "edges";

  /**
   * Reads logits.
   *
   * @param logits last axis: class logits as the label space orders them, then edge logits
   * @param classes how many the label scheme has
   */
  static Reading of(Graph graph, Value logits, LabelSpace space, int classes) {
    List<Value> groups = new ArrayList<>();
    long[] places = new long[classes];
    int read = 0;
    for (int g = 0; g < space.groups().size(); g++) {
      int offset = space.offset(g);
      Value own = graph.slice(logits, -1, offset, (long) offset + space.size(g));
      groups.add(graph.from(graph.softmax(own, -1), -1, 1));
      for (int label : space.groups().get(g)) {
        places[label] = ++read;
      }
    }
    // Place 0 is for classes of no group.
    Value first = graph.slice(logits, -1, 0, 1);
    groups.addFirst(graph.sub(first, first));
    Value all = graph.concat(-1, groups.toArray(Value[]::new));
    Value edges = graph.sigmoid(graph.from(logits, -1, space.outputs()));
    return new Reading(inOrder(graph, all, places), edges);
  }

  private static Value inOrder(Graph graph, Value all, long[] places) {
    boolean ordered = IntStream.range(0, places.length).allMatch(i -> places[i] == i + 1);
    return ordered ? graph.from(all, -1, 1) : graph.gather(all, -1, places);
  }
}
