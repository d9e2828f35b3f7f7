package org.cuepoint.app.demo;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cuepoint.app.report.Picture;
import org.cuepoint.core.eval.Evaluation;
import org.cuepoint.core.eval.LabelledVideo;

/**
 * What a demonstration showed.
 *
 * @param settings how it ran
 * @param started when
 * @param seconds how long it took in all
 * @param stageSeconds seconds of each stage by name, in order
 * @param classes classes and their colours, in order
 * @param videos number of videos by role
 * @param start the figures before the first question
 * @param strategies one course for each way of choosing
 * @param baselines figures of the simplest methods on the labels of the start
 */
public record DemoResult(
    DemoSettings settings,
    Instant started,
    double seconds,
    Map<String, Double> stageSeconds,
    Map<String, String> classes,
    Map<DemoMaterial.Role, Long> videos,
    Point start,
    List<Course> strategies,
    Map<String, Evaluation> baselines) {

  /** Copies the list. */
  public DemoResult {
    strategies = List.copyOf(strategies);
  }

  /**
   * One evaluation on the test videos.
   *
   * @param answers questions answered so far
   * @param labels segments that the person has marked or made longer so far
   * @param labelledSeconds seconds of video that the person has looked at so far
   * @param evaluation the figures
   * @param test truth and prediction of the test videos
   */
  public record Point(
      int answers,
      int labels,
      double labelledSeconds,
      Evaluation evaluation,
      List<LabelledVideo> test) {

    /** Copies the list. */
    public Point {
      test = List.copyOf(test);
    }

    /** Returns segmental F1 at an overlap in per cent, background left out of segments. */
    public double f1(int overlap) {
      return evaluation.all().noBackground().f1().getOrDefault(overlap, Double.NaN);
    }

    /** Returns the share of right frames, 0 to 100. */
    public double mof() {
      return evaluation.all().everyClass().mof();
    }

    /** Returns the edit score, background left out of segments. */
    public double edit() {
      return evaluation.all().noBackground().edit();
    }
  }

  /**
   * One way of choosing what to ask.
   *
   * @param name what people read
   * @param acquisition id of the acquisition function
   * @param points one evaluation a round, in order
   * @param asked the questions, in order
   */
  public record Course(String name, String acquisition, List<Point> points, List<Asked> asked) {

    /** Copies the lists. */
    public Course {
      points = List.copyOf(points);
      asked = List.copyOf(asked);
    }

    /** Returns the last evaluation. */
    public Point last() {
      return points.getLast();
    }
  }

  /**
   * One question and its answer.
   *
   * @param round counted from 1
   * @param video name of the video
   * @param startSeconds from the first frame
   * @param endSeconds from the first frame
   * @param guess what the model thought, most probable first
   * @param answer classes that happen there; empty when nothing does
   * @param picture a PNG of the middle frame; empty when it could not be read
   */
  public record Asked(
      int round,
      String video,
      double startSeconds,
      double endSeconds,
      List<Map.Entry<String, Double>> guess,
      List<String> answer,
      Optional<Picture> picture) {

    /** Copies the lists. */
    public Asked {
      guess = List.copyOf(guess);
      answer = List.copyOf(answer);
    }
  }
}
