package org.cuepoint.core.saliency;

import java.util.List;

/**
 * What a model's answer at one tick hangs on.
 *
 * @param label position of the class that it gives there, or -1 for background of the group
 * @param probability how probable it is to the model
 * @param side the token map has side × side cells
 * @param place how much less probable it is without each cell around that moment, row by row from
 *     the top left; negative where it is more probable
 * @param firstTick tick of the video that {@code time} begins at
 * @param ticksAPart ticks of one entry of {@code time}
 * @param time how much less probable it is without each part of the stretch
 * @param deletion how probable it is when the most important cells are hidden one share after the
 *     other, nothing first, all last
 * @param randomDeletion the same in random order, mean of some orders
 */
public record Saliency(
    int label,
    double probability,
    int side,
    List<Double> place,
    int firstTick,
    int ticksAPart,
    List<Double> time,
    List<Double> deletion,
    List<Double> randomDeletion) {

  /** Copies the lists. */
  public Saliency {
    place = List.copyOf(place);
    time = List.copyOf(time);
    deletion = List.copyOf(deletion);
    randomDeletion = List.copyOf(randomDeletion);
    if (place.size() != side * side) {
      throw new IllegalArgumentException(place.size() + " cells are no square of " + side);
    }
  }

  /** Returns the same with the class at another position, as in another scheme. */
  public Saliency withLabel(int newLabel) {
    return new Saliency(
        newLabel,
        probability,
        side,
        place,
        firstTick,
        ticksAPart,
        time,
        deletion,
        randomDeletion);
  }

  /** Returns the area under the deletion curve, 0 to 1; the smaller, the more the map is right. */
  public double deletionArea() {
    return area(deletion);
  }

  /** Returns the area under the curve of random orders, 0 to 1. */
  public double randomArea() {
    return area(randomDeletion);
  }

  /** Says whether what the map marks matters more than what it does not. */
  public boolean beatsChance() {
    return deletionArea() < randomArea();
  }

  /** By the trapezoidal rule. */
  private static double area(List<Double> curve) {
    double sum = 0;
    for (int i = 1; i < curve.size(); i++) {
      sum += (curve.get(i - 1) + curve.get(i)) / 2;
    }
    return curve.size() < 2 ? 0 : sum / (curve.size() - 1);
  }
}
