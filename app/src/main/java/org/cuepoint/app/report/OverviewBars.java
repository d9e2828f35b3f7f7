package org.cuepoint.app.report;

import org.cuepoint.app.chart.BarsChart;
import org.cuepoint.app.chart.Figures;
import org.cuepoint.app.chart.Ink;
import org.cuepoint.app.chart.Note;
import org.cuepoint.app.chart.Target;
import org.cuepoint.app.i18n.Messages;
import org.cuepoint.core.overview.DiskUse;
import org.cuepoint.core.overview.NamedCoverage;
import org.cuepoint.core.overview.ProjectOverview;
import org.cuepoint.core.overview.ProjectSurvey;
import org.cuepoint.core.session.FeatureDrift;

/** The bars of an overview, for pages and for the window. No state. */
public final class OverviewBars {

  private OverviewBars() {}

  /** Returns how long each class is labelled. */
  public static BarsChart classes(ProjectOverview overview) {
    return new BarsChart(
        overview.classes().stream()
            .map(
                each ->
                    new BarsChart.Row(
                        each.actionClass().name(),
                        each.statistics().totalSeconds(),
                        Messages.text(
                            "overview.class.figure",
                            Figures.time(each.statistics().totalSeconds()),
                            each.statistics().occurrences(),
                            each.videos()),
                        Ink.of(each.actionClass().colour()),
                        new Note(
                            each.actionClass().name(),
                            new Target.OfClass(each.actionClass().id()))))
            .toList());
  }

  /** Returns how much of each group somebody has looked at. */
  public static BarsChart groups(ProjectOverview overview) {
    return new BarsChart(
        overview.groups().stream()
            .map(
                each ->
                    row(
                        each,
                        each.name().isEmpty() ? Messages.text("chart.no-group") : each.name(),
                        new Target.OfGroup(each.name())))
            .toList(),
        1);
  }

  /** Returns how much of each subject somebody has looked at. */
  public static BarsChart subjects(ProjectOverview overview) {
    return new BarsChart(
        overview.subjects().stream()
            .map(
                each ->
                    row(
                        each,
                        each.name().isEmpty() ? Messages.text("chart.no-subject") : each.name(),
                        new Target.OfSubject(each.name())))
            .toList(),
        1);
  }

  private static BarsChart.Row row(NamedCoverage each, String name, Target target) {
    return new BarsChart.Row(
        name,
        each.coverage().share(),
        Messages.text(
            "overview.coverage.figure",
            Figures.percent(each.coverage().share()),
            Figures.time(each.coverage().seenSeconds()),
            Figures.time(each.coverage().countedSeconds())),
        Ink.ACCENT,
        new Note(Messages.text("overview.coverage.tip", name, each.videos()), target));
  }

  /** Returns how much of each video somebody has looked at. */
  public static BarsChart videos(ProjectOverview overview) {
    return new BarsChart(
        overview.videos().stream()
            .map(
                each ->
                    new BarsChart.Row(
                        each.video().name(),
                        each.coverage().share(),
                        Messages.text(
                            "overview.video.figure",
                            Figures.percent(each.coverage().share()),
                            each.segments(),
                            each.suggestions()),
                        Ink.ACCENT,
                        new Note(
                            Messages.text("overview.open.tip", each.video().name()),
                            new Target.Moment(each.video().id(), 0))))
            .toList(),
        1);
  }

  /** Returns how far videos lie from the labelled ones, at most so many, the farthest. */
  public static BarsChart drift(FeatureDrift drift, int most) {
    return new BarsChart(
        drift.videos().stream()
            .filter(each -> Double.isFinite(each.distance()))
            .limit(most)
            .map(
                each ->
                    new BarsChart.Row(
                        each.name(),
                        each.distance(),
                        Figures.two(each.distance())
                            + (each.labels() == FeatureDrift.Labels.SOME
                                ? ""
                                : " " + Messages.text("overview.drift.unlabelled")),
                        drift.isUnusual(each)
                            ? Ink.WARNING
                            : each.labels() == FeatureDrift.Labels.SOME ? Ink.MUTED : Ink.ACCENT,
                        new Note(
                            Messages.text("overview.open.tip", each.name()),
                            new Target.Moment(each.video(), 0))))
            .toList());
  }

  /** Returns what takes room on the disk, the largest first. */
  public static BarsChart disk(ProjectSurvey survey) {
    return new BarsChart(
        survey.disk().stream()
            .sorted((a, b) -> Long.compare(b.bytes(), a.bytes()))
            .map(
                each ->
                    new BarsChart.Row(
                        name(each.kind()),
                        each.bytes(),
                        Messages.text(
                            "overview.disk.figure", Figures.bytes(each.bytes()), each.files()),
                        Ink.ACCENT,
                        Note.NONE))
            .toList());
  }

  private static String name(DiskUse.Kind kind) {
    return switch (kind) {
      case VIDEOS -> Messages.text("overview.disk.videos");
      case DATABASE -> Messages.text("overview.disk.database");
      case BLOBS -> Messages.text("overview.disk.blobs");
      case FEATURES -> Messages.text("overview.disk.features");
      case PREDICTIONS -> Messages.text("overview.disk.predictions");
      case PICTURES -> Messages.text("overview.disk.pictures");
      case RUNS -> Messages.text("overview.disk.runs");
      case BACKUPS -> Messages.text("overview.disk.backups");
      case OTHER -> Messages.text("overview.disk.other");
    };
  }
}
