package org.cuepoint.core.experiment;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cuepoint.core.eval.ConfusionMatrix;
import org.cuepoint.core.eval.LabelledVideo;
import org.cuepoint.core.eval.Reliability;
import org.cuepoint.core.provenance.Provenance;

/**
 * What an experiment gave.
 *
 * @param name the plan's name
 * @param plan the plan as its file says it, as JSON
 * @param rows the table
 * @param curves rows of the table in order of labels, one curve a system
 * @param details what plots show beyond the table
 * @param notes what a reader must know to judge the figures, one sentence each
 * @param provenance inputs, settings and software
 * @param started when it began
 * @param seconds how long it took
 */
public record ExperimentResult(
    String name,
    String plan,
    List<Row> rows,
    List<Curve> curves,
    List<Detail> details,
    List<String> notes,
    Provenance provenance,
    Instant started,
    double seconds) {

  /** Copies the lists. */
  public ExperimentResult {
    rows = List.copyOf(rows);
    curves = List.copyOf(curves);
    details = List.copyOf(details);
    notes = List.copyOf(notes);
  }

  /**
   * One system under one condition.
   *
   * @param system what was tried
   * @param condition how, for example {@code linear probe, 5 a class}; empty when there is one only
   * @param figures by name, scores 0 to 100 unless the name says otherwise
   */
  public record Row(String system, String condition, Map<String, Figure> figures) {
    /** Copies the map in its order. */
    public Row {
      figures = Collections.unmodifiableMap(new LinkedHashMap<>(figures));
    }

    Row withSystem(String newSystem) {
      return new Row(newSystem, condition, figures);
    }
  }

  /**
   * How a figure grows with labels.
   *
   * @param system what was tried
   * @param figure name of the figure
   * @param points in order of labels
   */
  public record Curve(String system, String figure, List<Point> points) {
    /** Copies the list. */
    public Curve {
      points = List.copyOf(points);
    }

    Curve withSystem(String newSystem) {
      return new Curve(newSystem, figure, points);
    }
  }

  /**
   * A point of a curve.
   *
   * @param labels labels of each class
   * @param figure the figure there
   */
  public record Point(int labels, Figure figure) {}

  /**
   * Predictions of a system in all folds of its first seed.
   *
   * @param system what was tried
   * @param condition how
   * @param confusion truth against prediction of frames, ticks or segments, if there is one class
   *     each
   * @param reliability confidence against accuracy, if there are probabilities
   * @param videos truth and prediction of whole videos, if they were segmented
   */
  public record Detail(
      String system,
      String condition,
      Optional<ConfusionMatrix> confusion,
      Optional<Reliability> reliability,
      List<LabelledVideo> videos) {
    /** Copies the list. */
    public Detail {
      videos = List.copyOf(videos);
    }

    Detail withSystem(String newSystem) {
      return new Detail(newSystem, condition, confusion, reliability, videos);
    }
  }
}
