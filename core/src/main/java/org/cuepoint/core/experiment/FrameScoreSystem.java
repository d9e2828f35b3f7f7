package org.cuepoint.core.experiment;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.cuepoint.core.recognition.ProbabilityTrack;
import org.cuepoint.core.suggest.BoundaryScores;
import org.cuepoint.core.suggest.DecodedSegment;
import org.cuepoint.core.suggest.DecoderSettings;
import org.cuepoint.core.suggest.SemiMarkovDecoder;
import org.cuepoint.core.suggest.SemiMarkovSettings;
import org.cuepoint.core.suggest.ViterbiDecoder;

/** A way from frame-wise scores to segments, with the settings that are tried for it. */
enum FrameScoreSystem {
  /** The class with the greatest score at each frame. */
  ARGMAX("argmax"),

  /** The same, of scores that a running median has smoothed. */
  MEDIAN_FILTER("median filter"),

  /** The plain hidden Markov model. */
  VITERBI("viterbi"),

  /** The semi-Markov model with all it has. */
  SEMI_MARKOV("semi-markov"),

  /** Without a distribution of durations. */
  NO_DURATIONS("semi-markov, no durations"),

  /** Without learned transitions. */
  NO_TRANSITIONS("semi-markov, no transitions"),

  /** Without scores of boundaries. */
  NO_BOUNDARIES("semi-markov, no boundaries");

  private static final double LONGEST_FRAMES = 480;

  private final String word;

  FrameScoreSystem(String word) {
    this.word = word;
  }

  /** A setting: what it starts from, and what is tried. */
  @SuppressWarnings("ArrayRecordComponent") // Constants that nobody compares.
  record Knob(String name, double start, double... tried) {}

  /** A video with what was learned from others. */
  record Prepared(
      ScoredVideo video,
      ProbabilityTrack track,
      BoundaryScores boundaries,
      ScoreStatistics statistics) {

    static Prepared of(ScoredVideo video, ScoreStatistics statistics) {
      return new Prepared(video, statistics.track(video), statistics.boundaries(video), statistics);
    }
  }

  private static List<Knob> knobs(boolean durations, boolean transitions, boolean boundaries) {
    return List.of(
        new Knob("score exponent", .5, .1, .15, .2, .3, .4, .5, .7, 1, 1.4),
        new Knob("prior exponent", 0, 0, .05, .1, .2, .3, .5, .8),
        new Knob("switch cost", 1, 0, .5, 1, 1.5, 2, 3, 4, 6),
        durations
            ? new Knob("duration weight", 1, 0, .25, .5, .75, 1, 1.5, 2)
            : new Knob("duration weight", 0, 0),
        transitions
            ? new Knob("transition weight", .5, 0, .25, .5, .75, 1, 1.5)
            : new Knob("transition weight", 0, 0),
        boundaries
            ? new Knob("boundary weight", .5, 0, .25, .5, .75, 1, 1.5, 2)
            : new Knob("boundary weight", 0, 0),
        new Knob("shortest", 1, 1, 2, 3, 4, 6),
        new Knob("shortest background", 1, 1, 2, 3),
        new Knob("floor", 1e-3, 1e-5, 1e-4, 1e-3, .01, .03, .1));
  }

  /** Returns the system of a plan's word. */
  static FrameScoreSystem of(String word) {
    return Arrays.stream(values())
        .filter(system -> system.word.equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "'systems' names '"
                        + word
                        + "'; there are "
                        + Arrays.stream(values())
                            .map(system -> system.word)
                            .collect(Collectors.joining(", ", "", ""))));
  }

  /** Returns the settings in the order of {@link #label}. */
  List<Knob> knobs() {
    return switch (this) {
      case ARGMAX -> List.of();
      case MEDIAN_FILTER -> List.of(new Knob("frames", 5, 1, 3, 5, 7, 9, 13, 17, 25, 35, 51));
      case VITERBI ->
          List.of(
              new Knob("switch cost", 3, .5, 1, 1.5, 2, 3, 4, 5, 6, 8),
              new Knob("shortest", 1, 1, 2, 3, 4, 6),
              new Knob("shortest background", 1, 1, 2, 3),
              new Knob("floor", 1e-3, 1e-5, 1e-4, 1e-3, .01, .03, .1));
      case SEMI_MARKOV, NO_DURATIONS, NO_TRANSITIONS, NO_BOUNDARIES ->
          knobs(this != NO_DURATIONS, this != NO_TRANSITIONS, this != NO_BOUNDARIES);
    };
  }

  /**
   * Returns the class of each frame.
   *
   * @param settings one value a knob
   */
  int[] label(Prepared prepared, double[] settings) {
    return switch (this) {
      case ARGMAX -> argmax(prepared.video().scores());
      case MEDIAN_FILTER -> argmax(smoothed(prepared.video().scores(), (int) settings[0]));
      case VITERBI -> viterbi(prepared, settings);
      case SEMI_MARKOV, NO_DURATIONS, NO_TRANSITIONS, NO_BOUNDARIES ->
          semiMarkov(prepared, settings);
    };
  }

  private static int[] argmax(double[][] scores) {
    int[] labels = new int[scores.length];
    for (int t = 0; t < labels.length; t++) {
      for (int c = 1; c < scores[t].length; c++) {
        labels[t] = scores[t][c] > scores[t][labels[t]] ? c : labels[t];
      }
    }
    return labels;
  }

  private static double[][] smoothed(double[][] scores, int frames) {
    double[][] smooth = new double[scores.length][scores[0].length];
    for (int t = 0; t < scores.length; t++) {
      int from = Math.max(0, t - frames / 2);
      int to = Math.min(scores.length, t + frames / 2 + 1);
      for (int c = 0; c < smooth[t].length; c++) {
        double[] window = new double[to - from];
        for (int i = from; i < to; i++) {
          window[i - from] = scores[i][c];
        }
        Arrays.sort(window);
        smooth[t][c] = (window[(window.length - 1) / 2] + window[window.length / 2]) / 2;
      }
    }
    return smooth;
  }

  private static int[] viterbi(Prepared prepared, double[] settings) {
    double hertz = prepared.statistics().clock().hertz();
    DecoderSettings chosen =
        new DecoderSettings(settings[0], settings[1] / hertz, settings[2] / hertz, 0, settings[3]);
    int[] labels = new int[prepared.video().frames()];
    for (DecodedSegment segment :
        new ViterbiDecoder(chosen).decode(prepared.track(), groups(prepared), List.of())) {
      Arrays.fill(labels, segment.startTick(), segment.endTick(), segment.classIndex() + 1);
    }
    return labels;
  }

  private static int[] semiMarkov(Prepared prepared, double[] settings) {
    double hertz = prepared.statistics().clock().hertz();
    SemiMarkovSettings chosen =
        new SemiMarkovSettings(
            new DecoderSettings(
                settings[2], settings[6] / hertz, settings[7] / hertz, 0, settings[8]),
            settings[0],
            settings[1],
            settings[3],
            settings[4],
            settings[5],
            LONGEST_FRAMES / hertz,
            1,
            .8);
    int[] labels =
        new SemiMarkovDecoder(chosen, prepared.statistics().segments())
            .labels(prepared.track(), groups(prepared), List.of(), List.of(prepared.boundaries()))
            .getFirst();
    for (int t = 0; t < labels.length; t++) {
      // Background is -1 there and class 0 here.
      labels[t]++;
    }
    return labels;
  }

  private static List<List<Integer>> groups(Prepared prepared) {
    return ScoreStatistics.groups(prepared.video().classes());
  }
}
