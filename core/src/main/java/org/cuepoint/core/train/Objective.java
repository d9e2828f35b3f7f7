package org.cuepoint.core.train;

/**
 * What a student is trained on. Every part has a weight, 0 to leave it out; without a teacher only
 * those of labels count.
 *
 * @param labels cross entropy on labelled ticks
 * @param smoothing truncated roughness of neighbouring ticks
 * @param edges binary cross entropy to the edges of labels
 * @param ticks KL divergence to the teacher on every tick, labelled or not
 * @param windows the same on the mean distribution of a window
 * @param features smooth L1 between normalised features and the teacher's embedding, at every depth
 *     of the student through a linear adapter of its own
 * @param relation squared difference of the cosine similarities between ticks
 * @param boundary binary cross entropy to the teacher's edges
 * @param consistency symmetric KL of two views with other ticks hidden
 * @param temperature of the KL divergences, at least 1
 * @param divergence which form
 * @param weighting how the parts are put together
 * @param sampleFloor least weight of a tick of which the teacher is unsure: a tick counts {@code 1
 *     − H(p)/log C}; 1 to count all alike
 * @param logitsFrom share of the steps after which the KL divergences join
 * @param labelsFrom share of the steps after which labels and edges join
 */
public record Objective(
    double labels,
    double smoothing,
    double edges,
    double ticks,
    double windows,
    double features,
    double relation,
    double boundary,
    double consistency,
    double temperature,
    Divergence divergence,
    Weighting weighting,
    double sampleFloor,
    double logitsFrom,
    double labelsFrom) {

  /** The form of the divergence between teacher and student. */
  public enum Divergence {
    /** {@code T² Σ p (log p − log q)}: Hinton, Vinyals and Dean, 2015. */
    FORWARD_KL,
    /**
     * {@code T² Σ p (log p − q)}, without the logarithm on the student's side, as in published code
     * of DVFL-Net; only for comparison.
     */
    WITHOUT_STUDENT_LOG
  }

  /** How the parts are put together. */
  public enum Weighting {
    /** By their weights. */
    FIXED,
    /**
     * By learned uncertainty, {@code Σ c e^(−s) L + s/2} over the parts whose weight is not 0
     * (Kendall, Gal and Cipolla, CVPR 2018), c being ½ for regressions and 1 for classifications;
     * each part is multiplied by its weight first. The smoothing keeps its weight.
     */
    UNCERTAINTY
  }

  /** Validates the ranges. */
  public Objective {
    double[] weights = {
      labels, smoothing, edges, ticks, windows, features, relation, boundary, consistency
    };
    for (double weight : weights) {
      if (!(weight >= 0)) {
        throw new IllegalArgumentException("Weights of losses are 0 or more");
      }
    }
    if (!(temperature >= 1
        && sampleFloor >= 0
        && sampleFloor <= 1
        && logitsFrom >= 0
        && logitsFrom < 1
        && labelsFrom >= 0
        && labelsFrom < 1)) {
      throw new IllegalArgumentException(
          "A temperature is 1 or more, a floor from 0 to 1, and stages begin before the end");
    }
  }

  /** Returns what the program uses to learn from a teacher. */
  public static Objective distilling() {
    return new Objective(
        1,
        0.15,
        0.5,
        1,
        0.5,
        0.5,
        0.5,
        0.5,
        0,
        2,
        Divergence.FORWARD_KL,
        Weighting.FIXED,
        0.1,
        0,
        0);
  }

  /** Returns what is left without a teacher. */
  public Objective withoutTeacher() {
    return new Objective(
        labels,
        smoothing,
        edges,
        0,
        0,
        0,
        0,
        0,
        consistency,
        temperature,
        divergence,
        weighting,
        sampleFloor,
        0,
        0);
  }

  /** Says whether a teacher is needed. */
  public boolean needsTeacher() {
    return ticks > 0 || windows > 0 || features > 0 || relation > 0 || boundary > 0;
  }
}
