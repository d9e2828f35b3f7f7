package org.cuepoint.app.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;

/**
 * One HTML file that needs nothing beside it and no network, in the making. One thread at a time.
 */
public final class HtmlPage {

  /** Of Okabe and Ito's palette: told apart by colour-blind readers, too. */
  public static final List<String> COLOURS =
      List.of("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#7a5195");

  private static final String STYLE =
      """
      :root { color-scheme: light dark; --line: #8886; --nothing: #8882; --muted: #5c6675; --accent: #1f6fb2; --warning: #b06f08; --card: #8881; }
      @media (prefers-color-scheme: dark) { :root { --muted: #a6b0bd; --accent: #5aa7e6; --warning: #eab04d; } }
      body { font: 15px/1.45 system-ui, sans-serif; max-width: 1760px; margin: 24px auto; padding: 0 24px; }
      h1 { font-size: 24px; } h2 { font-size: 18px; margin-top: 32px; } h3 { font-size: 15px; } p { max-width: 1080px; }
      table { border-collapse: collapse; } th, td { padding: 3px 12px 3px 0; border-bottom: 1px solid var(--line); text-align: right; vertical-align: top; }
      th:first-child, td:first-child, .left { text-align: left; } pre { overflow: auto; } .scroll { overflow-x: auto; }
      .charts { display: flex; flex-wrap: wrap; gap: 16px 28px; align-items: flex-end; }
      svg { width: 340px; max-width: 100%; } svg.wide { width: 100%; max-width: 1080px; } svg.chart { display: block; }
      svg text { font: 12px system-ui, sans-serif; } svg:not(.chart) text { fill: currentColor; } svg .title { font-weight: 600; font-size: 13px; }
      svg .right { text-anchor: end; } svg .middle { text-anchor: middle; }
      svg .grid { stroke: var(--line); stroke-width: 0.5; } svg .nothing { fill: var(--nothing); }
      .key span { display: inline-block; margin-right: 14px; white-space: nowrap; }
      .key i { display: inline-block; width: 12px; height: 12px; margin-right: 5px; border-radius: 2px; vertical-align: -1px; }
      .asked { display: flex; flex-wrap: wrap; gap: 10px; } .asked figure { margin: 0; width: 160px; font-size: 12px; }
      .asked img { display: block; width: 160px; height: 90px; object-fit: contain; background: var(--card); border-radius: 4px; } small, .quiet { color: var(--muted); }
      .columns { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 700px), 1fr)); gap: 0 40px; align-items: start; }
      .columns > * { min-width: 0; } .columns p { margin: 6px 0; }
      .cards { display: flex; flex-wrap: wrap; gap: 12px; } .cards div { background: var(--card); border-radius: 8px; padding: 10px 16px; min-width: 110px; }
      .cards b { display: block; font-size: 22px; line-height: 1.25; } .cards span { color: var(--muted); font-size: 13px; }
      .side { display: flex; flex-wrap: wrap; gap: 16px 48px; align-items: flex-start; }
      .row { display: grid; grid-template-columns: 250px 1fr; gap: 10px; align-items: center; font-size: 12px; line-height: 1.2; margin-bottom: 5px; }
      .row > span { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; } .row svg { width: 100%; display: block; }
      .axis { position: relative; height: 18px; border-top: 1px solid var(--line); color: var(--muted); } .axis i { position: absolute; font-style: normal; transform: translateX(-50%); padding-top: 2px; }
      """;

  private final StringBuilder html = new StringBuilder();

  /** Starts a page. */
  public HtmlPage(String title) {
    html.append("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">")
        .append("<meta name=\"viewport\" content=\"width=device-width\">")
        .append("<title>")
        .append(Markup.safe(title))
        .append("</title><style>")
        .append(STYLE)
        .append("</style></head><body>\n");
  }

  /** Adds markup as it is. */
  public HtmlPage append(String markup) {
    html.append(markup);
    return this;
  }

  /** Adds markup and ends the line. */
  public void paragraph(String markup) {
    html.append(markup).append('\n');
  }

  /** Adds a heading of a section. */
  public void heading(String text) {
    paragraph("<h2>" + Markup.safe(text) + "</h2>");
  }

  /** Adds a table; the first row holds headings. */
  public void table(List<List<String>> rows) {
    html.append("<table>");
    for (int i = 0; i < rows.size(); i++) {
      String cell = i == 0 ? "th" : "td";
      html.append("<tr>");
      for (String text : rows.get(i)) {
        html.append(Markup.format("<%s>%s</%s>", cell, Markup.safe(text), cell));
      }
      html.append("</tr>");
    }
    paragraph("</table>");
  }

  /** Adds a table that scrolls by itself where the page is too narrow for it. */
  public void wideTable(List<List<String>> rows) {
    html.append("<div class=\"scroll\">");
    table(rows);
    paragraph("</div>");
  }

  /** Adds parts that stand side by side where the page is wide enough, else below each other. */
  public void columns(List<Runnable> parts) {
    paragraph("<div class=\"columns\">");
    for (Runnable part : parts) {
      html.append("<div>");
      part.run();
      paragraph("</div>");
    }
    paragraph("</div>");
  }

  /** Adds figures that stand out, each with what it is of. */
  public void cards(List<Map.Entry<String, String>> figures) {
    html.append("<div class=\"cards\">");
    for (Map.Entry<String, String> figure : figures) {
      html.append(
          Markup.format(
              "<div><b>%s</b><span>%s</span></div>",
              Markup.safe(figure.getKey()), Markup.safe(figure.getValue())));
    }
    paragraph("</div>");
  }

  /** Adds what colours mean, name then colour. */
  public void key(List<Map.Entry<String, String>> entries) {
    html.append("<p class=\"key\">");
    for (Map.Entry<String, String> entry : entries) {
      html.append(
          Markup.format(
              "<span><i style=\"background:%s\"></i>%s</span>",
              entry.getValue(), Markup.safe(entry.getKey())));
    }
    paragraph("</p>");
  }

  /** Returns the whole page. */
  public String text() {
    return html + "</body></html>\n";
  }

  /**
   * Writes a page beside its place and moves it there, so that an old one is never half gone.
   *
   * @param text the page
   * @param file its place; its folder is made if it is not there
   * @return the file
   */
  public static Path write(String text, Path file) throws IOException {
    Path place = file.toAbsolutePath();
    Path folder = place.getParent();
    if (folder == null) {
      throw new IOException("'" + file + "' is no place for a report.");
    }
    Files.createDirectories(folder);
    Path fresh = place.resolveSibling(place.getFileName() + ".new");
    Files.writeString(fresh, text);
    Files.move(fresh, place, StandardCopyOption.REPLACE_EXISTING);
    return file;
  }
}
