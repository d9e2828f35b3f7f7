package org.cuepoint.core.simulate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.cuepoint.core.active.Matrix;
import org.cuepoint.core.active.Place;
import org.cuepoint.core.active.audit.Share;
import org.cuepoint.core.active.stopping.Kappa;
import org.cuepoint.core.active.stopping.StopAdvice;
import org.cuepoint.core.train.LabelSpace;

/**
 * Looks after a run as the program looks after a project: how often the model was right where it
 * was asked at random, whether it still changes its mind, and whether to go on. Beside it stands
 * what only a simulation knows: how often the model was right everywhere. One thread.
 */
final class Watch {

  private final LabelSpace space;
  private final List<Clip> clips;

  /** Where successive models are compared. */
  private final List<Place> fixed;

  private final List<StopAdvice.Round> rounds = new ArrayList<>();
  private int[] before = {};
  private int asked;
  private int right;
  private double truth = Double.NaN;

  Watch(LabelSpace space, List<Clip> clips, List<Place> fixed) {
    this.space = space;
    this.clips = clips;
    this.fixed = List.copyOf(fixed);
  }

  /**
   * Begins a round.
   *
   * @param said what the model says of each clip; empty while there is none
   * @param places what may be asked
   */
  void begin(List<Matrix> said, List<Place> places) {
    asked = 0;
    right = 0;
    truth =
        said.isEmpty() || places.isEmpty()
            ? Double.NaN
            : places.stream().filter(place -> isRight(said, place)).count()
                / (double) places.size();
  }

  /** Notes an audit question. */
  void audit(List<Matrix> said, Place place) {
    if (!said.isEmpty()) {
      asked++;
      right += isRight(said, place) ? 1 : 0;
    }
  }

  /**
   * Ends a round.
   *
   * @param said what the model says after it
   * @param seconds that it took
   * @param items questions of it
   */
  SimulationResult.Check end(List<Matrix> said, double seconds, int items) {
    int[] now = fixed.stream().flatMapToInt(place -> guesses(said, place)).toArray();
    OptionalDouble kappa =
        before.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(Kappa.of(before, now));
    before = now;
    rounds.add(
        new StopAdvice.Round(
            kappa, Optional.of(new Share(right, asked)), OptionalDouble.empty(), seconds, items));
    return new SimulationResult.Check(
        StopAdvice.of(rounds).verdict(), kappa.orElse(Double.NaN), asked, right, truth);
  }

  /** Says whether the guess is what happens in the middle, in every group. */
  private boolean isRight(List<Matrix> said, Place place) {
    int[] guesses = guesses(said, place).toArray();
    int middle = place.startTick() + (place.endTick() - place.startTick()) / 2;
    for (int g = 0; g < guesses.length; g++) {
      int label = clips.get(PlaceGrid.clip(place)).truth()[g][middle];
      if (guesses[g] != space.output(g, label) - space.offset(g)) {
        return false;
      }
    }
    return true;
  }

  /** Returns the most probable output of each group, by the mean over the place. */
  private IntStream guesses(List<Matrix> said, Place place) {
    Matrix rows = said.get(PlaceGrid.clip(place));
    double[] sums = new double[space.outputs()];
    for (int t = place.startTick(); t < place.endTick(); t++) {
      for (int o = 0; o < sums.length; o++) {
        sums[o] += rows.at(t, o);
      }
    }
    return IntStream.range(0, space.groups().size())
        .map(
            g -> {
              int best = 0;
              for (int o = 1; o < space.size(g); o++) {
                best = sums[space.offset(g) + o] > sums[space.offset(g) + best] ? o : best;
              }
              return best;
            });
  }
}
