package org.cuepoint.core.recognition.djl.export;

import org.cuepoint.core.recognition.FeatureShape;
import org.cuepoint.core.recognition.djl.supervision.ClipStandard;
import org.cuepoint.core.recognition.djl.supervision.RunningStandard;

/** Standardisation of tokens in a graph. */
final class Standardising {

  private Standardising() {}

  /**
   * As {@link RunningStandard#next}. The training clips' statistics are constants of the graph that
   * take the place of the state at the first tick, so that a stream begins with zeros.
   *
   * @param tokens shape (tokens, C)
   */
  static Value running(
      Graph graph, State state, Value tokens, FeatureShape shape, RunningStandard.Prior prior) {
    long count = (long) shape.tokens() * shape.tokens();
    long channels = shape.channels();
    Value seen = state.before("ticks", 1);
    Value mean =
        graph.whereZero(
            seen,
            graph.floats("prior.mean", prior.mean(), count, channels),
            state.before("mean", count, channels));
    Value variance =
        graph.whereZero(
            seen,
            graph.floats("prior.variance", prior.variance(), count, channels),
            state.before("variance", count, channels));
    Value ticks = graph.add(seen, graph.number(1));
    Value share = graph.div(graph.number(1), graph.add(ticks, graph.number(prior.ticks())));
    Value away = graph.sub(tokens, mean);
    mean = graph.add(mean, graph.mul(share, away));
    Value still = graph.sub(tokens, mean);
    variance = graph.add(variance, graph.mul(share, graph.sub(graph.mul(away, still), variance)));
    state.after("ticks", ticks);
    state.after("mean", mean);
    state.after("variance", variance);
    return graph.div(still, deviation(graph, variance, RunningStandard.FLOOR));
  }

  /**
   * As {@link ClipStandard}, whose statistics are inputs.
   *
   * @param tokens shape (…, tokens, C)
   * @param mean shape (tokens, C)
   * @param variance shape (tokens, C)
   */
  static Value whole(Graph graph, Value tokens, Value mean, Value variance) {
    return graph.div(graph.sub(tokens, mean), deviation(graph, variance, ClipStandard.FLOOR));
  }

  private static Value deviation(Graph graph, Value variance, double floor) {
    return graph.sqrt(graph.add(variance, graph.number(floor)));
  }
}
