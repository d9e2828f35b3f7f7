package org.cuepoint.app.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.cuepoint.core.compare.ComparedVideo;
import org.cuepoint.core.compare.Comparison;
import org.cuepoint.core.compare.ConfidencePair;
import org.cuepoint.core.compare.Contestant;
import org.cuepoint.core.compare.Figures;
import org.cuepoint.core.compare.Stretch;
import org.cuepoint.core.compare.VideoRow;
import org.cuepoint.core.eval.SegmentationScores;
import org.cuepoint.core.media.FrameSize;
import org.cuepoint.core.media.Video;
import org.cuepoint.core.saliency.Saliency;
import org.cuepoint.core.session.DisagreementReview;
import org.cuepoint.core.session.ProjectSession;
import org.cuepoint.core.taxonomy.ActionClass;
import org.cuepoint.core.time.FeatureClock;
import org.cuepoint.core.time.FrameRange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes a comparison of models as one HTML file. One thread at a time. */
public final class ComparisonPage {

  private static final Logger LOG = LoggerFactory.getLogger(ComparisonPage.class);
  private static final FrameSize THUMBNAIL = new FrameSize(160, 120);
  private static final int MOST_DOTS = 3000;
  private static final int MOST_VIDEOS = 30;
  private static final int DETAILED_VIDEOS = 3;
  private static final int MOST_STRETCHES = 24;

  private final HtmlPage page = new HtmlPage("Comparison of models");
  private final Comparison comparison;
  private final Pictures pictures;
  private final List<Explained> explained;

  private ComparisonPage(Comparison comparison, Pictures pictures, List<Explained> explained) {
    this.comparison = comparison;
    this.pictures = pictures;
    this.explained = explained;
  }

  /** Where small pictures come from. */
  @FunctionalInterface
  public interface Pictures {
    /** Returns a picture of a video in the middle of some ticks, or empty if it has none. */
    Optional<Picture> of(ComparedVideo video, int startTick, int endTick);
  }

  /**
   * Writes the page.
   *
   * @param pictures gives pictures of places about which models disagree
   * @param explained where models looked in some of them
   * @return the file
   */
  public static Path write(
      Comparison comparison, Pictures pictures, List<Explained> explained, Path file)
      throws IOException {
    return HtmlPage.write(text(comparison, pictures, explained), file);
  }

  /** Returns what decodes pictures of a project's videos. */
  public static Pictures pictures(ProjectSession session) {
    return (video, startTick, endTick) ->
        session
            .ports()
            .project()
            .video(video.video())
            .flatMap(found -> picture(session, found, startTick, endTick));
  }

  private static Optional<Picture> picture(
      ProjectSession session, Video video, int startTick, int endTick) {
    FeatureClock clock = session.ports().project().project().clock();
    FrameRange frames =
        clock.frames(session.ports().project().index(video.id()).index(), startTick, endTick);
    try {
      return Optional.of(
          Picture.read(session, video, (frames.start() + frames.end()) / 2, THUMBNAIL));
    } catch (IOException unreadable) {
      LOG.warn("No picture of {}", video.name(), unreadable);
      return Optional.empty();
    }
  }

  /** Returns the page. */
  static String text(Comparison comparison, Pictures pictures, List<Explained> explained) {
    return new ComparisonPage(comparison, pictures, List.copyOf(explained)).write();
  }

  private String write() {
    String names =
        comparison.models().stream()
            .map(each -> each.model().name())
            .collect(Collectors.joining(" · "));
    page.paragraph("<h1>" + Markup.safe(names) + "</h1>");
    introduction();
    page.heading("What they cost");
    costs();
    figures();
    page.heading("How much they agree");
    agreements();
    page.heading("Where they disagree most");
    disputes();
    looks();
    page.heading("Videos");
    videos();
    strips();
    return page.text();
  }

  private void introduction() {
    int labelled = comparison.judged(Comparison.Scope.ALL).size();
    int unseen = comparison.judged(Comparison.Scope.UNSEEN).size();
    page.paragraph(
        Markup.format(
            "<p>%d videos or regions, %d of them labelled. %s Every model predicts as if nobody"
                + " had labelled these videos; labels are those of the project, on ticks of 1/%d"
                + " s.</p>",
            comparison.videos().size(),
            labelled,
            labelled == 0
                ? "Without labels nobody knows which model is right."
                : unseen == 0
                    ? "<b>At least one of the models has learned from each of them, so its figures"
                        + " say little about new videos.</b>"
                    : Markup.format(
                        "Figures are over the %d that no model learned from, nor from others of"
                            + " their group.",
                        unseen),
            comparison.hertz()));
    if (!comparison.leftOut().isEmpty()) {
      page.paragraph(
          Markup.format(
              "<p class=\"quiet\">Left out, since features lack that a model needs: %s.</p>",
              Markup.safe(String.join(", ", comparison.leftOut()))));
    }
  }

  private void costs() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of(
            "",
            "made",
            "parameters",
            "multiply-adds a tick",
            "ms a tick, here",
            "times real time",
            "memory, MB",
            "on disk, kB"));
    for (Contestant each : comparison.models()) {
      Contestant.Cost cost = each.cost();
      rows.add(
          List.of(
              each.model().name(),
              each.model().created().toString().substring(0, 10),
              cost.parameters().isPresent()
                  ? Markup.format("%,d", cost.parameters().getAsLong())
                  : "–",
              cost.multiplyAdds().isPresent()
                  ? Markup.format("%,.0f", cost.multiplyAdds().getAsDouble())
                  : "–",
              cost.millisecondsATick().isPresent()
                  ? Markup.format("%.3f", cost.millisecondsATick().getAsDouble())
                  : "–",
              cost.millisecondsATick().isPresent()
                  ? Markup.format(
                      "%,.0f",
                      1000 / comparison.hertz() / cost.millisecondsATick().getAsDouble())
                  : "–",
              cost.peakBytes().isPresent()
                  ? Markup.one(cost.peakBytes().getAsLong() / 1e6)
                  : "–",
              Markup.format("%,.0f", cost.fileBytes() / 1e3)));
    }
    page.table(rows);
    page.paragraph(
        "<p class=\"quiet\">Without the encoder, whose features were ready; a model that looks at"
            + " pictures was timed with reading them. Memory is what predicting took beyond what"
            + " the engine had before.</p>");
  }

  private void figures() {
    List<DetailSection.Shown> shown = new ArrayList<>();
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of(
            "",
            "MoF",
            "edit",
            "F1@10",
            "F1@25",
            "F1@50",
            "macro F1",
            "kappa",
            "edges off, s",
            "ECE, %"));
    for (int m = 0; m < comparison.models().size(); m++) {
      Optional<Figures> found = comparison.figures(m, comparison.fairest());
      if (found.isEmpty()) {
        return;
      }
      Figures figures = found.get();
      String name = comparison.models().get(m).model().name();
      SegmentationScores scores = figures.evaluation().all().noBackground();
      List<String> row = new ArrayList<>(List.of(name, Markup.one(scores.mof())));
      row.add(Markup.one(scores.edit()));
      scores.f1().values().forEach(value -> row.add(Markup.one(value)));
      row.add(Markup.one(figures.evaluation().confusion().macroF1()));
      row.add(Markup.format("%.2f", figures.evaluation().confusion().kappa()));
      row.add(
          Double.isFinite(figures.edges().mean())
              ? Markup.format("%.2f", figures.edges().mean())
              : "–");
      row.add(figures.calibration().map(each -> Markup.one(100 * each.error())).orElse("–"));
      rows.add(row);
      shown.add(
          new DetailSection.Shown(
              name,
              Optional.of(figures.evaluation().confusion()),
              figures.reliability(),
              figures.videos()));
    }
    page.heading("How right they are");
    page.table(rows);
    page.paragraph("<p class=\"quiet\">Segments without background.</p>");
    DetailSection section = new DetailSection(page);
    section.perClass("ticks", shown);
    page.heading("What is taken for what, and confidence against accuracy");
    section.confusions(shown);
    for (int m = 1; m < shown.size(); m++) {
      page.paragraph(
          new ConfusionDifference(
                  shown.get(m).name() + " less " + shown.getFirst().name() + ", % of the row",
                  shown.getFirst().confusion().orElseThrow(),
                  shown.get(m).confusion().orElseThrow())
              .svg());
    }
  }

  private void agreements() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("", "", "same label, %", "kappa"));
    for (int one = 0; one < comparison.models().size(); one++) {
      for (int other = one + 1; other < comparison.models().size(); other++) {
        var matrix = comparison.agreement(one, other);
        rows.add(
            List.of(
                comparison.models().get(one).model().name(),
                comparison.models().get(other).model().name(),
                Markup.one(matrix.accuracy()),
                Markup.format("%.2f", matrix.kappa())));
      }
    }
    page.table(rows);
    List<Map.Entry<String, String>> key =
        IntStream.range(0, Outcomes.values().length)
            .mapToObj(i -> Map.entry(Outcomes.values()[i].words, Outcomes.values()[i].colour))
            .toList();
    page.key(key);
    for (int other = 1; other < comparison.models().size(); other++) {
      List<ScatterChart.Dot> dots =
          comparison.confidences(0, other, MOST_DOTS).stream()
              .map(
                  pair ->
                      new ScatterChart.Dot(
                          pair.first(), pair.second(), Outcomes.of(pair.outcome()).colour))
              .toList();
      String first = comparison.models().getFirst().model().name();
      String second = comparison.models().get(other).model().name();
      page.paragraph(
          new ScatterChart("How sure they are, tick by tick", first, second, dots).svg());
    }
  }

  /** What a dot's colour means. */
  private enum Outcomes {
    SAME("both right, or nobody knows and they say the same", HtmlPage.COLOURS.get(5)),
    FIRST("only the first is right", HtmlPage.COLOURS.getFirst()),
    SECOND("only the second is right", HtmlPage.COLOURS.get(2)),
    NEITHER("neither is right", HtmlPage.COLOURS.get(1)),
    DIFFER("nobody knows and they differ", HtmlPage.COLOURS.get(3));

    private final String words;
    private final String colour;

    Outcomes(String words, String colour) {
      this.words = words;
      this.colour = colour;
    }

    static Outcomes of(ConfidencePair.Outcome outcome) {
      return switch (outcome) {
        case BOTH, AGREE -> SAME;
        case FIRST -> FIRST;
        case SECOND -> SECOND;
        case NEITHER -> NEITHER;
        case DIFFER -> DIFFER;
      };
    }
  }

  private void disputes() {
    List<DisagreementReview.Disputed> disputes =
        DisagreementReview.most(comparison, MOST_STRETCHES);
    if (disputes.isEmpty()) {
      page.paragraph("<p>Nowhere: all take the same to happen.</p>");
      return;
    }
    page.append("<div class=\"asked\">");
    for (DisagreementReview.Disputed dispute : disputes) {
      Stretch stretch = dispute.stretch();
      page.append("<figure>");
      pictures
          .of(dispute.video(), stretch.startTick(), stretch.endTick())
          .ifPresent(picture -> page.append(picture.markup("")));
      String said =
          IntStream.range(0, comparison.models().size())
              .mapToObj(
                  m ->
                      Markup.safe(comparison.models().get(m).model().name())
                          + ": "
                          + Markup.safe(comparison.name(stretch.labels().get(m))))
              .collect(Collectors.joining("<br>"));
      page.append(
          Markup.format(
              "<figcaption><b>%s</b>, %.1f–%.1f s<br><small>%s</small></figcaption></figure>\n",
              Markup.safe(dispute.video().name()),
              (double) stretch.startTick() / comparison.hertz(),
              (double) stretch.endTick() / comparison.hertz(),
              said));
    }
    page.paragraph("</div>");
  }

  private void looks() {
    if (explained.isEmpty()) {
      return;
    }
    page.heading("Where they looked");
    page.paragraph(
        "<p>The darker a part of the picture, the less probable the answer without it; below, the"
            + " same for quarters of a second around the moment. A map is right only if hiding what"
            + " it marks hurts more than hiding anything: the first number, what is left of the"
            + " answer, should be below the second.</p>");
    for (Explained each : explained) {
      page.append("<div class=\"asked\">");
      for (int m = 0; m < each.looks().size(); m++) {
        String name = comparison.models().get(m).model().name();
        each.looks().get(m).ifPresent(found -> look(name, each.place(), found));
      }
      page.paragraph("</div>");
    }
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("", "marked hidden", "anything hidden", "maps that beat chance"));
    for (int m = 0; m < comparison.models().size(); m++) {
      int position = m;
      List<Saliency> own =
          explained.stream().flatMap(each -> each.looks().get(position).stream()).toList();
      if (!own.isEmpty()) {
        rows.add(
            List.of(
                comparison.models().get(m).model().name(),
                Markup.format(
                    "%.3f", own.stream().mapToDouble(Saliency::deletionArea).sum() / own.size()),
                Markup.format(
                    "%.3f", own.stream().mapToDouble(Saliency::randomArea).sum() / own.size()),
                own.stream().filter(Saliency::beatsChance).count() + " of " + own.size()));
      }
    }
    page.table(rows);
  }

  private void look(String name, DisagreementReview.Disputed place, Saliency found) {
    page.append("<figure>");
    pictures
        .of(place.video(), place.stretch().startTick(), place.stretch().endTick())
        .ifPresent(picture -> page.append(new SaliencyPicture(picture, found).svg()));
    page.append(
        Markup.format(
            "<figcaption><b>%s</b><br>%s %.2f<br><small>%s, %.1f s; left %.2f, by chance"
                + " %.2f</small></figcaption></figure>\n",
            Markup.safe(name),
            Markup.safe(comparison.name(found.label())),
            found.probability(),
            Markup.safe(place.video().name()),
            (place.stretch().startTick() + place.stretch().endTick()) / 2.0 / comparison.hertz(),
            found.deletionArea(),
            found.randomArea()));
  }

  private void videos() {
    List<List<String>> rows = new ArrayList<>();
    List<String> head = new ArrayList<>(List.of("", "group", "disagreement, %", "first two differ, %", "labelled, %"));
    comparison.models().forEach(each -> head.add("F1@25 " + each.model().name()));
    rows.add(head);
    for (VideoRow each : comparison.rows()) {
      List<String> row = new ArrayList<>();
      row.add(each.video().name());
      row.add(each.video().unit().orElse("–"));
      row.add(Markup.one(100 * each.divergence()));
      row.add(Markup.one(100 * each.differing()));
      row.add(Markup.one(100 * each.labelledShare()));
      each.f1().forEach(f1 -> row.add(f1.map(Markup::one).orElse("–")));
      rows.add(row);
    }
    page.table(rows);
  }

  private void strips() {
    page.heading("Timelines, the most disputed first");
    Map<String, String> colours = new LinkedHashMap<>();
    for (ActionClass each : comparison.scheme().classes()) {
      colours.put(each.name(), each.colour());
    }
    page.key(List.copyOf(colours.entrySet()));
    List<VideoRow> rows = comparison.rows();
    for (int i = 0; i < Math.min(MOST_VIDEOS, rows.size()); i++) {
      page.paragraph(
          new ComparedStrip(
                  comparison,
                  rows.get(i).video(),
                  colours,
                  i < DETAILED_VIDEOS
                      ? ComparedStrip.Detail.PROBABILITIES
                      : ComparedStrip.Detail.SEGMENTS)
              .svg());
    }
    if (rows.size() > MOST_VIDEOS) {
      page.paragraph(
          Markup.format(
              "<p class=\"quiet\">The first %d of %d videos.</p>", MOST_VIDEOS, rows.size()));
    }
  }
}
