package org.cuepoint.core.experiment;

import java.util.List;

/**
 * How much do features say before any network is trained on them? Labelled segments are classified
 * by simple probes: logistic regression and nearest neighbours with all labels and with few, and
 * each tick by logistic regression on what surrounds it.
 *
 * @param name what people read
 * @param data which videos and labels
 * @param split how videos are held out
 * @param seeds at least one; they draw the few labels and start what is random in an encoder
 * @param labelsPerClass how many segments of each class the few-label probes get
 * @param encoders what is compared
 */
public record RepresentationPlan(
    String name,
    DataLayout data,
    SplitChoice split,
    List<Long> seeds,
    List<Integer> labelsPerClass,
    List<NamedEncoder> encoders)
    implements ExperimentPlan {

  /** Copies the lists and validates that there is something to do. */
  public RepresentationPlan {
    seeds = Plans.seeds(seeds);
    labelsPerClass = List.copyOf(labelsPerClass);
    encoders = Plans.some("encoders", encoders);
    Plans.distinct("encoders", encoders.stream().map(NamedEncoder::name).toList());
    if (labelsPerClass.stream().anyMatch(count -> count < 1)) {
      throw new IllegalArgumentException("'labels_per_class' must be 1 or more");
    }
  }

  /**
   * An encoder under the name of its row.
   *
   * @param name what the table says
   * @param encoder how it comes about
   */
  public record NamedEncoder(String name, EncoderChoice encoder) {}
}
