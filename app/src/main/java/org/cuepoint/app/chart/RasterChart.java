package org.cuepoint.app.chart;

import java.util.List;
import java.util.Optional;
import org.cuepoint.app.i18n.Messages;
import org.cuepoint.core.ethogram.Ethogram;
import org.cuepoint.core.ethogram.GroupRecord;
import org.cuepoint.core.ethogram.Observation;
import org.cuepoint.core.ethogram.ObservationRecord;
import org.cuepoint.core.taxonomy.ActionClass;
import org.cuepoint.core.taxonomy.ClassId;
import org.cuepoint.core.time.FrameIndex;

/**
 * When what happened: a row for each observation, a lane in it for each group of classes. Bouts are
 * filled in the colour of their class, point events are strokes with a head, observed background is
 * a grey ground, and what nobody looked at is empty.
 *
 * @param ethogram what is shown, in the order of its records
 * @param only a class that is picked out: the others are pale; empty for none
 */
public record RasterChart(Ethogram ethogram, Optional<ClassId> only) {

  private static final double PALE = 0.18;

  private static final double LANE = 15;
  private static final double THIN_LANE = 8;
  private static final double GAP = 7;
  private static final double AXIS = 26;
  private static final double RIGHT = 14;
  private static final double MOST_NAMES = 230;

  /** Makes a chart in which no class is picked out. */
  public RasterChart(Ethogram ethogram) {
    this(ethogram, Optional.empty());
  }

  /** Returns how many rows there are. */
  public int rows() {
    return ethogram.records().size();
  }

  private double lane() {
    return lanes() > 2 ? THIN_LANE : LANE;
  }

  private int lanes() {
    return ethogram.records().isEmpty() ? 0 : ethogram.records().getFirst().groups().size();
  }

  /** Returns how high a row is, in pixels. */
  public double rowHeight() {
    return Math.max(LANE, lanes() * lane()) + GAP;
  }

  private double names(double width) {
    double longest =
        ethogram.records().stream()
            .mapToDouble(each -> Sketch.width(name(each.observation())))
            .max()
            .orElse(0);
    return Math.min(Math.min(MOST_NAMES, 0.3 * width), longest + 10);
  }

  private Scale scale(double width) {
    return new Scale(
        ethogram.records().stream()
            .mapToDouble(each -> each.observation().seconds())
            .max()
            .orElse(1),
        names(width),
        width - RIGHT);
  }

  private static String name(Observation observation) {
    Optional<String> who = observation.subject().or(observation::group);
    return who.map(subject -> observation.name() + " · " + subject).orElse(observation.name());
  }

  /** Returns one row. */
  public Drawing row(int number, double width) {
    ObservationRecord record = ethogram.records().get(number);
    Observation observation = record.observation();
    Scale scale = scale(width);
    Sketch sketch = new Sketch();
    sketch.words(
        0,
        rowHeight() / 2 + 1,
        Sketch.fit(name(observation), scale.from() - 10),
        Ink.TEXT,
        Mark.Align.LEFT,
        new Note(name(observation), new Target.Moment(observation.video(), 0)));
    double end = scale.at(observation.seconds());
    double y = 0;
    for (GroupRecord group : record.groups()) {
      double height = lanes() > 2 ? lane() - 1 : lane();
      sketch.line(scale.from(), y + height - 0.5, end, y + height - 0.5, Ink.LINE, 1);
      for (GroupRecord.Step step : group.steps()) {
        step(sketch, scale, observation, group, step, y, height);
      }
      y += lane();
    }
    return sketch.drawing(width, rowHeight());
  }

  private void step(
      Sketch sketch,
      Scale scale,
      Observation observation,
      GroupRecord group,
      GroupRecord.Step step,
      double y,
      double height) {
    FrameIndex index = observation.index();
    double start = index.secondsAt(step.frames().start());
    double end = index.secondsAt(step.frames().end());
    Target there = new Target.Moment(observation.video(), step.frames().start());
    if (step.state() == GroupRecord.BACKGROUND) {
      sketch.box(
          scale.at(start),
          y,
          Math.max(0.5, scale.at(end) - scale.at(start)),
          height,
          Ink.NOTHING,
          new Note(
              Messages.text("chart.background.tip", Figures.time(start), Figures.time(end - start)),
              there));
      return;
    }
    ActionClass shown = group.group().classes().get(step.state());
    Ink ink = Ink.of(shown.colour());
    double strength = only.isEmpty() || only.get().equals(shown.id()) ? 1 : PALE;
    if (step.frames().isPoint()) {
      Note note =
          new Note(Messages.text("chart.point.tip", shown.name(), Figures.time(start)), there);
      sketch.box(scale.at(start) - 0.75, y, 1.5, height, ink, strength, note);
      sketch.dot(scale.at(start), y + 3, 3, ink, strength, note);
    } else {
      sketch.box(
          scale.at(start),
          y,
          Math.max(1, scale.at(end) - scale.at(start)),
          height,
          ink,
          strength,
          new Note(
              Messages.text(
                  "chart.bout.tip", shown.name(), Figures.time(start), Figures.time(end - start)),
              there));
    }
  }

  /** Returns the axis of time that all rows share. */
  public Drawing axis(double width) {
    Scale scale = scale(width);
    Sketch sketch = new Sketch();
    sketch.line(scale.from(), 0.5, scale.to(), 0.5, Ink.LINE, 1);
    for (double tick : scale.timeTicks((int) Math.max(2, (scale.to() - scale.from()) / 80))) {
      sketch.line(scale.at(tick), 0, scale.at(tick), 5, Ink.LINE, 1);
      sketch.words(scale.at(tick), 18, Figures.tick(tick), Ink.MUTED, Mark.Align.MIDDLE);
    }
    return sketch.drawing(width, AXIS);
  }

  /** Returns all rows with the axis below. */
  public Drawing drawing(double width) {
    Sketch sketch = new Sketch();
    double y = 0;
    for (int i = 0; i < rows(); i++) {
      sketch.below(y, row(i, width));
      y += rowHeight();
    }
    sketch.below(y, axis(width));
    return sketch.drawing(width, y + AXIS);
  }

  /** Returns what the colours mean: the classes that happen anywhere, in their order. */
  public List<ActionClass> key() {
    return java.util.stream.IntStream.range(0, ethogram.scheme().classes().size())
        .filter(
            c ->
                ethogram.records().stream()
                    .anyMatch(each -> !each.behaviours().get(c).occurrences().isEmpty()))
        .mapToObj(c -> ethogram.scheme().classes().get(c))
        .toList();
  }
}
