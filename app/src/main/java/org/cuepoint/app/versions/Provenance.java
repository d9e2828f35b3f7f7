package org.cuepoint.app.versions;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.cuepoint.app.i18n.Messages;
import org.cuepoint.app.report.HtmlPage;
import org.cuepoint.app.report.Markup;
import org.cuepoint.app.workspace.VersionActions;
import org.cuepoint.core.recognition.ModelVersion;
import org.cuepoint.core.session.ModelAccount;
import org.cuepoint.core.session.ModelVersions;
import org.cuepoint.core.session.SnapshotSummary;
import org.cuepoint.core.train.EvaluationRecord;

/**
 * The page that accounts for one version, in words: for the screen, the clipboard and a file.
 *
 * @param title name of the version
 * @param note what people have written about it, may be empty
 * @param sections what is known, by what it is about; none is empty
 */
record Provenance(String title, String note, List<Section> sections) {

  Provenance {
    sections = List.copyOf(sections);
  }

  /** Rows under a heading. */
  record Section(String title, List<Row> rows) {
    Section {
      rows = List.copyOf(rows);
    }
  }

  /** A name and a value; the name may be empty where the value says it all. */
  record Row(String name, String value) {}

  static Provenance of(ModelAccount account) {
    ModelVersion model = account.model();
    List<Section> sections = new ArrayList<>();
    add(sections, Messages.text("versions.page.version"), version(account));
    add(sections, Messages.text("versions.page.from"), from(account));
    account
        .learnedFrom()
        .ifPresent(labels -> add(sections, Messages.text("versions.page.labels"), labels(labels)));
    add(sections, Messages.text("versions.page.plan"), rows(account.plan()));
    Map<String, String> settings = new TreeMap<>(model.provenance().settings());
    settings.put(Messages.text("versions.page.seed"), Long.toString(model.provenance().seed()));
    add(sections, Messages.text("versions.page.settings"), rows(settings));
    Map<String, String> figures = new TreeMap<>();
    model.metrics().forEach((name, value) -> figures.put(name, Figures.text(value)));
    add(sections, Messages.text("versions.page.figures"), rows(figures));
    add(
        sections,
        Messages.text("versions.page.evaluations"),
        account.evaluations().stream().map(Provenance::evaluation).toList());
    add(
        sections,
        Messages.text("versions.page.files"),
        account.files().stream().map(Provenance::file).toList());
    add(sections, Messages.text("versions.page.inputs"), rows(model.provenance().inputs()));
    add(sections, Messages.text("versions.page.software"), rows(model.provenance().software()));
    return new Provenance(model.name(), account.remarks().note(), sections);
  }

  private static void add(List<Section> sections, String title, List<Row> rows) {
    if (!rows.isEmpty()) {
      sections.add(new Section(title, rows));
    }
  }

  private static List<Row> rows(Map<String, String> values) {
    return new TreeMap<>(values)
        .entrySet().stream().map(each -> new Row(each.getKey(), each.getValue())).toList();
  }

  private static List<Row> version(ModelAccount account) {
    List<Row> rows = new ArrayList<>();
    rows.add(new Row(Messages.text("versions.page.kind"), account.model().kind().word()));
    rows.add(
        new Row(Messages.text("versions.page.made"), VersionTexts.when(account.model().created())));
    account
        .deleted()
        .ifPresent(
            when ->
                rows.add(new Row(Messages.text("versions.page.deleted"), VersionTexts.when(when))));
    boolean encodes = account.model().kind().encodes();
    if (account.use() == ModelVersions.Use.ACTIVE) {
      rows.add(
          new Row(
              Messages.text("versions.page.now"),
              encodes
                  ? Messages.text("versions.page.encodes")
                  : Messages.text("versions.page.suggests")));
    }
    if (!account.activations().isEmpty()) {
      rows.add(
          new Row(
              Messages.text("versions.page.activated"),
              account.activations().stream()
                  .map(each -> VersionTexts.when(each.when()))
                  .collect(Collectors.joining("; "))));
    }
    if (!account.remarks().tags().isEmpty()) {
      rows.add(
          new Row(
              Messages.text("versions.page.tags"), String.join(", ", account.remarks().tags())));
    }
    rows.add(new Row(Messages.text("versions.page.identity"), account.model().id().toString()));
    return rows;
  }

  private static List<Row> from(ModelAccount account) {
    List<Row> rows = new ArrayList<>();
    for (ModelAccount.Parent parent : account.parents()) {
      rows.add(
          new Row(
              Messages.text("versions.page.parent"),
              switch (parent.standing()) {
                case THERE -> parent.name();
                case DELETED -> Messages.text("versions.deleted-name", parent.name());
                case UNKNOWN -> Messages.text("versions.page.unknown", parent.name());
              }));
    }
    if (!account.videos().isEmpty()) {
      rows.add(
          new Row(Messages.text("versions.page.sources"), String.join(", ", account.videos())));
    }
    if (!account.descendants().isEmpty()) {
      rows.add(
          new Row(
              Messages.text("versions.page.descendants"),
              account.descendants().stream()
                  .map(ModelVersion::name)
                  .collect(Collectors.joining(", "))));
    }
    return rows;
  }

  private static List<Row> labels(SnapshotSummary labels) {
    List<Row> rows = new ArrayList<>();
    rows.add(new Row(Messages.text("versions.page.in-all"), VersionTexts.labels(labels)));
    new TreeMap<>(labels.segments())
        .forEach((name, count) -> rows.add(new Row(name, Integer.toString(count))));
    rows.add(
        new Row(
            Messages.text("versions.page.videos", labels.videos().size()),
            String.join(", ", labels.videos())));
    if (!labels.groups().isEmpty()) {
      rows.add(
          new Row(
              Messages.text("versions.page.groups", labels.groups().size()),
              String.join(", ", labels.groups())));
    }
    return rows;
  }

  private static Row evaluation(EvaluationRecord evaluation) {
    String scores =
        Figures.scores(evaluation).entrySet().stream()
            .map(each -> each.getKey() + " " + Figures.text(each.getValue()))
            .collect(Collectors.joining(" · "));
    return new Row(
        VersionTexts.when(evaluation.created()),
        Messages.text("versions.page.evaluation", scores, evaluation.truth()));
  }

  private static Row file(ModelAccount.StoredFile file) {
    OptionalLong bytes = file.bytes();
    return new Row(
        file.role(),
        bytes.isPresent()
            ? Messages.text(
                "versions.page.file", VersionActions.bytes(bytes.getAsLong()), file.hash().hex())
            : Messages.text("versions.page.file-gone", file.hash().hex()));
  }

  /** Returns the page as plain text. */
  String text() {
    StringBuilder text = new StringBuilder(title).append('\n');
    if (!note.isEmpty()) {
      text.append('\n').append(note).append('\n');
    }
    for (Section section : sections) {
      text.append('\n').append(section.title()).append('\n');
      for (Row row : section.rows()) {
        text.append("  ").append(row.name()).append(": ").append(row.value()).append('\n');
      }
    }
    return text.toString();
  }

  /**
   * Returns the page as one HTML file that needs nothing beside it.
   *
   * @param project name of the project
   */
  String html(String project) {
    HtmlPage page = new HtmlPage(Messages.text("versions.page.title", title, project));
    page.paragraph("<h1>" + Markup.safe(title) + "</h1>");
    page.paragraph("<p class=\"quiet\">" + Markup.safe(project) + "</p>");
    if (!note.isEmpty()) {
      page.paragraph("<p>" + Markup.safe(note).replace("\n", "<br>") + "</p>");
    }
    for (Section section : sections) {
      page.heading(section.title());
      page.append("<table>");
      for (Row row : section.rows()) {
        page.append("<tr><th scope=\"row\">")
            .append(Markup.safe(row.name()))
            .append("</th><td class=\"left\" style=\"overflow-wrap: anywhere\">")
            .append(Markup.safe(row.value()))
            .append("</td></tr>");
      }
      page.paragraph("</table>");
    }
    return page.text();
  }
}
